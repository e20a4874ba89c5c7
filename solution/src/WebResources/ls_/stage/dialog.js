// Asks for what a move needs: a reason with what follows from it, why a lead must not wait, or a note.
(function (stage) {
  "use strict";

  const { text, common, element, button, refusal } = stage;

  const follows = (reason, ends) => [
    reason.disqualifies ? text.out : ends && reason.counts ? text.ends : text.back,
    ...reason.disqualifies ? [] : [reason.track ? text.follows(reason.track) : null, reason.days > 0 ? text.rest(reason.days) : text.restNot],
    reason.disqualifies ? null : reason.resets ? text.anew : text.kept
  ].filter(Boolean).join(", ");

  function choice(reasons, ends) {
    if (reasons.length === 0) return element("p", { class: "soft" }, text.noReasons);
    return element("fieldset", { class: "reasons" }, element("legend", null, text.reason), reasons.map(reason => element("label", { class: "choice" },
      element("input", { type: "radio", name: "reason", value: reason.id, "aria-describedby": "follows-" + reason.id }),
      element("span", null, element("span", { class: "name" }, reason.name), element("span", { class: "soft", id: "follows-" + reason.id }, follows(reason, ends))))));
  }

  function area(id, label, optional) {
    return element("p", { class: "field" }, element("label", { for: id }, label, optional ? element("span", { class: "soft" }, ` (${text.optional})`) : null),
      element("textarea", { id, rows: "2", maxlength: "2000" }));
  }

  function questions(kind, move, { reasons, recycles }) {
    const asked = stage.asks[kind];
    if (asked === "why") return [area("why", text.why)];
    const note = area("note", asked === "note" ? text.closeNote : text.note, true);
    if (asked === "note") return [note];
    const offered = kind === "disqualify" ? reasons.filter(reason => reason.disqualifies) : reasons;
    const ends = move.maximum !== null && recycles >= move.maximum;
    const limit = kind !== "disqualify" && move.maximum !== null && recycles > 0 && element("p", { class: "notice", id: "limit" }, text.limit(recycles, move.maximum));
    return [limit || null, choice(offered, ends), note];
  }

  // Keeps the focus inside until it is closed.
  function keep(node, close) {
    node.addEventListener("keydown", event => {
      if (event.key === "Escape") {
        event.preventDefault();
        close();
      }
      if (event.key !== "Tab") return;
      const stops = [...node.querySelectorAll("button:not(:disabled), textarea, input:checked, input")].filter(each => each.type !== "radio" || each === stop(node));
      const [first, last] = [stops[0], stops.at(-1)];
      if (document.activeElement === (event.shiftKey ? first : last)) {
        event.preventDefault();
        (event.shiftKey ? last : first).focus();
      }
    });
  }

  // The one radio button that Tab reaches.
  const stop = node => node.querySelector("input[type=radio]:checked") ?? node.querySelector("input[type=radio]");

  // send(answer) makes the move and throws what the server refuses; close() hears that nothing is to be done.
  stage.dialog = function (move, given, { send, close }) {
    const { kind } = move;
    const said = element("div", { class: "answer" });
    const confirm = element("button", { class: kind === "win" || kind === "override" ? "primary" : "primary grave" }, text.confirms[kind]);
    const node = element("form", { class: "dialog", role: "dialog", "aria-modal": "true", "aria-labelledby": "dialog-title", novalidate: "" },
      element("h2", { id: "dialog-title" }, text.titles[kind]), questions(kind, move, given), said,
      element("div", { class: "actions" }, confirm, button(common.cancel, close, { class: "quiet" })));
    const value = id => node.querySelector("#" + id)?.value.trim() ?? "";
    const answer = () => ({ reason: node.querySelector("input[name=reason]:checked")?.value ?? null, why: value("why"), note: value("note") });

    function missing({ reason, why }) {
      const asked = stage.asks[kind];
      if (asked === "reason" && !reason) return [text.reasonMissing, stop(node)];
      return asked === "why" && !why ? [text.whyMissing, node.querySelector("#why")] : [null];
    }

    node.addEventListener("submit", async event => {
      event.preventDefault();
      const [message, field] = missing(answer());
      said.replaceChildren(...message ? [element("p", { class: "refusal", role: "alert" }, message)] : []);
      if (message) return field?.focus();
      confirm.disabled = true;
      try {
        await send(answer());
      } catch (problem) {
        said.replaceChildren(refusal(stage.message(problem)));
        said.scrollIntoView({ block: "nearest" });
        confirm.disabled = false;
        confirm.focus();
      }
    });
    keep(node, close);
    return { node, focus: () => (stop(node) ?? node.querySelector("textarea") ?? confirm).focus() };
  };
})(window.LeadSyncStage);
