// One row being edited: what the server said, what the user changed, and the body that saves exactly that.
import { isLookup, readValue, same } from "./values.js";

export class Record {
  #changes = new Map();
  #faulty = new Map();

  constructor(table, row) {
    this.table = table;
    this.row = row ?? {};
    this.columns = new Map(table.columns.map(column => [column.name, column]));
  }

  get isNew() { return !this.row[this.table.primaryId]; }
  get id() { return this.row[this.table.primaryId] ?? null; }
  get etag() { return this.row["@odata.etag"] ?? null; }
  get isDirty() { return this.#changes.size > 0 || this.#faulty.size > 0; }
  get faults() { return this.#faulty; }
  get name() { return this.row[this.table.primaryName] ?? null; }

  original(name) { return readValue(this.row, this.columns.get(name)); }
  value(name) { return this.#changes.has(name) ? this.#changes.get(name) : this.original(name); }

  set(name, value) {
    this.#faulty.delete(name);
    const plain = value === "" ? null : value;
    if (same(plain, this.original(name))) this.#changes.delete(name);
    else this.#changes.set(name, plain);
  }

  // Input that is no value of the column: it stays in the field and keeps the record from being saved.
  reject(name, message) { this.#faulty.set(name, message); }

  // What changed since, by the names the Web API writes: a lookup is bound through its navigation property.
  body() {
    return Object.fromEntries([...this.#changes].map(([name, value]) => {
      const column = this.columns.get(name);
      if (!isLookup(column)) return [column.property, value];
      const target = column.targets.find(each => each.table === value?.table) ?? column.targets[0];
      return [`${target.navigation}@odata.bind`, value && `/${target.entitySet}(${value.id})`];
    }));
  }

  // Takes a newer state of the row and keeps the user's input; false where both changed the same column.
  adopt(row) {
    const clash = [...this.#changes.keys()].some(name => !same(readValue(row, this.columns.get(name)), this.original(name)));
    if (!clash) this.row = row;
    return !clash;
  }

  // The server's state alone.
  replace(row) {
    this.row = row;
    this.#changes.clear();
    this.#faulty.clear();
  }
}
