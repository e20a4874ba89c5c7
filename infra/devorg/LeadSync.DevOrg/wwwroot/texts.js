// The page's own words in both languages; everything else comes labelled from the solution.

const texts = {
  en: {
    skip: "Skip to content", signIn: "Sign in", signInHint: "This is a local stand-in for a Dataverse environment. Choose who you are.",
    signOut: "Sign out", signedInAs: name => `Signed in as ${name}`, loading: "Loading …", retry: "Try again",
    offline: "The server does not answer.", failed: message => `That did not work: ${message}`,
    noUsers: "Nobody can sign in here.", noApp: "None of your roles has an app.", navigation: "Site map",
    view: "View", empty: "No records here yet.", create: "New", stale: "Not up to date: the server does not answer.",
    page: number => `Page ${number}`, previous: "Previous page", next: "Next page", unnamed: "(no name)",
    records: (count, more) => `${count}${more ? "+" : ""} ${count === 1 ? "record" : "records"}`,
    save: "Save", saved: "Saved.", created: "Created.", unsaved: "Unsaved changes", unchanged: "There is nothing to save.", saving: "Saving …",
    refused: "Not saved", keep: "Your input is still here.", reload: "Reload and drop my changes", close: "Close this message",
    changedElsewhere: "Somebody else has changed a field that you are editing. Saving will be refused.",
    leave: "There are unsaved changes. Leave and drop them?", back: "Back to the list", newRecord: label => `New: ${label}`,
    notFound: "This record does not exist, or you may not see it.", noForm: "This table has no form.", unknownControl: "This control is not drawn here.",
    notNumber: label => `${label}: please enter a number.`, notWhole: label => `${label}: please enter a whole number.`,
    invalid: "Please correct the marked fields.", yes: "Yes", no: "No", none: "–", search: "Search", clear: "Clear", nothingFound: "Nothing found", change: "Change"
  },
  de: {
    skip: "Zum Inhalt springen", signIn: "Anmelden", signInHint: "Dies ist ein lokaler Ersatz für eine Dataverse-Umgebung. Wählen Sie, wer Sie sind.",
    signOut: "Abmelden", signedInAs: name => `Angemeldet als ${name}`, loading: "Wird geladen …", retry: "Erneut versuchen",
    offline: "Der Server antwortet nicht.", failed: message => `Das hat nicht geklappt: ${message}`,
    noUsers: "Hier kann sich niemand anmelden.", noApp: "Keine Ihrer Rollen hat eine App.", navigation: "Siteübersicht",
    view: "Ansicht", empty: "Hier gibt es noch keine Datensätze.", create: "Neu", stale: "Nicht aktuell: Der Server antwortet nicht.",
    page: number => `Seite ${number}`, previous: "Vorherige Seite", next: "Nächste Seite", unnamed: "(ohne Namen)",
    records: (count, more) => `${count}${more ? "+" : ""} ${count === 1 ? "Datensatz" : "Datensätze"}`,
    save: "Speichern", saved: "Gespeichert.", created: "Angelegt.", unsaved: "Nicht gespeicherte Änderungen", unchanged: "Es gibt nichts zu speichern.", saving: "Wird gespeichert …",
    refused: "Nicht gespeichert", keep: "Ihre Eingaben sind noch da.", reload: "Neu laden und meine Änderungen verwerfen", close: "Meldung schließen",
    changedElsewhere: "Jemand anderes hat ein Feld geändert, das Sie gerade bearbeiten. Das Speichern wird abgelehnt.",
    leave: "Es gibt nicht gespeicherte Änderungen. Verlassen und verwerfen?", back: "Zurück zur Liste", newRecord: label => `Neu: ${label}`,
    notFound: "Diesen Datensatz gibt es nicht, oder Sie dürfen ihn nicht sehen.", noForm: "Diese Tabelle hat kein Formular.", unknownControl: "Dieses Steuerelement wird hier nicht gezeichnet.",
    notNumber: label => `${label}: bitte eine Zahl eingeben.`, notWhole: label => `${label}: bitte eine ganze Zahl eingeben.`,
    invalid: "Bitte die markierten Felder korrigieren.", yes: "Ja", no: "Nein", none: "–", search: "Suchen", clear: "Leeren", nothingFound: "Nichts gefunden", change: "Ändern"
  }
};

// Before anyone has signed in, the browser's language stands in for the user's.
export let tongue = navigator.language.startsWith("de") ? "de" : "en";
export let text = texts[tongue];

// Takes over the language of a user: a Windows language id, whose low ten bits name the language (7 is German).
export function speak(languageId) {
  tongue = (languageId & 0x3ff) === 7 ? "de" : "en";
  text = texts[tongue];
  document.documentElement.lang = tongue;
}
