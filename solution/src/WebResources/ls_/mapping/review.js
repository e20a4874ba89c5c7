// The list of leads to map, worked by keyboard or mouse: lead on the left, its candidates side by side on the right.
(function (mapping) {
  "use strict";

  const { text, tongue, element, button } = mapping;
  const place = document.getElementById("panel");
  const said = element("p", { class: "said", role: "status", id: "said" });
  const refusal = element("div", { id: "refused" });
  const list = element("ul", { id: "leads", role: "listbox", tabindex: "0", "aria-label": text.title });
  const detail = element("section", { id: "detail", "aria-label": text.lead });
  const count = element("span", { class: "soft", id: "count" });
  const more = button(text.more, () => queue.more(), { class: "quiet", id: "more" });
  const both = element("div", { class: "queue" }, element("div", { class: "waiting" }, list, more), detail);
  const undo = button(text.undo, () => act(queue.undo), { id: "undo", "aria-keyshortcuts": "u" });
  const help = keys();
  let searching = false;
  let drawn = null;

  const queue = mapping.queue({
    changed: render,
    say(message) { said.textContent = message; },
    refuse(message) {
      said.textContent = "";
      refusal.replaceChildren(element("p", { class: "refusal", role: "alert" }, element("strong", null, text.refused + ": "), message));
    }
  });

  function keys() {
    const rows = text.keyHelp.map(([key, does]) => element("tr", null, element("th", { scope: "row" }, element("kbd", null, key)), element("td", null, does)));
    const dialog = element("dialog", { id: "keys", "aria-labelledby": "keys-title" }, element("h2", { id: "keys-title" }, text.keys), element("table", null, element("tbody", null, rows)));
    dialog.append(button(text.close, () => dialog.close()));
    dialog.addEventListener("close", () => list.focus());
    return dialog;
  }

  async function act(work) {
    refusal.replaceChildren();
    searching = false;
    await work();
    list.focus({ preventScroll: true });
  }

  function option(lead, at) {
    const made = element("li", { id: `lead-${lead.id}`, role: "option", "data-id": lead.id },
      element("span", { class: "name" }, lead.name), element("span", { class: "number", title: text.score }, lead.score ?? "–"),
      element("span", { class: "soft company" }, lead.company ?? lead.email ?? "–"));
    made.addEventListener("click", () => {
      searching = false;
      queue.select(queue.leads.indexOf(lead));
    });
    made.setAttribute("aria-selected", String(at === queue.at));
    return made;
  }

  function render() {
    if (!queue.loaded) return;
    place.setAttribute("aria-busy", String(queue.busy));
    undo.disabled = queue.done.length === 0;
    count.textContent = queue.busy ? text.saving : text.count(queue.leads.length, queue.next !== null);
    if (queue.leads.length === 0) return frame(mapping.state("empty", text.empty, text.emptyHint));
    list.replaceChildren(...queue.leads.map(option));
    list.setAttribute("aria-activedescendant", `lead-${queue.lead.id}`);
    more.hidden = queue.next === null;
    draw();
    frame(both);
    document.getElementById(`lead-${queue.lead.id}`).scrollIntoView({ block: "nearest" });
  }

  // The frame stays, so that focus and what screen readers watch are not taken away.
  function frame(body) {
    if (!place.contains(said)) {
      const bar = element("header", { class: "bar" }, element("h1", null, text.title), count, undo,
        button(text.refresh, () => act(load), { class: "quiet" }), button(`${text.keys} (?)`, () => help.showModal(), { class: "quiet", "aria-keyshortcuts": "?" }));
      place.replaceChildren(bar, said, refusal, element("div", { id: "body" }), help);
    }
    if (body.parentElement?.id !== "body") document.getElementById("body").replaceChildren(body);
  }

  function draw() {
    const { lead } = queue;
    const seen = `${lead.id} ${searching}`;
    if (drawn !== seen) {
      drawn = seen;
      const search = searching ? mapping.search(account => act(() => queue.decide(account)), close) : null;
      detail.replaceChildren(about(lead), mapping.cards(lead.story.candidates, candidate => act(() => queue.decide(candidate))),
        ...[search?.node, actions()].filter(Boolean));
      search?.focus();
    }
    [...detail.querySelectorAll(".candidate")].forEach((card, at) => {
      if (at === queue.marked) card.setAttribute("aria-current", "true");
      else card.removeAttribute("aria-current");
    });
    detail.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  function about(lead) {
    const open = button(text.open, () => mapping.xrm().Navigation.openForm({ entityName: "lead", entityId: lead.id }), { class: "quiet", id: "open" });
    const fact = (name, value) => value ? [element("dt", null, name), element("dd", null, value)] : [];
    return element("header", { class: "decision" }, element("h2", { id: "lead" }, lead.name), open,
      element("dl", { class: "facts" }, fact(text.company, lead.company), fact(text.email, lead.email), fact(text.score, lead.score)),
      lead.story.broken ? element("p", { class: "refusal", role: "alert" }, text.broken) : null);
  }

  const actions = () => element("div", { class: "actions" },
    button(text.other, find, { id: "other-account", "aria-keyshortcuts": "o" }),
    button(text.noneOf, () => act(() => queue.decide(null)), { id: "none", "aria-keyshortcuts": "n" }));

  function find() {
    if (!queue.lead) return;
    searching = true;
    render();
  }

  function close() {
    searching = false;
    render();
    list.focus();
  }

  const commands = {
    ArrowDown: () => queue.select(queue.at + 1), j: () => queue.select(queue.at + 1), ArrowUp: () => queue.select(queue.at - 1), k: () => queue.select(queue.at - 1),
    Home: () => queue.select(0), End: () => queue.select(queue.leads.length - 1),
    ArrowRight: () => queue.mark(queue.marked + 1), ArrowLeft: () => queue.mark(queue.marked - 1), a: accept, Enter: accept, o: find,
    n: () => act(() => queue.decide(null)), u: () => act(queue.undo), "?": () => help.showModal(),
    ...Object.fromEntries([1, 2, 3, 4, 5].map(number => [number, () => queue.mark(number - 1)]))
  };

  function accept() {
    const { candidate } = queue;
    if (candidate) act(() => queue.decide(candidate));
  }

  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.altKey || event.metaKey || help.open || event.target.matches("input")) return;
    if (event.key === "Enter" && event.target.matches("button")) return;
    const command = commands[event.key];
    if (!command || !queue.loaded) return;
    event.preventDefault();
    command();
  });

  async function load() {
    if (!queue.loaded) place.replaceChildren(mapping.state("loading", text.loading));
    try {
      drawn = null;
      await queue.load();
      window.focus();
      list.focus({ preventScroll: true });
    } catch (problem) {
      place.setAttribute("aria-busy", "false");
      queue.loaded = false;
      place.replaceChildren(mapping.state("failed", text.failed, problem?.message ?? String(problem), load));
    }
  }

  document.documentElement.lang = tongue;
  document.title = text.title;
  load();
})(window.LeadSyncMapping);
