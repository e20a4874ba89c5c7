// The stage panel on lead, account and opportunity: where the record stands in the process, and what may be done now.
(function (stage) {
  "use strict";

  const { text, common, element, button, server, state, plain } = stage;
  const place = stage.place();
  const said = element("p", { class: "said", role: "status", id: "said" });
  const view = { record: null, process: null, related: [], seen: null, asking: null, message: null, stale: false };

  async function read() {
    const [table, id] = [stage.table(), stage.id()];
    const [record, process] = await Promise.all([server.record(table, id), view.process ?? server.process(table)]);
    const related = table === "lead" ? await server.opportunities(id) : [];
    return { record, process, related };
  }

  async function load() {
    if (!stage.id()) return place.show(state("empty", text.newRecord));
    try {
      const found = await read();
      const seen = JSON.stringify([found.record, found.related]);
      Object.assign(view, found);
      if (seen === view.seen) return;
      Object.assign(view, { seen, message: null });
      // What is being typed stays: the panel is drawn anew when the dialog is closed.
      if (!view.asking) render();
    } catch (problem) {
      view.seen = null;
      if (!view.asking) place.show(state("failed", text.failed, stage.message(problem), load));
    }
  }

  async function make(move, answer) {
    if (stage.isDirty()) throw new Error(common.saveFirst);
    await stage.make(view.record, move, answer);
    Object.assign(view, { asking: null, message: null, seen: null });
    await load();
    said.textContent = stage.told(move.kind, view.record, view.process);
    place.main.querySelector("#stage")?.focus();
    await stage.refresh();
  }

  async function press(move) {
    said.textContent = "";
    if (stage.isDirty()) return refuse(move, common.saveFirst);
    if (stage.asks[move.kind]) return ask(move);
    place.busy();
    try {
      await make(move);
    } catch (problem) {
      refuse(move, stage.message(problem));
    }
  }

  function refuse(move, message) {
    view.message = message;
    render();
    place.main.querySelector(`[data-move="${move.to}"]`)?.focus();
  }

  function ask(move) {
    view.message = null;
    view.asking = move;
    const close = () => {
      view.asking = null;
      render();
      place.main.querySelector(`[data-move="${move.to}"]`)?.focus();
    };
    const { reasons } = view.process;
    const dialog = stage.dialog(move, { reasons, recycles: view.record.recycles }, { send: answer => make(move, answer), close });
    place.show(stage.path(view.record, view.process.steps), dialog.node, said);
    dialog.focus();
  }

  // Many plain moves are a list to choose from, a few are buttons.
  function plainMoves(moves) {
    if (moves.length < 3) return moves.map(command);
    const choice = element("select", { id: "to" }, moves.map(move => element("option", { value: move.to }, move.name)));
    const go = button(text.moveNow, () => press(moves.find(move => String(move.to) === choice.value)));
    return [element("span", { class: "pick" }, element("label", { for: "to" }, text.move), choice, go)];
  }

  const command = move => button(move.label, () => press(move), { class: move.isMain ? "primary" : null, "data-move": move.to, "data-kind": move.kind });

  function commands(now) {
    const moves = stage.moves(view.record, view.process, stage.isResting(view.record, now));
    const some = moves.filter(move => move.kind === "move");
    const special = moves.filter(move => move.kind !== "move");
    const first = special.filter(move => move.isMain || move.kind === "override");
    return element("section", { class: "commands", "aria-label": text.actions },
      moves.length === 0 ? element("p", { class: "soft" }, text.nothing)
        : element("div", { class: "actions" }, first.map(command), plainMoves(some), special.filter(move => !first.includes(move)).map(command)),
      stage.refusal(view.message));
  }

  function link(table, id, name) {
    const made = element("a", { href: "#" }, name ?? text.unnamed);
    made.addEventListener("click", event => {
      event.preventDefault();
      stage.open(table, id);
    });
    return made;
  }

  function relatives() {
    const { record, related } = view;
    if (record.lead) return element("p", { class: "related" }, text.lead + " ", link("lead", plain(record.lead), record.leadName), ".");
    return related.length === 0 ? null : element("p", { class: "related" }, (record.stage === stage.inOpportunity ? text.opportunities : text.before) + " ", related.flatMap((each, index) => [index > 0 ? ", " : null, link("opportunity", each.id, each.name)]));
  }

  function render() {
    const { record, process } = view;
    if (process.steps.length === 0) return place.show(state("empty", text.noStages, text.noStagesHint));
    const step = process.steps.find(each => each.stage === record.stage);
    const now = new Date();
    const detail = step ? [element("div", { class: "now" }, stage.about(step), stage.facts(record, step, now)), stage.notices(record, now)]
      : state("empty", text.noStage, text.noStageHint);
    place.show(stage.path(record, process.steps), detail, relatives(), said, commands(now));
    place.main.querySelector("#stage")?.setAttribute("tabindex", "-1");
  }

  place.show(state("loading", text.loading));
  stage.onLoad(load);
  load();
})(window.LeadSyncStage);
