// Reads clocks, decisions, tasks and the hand-over of a record, and completes tasks. Everything goes through Xrm.WebApi.
(function (sla) {
  "use strict";

  const { api, own, label } = sla;
  const list = async (table, options, size) => (await api().retrieveMultipleRecords(table, options, size)).entities;

  // A text that LeadSync wrote. One that cannot be read is left out rather than the whole panel.
  function json(text, otherwise) {
    try {
      return text ? JSON.parse(text) : otherwise;
    } catch {
      return otherwise;
    }
  }

  const columns = "ls_name,ls_state,ls_startedon,ls_dueon,ls_endedon,ls_breachedon,ls_targetminutes,ls_minutesused,ls_warnedpercent,ls_escalations,_ls_userid_value,_ls_teamid_value," +
    "_ls_leadid_value,_ls_accountid_value,_ls_opportunityid_value,_ls_slapolicyid_value";
  const policy = "$expand=ls_SlaPolicyId($select=ls_name,ls_germanname,ls_warnings)";

  const clock = row => ({
    id: row.ls_slainstanceid, name: own(row.ls_SlaPolicyId, "name") ?? row.ls_name, record: ["lead", "account", "opportunity"].map(table => label(row, `_ls_${table}id_value`)).find(Boolean) ?? row.ls_name, state: sla.states[row.ls_state] ?? "running", startedOn: row.ls_startedon, due: row.ls_dueon,
    endedOn: row.ls_endedon, breachedOn: row.ls_breachedon, target: row.ls_targetminutes ?? 0, used: row.ls_minutesused ?? 0, warned: row.ls_warnedpercent ?? null,
    warnings: (row.ls_SlaPolicyId?.ls_warnings ?? "").split(",").map(Number).filter(Boolean), owner: label(row, "_ls_userid_value"), team: label(row, "_ls_teamid_value"),
    history: json(row.ls_history, []), of: ["lead", "account", "opportunity"].map(table => [table, row[`_ls_${table}id_value`]]).find(([, id]) => id)
  });

  // The course names people and escalations by their ids: these are put into words here.
  async function named(clocks) {
    const events = clocks.flatMap(each => each.history);
    const [people, steps] = await Promise.all([
      labels("systemuser", "fullname", events.map(event => event.by)), labels("ls_slaescalation", "ls_action", events.filter(event => event.event === "escalated").map(event => event.note))
    ]);
    events.forEach(event => Object.assign(event, { by: people.get(event.by) ?? null, note: event.event === "escalated" ? steps.get(event.note) ?? null : sla.word("notes", event.note) }));
    return clocks;
  }

  // What the rows of some ids are called. What cannot be read goes without a name rather than without the course.
  async function labels(table, column, ids) {
    const wanted = [...new Set(ids.filter(Boolean))].slice(0, 50);
    if (wanted.length === 0) return new Map();
    try {
      const rows = await list(table, `?$select=${table}id,${column}&$filter=${wanted.map(id => `${table}id eq ${id}`).join(" or ")}`);
      return new Map(rows.map(row => [row[table + "id"], label(row, column) ?? row[column]]));
    } catch {
      return new Map();
    }
  }

  const isOpen = each => !each.endedOn && each.state !== "met" && each.state !== "cancelled";

  // Most urgent first; one that stands still comes after those that run.
  const byUrgency = (a, b) => (a.due ? Date.parse(a.due) : Infinity) - (b.due ? Date.parse(b.due) : Infinity);

  const activity = (table, kind, done) => row => ({ table, kind, done, id: row.activityid, subject: row.subject, due: row.scheduledend, owner: label(row, "_ownerid_value"), details: row.description });

  sla.isOpen = isOpen;
  sla.server = {
    async clocks(table, id) {
      const rows = await list("ls_slainstance", `?$select=${columns},ls_history&${policy}&$filter=_ls_${table}id_value eq ${id}&$orderby=ls_startedon desc`);
      const all = await named(rows.map(clock));
      return { open: all.filter(isOpen).sort(byUrgency), ended: all.filter(each => !isOpen(each)) };
    },

    async lead(id) {
      const regarding = `$filter=_regardingobjectid_value eq ${id} and statecode eq 0&$orderby=scheduledend`;
      const [row, decisions, calls, tasks] = await Promise.all([
        api().retrieveRecord("lead", id, "?$select=ls_handover,ls_handoveron,_ls_queueid_value,_ownerid_value"),
        list("ls_routingdecision", `?$select=ls_rulename,ls_reason,ls_routedon,ls_skipped,_ls_userid_value,_ls_queueid_value,_ls_teamid_value&$expand=ls_RuleId($select=ls_name,ls_germanname)&$filter=_ls_leadid_value eq ${id}&$orderby=ls_routedon desc&$top=1`),
        list("phonecall", `?$select=subject,scheduledend,description,_ownerid_value&${regarding}`),
        list("task", `?$select=subject,scheduledend,description,_ownerid_value&${regarding}`)
      ]);
      const [decision] = decisions;
      return {
        queue: row._ls_queueid_value ? label(row, "_ls_queueid_value") : null, handOver: json(row.ls_handover, null), handedOn: row.ls_handoveron,
        tasks: [...calls.map(activity("phonecall", "call", { statecode: 1, statuscode: 2 })), ...tasks.map(activity("task", "task", { statecode: 1, statuscode: 5 }))],
        decision: decision ? {
          rule: own(decision.ls_RuleId, "name") ?? decision.ls_rulename, reason: decision.ls_reason - 844060000, on: decision.ls_routedon, skipped: json(decision.ls_skipped, []),
          to: label(decision, "_ls_userid_value") ?? label(decision, "_ls_queueid_value")
        } : null
      };
    },

    complete: task => api().updateRecord(task.table, task.id, task.done),

    take(lead) {
      const me = sla.plain(sla.xrm().Utility.getGlobalContext().userSettings.userId);
      return api().updateRecord("lead", lead, { "ownerid@odata.bind": `/systemusers(${me})`, "ls_QueueId@odata.bind": null });
    },

    // All clocks that began in the span or are still open, newest first, in pages up to a limit.
    async since(day, limit) {
      const filter = `ls_startedon ge ${day.toISOString()} or (ls_endedon eq null and (ls_state eq 844060000 or ls_state eq 844060001 or ls_state eq 844060003 or ls_state eq 844060004))`;
      const found = [];
      let options = `?$select=${columns}&${policy}&$filter=${filter}&$orderby=ls_startedon desc`;
      while (options && found.length < limit) {
        const answer = await api().retrieveMultipleRecords("ls_slainstance", options, 1000);
        found.push(...answer.entities.map(clock));
        options = answer.nextLink ? answer.nextLink.slice(answer.nextLink.indexOf("?")) : null;
      }
      return { clocks: found.slice(0, limit), isCut: options !== null || found.length > limit };
    }
  };
})(window.LeadSyncSla);
