// Reads a record with its process, and makes the moves. Everything goes through Xrm.WebApi; the plug-ins decide.
(function (stage) {
  "use strict";

  const { api, own, label, plain } = stage;
  const named = "($select=ls_name,ls_germanname)";
  const reason = `ls_RecycleReasonId${named}`;

  // The stages by which the process ends without success stand beside the path.
  const tables = stage.tables = {
    lead: {
      value: 844060000, part: "leadstage", aside: [844060006, 844060007],
      columns: "ls_stage,ls_stageenteredon,statecode,fullname,subject,companyname,ls_stagehint,ls_cooldownuntil,ls_recyclecount,ls_recycledon,ls_sladue,_ls_mappedaccountid_value",
      expand: `${reason},ls_NurtureTrackId${named},ls_PersonaId${named}`
    },
    account: { value: 844060001, part: "accountstage", aside: [], columns: "ls_stage,ls_stageenteredon,statecode,name,ls_sladue" },
    opportunity: {
      value: 844060002, part: "opportunitystage", aside: [844060004, 844060005], columns: "ls_stage,ls_stageenteredon,statecode,name,_originatingleadid_value", expand: reason
    }
  };

  const list = async (table, options) => (await api().retrieveMultipleRecords(table, options)).entities;

  const step = part => row => ({
    stage: row["ls_" + part], name: own(row, "name"), definition: own(row, "definition"), exit: own(row, "exitcriteria"), owner: label(row, "ls_ownerrole"), sla: own(row.ls_SlaPolicyId, "name")
  });

  const move = part => row => ({
    to: row["ls_to" + part], needsReason: row.ls_reasonrequired === true, maximum: row.ls_maximumrecycles ?? null, roles: row.ls_rolenames, overrideRoles: row.ls_overriderolenames
  });

  const why = row => ({
    id: row.ls_recyclereasonid, name: own(row, "name"), disqualifies: row.ls_target === 844060001, days: row.ls_cooldowndays ?? 0, resets: row.ls_resetsinterest === true,
    counts: row.ls_counts === true, track: own(row.ls_NurtureTrackId, "name")
  });

  const record = row => ({
    name: row.name ?? row.fullname, topic: row.subject, company: row.companyname, stage: row.ls_stage ?? null, since: row.ls_stageenteredon, isOpen: row.statecode === 0, hint: row.ls_stagehint, cooldown: row.ls_cooldownuntil, recycles: row.ls_recyclecount ?? 0, recycledOn: row.ls_recycledon,
    due: row.ls_sladue, reason: own(row.ls_RecycleReasonId, "name"), track: own(row.ls_NurtureTrackId, "name"), persona: own(row.ls_PersonaId, "name"),
    account: row._ls_mappedaccountid_value, lead: row._originatingleadid_value, leadName: label(row, "_originatingleadid_value")
  });

  const parameter = value => value?.entityType ? { typeName: "mscrm." + value.entityType, structuralProperty: 5 }
    : { typeName: typeof value === "boolean" ? "Edm.Boolean" : typeof value === "number" ? "Edm.Int32" : "Edm.String", structuralProperty: 1 };

  // A message bound to a lead. What is empty is left out.
  function onLead(operationName, id, given) {
    const parameters = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null && value !== undefined && value !== ""));
    const parameterTypes = { entity: parameter({ entityType: "lead" }) };
    for (const [name, value] of Object.entries(parameters)) parameterTypes[name] = parameter(value);
    return send({ entity: { entityType: "lead", id }, ...parameters, getMetadata: () => ({ boundParameter: "entity", operationType: 0, operationName, parameterTypes }) });
  }

  async function send(request) {
    const response = await api().online.execute(request);
    if (response.ok === false) throw new Error((await response.json().catch(() => null))?.error?.message ?? `HTTP ${response.status}`);
    return response;
  }

  function close(operationName, id, subject, note) {
    const OpportunityClose = { subject, "opportunityid@odata.bind": `/opportunities(${id})`, ...note ? { description: note } : {} };
    const parameterTypes = { OpportunityClose: { typeName: "mscrm.opportunityclose", structuralProperty: 5 }, Status: { typeName: "Edm.Int32", structuralProperty: 1 } };
    return send({ OpportunityClose, Status: -1, getMetadata: () => ({ boundParameter: null, operationType: 0, operationName, parameterTypes }) });
  }

  const reasonOf = id => id ? { entityType: "ls_recyclereason", id } : null;

  stage.server = {
    async record(table, id) {
      const { columns, expand } = tables[table];
      return { id, table, ...record(await api().retrieveRecord(table, id, `?$select=${columns}${expand ? `&$expand=${expand}` : ""}`)) };
    },

    // The process is the same for every record of a table and read once.
    async process(table) {
      const { value, part } = tables[table];
      const mine = `$filter=statecode eq 0 and ls_appliesto eq ${value}`;
      const [steps, moves, reasons] = await Promise.all([
        list("ls_stage", `?$expand=ls_SlaPolicyId${named}&${mine}&$orderby=ls_order`),
        list("ls_stagetransition", `?${mine}`),
        table === "account" ? [] : list("ls_recyclereason", `?$expand=ls_NurtureTrackId${named}&$filter=statecode eq 0&$orderby=ls_order`)
      ]);
      return { steps: steps.map(step(part)), reasons: reasons.map(why), from: at => moves.filter(row => (row["ls_from" + part] ?? null) === at).map(move(part)) };
    },

    opportunities: async lead => (await list("opportunity", `?$select=name&$filter=_originatingleadid_value eq ${lead}&$orderby=createdon desc&$top=3`)).map(row => ({ id: row.opportunityid, name: row.name })),

    async history(table, id, next, size) {
      const { part } = tables[table];
      const columns = `ls_from${part},ls_to${part},ls_movedon,_ls_movedbyid_value,ls_minutesinstage,ls_note,ls_overridereason`;
      const options = next ? next.slice(next.indexOf("?")) : `?$select=${columns}&$expand=${reason}&$filter=_ls_${table}id_value eq ${id}&$orderby=ls_movedon desc,ls_movenumber desc`;
      const found = await api().retrieveMultipleRecords("ls_stagehistory", options, size);
      return {
        next: found.nextLink ?? null,
        moves: found.entities.map(row => ({
          id: row.ls_stagehistoryid, from: row["ls_from" + part] ?? null, to: row["ls_to" + part], on: row.ls_movedon, by: label(row, "_ls_movedbyid_value"), minutes: row.ls_minutesinstage,
          reason: own(row.ls_RecycleReasonId, "name"), note: row.ls_note, override: row.ls_overridereason
        }))
      };
    },

    save: (table, id, columns) => api().updateRecord(table, id, columns),
    accept: id => onLead("ls_AcceptLead", id, {}),
    reject: (id, reason, Note) => onLead("ls_RejectLead", id, { Reason: reasonOf(reason), Note }),
    recycle: (id, reason, Note) => onLead("ls_RecycleLead", id, { Reason: reasonOf(reason), Note }),
    // A mapped lead sells to its account; another one brings account and contact along.
    // The opportunity of a lead without a topic takes the name of the company.
    async qualify({ id, account, topic, company, name }) {
      const response = await onLead("QualifyLead", id, {
        CreateAccount: !account, CreateContact: !account, CreateOpportunity: true, Status: 3, OpportunityCustomerId: account ? { entityType: "account", id: plain(account) } : null
      });
      const made = topic ? null : (await response.json()).value?.find(row => row.opportunityid);
      if (made) await api().updateRecord("opportunity", made.opportunityid, { name: company || name });
    },
    win: (id, subject, note) => close("WinOpportunity", id, subject, note),
    lose: (id, subject, note) => close("LoseOpportunity", id, subject, note)
  };
})(window.LeadSyncStage);
