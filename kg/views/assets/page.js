// The page: what is in view and what is chosen, and who does what when something changes.

const graph = readGraph();
const filters = createFilters(graph);
const shown = { entities: [], facts: [], lines: [] };
let chosen = null; // { entity }, { line } or { path }, by number

const canvas = createCanvas({
  container: byId("graph"),
  options: JSON.parse(byId("kg-options").textContent),
  graph,
  onEntity: (id) => selectEntity(id, { still: true }),
  onLine: selectLine,
  onNothing: letGo,
  onExpand: expand,
  onMove: moveEntity,
  onCamera: rememberCamera,
});
const view = createView({ graph, filters, canvas });
const actions = { select: selectEntity, centre, expand, collapse, pin, askPath, nextLine, close: closePanel, back: () => history.back(), forward: () => history.forward() };
const evidence = createEvidence({ graph, onEntity: selectEntity });
const panel = createPanel({ container: byId("panel"), graph, view, evidence, actions });
const legend = createLegend({ container: byId("legend"), graph, filters, onChange: () => refresh() });
const search = createSearch({ input: byId("search"), list: byId("matches"), graph, onChoose: selectEntity });
const table = createTable({ container: byId("table"), graph, factsOf: (scope) => (scope === "view" ? shown.facts : graph.facts.filter(filters.fits.fact)), onFact: showFact });
const visited = createHistory({
  onRestore: restore,
  onChange: ({ back, forward }) => {
    byId("back").disabled = !back;
    byId("forward").disabled = !forward;
  },
});
createKeys({ container: byId("graph"), view, canvas, chosen: () => chosen?.entity ?? null, actions });
createTakeAway({ graph, canvas, shown, table, address, say });

/** Follows what has changed in view or filters; the camera moves only to a new picture. */
function refresh(note = "", { keep = false } = {}) {
  draw(note, view.refresh());
  if (!keep) visited.record(address());
}

/** Draws what is in view and passes the filters, and says how much of the whole that is. */
function draw(note, fresh) {
  const { fits } = filters;
  const entities = [...view.state.positions.keys()]
    .map((id) => graph.entities[id])
    .filter((entity) => fits.entity(entity) && (!entity.facts.length || entity.facts.some(fits.fact)));
  const present = new Set(entities.map((entity) => entity.id));
  const lines = linesAmong(present).map((line) => ({ ...line, facts: line.facts.filter(fits.fact) }));
  const drawn = new Set(lines.map((line) => line.id));
  const told = (fact) => (fact.lines.length ? fact.lines.some((line) => drawn.has(line.id)) : fact.entities.some((id) => present.has(id)));
  Object.assign(shown, { entities, lines, facts: graph.facts.filter((fact) => fits.fact(fact) && told(fact)) });
  const more = new Map(entities.map(({ id }) => [id, view.countAbsent(id)]));
  canvas.show({ entities, lines, positions: view.state.positions, more, pinned: view.state.pinned, fresh });
  byId("nothing").hidden = entities.length > 0;
  say(note);
  table.refresh();
}

function linesAmong(present) {
  const lines = new Set([...present].flatMap((id) => graph.entities[id].lines.filter((line) => present.has(other(line, id)) && filters.fits.line(line))));
  return [...lines].sort((a, b) => a.id - b.id);
}

function say(note = "") {
  const parts = [
    `Showing ${shown.entities.length.toLocaleString("en")} of ${amount(graph.entities.length, "entity", "entities")}`,
    ` and ${shown.facts.length.toLocaleString("en")} of ${amount(graph.facts.length, "fact", "facts")}`,
    filters.active ? ", filtered" : "",
    note && `. ${note}`,
  ];
  byId("shown").textContent = parts.join("");
}

function inView(id) {
  return shown.entities.some((entity) => entity.id === id);
}

/** Shows an entity and its facts; brings it into view if it is not there, `still` where a second click may follow. */
function selectEntity(id, { still = false } = {}) {
  let note = "";
  if (!inView(id) && filters.active) {
    filters.reset();
    legend.tick();
    refresh("", { keep: true });
    note = `Filters were cleared to show ${graph.entities[id].label}`;
  }
  if (!inView(id)) view.centre(id);
  chosen = { entity: id };
  refresh(note);
  showChosen();
  if (!still && inView(id)) canvas.reveal(id);
}

function selectLine(line) {
  chosen = { line: line.id };
  showChosen();
  visited.record(address());
}

function showFact(fact) {
  if (fact.lines.length) return selectLine(fact.lines[0]);
  canvas.light({});
  panel.showFact(fact);
}

/** Puts into the light what is chosen, and its evidence into the panel. */
function showChosen() {
  if (chosen?.path) return showPath();
  if (chosen?.line !== undefined) {
    const line = graph.lines[chosen.line];
    panel.showLine(line);
    return canvas.light({ entities: [line.from, line.to], lines: [line] });
  }
  if (chosen?.entity === undefined) return canvas.light({});
  const entity = graph.entities[chosen.entity];
  panel.showEntity(entity);
  canvas.light({ entities: [entity.id, ...entity.lines.map((line) => other(line, entity.id))], lines: entity.lines, chosen: entity.id });
}

/** The arrows of an entity one after the other. */
function nextLine(id) {
  const lines = shown.lines.filter((line) => line.from === id || line.to === id);
  if (!lines.length) return;
  const at = lines.findIndex((line) => line.id === nextLine.last);
  const line = lines[(at + 1) % lines.length];
  nextLine.last = line.id;
  panel.showLine(graph.lines[line.id]);
  canvas.light({ entities: [line.from, line.to], lines: [line], chosen: id });
}

function centre(id) {
  view.centre(id);
  chosen = { entity: id };
  refresh();
  showChosen();
}

function overview() {
  view.overview();
  chosen = null;
  refresh();
  canvas.light({});
  panel.showGuide();
}

function expand(id, type = null) {
  change(id, view.expand(id, type));
}

function collapse(id) {
  change(id, view.collapse(id));
}

/** Shows an entity whose surroundings have changed. */
function change(id, note) {
  chosen = { entity: id };
  refresh(note);
  showChosen();
  canvas.fitGently();
}

function pin(id) {
  view.pin(id, !view.state.pinned.has(id));
  refresh(`${graph.entities[id].label} is ${view.state.pinned.has(id) ? "pinned: it stays in view where it is" : "no longer pinned"}`);
  showChosen();
}

/** An entity that was dragged is pinned where it was dropped. */
function moveEntity(id, place) {
  view.move(id, place);
  view.pin(id, true);
  refresh();
}

function askPath(id) {
  search.ask(`Path from ${graph.entities[id].label} to…`, (end) => follow(id, end));
}

/** The shortest path between two, alone in view. */
function follow(start, end) {
  chosen = { path: [start, end] };
  const steps = findPath({ graph, start, end, fits: filters.fits });
  if (steps?.length) view.follow([start, ...steps.map((step) => step.to)]);
  const names = [start, end].map((id) => graph.entities[id].label).join(" and ");
  refresh(steps ? "" : `No chain of facts connects ${names}`);
  showPath(steps);
}

function showPath(steps = findPath({ graph, start: chosen.path[0], end: chosen.path[1], fits: filters.fits })) {
  panel.showPath(...chosen.path, steps);
  const lines = (steps ?? []).map((step) => step.line);
  canvas.light({ entities: lines.length ? [chosen.path[0], ...steps.map((step) => step.to)] : [], lines });
}

function letGo() {
  chosen = null;
  canvas.light({});
}

function closePanel() {
  letGo();
  panel.close();
}

function address() {
  const names = { entity: (id) => `e${id}`, line: (id) => `l${id}`, path: (ends) => `p${ends.join(".")}` };
  const [kind, value] = Object.entries(chosen ?? {})[0] ?? [];
  return encodeView({ graph, state: view.state, filters, chosen: kind ? names[kind](value) : null, camera: canvas.camera });
}

function rememberCamera() {
  clearTimeout(rememberCamera.timer);
  rememberCamera.timer = setTimeout(() => visited.amend(address()), 400);
}

/** Shows the view that an address tells of. */
function restore(text) {
  const saved = decodeView(text, graph);
  filters.restore(saved.filters);
  legend.tick();
  view.restore(saved.state);
  chosen = readChosen(saved.chosen);
  if (!view.state.positions.size) view.state.grown = false;
  refresh(saved.exact ? "" : "The link is of another state of this graph: it shows what it can", { keep: true });
  if (saved.camera) canvas.look(saved.camera);
  else canvas.fit();
  if (chosen) showChosen();
  else showGuide();
}

function readChosen(text) {
  const numbers = (text ?? "").slice(1).split(".").map(Number);
  const among = (list) => numbers.every((number) => Number.isInteger(number) && number >= 0 && number < list.length);
  if (text?.startsWith("e") && among(graph.entities)) return { entity: numbers[0] };
  if (text?.startsWith("l") && among(graph.lines)) return { line: numbers[0] };
  if (text?.startsWith("p") && numbers.length === 2 && among(graph.entities)) return { path: numbers };
  return null;
}

function showGuide() {
  letGo();
  if (matchMedia("(min-width: 901px)").matches) panel.showGuide();
  else panel.close();
}
