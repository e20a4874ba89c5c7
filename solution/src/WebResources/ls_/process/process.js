// The process as the rows of the CRM define it: the flow chart and the tables of the custom API ls_ExportProcess.
(function (page) {
  "use strict";

  const texts = {
    en: {
      title: "Process", loading: "The process is being read …", failed: "The process could not be read.", empty: "No stages are defined yet.",
      emptyHint: "Install the default rows, or create stages and transitions.", save: "Save the chart (SVG)", print: "Print", file: "process.svg", chart: "Flow chart", tables: "Tables"
    },
    de: {
      title: "Prozess", loading: "Der Prozess wird gelesen …", failed: "Der Prozess konnte nicht gelesen werden.", empty: "Es sind noch keine Phasen definiert.",
      emptyHint: "Installieren Sie die Standardzeilen oder legen Sie Phasen und Phasenwechsel an.", save: "Diagramm speichern (SVG)", print: "Drucken", file: "Prozess.svg",
      chart: "Flussdiagramm", tables: "Tabellen"
    }
  };
  const text = texts[page.tongue];
  const { element, button, state } = page;
  const place = page.place();
  // What the export is made of. Anything else would not be ours and stays out of the page.
  const known = new Set(["svg", "title", "desc", "g", "rect", "circle", "path", "text", "table", "caption", "thead", "tbody", "tr", "th", "td"]);
  const attributes = new Set([
    "aria-labelledby", "class", "color", "cx", "cy", "d", "fill", "fill-opacity", "font-size", "font-weight", "height", "id", "opacity", "r", "role", "rx", "scope", "stroke",
    "stroke-dasharray", "stroke-width", "text-anchor", "viewBox", "width", "x", "y"
  ]);

  async function read() {
    const request = {
      Language: page.tongue === "de" ? 1031 : 1033,
      getMetadata: () => ({ boundParameter: null, operationType: 0, operationName: "ls_ExportProcess", parameterTypes: { Language: { typeName: "Edm.Int32", structuralProperty: 1 } } })
    };
    const response = await page.api().online.execute(request);
    const body = await response.json();
    if (response.ok === false) throw new Error(body?.error?.message ?? `HTTP ${response.status}`);
    return body;
  }

  function own(node) {
    if (node.nodeType === Node.TEXT_NODE) return document.createTextNode(node.data);
    if (node.nodeType !== Node.ELEMENT_NODE || !known.has(node.localName)) return null;
    const copy = document.createElementNS(node.namespaceURI, node.localName);
    for (const { name, value } of node.attributes) if (attributes.has(name)) copy.setAttribute(name, value);
    copy.append(...[...node.childNodes].map(own).filter(Boolean));
    return copy;
  }

  // The file brings its colours along for readers of its own; here they are in the style sheet, as the page's policy wants it.
  const withoutStyle = svg => svg.replace(/<style>[^<]*<\/style>/, "");

  const chart = svg => own(new DOMParser().parseFromString(withoutStyle(svg), "image/svg+xml").documentElement);

  const tables = html => [...new DOMParser().parseFromString(html, "text/html").body.children].map(own).filter(Boolean)
    .map(table => element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": table.caption?.textContent }, table));

  function save(svg) {
    const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
    const link = element("a", { href: address, download: text.file });
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 0);
  }

  async function load() {
    place.show(state("loading", text.loading));
    place.main.setAttribute("aria-busy", "true");
    try {
      const found = await read();
      if (!found.Table) return place.show(state("empty", text.empty, text.emptyHint));
      place.show(
        element("header", null, element("h1", null, text.title),
          element("div", { class: "actions" }, button(text.save, () => save(found.Svg)), button(text.print, () => window.print()))),
        element("div", { class: "scroll chart", tabindex: "0", role: "region", "aria-label": text.chart }, chart(found.Svg)),
        element("section", { "aria-label": text.tables }, tables(found.Table)));
    } catch (problem) {
      place.show(state("failed", text.failed, page.message(problem), load));
    }
  }

  document.title = text.title;
  load();
})(window.LeadSyncPage);
