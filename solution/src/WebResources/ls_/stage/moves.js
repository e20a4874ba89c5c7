// Which moves a record allows now, what each is called, and what it takes to make it.
(function (stage) {
  "use strict";

  const { text, server, tables, xrm } = stage;
  const lead = { lead: 844060001, qualified: 844060002, accepted: 844060003, opportunity: 844060004, customer: 844060005, lost: 844060006, disqualified: 844060007 };
  stage.inOpportunity = lead.opportunity;
  const opportunity = { won: 844060003, lost: 844060004, recycled: 844060005 };

  // The roles of the user, where the platform tells them; the plug-ins know them anyway.
  function heldRoles() {
    const names = [];
    xrm()?.Utility?.getGlobalContext?.()?.userSettings?.roles?.forEach?.(role => names.push(role.name.toLowerCase()));
    return names;
  }

  function holds(names) {
    const held = heldRoles();
    const wanted = (names ?? "").split(",").map(name => name.trim().toLowerCase()).filter(Boolean);
    return { any: wanted.length === 0, one: held.length === 0 || held.includes("system administrator") || wanted.some(name => held.includes(name)) };
  }

  const may = names => holds(names).any || holds(names).one;

  function ofLead(record, move, resting) {
    if (move.to === lead.customer || move.to === lead.lost) return null;
    if (move.to === lead.disqualified) return "disqualify";
    if (move.needsReason) return record.stage === lead.qualified ? "reject" : "recycle";
    if (move.to === lead.accepted && record.stage === lead.qualified) return "accept";
    if (move.to === lead.opportunity) return "opportunity";
    if (move.to !== lead.qualified) return "move";
    return resting ? holds(move.overrideRoles).one ? "override" : null : "qualify";
  }

  function ofOpportunity(move) {
    const kinds = { [opportunity.won]: "win", [opportunity.lost]: "lose", [opportunity.recycled]: "recycle" };
    return kinds[move.to] ?? "move";
  }

  const order = ["accept", "opportunity", "qualify", "override", "move", "win", "reject", "recycle", "lose", "disqualify"];
  const main = ["accept", "opportunity", "qualify"];

  // { kind, to, name, label, maximum, isMain }, each stage once, in the order of the process.
  stage.moves = function (record, process, resting) {
    if (record.table === "account" && !record.isOpen) return [];
    const seen = new Set();
    const here = process.steps.findIndex(step => step.stage === record.stage);
    const found = process.from(record.stage).filter(move => may(move.roles)).map(move => {
      const kind = record.table === "lead" ? ofLead(record, move, resting) : record.table === "opportunity" ? ofOpportunity(move) : "move";
      const at = process.steps.findIndex(step => step.stage === move.to);
      const name = process.steps[at]?.name;
      if (!kind || !name || seen.has(move.to)) return null;
      seen.add(move.to);
      return { ...move, kind, at, name, label: kind !== "move" ? text[kind] : at < here ? text.backTo(name) : text.moveTo(name), isMain: main.includes(kind) };
    });
    return found.filter(Boolean).sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind) || one.at - other.at);
  };

  // What the dialog of a kind asks for; the kinds that are not here need no answer.
  stage.asks = { reject: "reason", recycle: "reason", disqualify: "reason", override: "why", win: "note", lose: "note" };

  const bound = (reason, note) => ({ "ls_RecycleReasonId@odata.bind": `/ls_recyclereasons(${reason})`, ...note ? { ls_stagenote: note } : {} });

  // answer: { reason, why, note } as the dialog gives them.
  stage.make = function (record, { kind, to }, { reason, why, note } = {}) {
    const { table, id } = record;
    if (kind === "recycle" && table === "opportunity") return server.save(table, id, { ls_stage: to, ...bound(reason, note) });
    const ways = {
      accept: () => server.accept(id), reject: () => server.reject(id, reason, note), recycle: () => server.recycle(id, reason, note), opportunity: () => server.qualify(record),
      disqualify: () => server.save(table, id, { ls_stage: to, ...bound(reason, note) }), override: () => server.save(table, id, { ls_stage: to, ls_overridereason: why }),
      win: () => server.win(id, record.name, note), lose: () => server.lose(id, record.name, note)
    };
    return (ways[kind] ?? (() => server.save(table, id, { ls_stage: to })))();
  };

  // What to say once it is done, from the record as it is now.
  stage.told = function (kind, record, process) {
    const name = process.steps.find(step => step.stage === record.stage)?.name ?? "";
    const { aside } = tables[record.table];
    if (kind === "move") return text.done.move(name);
    if (kind !== "reject" && kind !== "recycle") return text.done[kind];
    if (record.table === "opportunity") return text.done.ofOpportunity;
    return aside.includes(record.stage) ? text.done.disqualify : text.done.back(name, record.cooldown ? stage.day(record.cooldown) : null);
  };
})(window.LeadSyncStage);
