// Which part of the graph is in view, and where each entity stands: the overview, a focus with its rings, or a path.

const AT_FIRST = 60;
const FEWEST_AT_FIRST = 20;
const ROOM_FOR_ONE = 7200; // square pixels in which a mark and its name can be read
const AT_MOST = 300;
const PORTION = 24;
const EVERYTHING = { entity: () => true, fact: () => true, line: () => true };

function createView({ graph, filters, canvas }) {
  const state = { focus: graph.focus, path: null, most: mostAtFirst(), grown: false, positions: new Map(), pinned: new Set() };

  /** Who is in view. What fits whole is taken whole and filters only hide; else filters decide who gets the room. */
  function choose() {
    if (state.path) return [...new Set([...state.path, ...state.pinned])];
    const within = (fits, most) => (state.focus === null ? connectedCore(graph, fits, most) : neighbourhood(graph, state.focus, fits, most));
    const all = within(EVERYTHING, state.most + 1);
    const chosen = all.size <= state.most || !filters.active ? all : within(filters.fits, state.most);
    return [...new Set([...[...chosen].slice(0, state.most), ...state.pinned])];
  }

  /** Follows the filters; true if the picture is a new one. What the reader has opened or closed stays as it is. */
  function refresh() {
    if (state.grown) return false;
    const ids = choose();
    if (ids.length === state.positions.size && ids.every((id) => state.positions.has(id))) return false;
    const held = new Map([...state.positions].filter(([id]) => state.pinned.has(id)));
    const room = canvas.room();
    const positions = state.path
      ? arrangeRow({ ids, boxOf: canvas.boxOf, lengths: pathLengths(), held })
      : arrange({ ids, links: linksAmong(new Set(ids)), focus: state.focus, boxOf: canvas.boxOf, room, held });
    state.positions = whole(positions);
    return true;
  }

  function linksAmong(ids) {
    return graph.lines.filter((line) => ids.has(line.from) && ids.has(line.to)).map((line) => [line.from, line.to, canvas.lengthOf(line)]);
  }

  function pathLengths() {
    return state.path.slice(1).map((id, index) => {
      const between = graph.entities[id].lines.filter((line) => other(line, id) === state.path[index]);
      return Math.max(...between.map(canvas.lengthOf));
    });
  }

  function begin(change) {
    Object.assign(state, { focus: null, path: null, most: mostAtFirst(), grown: false, ...change });
  }

  /** How many entities a window of this size takes at first. */
  function mostAtFirst() {
    const { width, height } = canvas.room();
    return Math.max(FEWEST_AT_FIRST, Math.min(AT_FIRST, Math.floor((width * height) / ROOM_FOR_ONE)));
  }

  /** Neighbours that could be brought in, of one type of facts if any is given. */
  function absent(id, type = null) {
    return neighbours(graph, id, filters.fits, type).filter((entity) => !state.positions.has(entity.id));
  }

  /** How many neighbours could be brought in. */
  function countAbsent(id) {
    const near = new Set();
    for (const line of graph.entities[id].lines) {
      const to = other(line, id);
      if (!state.positions.has(to) && !near.has(to) && filters.fits.line(line) && filters.fits.entity(graph.entities[to])) near.add(to);
    }
    return near.size;
  }

  /** How many neighbours are not in view, by the type of their facts: the largest group first. */
  function absentByType(id) {
    const types = new Set(graph.entities[id].lines.map((line) => line.type));
    const counted = [...types].map((type) => ({ type, count: absent(id, type).length })).filter(({ count }) => count);
    return counted.sort((a, b) => b.count - a.count || a.type.index - b.type.index);
  }

  /** Brings in the next neighbours of an entity, as many as a view can take; returns what to say of it. */
  function expand(id, type = null) {
    const candidates = absent(id, type);
    const fresh = candidates.slice(0, Math.min(PORTION, AT_MOST - state.positions.size)).map((entity) => entity.id);
    const name = graph.entities[id].label;
    if (!candidates.length) return `All neighbours of ${name} are in view`;
    if (!fresh.length) return `A view holds ${AT_MOST} entities; centre on ${name} to see more of it`;
    state.positions = whole(arrangeAround({ centre: id, fresh, positions: state.positions, boxOf: canvas.boxOf }));
    state.grown = true;
    const left = candidates.length - fresh.length;
    return `Added ${amount(fresh.length, "neighbour", "neighbours")} of ${name}${left ? `, ${left.toLocaleString("en")} more to come` : ""}`;
  }

  /** Takes away what hangs in this view on this entity alone; returns what to say of it. */
  function collapse(id) {
    const inView = (near) => state.positions.has(near);
    const hanging = [...state.positions.keys()].filter((near) => {
      if (near === id || near === state.focus || state.pinned.has(near) || state.path?.includes(near)) return false;
      const others = new Set(graph.entities[near].lines.map((line) => other(line, near)).filter(inView));
      return others.size === 1 && others.has(id);
    });
    const name = graph.entities[id].label;
    if (!hanging.length) return `Nothing in view hangs on ${name} alone`;
    for (const near of hanging) state.positions.delete(near);
    state.grown = true;
    return `Put away ${amount(hanging.length, "neighbour", "neighbours")} of ${name}`;
  }

  return {
    state,
    refresh,
    countAbsent,
    absentByType,
    expand,
    collapse,
    overview: () => begin({}),
    centre: (id) => begin({ focus: id }),
    follow: (ids) => begin({ path: ids }),
    /** Keeps an entity in view and where it is, or no longer. */
    pin: (id, pinned) => (pinned ? state.pinned.add(id) : state.pinned.delete(id)),
    move: (id, place) => state.positions.set(id, whole(new Map([[id, place]])).get(id)),
    restore: (saved) => Object.assign(state, saved),
  };
}

/** Places in whole pixels: as an address tells them. */
function whole(positions) {
  return new Map([...positions].map(([id, { x, y }]) => [id, { x: Math.round(x), y: Math.round(y) }]));
}
