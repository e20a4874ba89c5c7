// Finds another account by name while typing: an editable combobox with a list.
(function (mapping) {
  "use strict";

  const { text, element } = mapping;
  const most = 8;
  const patience = 150;

  // choose(account) hears what was picked, cancel() that nothing was.
  mapping.search = function (choose, cancel) {
    const input = element("input", { id: "other", role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "found" });
    const list = element("ul", { id: "found", role: "listbox", "aria-label": text.search, hidden: "" });
    const said = element("span", { class: "soft", role: "status" });
    const state = { options: [], at: -1, asked: 0, clock: 0 };

    function mark(at) {
      state.at = at;
      [...list.children].forEach((each, index) => each.setAttribute("aria-selected", String(index === at)));
      if (at >= 0) input.setAttribute("aria-activedescendant", list.children[at].id);
      else input.removeAttribute("aria-activedescendant");
    }

    function show(options) {
      state.options = options;
      list.replaceChildren(...options.map((each, index) => {
        const made = element("li", { id: `found-${index}`, role: "option", "aria-selected": "false", "data-account": each.account },
          each.name, each.place ? element("span", { class: "soft" }, ` ${each.place}`) : null);
        made.addEventListener("click", () => choose(each));
        return made;
      }));
      list.hidden = options.length === 0;
      input.setAttribute("aria-expanded", String(options.length > 0));
      mark(options.length > 0 ? 0 : -1);
    }

    async function ask() {
      const asked = ++state.asked;
      if (input.value.trim() === "") {
        said.textContent = "";
        return show([]);
      }
      said.textContent = text.searching;
      try {
        const found = await mapping.server.accounts(input.value, most);
        // A slower, older answer must not replace a newer one.
        if (asked !== state.asked) return;
        show(found);
        said.textContent = found.length > 0 ? text.found(found.length) : text.nothingFound;
      } catch (problem) {
        if (asked === state.asked) said.textContent = problem?.message ?? String(problem);
      }
    }

    input.addEventListener("input", () => {
      clearTimeout(state.clock);
      state.clock = setTimeout(ask, patience);
    });
    input.addEventListener("keydown", event => {
      event.stopPropagation();
      if (event.key === "Escape") return cancel();
      if (event.key === "Enter" && state.at >= 0) {
        event.preventDefault();
        return choose(state.options[state.at]);
      }
      if ((event.key !== "ArrowDown" && event.key !== "ArrowUp") || state.options.length === 0) return;
      event.preventDefault();
      mark((state.at + (event.key === "ArrowDown" ? 1 : -1) + state.options.length) % state.options.length);
    });
    const node = element("div", { class: "search" }, element("label", { for: "other" }, text.search), input,
      mapping.button(text.cancel, cancel, { class: "quiet" }), said, list);
    return { node, focus: () => input.focus() };
  };
})(window.LeadSyncMapping);
