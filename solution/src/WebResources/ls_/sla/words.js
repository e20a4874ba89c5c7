// The words for the codes of a hand-over and of a routing decision, in the language of the user.
(function (sla) {
  "use strict";

  const words = {
    en: {
      channels: { email: "E-mail", phone: "Telephone", web: "Website", event: "Events", meeting: "Meetings", letter: "Letter", chat: "Chat", social: "Social media" },
      deficits: { interest: "interest", fit: "fit", profile: "profile" },
      notes: { "left the stage": "left the stage", "does not apply": "does not apply any more", "another message came": "another message came", "the policy is not in use": "no longer in use" },
      ratings: { unknown: "unknown", no: "no", partly: "partly", yes: "yes" },
      roles: {
        initiator: "Initiator", user: "User", influencer: "Influencer", decider: "Decider", buyer: "Buyer", gatekeeper: "Gatekeeper", power: "by power", expert: "by expertise",
        process: "by process", relationship: "by relationship"
      },
      hindrances: {
        unknown: "not known", disabled: "disabled", paused: "takes no leads", absent: "absent", atCapacity: "at capacity", outsideHours: "outside working hours", notToBeGivenBack: "had it before",
        nobodyNamed: "names nobody", nobodyThere: "nobody is there", incomplete: "is not complete"
      },
      kinds: {
        page_view: "Page viewed", form_submit: "Form sent", asset_download: "Download", email_open: "E-mail opened", email_click: "E-mail clicked", reply: "Replied", call: "Call", meeting_booked: "Meeting booked",
        trial_start: "Trial started", webinar_register: "Registered for a webinar", webinar_attend: "Attended a webinar", event_register: "Registered for an event", event_attend: "Attended an event", letter_response: "Answered a letter",
        chat: "Chat", ad_click: "Advertisement clicked", social_mention: "Mentioned us", social_engagement: "Social media", form_view: "Form viewed", form_abandon: "Form abandoned", product_usage: "Product used", visit: "Visit"
      }
    },
    de: {
      channels: { email: "E-Mail", phone: "Telefon", web: "Website", event: "Veranstaltungen", meeting: "Termine", letter: "Brief", chat: "Chat", social: "Soziale Medien" },
      deficits: { interest: "Interesse", fit: "Eignung", profile: "Profil" },
      notes: { "left the stage": "Phase verlassen", "does not apply": "gilt nicht mehr", "another message came": "eine weitere Nachricht kam", "the policy is not in use": "nicht mehr in Gebrauch" },
      ratings: { unknown: "unbekannt", no: "nein", partly: "teilweise", yes: "ja" },
      roles: {
        initiator: "Initiator", user: "Nutzer", influencer: "Beeinflusser", decider: "Entscheider", buyer: "Einkäufer", gatekeeper: "Gatekeeper", power: "durch Macht", expert: "durch Fachwissen",
        process: "im Prozess", relationship: "durch Beziehungen"
      },
      hindrances: {
        unknown: "nicht bekannt", disabled: "deaktiviert", paused: "nimmt keine Leads", absent: "abwesend", atCapacity: "ausgelastet", outsideHours: "außerhalb der Arbeitszeit", notToBeGivenBack: "hatte ihn schon",
        nobodyNamed: "nennt niemanden", nobodyThere: "niemand ist da", incomplete: "ist unvollständig"
      },
      kinds: {
        page_view: "Seite besucht", form_submit: "Formular gesendet", asset_download: "Download", email_open: "E-Mail geöffnet", email_click: "E-Mail angeklickt", reply: "Geantwortet", call: "Anruf", meeting_booked: "Termin gebucht",
        trial_start: "Test begonnen", webinar_register: "Für Webinar angemeldet", webinar_attend: "Webinar besucht", event_register: "Für Veranstaltung angemeldet", event_attend: "Veranstaltung besucht", letter_response: "Brief beantwortet",
        chat: "Chat", ad_click: "Anzeige angeklickt", social_mention: "Hat uns erwähnt", social_engagement: "Soziale Medien", form_view: "Formular angesehen", form_abandon: "Formular abgebrochen", product_usage: "Produkt genutzt", visit: "Besuch"
      }
    }
  };

  const own = words[sla.tongue];

  // A code that nobody gave words to is shown as it is.
  sla.word = (kind, code) => code === null || code === undefined || code === "" ? null : own[kind][code] ?? code;
  sla.inTongue = label => typeof label === "object" && label !== null ? label[sla.tongue] ?? label.en ?? null : label;
})(window.LeadSyncSla);
