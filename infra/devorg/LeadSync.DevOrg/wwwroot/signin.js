// Choosing a user.
import { page } from "./api.js";
import { element, stateBox } from "./dom.js";
import { text } from "./texts.js";

const languages = { 1031: "Deutsch", 1033: "English" };

export async function showSignIn(main, done) {
  document.title = text.signIn;
  main.replaceChildren(stateBox("loading", text.loading));
  try {
    const people = await page.users();
    const list = element("ul", { class: "people" }, people.map(person => element("li", null, button(main, person, done))));
    main.replaceChildren(element("section", { class: "signin" },
      element("h1", null, text.signIn), element("p", { class: "soft" }, text.signInHint),
      people.length > 0 ? list : stateBox("empty", text.noUsers)));
    main.querySelector("button")?.focus();
  } catch (problem) {
    main.replaceChildren(stateBox("failed", text.failed(problem.message), { label: text.retry, run: () => showSignIn(main, done) }));
  }
}

function button(main, person, done) {
  const enter = async () => {
    try {
      await page.signIn(person.id);
      await done();
    } catch (problem) {
      main.replaceChildren(stateBox("failed", text.failed(problem.message), { label: text.retry, run: () => showSignIn(main, done) }));
    }
  };
  return element("button", { type: "button", class: "person", onclick: enter },
    element("strong", null, person.name),
    element("span", { class: "soft" }, [...person.roles, languages[person.language] ?? person.language].join(" · ")));
}
