// The process as a path of stages, and what is to be known of the one that the record is in.
(function (stage) {
  "use strict";

  const { text, element, tables, moment, day, duration } = stage;

  // Stages without success are drawn only for a record that ended there.
  stage.path = function (record, steps) {
    const { aside } = tables[record.table];
    const shown = steps.filter(step => !aside.includes(step.stage) || step.stage === record.stage);
    const at = shown.findIndex(step => step.stage === record.stage);
    const ended = aside.includes(record.stage);
    const mark = index => index === at ? "current" : index < at && !ended ? "done" : "ahead";
    return element("ol", { class: "path", "aria-label": text.path }, shown.map((step, index) => {
      const name = mark(index);
      return element("li", { class: name + (name === "current" && ended ? " ended" : ""), "aria-current": name === "current" ? "step" : null, "data-stage": step.stage, title: step.definition },
        element("span", { class: "mark", "aria-hidden": "true" }, name === "done" ? "✓" : String(index + 1)), element("span", { class: "name" }, step.name), element("span", { class: "unseen" }, ` (${text.marks[name]})`));
    }));
  };

  function spent(record, now) {
    if (!record.since) return null;
    return [duration(Math.max(0, (now - new Date(record.since)) / 60000)), element("span", { class: "soft" }, " " + text.sinceOn(moment(record.since)))];
  }

  const recycled = record => record.recycles === 0 && !record.recycledOn ? null
    : [text.times(Math.max(1, record.recycles)), element("span", { class: "soft" }, " " + text.last(record.reason, record.recycledOn ? day(record.recycledOn) : null))];

  stage.facts = function (record, step, now) {
    const rows = [
      ["since", text.since, spent(record, now)], ["owner", text.owner, step.owner],
      ["sla", text.sla, step.sla && [step.sla, record.due ? element("span", { class: "soft" }, " " + text.due(moment(record.due))) : null]],
      ["persona", text.persona, record.persona], ["track", text.track, record.track], ["recycles", text.recycles, recycled(record)]
    ];
    return element("dl", { class: "facts" }, rows.filter(([, , value]) => value)
      .map(([id, name, value]) => element("div", { "data-fact": id }, element("dt", null, name), element("dd", null, value))));
  };

  stage.about = step => element("div", { class: "about" }, element("h1", { id: "stage" }, step.name), step.definition ? element("p", null, step.definition) : null,
    element("p", { class: "exit" }, step.exit ? [element("strong", null, text.exit + ": "), step.exit] : element("span", { class: "soft" }, text.exitNone)));

  stage.isResting = (record, now) => Boolean(record.cooldown) && new Date(record.cooldown) > now;

  stage.notices = function (record, now) {
    const rests = stage.isResting(record, now) && element("p", { class: "notice", id: "cooldown" }, element("strong", null, text.rests(day(record.cooldown))), " ",
      record.reason ? text.restsWhy(record.reason) + " " : null, text.restsMeans);
    return [rests, record.hint ? element("p", { class: "notice", id: "hint" }, element("strong", null, text.hint + ": "), record.hint) : null];
  };
})(window.LeadSyncStage);
