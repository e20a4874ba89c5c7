// What comes by itself, and what would lift the score. Explanations written before LeadSync 0.2 know neither.
(function (panel) {
  "use strict";

  const { text, element, decimals, day } = panel;

  panel.nextChange = function (explanation) {
    if (explanation.nextChange === undefined) return [];
    return [element("p", { class: "change", id: "next-change" }, element("strong", null, text.change + ": "), sentence(explanation) + ".")];
  };

  function sentence({ nextChange, becomes, grade, qualified }) {
    if (!nextChange) return text.changes.never;
    const on = day(nextChange);
    const newGrade = becomes && becomes.grade !== grade;
    const turns = becomes && becomes.qualified !== qualified;
    if (newGrade && turns) return (becomes.qualified ? text.changes.bothWon : text.changes.both)(becomes.grade, on);
    if (newGrade) return text.changes.grade(becomes.grade, on);
    if (turns) return (becomes.qualified ? text.changes.won : text.changes.lost)(on);
    return text.changes.some(on);
  }

  panel.lift = function (explanation) {
    const title = element("h2", { id: "lift-title" }, text.lift);
    const found = [away(explanation), ...explanation.lift ? [measures(explanation.lift), fields(explanation.lift)] : [goals(explanation)]];
    const shown = found.filter(part => part !== null);
    return [title, element("div", { id: "lift" }, shown.length > 0 ? shown : element("p", { class: "soft" }, text.top))];
  };

  const named = name => text.fields[name] ?? name;

  function away({ oneFieldAway }) {
    if (!(oneFieldAway?.length > 0)) return null;
    return element("p", { class: "away" }, text.away + " ", element("strong", null, oneFieldAway.map(named).join(", ")));
  }

  function measures({ grade, measures: list }) {
    if (!grade || !(list?.length > 0)) return null;
    const unit = name => name === "profile" ? " %" : "";
    const head = element("thead", null, element("tr", null, element("th", { scope: "col" }, text.measure),
      element("th", { scope: "col", class: "number" }, text.has), element("th", { scope: "col", class: "number" }, text.needs)));
    const body = element("tbody", null, list.map(each => element("tr", { "data-measure": each.measure },
      element("th", { scope: "row" }, text[each.measure] ?? each.measure),
      element("td", { class: "number minus" }, decimals(each.has) + unit(each.measure)),
      element("td", { class: "number" }, decimals(each.needs) + unit(each.measure)))));
    return element("table", { id: "measures" }, element("caption", null, text.next(grade)), head, body);
  }

  function fields({ fields: list }) {
    if (!(list?.length > 0)) return null;
    return element("div", { id: "fields" }, element("p", null, text.missing + ":"), element("ul", { class: "chips" }, list.map(each =>
      element("li", { "data-field": each.name }, named(each.name) + " ", element("span", { class: "plus" }, `+${decimals(each.gives)} %`)))));
  }

  function goals({ deficits }) {
    if (!(deficits?.length > 0)) return null;
    const words = { interest: text.raiseInterest, fit: text.raiseFit, profile: text.raiseProfile };
    return element("ul", null, deficits.map(name => element("li", null, words[name] ?? name)));
  }
})(window.LeadSyncPanel);
