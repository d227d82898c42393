// The address of a view: everything that is needed to see it again, as the #hash of the page; and back and forward.

/** A view as text for the hash: whose page, who is in view and where, what is chosen, and the filters. */
function encodeView({ graph, state, filters, chosen, camera }) {
  const parts = {
    of: graph.version,
    focus: state.focus === null ? null : encoded(shortIri(graph, state.focus)),
    path: state.path?.join("."),
    most: state.most,
    grown: state.grown ? 1 : null,
    at: [...state.positions].map(([id, { x, y }]) => `${id}.${x}.${y}`).join("_"),
    pins: [...state.pinned].join("."),
    chosen,
    see: camera ? [camera.scale.toFixed(4), Math.round(camera.x), Math.round(camera.y)].join("_") : null,
    hide: ["entity", "fact", "status"].flatMap((group) => [...filters.now[group]].sort().map((name) => `${group}.${encoded(name)}`)).join("!"),
    sure: filters.now.sure || null,
    years: filters.now.years?.join("_"),
    undated: filters.now.undated ? null : 0,
    leaves: filters.now.leaves ? null : 0,
  };
  return Object.entries(parts)
    .filter(([, value]) => value !== null && value !== undefined && value !== "")
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
}

/** What a hash says of a view, as far as this graph has it; `exact` tells whether it is of this very graph. */
function decodeView(text, graph) {
  const parts = new Map(text.split("&").map((part) => [part.slice(0, part.indexOf("=")), part.slice(part.indexOf("=") + 1)]));
  const exact = parts.get("of") === graph.version;
  const list = (name, separator) => (exact && parts.get(name) ? parts.get(name).split(separator) : []);
  const isEntity = (id) => Number.isInteger(id) && id >= 0 && id < graph.entities.length;
  const ids = (name) => list(name, ".").map(Number).filter(isEntity);
  const places = list("at", "_").map((place) => place.split(".").map(Number)).filter(([id, x, y]) => isEntity(id) && Number.isFinite(x) && Number.isFinite(y));
  const [scale, x, y] = list("see", "_").map(Number);
  const focus = parts.has("focus") ? graph.entities.findIndex((entity) => entity.iri === graph.base + decoded(parts.get("focus"))) : -1;
  const hidden = (parts.get("hide") ?? "").split("!").map((item) => item.split("."));
  const years = (parts.get("years") ?? "").split("_").map(Number);
  return {
    exact,
    state: {
      focus: focus < 0 ? null : focus,
      path: ids("path").length > 1 ? ids("path") : null,
      most: Math.min(AT_FIRST, Math.max(1, Math.floor(Number(parts.get("most"))) || AT_FIRST)),
      grown: exact && parts.has("grown"),
      positions: new Map(places.slice(0, 2 * AT_MOST).map(([id, left, top]) => [id, { x: left, y: top }])),
      pinned: new Set(ids("pins")),
    },
    chosen: exact ? (parts.get("chosen") ?? null) : null,
    camera: scale > 0 && Number.isFinite(x) && Number.isFinite(y) ? { scale, x, y } : null,
    filters: {
      ...Object.fromEntries(["entity", "fact", "status"].map((group) => [group, hidden.filter(([of]) => of === group).map(([, name]) => decoded(name))])),
      sure: Math.min(100, Math.max(0, Number(parts.get("sure")) || 0)),
      years: years.length === 2 && years.every(Number.isInteger) ? years : null,
      undated: parts.get("undated") !== "0",
      leaves: parts.get("leaves") !== "0",
    },
  };
}

function shortIri(graph, id) {
  return graph.entities[id].iri.slice(graph.base.length);
}

/** Text for an address; half a character, which no address can hold, as a question mark in a diamond. */
function encoded(text) {
  return encodeURIComponent(text.replace(/[\ud800-\udfff]/gu, "\ufffd"));
}

function decoded(text = "") {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a link that was cut short or written by hand
  }
}

/** The views that were seen, in step with the browser's own history; `onRestore` gets the text of one of them. */
function createHistory({ onRestore, onChange }) {
  const seen = [];
  let at = -1;

  /** A new view: what lay ahead is gone. */
  function record(text) {
    if (seen[at] === text) return;
    seen.splice(at + 1, Infinity, text);
    at += 1;
    if (at > 0) location.hash = text;
    onChange({ back: at > 0, forward: false });
  }

  /** The same view, moved or zoomed. */
  function amend(text) {
    if (seen[at] === text) return;
    seen[at] = text;
    location.replace(`#${text}`);
  }

  window.addEventListener("hashchange", () => {
    const text = location.hash.slice(1) || seen[0];
    if (text === seen[at]) return;
    if (text === seen[at - 1]) at -= 1;
    else if (text === seen[at + 1]) at += 1;
    else seen.splice((at += 1), Infinity, text);
    onRestore(text);
    onChange({ back: at > 0, forward: at < seen.length - 1 });
  });

  return { record, amend, begin: (text) => seen.splice(0, Infinity, text) && (at = 0) };
}
