// A web resource inside a form, with the parameters that the platform passes, or as a page of the app.
import { element } from "./dom.js";
import { installAppXrm } from "./xrm.js";

const lineHeight = 3.1;

export function webResource(cell, form) {
  const { control } = cell;
  const passed = control.passParameters ? `?${parameters(form)}` : "";
  const frame = element("iframe", { id: control.id, src: `/WebResources/${control.url}${passed}`, title: cell.label ?? control.url });
  frame.style.height = `${cell.rowSpan * lineHeight}rem`;
  // Keys pressed inside the frame stay there; saving should work from it as well.
  frame.addEventListener("load", () => frame.contentWindow.addEventListener("keydown", event => form.onKey(event)));
  return frame;
}

function parameters(form) {
  const { userSettings, organizationSettings } = window.Xrm.Utility.getGlobalContext();
  return new URLSearchParams({
    id: form.record.id ? `{${form.record.id.toUpperCase()}}` : "",
    typename: form.table.name,
    orgname: organizationSettings.uniqueName,
    userlcid: userSettings.languageId,
    orglcid: organizationSettings.languageId
  });
}

export function showWebResource(place, name) {
  const xrm = installAppXrm(place.session);
  const frame = element("iframe", { src: `/WebResources/${name}`, title: name, class: "page" });
  frame.addEventListener("load", () => {
    frame.title = document.title = frame.contentDocument.title;
  });
  place.main.replaceChildren(frame);
  return { leave: () => xrm.end(), dirty: () => false };
}
