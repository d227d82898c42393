// The page: which part of the graph is in view, and what is selected.

const AT_FIRST = 60;
const AT_MOST = 300;
const PORTION = 24;

const graph = readGraph();
const everything = { entity: () => true, fact: () => true, line: () => true };
const state = { focus: graph.focus, base: [], added: [], positions: new Map(), shown: null };

const legend = createLegend({ container: byId("legend"), graph, onChange: refresh });
const canvas = createCanvas({
  container: byId("graph"),
  options: JSON.parse(byId("kg-options").textContent),
  graph,
  onEntity: selectEntity,
  onLine: selectLine,
  onNothing: () => canvas.light({}),
  onExpand: expand,
});
const panel = createPanel({
  container: byId("panel"),
  graph,
  evidence: createEvidence({ graph, onEntity: selectEntity }),
  onEntity: selectEntity,
  onFocus: focusOn,
  onExpand: expand,
  onClose: closePanel,
});
createSearch({ input: byId("search"), list: byId("matches"), graph, onChoose: selectEntity });

/** Who is in view. What fits whole is taken whole and filters only hide; else filters decide who gets the room. */
function chooseBase() {
  const choose = (fits, most) =>
    state.focus === null ? connectedCore(graph, fits, most) : neighbourhood(graph, state.focus, fits, most);
  const whole = choose(everything, AT_FIRST + 1);
  return [...(whole.size <= AT_FIRST || !legend.active ? whole : choose(legend.fits, AT_FIRST))].slice(0, AT_FIRST);
}

function refresh() {
  const base = chooseBase();
  if (base.join() !== state.base.join()) {
    const links = linksAmong(new Set(base));
    const positions = arrange({ ids: base, links, focus: state.focus, boxOf: canvas.boxOf, room: canvas.room() });
    Object.assign(state, { base, added: [], positions });
    draw();
    canvas.fit();
  } else draw();
}

function linksAmong(ids) {
  return graph.lines.filter((line) => ids.has(line.from) && ids.has(line.to)).map((line) => [line.from, line.to, canvas.lengthOf(line)]);
}

/** Draws what is in view and passes the filters, and says how much of the whole that is. */
function draw(note = "") {
  const fits = legend.fits;
  const entities = [...state.base, ...state.added]
    .map((id) => graph.entities[id])
    .filter((entity) => fits.entity(entity) && (!entity.facts.length || entity.facts.some(fits.fact)));
  const present = new Set(entities.map((entity) => entity.id));
  const lines = graph.lines
    .filter((line) => present.has(line.from) && present.has(line.to) && fits.line(line))
    .map((line) => ({ ...line, facts: line.facts.filter(fits.fact) }));
  const drawn = new Set(lines.map((line) => line.id));
  const facts = graph.facts.filter(
    (fact) => fits.fact(fact) && (fact.lines.length ? fact.lines.some((line) => drawn.has(line.id)) : fact.entities.some((id) => present.has(id))),
  );
  state.shown = { entities, facts };
  canvas.show(entities, lines, state.positions);
  byId("nothing").hidden = entities.length > 0;
  const parts = [
    `Showing ${entities.length.toLocaleString("en")} of ${amount(graph.entities.length, "entity", "entities")}`,
    ` and ${facts.length.toLocaleString("en")} of ${amount(graph.facts.length, "fact", "facts")}`,
    legend.active ? ", filtered" : "",
    note && `. ${note}`,
  ];
  byId("shown").textContent = parts.join("");
}

function inView(id) {
  return state.shown.entities.some((entity) => entity.id === id);
}

function selectEntity(id) {
  if (!inView(id) && legend.active) legend.reset();
  if (!inView(id)) setFocus(id);
  const entity = graph.entities[id];
  panel.showEntity(entity);
  canvas.light({ entities: [id, ...entity.lines.map((line) => other(line, id))], lines: entity.lines, chosen: id });
  canvas.reveal(id);
}

function selectLine(line) {
  panel.showLine(line);
  canvas.light({ entities: [line.from, line.to], lines: [line] });
}

function setFocus(id) {
  state.focus = id;
  state.base = [];
  refresh();
}

function focusOn(id) {
  setFocus(id);
  selectEntity(id);
}

/** Brings in the next neighbours of an entity, as many as a view can take. */
function expand(id) {
  const absent = neighbours(graph, id, legend.fits).filter((entity) => !state.positions.has(entity.id));
  const room = AT_MOST - state.positions.size;
  const fresh = absent.slice(0, Math.min(PORTION, room)).map((entity) => entity.id);
  const name = graph.entities[id].label;
  if (!absent.length) return draw(`All neighbours of ${name} are in view`);
  if (!fresh.length) return draw(`A view holds ${AT_MOST} entities; centre on ${name} to see more of it`);
  state.positions = arrangeAround({ centre: id, fresh, positions: state.positions, boxOf: canvas.boxOf });
  state.added.push(...fresh);
  const left = absent.length - fresh.length;
  draw(`Added ${amount(fresh.length, "neighbour", "neighbours")} of ${name}${left ? `, ${left} more to come` : ""}`);
  selectEntity(id);
  canvas.fitGently();
}

function showGuide() {
  canvas.light({});
  panel.showGuide();
}

function closePanel() {
  canvas.light({});
  panel.close();
}

byId("title").textContent = graph.title;
document.title = graph.title;
byId("overview").addEventListener("click", () => {
  setFocus(null);
  showGuide();
});
byId("filters").addEventListener("click", ({ currentTarget }) => {
  currentTarget.setAttribute("aria-expanded", String(byId("legend").classList.toggle("open")));
});
byId("about").addEventListener("click", showGuide);
byId("zoom-in").addEventListener("click", () => canvas.zoom(1.3));
byId("zoom-out").addEventListener("click", () => canvas.zoom(1 / 1.3));
byId("fit").addEventListener("click", canvas.fitGently);
byId("reset").addEventListener("click", legend.reset);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") closePanel();
  if (event.key === "/" && !event.target.matches("input")) {
    event.preventDefault();
    byId("search").focus();
  }
});

if (matchMedia("(min-width: 901px)").matches) panel.showGuide();
else panel.close();
refresh();
if (graph.focus !== null) selectEntity(graph.focus);

/** For tests and for the curious: what is shown, where it is on the screen, and selection by IRI. */
window.kg = {
  network: canvas.network,
  labels: canvas.labels,
  shown: () => ({
    entities: state.shown.entities.map((entity) => entity.iri),
    facts: state.shown.facts.map((fact) => fact.id),
    lines: canvas.network.body.data.edges.get().map(({ id, dashes }) => ({ dashed: Boolean(dashes), facts: graph.lines[id].facts.map((fact) => fact.id) })),
  }),
  place: (iri) => canvas.network.canvasToDOM(canvas.network.getPosition(entityOf(iri).id)),
  middle: (iri) => canvas.middle(factOf(iri).lines[0]),
  select: (iri) => (entityOf(iri) ? selectEntity(entityOf(iri).id) : selectLine(factOf(iri).lines[0])),
};

function entityOf(iri) {
  return graph.entities.find((entity) => entity.iri === iri);
}

function factOf(iri) {
  return graph.facts.find((fact) => fact.id === iri);
}
