// window.Xrm as far as LeadSync's web resources use it: the shapes of the platform's client API, nothing invented.
import { page, rows } from "./api.js";
import { shownText } from "./values.js";

// Gives { loaded, end }: loaded tells the handlers that the record has new values.
export function installXrm(session, record, layout, form) {
  const handlers = new Set();
  const installed = install(session, {
    data: {
      entity: {
        getId: () => record.id ? `{${record.id.toUpperCase()}}` : "",
        getEntityName: () => record.table.name,
        getPrimaryAttributeValue: () => record.name,
        getIsDirty: () => record.isDirty
      },
      save: () => form.save(),
      refresh: save => save ? form.save() : form.reload(),
      getIsDirty: () => record.isDirty,
      addOnLoad: handler => handlers.add(handler),
      removeOnLoad: handler => handlers.delete(handler)
    },
    getAttribute: attributes(record, layout)
  });
  return {
    loaded: () => handlers.forEach(handler => handler()),
    end: () => {
      handlers.clear();
      installed.end();
    }
  };
}

// For a page of the app that is no form.
export const installAppXrm = session => install(session, {});

function install(session, formPage) {
  const xrm = {
    Page: formPage,
    Utility: {
      getGlobalContext: () => ({
        userSettings: { languageId: session.language, userId: `{${session.id.toUpperCase()}}`, userName: session.name, roles: collection(session.roles) },
        organizationSettings: { languageId: 1033, uniqueName: "devorg" },
        getClientUrl: () => location.origin
      })
    },
    Navigation: {
      async openForm({ entityName, entityId }) {
        location.hash = `#/${entityName}/${entityId ? `row/${plain(entityId)}` : "new"}`;
      }
    },
    WebApi: { ...webApi, online: webApi }
  };
  window.Xrm = xrm;
  return { end: () => { if (window.Xrm === xrm) delete window.Xrm; } };
}

// What the client API calls a collection, as far as it is read here.
const collection = names => {
  const items = names.map(name => ({ name }));
  return { forEach: work => items.forEach(work), get: () => items, getLength: () => items.length };
};

// As on the platform, a column has an attribute only where the form shows it.
function attributes(record, layout) {
  const shown = new Set(layout.tabs.flatMap(tab => tab.columns).flatMap(column => column.sections)
    .flatMap(section => section.rows.flat()).map(cell => cell.control?.column).filter(Boolean));
  return name => {
    const column = record.columns.get(name);
    if (!column || !shown.has(name)) return null;
    return {
      getName: () => name,
      getValue: () => attributeValue(record.value(name)),
      getText: () => shownText(column, record.value(name)),
      getIsDirty: () => record.value(name) !== record.original(name)
    };
  };
}

// The client API gives lookups as arrays of references.
const attributeValue = value => value?.id ? [{ id: `{${value.id.toUpperCase()}}`, entityType: value.table, name: value.name }] : value;

const webApi = {
  async retrieveRecord(name, id, options) {
    return rows.read((await page.table(name)).entitySet, plain(id), options);
  },
  async retrieveMultipleRecords(name, options, maxPageSize) {
    const found = await rows.query((await page.table(name)).entitySet, options, maxPageSize);
    return { entities: found.value, nextLink: found["@odata.nextLink"] };
  },
  async createRecord(name, data) {
    return { entityType: name, id: await rows.create((await page.table(name)).entitySet, data) };
  },
  async deleteRecord(name, id) {
    await rows.remove((await page.table(name)).entitySet, plain(id));
    return { entityType: name, id: plain(id) };
  },
  // Actions, the platform's and those of solutions. The bound row is the parameter of that name.
  async execute(request) {
    const { boundParameter, operationName, operationType, parameterTypes } = request.getMetadata();
    if (operationType !== 0) throw new Error(`DevOrg executes actions only, not '${operationName}'.`);
    const values = Object.fromEntries(Object.keys(parameterTypes).filter(name => name !== boundParameter && request[name] !== undefined)
      .map(name => [name, parameterOf(request[name])]));
    const bound = boundParameter ? request[boundParameter] : null;
    return rows.call(operationName, values, bound && (await page.table(bound.entityType)).entitySet, bound && plain(bound.id));
  },
  async updateRecord(name, id, data) {
    await rows.update((await page.table(name)).entitySet, plain(id), data, "*");
    return { entityType: name, id: plain(id) };
  }
};

// A reference is sent as the row's type and key.
const parameterOf = value => value?.entityType
  ? { "@odata.type": `Microsoft.Dynamics.CRM.${value.entityType}`, [`${value.entityType}id`]: plain(value.id) }
  : value;

const plain = id => id.replace(/[{}]/g, "").toLowerCase();
