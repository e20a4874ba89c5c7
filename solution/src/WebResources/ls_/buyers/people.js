// Draws a buying centre: the six roles with their gaps, promoters and opponents apart, and the people with what they are.
(function (buyers) {
  "use strict";

  const { text, element, button, role, rolesOf, ally } = buyers;

  const unique = list => [...new Set(list)];
  const holders = (parts, value) => unique(parts.filter(part => part.role === value).map(part => part.who));

  buyers.coverage = function (parts) {
    const roles = rolesOf("center");
    const filled = roles.filter(each => holders(parts, each.value).length > 0).length;
    return element("section", { "aria-labelledby": "coverage" }, element("h2", { id: "coverage" }, text.roles, " ", element("span", { class: "soft", id: "filled" }, text.filled(filled, roles.length))),
      element("ul", { class: "coverage" }, roles.map(each => {
        const who = holders(parts, each.value);
        return element("li", { class: who.length > 0 ? "filled" : "gap", "data-role": each.value }, element("span", { class: "name" }, each.name), element("span", { class: "who" }, who.join(", ") || text.gap));
      })));
  };

  buyers.allies = function (parts) {
    const who = holders(parts, ally);
    return who.length > 0 ? element("p", { class: "ally", id: "ally" }, element("span", { class: "star", "aria-hidden": "true" }, "★ "), element("strong", null, text.ally + ": "), `${who.join(", ")} (${role(ally).name})`)
      : element("p", { class: "notice", id: "ally" }, element("strong", null, text.ally + ": "), text.allyNone);
  };

  function side(parts, group, title, nobody) {
    const known = rolesOf(group).map(each => [each, holders(parts, each.value)]).filter(([, who]) => who.length > 0);
    return element("section", { class: "side " + group, "aria-label": title }, element("h3", null, title),
      known.length === 0 ? element("p", { class: "soft" }, nobody)
        : element("ul", null, known.map(([each, who]) => element("li", { "data-role": each.value }, element("span", { class: "soft" }, each.name + ": "), who.join(", ")))));
  }

  buyers.sides = parts => element("div", { class: "sides" }, side(parts, "promoters", text.forUs, text.nobodyFor), side(parts, "opponents", text.againstUs, text.nobodyAgainst));

  function where(part, table) {
    if (table === "opportunity") return part.opportunity ? null : text.wholeAccount;
    return part.opportunity ? text.inOpportunity(part.opportunity.name ?? "?") : null;
  }

  function chip(part, { table, remove }) {
    const { name, group } = role(part.role);
    const gone = remove && button("×", () => remove(part), { class: "gone", "aria-label": text.remove(name, part.who), title: text.remove(name, part.who) });
    const place = where(part, table);
    return element("li", { class: `chip ${group}${part.role === ally ? " ally" : ""}`, "data-part": part.id }, name, place ? element("span", { class: "soft" }, ` ${place}`) : null, gone || null);
  }

  // given: { table, titles, remove } — without remove nothing can be taken away.
  buyers.people = function (parts, given) {
    const ids = unique(parts.map(part => part.contact));
    return element("section", { "aria-labelledby": "people" }, element("h2", { id: "people" }, text.people), element("ul", { class: "people" }, ids.map(id => {
      const mine = parts.filter(part => part.contact === id);
      const title = given.titles.get(id);
      return element("li", { class: "person", "data-contact": id }, element("p", null, element("strong", null, mine[0].who), title ? element("span", { class: "soft" }, ` ${title}`) : null),
        element("ul", { class: "roles" }, mine.map(part => chip(part, given))));
    })));
  };
})(window.LeadSyncBuyers);
