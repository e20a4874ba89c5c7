// The dashboard of service levels: how many are kept, who breaches them, and which breaches are open.
(function (sla) {
  "use strict";

  const { text: { dashboard: text }, element, server, state, duration } = sla;
  const place = sla.place();
  const limit = 5000;
  const spans = [7, 30, 90];
  const view = { days: 30, clocks: [], isCut: false };

  // A breach counts as one whether or not it was met later.
  const kindOf = clock => clock.breachedOn ? (clock.endedOn ? "late" : "open")
    : clock.state === "met" ? "met" : clock.state === "cancelled" ? "cancelled" : clock.state === "paused" ? "paused" : "running";

  async function load() {
    place.busy();
    try {
      const since = new Date(Date.now() - view.days * 86400000);
      Object.assign(view, await server.since(since, limit));
      render();
    } catch (problem) {
      place.show(chooser(), state("failed", text.failed, sla.message(problem), load));
    }
  }

  function chooser() {
    const choice = element("select", { id: "span" }, spans.map(days => element("option", { value: days, ...days === view.days ? { selected: "selected" } : {} }, text.days(days))));
    choice.addEventListener("change", () => {
      view.days = Number(choice.value);
      load().then(() => document.getElementById("span")?.focus());
    });
    return element("header", { class: "head" }, element("h1", null, text.title), element("p", null, element("label", { for: "span" }, text.span + " "), choice));
  }

  const count = clocks => {
    const counts = { running: 0, paused: 0, open: 0, met: 0, late: 0, cancelled: 0 };
    clocks.forEach(clock => { counts[kindOf(clock)]++; });
    return { ...counts, breached: counts.open + counts.late, judged: counts.met + counts.open + counts.late };
  };

  const percent = counts => counts.judged === 0 ? "–" : `${Math.round(100 * counts.met / counts.judged)} %`;

  function tiles(counts) {
    return element("dl", { class: "tiles" },
      element("div", { class: "tile main" }, element("dt", null, text.attainment), element("dd", null, percent(counts)), element("p", { class: "soft" }, text.of(counts.met, counts.judged))),
      Object.keys(text.counts).map(kind => element("div", { class: "tile", "data-kind": kind }, element("dt", null, text.counts[kind]), element("dd", null, String(counts[kind])))));
  }

  function bar(counts) {
    const share = counts.judged === 0 ? 0 : Math.round(100 * counts.met / counts.judged);
    return element("td", { class: "share" }, element("span", { class: "bar met", "aria-hidden": "true" }, element("span", { class: "fill", "data-share": share })), " " + percent(counts));
  }

  const heads = names => element("thead", null, element("tr", null, names.map(name => element("th", { scope: "col" }, name))));

  function table(title, kind, nameOf) {
    const groups = Map.groupBy(view.clocks.filter(clock => nameOf(clock) !== undefined), clock => nameOf(clock) ?? text.nobody);
    if (groups.size === 0) return null;
    const rows = [...groups].map(([name, clocks]) => ({ name, clocks: clocks.length, counts: count(clocks) })).sort((a, b) => b.counts.breached - a.counts.breached || a.name.localeCompare(b.name));
    return element("section", { "aria-label": title, "data-by": kind }, element("h2", null, title),
      element("table", null, heads([text.name, text.all, text.inTime, text.breached, text.share]), element("tbody", null, rows.map(row => element("tr", null,
        element("th", { scope: "row" }, row.name), element("td", null, String(row.clocks)), element("td", null, String(row.counts.met)), element("td", null, String(row.counts.breached)), bar(row.counts))))));
  }

  function link(clock) {
    if (!clock.of) return clock.record;
    const made = element("a", { href: "#" }, clock.record);
    made.addEventListener("click", event => {
      event.preventDefault();
      sla.open(clock.of[0], clock.of[1]);
    });
    return made;
  }

  function breaches() {
    const now = Date.now();
    const open = view.clocks.filter(clock => kindOf(clock) === "open").sort((a, b) => Date.parse(a.due ?? a.breachedOn) - Date.parse(b.due ?? b.breachedOn));
    const over = clock => duration(Math.max(0, Math.floor((now - Date.parse(clock.due ?? clock.breachedOn)) / 60000)));
    return element("section", { "aria-label": text.breaches, class: "breaches" }, element("h2", null, text.breaches),
      open.length === 0 ? element("p", { class: "soft" }, text.noBreaches)
        : element("table", null, heads([text.record, text.level, text.overdue, text.inCharge]), element("tbody", null, open.map(clock => element("tr", null,
          element("th", { scope: "row" }, link(clock)), element("td", null, clock.name), element("td", null, over(clock)), element("td", null, clock.team ?? clock.owner ?? text.nobody))))));
  }

  function render() {
    if (view.clocks.length === 0) return place.show(chooser(), state("empty", text.empty, text.emptyHint));
    place.show(chooser(), view.isCut ? element("p", { class: "notice" }, text.cut(limit)) : null, tiles(count(view.clocks)), breaches(),
      table(text.by.policy, "policy", clock => clock.name), table(text.by.owner, "owner", clock => clock.team ? undefined : clock.owner), table(text.by.team, "team", clock => clock.team ?? undefined));
    sla.measure(place.main);
  }

  place.show(chooser(), state("loading", text.loading));
  load();
})(window.LeadSyncSla);
