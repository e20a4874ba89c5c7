// Draws what a rep needs to begin: who got the lead and why, what is to be done, and the hand-over summary.
(function (sla) {
  "use strict";

  const { text, element, button, when, day, word } = sla;

  const section = (kind, title, ...content) => element("section", { class: kind, "aria-label": title }, element("h2", null, title), content);
  const listed = items => items?.length > 0 ? items.join(", ") : null;

  function passedOver(skipped) {
    if (!skipped?.length) return null;
    const because = code => code ? ": " + word("hindrances", code) : null;
    return element("details", { "data-keep": "passed" }, element("summary", null, text.passed),
      element("ul", null, skipped.map(each => element("li", null, element("strong", null, each.name ?? ""), because(each.reason),
        each.people?.length > 0 ? element("ul", null, each.people.map(person => element("li", null, person.name ?? "", because(person.reason)))) : null))));
  }

  sla.routing = function (lead, take) {
    const { decision, queue } = lead;
    if (!decision && !queue) return null;
    return section("routing", text.routing,
      decision ? element("p", null, decision.to ? [element("strong", { class: "to" }, text.routedTo(decision.to)), " "] : null, text.routedBy(decision.rule),
        element("span", { class: "soft" }, ` · ${text.reasons[decision.reason] ?? ""} · ${when(decision.on)}`)) : null,
      queue ? element("p", { class: "queue" }, text.queue(queue), " ", button(text.take, take, { class: "primary", "data-act": "take" })) : null,
      decision ? passedOver(decision.skipped) : null);
  };

  sla.tasks = (tasks, complete, now) => section("tasks", text.tasks, tasks.length === 0 ? element("p", { class: "soft" }, text.noTasks)
    : element("ul", null, tasks.map(task => element("li", { "data-task": task.id },
      element("div", null, element("strong", null, task.subject ?? text[task.kind]), " ", element("span", { class: "soft" }, text[task.kind]),
        element("p", { class: "soft" }, [task.owner, task.due ? (Date.parse(task.due) < now ? text.wasDue : text.due)(when(task.due)) : null].filter(Boolean).join(" · ")),
        task.details ? element("p", { class: "details" }, task.details) : null),
      button(text.complete, () => complete(task), { class: "primary", "data-act": "complete" })))));

  function facts(pairs) {
    const known = pairs.filter(([, value]) => value !== null && value !== undefined && value !== "");
    return known.length === 0 ? null : element("dl", { class: "facts" }, known.map(([name, value]) => element("div", null, element("dt", null, name), element("dd", null, value))));
  }

  const signed = points => `${points > 0 ? "+" : "−"}${Math.abs(Math.round(points))}`;
  const reasons = why => why?.reasons?.length > 0
    ? element("ul", { class: "reasons" }, why.reasons.map(reason => element("li", null, sla.inTongue(reason.label) ?? reason.rule, element("span", { class: "soft" }, " " + signed(reason.points))))) : null;

  const people = roles => roles?.length > 0 ? element("ul", null, roles.map(each => element("li", null, [each.name, word("roles", each.role)].filter(Boolean).join(": ")))) : null;

  const deed = each => element("li", null, element("span", { class: "soft" }, day(each.day) + " "), word("kinds", each.what), each.topic ? ` (${each.topic})` : null);

  sla.handOver = function (lead) {
    const { handOver: summary, handedOn } = lead;
    if (!summary) return null;
    const { why } = summary;
    return section("handover", text.handOver,
      handedOn ? element("p", { class: "soft" }, text.handedOn(when(handedOn))) : null,
      facts([
        [text.why, why ? [text.score(why.score, why.grade, why.threshold), reasons(why)] : null],
        [text.topics, listed(summary.topics)], [text.channel, word("channels", summary.channel)],
        [text.recent, summary.recent?.length > 0 ? element("ul", null, summary.recent.map(deed)) : null],
        [text.roles, people(summary.roles)], [text.promoters, people(summary.promoters)], [text.opponents, people(summary.opponents)],
        [text.bant, Object.keys(summary.bant ?? {}).length > 0 ? element("ul", null, Object.entries(summary.bant).map(([name, rating]) => element("li", null, `${name}: ${word("ratings", rating)}`))) : null],
        [text.missing, listed(summary.missing?.map(each => word("deficits", each)))]
      ]));
  };
})(window.LeadSyncSla);
