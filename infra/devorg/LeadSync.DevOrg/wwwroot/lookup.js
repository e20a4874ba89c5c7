// A lookup: shows the name with a way to the row, and finds another one while typing (an editable combobox with a list).
import { rows } from "./api.js";
import { element, freshId } from "./dom.js";
import { text } from "./texts.js";

const most = 8;

export function makeLookup({ id, column, form, label }) {
  const listId = freshId("options");
  const input = element("input", {
    id, role: "combobox", autocomplete: "off", "aria-expanded": "false", "aria-controls": listId, "aria-autocomplete": "list", placeholder: `${text.search} …`
  });
  const list = element("ul", { id: listId, role: "listbox", class: "found", hidden: true, "aria-label": label });
  const open = element("a", { class: "button quiet", hidden: true, "aria-label": label }, "↗");
  const state = { options: [], at: -1, asked: 0 };

  const choose = value => {
    form.record.set(column.name, value);
    form.changed();
    close();
    show();
  };

  function show() {
    const value = form.record.value(column.name);
    if (document.activeElement !== input || list.hidden) input.value = value?.name ?? "";
    open.hidden = !value;
    if (value) open.href = `#/${value.table}/row/${value.id}`;
  }

  function close() {
    state.asked++;
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  async function search() {
    const asked = ++state.asked;
    const found = await candidates(column, input.value).catch(() => []);
    // A slower, older answer must not replace a newer one.
    if (asked !== state.asked) return;
    state.options = found;
    state.at = -1;
    list.replaceChildren(...(found.length > 0
      ? found.map((value, index) => option(value, index, listId, choose))
      : [element("li", { class: "soft", role: "presentation" }, text.nothingFound)]));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
  }

  function mark(index) {
    state.at = index;
    [...list.children].forEach((each, at) => each.setAttribute("aria-selected", String(at === index)));
    if (index >= 0) input.setAttribute("aria-activedescendant", `${listId}-${index}`);
  }

  input.addEventListener("input", () => input.value.trim() === "" ? choose(null) : search());
  input.addEventListener("blur", () => { close(); show(); });
  input.addEventListener("keydown", event => {
    if (event.key === "Escape" && !list.hidden) { event.preventDefault(); close(); show(); }
    if (event.key === "Enter" && !list.hidden && state.at >= 0) { event.preventDefault(); choose(state.options[state.at]); }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    if (list.hidden) return search();
    const step = event.key === "ArrowDown" ? 1 : -1;
    if (state.options.length > 0) mark((state.at + step + state.options.length) % state.options.length);
  });
  return { input: element("div", { class: "lookup" }, input, open, list), show };
}

function option(value, index, listId, choose) {
  const made = element("li", { id: `${listId}-${index}`, role: "option", "aria-selected": "false" }, value.name, " ", element("span", { class: "soft" }, value.kind));
  // Pressing, not clicking: the click would come after the field has lost the focus and closed the list.
  made.addEventListener("pointerdown", event => {
    event.preventDefault();
    choose(value);
  });
  return made;
}

async function candidates(column, typed) {
  const lists = await Promise.all(column.targets.map(async target => {
    const quoted = typed.trim().replaceAll("'", "''");
    const filter = quoted ? `&$filter=${encodeURIComponent(`contains(${target.primaryName},'${quoted}')`)}` : "";
    const found = await rows.query(target.entitySet, `?$select=${target.primaryName}${filter}&$orderby=${target.primaryName}&$top=${most}`);
    return found.value.map(row => ({ id: row[target.primaryId], table: target.table, name: row[target.primaryName] ?? text.unnamed, kind: target.label }));
  }));
  return lists.flat().slice(0, most);
}
