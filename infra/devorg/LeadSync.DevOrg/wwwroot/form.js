// One record on its form: loading, editing, saving what changed, refusals, and staying up to date.
import { page, rows } from "./api.js";
import { element, notify, stateBox } from "./dom.js";
import { drawForm } from "./layout.js";
import { Record } from "./record.js";
import { text } from "./texts.js";
import { installXrm } from "./xrm.js";

const everySeconds = 3;
const nothing = { leave: () => {}, dirty: () => false };

export async function showForm(place, name, id) {
  try {
    const [table, layout] = await Promise.all([page.table(name), page.form(name).catch(problem => problem.status === 404 ? null : Promise.reject(problem))]);
    if (!layout) return fail(place, text.noForm);
    const row = id ? await rows.read(table.entitySet, id) : null;
    return place.isCurrent() ? new Form(place, table, layout, row) : nothing;
  } catch (problem) {
    const message = problem.status === 404 || problem.status === 403 ? `${text.notFound} ${problem.message}` : text.failed(problem.message);
    return fail(place, message, { label: text.retry, run: () => showForm(place, name, id) });
  }
}

function fail(place, message, action) {
  if (place.isCurrent()) place.main.replaceChildren(stateBox("failed", message, action));
  return nothing;
}

class Form {
  #saving = false;
  #ended = false;

  constructor(place, table, layout, row) {
    this.table = table;
    this.record = new Record(table, row);
    this.xrm = installXrm(place.session, this.record, layout, this);
    this.banner = element("div", { class: "banner" });
    this.heading = element("h1", { tabindex: "-1" });
    this.marker = element("span", { class: "dirty", role: "status" });
    this.saver = element("button", { type: "button", class: "primary", id: "save", title: "Ctrl+S", "aria-keyshortcuts": "Control+S", onclick: () => this.save() }, text.save);
    this.body = drawForm(layout, this);
    const back = element("a", { href: `#/${table.name}`, class: "button quiet" }, `‹ ${text.back}`);
    const writable = this.record.isNew ? table.mayCreate : table.mayWrite;
    place.main.replaceChildren(
      element("div", { class: "commands" }, back, this.heading, element("span", { class: "soft" }, layout.name), this.marker, writable && this.saver),
      this.banner, this.body.node);
    this.listen();
    this.show();
    this.heading.focus({ preventScroll: true });
  }

  listen() {
    this.onKey = event => {
      if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      this.save();
    };
    window.addEventListener("keydown", this.onKey);
    this.clock = setInterval(() => document.visibilityState === "visible" && this.refresh(), everySeconds * 1000);
  }

  // Called by controls after every change.
  changed() {
    this.marker.textContent = this.record.isDirty ? `● ${text.unsaved}` : "";
  }

  show() {
    const name = this.record.isNew ? text.newRecord(this.table.label) : this.record.name ?? text.unnamed;
    this.heading.textContent = name;
    document.title = name;
    this.body.show();
    this.changed();
  }

  async save() {
    if (this.#saving || this.#ended) return;
    if (this.record.faults.size > 0) return this.refuse([text.invalid, ...this.record.faults.values()].join(" "));
    if (!this.record.isDirty && !this.record.isNew) return notify(text.unchanged);
    this.#saving = true;
    this.saver.disabled = true;
    this.saver.textContent = text.saving;
    try {
      await this.#write();
    } catch (problem) {
      this.refuse(problem.message, problem.status === 412);
    } finally {
      this.#saving = false;
      this.saver.disabled = false;
      this.saver.textContent = text.save;
    }
  }

  async #write() {
    const { record, table } = this;
    if (record.isNew) {
      const id = await rows.create(table.entitySet, record.body());
      record.replace({});
      notify(text.created);
      location.replace(`#/${table.name}/row/${id}`);
      return;
    }
    await this.#update();
    this.banner.replaceChildren();
    notify(text.saved);
    await this.reload();
  }

  async #update() {
    const { record, table } = this;
    const write = () => rows.update(table.entitySet, record.id, record.body(), record.etag);
    try {
      await write();
    } catch (problem) {
      // Somebody else, LeadSync with a new score say, wrote other columns a moment ago: no conflict with this input.
      if (problem.status !== 412 || !record.adopt(await rows.read(table.entitySet, record.id))) throw problem;
      await write();
    }
  }

  // The platform's own words, and nothing of the input is lost.
  refuse(message, isStale) {
    const close = element("button", { type: "button", class: "quiet", "aria-label": text.close, onclick: () => this.banner.replaceChildren() }, "×");
    const reload = isStale && element("button", { type: "button", class: "quiet", onclick: () => this.reload() }, text.reload);
    this.banner.replaceChildren(element("div", { class: "refusal", role: "alert" },
      element("div", null, element("strong", null, `${text.refused}: `), element("span", { id: "refusal" }, message), " ", element("span", { class: "soft" }, text.keep)), reload, close));
  }

  async reload() {
    this.record.replace(await rows.read(this.table.entitySet, this.record.id));
    this.banner.replaceChildren();
    this.renew();
  }

  // A row changed by somebody else, a new score say, shows without a click; input stays.
  async refresh() {
    if (this.record.isNew || this.#saving || this.#ended) return;
    try {
      const row = await rows.read(this.table.entitySet, this.record.id, "", this.record.etag);
      if (!row || this.#saving || this.#ended) return;
      if (this.record.adopt(row)) this.renew();
      else if (!this.banner.hasChildNodes()) this.refuse(text.changedElsewhere, true);
    } catch {
      // The next attempt comes in seconds; saving would say what is wrong.
    }
  }

  renew() {
    this.show();
    this.body.refresh();
    this.xrm.loaded();
  }

  dirty() { return this.record.isDirty; }

  leave() {
    this.#ended = true;
    clearInterval(this.clock);
    window.removeEventListener("keydown", this.onKey);
    this.body.end();
    this.xrm.end();
  }
}
