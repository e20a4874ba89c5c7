// The score panel on lead, contact, account and lead-score forms: shows what ls_explanation says, and that its reasons add up.
(function (panel) {
  "use strict";

  const { text, tongue, element, passed, xrm } = panel;
  const staged = ["lead", "account"];
  const place = document.getElementById("panel");

  function show(...children) {
    // Somebody who has opened the figures wants to keep them in view when a new score arrives.
    const open = document.getElementById("figures")?.open ?? false;
    place.replaceChildren(...children);
    place.setAttribute("aria-busy", "false");
    if (open && document.getElementById("figures")) document.getElementById("figures").open = true;
  }

  function showState(kind, message, hint, again) {
    const box = element("div", { class: "state " + kind, role: kind === "failed" ? "alert" : "status" },
      element("p", null, element("strong", null, message)), hint ? element("p", { class: "soft" }, hint) : null);
    if (again) {
      const button = element("button", { type: "button" }, text.retry);
      button.addEventListener("click", load);
      box.append(button);
    }
    show(box);
  }

  function fromForm(page, columns) {
    const found = {};
    for (const name of columns) {
      const attribute = page.getAttribute(name);
      if (!attribute) return null;
      found[name] = { value: attribute.getValue(), label: attribute.getText?.() ?? null };
    }
    return found;
  }

  async function fromServer(table, id, columns) {
    if (!id) return null;
    if (!xrm()) throw new Error(text.outside);
    const row = await xrm().WebApi.retrieveRecord(table, id, "?$select=" + columns.join(","));
    const label = name => row[name + "@OData.Community.Display.V1.FormattedValue"] ?? null;
    return Object.fromEntries(columns.map(name => [name, { value: row[name] ?? null, label: label(name) }]));
  }

  async function load() {
    place.setAttribute("aria-busy", "true");
    if (!place.hasChildNodes()) place.append(element("p", { class: "state soft", role: "status" }, text.loading));
    try {
      const page = xrm()?.Page;
      const id = (page?.data?.entity?.getId?.() ?? passed.get("id") ?? "").replace(/[{}]/g, "");
      const table = page?.data?.entity?.getEntityName?.() ?? passed.get("typename");
      const columns = ["ls_explanation", ...staged.includes(table) ? ["ls_stage"] : []];
      // A form need not show these columns; the server knows them anyway.
      render(table, (page?.getAttribute ? fromForm(page, columns) : null) ?? await fromServer(table, id, columns));
    } catch (problem) {
      showState("failed", text.failed, problem?.message ?? String(problem), true);
    }
  }

  function render(table, record) {
    const json = record?.ls_explanation.value;
    if (!json) return showState("empty", text.none, text.noneHint, false);
    let parts;
    try {
      const explanation = JSON.parse(json);
      parts = [panel.head(explanation, record), ...panel.nextChange(explanation), panel.bars(explanation, table === "account"), ...panel.trend(explanation),
        ...panel.reasons(explanation), ...panel.lift(explanation)];
    } catch {
      return showState("failed", text.broken, null, true);
    }
    show(...parts);
  }

  document.documentElement.lang = tongue;
  xrm()?.Page?.data?.addOnLoad?.(load);
  load();
})(window.LeadSyncPanel);
