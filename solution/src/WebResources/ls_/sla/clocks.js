// Draws clocks: name, state in words, countdown, how much is used, and the course.
(function (sla) {
  "use strict";

  const { text, element, duration, when } = sla;
  const minute = 60000;

  // Seconds only where they matter: in the last ten minutes.
  function span(milliseconds) {
    const seconds = Math.floor(Math.abs(milliseconds) / 1000);
    return seconds < 600 ? [Math.floor(seconds / 60), seconds % 60].map((part, index) => index === 0 ? (part > 0 ? sla.common.minutes(part) : null) : text.seconds(part)).filter(Boolean).join(" ")
      : duration(Math.floor(seconds / 60));
  }

  sla.countdown = function (clock, now) {
    if (!clock.due) return text.standsStill;
    const left = Date.parse(clock.due) - now;
    return left > 0 ? text.left(span(left)) : text.over(span(left));
  };

  sla.badge = state => element("span", { class: "badge " + state }, text.states[state]);

  function progress(clock) {
    if (!clock.target) return null;
    const share = Math.min(100, Math.round(100 * clock.used / clock.target));
    const said = text.used(duration(clock.used), duration(clock.target));
    return element("div", { class: "used" },
      element("div", { class: "bar " + clock.state, role: "img", "aria-label": said },
        element("span", { class: "fill", "data-share": share }), clock.warnings.map(percent => element("span", { class: "mark", "data-share": percent }))),
      element("span", { class: "soft" }, said + (clock.warned ? ", " + text.warnedAt(clock.warned) : "")));
  }

  function course(clock) {
    if (clock.history.length === 0) return null;
    return element("details", { "data-keep": clock.id }, element("summary", null, text.history),
      element("ol", { class: "course" }, clock.history.map(event => element("li", null,
        element("time", { datetime: event.at }, when(event.at)), " ", element("strong", null, text.events[event.event] ?? event.event),
        event.percent ? ` ${event.percent} %` : null, event.note ? " · " + event.note : null, event.by ? " · " + event.by : null))));
  }

  sla.clock = function (clock, now) {
    const late = clock.due && Date.parse(clock.due) <= now;
    return element("article", { class: "clock " + clock.state, "data-clock": clock.id, "aria-label": clock.name },
      element("h3", null, clock.name, " ", sla.badge(clock.state)),
      element("p", { class: "countdown", "data-due": clock.due ?? "" }, sla.countdown(clock, now)),
      clock.due ? element("p", { class: "soft due" }, (late ? text.wasDue : text.due)(when(clock.due))) : null,
      progress(clock),
      clock.team ? element("p", { class: "soft" }, text.shared(clock.team)) : clock.owner ? element("p", { class: "soft" }, text.owner(clock.owner)) : null,
      course(clock));
  };

  sla.endedClock = clock => element("li", null,
    element("strong", null, clock.name), " ", sla.badge(clock.state), " ",
    element("span", { class: "soft" }, clock.state === "breached" && clock.endedOn ? text.metLate + ", " : null, clock.endedOn ? text.endedOn(when(clock.endedOn)) : null), course(clock));

  // Shares are set from script: the page's policy allows no style in the markup.
  sla.measure = root => root.querySelectorAll("[data-share]").forEach(each => {
    const place = each.classList.contains("mark") ? "left" : "width";
    each.style[place] = `${each.dataset.share}%`;
  });

  // The moment at which what is shown changes next.
  sla.nextTick = (clocks, now) => {
    const lefts = clocks.filter(clock => clock.due).map(clock => Math.abs(Date.parse(clock.due) - now));
    return lefts.length > 0 && Math.min(...lefts) < 10 * minute ? 1000 : 15000;
  };
})(window.LeadSyncSla);
