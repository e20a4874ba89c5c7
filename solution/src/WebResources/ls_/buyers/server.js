// Reads and changes the roles of people in a purchase. Everything goes through Xrm.WebApi; the plug-ins check.
(function (buyers) {
  "use strict";

  const { api, label, plain, text } = buyers;
  const columns = "ls_role,_ls_contactid_value,_ls_accountid_value,_ls_opportunityid_value";
  const list = async (table, options) => (await api().retrieveMultipleRecords(table, options)).entities;
  const named = (row, column) => row[column] ? { id: plain(row[column]), name: label(row, column) } : null;

  const part = row => ({
    id: row.ls_buyingroleid, role: row.ls_role, contact: plain(row._ls_contactid_value), who: label(row, "_ls_contactid_value") ?? "?", account: row._ls_accountid_value, opportunity: named(row, "_ls_opportunityid_value")
  });

  async function accountOf(table, id) {
    if (table === "account") return { id, name: (await api().retrieveRecord("account", id, "?$select=name")).name };
    if (table === "lead") return named(await api().retrieveRecord(table, id, "?$select=_ls_mappedaccountid_value"), "_ls_mappedaccountid_value");
    const row = await api().retrieveRecord(table, id, "?$select=_parentaccountid_value,_customerid_value");
    const customer = row["_customerid_value@Microsoft.Dynamics.CRM.lookuplogicalname"] === "account" ? named(row, "_customerid_value") : null;
    return named(row, "_parentaccountid_value") ?? customer;
  }

  buyers.server = {
    // { account, parts }: a purchase has the roles of its own and those held for the whole account.
    async read(table, id) {
      const account = await accountOf(table, id);
      if (!account && table !== "opportunity") return { account, parts: [] };
      const filter = table !== "opportunity" ? `_ls_accountid_value eq ${account.id}`
        : `_ls_opportunityid_value eq ${id}${account ? ` or (_ls_accountid_value eq ${account.id} and _ls_opportunityid_value eq null)` : ""}`;
      const rows = await list("ls_buyingrole", `?$select=${columns}&$filter=statecode eq 0 and (${filter})&$orderby=ls_role,createdon`);
      return { account, parts: rows.map(part) };
    },

    async titles(parts) {
      const ids = [...new Set(parts.map(each => each.contact))].slice(0, 40);
      if (ids.length === 0) return new Map();
      const rows = await list("contact", `?$select=jobtitle&$filter=${ids.map(id => `contactid eq ${id}`).join(" or ")}`);
      return new Map(rows.map(row => [row.contactid, row.jobtitle]));
    },

    async contacts(account, typed) {
      const match = typed ? ` and contains(fullname,'${typed.replaceAll("'", "''")}')` : "";
      const filter = encodeURIComponent(`statecode eq 0 and _parentcustomerid_value eq ${account}${match}`);
      return (await list("contact", `?$select=fullname,jobtitle&$filter=${filter}&$orderby=fullname&$top=8`)).map(row => ({ id: row.contactid, name: row.fullname ?? text.gap, about: row.jobtitle }));
    },

    add: ({ role, contact, account, opportunity }) => api().createRecord("ls_buyingrole", {
      ls_role: role, "ls_ContactId@odata.bind": `/contacts(${contact})`,
      ...opportunity ? { "ls_OpportunityId@odata.bind": `/opportunities(${plain(opportunity)})` } : { "ls_AccountId@odata.bind": `/accounts(${plain(account)})` }
    }),

    remove: id => api().deleteRecord("ls_buyingrole", id)
  };
})(window.LeadSyncBuyers);
