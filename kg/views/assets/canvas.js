// The drawing: vis-network for marks, lines and the mouse; our own positions and labels.

function createCanvas({ container, options, graph, onEntity, onLine, onNothing, onExpand, onMove, onCamera }) {
  const marks = new vis.DataSet();
  const strokes = new vis.DataSet();
  const network = new vis.Network(container, { nodes: marks, edges: strokes }, options);
  const sizes = new Map();
  const drawn = { entities: [], lines: [], positions: new Map(), more: new Map(), pinned: new Set() };
  const lit = { entities: new Set(), lines: new Set(), chosen: null, hovered: null, hoveredLine: null };
  let colours = readColours();
  let labels = null;
  let settled = true;
  let fitted = false;

  const sizeOf = (id) => {
    if (!sizes.has(id)) sizes.set(id, measureEntity(graph.entities[id]));
    return sizes.get(id);
  };
  const faint = {
    entity: (id) => lit.entities.size > 0 && !lit.entities.has(id),
    line: (id) => lit.entities.size > 0 && !lit.lines.has(id),
  };

  /**
   * Shows these entities and lines at these positions, and nothing else; `more` counts who else each could bring in.
   * A `fresh` picture is fitted into the window before it is drawn.
   */
  function show({ entities, lines, positions, more, pinned, fresh }) {
    Object.assign(drawn, { entities: [...entities].sort(byImportance), lines, positions, more, pinned });
    const shownEntities = new Set(entities.map((entity) => entity.id));
    const shownLines = new Set(lines.map((line) => line.id));
    settled = false;
    strokes.remove(strokes.getIds().filter((id) => !shownLines.has(id)));
    marks.remove(marks.getIds().filter((id) => !shownEntities.has(id)));
    if (fresh) fit();
    paint();
  }

  function paint() {
    settled = false; // vis-network draws in between, when a line is known here but not there
    marks.update(drawn.entities.map((entity) => mark(entity)));
    strokes.update(fan(drawn.lines).map(({ line, bend }) => stroke(line, bend)));
    labels = null;
    settled = true;
    network.redraw();
  }

  function mark(entity) {
    const colour = colours.types[entity.type.index % SHAPES.length];
    const chosen = lit.chosen === entity.id;
    return {
      id: entity.id,
      shape: SHAPES[entity.type.index % SHAPES.length],
      size: sizeOf(entity.id).radius,
      color: { background: colour, border: chosen ? colours.ink : colours.ground, hover: { background: colour, border: colours.ink } },
      borderWidth: chosen ? 3 : 1.5,
      opacity: faint.entity(entity.id) ? 0.25 : 1,
      ...drawn.positions.get(entity.id),
    };
  }

  function stroke(line, bend) {
    const bold = lit.lines.has(line.id);
    const colour = bold ? colours.accent : colours.line;
    return {
      id: line.id,
      from: line.from,
      to: line.to,
      dashes: line.status.actual ? false : [6, 5],
      width: (bold ? 2.2 : 1.4) + Math.min(line.facts.length - 1, 4) * 0.5,
      arrows: { to: { enabled: !line.symmetric, scaleFactor: 0.6 } },
      color: { color: colour, hover: colours.accent, opacity: faint.line(line.id) ? 0.2 : 1 },
      smooth: bend ? { enabled: true, type: bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(bend) } : false,
    };
  }

  /** Puts these in the light and all others back; nothing given lights everything. */
  function light({ entities = [], lines = [], chosen = null }) {
    if (!entities.length && !lit.entities.size && chosen === lit.chosen) return;
    lit.entities = new Set(entities);
    lit.lines = new Set(lines.map((line) => line.id));
    lit.chosen = chosen;
    paint();
  }

  function placed() {
    const scale = network.getScale();
    if (labels?.scale === scale && labels.hovered === lit.hovered && labels.hoveredLine === lit.hoveredLine) return labels;
    const bold = (id) => lit.hovered === id || (lit.entities.has(id) ? 1 : 0);
    const first = (a, b) => bold(b.id) - bold(a.id) || byImportance(a, b);
    labels = placeLabels({
      entities: [...drawn.entities].sort(first),
      lines: [...drawn.lines].sort((a, b) => urgent(b.id) - urgent(a.id) || a.id - b.id),
      more: drawn.more,
      positions: new Map(Object.entries(network.getPositions()).map(([id, place]) => [Number(id), place])),
      pointOn: (line, share) => network.body.edges[line.id].edgeType.getPoint(share),
      scale,
      sizeOf,
      boldest: new Set([lit.hovered, lit.chosen].filter((id) => id !== null)),
      boldestLine: lit.hoveredLine,
    });
    return Object.assign(labels, { scale, hovered: lit.hovered, hoveredLine: lit.hoveredLine });
  }

  const urgent = (id) => (id === lit.hoveredLine ? 2 : Number(lit.lines.has(id)));

  network.on("afterDrawing", (context) => {
    if (!settled) return;
    const origin = network.canvasToDOM({ x: 0, y: 0 });
    const ratio = context.canvas.width / context.canvas.clientWidth;
    context.save();
    context.setTransform(ratio, 0, 0, ratio, origin.x * ratio, origin.y * ratio);
    paintPins(context, [...drawn.pinned].filter((id) => network.body.nodes[id]).map((id) => markBox(id, drawn.positions, network.getScale(), sizeOf)), colours);
    paintLabels(context, placed(), colours, faint);
    context.restore();
  });
  const hover = (change) => {
    Object.assign(lit, change);
    container.classList.toggle("pointing", lit.hovered !== null || lit.hoveredLine !== null);
    network.redraw();
  };
  network.on("hoverNode", ({ node }) => hover({ hovered: node }));
  network.on("blurNode", () => hover({ hovered: null }));
  network.on("hoverEdge", ({ edge }) => hover({ hoveredLine: edge }));
  network.on("blurEdge", () => hover({ hoveredLine: null }));
  network.on("click", ({ nodes, edges, pointer }) => {
    const label = labelAt(placed(), pointer.DOM, network.canvasToDOM({ x: 0, y: 0 }));
    if (nodes.length) onEntity(nodes[0]);
    else if (label?.more) onExpand(label.id);
    else if (label) onEntity(label.id);
    else if (edges.length) onLine(graph.lines[edges[0]]);
    else onNothing();
  });
  // The browser's own event: vis-network takes two slow clicks, as on a busy machine, for two single ones.
  container.addEventListener("dblclick", ({ clientX, clientY }) => {
    const { left, top } = container.getBoundingClientRect();
    const point = { x: clientX - left, y: clientY - top };
    const label = labelAt(placed(), point, network.canvasToDOM({ x: 0, y: 0 }));
    const id = network.getNodeAt(point) ?? (label?.more ? null : label?.id) ?? null;
    if (id !== null) onExpand(id);
  });
  network.on("dragEnd", ({ nodes }) => {
    labels = null;
    if (!nodes.length) moved();
    else for (const id of nodes) onMove(id, network.getPosition(id));
  });
  network.on("zoom", () => moved());
  const moved = () => {
    fitted = false;
    onCamera();
  };
  // vis-network zooms on its own when its window changes; what was fitted stays fitted
  new ResizeObserver(() => requestAnimationFrame(() => fitted && fit())).observe(container);
  const recolour = () => {
    colours = readColours();
    paint();
  };
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", recolour);

  const glide = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? false : { duration: 250 });

  /** All of what is shown into the window; labels stay readable, so it never magnifies much. */
  function fit(animation = false) {
    if (!drawn.entities.length) return;
    const { width, height } = room();
    let scale = 1;
    let frame = frameAt(scale);
    for (let round = 0; round < 4; round += 1) {
      const wanted = Math.min(width / (frame.right - frame.left), height / (frame.bottom - frame.top));
      scale = Math.min(scale * wanted, 1.15);
      frame = frameAt(scale); // labels shrink less than the drawing and may change sides
    }
    const position = { x: (frame.left + frame.right) / 2 / scale, y: ((frame.top + frame.bottom) / 2 + 12) / scale };
    network.moveTo({ position, scale, animation });
    fitted = true;
  }

  /** The frame about all marks and names at this scale, in pixels about the graph's origin. */
  function frameAt(scale) {
    const { names } = placeLabels({ ...drawn, lines: [], more: new Map(), scale, sizeOf, boldest: new Set() });
    const boxes = drawn.entities.map((entity) => markBox(entity.id, drawn.positions, scale, sizeOf));
    return frameOf([...boxes, ...names.map((label) => label.box)]);
  }

  function room() {
    return { width: container.clientWidth - 32, height: container.clientHeight - 64 };
  }

  /** Brings an entity to the middle unless it already stands well inside. */
  function reveal(id) {
    const { x, y } = network.canvasToDOM(drawn.positions.get(id));
    const inside = x > 80 && y > 60 && x < container.clientWidth - 80 && y < container.clientHeight - 80;
    if (inside) return;
    moved();
    network.moveTo({ position: drawn.positions.get(id), animation: glide() });
  }

  /** All that is drawn, for a picture of it: see picture.js. */
  function scene() {
    const scale = network.getScale();
    return {
      width: container.clientWidth,
      height: container.clientHeight,
      origin: network.canvasToDOM({ x: 0, y: 0 }),
      scale,
      colours,
      entities: drawn.entities.map((entity) => ({ ...mark(entity), type: entity.type, radius: sizeOf(entity.id).radius })),
      lines: fan(drawn.lines).map(({ line, bend }) => ({
        ...stroke(line, bend),
        points: Array.from({ length: bend ? 25 : 2 }, (_, index, of = bend ? 24 : 1) => network.body.edges[line.id].edgeType.getPoint(index / of)),
      })),
      labels: placed(),
      faint,
    };
  }

  const middle = (line) => network.canvasToDOM(network.body.edges[line.id].edgeType.getPoint(0.5));

  return {
    network,
    show,
    /** Who is drawn, the most important first. */
    shown: () => drawn.entities.map((entity) => entity.id),
    light,
    fit,
    reveal,
    room,
    boxOf: sizeOf,
    lengthOf: (line) => lineLength(line, sizeOf),
    labels: placed,
    middle,
    scene,
    recolour,
    zoom: (factor) => {
      moved();
      network.moveTo({ scale: network.getScale() * factor, animation: glide() });
    },
    fitGently: () => fit(glide()),
    /** Where the reader looks from: null while all is fitted into the window. */
    get camera() {
      return fitted ? null : { scale: network.getScale(), ...network.getViewPosition() };
    },
    look: ({ scale, x, y }) => {
      fitted = false;
      network.moveTo({ scale, position: { x, y } });
    },
  };
}

/** Lines between the same two entities, each with its own bend so that all can be seen and clicked. */
function fan(lines) {
  const pairs = new Map();
  for (const line of lines) {
    const key = `${Math.min(line.from, line.to)}-${Math.max(line.from, line.to)}`;
    pairs.set(key, [...(pairs.get(key) ?? []), line]);
  }
  return [...pairs.values()].flatMap((parallel) =>
    parallel.map((line, index) => {
      const offset = index - (parallel.length - 1) / 2;
      const sense = line.from < line.to ? 1 : -1;
      return { line, bend: offset * sense * Math.min(0.3, 1.2 / parallel.length) };
    }),
  );
}

/** The page's colours as the theme in force has them. */
function readColours() {
  const probe = document.body.appendChild(element("span", { hidden: true }));
  const colour = (name) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const colours = { types: SHAPES.map((_, index) => colour(`type-${index}`)) };
  for (const name of ["ink", "quiet", "ground", "line", "accent"]) colours[name] = colour(name);
  probe.remove();
  return colours;
}
