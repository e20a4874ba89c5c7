// The page: who is signed in, where the address leads, and what stands around it.
import { page } from "./api.js";
import { element, stateBox } from "./dom.js";
import { showForm } from "./form.js";
import { showSignIn } from "./signin.js";
import { showSiteMap, markCurrent } from "./sitemap.js";
import { speak, text } from "./texts.js";
import { showView } from "./view.js";
import { showWebResource } from "./webresource.js";

const main = document.getElementById("main");
const bar = document.getElementById("bar");
const map = document.getElementById("map");
let session = null;
let app = null;
// What is shown now: leave() ends it, dirty() says whether input would be lost.
let shown = null;
let address = location.hash;

async function start() {
  shown?.leave();
  shown = null;
  main.replaceChildren(stateBox("loading", text.loading));
  page.forget();
  try {
    session = await page.session();
    if (session) speak(session.language);
    document.getElementById("skip").textContent = text.skip;
    if (!session) return signedOut();
    app = await page.app().catch(problem => problem.status === 404 ? null : Promise.reject(problem));
    showBar();
    if (!app) return main.replaceChildren(stateBox("empty", text.noApp));
    showSiteMap(map, app);
    await route();
  } catch (problem) {
    main.replaceChildren(stateBox("failed", text.failed(problem.message), { label: text.retry, run: start }));
  }
}

function signedOut() {
  session = app = null;
  shown?.leave();
  shown = null;
  map.replaceChildren();
  bar.replaceChildren(element("span", { class: "brand" }, "DevOrg"));
  showSignIn(main, start);
}

function showBar() {
  const out = element("button", { type: "button", class: "quiet", onclick: () => leaveAnd(() => page.signOut().then(start)) }, text.signOut);
  bar.replaceChildren(
    element("span", { class: "brand" }, app?.name ?? "DevOrg"), element("span", { class: "tag" }, "DevOrg"),
    element("span", { class: "who", title: text.signedInAs(session.name) }, session.name), out);
}

function leaveAnd(go) {
  if (!shown?.dirty() || confirm(text.leave)) go();
}

// #/lead, #/lead/view/ID, #/lead/row/ID, #/lead/new, #/page/WEBRESOURCE
async function route() {
  const [table, kind, id] = location.hash.replace(/^#\/?/, "").split("/");
  const first = app.areas[0]?.groups[0]?.items[0]?.table;
  if (!table) return first ? location.replace(`#/${first}`) : main.replaceChildren(stateBox("empty", text.noApp));
  shown?.leave();
  shown = null;
  markCurrent(map, table === "page" ? `page/${kind}` : table);
  main.replaceChildren(stateBox("loading", text.loading));
  // The user may go on, or sign out, while this is loading.
  const here = location.hash;
  const place = { main, session, isCurrent: () => session !== null && location.hash === here };
  if (table === "page") {
    shown = showWebResource(place, decodeURIComponent(kind));
    return;
  }
  const next = await (kind === "row" || kind === "new" ? showForm(place, table, kind === "row" ? id : null) : showView(place, table, id));
  if (place.isCurrent()) shown = next;
  else next.leave();
}

window.addEventListener("hashchange", () => {
  if (!session || !app || location.hash === address) return;
  if (shown?.dirty() && !confirm(text.leave)) {
    history.replaceState(null, "", address);
    return;
  }
  address = location.hash;
  route();
});
window.addEventListener("signedout", () => session && signedOut());
window.addEventListener("beforeunload", event => shown?.dirty() && event.preventDefault());
document.getElementById("skip").addEventListener("click", event => {
  event.preventDefault();
  main.focus();
});

start();
