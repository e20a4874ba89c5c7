// Values as the Web API carries them, and as people read and type them.
import { text, tongue } from "./texts.js";

const formatted = "@OData.Community.Display.V1.FormattedValue";
const targetTable = "@Microsoft.Dynamics.CRM.lookuplogicalname";
export const isLookup = column => column.type === "Lookup" || column.type === "Owner";
export const isNumber = type => ["Integer", "BigInt", "Decimal", "Double", "Money"].includes(type);
const isWhole = column => column.type === "Integer" || column.type === "BigInt";

// A lookup becomes { id, table, name }; everything else stays as it came; empty is null.
export function readValue(row, column) {
  const value = row[column.property] ?? null;
  if (value === null || !isLookup(column)) return value;
  return { id: value, table: row[column.property + targetTable] ?? column.targets[0]?.table, name: row[column.property + formatted] ?? value };
}

export const same = (one, other) => (one?.id ?? one) === (other?.id ?? other);

// English days as people in Europe write them, and as LeadSync's panel does: 3 Dec 2026, not Dec 3.
const dateLocale = () => tongue === "de" ? "de-DE" : "en-GB";
const isDate = type => type === "Date" || type === "DateTime";

// The text of a cell in a list: the platform's own wording where it sent one, but dates as forms show them.
export const cellText = (row, column) => isDate(column.type)
  ? shownText(column, row[column.property] ?? null)
  : String(row[column.property + formatted] ?? row[column.property] ?? "");

export function shownText(column, value) {
  if (value === null || value === "") return "";
  if (isLookup(column)) return value.name;
  if (column.type === "Boolean") return column.options?.find(option => option.value === Number(value))?.label ?? (value ? text.yes : text.no);
  if (column.options) return column.options.find(option => option.value === value)?.label ?? String(value);
  if (isNumber(column.type)) return numberText(column, value);
  if (column.type === "DateTime") return new Intl.DateTimeFormat(dateLocale(), { dateStyle: "medium", timeStyle: "short" }).format(new Date(value));
  if (column.type === "Date") return new Intl.DateTimeFormat(dateLocale(), { dateStyle: "medium", timeZone: "UTC" }).format(new Date(value + "T00:00:00Z"));
  return String(value);
}

export function numberText(column, value) {
  const digits = isWhole(column) ? 0 : column.precision ?? 2;
  return new Intl.NumberFormat(tongue, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
}

// What was typed as a number, or an error in words. Both separators of the language are understood.
export function parseNumber(column, label, typed) {
  const [group, decimal] = tongue === "de" ? [".", ","] : [",", "."];
  const plain = typed.trim().replaceAll(group, "").replaceAll(" ", "").replace(decimal, ".");
  if (plain === "") return { value: null };
  if (!/^-?\d+(\.\d+)?$/.test(plain)) return { error: text.notNumber(label) };
  if (isWhole(column) && plain.includes(".")) return { error: text.notWhole(label) };
  return { value: Number(plain) };
}

// datetime-local speaks the user's clock, the Web API UTC.
export function localInput(value) {
  if (!value) return "";
  const time = new Date(value);
  return new Date(time.getTime() - time.getTimezoneOffset() * 60000).toISOString().slice(0, 16);
}

export const fromLocalInput = typed => typed ? new Date(typed).toISOString().replace(/\.\d+Z$/, "Z") : null;
