// The score panel on the lead and account forms: shows what ls_explanation says, and that its reasons add up.
(function () {
  "use strict";

  const columns = ["ls_score", "ls_grade", "ls_stage", "ls_explanation"];
  const texts = {
    en: {
      loading: "Loading the score …", retry: "Try again",
      failed: "The score could not be read.", outside: "This panel works only inside a form.", broken: "The explanation of this score cannot be read.",
      none: "No score yet", noneHint: "A score appears within seconds of the first activity.",
      score: "Score", grade: "Grade", stage: "Stage", qualified: "Qualified", model: "Model", asOf: "as of",
      interest: "Interest", fit: "Fit", profile: "Profile", parts: "What it is made of",
      reasons: "Reasons", reason: "Reason", points: "Points", count: "Count", last: "Last", noReasons: "No activity or attribute counts today.",
      sum: "Sum", floor: "Less than nothing counts as zero", rounded: "Score (rounded)",
      wrong: "These reasons do not add up to the stored score. Tell your administrator.",
      lift: "What would lift it", top: "Nothing is missing: this is the best grade.",
      raiseInterest: "More interest: further activity raises it.", raiseFit: "Better fit: industry or size are below the next grade.",
      raiseProfile: "A fuller profile: fill in the missing fields.", away: "One field away from qualified: fill in",
      fields: { email: "e-mail", company: "company", firstName: "first name", lastName: "last name", jobTitle: "job title", phone: "phone",
        country: "country", city: "city", website: "website", industryClass: "industry", employees: "number of employees" }
    },
    de: {
      loading: "Der Score wird geladen …", retry: "Erneut versuchen",
      failed: "Der Score konnte nicht gelesen werden.", outside: "Dieses Feld arbeitet nur in einem Formular.", broken: "Die Erklärung zu diesem Score ist nicht lesbar.",
      none: "Noch kein Score", noneHint: "Ein Score erscheint Sekunden nach der ersten Aktivität.",
      score: "Score", grade: "Klasse", stage: "Phase", qualified: "Qualifiziert", model: "Modell", asOf: "Stand",
      interest: "Interesse", fit: "Eignung", profile: "Profil", parts: "Woraus er besteht",
      reasons: "Gründe", reason: "Grund", points: "Punkte", count: "Anzahl", last: "Zuletzt", noReasons: "Heute zählt keine Aktivität und kein Merkmal.",
      sum: "Summe", floor: "Weniger als nichts zählt als null", rounded: "Score (gerundet)",
      wrong: "Diese Gründe ergeben nicht den gespeicherten Score. Bitte melden Sie das Ihrem Administrator.",
      lift: "Was ihn heben würde", top: "Nichts fehlt: Das ist die beste Klasse.",
      raiseInterest: "Mehr Interesse: weitere Aktivität hebt es.", raiseFit: "Bessere Eignung: Branche oder Größe liegen unter der nächsten Klasse.",
      raiseProfile: "Ein vollständigeres Profil: fehlende Felder ausfüllen.", away: "Ein Feld fehlt zur Qualifizierung: bitte ausfüllen:",
      fields: { email: "E-Mail", company: "Firma", firstName: "Vorname", lastName: "Nachname", jobTitle: "Position", phone: "Telefon",
        country: "Land", city: "Ort", website: "Website", industryClass: "Branche", employees: "Mitarbeiterzahl" }
    }
  };

  const panel = document.getElementById("panel");
  const passed = new URLSearchParams(location.search);
  const xrm = () => window.parent !== window && window.parent.Xrm ? window.parent.Xrm : null;

  function language() {
    const context = xrm()?.Utility?.getGlobalContext?.();
    const lcid = Number(context?.userSettings?.languageId ?? passed.get("userlcid") ?? 1033);
    // The low ten bits of a Windows language id name the language, the rest the country: 7 is German.
    return (lcid & 0x3ff) === 7 ? "de" : "en";
  }

  const tongue = language();
  const text = texts[tongue];
  const decimals = new Intl.NumberFormat(tongue, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const signed = new Intl.NumberFormat(tongue, { minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: "exceptZero" });
  const whole = new Intl.NumberFormat(tongue, { maximumFractionDigits: 0 });
  const day = iso => iso ? new Intl.DateTimeFormat(tongue, { dateStyle: "medium", timeZone: "UTC" }).format(new Date(iso + "T00:00:00Z")) : "–";

  // data never becomes markup: every string goes in as text.
  function element(tag, attributes, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes ?? {}))
      if (value !== null && value !== undefined && value !== false) made.setAttribute(name, value);
    made.append(...children.filter(child => child !== null && child !== undefined));
    return made;
  }

  function show(...children) {
    panel.replaceChildren(...children);
    panel.setAttribute("aria-busy", "false");
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

  function fromForm(page) {
    const found = {};
    for (const name of columns) {
      const attribute = page.getAttribute(name);
      if (!attribute) return null;
      found[name] = { value: attribute.getValue(), label: attribute.getText?.() ?? null };
    }
    return found;
  }

  async function fromServer(page) {
    const id = (page?.data?.entity?.getId?.() ?? passed.get("id") ?? "").replace(/[{}]/g, "");
    const table = page?.data?.entity?.getEntityName?.() ?? passed.get("typename");
    if (!id) return null;
    if (!xrm()) throw new Error(text.outside);
    const row = await xrm().WebApi.retrieveRecord(table, id, "?$select=" + columns.join(","));
    const label = name => row[name + "@OData.Community.Display.V1.FormattedValue"] ?? null;
    return Object.fromEntries(columns.map(name => [name, { value: row[name] ?? null, label: label(name) }]));
  }

  async function load() {
    panel.setAttribute("aria-busy", "true");
    if (!panel.hasChildNodes()) panel.append(element("p", { class: "state soft", role: "status" }, text.loading));
    try {
      const page = xrm()?.Page;
      // A form need not show all four columns; the server knows them anyway.
      const record = (page?.getAttribute ? fromForm(page) : null) ?? await fromServer(page);
      render(record);
    } catch (problem) {
      showState("failed", text.failed, problem?.message ?? String(problem), true);
    }
  }

  function render(record) {
    const json = record?.ls_explanation.value;
    if (!json) return showState("empty", text.none, text.noneHint, false);
    let explanation;
    try {
      explanation = JSON.parse(json);
    } catch {
      return showState("failed", text.broken, null, true);
    }
    show(head(explanation, record), bars(explanation), ...reasons(explanation), ...lift(explanation));
  }

  function head(explanation, record) {
    const badges = element("div", { class: "badges" });
    if (record.ls_stage.label) badges.append(element("span", { class: "badge" }, text.stage + ": " + record.ls_stage.label));
    if (explanation.qualified) badges.append(element("span", { class: "badge good" }, "✓ " + text.qualified));
    return element("header", { class: "head" },
      element("h1", null, element("span", { class: "soft" }, text.score + " "), element("span", { class: "total", id: "total" }, whole.format(explanation.total))),
      element("span", { class: "grade", id: "grade", role: "img", "aria-label": text.grade + " " + explanation.grade, title: text.grade }, explanation.grade),
      badges,
      element("p", { class: "about soft" }, `${text.model} ${explanation.model}, ${text.asOf} ${day(explanation.asOf)}`));
  }

  function bars(explanation) {
    // Interest and fit have no upper end; both are drawn to the scale of the larger one, at least of 100.
    const scale = Math.max(100, Math.abs(explanation.interest), Math.abs(explanation.fit));
    const list = element("dl", { class: "bars", "aria-label": text.parts });
    for (const [name, most] of [["interest", scale], ["fit", scale], ["profile", 100]]) {
      const value = explanation[name];
      const fill = element("div", { class: `fill ${name}${value < 0 ? " negative" : ""}` });
      fill.style.width = Math.min(100, Math.abs(value) / most * 100) + "%";
      list.append(element("dt", null, text[name]), element("dd", { class: "track", "aria-hidden": "true" }, fill),
        element("dd", { class: "figure number", id: name }, decimals.format(value) + (name === "profile" ? " %" : "")));
    }
    return list;
  }

  // Rounds so that the rounded figures add up to the rounded sum: what was cut off goes to the largest remainders.
  function hundredths(points) {
    const exact = points.map(value => Math.round(value * 1e8) / 1e6);
    const cut = exact.map(Math.floor);
    const sum = Math.round(exact.reduce((one, other) => one + other, 0));
    const order = exact.map((value, index) => index).sort((a, b) => (exact[b] - cut[b]) - (exact[a] - cut[a]) || a - b);
    order.slice(0, sum - cut.reduce((one, other) => one + other, 0)).forEach(index => { cut[index] += 1; });
    return { shown: cut.map(value => value / 100), sum: sum / 100 };
  }

  function reasons(explanation) {
    const list = explanation.reasons ?? [];
    const title = element("h2", { id: "reasons-title" }, text.reasons);
    if (list.length === 0) return [title, element("p", { class: "soft" }, text.noReasons)];
    const { shown, sum } = hundredths(list.map(reason => reason.points));
    const body = element("tbody", null, ...list.map((reason, index) => element("tr", { "data-rule": reason.rule },
      element("th", { scope: "row" }, reason.label?.[tongue] ?? reason.label?.en ?? reason.rule),
      element("td", { class: "number " + (shown[index] < 0 ? "minus" : "plus") }, signed.format(shown[index])),
      element("td", { class: "number" }, whole.format(reason.count)),
      element("td", { class: "last" }, day(reason.lastDay)))));
    const header = element("thead", null, element("tr", null,
      element("th", { scope: "col" }, text.reason), element("th", { scope: "col", class: "number" }, text.points),
      element("th", { scope: "col", class: "number" }, text.count), element("th", { scope: "col", class: "last" }, text.last)));
    return [title, element("table", { "aria-labelledby": "reasons-title" }, header, body, sums(explanation, sum))];
  }

  function sums(explanation, sum) {
    const row = (id, label, value) => element("tr", null, element("th", { scope: "row" }, label),
      element("td", { class: "number", id }, value), element("td", null), element("td", { class: "last" }));
    const foot = element("tfoot", null, row("sum", text.sum, decimals.format(sum)));
    // Interest and the total end at zero, whatever the rules take away: the difference is a line of its own.
    const floor = Math.max(0, explanation.interest + explanation.fit) - sum;
    if (floor > 0.02) foot.append(row("floor", text.floor, signed.format(floor)));
    foot.append(row("rounded", text.rounded, whole.format(explanation.total)));
    if (Math.abs(sum + (floor > 0.02 ? floor : 0) - explanation.total) > 0.52)
      foot.append(element("tr", null, element("td", { colspan: "4", class: "wrong", role: "alert" }, text.wrong)));
    return foot;
  }

  function lift(explanation) {
    const goals = { interest: text.raiseInterest, fit: text.raiseFit, profile: text.raiseProfile };
    const lines = (explanation.deficits ?? []).map(name => element("li", null, goals[name] ?? name));
    const fields = explanation.oneFieldAway ?? [];
    if (fields.length > 0)
      lines.unshift(element("li", null, text.away + " ", element("strong", null, fields.map(name => text.fields[name] ?? name).join(", "))));
    return [element("h2", null, text.lift),
      lines.length > 0 ? element("ul", { id: "lift" }, ...lines) : element("p", { class: "soft" }, text.top)];
  }

  document.documentElement.lang = tongue;
  xrm()?.Page?.data?.addOnLoad?.(load);
  load();
})();
