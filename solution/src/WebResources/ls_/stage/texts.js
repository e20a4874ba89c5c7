// What the stage panel and the history say, in the language of the user.
(function (page) {
  "use strict";

  const texts = {
    en: {
      loading: "Loading the stage …", failed: "The stage could not be read.", newRecord: "The process begins once the record is saved.",
      noStage: "This record has no stage yet.", noStageHint: "Choose the stage it is in.", noStages: "The process has no stages.",
      noStagesHint: "An administrator adds them under Settings → Process → Stages.", path: "Stages of the process", stage: "Stage",
      marks: { done: "done", current: "now", ahead: "ahead" }, since: "In this stage", sinceOn: when => `since ${when}`, owner: "Responsible", sla: "SLA", due: when => `due ${when}`,
      exit: "Next stage when", exitNone: "The process ends here.", persona: "Persona", track: "Nurture track", recycles: "Given back", times: n => n === 1 ? "once" : `${n} times`,
      last: (reason, when) => `last: ${[reason, when].filter(Boolean).join(", ")}`, hint: "What keeps it back", rests: until => `Rests until ${until}.`, restsWhy: reason => `Given back: ${reason}.`,
      restsMeans: "LeadSync does not qualify it before that day.", actions: "What you can do now", nothing: "Nothing to do here for you in this stage.",
      opportunities: "Its opportunity carries the process now:", before: "Opportunities so far:", lead: "It came from the lead", unnamed: "(no name)", move: "Move to stage", moveTo: name => `Move to “${name}”`, backTo: name => `Back to “${name}”`, moveNow: "Move", send: "Confirm",
      accept: "Accept", reject: "Reject …", recycle: "Give back …", disqualify: "Disqualify …", qualify: "Qualify", override: "Qualify now …", opportunity: "Qualify to opportunity", win: "Won", lose: "Lost",
      titles: { reject: "Reject the lead", recycle: "Give back to marketing", disqualify: "Disqualify the lead", override: "Qualify in spite of the rest", win: "Close as won", lose: "Close as lost" },
      confirms: { reject: "Reject", recycle: "Give back", disqualify: "Disqualify", override: "Qualify now", win: "Won", lose: "Lost" },
      reason: "Why?", reasonMissing: "Please choose a reason.", noReasons: "There are no reasons to choose from. An administrator adds them under Settings → Process → Recycle reasons.",
      why: "Why must it not wait?", whyMissing: "Please say why it must not wait. It is kept in the history.", note: "Note for the history", closeNote: "Note", optional: "optional",
      back: "back to marketing", out: "disqualified, no more nurturing", ends: "disqualified, for it was given back too often", follows: name => `track “${name}”`, rest: n => n === 1 ? "rests for 1 day" : `rests for ${n} days`,
      restNot: "no rest", anew: "interest starts anew", kept: "interest is kept", limit: (had, most) => `Given back ${had} of at most ${most} times: one more that counts disqualifies the lead.`,
      done: {
        accept: "Accepted: the lead is with sales now.", qualify: "Qualified.", opportunity: "Qualified to an opportunity.", disqualify: "Disqualified.", win: "Closed as won.", lose: "Closed as lost.",
        move: name => `Moved to “${name}”.`, back: (name, until) => `Given back to marketing: “${name}”` + (until ? `, rests until ${until}.` : "."),
        ofOpportunity: "Given back to marketing: its lead goes on there."
      },
      history: {
        title: "History", loading: "Loading the history …", failed: "The history could not be read.", empty: "No moves yet", emptyHint: "Every stage that the record enters appears here.", newRecord: "The history begins once the record is saved.",
        more: "Show more", began: to => `Began as ${to}`, spent: time => `after ${time}`, by: who => `by ${who}`, reason: "Reason", note: "Note", override: "Qualified in spite of the rest", all: count => count === 1 ? "1 move" : `${count} moves`, shown: count => `${count} more shown.`
      }
    },
    de: {
      loading: "Die Phase wird geladen …", failed: "Die Phase konnte nicht gelesen werden.", newRecord: "Der Prozess beginnt, sobald der Datensatz gespeichert ist.",
      noStage: "Dieser Datensatz hat noch keine Phase.", noStageHint: "Wählen Sie die Phase, in der er ist.", noStages: "Der Prozess hat keine Phasen.",
      noStagesHint: "Ein Administrator legt sie unter Einstellungen → Prozess → Phasen an.", path: "Phasen des Prozesses", stage: "Phase",
      marks: { done: "erledigt", current: "jetzt", ahead: "noch offen" }, since: "In dieser Phase", sinceOn: when => `seit ${when}`, owner: "Zuständig", sla: "SLA", due: when => `fällig ${when}`,
      exit: "Weiter, wenn", exitNone: "Hier endet der Prozess.", persona: "Persona", track: "Nurture-Strecke", recycles: "Zurückgegeben", times: n => n === 1 ? "einmal" : `${n}-mal`,
      last: (reason, when) => `zuletzt: ${[reason, when].filter(Boolean).join(", ")}`, hint: "Was ihn zurückhält", rests: until => `Ruht bis ${until}.`, restsWhy: reason => `Zurückgegeben: ${reason}.`,
      restsMeans: "LeadSync qualifiziert ihn vorher nicht.", actions: "Was Sie jetzt tun können", nothing: "In dieser Phase gibt es hier für Sie nichts zu tun.",
      opportunities: "Den Prozess trägt jetzt die Verkaufschance:", before: "Bisherige Verkaufschancen:", lead: "Sie kommt vom Lead", unnamed: "(ohne Namen)", move: "In Phase wechseln", moveTo: name => `Weiter zu „${name}“`, backTo: name => `Zurück zu „${name}“`, moveNow: "Wechseln", send: "Bestätigen",
      accept: "Annehmen", reject: "Ablehnen …", recycle: "Zurückgeben …", disqualify: "Disqualifizieren …", qualify: "Qualifizieren", override: "Jetzt qualifizieren …", opportunity: "Zur Verkaufschance machen", win: "Gewonnen", lose: "Verloren",
      titles: { reject: "Lead ablehnen", recycle: "An das Marketing zurückgeben", disqualify: "Lead disqualifizieren", override: "Trotz Ruhezeit qualifizieren", win: "Als gewonnen abschließen", lose: "Als verloren abschließen" },
      confirms: { reject: "Ablehnen", recycle: "Zurückgeben", disqualify: "Disqualifizieren", override: "Jetzt qualifizieren", win: "Gewonnen", lose: "Verloren" },
      reason: "Warum?", reasonMissing: "Bitte wählen Sie einen Grund.", noReasons: "Es gibt keine Gründe zur Auswahl. Ein Administrator legt sie unter Einstellungen → Prozess → Rückgabegründe an.",
      why: "Warum kann er nicht warten?", whyMissing: "Bitte sagen Sie, warum er nicht warten kann. Das steht dann im Verlauf.", note: "Notiz für den Verlauf", closeNote: "Notiz", optional: "freiwillig",
      back: "zurück an das Marketing", out: "disqualifiziert, keine weitere Ansprache", ends: "disqualifiziert, weil zu oft zurückgegeben", follows: name => `Strecke „${name}“`, rest: n => n === 1 ? "ruht 1 Tag" : `ruht ${n} Tage`,
      restNot: "keine Ruhezeit", anew: "Interesse beginnt neu", kept: "Interesse bleibt", limit: (had, most) => `${had} von höchstens ${most} Rückgaben sind verbraucht: Eine weitere, die zählt, disqualifiziert den Lead.`,
      done: {
        accept: "Angenommen: Der Lead liegt jetzt beim Vertrieb.", qualify: "Qualifiziert.", opportunity: "Zur Verkaufschance gemacht.", disqualify: "Disqualifiziert.", win: "Als gewonnen abgeschlossen.", lose: "Als verloren abgeschlossen.",
        move: name => `In Phase „${name}“ gewechselt.`, back: (name, until) => `An das Marketing zurückgegeben: „${name}“` + (until ? `, ruht bis ${until}.` : "."),
        ofOpportunity: "An das Marketing zurückgegeben: Dort geht ihr Lead weiter."
      },
      history: {
        title: "Verlauf", loading: "Der Verlauf wird geladen …", failed: "Der Verlauf konnte nicht gelesen werden.", empty: "Noch kein Wechsel", emptyHint: "Jede Phase, in die der Datensatz kommt, erscheint hier.", newRecord: "Der Verlauf beginnt, sobald der Datensatz gespeichert ist.",
        more: "Mehr anzeigen", began: to => `Begonnen als ${to}`, spent: time => `nach ${time}`, by: who => `durch ${who}`, reason: "Grund", note: "Notiz", override: "Trotz Ruhezeit qualifiziert", all: count => count === 1 ? "1 Wechsel" : `${count} Wechsel`, shown: count => `${count} weitere angezeigt.`
      }
    }
  };

  window.LeadSyncStage = { ...page, text: texts[page.tongue] };
})(window.LeadSyncPage);
