// The course of a score: weeks gone by as a line, weeks to come dashed, the threshold across. The same in words and as a table.
(function (panel) {
  "use strict";

  const { text, element, drawing, whole, day, shortDay, time } = panel;
  const [width, height, left, right, top, bottom] = [480, 132, 34, 8, 10, 22];

  panel.trend = function (explanation) {
    const past = explanation.trend ?? [];
    const ahead = explanation.outlook ?? [];
    if (past.length < 2) return [];
    const words = summary(explanation, past, ahead);
    return [element("h2", { id: "trend-title" }, text.trend),
      element("figure", { id: "trend" }, chart(explanation, past, ahead, words), element("figcaption", { class: "soft" }, words)),
      figures(past, ahead)];
  };

  function summary({ total, threshold }, past, ahead) {
    const peak = past.reduce((most, each) => each.total > most.total ? each : most);
    const words = [text.trendPast(whole(past[0].total), day(past[0].day), whole(total), whole(peak.total), day(peak.day))];
    if (ahead.length > 0) words.push(text.trendAhead(whole(ahead.at(-1).total), day(ahead.at(-1).day)));
    if (threshold) words.push(text.trendThreshold(whole(threshold.total)));
    return words.join(" ");
  }

  function chart({ threshold }, past, ahead, words) {
    const all = [...past, ...ahead];
    const [from, to] = [time(all[0].day), time(all.at(-1).day)];
    const most = Math.max(1, ...all.map(each => each.total), threshold?.total ?? 0) * 1.08;
    const x = on => left + (time(on) - from) / Math.max(1, to - from) * (width - left - right);
    const y = total => top + (1 - total / most) * (height - top - bottom);
    const points = list => list.map(each => `${x(each.day).toFixed(1)},${y(each.total).toFixed(1)}`).join(" ");
    const now = past.at(-1);
    const label = (at, above, anchor, content, name) => drawing("text", { x: at.toFixed(1), y: above.toFixed(1), "text-anchor": anchor, class: name }, content);
    return drawing("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": words, class: "trend" },
      drawing("line", { x1: left, y1: y(0), x2: width - right, y2: y(0), class: "axis" }),
      threshold ? [drawing("line", { x1: left, y1: y(threshold.total), x2: width - right, y2: y(threshold.total), class: "limit" }),
        label(left - 5, y(threshold.total) + 4, "end", whole(threshold.total), "limit")] : [],
      label(left - 5, y(0) + 4, "end", "0"),
      drawing("polygon", { points: `${x(past[0].day).toFixed(1)},${y(0)} ${points(past)} ${x(now.day).toFixed(1)},${y(0)}`, class: "area" }),
      drawing("polyline", { points: points(past), class: "past" }),
      ahead.length > 0 ? drawing("polyline", { points: points([now, ...ahead]), class: "ahead" }) : [],
      drawing("circle", { cx: x(now.day).toFixed(1), cy: y(now.total).toFixed(1), r: 3.5, class: "now" }),
      label(left, height - 6, "start", shortDay(all[0].day)),
      label(x(now.day), height - 6, "middle", text.today),
      ahead.length > 0 ? label(width - right, height - 6, "end", shortDay(all.at(-1).day)) : []);
  }

  function figures(past, ahead) {
    const row = (each, note) => element("tr", null, element("th", { scope: "row" }, day(each.day) + note), element("td", { class: "number" }, whole(each.total)));
    return element("details", { id: "figures" }, element("summary", null, text.figures),
      element("table", { "aria-labelledby": "trend-title" }, element("thead", null, element("tr", null,
        element("th", { scope: "col" }, text.day), element("th", { scope: "col", class: "number" }, text.score))),
      element("tbody", null, past.map(each => row(each, "")), ahead.map(each => row(each, " " + text.ahead)))));
  }
})(window.LeadSyncPanel);
