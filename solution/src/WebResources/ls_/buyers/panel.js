// The buying centre on account and opportunity; on a lead that of its account, to be read only.
(function (buyers) {
  "use strict";

  const { text, common, element, button, server, state, role } = buyers;
  const place = buyers.place();
  const said = element("div", { class: "said", role: "status", id: "said" });
  const view = { table: null, account: null, parts: [], titles: new Map(), seen: null, adding: false, message: null };

  async function load() {
    const [table, id] = [buyers.table(), buyers.id()];
    if (!id) return place.show(state("empty", text.newRecord));
    try {
      const found = await server.read(table, id);
      const seen = JSON.stringify(found);
      if (seen === view.seen) return;
      Object.assign(view, found, { table, seen, titles: await server.titles(found.parts) });
      // What is being typed stays: the panel is drawn anew when the form is closed.
      if (!view.adding) render();
    } catch (problem) {
      view.seen = null;
      if (!view.adding) place.show(state("failed", text.failed, buyers.message(problem), load));
    }
  }

  async function again() {
    view.seen = null;
    await load();
    buyers.refresh();
  }

  function tell(message, undo) {
    said.replaceChildren(message + " ", ...undo ? [button(common.undo, undo, { id: "undo", class: "quiet" })] : []);
  }

  async function change(work) {
    view.message = null;
    said.replaceChildren();
    try {
      await work();
    } catch (problem) {
      view.message = buyers.message(problem);
      render();
    }
  }

  const columns = part => ({ role: part.role, contact: part.contact, account: part.account ?? view.account?.id, opportunity: part.opportunity?.id });

  const remove = part => change(async () => {
    await server.remove(part.id);
    await again();
    tell(text.removed(part.who, role(part.role).name), () => change(async () => {
      await server.add(columns(part));
      await again();
      tell(text.undone(part.who, role(part.role).name));
      place.main.querySelector("#add")?.focus();
    }));
    place.main.querySelector("#undo")?.focus();
  });

  function ask() {
    said.replaceChildren();
    view.adding = true;
    view.message = null;
    const close = () => {
      view.adding = false;
      render();
      place.main.querySelector("#add")?.focus();
    };
    const form = buyers.add(view.account.id, {
      close,
      async send(chosen) {
        await server.add({ role: chosen.role.value, contact: chosen.contact.id, account: view.account.id, opportunity: view.table === "opportunity" ? buyers.id() : null });
        view.adding = false;
        await again();
        tell(text.added(chosen.contact.name, chosen.role.name));
        place.main.querySelector("#add")?.focus();
      }
    });
    render(form.node);
    form.focus();
  }

  function heading() {
    if (view.table !== "lead") return null;
    const open = button(text.open, () => buyers.open("account", view.account.id), { class: "quiet", title: text.readOnly });
    return element("div", { class: "actions head" }, element("h1", null, text.of(view.account.name)), open);
  }

  function render(form) {
    const { table, account, parts } = view;
    if (!account && parts.length === 0) return place.show(state("empty", text.noAccount, table === "lead" ? text.noAccountHint : text.noAccountOpportunity));
    const changes = table !== "lead" && account;
    const commands = form ?? (changes ? element("div", { class: "actions" }, button(text.add, ask, { id: "add", class: parts.length === 0 ? "primary" : null })) : null);
    const people = parts.length === 0 ? state("empty", text.empty, changes ? text.emptyHint : null)
      : [buyers.allies(parts), buyers.coverage(parts), buyers.sides(parts), buyers.people(parts, { table, titles: view.titles, remove: changes && !form ? remove : null })];
    place.show(heading(), commands, said, buyers.refusal(view.message), people);
  }

  place.show(state("loading", text.loading));
  buyers.onLoad(load);
  load();
})(window.LeadSyncBuyers);
