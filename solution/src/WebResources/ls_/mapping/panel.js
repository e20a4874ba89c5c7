// The mapping panel on the lead form: what was decided and why, and the candidates where somebody has to decide.
(function (mapping) {
  "use strict";

  const { text, tongue, element, status, server, moment } = mapping;
  const place = document.getElementById("panel");
  const view = { lead: null, choosing: false, searching: false, seen: null, message: null };

  const form = () => mapping.xrm()?.Page;
  const id = () => (form()?.data?.entity?.getId?.() ?? mapping.passed.get("id") ?? "").replace(/[{}]/g, "").toLowerCase();

  function show(...children) {
    place.replaceChildren(...children.flat().filter(Boolean));
    place.setAttribute("aria-busy", "false");
  }

  async function load() {
    if (!id()) return show(mapping.state("empty", text.newLead));
    try {
      const lead = await server.read(id());
      const seen = JSON.stringify(lead);
      // What is being looked at or typed stays where nothing has changed.
      if (seen === view.seen) return;
      Object.assign(view, { lead, seen, choosing: false, searching: false });
      render();
    } catch (problem) {
      view.seen = null;
      show(mapping.state("failed", text.failed, problem?.message ?? String(problem), load));
    }
  }

  async function write(work) {
    view.message = null;
    place.setAttribute("aria-busy", "true");
    try {
      await work();
      view.seen = null;
      await load();
      form()?.data?.refresh?.(false);
    } catch (problem) {
      view.message = problem?.message ?? String(problem);
      render();
    }
  }

  const decide = candidate => write(() => server.decide(view.lead.id, candidate?.account ?? null));
  const mine = () => view.lead.story.candidates.find(each => each.account?.toLowerCase() === view.lead.account?.toLowerCase());

  function headline() {
    const { lead } = view;
    const name = lead.accountName ?? mine()?.name ?? text.unknown;
    if (lead.status === status.decided) return [lead.account ? text.decidedFor(name) : text.decidedNone, text.by(lead.decidedBy ?? text.somebody, moment(lead.decidedOn))];
    if (lead.status === status.review) return [text.review, text.reviewHint];
    if (lead.status === status.none) return [text.none, lead.story.method === "earlierDecision" ? text.noneEarlier : text.noneHint];
    if (!lead.account) return [text.unmapped, text.unmappedHint];
    const method = text.methods[lead.story.method];
    return [text.mapped(name), [method ? `${text.method}: ${method}` : null, lead.mappedOn ? text.foundOn(moment(lead.mappedOn)) : null].filter(Boolean).join(", ")];
  }

  function commands() {
    const { lead } = view;
    const decided = lead.status === status.decided;
    if (lead.status === status.review || view.choosing) return [];
    return [element("div", { class: "actions" }, mapping.button(text.change, () => turn({ choosing: true })),
      decided ? mapping.button(text.reconsider, () => write(() => server.reconsider(lead.id)), { title: text.reconsiderHint }) : null)];
  }

  function choice() {
    const { lead } = view;
    if (lead.status !== status.review && !view.choosing) return [];
    const search = view.searching ? mapping.search(decide, () => turn({ searching: false })) : null;
    const actions = element("div", { class: "actions" },
      search ? null : mapping.button(text.other, () => turn({ searching: true }), { id: "other-account" }),
      mapping.button(text.noneOf, () => decide(null)), view.choosing ? mapping.button(text.cancel, () => turn({ choosing: false, searching: false }), { class: "quiet" }) : null);
    view.focus = search?.focus;
    return [element("h2", null, text.candidates), mapping.cards(lead.story.candidates, decide), search?.node, actions];
  }

  function grounds() {
    const chosen = mine();
    if (!chosen || view.choosing || view.lead.status === status.review) return [];
    const scale = mapping.scale(view.lead.story.candidates);
    return [element("h2", null, text.why), element("ol", { class: "candidates one" }, mapping.card(chosen, { scale }))];
  }

  function turn(change) {
    Object.assign(view, change);
    render();
    (view.searching ? view.focus : () => place.querySelector("button")?.focus())();
  }

  function render() {
    const [title, hint] = headline();
    // A lead that was handed back has lost its figure for a moment; the evidence still knows it.
    const probability = view.lead.probability ?? (view.lead.status === status.review ? view.lead.story.candidates[0]?.probability : null);
    show(element("header", { class: "decision" }, element("h1", { id: "status" }, title), element("p", { class: "soft", id: "about" }, hint),
      typeof probability === "number" && view.lead.status !== status.decided ? mapping.likelihood(probability) : null),
    view.message ? element("p", { class: "refusal", role: "alert" }, element("strong", null, text.refused + ": "), view.message) : null,
    view.lead.story.broken ? element("p", { class: "refusal", role: "alert" }, text.broken) : null,
    commands(), grounds(), choice());
  }

  document.documentElement.lang = tongue;
  place.append(mapping.state("loading", text.loading));
  form()?.data?.addOnLoad?.(load);
  load();
})(window.LeadSyncMapping);
