// Finds another account by name while typing; what is picked is decided at once.
(function (mapping, page) {
  "use strict";

  const { text, element } = mapping;
  const most = 8;

  const accounts = async typed => typed === "" ? null
    : (await mapping.server.accounts(typed, most)).map(found => ({ ...found, id: found.account, about: found.place }));

  // choose(account) hears what was picked, cancel() that nothing was.
  mapping.search = function (choose, cancel) {
    const texts = { label: text.search, searching: text.searching, nothing: text.nothingFound, found: text.found };
    const find = page.find("other", accounts, texts, choose);
    const node = element("div", { class: "search" }, find.node, mapping.button(text.cancel, cancel, { class: "quiet" }));
    // One Escape leaves the search, before the field takes it to close its list.
    node.addEventListener("keydown", event => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      cancel();
    }, true);
    // What is typed here is no shortcut of the page.
    node.addEventListener("keydown", event => event.stopPropagation());
    return { node, focus: () => find.input.focus() };
  };
})(window.LeadSyncMapping, window.LeadSyncPage);
