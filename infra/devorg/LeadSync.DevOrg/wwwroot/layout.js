// Draws a form's tabs, sections and cells, and the lists of related rows beside them.
import { makeControl } from "./controls.js";
import { element, freshId, stateBox } from "./dom.js";
import { relatedGrid } from "./grid.js";
import { text } from "./texts.js";
import { webResource } from "./webresource.js";

// Gives { node, show, refresh, end }: show puts the record's values in, refresh renews embedded lists.
export function drawForm(layout, form) {
  const parts = { controls: [], grids: [], form, embedded: new Set() };
  const tabs = layout.tabs.map(tab => ({ label: tab.label ?? "", node: drawTab(tab, parts) }));
  if (!form.record.isNew)
    for (const related of form.table.related.filter(each => !parts.embedded.has(`${each.table}.${each.column}`)))
      tabs.push(relatedTab(related, parts));
  return {
    node: tabs.length > 1 ? tabList(tabs) : element("div", null, tabs.map(tab => tab.node)),
    show: () => parts.controls.forEach(control => control.show()),
    refresh: () => parts.grids.forEach(grid => grid.refresh()),
    end: () => parts.grids.forEach(grid => grid.end())
  };
}

function tabList(tabs) {
  const heads = tabs.map((tab, index) => {
    tab.node.id = freshId("panel");
    tab.node.setAttribute("role", "tabpanel");
    return element("button", { type: "button", role: "tab", id: freshId("tab"), "aria-controls": tab.node.id, onclick: () => select(index) }, tab.label);
  });
  function select(chosen) {
    tabs.forEach((tab, index) => {
      heads[index].setAttribute("aria-selected", String(index === chosen));
      heads[index].tabIndex = index === chosen ? 0 : -1;
      tab.node.hidden = index !== chosen;
      tab.node.setAttribute("aria-labelledby", heads[index].id);
    });
    tabs[chosen].open?.();
  }
  const list = element("div", { role: "tablist", class: "tabs" }, heads);
  list.addEventListener("keydown", event => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = (heads.indexOf(document.activeElement) + step + heads.length) % heads.length;
    select(next);
    heads[next].focus();
  });
  select(0);
  return element("div", null, list, tabs.map(tab => tab.node));
}

const drawTab = (tab, parts) => element("div", { class: "tab" }, tab.columns.map(column => {
  const made = element("div", { class: "column" }, column.sections.map(section => drawSection(section, parts)));
  made.style.flexBasis = column.width ?? "100%";
  return made;
}));

function drawSection(section, parts) {
  const cells = element("div", { class: "cells" });
  cells.style.setProperty("--columns", section.columns);
  for (const row of section.rows)
    row.forEach((cell, index) => {
      const made = drawCell(cell, parts);
      if (index === 0) made.classList.add("first");
      if (cell.columnSpan > 1) made.style.gridColumnEnd = `span ${Math.min(cell.columnSpan, section.columns)}`;
      cells.append(made);
    });
  const id = freshId("section");
  return element("section", { "aria-labelledby": section.showLabel ? id : null }, section.showLabel && element("h2", { id }, section.label ?? ""), cells);
}

function drawCell(cell, parts) {
  const { control } = cell;
  if (!control) return element("div", { class: "cell" });
  if (control.kind === "webresource") {
    const frame = webResource(cell, parts.form);
    return element("div", { class: "cell wide" }, cell.showLabel && element("span", { class: "label" }, cell.label), frame);
  }
  if (control.kind === "subgrid") return subgrid(cell, parts);
  const column = parts.form.record.columns.get(control.column);
  // A control that this page does not know is named, so that a gap in a form is seen.
  if (!column || !control.kind) return element("div", { class: "cell" }, element("span", { class: "label" }, cell.label ?? ""), element("span", { class: "soft" }, text.unknownControl));
  const made = makeControl(cell, column, parts.form);
  parts.controls.push(made);
  return made.node;
}

function subgrid(cell, parts) {
  const { form } = parts;
  const { table, view, lookup } = cell.control;
  if (!lookup) return element("div", { class: "cell" }, element("span", { class: "label" }, cell.label ?? ""), element("span", { class: "soft" }, text.unknownControl));
  parts.embedded.add(`${table}.${lookup}`);
  const node = element("div", { class: "cell wide" }, cell.showLabel && element("span", { class: "label" }, cell.label));
  if (!form.record.isNew) fillGrid(node, table, { column: lookup, id: form.record.id }, view, parts);
  return node;
}

function relatedTab(related, parts) {
  const node = element("div", { class: "tab" });
  let opened = false;
  // Lists are read when first looked at.
  const open = () => {
    if (opened) return;
    opened = true;
    fillGrid(node, related.table, { column: related.column, id: parts.form.record.id }, null, parts);
  };
  return { label: related.label, node, open };
}

async function fillGrid(node, name, lookup, view, parts) {
  try {
    const grid = await relatedGrid(name, lookup, view);
    if (!grid) return;
    parts.grids.push(grid);
    node.append(grid.node);
  } catch (problem) {
    node.append(stateBox("failed", text.failed(problem.message)));
  }
}
