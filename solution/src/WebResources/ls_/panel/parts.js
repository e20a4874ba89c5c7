// Head, bars and reasons of the score panel.
(function (panel) {
  "use strict";

  const { text, tongue, decimals, signed, whole, day } = panel;

  // Data never becomes markup: every string goes in as text.
  const maker = create => function (tag, attributes, ...children) {
    const made = create(tag);
    for (const [name, value] of Object.entries(attributes ?? {}))
      if (value !== null && value !== undefined && value !== false) made.setAttribute(name, value);
    made.append(...children.flat().filter(child => child !== null && child !== undefined));
    return made;
  };
  const element = panel.element = maker(tag => document.createElement(tag));
  panel.drawing = maker(tag => document.createElementNS("http://www.w3.org/2000/svg", tag));

  panel.head = function (explanation, record) {
    const badges = element("div", { class: "badges" });
    if (record.ls_stage?.label) badges.append(element("span", { class: "badge" }, text.stage + ": " + record.ls_stage.label));
    if (explanation.qualified) badges.append(element("span", { class: "badge good" }, "✓ " + text.qualified));
    else if (explanation.threshold) badges.append(element("span", { class: "badge", id: "threshold" }, threshold(explanation.threshold)));
    return element("header", { class: "head" },
      element("h1", null, element("span", { class: "soft" }, text.score + " "), element("span", { class: "total", id: "total" }, whole(explanation.total))),
      element("span", { class: "grade", id: "grade", role: "img", "aria-label": text.grade + " " + explanation.grade, title: text.grade }, explanation.grade),
      badges,
      element("p", { class: "about soft", id: "about" }, `${text.model} ${explanation.model}, ${text.asOf} ${day(explanation.asOf)}`),
      explanation.interestFrom ? element("p", { class: "about soft", id: "interest-from" }, text.interestFrom(day(explanation.interestFrom.slice(0, 10)))) : null);
  };

  const threshold = ({ total, profile }) => profile > 0 ? text.qualifiesWithProfile(whole(total), whole(profile)) : text.qualifiesAt(whole(total));

  panel.bars = function (explanation, ofAccount) {
    // All but the profile have no upper end; they are drawn to the scale of the largest one, at least of 100.
    const open = ["interest", "fit", ...ofAccount ? ["coverage"] : []].filter(name => typeof explanation[name] === "number");
    const scale = Math.max(100, ...open.map(name => Math.abs(explanation[name])));
    const list = element("dl", { class: "bars", "aria-label": text.parts });
    for (const name of [...open, "profile"]) {
      const value = explanation[name];
      const fill = element("div", { class: `fill ${name}${value < 0 ? " negative" : ""}` });
      fill.style.width = Math.min(100, Math.abs(value) / (name === "profile" ? 100 : scale) * 100) + "%";
      list.append(element("dt", null, text[name]), element("dd", { class: "track", "aria-hidden": "true" }, fill),
        element("dd", { class: "figure number", id: name }, decimals(value) + (name === "profile" ? " %" : "")));
    }
    return list;
  };

  // Rounds so that the rounded figures add up to the rounded sum: what was cut off goes to the largest remainders.
  function hundredths(points) {
    const exact = points.map(value => Math.round(value * 1e8) / 1e6);
    const cut = exact.map(Math.floor);
    const sum = Math.round(exact.reduce((one, other) => one + other, 0));
    const order = exact.map((value, index) => index).sort((a, b) => (exact[b] - cut[b]) - (exact[a] - cut[a]) || a - b);
    order.slice(0, sum - cut.reduce((one, other) => one + other, 0)).forEach(index => { cut[index] += 1; });
    return { shown: cut.map(value => value / 100), sum: sum / 100 };
  }

  const labelOf = reason => reason.label?.[tongue] ?? reason.label?.en ?? (reason.rule === "others" ? text.others : reason.rule);

  panel.reasons = function (explanation) {
    const list = explanation.reasons ?? [];
    const title = element("h2", { id: "reasons-title" }, text.reasons);
    if (list.length === 0) return [title, element("p", { class: "soft" }, text.noReasons)];
    const { shown, sum } = hundredths(list.map(reason => reason.points));
    const body = element("tbody", null, list.map((reason, index) => element("tr", { "data-rule": reason.rule },
      element("th", { scope: "row" }, labelOf(reason)),
      element("td", { class: "number " + (shown[index] < 0 ? "minus" : "plus") }, signed(shown[index])),
      element("td", { class: "number" }, whole(reason.count ?? 1)),
      element("td", { class: "last" }, day(reason.lastDay)))));
    const header = element("thead", null, element("tr", null,
      element("th", { scope: "col" }, text.reason), element("th", { scope: "col", class: "number" }, text.points),
      element("th", { scope: "col", class: "number" }, text.count), element("th", { scope: "col", class: "last" }, text.last)));
    return [title, element("table", { id: "reasons", "aria-labelledby": "reasons-title" }, header, body, sums(explanation, sum))];
  };

  function sums(explanation, sum) {
    const row = (id, label, value) => element("tr", null, element("th", { scope: "row" }, label),
      element("td", { class: "number", id }, value), element("td"), element("td", { class: "last" }));
    const foot = element("tfoot", null, row("sum", text.sum, decimals(sum)));
    // Interest and the total end at zero, whatever the rules take away: the difference is a line of its own.
    const floor = Math.max(0, explanation.interest + explanation.fit + (explanation.coverage ?? 0)) - sum;
    if (floor > 0.02) foot.append(row("floor", text.floor, signed(floor)));
    foot.append(row("rounded", text.rounded, whole(explanation.total)));
    if (Math.abs(sum + (floor > 0.02 ? floor : 0) - explanation.total) > 0.52)
      foot.append(element("tr", null, element("td", { colspan: "4", class: "wrong", role: "alert" }, text.wrong)));
    return foot;
  }
})(window.LeadSyncPanel);
