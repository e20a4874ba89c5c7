// Finds a row by typing: an editable combobox with a list.
(function (page) {
  "use strict";

  const { element } = page;
  const patience = 150;

  // ask(typed) gives [{ id, name, about }], null where there is nothing to ask for; texts: { label, searching, nothing,
  // found(count) }. value() is what was chosen; hear(option), if given, is told at once.
  page.find = function (id, ask, texts, hear) {
    const list = element("ul", { id: id + "-list", role: "listbox", "aria-label": texts.label, hidden: "" });
    const input = element("input", { id, role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id });
    const said = element("span", { class: "soft", role: "status" });
    const state = { options: [], at: -1, asked: 0, clock: 0, chosen: null };

    function mark(at) {
      state.at = at;
      [...list.children].forEach((each, index) => each.setAttribute("aria-selected", String(index === at)));
      if (at >= 0) input.setAttribute("aria-activedescendant", list.children[at].id);
      else input.removeAttribute("aria-activedescendant");
    }

    function show(options) {
      state.options = options;
      list.replaceChildren(...options.map((each, index) => {
        const made = element("li", { id: `${id}-${index}`, role: "option", "aria-selected": "false", "data-id": each.id }, each.name, each.about ? element("span", { class: "soft" }, ` ${each.about}`) : null);
        // The field keeps the focus while its list is clicked.
        made.addEventListener("mousedown", event => event.preventDefault());
        made.addEventListener("click", () => choose(each));
        return made;
      }));
      list.hidden = options.length === 0;
      input.setAttribute("aria-expanded", String(options.length > 0));
      mark(options.length > 0 ? 0 : -1);
    }

    function choose(option) {
      state.asked++;
      state.chosen = option;
      input.value = option.name;
      said.textContent = "";
      show([]);
      hear?.(option);
    }

    async function search() {
      const asked = ++state.asked;
      said.textContent = texts.searching;
      try {
        const found = await ask(input.value.trim());
        // A slower, older answer must not replace a newer one.
        if (asked !== state.asked) return;
        show(found ?? []);
        said.textContent = !found ? "" : found.length > 0 ? texts.found(found.length) : texts.nothing;
      } catch (problem) {
        if (asked === state.asked) said.textContent = page.message(problem);
      }
    }

    function onKey(event) {
      if (event.key === "Escape" && !list.hidden) {
        event.preventDefault();
        event.stopPropagation();
        return show([]);
      }
      if (event.key === "Enter" && state.at >= 0) {
        event.preventDefault();
        return choose(state.options[state.at]);
      }
      if (event.key === "Tab") return show([]);
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
      event.preventDefault();
      if (state.options.length === 0) return search();
      mark((state.at + (event.key === "ArrowDown" ? 1 : -1) + state.options.length) % state.options.length);
    }

    input.addEventListener("input", () => {
      state.chosen = null;
      clearTimeout(state.clock);
      state.clock = setTimeout(search, patience);
    });
    input.addEventListener("keydown", onKey);
    return { node: element("div", { class: "find" }, element("label", { for: id }, texts.label), input, list, said), input, value: () => state.chosen };
  };
})(window.LeadSyncPage);
