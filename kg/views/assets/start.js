// What the controls of the page do, and how it opens.

byId("title").textContent = graph.title;
document.title = graph.title;

const clicks = {
  overview,
  back: actions.back,
  forward: actions.forward,
  about: () => {
    letGo();
    panel.showGuide();
  },
  "zoom-in": () => canvas.zoom(1.3),
  "zoom-out": () => canvas.zoom(1 / 1.3),
  fit: canvas.fitGently,
  reset: () => {
    filters.reset();
    legend.tick();
    refresh();
  },
  filters: ({ currentTarget }) => currentTarget.setAttribute("aria-expanded", String(byId("legend").classList.toggle("open"))),
  "as-table": ({ currentTarget }) => {
    const open = currentTarget.getAttribute("aria-pressed") !== "true";
    currentTarget.setAttribute("aria-pressed", String(open));
    table.toggle(open);
  },
  theme: () => {
    const dark = getComputedStyle(document.documentElement).colorScheme === "dark" || (!document.documentElement.dataset.theme && matchMedia("(prefers-color-scheme: dark)").matches);
    document.documentElement.dataset.theme = dark ? "light" : "dark";
    canvas.recolour();
  },
};
for (const [id, listener] of Object.entries(clicks)) byId(id).addEventListener("click", listener);

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !document.querySelector(":popover-open")) closePanel();
  if (event.key === "/" && !event.target.matches("input, select")) {
    event.preventDefault();
    byId("search").focus();
  }
});

const asked = location.hash.slice(1);
if (asked) {
  visited.begin(asked);
  restore(asked);
} else {
  if (graph.focus === null) showGuide();
  else chosen = { entity: graph.focus };
  refresh();
  showChosen();
}

/** For tests and for the curious: what is shown, where it is on the screen, and selection by IRI. */
window.kg = {
  network: canvas.network,
  labels: canvas.labels,
  shown: () => ({
    entities: shown.entities.map((entity) => entity.iri),
    facts: shown.facts.map((fact) => fact.id),
    lines: canvas.network.body.data.edges.get().map(({ id, dashes }) => ({ dashed: Boolean(dashes), facts: graph.lines[id].facts.map((fact) => fact.id) })),
  }),
  place: (iri) => canvas.network.canvasToDOM(canvas.network.getPosition(entityOf(iri).id)),
  middle: (iri) => canvas.middle(factOf(iri).lines[0]),
  path: (from, to) => findPath({ graph, start: entityOf(from).id, end: entityOf(to).id, fits: filters.fits })?.map((step) => graph.entities[step.to].iri) ?? null,
  select: (iri) => (entityOf(iri) ? selectEntity(entityOf(iri).id) : selectLine(factOf(iri).lines[0])),
};

function entityOf(iri) {
  return graph.entities.find((entity) => entity.iri === iri);
}

function factOf(iri) {
  return graph.facts.find((fact) => fact.id === iri);
}
