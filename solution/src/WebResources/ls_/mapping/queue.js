// The leads that wait for a decision: which one is looked at, which candidate is marked, and what was decided last.
(function (mapping) {
  "use strict";

  const { text, server } = mapping;
  const page = 20;

  // changed() hears of every change; say(message) and refuse(message) tell the user.
  mapping.queue = function ({ changed, say, refuse }) {
    const queue = { leads: [], at: 0, marked: 0, next: null, done: [], busy: false, loaded: false };

    Object.defineProperty(queue, "lead", { get: () => queue.leads[queue.at] ?? null });
    Object.defineProperty(queue, "candidate", { get: () => queue.lead?.story.candidates[queue.marked] ?? null });

    queue.load = async function () {
      const before = queue.lead?.id;
      const found = await server.waiting(null, page);
      Object.assign(queue, { leads: found.leads, next: found.next, loaded: true, marked: 0 });
      queue.at = Math.max(0, queue.leads.findIndex(lead => lead.id === before));
      changed();
    };

    queue.more = async function () {
      if (!queue.next || queue.busy) return;
      queue.busy = true;
      try {
        const found = await server.waiting(queue.next, page);
        const known = new Set(queue.leads.map(lead => lead.id));
        queue.leads.push(...found.leads.filter(lead => !known.has(lead.id)));
        queue.next = found.next;
      } catch (problem) {
        refuse(problem?.message ?? String(problem));
      } finally {
        queue.busy = false;
        changed();
      }
    };

    queue.select = function (at) {
      queue.at = Math.max(0, Math.min(at, queue.leads.length - 1));
      queue.marked = 0;
      changed();
      tell();
      if (queue.at >= queue.leads.length - 2) queue.more();
    };

    queue.mark = function (at) {
      const candidates = queue.lead?.story.candidates ?? [];
      if (at < 0 || at >= candidates.length) return;
      queue.marked = at;
      changed();
      const { name, probability } = candidates[at];
      say(text.candidate(at + 1, candidates.length, name, mapping.percent(probability)));
    };

    // Null decides for none of the candidates.
    queue.decide = account => save(async lead => {
      if (!await server.isWaiting(lead.id)) return take(lead, text.elsewhere(lead.name));
      await server.decide(lead.id, account?.account ?? null);
      queue.done.push({ lead, at: queue.leads.indexOf(lead) });
      await take(lead, account ? text.accepted(lead.name, account.name) : text.refusedAll(lead.name));
    });

    queue.undo = () => save(async () => {
      const last = queue.done.at(-1);
      if (!last) return say(text.nothingToUndo);
      await server.reconsider(last.lead.id);
      queue.done.pop();
      queue.leads.splice(last.at, 0, last.lead);
      Object.assign(queue, { at: last.at, marked: 0 });
      say(text.undone(last.lead.name));
    }, true);

    // A refusal leaves everything as it is: the lead stays where it was.
    async function save(work, withoutLead) {
      const lead = queue.lead;
      if (queue.busy || (!lead && !withoutLead)) return;
      queue.busy = true;
      changed();
      try {
        await work(lead);
      } catch (problem) {
        refuse(problem?.message ?? String(problem));
      } finally {
        queue.busy = false;
        changed();
      }
    }

    async function take(lead, message) {
      queue.leads.splice(queue.leads.indexOf(lead), 1);
      queue.at = Math.max(0, Math.min(queue.at, queue.leads.length - 1));
      queue.marked = 0;
      say(message + (queue.lead ? " " + text.selected(queue.lead.name, queue.lead.story.candidates.length) : ""));
      if (queue.leads.length < 3) {
        queue.busy = false;
        await queue.more();
      }
    }

    function tell() {
      if (queue.lead) say(text.selected(queue.lead.name, queue.lead.story.candidates.length));
    }

    return queue;
  };
})(window.LeadSyncMapping);
