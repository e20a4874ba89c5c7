// What the panel of service levels and their dashboard say, in the language of the user.
(function (page) {
  "use strict";

  const texts = {
    en: {
      loading: "Loading the service levels …", failed: "The service levels could not be read.", newRecord: "Service levels begin once the record is saved.",
      none: "No service level runs for this record.", noneHint: "One begins when the record enters a stage that has one, or is routed.",
      clocks: "Service levels", ended: n => n === 1 ? "1 that has ended" : `${n} that have ended`, history: "Course", shared: team => `Shared by ${team}`, owner: who => `Responsible: ${who}`,
      states: { running: "Running", warned: "Soon due", met: "Met", breached: "Breached", paused: "Paused", cancelled: "Cancelled" },
      due: when => `Due ${when}`, wasDue: when => `Was due ${when}`, left: time => `${time} left`, over: time => `overdue by ${time}`, standsStill: "The clock stands still.", seconds: n => `${n} s`,
      used: (used, target) => `${used} of ${target} used`, warnedAt: percent => `warned at ${percent} %`, metLate: "Met, but late", endedOn: when => `Ended ${when}`,
      events: { started: "Started", paused: "Paused", resumed: "Resumed", warned: "Warned", breached: "Breached", escalated: "Escalated", met: "Met", cancelled: "Cancelled", replanned: "Planned anew" },
      routing: "Routing", routedBy: rule => `by the rule “${rule}”`, routedTo: who => `To ${who}`, passed: "Passed over", queue: name => `Waits in the queue “${name}”.`, take: "Take it",
      reasons: ["qualified", "score rose", "owner left", "escalated"],
      tasks: "To do", noTasks: "Nothing is to be done.", call: "Call", task: "Task", complete: "Complete", completed: "Completed. The clock follows in a moment.", taken: "It is yours now.",
      handOver: "Hand-over", handedOn: when => `written ${when}`, why: "Why qualified", score: (score, grade, threshold) => `Score ${score}` + (grade ? `, grade ${grade}` : "") + (threshold ? `, threshold ${threshold}` : ""),
      topics: "Topics", channel: "Preferred channel", recent: "Recent activity", roles: "Buying roles", promoters: "Promoters", opponents: "Opponents", bant: "Qualification", missing: "What is missing",
      dashboard: {
        title: "Service levels", loading: "Loading the service levels …", failed: "The service levels could not be read.", empty: "No service level ran in this time.", emptyHint: "Choose a longer span, or look at the policies under Settings.",
        span: "Span", days: n => `${n} days`, cut: n => `Only the latest ${n} are counted.`, attainment: "Attainment", of: (met, all) => `${met} of ${all} that ended or ran out`,
        counts: { running: "Running", paused: "Paused", open: "Breached, open", met: "Met in time", late: "Met late", cancelled: "Cancelled" },
        by: { policy: "By service level", owner: "By owner", team: "By joint team" }, name: "Name", all: "All", inTime: "In time", breached: "Breached", share: "Share in time", nobody: "(nobody)",
        breaches: "Open breaches", noBreaches: "No breach is open.", record: "Record", level: "Service level", inCharge: "Responsible", overdue: "Overdue by"
      }
    },
    de: {
      loading: "Die Servicevereinbarungen werden geladen …", failed: "Die Servicevereinbarungen konnten nicht gelesen werden.", newRecord: "Servicevereinbarungen beginnen, sobald der Datensatz gespeichert ist.",
      none: "Für diesen Datensatz läuft keine Servicevereinbarung.", noneHint: "Eine beginnt, wenn der Datensatz in eine Phase mit einer kommt oder zugewiesen wird.",
      clocks: "Servicevereinbarungen", ended: n => n === 1 ? "1 beendete" : `${n} beendete`, history: "Verlauf", shared: team => `Gemeinsam getragen von ${team}`, owner: who => `Zuständig: ${who}`,
      states: { running: "Läuft", warned: "Bald fällig", met: "Eingehalten", breached: "Verletzt", paused: "Pausiert", cancelled: "Abgebrochen" },
      due: when => `Fällig ${when}`, wasDue: when => `War fällig ${when}`, left: time => `noch ${time}`, over: time => `überfällig seit ${time}`, standsStill: "Die Uhr steht.", seconds: n => `${n} Sek.`,
      used: (used, target) => `${used} von ${target} verbraucht`, warnedAt: percent => `gewarnt bei ${percent} %`, metLate: "Erfüllt, aber zu spät", endedOn: when => `Beendet ${when}`,
      events: { started: "Begonnen", paused: "Angehalten", resumed: "Fortgesetzt", warned: "Gewarnt", breached: "Verletzt", escalated: "Eskaliert", met: "Eingehalten", cancelled: "Abgebrochen", replanned: "Neu geplant" },
      routing: "Zuweisung", routedBy: rule => `durch die Regel „${rule}“`, routedTo: who => `An ${who}`, passed: "Übergangen", queue: name => `Wartet in der Warteschlange „${name}“.`, take: "Übernehmen",
      reasons: ["qualifiziert", "Score gestiegen", "Besitzer ausgeschieden", "eskaliert"],
      tasks: "Zu tun", noTasks: "Es ist nichts zu tun.", call: "Anruf", task: "Aufgabe", complete: "Erledigt", completed: "Erledigt. Die Uhr folgt gleich.", taken: "Er gehört jetzt Ihnen.",
      handOver: "Übergabe", handedOn: when => `geschrieben ${when}`, why: "Warum qualifiziert", score: (score, grade, threshold) => `Score ${score}` + (grade ? `, Klasse ${grade}` : "") + (threshold ? `, Schwelle ${threshold}` : ""),
      topics: "Themen", channel: "Bevorzugter Kanal", recent: "Letzte Aktivitäten", roles: "Rollen im Buying Center", promoters: "Promotoren", opponents: "Opponenten", bant: "Qualifizierung", missing: "Was fehlt",
      dashboard: {
        title: "Servicevereinbarungen", loading: "Die Servicevereinbarungen werden geladen …", failed: "Die Servicevereinbarungen konnten nicht gelesen werden.", empty: "In dieser Zeit lief keine Servicevereinbarung.", emptyHint: "Wählen Sie eine längere Spanne oder sehen Sie unter Einstellungen nach den Vereinbarungen.",
        span: "Zeitraum", days: n => `${n} Tage`, cut: n => `Nur die neuesten ${n} sind gezählt.`, attainment: "Einhaltung", of: (met, all) => `${met} von ${all}, die endeten oder abliefen`,
        counts: { running: "Laufen", paused: "Pausiert", open: "Verletzt, offen", met: "Rechtzeitig", late: "Zu spät", cancelled: "Abgebrochen" },
        by: { policy: "Nach Vereinbarung", owner: "Nach Zuständigen", team: "Nach gemeinsamem Team" }, name: "Name", all: "Alle", inTime: "Rechtzeitig", breached: "Verletzt", share: "Anteil rechtzeitig", nobody: "(niemand)",
        breaches: "Offene Verletzungen", noBreaches: "Keine Verletzung ist offen.", record: "Datensatz", level: "Vereinbarung", inCharge: "Zuständig", overdue: "Überfällig seit"
      }
    }
  };

  // The zone that the user chose in the CRM where it tells, else that of the browser. It tells of now: around a change of
  // clocks a later moment is said by the offset of today, and the zone stands beside it.
  const offset = page.xrm()?.Utility?.getGlobalContext?.()?.userSettings?.getTimeZoneOffsetMinutes?.();
  const isKnown = typeof offset === "number";
  const format = new Intl.DateTimeFormat(page.locale, {
    weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", ...isKnown ? { timeZone: "UTC" } : { timeZoneName: "short" }
  });
  const two = number => String(Math.floor(Math.abs(number))).padStart(2, "0");
  const zone = isKnown ? ` UTC${offset < 0 ? "−" : "+"}${two(offset / 60)}:${two(offset % 60)}` : "";

  window.LeadSyncSla = {
    ...page, text: texts[page.tongue],
    when: iso => format.format(new Date(new Date(iso).getTime() + (isKnown ? offset * 60000 : 0))) + zone,
    states: { 844060000: "running", 844060001: "warned", 844060002: "met", 844060003: "breached", 844060004: "paused", 844060005: "cancelled" }
  };
})(window.LeadSyncPage);
