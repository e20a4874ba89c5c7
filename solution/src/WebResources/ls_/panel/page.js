// What the panels that work on a record share: the record of the form, how rows name themselves, states, buttons, messages.
(function (panel) {
  "use strict";

  const { tongue, element, xrm, passed } = panel;
  const texts = {
    en: {
      retry: "Try again", outside: "This panel works only inside a form.", refused: "Not saved", undo: "Undo", cancel: "Cancel",
      saveFirst: "The form has unsaved changes. Please save it first, then try again.", moment: "less than a minute",
      days: n => n === 1 ? "1 day" : `${n} days`, hours: n => `${n} h`, minutes: n => `${n} min`
    },
    de: {
      retry: "Erneut versuchen", outside: "Dieses Feld arbeitet nur in einem Formular.", refused: "Nicht gespeichert", undo: "Rückgängig", cancel: "Abbrechen",
      saveFirst: "Im Formular gibt es nicht gespeicherte Änderungen. Bitte speichern Sie es zuerst und versuchen Sie es dann noch einmal.", moment: "weniger als eine Minute",
      days: n => n === 1 ? "1 Tag" : `${n} Tage`, hours: n => `${n} Std.`, minutes: n => `${n} Min.`
    }
  };
  const text = texts[tongue];
  const locale = tongue === "de" ? "de-DE" : "en-GB";
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "medium" });
  const formatted = "@OData.Community.Display.V1.FormattedValue";
  const form = () => xrm()?.Page;
  const plain = id => (id ?? "").replace(/[{}]/g, "").toLowerCase();

  function api() {
    const found = xrm()?.WebApi;
    if (!found) throw new Error(text.outside);
    return found;
  }

  function duration(minutes) {
    const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, Math.floor(minutes) % 60];
    if (days > 0) return text.days(days) + (hours > 0 ? " " + text.hours(hours) : "");
    if (hours > 0) return text.hours(hours) + (rest > 0 ? " " + text.minutes(rest) : "");
    return rest > 0 ? text.minutes(rest) : text.moment;
  }

  function button(label, press, attributes) {
    const made = element("button", { type: "button", ...attributes }, label);
    made.addEventListener("click", press);
    return made;
  }

  function state(kind, message, hint, again) {
    const box = element("div", { class: "state " + kind, role: kind === "failed" ? "alert" : "status" },
      element("p", null, element("strong", null, message)), hint ? element("p", { class: "soft" }, hint) : null);
    if (again) box.append(button(text.retry, again));
    return box;
  }

  // A place for the panel's content: shows states, and says to assistive technology when it is busy.
  function place() {
    const main = document.getElementById("panel");
    document.documentElement.lang = tongue;
    return {
      main,
      show(...children) {
        main.replaceChildren(...children.flat(9).filter(Boolean));
        main.setAttribute("aria-busy", "false");
      },
      busy() {
        main.setAttribute("aria-busy", "true");
        main.querySelectorAll("button").forEach(each => { each.disabled = true; });
      }
    };
  }

  window.LeadSyncPage = {
    common: text, tongue, locale, element, xrm, passed, api, button, state, place, duration, plain,
    id: () => plain(form()?.data?.entity?.getId?.() ?? passed.get("id")),
    table: () => form()?.data?.entity?.getEntityName?.() ?? passed.get("typename"),
    isDirty: () => form()?.data?.entity?.getIsDirty?.() ?? false,
    onLoad: handler => form()?.data?.addOnLoad?.(handler),
    // Never at the cost of what somebody has typed in the form.
    refresh: async () => form()?.data?.entity?.getIsDirty?.() ? null : form()?.data?.refresh?.(false),
    open: (entityName, entityId) => xrm()?.Navigation?.openForm?.({ entityName, entityId }),
    label: (row, column) => row?.[column + formatted] ?? null,
    // A row's own text in the user's language; English where nobody translated it.
    own: (row, what) => (row && tongue === "de" && row["ls_german" + what]) || row?.["ls_" + what] || null,
    moment: iso => moment.format(new Date(iso)), day: iso => day.format(new Date(iso)),
    message: problem => problem?.message ?? String(problem),
    refusal: said => said ? element("p", { class: "refusal", role: "alert" }, element("strong", null, text.refused + ": "), said) : null
  };
})(window.LeadSyncPanel);
