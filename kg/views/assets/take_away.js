// What a reader takes away: the picture, the facts, a link to the view, and the page on paper.

function createTakeAway({ graph, canvas, shown, table, address, say }) {
  const caption = () => `${graph.title}: ${amount(shown.entities.length, "entity", "entities")} and ${amount(shown.facts.length, "fact", "facts")}`;
  const picture = () => drawPicture(canvas.scene(), caption());
  const name = (ending) => fileName(graph.title, ending);
  const clicks = {
    "save-png": async () => save(await pngOf(picture()), name("png"), "image/png"),
    "save-svg": () => save(svgText(picture()), name("svg"), "image/svg+xml"),
    "save-csv": () => save(csvOf(graph, byId("table").hidden ? shown.facts : table.facts()), name("csv"), "text/csv"),
    "copy-link": copyLink,
    print: () => window.print(),
  };
  for (const [id, listener] of Object.entries(clicks)) {
    byId(id).addEventListener("click", () => {
      byId("save").hidePopover();
      listener();
    });
  }

  async function copyLink() {
    location.replace(`#${address()}`);
    try {
      await navigator.clipboard.writeText(location.href);
      say("The link to this view is copied");
    } catch {
      say("The address of this page is now a link to this view"); // not every browser lets a page copy
    }
  }

  // On paper the drawing is a picture in light colours, as sharp as the printer.
  window.addEventListener("beforeprint", () => {
    const theme = document.documentElement.dataset.theme;
    document.documentElement.dataset.theme = "light";
    canvas.recolour();
    byId("paper").replaceChildren(picture());
    if (theme) document.documentElement.dataset.theme = theme;
    else delete document.documentElement.dataset.theme;
    canvas.recolour();
  });
  window.addEventListener("afterprint", () => byId("paper").replaceChildren());
}
