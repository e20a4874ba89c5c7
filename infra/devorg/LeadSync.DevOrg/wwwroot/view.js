// The page of a table's views: selector, list, paging, new-record command.
import { page } from "./api.js";
import { element, freshId, stateBox } from "./dom.js";
import { createGrid, defaultView, pageSize } from "./grid.js";
import { text } from "./texts.js";

const nothing = { leave: () => {}, dirty: () => false };

export async function showView(place, name, viewId) {
  try {
    const [table, views] = await Promise.all([page.table(name), page.views(name)]);
    if (!place.isCurrent()) return nothing;
    const view = views.find(each => each.id === viewId) ?? defaultView(views);
    if (!view) {
      place.main.replaceChildren(stateBox("empty", text.empty));
      return nothing;
    }
    return draw(place, table, views, view);
  } catch (problem) {
    if (place.isCurrent()) place.main.replaceChildren(stateBox("failed", text.failed(problem.message), { label: text.retry, run: () => showView(place, name, viewId) }));
    return nothing;
  }
}

function draw(place, table, views, view) {
  document.title = `${view.name} – ${table.pluralLabel}`;
  const status = element("span", { class: "soft", role: "status" });
  const pager = makePager(step => grid.turn(step));
  const grid = createGrid(table, view, {
    heading: view.name,
    told(state) {
      const count = (state.number - 1) * pageSize + (state.count ?? 0);
      status.textContent = state.stale ? text.stale : state.count === undefined ? "" : text.records(count, state.more);
      status.classList.toggle("warn", state.stale);
      pager.show(state.number, state.more);
    }
  });
  const heading = element("h1", { tabindex: "-1" }, view.name);
  const create = table.mayCreate && element("a", { class: "button primary", href: `#/${table.name}/new`, id: "create" }, `+ ${text.create}`);
  place.main.replaceChildren(element("div", { class: "commands" }, heading, selector(table, views, view), create, status), grid.node, pager.node);
  heading.focus({ preventScroll: true });
  return { leave: () => grid.end(), dirty: () => false };
}

function selector(table, views, view) {
  const id = freshId("views");
  const choose = event => { location.hash = `#/${table.name}/view/${event.target.value}`; };
  return element("span", { class: "views" }, element("label", { for: id, class: "soft" }, text.view),
    element("select", { id, onchange: choose }, views.map(each => element("option", { value: each.id, selected: each.id === view.id }, each.name))));
}

function makePager(turn) {
  const number = element("span", { class: "soft" });
  const back = element("button", { type: "button", class: "quiet", onclick: () => turn(-1) }, `‹ ${text.previous}`);
  const on = element("button", { type: "button", class: "quiet", onclick: () => turn(1) }, `${text.next} ›`);
  const node = element("div", { class: "pager", hidden: true }, back, number, on);
  return {
    node,
    show(at, more) {
      node.hidden = at === 1 && !more;
      number.textContent = text.page(at);
      back.disabled = at === 1;
      on.disabled = !more;
    }
  };
}
