// The app's site map on the left.
import { element, freshId } from "./dom.js";
import { text } from "./texts.js";

export function showSiteMap(map, app) {
  map.setAttribute("aria-label", text.navigation);
  map.replaceChildren(...app.areas.flatMap(area => [
    area.title && element("h2", null, area.title),
    ...area.groups.map(group => {
      const id = freshId("group");
      return element("div", { class: "group" }, element("h3", { id }, group.title ?? ""), element("ul", { "aria-labelledby": id },
        group.items.map(item => element("li", null, element("a", { href: `#/${place(item)}`, "data-table": item.table, "data-place": place(item) }, item.title)))));
    })
  ].filter(Boolean)));
}

// A table, or a web resource as a page of its own.
const place = item => item.table ?? `page/${encodeURIComponent(item.webResource)}`;

export function markCurrent(map, shown) {
  for (const link of map.querySelectorAll("a")) {
    if (link.dataset.place === shown) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}
