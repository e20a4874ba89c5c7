// Reads leads and their stored decisions, and writes what people decide. Everything goes through Xrm.WebApi.
(function (mapping) {
  "use strict";

  const { text } = mapping;
  const status = mapping.status = { mapped: 844060000, review: 844060001, none: 844060002, decided: 844060003 };
  const person = 844060001;
  const formatted = "@OData.Community.Display.V1.FormattedValue";
  const columns = ["leadid", "fullname", "companyname", "emailaddress1", "ls_score", "ls_mappingstory", "ls_mappingstatus", "ls_mappingprobability",
    "ls_mappedon", "ls_mappingdecidedon", "_ls_mappedaccountid_value", "_ls_mappingdecidedby_value"];

  function api() {
    const found = mapping.xrm()?.WebApi;
    if (!found) throw new Error(text.outside);
    return found;
  }

  // A story that cannot be read keeps nobody from deciding.
  function story(json) {
    if (!json) return { candidates: [] };
    try {
      const read = JSON.parse(json);
      return { ...read, candidates: Array.isArray(read.candidates) ? read.candidates : [] };
    } catch {
      return { candidates: [], broken: true };
    }
  }

  const lead = row => ({
    id: row.leadid, name: row.fullname || row.companyname || row.emailaddress1 || "–", company: row.companyname, email: row.emailaddress1, score: row.ls_score,
    status: row.ls_mappingstatus, probability: row.ls_mappingprobability, mappedOn: row.ls_mappedon, decidedOn: row.ls_mappingdecidedon,
    account: row._ls_mappedaccountid_value, accountName: row["_ls_mappedaccountid_value" + formatted],
    decidedBy: row["_ls_mappingdecidedby_value" + formatted], story: story(row.ls_mappingstory)
  });

  mapping.server = {
    read: async id => lead(await api().retrieveRecord("lead", id, "?$select=" + columns.join(","))),

    // The most valuable leads first; next is what the page before gave.
    async waiting(next, size) {
      const options = next ? next.slice(next.indexOf("?")) : `?$select=${columns.join(",")}&$filter=statecode eq 0 and ls_mappingstatus eq ${status.review}&$orderby=ls_score desc,fullname asc`;
      const found = await api().retrieveMultipleRecords("lead", options, size);
      return { leads: found.entities.map(lead), next: found.nextLink ?? null };
    },

    isWaiting: async id => (await api().retrieveRecord("lead", id, "?$select=ls_mappingstatus")).ls_mappingstatus === status.review,

    // Without an account the decision is "none of them".
    decide: (id, account) => api().updateRecord("lead", id, { "ls_MappedAccountId@odata.bind": account ? `/accounts(${account})` : null, ls_mappingmethod: person }),

    reconsider: id => api().updateRecord("lead", id, { ls_mappingmethod: null }),

    async accounts(typed, most) {
      const filter = encodeURIComponent(`statecode eq 0 and contains(name,'${typed.trim().replaceAll("'", "''")}')`);
      const found = await api().retrieveMultipleRecords("account", `?$select=name,address1_city,address1_country&$filter=${filter}&$orderby=name&$top=${most}`);
      return found.entities.map(row => ({ account: row.accountid, name: row.name, place: mapping.place({ city: row.address1_city, country: row.address1_country }) }));
    }
  };
})(window.LeadSyncMapping);
