// What the score panel says, in the language of the user, and how it writes numbers and days.
window.LeadSyncPanel = (function () {
  "use strict";

  const texts = {
    en: {
      loading: "Loading the score …", retry: "Try again",
      failed: "The score could not be read.", outside: "This panel works only inside a form.", broken: "The explanation of this score cannot be read.",
      none: "No score yet", noneHint: "A score appears within seconds of the first activity.",
      score: "Score", grade: "Grade", stage: "Stage", qualified: "Qualified", qualifiesAt: total => `Qualifies at ${total}`,
      qualifiesWithProfile: (total, profile) => `Qualifies at ${total} with a profile of ${profile} %`, model: "Model", asOf: "as of",
      interestFrom: on => `Given back on ${on}: interest counts from then on.`,
      interest: "Interest", fit: "Fit", profile: "Profile", coverage: "Coverage", parts: "What it is made of",
      reasons: "Reasons", reason: "Reason", points: "Points", count: "Count", last: "Last", noReasons: "No activity or attribute counts today.",
      others: "Everybody else", sum: "Sum", floor: "Less than nothing counts as zero", rounded: "Score (rounded)",
      wrong: "These reasons do not add up to the stored score. Tell your administrator.",
      lift: "What would lift it", top: "Nothing is missing: this is the best grade.", next: grade => `For grade ${grade}`,
      measure: "Measure", has: "Has", needs: "Needs", missing: "Missing fields and what each would add to the profile",
      raiseInterest: "More interest: further activity raises it.", raiseFit: "Better fit: industry or size are below the next grade.",
      raiseProfile: "A fuller profile: fill in the missing fields.", away: "One field away from qualified: fill in",
      change: "Without new activity", changes: { grade: (grade, on) => `grade ${grade} from ${on}`, lost: on => `no longer qualified from ${on}`,
        won: on => `qualified from ${on}`, both: (grade, on) => `grade ${grade} and no longer qualified from ${on}`,
        bothWon: (grade, on) => `grade ${grade} and qualified from ${on}`, some: on => `the score changes its grade or qualification on ${on}`,
        never: "grade and qualification stay as they are" },
      trend: "Trend", today: "today", threshold: "threshold", figures: "Figures", day: "Day",
      trendPast: (first, on, total, most, peak) => `Score from ${first} on ${on} to ${total} today, highest ${most} on ${peak}.`,
      trendAhead: (last, on) => `Without new activity ${last} on ${on}.`, trendThreshold: total => `Qualified from ${total}.`, ahead: "(ahead)",
      fields: { email: "e-mail", company: "company", firstName: "first name", lastName: "last name", jobTitle: "job title", phone: "phone",
        country: "country", city: "city", website: "website", industryClass: "industry", employees: "number of employees" }
    },
    de: {
      loading: "Der Score wird geladen …", retry: "Erneut versuchen",
      failed: "Der Score konnte nicht gelesen werden.", outside: "Dieses Feld arbeitet nur in einem Formular.", broken: "Die Erklärung zu diesem Score ist nicht lesbar.",
      none: "Noch kein Score", noneHint: "Ein Score erscheint Sekunden nach der ersten Aktivität.",
      score: "Score", grade: "Klasse", stage: "Phase", qualified: "Qualifiziert", qualifiesAt: total => `Qualifiziert ab ${total}`,
      qualifiesWithProfile: (total, profile) => `Qualifiziert ab ${total} bei einem Profil von ${profile} %`, model: "Modell", asOf: "Stand",
      interestFrom: on => `Zurückgegeben am ${on}: Interesse zählt erst seitdem.`,
      interest: "Interesse", fit: "Eignung", profile: "Profil", coverage: "Abdeckung", parts: "Woraus er besteht",
      reasons: "Gründe", reason: "Grund", points: "Punkte", count: "Anzahl", last: "Zuletzt", noReasons: "Heute zählt keine Aktivität und kein Merkmal.",
      others: "Alle übrigen", sum: "Summe", floor: "Weniger als nichts zählt als null", rounded: "Score (gerundet)",
      wrong: "Diese Gründe ergeben nicht den gespeicherten Score. Bitte melden Sie das Ihrem Administrator.",
      lift: "Was ihn heben würde", top: "Nichts fehlt: Das ist die beste Klasse.", next: grade => `Für Klasse ${grade}`,
      measure: "Maß", has: "Hat", needs: "Braucht", missing: "Fehlende Felder und was jedes zum Profil beitrüge",
      raiseInterest: "Mehr Interesse: weitere Aktivität hebt es.", raiseFit: "Bessere Eignung: Branche oder Größe liegen unter der nächsten Klasse.",
      raiseProfile: "Ein vollständigeres Profil: fehlende Felder ausfüllen.", away: "Ein Feld fehlt zur Qualifizierung: bitte ausfüllen:",
      change: "Ohne neue Aktivität", changes: { grade: (grade, on) => `Klasse ${grade} ab ${on}`, lost: on => `nicht mehr qualifiziert ab ${on}`,
        won: on => `qualifiziert ab ${on}`, both: (grade, on) => `Klasse ${grade} und nicht mehr qualifiziert ab ${on}`,
        bothWon: (grade, on) => `Klasse ${grade} und qualifiziert ab ${on}`, some: on => `Klasse oder Qualifizierung ändern sich am ${on}`,
        never: "Klasse und Qualifizierung bleiben, wie sie sind" },
      trend: "Verlauf", today: "heute", threshold: "Schwelle", figures: "Zahlen", day: "Tag",
      trendPast: (first, on, total, most, peak) => `Score von ${first} am ${on} auf ${total} heute, höchster Wert ${most} am ${peak}.`,
      trendAhead: (last, on) => `Ohne neue Aktivität ${last} am ${on}.`, trendThreshold: total => `Qualifiziert ab ${total}.`, ahead: "(Ausblick)",
      fields: { email: "E-Mail", company: "Firma", firstName: "Vorname", lastName: "Nachname", jobTitle: "Position", phone: "Telefon",
        country: "Land", city: "Ort", website: "Website", industryClass: "Branche", employees: "Mitarbeiterzahl" }
    }
  };

  const passed = new URLSearchParams(location.search);
  const xrm = () => window.parent !== window && window.parent.Xrm ? window.parent.Xrm : null;

  function language() {
    const context = xrm()?.Utility?.getGlobalContext?.();
    const lcid = Number(context?.userSettings?.languageId ?? passed.get("userlcid") ?? 1033);
    // The low ten bits of a Windows language id name the language, the rest the country: 7 is German.
    return (lcid & 0x3ff) === 7 ? "de" : "en";
  }

  const tongue = language();
  // English days as people in Europe write them: 3 Dec 2026, not Dec 3.
  const locale = tongue === "de" ? "de-DE" : "en-GB";
  const date = style => new Intl.DateTimeFormat(locale, { ...style, timeZone: "UTC" });
  const [long, short] = [date({ dateStyle: "medium" }), date({ day: "numeric", month: "short" })];
  const number = options => new Intl.NumberFormat(locale, options);
  const [decimals, signed, whole] = [
    number({ minimumFractionDigits: 2, maximumFractionDigits: 2 }),
    number({ minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: "exceptZero" }),
    number({ maximumFractionDigits: 0 })];
  const at = iso => new Date(iso + "T00:00:00Z");

  return {
    passed, xrm, tongue, text: texts[tongue],
    decimals: value => decimals.format(value), signed: value => signed.format(value), whole: value => whole.format(value),
    day: iso => iso ? long.format(at(iso)) : "–", shortDay: iso => short.format(at(iso)), time: iso => at(iso).getTime()
  };
})();
