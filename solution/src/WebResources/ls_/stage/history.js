// The course of a record through its stages, newest first, page by page.
(function (stage) {
  "use strict";

  const { text: { history: text }, element, button, server, state, moment, duration } = stage;
  const place = stage.place();
  const size = 10;
  const view = { moves: [], next: null, names: new Map(), seen: null };
  const said = element("p", { class: "said soft", role: "status" });

  async function load() {
    const [table, id] = [stage.table(), stage.id()];
    if (!id) return place.show(state("empty", text.newRecord));
    try {
      const [found, process] = await Promise.all([server.history(table, id, null, size), view.names.size === 0 ? server.process(table) : null]);
      process?.steps.forEach(step => view.names.set(step.stage, step.name));
      const seen = JSON.stringify(found.moves);
      // The pages that were opened stay open where nothing new has happened.
      if (seen === view.seen) return;
      Object.assign(view, found, { seen });
      render();
    } catch (problem) {
      view.seen = null;
      place.show(state("failed", text.failed, stage.message(problem), load));
    }
  }

  async function more() {
    const before = view.moves.length;
    try {
      const found = await server.history(stage.table(), stage.id(), view.next, size);
      const known = new Set(view.moves.map(move => move.id));
      view.moves.push(...found.moves.filter(move => !known.has(move.id)));
      view.next = found.next;
      render();
      said.textContent = text.shown(view.moves.length - before);
      place.main.querySelectorAll(".move")[before]?.focus();
    } catch (problem) {
      said.replaceChildren(stage.refusal(stage.message(problem)));
    }
  }

  const name = value => view.names.get(value) ?? "?";

  function headline(move) {
    if (move.from === null) return [element("strong", { class: "to" }, text.began(name(move.to)))];
    return [element("span", { class: "from" }, name(move.from)), element("span", { class: "arrow", "aria-hidden": "true" }, " → "), element("strong", { class: "to" }, name(move.to)),
      typeof move.minutes === "number" ? element("span", { class: "spent soft" }, " " + text.spent(duration(move.minutes))) : null];
  }

  const line = (label, value, kind) => value ? element("p", { class: kind }, element("span", { class: "soft" }, label + ": "), value) : null;

  function entry(move) {
    return element("li", { class: "move", tabindex: "-1", "data-to": move.to },
      element("p", { class: "headline" }, headline(move)),
      element("p", { class: "soft when" }, element("time", { datetime: move.on }, moment(move.on)), move.by ? " " + text.by(move.by) : null),
      line(text.reason, move.reason, "reason"), line(text.override, move.override, "override"), line(text.note, move.note, "note"));
  }

  function render() {
    if (view.moves.length === 0) return place.show(state("empty", text.empty, text.emptyHint));
    place.show(element("ol", { class: "timeline", "aria-label": text.title }, view.moves.map(entry)),
      view.next ? button(text.more, more, { id: "more" }) : null, said);
  }

  place.show(state("loading", text.loading));
  stage.onLoad(load);
  load();
})(window.LeadSyncStage);
