// The server: page metadata under /devorg/page, rows through the Web API. Every failure is a Refusal with a message for people.
import { text } from "./texts.js";

const root = "/api/data/v9.2/";
// The cookie counts only together with this header, which no other site's page can send.
const pageHeader = { "X-DevOrg-Page": "1" };
const remembered = new Map();

export class Refusal extends Error {
  constructor(status, message, code) {
    super(message);
    this.status = status;
    this.code = code ?? null;
  }
}

async function send(address, options = {}) {
  let response;
  try {
    response = await fetch(address, { ...options, headers: { ...pageHeader, ...options.headers } });
  } catch {
    throw new Refusal(0, text.offline);
  }
  if (response.ok || response.status === 304) return response;
  if (response.status === 401) window.dispatchEvent(new Event("signedout"));
  const problem = await response.json().catch(() => null);
  throw new Refusal(response.status, problem?.error?.message ?? `HTTP ${response.status}`, problem?.error?.code);
}

const json = async response => response.status === 204 ? null : await response.json();
const jsonBody = (method, body, headers) => ({ method, headers: { "Content-Type": "application/json", ...headers }, body: JSON.stringify(body) });

export const page = {
  users: async () => json(await send("/devorg/page/users")),
  session: async () => json(await send("/devorg/page/session")),
  signIn: user => send("/devorg/signin", jsonBody("POST", { user })),
  signOut: () => send("/devorg/signout", { method: "POST" }),
  app: () => remember("app"),
  table: name => remember(`tables/${name}`),
  views: name => remember(`tables/${name}/views`),
  form: name => remember(`tables/${name}/form`),
  // What is remembered is in one user's language and within one user's rights.
  forget: () => remembered.clear()
};

function remember(path) {
  if (!remembered.has(path)) {
    const coming = send(`/devorg/page/${path}`).then(json);
    coming.catch(() => remembered.delete(path));
    remembered.set(path, coming);
  }
  return remembered.get(path);
}

const annotated = { Prefer: 'odata.include-annotations="*"' };

export const rows = {
  async fetch(entitySet, fetchXml) {
    return json(await send(`${root}${entitySet}?fetchXml=${encodeURIComponent(fetchXml)}`, { headers: annotated }));
  },
  async query(entitySet, options, size) {
    const headers = size ? { Prefer: `${annotated.Prefer},odata.maxpagesize=${size}` } : annotated;
    return json(await send(`${root}${entitySet}${options ?? ""}`, { headers }));
  },
  // Null where the row is still what the ETag says.
  async read(entitySet, id, options, seen) {
    const response = await send(`${root}${entitySet}(${id})${options ?? ""}`, { headers: { ...annotated, ...(seen ? { "If-None-Match": seen } : {}) } });
    return response.status === 304 ? null : await response.json();
  },
  async create(entitySet, body) {
    const response = await send(root + entitySet, jsonBody("POST", body));
    return /\(([^)]+)\)$/.exec(response.headers.get("OData-EntityId"))[1];
  },
  // An action of the Web API, of a row where entitySet and id are given: the response as the platform's client gets it.
  call: (operation, body, entitySet, id) => send(
    `${root}${entitySet ? `${entitySet}(${id})/Microsoft.Dynamics.CRM.` : ""}${operation}`, jsonBody("POST", body)),
  remove: (entitySet, id) => send(`${root}${entitySet}(${id})`, { method: "DELETE" }),
  update: (entitySet, id, body, etag) => send(`${root}${entitySet}(${id})`, jsonBody("PATCH", body, { "If-Match": etag }))
};
