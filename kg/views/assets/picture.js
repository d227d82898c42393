// A picture of the view to take away: SVG, and PNG made from it.

const SVG = "http://www.w3.org/2000/svg";
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udfff]/gu;
const CAPTION = 30;

/** The scene as an SVG element with a caption below; text stays text. */
function drawPicture(scene, caption) {
  const { width, height, colours, origin } = scene;
  const root = shape("svg", { xmlns: SVG, width, height: height + CAPTION, viewBox: `0 0 ${width} ${height + CAPTION}`, "font-family": FONT, role: "img" });
  root.append(shape("title", {}, caption), shape("rect", { width, height: height + CAPTION, fill: colours.ground }));
  const frame = shape("clipPath", { id: "frame" });
  frame.append(shape("rect", { width, height }));
  const all = shape("g", { "clip-path": "url(#frame)" });
  const graph = shape("g", { transform: `translate(${round(origin.x)} ${round(origin.y)})` });
  graph.append(
    ...scene.lines.flatMap((line) => drawLine(line, scene)),
    ...scene.entities.map((entity) => drawMark(entity, scene)),
    ...scene.labels.verbs.map((label) => drawVerb(label, scene)),
    ...scene.labels.badges.map((label) => drawText(label.text, middleOf(label.box), { size: label.size, fill: colours.accent, colours })),
    ...scene.labels.names.flatMap((label) => drawName(label, scene)),
  );
  all.append(graph);
  root.append(frame, all, drawText(caption, { x: width / 2, y: height + CAPTION / 2 }, { size: 12, fill: colours.quiet, colours }));
  return root;
}

function shape(tag, attributes, text = null) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (text !== null) made.textContent = text.replace(NOT_IN_XML, "\ufffd");
  return made;
}

function round(number) {
  return Math.round(number * 10) / 10;
}

function drawLine(line, { scale, entities }) {
  const points = line.points.map(({ x, y }) => ({ x: x * scale, y: y * scale }));
  const target = entities.find((entity) => entity.id === line.to);
  const colour = line.color.color;
  const path = shape("path", {
    d: points.map(({ x, y }, index) => `${index ? "L" : "M"}${round(x)} ${round(y)}`).join(""),
    fill: "none",
    stroke: colour,
    "stroke-width": round(line.width * Math.max(scale, 0.6)),
    opacity: line.color.opacity,
    ...(line.dashes ? { "stroke-dasharray": "5 4" } : {}),
  });
  return line.arrows.to.enabled ? [path, drawTip(points, target.radius * scale + 2, colour, line.color.opacity)] : [path];
}

/** The arrow's tip, where the line meets the mark that it leads to. */
function drawTip(points, distance, colour, opacity) {
  const end = points.at(-1);
  const before = points.findLast(({ x, y }) => Math.hypot(end.x - x, end.y - y) > distance) ?? points[0];
  const angle = Math.atan2(end.y - before.y, end.x - before.x);
  const at = (back, aside) => {
    const x = end.x - (distance + back) * Math.cos(angle) - aside * Math.sin(angle);
    const y = end.y - (distance + back) * Math.sin(angle) + aside * Math.cos(angle);
    return `${round(x)} ${round(y)}`;
  };
  return shape("path", { d: `M${at(0, 0)}L${at(8, 3)}L${at(8, -3)}Z`, fill: colour, opacity });
}

function drawMark(entity, { scale }) {
  const factor = (entity.radius * scale) / 6;
  return shape("path", {
    d: SHAPE_PATHS[entity.shape],
    transform: `translate(${round(entity.x * scale - 8 * factor)} ${round(entity.y * scale - 8 * factor)}) scale(${factor.toFixed(3)})`,
    fill: entity.color.background,
    opacity: entity.opacity,
    ...(entity.borderWidth > 2 ? { stroke: entity.color.border, "stroke-width": 1.5 } : {}),
  });
}

function drawText(text, { x, y }, { size, fill, colours, weight = 500, opacity = 1, turn = null }) {
  return shape(
    "text",
    {
      ...(turn === null ? { x: round(x), y: round(y) } : { transform: `translate(${round(x)} ${round(y)}) rotate(${round(turn)})` }),
      "text-anchor": "middle",
      "dominant-baseline": "central",
      "font-size": size,
      "font-weight": weight,
      fill,
      opacity,
      stroke: colours.ground,
      "stroke-width": 3.5,
      "stroke-linejoin": "round",
      "paint-order": "stroke",
    },
    text,
  );
}

function drawVerb(label, { colours, faint }) {
  const opacity = faint.line(label.id) ? 0.2 : 1;
  return drawText(label.text, label, { size: label.size, weight: 400, fill: colours.quiet, colours, opacity, turn: (label.angle * 180) / Math.PI });
}

function drawName({ id, lines, size, box }, { colours, faint }) {
  return lines.map((text, index) =>
    drawText(text, { x: (box.left + box.right) / 2, y: box.top + (index + 0.5) * size * LINE_HEIGHT }, { size, fill: colours.ink, colours, opacity: faint.entity(id) ? 0.3 : 1 }),
  );
}

function middleOf(box) {
  return { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
}

function svgText(picture) {
  return new XMLSerializer().serializeToString(picture);
}

/** The picture as PNG, twice as fine as the screen. */
async function pngOf(picture) {
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(svgText(picture))}`;
  await image.decode();
  const sheet = element("canvas", { width: 2 * image.naturalWidth, height: 2 * image.naturalHeight });
  sheet.getContext("2d").drawImage(image, 0, 0, sheet.width, sheet.height);
  return new Promise((resolve) => sheet.toBlob(resolve, "image/png"));
}

/** Hands a file to the reader. */
function save(content, name, type) {
  const url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  element("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
