// The qualification of a lead or opportunity by a framework: rate, save, and see the total and class that the CRM computes.
(function (qualification) {
  "use strict";

  const { text, common, element, button, server, state, place: makePlace, unknown, plain } = qualification;
  const place = makePlace();
  const said = element("p", { class: "said", role: "status", id: "said" });
  const view = { frameworks: null, assessments: [], at: null, framework: null, answers: new Map(), changes: new Map(), seen: null, message: null, busy: false };

  const current = () => view.assessments.find(each => each.id === view.at) ?? null;
  const framework = () => view.frameworks.find(each => plain(each.id) === view.framework);
  const known = criterion => ({ rating: unknown, note: "", ...view.answers.get(plain(criterion.id)), ...view.changes.get(plain(criterion.id)) });
  const isDirty = () => view.changes.size > 0;

  async function load() {
    if (!qualification.id()) return place.show(state("empty", text.newRecord));
    try {
      const [frameworks, assessments] = await Promise.all([view.frameworks ?? server.frameworks(), server.assessments(qualification.table(), qualification.id())]);
      const seen = JSON.stringify(assessments);
      // What is being rated stays as it is.
      if (seen === view.seen || isDirty() || view.busy) return;
      Object.assign(view, { frameworks, assessments, seen });
      await select(assessments.find(each => each.id === view.at) ?? assessments[0] ?? null);
    } catch (problem) {
      view.seen = null;
      if (!isDirty()) place.show(state("failed", text.failed, qualification.message(problem), load));
    }
  }

  // Null begins a new assessment by the framework that is the default.
  async function select(assessment, chosen) {
    view.at = assessment?.id ?? null;
    view.framework = plain(assessment?.framework ?? chosen ?? (view.frameworks.find(each => each.isDefault) ?? view.frameworks[0])?.id);
    view.answers = assessment ? await server.answers(assessment.id) : new Map();
    view.changes.clear();
    view.message = null;
    render();
  }

  function changed(criterion, change) {
    const id = plain(criterion.id);
    const before = { rating: unknown, note: "", ...view.answers.get(id) };
    const now = { ...before, ...view.changes.get(id), ...change };
    if (now.rating === before.rating && now.note.trim() === before.note) view.changes.delete(id);
    else view.changes.set(id, now);
    said.textContent = "";
    mark();
  }

  function mark() {
    place.main.querySelector("#dirty").textContent = isDirty() ? text.unsaved : "";
    place.main.querySelector("#discard").hidden = !isDirty();
  }

  async function write() {
    view.at ??= await server.begin(qualification.table(), qualification.id(), view.framework);
    // A new assessment comes with a blank answer for each criterion.
    view.answers = await server.answers(view.at);
    // One after the other: what is saved stays saved when a later one is refused.
    for (const [criterion, answer] of [...view.changes]) {
      await server.answer(view.at, criterion, { ...answer, note: answer.note.trim(), id: view.answers.get(criterion)?.id });
      view.changes.delete(criterion);
    }
    view.answers = await server.answers(view.at);
  }

  async function save(event) {
    event.preventDefault();
    if (view.busy) return;
    if (!isDirty()) return void (said.textContent = text.unchanged);
    view.busy = true;
    view.message = null;
    said.textContent = text.saving;
    try {
      await write();
      view.assessments = await server.assessments(qualification.table(), qualification.id());
      view.seen = JSON.stringify(view.assessments);
      said.textContent = text.saved(qualification.points(current()?.total), current()?.grade);
    } catch (problem) {
      said.textContent = "";
      view.message = qualification.message(problem);
    }
    view.busy = false;
    render();
    place.main.querySelector("#save").focus();
    if (!view.message) qualification.refresh();
  }

  function turn(work) {
    if (isDirty()) {
      view.message = text.leave;
      return render();
    }
    said.textContent = "";
    Promise.resolve(work()).catch(problem => {
      view.message = qualification.message(problem);
      render();
    });
  }

  const option = (value, name, selected) => {
    const made = element("option", { value }, name);
    made.selected = selected;
    return made;
  };

  const nameOf = id => view.frameworks.find(each => plain(each.id) === plain(id))?.name ?? "?";

  // Which assessment is shown; while there is none, by which framework to begin.
  function choice() {
    const { assessments, at } = view;
    const begun = assessments.map(each => option(each.id, text.of(nameOf(each.framework), qualification.day(each.on)), each.id === at));
    const fresh = view.frameworks.map(each => option("new:" + plain(each.id), begun.length > 0 ? text.fresh(each.name) : each.name, !at && plain(each.id) === view.framework));
    const picker = element("select", { id: "which" }, at ? begun : [...fresh, ...begun]);
    picker.addEventListener("change", () => turn(() => picker.value.startsWith("new:") ? select(null, picker.value.slice(4)) : select(assessments.find(each => each.id === picker.value))));
    return element("div", { class: "actions which" }, element("label", { for: "which" }, at ? text.which : text.framework), picker,
      at ? button(text.another, () => turn(() => select(null)), { class: "quiet", id: "another" }) : null);
  }

  function render() {
    if (view.frameworks.length === 0) return place.show(state("empty", text.noFramework, text.noFrameworkHint));
    const { criteria } = framework() ?? { criteria: [] };
    const discard = button(text.discard, () => select(current(), view.framework), { class: "quiet", id: "discard" });
    const form = element("form", { novalidate: "" }, qualification.criteria(criteria, known, changed),
      element("div", { class: "actions save" }, element("button", { class: "primary", id: "save" }, text.save), discard, element("span", { class: "soft", id: "dirty", role: "status" })),
      view.message ? element("p", { class: "refusal", role: "alert" }, view.message === text.leave ? null : element("strong", null, common.refused + ": "), view.message) : null, said);
    form.addEventListener("submit", save);
    place.show(element("div", { class: "top" }, qualification.result(current(), criteria), choice()), form);
    mark();
  }

  place.show(state("loading", text.loading));
  qualification.onLoad(load);
  load();
})(window.LeadSyncQualification);
