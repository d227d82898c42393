// Where entities stand. Every position follows from the input alone; distances are in screen pixels at scale 1.

const EDGE_LENGTH = 150;
const LONGEST_LINK = 240;
const CROWD = 30;
const EDGE_LENGTH_IN_CROWD = 110;

/**
 * Positions for `ids`: rings about `focus` if there is one, else an even spread; they fill the room, boxes do not
 * overlap. A link is two entities and the length that its words need. Who is `held` stays at that place.
 */
function arrange({ ids, links, focus, boxOf, room, held = new Map() }) {
  if (ids.length > CROWD) links = links.map(([a, b]) => [a, b, EDGE_LENGTH_IN_CROWD]); // names before verbs
  const near = adjacency(ids, links);
  const aspect = Math.max(0.6, Math.min(2, room.width / room.height));
  if (focus !== null) {
    const positions = rings(focus, ids, near, boxOf, aspect);
    return hold(stretch(settle(positions, links, boxOf, new Set([focus])), boxOf, room), held, boxOf);
  }
  const parts = components(ids, near).map((part) => {
    const positions = relax(part, near, links, rings(part[0], part, near, boxOf, 1));
    for (const place of positions.values()) place.x *= Math.max(1, Math.min(1.5, aspect));
    const members = new Set(part);
    return settle(positions, links.filter(([a]) => members.has(a)), boxOf, new Set());
  });
  return hold(stretch(pack(parts, boxOf, aspect), boxOf, room), held, boxOf);
}

/** Puts the held at their places and moves others out of their way. */
function hold(positions, held, boxOf) {
  if (!held.size) return positions;
  for (const [id, place] of held) positions.set(id, { ...place });
  return spread(positions, boxOf, new Set(held.keys()));
}

/** A path from left to right in rows of four steps, every other entity a little lower; the held stay where they are. */
function arrangeRow({ ids, lengths, boxOf, held }) {
  const positions = new Map();
  let [x, y, way] = [0, 0, 1];
  ids.forEach((id, index) => {
    positions.set(id, { x, y: y + (index % 2) * 36 });
    const turn = index % 4 === 3;
    if (turn) [y, way] = [y + 2 * EDGE_LENGTH, -way];
    else x += way * Math.max(EDGE_LENGTH, Math.min(lengths[index] ?? 0, 1.5 * LONGEST_LINK));
  });
  return hold(positions, held, boxOf);
}

/** Draws places apart, in either direction up to half as far again, where the room has space left. */
function stretch(positions, boxOf, room) {
  const frame = bounds(positions, boxOf);
  const [width, height] = [frame.right - frame.left, frame.bottom - frame.top];
  const scale = Math.min(1, room.width / width, room.height / height); // as it will be drawn
  const factor = (space, extent) => Math.max(1, Math.min(1.5, space / (extent * scale)));
  const [x, y] = [factor(room.width, width), factor(room.height, height)];
  return new Map([...positions].map(([id, place]) => [id, { x: place.x * x, y: place.y * y }]));
}

/** Positions for `fresh` entities on the free side of `centre`, all others staying where they are. */
function arrangeAround({ centre, fresh, positions, boxOf }) {
  const home = positions.get(centre);
  const middle = mean([...positions.values()]);
  const outward = Math.atan2(home.y - middle.y, home.x - middle.x);
  const opening = Math.min(2 * Math.PI * (1 - 1 / fresh.length), Math.PI);
  const radius = Math.max(EDGE_LENGTH, (fresh.length * 90) / Math.max(opening, 1));
  const fixed = new Set(positions.keys());
  const grown = new Map([...positions].map(([id, place]) => [id, { ...place }]));
  fresh.forEach((id, index) => {
    const angle = outward + (fresh.length > 1 ? opening * (index / (fresh.length - 1) - 0.5) : 0);
    grown.set(id, { x: home.x + radius * Math.cos(angle), y: home.y + radius * Math.sin(angle) });
  });
  return spread(grown, boxOf, fixed);
}

function adjacency(ids, links) {
  const near = new Map(ids.map((id) => [id, []]));
  for (const [a, b] of links) {
    if (near.get(a).includes(b)) continue;
    near.get(a).push(b);
    near.get(b).push(a);
  }
  return near;
}

function components(ids, near) {
  const seen = new Set();
  const parts = [];
  for (const id of ids) {
    if (seen.has(id)) continue;
    const part = [id];
    seen.add(id);
    for (const inner of part) {
      for (const next of near.get(inner)) {
        if (!seen.has(next)) part.push(next);
        seen.add(next);
      }
    }
    parts.push(part);
  }
  return parts.sort((a, b) => b.length - a.length);
}

/** A radial tree: each entity on the ring of its distance, each branch given an arc by the number of its leaves. */
function rings(focus, ids, near, boxOf, aspect) {
  const children = new Map();
  const depth = new Map([[focus, 0]]);
  const order = [focus];
  for (const id of order) {
    const below = chain(near.get(id).filter((next) => !depth.has(next)), near);
    for (const next of below) depth.set(next, depth.get(id) + 1);
    children.set(id, below);
    order.push(...below);
  }
  const loose = ids.filter((id) => !depth.has(id));
  children.set(focus, [...children.get(focus), ...loose]);
  for (const id of loose) {
    depth.set(id, 1);
    children.set(id, []);
    order.push(id);
  }
  const leaves = new Map();
  for (const id of [...order].reverse()) {
    leaves.set(id, Math.max(1, children.get(id).reduce((sum, child) => sum + leaves.get(child), 0)));
  }
  const radii = ringRadii(order, depth, boxOf);
  const positions = new Map([[focus, { x: 0, y: 0 }]]);
  const place = (id, from, to) => {
    let start = from;
    for (const child of children.get(id)) {
      const end = start + ((to - from) * leaves.get(child)) / leaves.get(id);
      const angle = (start + end) / 2;
      const radius = radii[depth.get(child)];
      positions.set(child, { x: radius * aspect * Math.cos(angle), y: radius * Math.sin(angle) });
      place(child, start, end);
      start = end;
    }
  };
  place(focus, -Math.PI / 2, 1.5 * Math.PI);
  return positions;
}

/** The same entities with those that have most in common next to each other, so that fewer lines cross. */
function chain(ids, near) {
  const left = [...ids];
  const chained = left.splice(0, 1);
  const shared = (a, b) => near.get(a).filter((id) => near.get(b).includes(id)).length + (near.get(a).includes(b) ? 2 : 0);
  while (left.length) {
    const common = left.map((id) => shared(chained.at(-1), id));
    chained.push(...left.splice(common.indexOf(Math.max(...common)), 1));
  }
  return chained;
}

/** Every ring is wide enough for the boxes on it, and a step out from the one before. */
function ringRadii(order, depth, boxOf) {
  const room = [];
  for (const id of order) room[depth.get(id)] = (room[depth.get(id)] ?? 0) + boxOf(id).width * 0.75;
  const radii = [0];
  for (let ring = 1; ring < room.length; ring += 1) {
    radii.push(Math.max(radii[ring - 1] + EDGE_LENGTH * 0.9, room[ring] / (2 * Math.PI)));
  }
  return radii;
}

/** Stress majorisation (SMACOF): distances on the screen follow distances in the graph. */
function relax(ids, near, links, start) {
  const count = ids.length;
  const index = new Map(ids.map((id, position) => [id, position]));
  const x = ids.map((id) => start.get(id).x);
  const y = ids.map((id) => start.get(id).y);
  const lengths = linkLengths(links, near);
  const ideal = ids.map((id) => distances(id, near, index, lengths));
  for (let round = 0; round < 80; round += 1) {
    for (let i = 0; i < count; i += 1) {
      let sumX = 0;
      let sumY = 0;
      let weights = 0;
      for (let j = 0; j < count; j += 1) {
        if (i === j) continue;
        const wanted = ideal[i][j];
        const dx = x[i] - x[j];
        const dy = y[i] - y[j];
        const apart = Math.sqrt(dx * dx + dy * dy) || 1;
        const weight = 1 / (wanted * wanted);
        sumX += weight * (x[j] + (wanted * dx) / apart);
        sumY += weight * (y[j] + (wanted * dy) / apart);
        weights += weight;
      }
      if (weights) {
        x[i] = sumX / weights;
        y[i] = sumY / weights;
      }
    }
  }
  return new Map(ids.map((id, position) => [id, { x: x[position], y: y[position] }]));
}

/** How far linked entities should stand apart: more where either has many neighbours or the words between need it. */
function linkLengths(links, near) {
  const lengths = new Map();
  for (const [a, b, length] of links) {
    const crowd = Math.min(20, Math.max(near.get(a).length, near.get(b).length));
    const wanted = Math.max(Math.min(length, EDGE_LENGTH) * (0.8 + 0.07 * crowd), Math.min(length, LONGEST_LINK));
    for (const key of [`${a}-${b}`, `${b}-${a}`]) lengths.set(key, Math.max(wanted, lengths.get(key) ?? 0));
  }
  return lengths;
}

/** How far every other should stand from `id`: the sum of the links on the way with the fewest. */
function distances(id, near, index, lengths) {
  const far = new Array(index.size).fill(0);
  const seen = new Set([id]);
  const queue = [id];
  for (const here of queue) {
    for (const next of near.get(here)) {
      if (seen.has(next)) continue;
      seen.add(next);
      far[index.get(next)] = far[index.get(here)] + lengths.get(`${here}-${next}`);
      queue.push(next);
    }
  }
  return far;
}

/** Moves entities off lines that are not theirs and boxes off each other, a little at a time. */
function settle(positions, links, boxOf, fixed) {
  for (let round = 0; round < 30; round += 1) {
    for (const [a, b, length] of links) {
      lengthen(positions.get(a), positions.get(b), Math.min(length, LONGEST_LINK), fixed.has(a), fixed.has(b));
      for (const [id, place] of positions) {
        if (id !== a && id !== b && !fixed.has(id)) clear(place, boxOf(id), positions.get(a), positions.get(b));
      }
    }
    spread(positions, boxOf, fixed);
  }
  return positions;
}

/** Draws two places apart that are too near for the words between them. */
function lengthen(a, b, length, aStill, bStill) {
  const apart = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  if (apart >= length) return;
  const share = ((length - apart) / apart) * 0.15;
  const [dx, dy] = [(b.x - a.x) * share, (b.y - a.y) * share];
  if (!aStill) Object.assign(a, { x: a.x - dx, y: a.y - dy });
  if (!bStill) Object.assign(b, { x: b.x + dx, y: b.y + dy });
}

/** Moves a place sideways if the line from `a` to `b` runs through its box. */
function clear(place, box, a, b) {
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const along = { x: (b.x - a.x) / length, y: (b.y - a.y) / length };
  const dx = place.x - a.x;
  const dy = place.y + box.shift - a.y;
  const share = (dx * along.x + dy * along.y) / length;
  if (share < 0.05 || share > 0.95) return;
  const off = dx * -along.y + dy * along.x;
  const need = (Math.abs(along.y) * box.width + Math.abs(along.x) * box.height) / 2;
  if (Math.abs(off) >= need) return;
  const push = (need - Math.abs(off)) * 0.3 * (off < 0 ? -1 : 1);
  place.x += -along.y * push;
  place.y += along.x * push;
}

/** Pushes overlapping boxes apart, along the way that is shorter, until none overlap or patience ends. */
function spread(positions, boxOf, fixed) {
  const items = [...positions].map(([id, place]) => ({ place, box: boxOf(id), still: fixed.has(id) }));
  for (let round = 0; round < 120; round += 1) {
    let moved = false;
    for (let i = 0; i < items.length; i += 1) {
      for (let j = i + 1; j < items.length; j += 1) moved = separate(items[i], items[j]) || moved;
    }
    if (!moved) break;
  }
  return positions;
}

function separate(a, b) {
  const dx = b.place.x - a.place.x;
  const dy = b.place.y + b.box.shift - a.place.y - a.box.shift;
  const overX = (a.box.width + b.box.width) / 2 - Math.abs(dx);
  const overY = (a.box.height + b.box.height) / 2 - Math.abs(dy);
  if (overX <= 0.5 || overY <= 0.5 || (a.still && b.still)) return false;
  const [axis, way] = overX < overY ? ["x", overX * (dx < 0 ? -1 : 1)] : ["y", overY * (dy < 0 ? -1 : 1)];
  const share = a.still || b.still ? 1 : 0.5;
  if (!a.still) a.place[axis] -= way * share;
  if (!b.still) b.place[axis] += way * share;
  return true;
}

/** Lays parts beside each other, the largest first, each where it makes the whole least wide for its height. */
function pack(parts, boxOf, aspect) {
  const placed = [];
  const all = new Map();
  for (const part of parts) {
    const frame = bounds(part, boxOf);
    const width = frame.right - frame.left + 24;
    const height = frame.bottom - frame.top + 24;
    const corner = freeCorner(placed, width, height, aspect);
    placed.push({ ...corner, width, height });
    for (const [id, place] of part) {
      all.set(id, { x: place.x - frame.left + corner.x, y: place.y - frame.top + corner.y });
    }
  }
  return all;
}

function freeCorner(placed, width, height, aspect) {
  if (!placed.length) return { x: 0, y: 0 };
  const right = Math.max(...placed.map((box) => box.x + box.width));
  const bottom = Math.max(...placed.map((box) => box.y + box.height));
  const xs = [0, ...placed.map((box) => box.x + box.width)];
  const ys = [0, ...placed.map((box) => box.y + box.height)];
  let best = null;
  for (const x of xs) {
    for (const y of ys) {
      const blocked = placed.some(
        (box) => x < box.x + box.width && box.x < x + width && y < box.y + box.height && box.y < y + height,
      );
      if (blocked) continue;
      const cost = Math.max(Math.max(right, x + width) / aspect, Math.max(bottom, y + height));
      if (!best || cost < best.cost) best = { x, y, cost };
    }
  }
  return best;
}

/** The frame about the boxes at these positions. */
function bounds(positions, boxOf) {
  return frameOf([...positions].map(([id, { x, y }]) => {
    const { width, height, shift } = boxOf(id);
    return { left: x - width / 2, right: x + width / 2, top: y + shift - height / 2, bottom: y + shift + height / 2 };
  }));
}

function frameOf(boxes) {
  return {
    left: Math.min(...boxes.map((box) => box.left)),
    right: Math.max(...boxes.map((box) => box.right)),
    top: Math.min(...boxes.map((box) => box.top)),
    bottom: Math.max(...boxes.map((box) => box.bottom)),
  };
}

function mean(places) {
  const sum = places.reduce((total, place) => ({ x: total.x + place.x, y: total.y + place.y }), { x: 0, y: 0 });
  return { x: sum.x / places.length, y: sum.y / places.length };
}
