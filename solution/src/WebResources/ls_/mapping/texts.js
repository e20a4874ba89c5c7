// What the mapping panel and the review list say, in the language of the user. Language, numbers and days are the score panel's.
(function (panel) {
  "use strict";

  const texts = {
    en: {
      loading: "Loading the mapping …", retry: "Try again", failed: "The mapping could not be read.", broken: "The stored decision cannot be read.",
      outside: "This page works only inside the app.", refused: "Not saved", newLead: "LeadSync looks for the account of a lead once it is saved.",
      unmapped: "Not mapped yet", unmappedHint: "LeadSync maps a lead within seconds. You may pick an account above before that.",
      mapped: name => `Mapped to ${name}`, review: "Waits for a decision", reviewHint: "LeadSync is not sure. Pick the account that this lead belongs to.",
      none: "No account found", noneHint: "No account is likely enough.", noneEarlier: "Somebody has decided for the same company that it is none of them.", decidedFor: name => `Decided: ${name}`, decidedNone: "Decided: none of the candidates",
      by: (who, when) => `by ${who} on ${when}`, foundOn: when => `on ${when}`, somebody: "somebody", method: "Found by", why: "Why this account",
      probability: "Probability", noProbability: "probability unknown", candidates: "Candidates", noCandidates: "There is no candidate.",
      pro: "For", con: "Against", silent: "Says nothing", target: "Target account", customer: "Customer", domain: "Domain", place: "Place", unknown: "unknown",
      weight: "Weight in log-odds", accept: "Accept", acceptOf: name => `Accept ${name}`, other: "Other account …", noneOf: "None of them", change: "Change …", cancel: "Cancel",
      reconsider: "Reconsider", reconsiderHint: "Hands the lead back to LeadSync and forgets the decision.",
      search: "Find an account by name", nothingFound: "No account has this name.", searching: "Searching …", found: count => `${count} found`,
      lead: "Lead", company: "Company", email: "E-mail", score: "Score", open: "Open the lead", title: "Leads to map", refresh: "Refresh", more: "Show more",
      count: (count, more) => `${count}${more ? "+" : ""} ${count === 1 ? "lead" : "leads"}`, empty: "Nothing to map", emptyHint: "No lead waits for a decision.",
      selected: (name, count) => `${name}, ${count === 1 ? "1 candidate" : `${count} candidates`}`, candidate: (at, of, name, probability) => `Candidate ${at} of ${of}: ${name}, ${probability}`,
      accepted: (lead, name) => `${lead} now belongs to ${name}.`, refusedAll: lead => `${lead} belongs to none of the candidates.`, undone: lead => `Undone: ${lead} waits for a decision again.`,
      nothingToUndo: "There is nothing to undo.", undo: "Undo", elsewhere: lead => `${lead} has been decided elsewhere meanwhile.`, handedBack: "LeadSync maps this lead anew.",
      saving: "Saving …", keys: "Keys", close: "Close", keyHelp: [["↑ ↓ / j k", "lead before, next lead"], ["← → / 1–5", "candidate"], ["Enter / a", "accept the candidate"],
        ["o", "other account"], ["n", "none of them"], ["u", "undo the last decision"], ["?", "show these keys"]],
      methods: { domain: "company domain", name: "company name", domainAndName: "domain and name", earlierDecision: "an earlier decision", person: "a person" },
      kinds: { domain: "Domain", name: "Name", legalForm: "Legal form", city: "City", postalCode: "Postal code", country: "Country", phone: "Phone", numeral: "Number in the name",
        decision: "Earlier decision", rarity: "Rarity of the words", prior: "How rare a match is" }
    },
    de: {
      loading: "Die Zuordnung wird geladen …", retry: "Erneut versuchen", failed: "Die Zuordnung konnte nicht gelesen werden.", broken: "Die gespeicherte Entscheidung ist nicht lesbar.",
      outside: "Diese Seite arbeitet nur in der App.", refused: "Nicht gespeichert", newLead: "LeadSync sucht die Firma eines Leads, sobald er gespeichert ist.",
      unmapped: "Noch nicht zugeordnet", unmappedHint: "LeadSync ordnet einen Lead binnen Sekunden zu. Sie können oben auch vorher eine Firma wählen.",
      mapped: name => `Zugeordnet zu ${name}`, review: "Wartet auf eine Entscheidung", reviewHint: "LeadSync ist nicht sicher. Wählen Sie die Firma, zu der dieser Lead gehört.",
      none: "Keine Firma gefunden", noneHint: "Keine Firma ist wahrscheinlich genug.", noneEarlier: "Jemand hat zum selben Unternehmen entschieden, dass es keine davon ist.", decidedFor: name => `Entschieden: ${name}`, decidedNone: "Entschieden: keiner der Kandidaten",
      by: (who, when) => `durch ${who} am ${when}`, foundOn: when => `am ${when}`, somebody: "jemanden", method: "Gefunden über", why: "Warum diese Firma",
      probability: "Wahrscheinlichkeit", noProbability: "Wahrscheinlichkeit unbekannt", candidates: "Kandidaten", noCandidates: "Es gibt keinen Kandidaten.",
      pro: "Dafür", con: "Dagegen", silent: "Sagt nichts", target: "Zielfirma", customer: "Kunde", domain: "Domäne", place: "Ort", unknown: "unbekannt",
      weight: "Gewicht in Log-Odds", accept: "Übernehmen", acceptOf: name => `${name} übernehmen`, other: "Andere Firma …", noneOf: "Keine davon", change: "Ändern …", cancel: "Abbrechen",
      reconsider: "Neu prüfen", reconsiderHint: "Gibt den Lead an LeadSync zurück und vergisst die Entscheidung.",
      search: "Firma nach Namen suchen", nothingFound: "Keine Firma heißt so.", searching: "Suche läuft …", found: count => `${count} gefunden`,
      lead: "Lead", company: "Firma", email: "E-Mail", score: "Score", open: "Lead öffnen", title: "Leads zuordnen", refresh: "Aktualisieren", more: "Mehr anzeigen",
      count: (count, more) => `${count}${more ? "+" : ""} ${count === 1 ? "Lead" : "Leads"}`, empty: "Nichts zuzuordnen", emptyHint: "Kein Lead wartet auf eine Entscheidung.",
      selected: (name, count) => `${name}, ${count === 1 ? "1 Kandidat" : `${count} Kandidaten`}`, candidate: (at, of, name, probability) => `Kandidat ${at} von ${of}: ${name}, ${probability}`,
      accepted: (lead, name) => `${lead} gehört jetzt zu ${name}.`, refusedAll: lead => `${lead} gehört zu keinem der Kandidaten.`, undone: lead => `Rückgängig: ${lead} wartet wieder auf eine Entscheidung.`,
      nothingToUndo: "Es gibt nichts rückgängig zu machen.", undo: "Rückgängig", elsewhere: lead => `Über ${lead} wurde inzwischen anderswo entschieden.`, handedBack: "LeadSync ordnet diesen Lead neu zu.",
      saving: "Wird gespeichert …", keys: "Tasten", close: "Schließen", keyHelp: [["↑ ↓ / j k", "voriger, nächster Lead"], ["← → / 1–5", "Kandidat"], ["Enter / a", "Kandidaten übernehmen"],
        ["o", "andere Firma"], ["n", "keine davon"], ["u", "letzte Entscheidung rückgängig machen"], ["?", "diese Tasten zeigen"]],
      methods: { domain: "Firmendomäne", name: "Firmenname", domainAndName: "Domäne und Name", earlierDecision: "eine frühere Entscheidung", person: "eine Person" },
      kinds: { domain: "Domäne", name: "Name", legalForm: "Rechtsform", city: "Ort", postalCode: "Postleitzahl", country: "Land", phone: "Telefon", numeral: "Zahl im Namen",
        decision: "Frühere Entscheidung", rarity: "Seltenheit der Wörter", prior: "Wie selten ein Treffer ist" }
    }
  };

  const locale = panel.tongue === "de" ? "de-DE" : "en-GB";
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
  const weight = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: "exceptZero" });
  const share = digits => new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: digits });
  const [whole, fine] = [share(0), share(1)];

  window.LeadSyncMapping = {
    text: texts[panel.tongue], tongue: panel.tongue, element: panel.element, xrm: panel.xrm, passed: panel.passed,
    moment: iso => iso ? moment.format(new Date(iso)) : "–",
    weight: value => weight.format(value),
    // Nothing is certain: 99.6 % must not read as 100 %.
    percent: value => typeof value !== "number" ? texts[panel.tongue].noProbability
      : value > 0.999 ? "> " + fine.format(0.999) : (value > 0.99 ? fine : whole).format(value)
  };
})(window.LeadSyncPanel);
