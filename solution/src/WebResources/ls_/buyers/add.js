// The form that gives a contact of the account a role.
(function (buyers) {
  "use strict";

  const { text, common, element, button, server, role, rolesOf } = buyers;

  // send(choice) writes and throws what the server refuses; close() hears that nothing is to be done.
  buyers.add = function (account, { send, close }) {
    const contact = buyers.find("contact", typed => server.contacts(account, typed), { label: text.contact, searching: text.searching, nothing: text.nothing, found: text.found });
    const choice = element("select", { id: "role" }, element("option", { value: "" }), ["center", "promoters", "opponents"].map(group =>
      element("optgroup", { label: text.groups[group] }, rolesOf(group).map(each => element("option", { value: each.value }, each.name)))));
    const said = element("div");
    const confirm = element("button", { class: "primary" }, text.save);
    const node = element("form", { class: "adding", "aria-labelledby": "adding", novalidate: "" }, element("h2", { id: "adding" }, text.addTitle),
      element("div", { class: "fields" }, contact.node, element("div", null, element("label", { for: "role" }, text.role), choice)), said,
      element("div", { class: "actions" }, confirm, button(common.cancel, close, { class: "quiet" })));

    function missing() {
      if (!contact.value()) return [text.chooseContact, contact.input];
      return choice.value === "" ? [text.chooseRole, choice] : [null];
    }

    node.addEventListener("submit", async event => {
      event.preventDefault();
      const [message, field] = missing();
      said.replaceChildren(...message ? [element("p", { class: "refusal", role: "alert" }, message)] : []);
      if (message) return field.focus();
      confirm.disabled = true;
      try {
        await send({ contact: contact.value(), role: role(Number(choice.value)) });
      } catch (problem) {
        said.replaceChildren(buyers.refusal(buyers.message(problem)));
        confirm.disabled = false;
        confirm.focus();
      }
    });
    node.addEventListener("keydown", event => event.key === "Escape" && close());
    return { node, focus: () => contact.input.focus() };
  };
})(window.LeadSyncBuyers);
