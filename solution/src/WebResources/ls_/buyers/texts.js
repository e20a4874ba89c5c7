// What the buying-centre panel says, in the language of the user, and the roles it knows.
(function (page) {
  "use strict";

  const texts = {
    en: {
      loading: "Loading the buying centre …", failed: "The buying centre could not be read.", newRecord: "The buying centre begins once the record is saved.",
      noAccount: "No buying centre yet", noAccountHint: "This lead is not mapped to an account. Its account shows who decides with whom.", noAccountOpportunity: "Give this opportunity an account, so that its people can be chosen.",
      of: name => `Buying centre of ${name}`, open: "Open the account", filled: (n, of) => `${n} of ${of} filled`, roles: "Roles", gap: "nobody yet", forUs: "For us", againstUs: "Against us", nobodyFor: "No promoter is known yet.", nobodyAgainst: "No opponent is known.",
      ally: "Ally to win", allyNone: "Nobody yet is a process promoter: look for whoever knows the ways through the organisation and brings the others together.", people: "People",
      empty: "Nobody yet", emptyHint: "Add the first person who has a part in this purchase.", add: "Add a role …", addTitle: "Add a role", contact: "Person (contact of the account)", role: "Part in the purchase", save: "Add",
      searching: "Searching …", nothing: "No contact of this account has this name.", found: n => `${n} found`, chooseContact: "Please choose a person from the list.", chooseRole: "Please choose a role.",
      groups: { center: "Buying centre", promoters: "Promoters", opponents: "Opponents" }, remove: (role, who) => `Remove ${role} from ${who}`, added: (who, role) => `${who} is ${role} now.`, removed: (who, role) => `Removed: ${who} as ${role}.`, undone: (who, role) => `Restored: ${who} as ${role}.`,
      inOpportunity: name => `in ${name}`, wholeAccount: "for the whole account", readOnly: "To change it, open the account."
    },
    de: {
      loading: "Das Buying Center wird geladen …", failed: "Das Buying Center konnte nicht gelesen werden.", newRecord: "Das Buying Center beginnt, sobald der Datensatz gespeichert ist.",
      noAccount: "Noch kein Buying Center", noAccountHint: "Dieser Lead ist keiner Firma zugeordnet. Seine Firma zeigt, wer mit wem entscheidet.", noAccountOpportunity: "Geben Sie dieser Verkaufschance eine Firma, damit ihre Personen gewählt werden können.",
      of: name => `Buying Center von ${name}`, open: "Firma öffnen", filled: (n, of) => `${n} von ${of} besetzt`, roles: "Rollen", gap: "noch niemand", forUs: "Für uns", againstUs: "Gegen uns", nobodyFor: "Noch ist kein Promotor bekannt.", nobodyAgainst: "Es ist kein Opponent bekannt.",
      ally: "Zu gewinnen", allyNone: "Noch ist niemand Prozesspromotor: Suchen Sie die Person, die die Wege durch die Organisation kennt und die anderen zusammenbringt.", people: "Personen",
      empty: "Noch niemand", emptyHint: "Fügen Sie die erste Person hinzu, die an diesem Kauf beteiligt ist.", add: "Rolle hinzufügen …", addTitle: "Rolle hinzufügen", contact: "Person (Kontakt der Firma)", role: "Rolle beim Kauf", save: "Hinzufügen",
      searching: "Suche läuft …", nothing: "Kein Kontakt dieser Firma heißt so.", found: n => `${n} gefunden`, chooseContact: "Bitte wählen Sie eine Person aus der Liste.", chooseRole: "Bitte wählen Sie eine Rolle.",
      groups: { center: "Buying Center", promoters: "Promotoren", opponents: "Opponenten" }, remove: (role, who) => `${role} bei ${who} entfernen`, added: (who, role) => `${who} ist jetzt ${role}.`, removed: (who, role) => `Entfernt: ${who} als ${role}.`, undone: (who, role) => `Wiederhergestellt: ${who} als ${role}.`,
      inOpportunity: name => `in ${name}`, wholeAccount: "für die ganze Firma", readOnly: "Zum Ändern öffnen Sie die Firma."
    }
  };

  const names = {
    en: ["Initiator", "User", "Influencer", "Decider", "Buyer", "Gatekeeper", "Power promoter", "Expert promoter", "Process promoter", "Relationship promoter", "Power opponent", "Expert opponent", "Process opponent", "Relationship opponent"],
    de: ["Initiator", "Anwender", "Beeinflusser", "Entscheider", "Einkäufer", "Gatekeeper", "Machtpromotor", "Fachpromotor", "Prozesspromotor", "Beziehungspromotor", "Machtopponent", "Fachopponent", "Prozessopponent", "Beziehungsopponent"]
  };
  const first = 844060000;
  const all = names[page.tongue].map((name, index) => ({ value: first + index, name, group: index < 6 ? "center" : index < 10 ? "promoters" : "opponents" }));

  window.LeadSyncBuyers = {
    ...page, text: texts[page.tongue], ally: first + 8,
    role: value => all.find(role => role.value === value) ?? { value, name: String(value), group: "center" },
    rolesOf: group => all.filter(role => role.group === group)
  };
})(window.LeadSyncPage);
