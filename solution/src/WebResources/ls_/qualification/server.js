// Reads frameworks and assessments, and saves ratings. Everything goes through Xrm.WebApi; the plug-ins compute total and class.
(function (qualification) {
  "use strict";

  const { api, own, label, plain, unknown } = qualification;
  const list = async (table, options) => (await api().retrieveMultipleRecords(table, options)).entities;
  const bindings = { lead: ["ls_LeadId", "leads"], opportunity: ["ls_OpportunityId", "opportunities"] };

  const assessment = row => ({
    id: row.ls_assessmentid, framework: plain(row._ls_frameworkid_value), total: row.ls_total, grade: label(row, "ls_class"), answered: row.ls_answered ?? 0, on: row.ls_assessedon ?? row.createdon
  });

  qualification.server = {
    async frameworks() {
      const [rows, criteria] = await Promise.all([
        list("ls_qualificationframework", "?$select=ls_name,ls_germanname,ls_isdefault&$filter=statecode eq 0&$orderby=ls_name"),
        list("ls_qualificationcriterion", "?$select=ls_name,ls_germanname,ls_question,ls_germanquestion,ls_weight,_ls_frameworkid_value&$filter=statecode eq 0&$orderby=ls_order,ls_name")
      ]);
      return rows.map(row => ({
        id: row.ls_qualificationframeworkid, name: own(row, "name"), isDefault: row.ls_isdefault === true,
        criteria: criteria.filter(each => plain(each._ls_frameworkid_value) === plain(row.ls_qualificationframeworkid))
          .map(each => ({ id: each.ls_qualificationcriterionid, name: own(each, "name"), question: own(each, "question"), weight: each.ls_weight ?? 0 }))
      }));
    },

    // The newest first.
    assessments: async (table, id) => (await list("ls_assessment",
      `?$select=ls_total,ls_class,ls_answered,ls_assessedon,createdon,_ls_frameworkid_value&$filter=statecode eq 0 and _ls_${table}id_value eq ${id}&$orderby=createdon desc`)).map(assessment),

    // By criterion: { id, rating, note }.
    async answers(id) {
      const rows = await list("ls_assessmentanswer", `?$select=ls_rating,ls_note,_ls_criterionid_value&$filter=statecode eq 0 and _ls_assessmentid_value eq ${id}`);
      return new Map(rows.map(row => [plain(row._ls_criterionid_value), { id: row.ls_assessmentanswerid, rating: row.ls_rating ?? unknown, note: row.ls_note ?? "" }]));
    },

    async begin(table, id, framework) {
      const [column, set] = bindings[table];
      return plain((await api().createRecord("ls_assessment", { [`${column}@odata.bind`]: `/${set}(${id})`, "ls_FrameworkId@odata.bind": `/ls_qualificationframeworks(${framework})` })).id);
    },

    async answer(assessment, criterion, { id, rating, note }) {
      const columns = { ls_rating: rating, ls_note: note || null };
      if (id) return api().updateRecord("ls_assessmentanswer", id, columns);
      return api().createRecord("ls_assessmentanswer", { ...columns, "ls_AssessmentId@odata.bind": `/ls_assessments(${assessment})`, "ls_CriterionId@odata.bind": `/ls_qualificationcriteria(${criterion})` });
    }
  };
})(window.LeadSyncQualification);
