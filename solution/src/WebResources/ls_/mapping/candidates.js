// Candidates side by side: who it is, how likely, and what speaks for and against in words with weights as bars.
(function (mapping) {
  "use strict";

  const { text, tongue, element, percent, weight } = mapping;

  mapping.place = ({ city, country }) => [city, country].filter(Boolean).join(", ");

  const label = evidence => evidence[tongue] ?? evidence.en ?? [text.kinds[evidence.kind] ?? evidence.kind, evidence.level].filter(Boolean).join(": ");

  // Bars of all candidates share one scale, so that they can be compared across the columns.
  function line(evidence, scale) {
    const value = evidence.logOdds ?? 0;
    const fill = element("span", { class: "fill " + (value < 0 ? "con" : "pro") });
    fill.style.width = Math.min(100, Math.abs(value) / scale * 100) + "%";
    return element("li", { "data-kind": evidence.kind },
      element("span", { class: "says" }, label(evidence), evidence.detail ? element("span", { class: "soft" }, ` (${evidence.detail})`) : null),
      element("span", { class: "track", "aria-hidden": "true" }, fill),
      element("span", { class: "number", title: text.weight }, weight(value)));
  }

  function group(title, list, scale) {
    if (list.length === 0) return [];
    return [element("h4", null, title), element("ul", { class: "evidence" }, list.map(evidence => line(evidence, scale)))];
  }

  mapping.evidence = function (candidate, scale) {
    const list = [...candidate.evidence ?? []].sort((one, other) => Math.abs(other.logOdds ?? 0) - Math.abs(one.logOdds ?? 0));
    const saying = sign => list.filter(each => Math.sign(each.logOdds ?? 0) === sign);
    return [...group(text.pro, saying(1), scale), ...group(text.con, saying(-1), scale), ...group(text.silent, saying(0), scale)];
  };

  mapping.scale = candidates => Math.max(5, ...candidates.flatMap(each => (each.evidence ?? []).map(evidence => Math.abs(evidence.logOdds ?? 0))));

  mapping.likelihood = function (probability) {
    const fill = element("span", { class: "fill" });
    fill.style.width = Math.round((probability ?? 0) * 100) + "%";
    return element("p", { class: "likelihood" }, element("span", { class: "soft" }, text.probability), element("span", { class: "track", "aria-hidden": "true" }, fill),
      element("strong", { class: "number" }, percent(probability)));
  };

  // options: scale; number to choose it by; accept() where it can be chosen.
  mapping.card = function (candidate, { scale, number, accept }) {
    const marks = [candidate.isTarget ? text.target : null, candidate.isCustomer ? text.customer : null].filter(Boolean);
    const button = accept && element("button", { type: "button", class: "primary", "aria-label": text.acceptOf(candidate.name) }, text.accept);
    button?.addEventListener("click", accept);
    return element("li", { class: "candidate", "data-account": candidate.account },
      element("h3", null, number ? element("span", { class: "soft" }, `${number} `) : null, candidate.name),
      element("ul", { class: "marks" }, marks.map(mark => element("li", { class: "badge" }, mark))),
      element("dl", { class: "facts" },
        element("dt", null, text.place), element("dd", null, mapping.place(candidate) || text.unknown),
        element("dt", null, text.domain), element("dd", null, candidate.domain || text.unknown)),
      mapping.likelihood(candidate.probability), element("div", { class: "grounds" }, mapping.evidence(candidate, scale)), button || null);
  };

  mapping.cards = function (candidates, accept) {
    const scale = mapping.scale(candidates);
    const list = element("ol", { class: "candidates", "aria-label": text.candidates },
      candidates.map((candidate, index) => mapping.card(candidate, { scale, number: index + 1, accept: () => accept(candidate) })));
    return candidates.length > 0 ? list : element("p", { class: "soft state" }, text.noCandidates);
  };

  mapping.state = function (kind, message, hint, again) {
    const box = element("div", { class: "state " + kind, role: kind === "failed" ? "alert" : "status" },
      element("p", null, element("strong", null, message)), hint ? element("p", { class: "soft" }, hint) : null);
    if (again) box.append(mapping.button(text.retry, again));
    return box;
  };

  mapping.button = function (label, press, attributes) {
    const made = element("button", { type: "button", ...attributes }, label);
    made.addEventListener("click", press);
    return made;
  };
})(window.LeadSyncMapping);
