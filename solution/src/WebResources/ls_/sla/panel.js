// The panel of service levels on lead, account and opportunity: what is due, what to do, and how the record got here.
(function (sla) {
  "use strict";

  const { text, element, server, state } = sla;
  const place = sla.place();
  const said = element("p", { class: "said", role: "status", id: "said" });
  const refreshEvery = 15000;
  const view = { clocks: null, lead: null, seen: null, refusal: null, timer: null, readAt: 0 };

  async function read() {
    const [table, id] = [sla.table(), sla.id()];
    const [clocks, lead] = await Promise.all([server.clocks(table, id), table === "lead" ? server.lead(id) : null]);
    return { clocks, lead };
  }

  async function load() {
    if (!sla.id()) return place.show(state("empty", text.newRecord));
    try {
      const found = await read();
      view.readAt = Date.now();
      const seen = JSON.stringify(found);
      if (seen !== view.seen) {
        Object.assign(view, found, { seen });
        render();
      }
      tick();
    } catch (problem) {
      view.seen = null;
      stop();
      place.show(state("failed", text.failed, sla.message(problem), load));
    }
  }

  // What a press did stays said; what LeadSync does with it comes with the next looks.
  async function act(work, message) {
    if (sla.isDirty()) return refuse(sla.common.saveFirst);
    place.busy();
    try {
      await work();
      Object.assign(view, { refusal: null, seen: null });
      said.textContent = message;
      await load();
      said.setAttribute("tabindex", "-1");
      said.focus();
      for (const wait of [1000, 2000, 4000, 8000]) setTimeout(load, wait);
      await sla.refresh();
    } catch (problem) {
      refuse(sla.message(problem));
    }
  }

  function refuse(message) {
    view.refusal = message;
    render();
  }

  const complete = task => act(() => server.complete(task), text.completed);
  const take = () => act(() => server.take(sla.id()), text.taken);

  function ended(clocks) {
    return clocks.length === 0 ? null : element("details", { class: "ended", "data-keep": "ended" }, element("summary", null, text.ended(clocks.length)), element("ul", null, clocks.map(sla.endedClock)));
  }

  // What somebody opened stays open when the panel is drawn anew.
  const kept = () => [...place.main.querySelectorAll("details[data-keep]")];

  function render() {
    const now = Date.now();
    const { clocks, lead } = view;
    const open = new Set(kept().filter(each => each.open).map(each => each.dataset.keep));
    const runs = clocks.open.length > 0
      ? element("section", { class: "clocks", "aria-label": text.clocks }, clocks.open.map(clock => sla.clock(clock, now)))
      : state("empty", text.none, text.noneHint);
    place.show(said, sla.refusal(view.refusal), runs, ended(clocks.ended),
      lead ? [sla.tasks(lead.tasks, complete, now), sla.routing(lead, take), sla.handOver(lead)] : null);
    kept().forEach(each => { each.open = open.has(each.dataset.keep); });
    sla.measure(place.main);
  }

  function stop() {
    clearTimeout(view.timer);
    view.timer = null;
  }

  function tick() {
    stop();
    const now = Date.now();
    for (const clock of view.clocks.open) {
      const shown = place.main.querySelector(`[data-clock="${clock.id}"] .countdown`);
      const words = sla.countdown(clock, now);
      if (shown && shown.textContent !== words) shown.textContent = words;
    }
    if (document.hidden) return;
    if (now - view.readAt >= refreshEvery) return void load();
    view.timer = setTimeout(tick, sla.nextTick(view.clocks.open, now));
  }

  document.addEventListener("visibilitychange", () => document.hidden ? stop() : load());
  place.show(state("loading", text.loading));
  sla.onLoad(load);
  load();
})(window.LeadSyncSla);
