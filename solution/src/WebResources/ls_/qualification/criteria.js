// Draws the result of an assessment and its criteria: a question, a rating by radio buttons and a note each.
(function (qualification) {
  "use strict";

  const { text, element, ratings, unknown, locale } = qualification;
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });

  qualification.points = total => typeof total === "number" ? whole.format(total) : "–";

  qualification.result = function (assessment, criteria) {
    if (!assessment || typeof assessment.total !== "number") return element("div", { class: "result none", id: "result" }, element("strong", null, text.none), element("span", { class: "soft" }, text.noneHint));
    const fill = element("span", { class: "fill" });
    fill.style.width = Math.max(0, Math.min(100, assessment.total)) + "%";
    return element("div", { class: "result", id: "result" },
      element("span", { class: "grade", role: "img", "aria-label": `${text.grade} ${assessment.grade ?? "–"}`, title: text.grade }, assessment.grade ?? "–"),
      element("span", { class: "figure" }, element("span", { class: "soft" }, text.total + " "), element("strong", { id: "total" }, qualification.points(assessment.total)), element("span", { class: "soft" }, " / 100")),
      element("span", { class: "track", "aria-hidden": "true" }, fill), element("span", { class: "soft", id: "answered" }, text.answered(assessment.answered, criteria.length)));
  };

  function line(criterion, given, changed) {
    const name = "rating-" + criterion.id;
    const note = element("input", { type: "text", class: "note", maxlength: "2000", value: given.note, placeholder: text.notePlace, "aria-label": text.note(criterion.name), autocomplete: "off" });
    const radios = ratings.map(rating => {
      const radio = element("input", { type: "radio", name, value: rating.value });
      radio.checked = rating.value === given.rating;
      radio.addEventListener("change", () => changed(criterion, { rating: rating.value }));
      return element("label", { class: "rating", "data-rating": rating.value - unknown }, radio, element("span", null, rating.name));
    });
    note.addEventListener("input", () => changed(criterion, { note: note.value }));
    return element("fieldset", { class: "criterion", "data-criterion": criterion.id },
      element("legend", null, element("strong", null, criterion.name), element("span", { class: "soft" }, ` ${text.weight(criterion.weight)}`)),
      element("p", { class: "question" }, criterion.question), element("div", { class: "ratings" }, radios), note);
  }

  // given(criterion) is what is known of one; changed(criterion, change) hears what the user does.
  qualification.criteria = (criteria, given, changed) => element("div", { class: "criteria" }, criteria.map(criterion => line(criterion, given(criterion), changed)));
})(window.LeadSyncQualification);
