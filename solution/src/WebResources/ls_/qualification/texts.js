// What the qualification panel says, in the language of the user.
(function (page) {
  "use strict";

  const texts = {
    en: {
      loading: "Loading the qualification …", failed: "The qualification could not be read.", newRecord: "A qualification begins once the record is saved.", noFramework: "There is no qualification framework.",
      noFrameworkHint: "An administrator adds one under Settings → Qualification.", framework: "Framework", which: "Assessment", fresh: name => `New: ${name}`, of: (name, when) => `${name}, ${when}`, another: "Start another assessment", total: "Total",
      grade: "Class", answered: (n, of) => `${n} of ${of} answered`, none: "Not assessed yet", noneHint: "Rate what you know; what is not known counts as nothing.", weight: n => `weight ${n}`, note: name => `Note on ${name}`, notePlace: "Note", ratings: ["Not known", "No", "Partly", "Yes"],
      save: "Save", saving: "Saving …", saved: (total, grade) => grade ? `Saved: ${total} points, class ${grade}.` : "Saved.", unchanged: "There is nothing to save.", unsaved: "● Unsaved ratings", discard: "Discard", leave: "There are unsaved ratings. Save or discard them first."
    },
    de: {
      loading: "Die Qualifizierung wird geladen …", failed: "Die Qualifizierung konnte nicht gelesen werden.", newRecord: "Eine Qualifizierung beginnt, sobald der Datensatz gespeichert ist.", noFramework: "Es gibt kein Qualifizierungsschema.",
      noFrameworkHint: "Ein Administrator legt eines unter Einstellungen → Qualifizierung an.", framework: "Schema", which: "Qualifizierung", fresh: name => `Neu: ${name}`, of: (name, when) => `${name}, ${when}`, another: "Weitere Qualifizierung beginnen", total: "Summe",
      grade: "Klasse", answered: (n, of) => `${n} von ${of} beantwortet`, none: "Noch nicht bewertet", noneHint: "Bewerten Sie, was Sie wissen; was nicht bekannt ist, zählt nicht.", weight: n => `Gewicht ${n}`, note: name => `Notiz zu ${name}`, notePlace: "Notiz", ratings: ["Nicht bekannt", "Nein", "Teilweise", "Ja"],
      save: "Speichern", saving: "Wird gespeichert …", saved: (total, grade) => grade ? `Gespeichert: ${total} Punkte, Klasse ${grade}.` : "Gespeichert.", unchanged: "Es gibt nichts zu speichern.", unsaved: "● Nicht gespeicherte Bewertungen", discard: "Verwerfen", leave: "Es gibt nicht gespeicherte Bewertungen. Speichern oder verwerfen Sie diese zuerst."
    }
  };

  const unknown = 844060000;
  window.LeadSyncQualification = { ...page, text: texts[page.tongue], unknown, ratings: texts[page.tongue].ratings.map((name, index) => ({ value: unknown + index, name })) };
})(window.LeadSyncPage);
