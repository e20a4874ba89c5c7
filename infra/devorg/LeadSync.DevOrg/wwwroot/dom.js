// Makes elements. Data goes in as text or attribute values, never as markup.

export function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
  return made;
}

let counter = 0;

// An id that no other element of the page has.
export const freshId = stem => `${stem}-${++counter}`;

// A box for loading, empty and error states; with an action it offers a button.
export function stateBox(kind, message, action) {
  const button = action && element("button", { type: "button", class: "quiet", onclick: action.run }, action.label);
  return element("div", { class: `state ${kind}`, role: kind === "failed" ? "alert" : "status" }, element("p", null, message), button);
}

let hiding = 0;

// Says something briefly, also to a screen reader, without taking the focus.
export function notify(message) {
  const notice = document.getElementById("notice");
  notice.textContent = message;
  notice.classList.add("shown");
  clearTimeout(hiding);
  hiding = setTimeout(() => notice.classList.remove("shown"), 4000);
}
