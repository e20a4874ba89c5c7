// A list of rows after a view's query and layout, kept up to date in place: focus and scroll position stay where they are.
import { page, rows } from "./api.js";
import { element, stateBox } from "./dom.js";
import { text } from "./texts.js";
import { cellText, isNumber } from "./values.js";

export const pageSize = 50;
const everySeconds = 3;

// Options: lookup { column, id } keeps to the rows that point at one; told(list) hears of every page that was read.
export function createGrid(table, view, options = {}) {
  const node = element("div", { class: "grid" });
  const state = { number: 1, more: false, body: null, ended: false, stale: false, seen: null };
  const heading = options.heading;

  async function load(isFirst) {
    if (isFirst) node.replaceChildren(stateBox("loading", text.loading));
    const number = state.number;
    try {
      const found = await rows.fetch(table.entitySet, pageOf(view.fetchXml, number, options.lookup));
      if (state.ended || number !== state.number) return;
      state.more = found["@Microsoft.Dynamics.CRM.morerecords"] === true;
      state.stale = false;
      draw(found.value);
    } catch (problem) {
      if (state.ended) return;
      state.stale = state.body !== null;
      // Rows that were read stay visible; only the first failure takes the whole place, and keeps it while it lasts.
      if (!state.body && !node.querySelector(".failed")) node.replaceChildren(stateBox("failed", text.failed(problem.message), { label: text.retry, run: () => load(true) }));
    }
    options.told?.(state);
  }

  function draw(list) {
    const seen = JSON.stringify(list);
    if (seen === state.seen && state.body) return;
    state.seen = seen;
    state.count = list.length;
    if (list.length === 0) {
      state.body = null;
      node.replaceChildren(stateBox("empty", text.empty));
      return;
    }
    if (!state.body) {
      state.body = element("tbody");
      node.replaceChildren(element("div", { class: "scroll" }, element("table", { "aria-label": heading }, head(view), state.body)));
    }
    const focused = document.activeElement;
    reconcile(state.body, list, table, view);
    // Moving a row in the document takes its focus away.
    if (state.body.contains(focused) && document.activeElement !== focused) focused.focus({ preventScroll: true });
  }

  node.addEventListener("keydown", event => moveFocus(event, state.body));
  const clock = setInterval(() => document.visibilityState === "visible" && load(false), everySeconds * 1000);
  load(true);
  return {
    node,
    turn(step) {
      state.number += step;
      state.body = null;
      return load(true);
    },
    refresh: () => load(false),
    end() {
      state.ended = true;
      clearInterval(clock);
    }
  };
}

function pageOf(fetchXml, number, lookup) {
  const fetch = new DOMParser().parseFromString(fetchXml, "text/xml");
  fetch.documentElement.setAttribute("page", number);
  fetch.documentElement.setAttribute("count", pageSize);
  if (lookup) {
    const filter = fetch.createElement("filter");
    const condition = fetch.createElement("condition");
    condition.setAttribute("attribute", lookup.column);
    condition.setAttribute("operator", "eq");
    condition.setAttribute("value", lookup.id);
    filter.append(condition);
    fetch.querySelector("fetch > entity").append(filter);
  }
  return new XMLSerializer().serializeToString(fetch);
}

function head(view) {
  const sorted = view.descending ? "descending" : "ascending";
  const total = view.columns.reduce((sum, column) => sum + column.width, 0);
  const columns = view.columns.map(column => {
    const made = element("col");
    made.style.width = `${column.width / total * 100}%`;
    return made;
  });
  return [element("colgroup", null, columns), element("thead", null, element("tr", null, view.columns.map(column =>
    element("th", { scope: "col", class: isNumber(column.type) ? "number" : null, "aria-sort": column.name === view.sortedBy ? sorted : null }, column.label))))];
}

function reconcile(body, list, table, view) {
  const known = new Map([...body.children].map(line => [line.dataset.id, line]));
  list.forEach((row, index) => {
    const id = row[table.primaryId];
    const line = known.get(id) ?? makeLine(id, table, view);
    known.delete(id);
    fill(line, row, view);
    if (body.children[index] !== line) body.insertBefore(line, body.children[index] ?? null);
  });
  known.forEach(line => line.remove());
}

function makeLine(id, table, view) {
  const address = `#/${table.name}/row/${id}`;
  const cells = view.columns.map((column, index) => {
    const cell = element("td", { class: isNumber(column.type) ? "number" : null, "data-column": column.name });
    if (index === 0) cell.append(element("a", { href: address, class: "open" }));
    return cell;
  });
  // The link serves keyboard and screen reader; a click anywhere in the line does the same.
  const open = event => { if (!event.target.closest("a")) location.hash = address; };
  return element("tr", { "data-id": id, onclick: open }, cells);
}

function fill(line, row, view) {
  view.columns.forEach((column, index) => {
    const place = index === 0 ? line.cells[0].firstChild : line.cells[index];
    const shown = cellText(row, column) || (index === 0 ? text.unnamed : "");
    if (place.textContent === shown) return;
    place.textContent = shown;
    place.title = shown;
  });
}

function moveFocus(event, body) {
  if (!body || !["ArrowDown", "ArrowUp", "Home", "End"].includes(event.key) || !event.target.classList.contains("open")) return;
  const links = [...body.querySelectorAll("a.open")];
  const at = links.indexOf(event.target);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[event.key];
  event.preventDefault();
  links[next]?.focus();
}

// The view that a table is shown with when none was chosen.
export const defaultView = views => views.find(view => view.isDefault) ?? views[0];

// A list of the rows of another table that point at this row.
export async function relatedGrid(name, lookup, viewId) {
  const [table, views] = await Promise.all([page.table(name), page.views(name)]);
  const view = views.find(each => each.id === viewId) ?? defaultView(views);
  return view && createGrid(table, view, { lookup, heading: table.pluralLabel });
}
