// One control per kind of column. Each gives { node, show }: show puts the record's value in, unless the user is editing it.
import { element, freshId } from "./dom.js";
import { makeLookup } from "./lookup.js";
import { text } from "./texts.js";
import { fromLocalInput, isLookup, isNumber, localInput, numberText, parseNumber, shownText } from "./values.js";

export function makeControl(cell, column, form) {
  const id = freshId(column.name);
  // A long text is drawn as high as its cell; a line of a cell holds two of text.
  const field = { id, column, form, label: cell.label ?? column.label, rows: Math.max(4, cell.rowSpan * 2) };
  const { input, show } = makeInput(cell.control, field);
  const node = element("div", { class: `cell${column.type === "Memo" ? " wide" : ""}`, "data-column": column.name },
    cell.showLabel && element("label", { class: "label", for: id }, field.label), input);
  if (!cell.showLabel) node.querySelector(`#${id}`)?.setAttribute("aria-label", field.label);
  return { node, show };
}

function makeInput(control, field) {
  const { column, form } = field;
  const allowed = form.record.isNew ? form.table.mayCreate && column.creatable : form.table.mayWrite && column.updatable;
  if (control.disabled || !allowed) return readOnly(field);
  if (isLookup(column)) return makeLookup(field);
  if (column.type === "Boolean") return bit(field);
  if (column.options) return choice(field);
  if (isNumber(column.type)) return number(field);
  if (column.type === "Date") return typed(field, { type: "date" }, value => value ?? "", value => value || null);
  if (column.type === "DateTime") return typed(field, { type: "datetime-local" }, localInput, fromLocalInput);
  const kind = { email: "email", url: "url" }[control.kind] ?? "text";
  return typed(field, { type: kind, maxlength: column.maxLength, autocomplete: "off" }, value => value ?? "", value => value.trim() === "" ? null : value);
}

function readOnly({ id, column, form, rows }) {
  const input = column.type === "Memo" ? element("textarea", { id, readonly: true, rows }) : element("input", { id, readonly: true });
  return { input, show: () => { input.value = shownText(column, form.record.value(column.name)) || text.none; } };
}

function typed({ id, column, form, rows }, attributes, write, read) {
  const input = column.type === "Memo" ? element("textarea", { id, rows, maxlength: attributes.maxlength }) : element("input", { id, ...attributes });
  input.addEventListener("input", () => {
    form.record.set(column.name, read(input.value));
    form.changed();
  });
  return { input, show: () => put(input, write(form.record.value(column.name))) };
}

function number({ id, column, form, label }) {
  const input = element("input", { id, inputmode: "decimal", autocomplete: "off" });
  input.addEventListener("input", () => {
    const { value, error } = parseNumber(column, label, input.value);
    if (error) form.record.reject(column.name, error);
    else form.record.set(column.name, value);
    input.setAttribute("aria-invalid", String(Boolean(error)));
    input.title = error ?? "";
    form.changed();
  });
  const show = () => {
    const value = form.record.value(column.name);
    if (!form.record.faults.has(column.name)) put(input, value === null ? "" : numberText(column, value));
  };
  return { input, show };
}

function choice({ id, column, form }) {
  const empty = column.type !== "State" && column.type !== "Status" && element("option", { value: "" }, text.none);
  const input = element("select", { id }, empty, column.options.map(option => element("option", { value: option.value }, option.label)));
  input.addEventListener("change", () => {
    form.record.set(column.name, input.value === "" ? null : Number(input.value));
    form.changed();
  });
  return { input, show: () => { input.value = form.record.value(column.name) ?? ""; } };
}

function bit({ id, column, form }) {
  const input = element("input", { id, type: "checkbox" });
  input.addEventListener("change", () => {
    form.record.set(column.name, input.checked);
    form.changed();
  });
  return { input, show: () => { input.checked = form.record.value(column.name) === true; } };
}

// Writing an equal text would move the cursor of someone typing.
function put(input, value) {
  if (input.value !== value) input.value = value;
}
