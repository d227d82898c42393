// Labels of constant size on the screen: an entity's name below its mark, the verb along its arrow.
// Those that would cover another are left out, the least important first; zooming in brings them back.

const NAME_SIZE = 13;
const VERB_SIZE = 11;
const SMALL_VERB_SIZE = 9.5;
const SMALLEST = 10;
const SHORTER = [18, 13, 9];
const LINE_HEIGHT = 1.2;
const FONT = '"Inter", "Segoe UI", "Helvetica Neue", Arial, sans-serif';

const measuring = document.createElement("canvas").getContext("2d");
const widths = new Map();

/** How wide a text is, in pixels: measured once at 100 pixels, for widths grow with the size. */
function textWidth(text, size, weight = 500) {
  const key = `${weight} ${text}`;
  if (!widths.has(key)) {
    measuring.font = `${weight} 100px ${FONT}`;
    widths.set(key, measuring.measureText(text).width / 100);
  }
  return widths.get(key) * size;
}

/** A name in at most two lines of about 20 characters. */
function wrapName(name) {
  const clean = name.replace(/\s+/g, " ").trim();
  const lines = [""];
  for (const word of clean.split(" ")) {
    const grown = lines.at(-1) ? `${lines.at(-1)} ${word}` : word;
    if (grown.length <= 20 || !lines.at(-1)) lines[lines.length - 1] = grown;
    else lines.push(word);
  }
  if (lines.length > 2) lines.splice(1, lines.length - 1, `${lines[1]}…`);
  return lines.map((line) => ([...line].length > 24 ? `${[...line].slice(0, 23).join("")}…` : line));
}

/** How large an entity is drawn, and the box that it needs together with its label, at scale 1. */
function measureEntity(entity) {
  const radius = Math.min(8 + 2.4 * Math.sqrt(entity.weight), 24);
  const lines = wrapName(entity.label);
  const labelWidth = Math.max(...lines.map((line) => textWidth(line, NAME_SIZE)));
  const labelHeight = lines.length * NAME_SIZE * LINE_HEIGHT + 4;
  return {
    radius,
    lines,
    labelWidth,
    width: Math.max(2 * radius, labelWidth) + 18,
    height: 2 * radius + labelHeight + 14,
    shift: labelHeight / 2,
  };
}

/** How large names are at this scale. */
function nameSize(scale) {
  return Math.max(SMALLEST, Math.min(NAME_SIZE, NAME_SIZE * scale));
}

/**
 * Where labels go at this scale: boxes in pixels about the graph's origin, none on top of another. A name that finds no
 * place is cut short and tried again. `more` tells how many others an entity could bring in.
 */
function placeLabels({ entities, lines, positions, more, pointOn, scale, sizeOf, boldest, boldestLine = null }) {
  const size = nameSize(scale);
  const taken = entities.map(({ id }) => ({ ...markBox(id, positions, scale, sizeOf), of: id }));
  const names = [];
  const put = (entity, text, forced) => {
    const label = nameLabel(text, positions.get(entity.id), scale, size, sizeOf(entity.id).radius);
    const spot = label.spots.find((box) => free(box, taken, entity.id)) ?? (forced ? label.spots[0] : null);
    if (!spot) return false;
    taken.push(spot);
    names.push({ id: entity.id, lines: text, size, box: spot });
    return true;
  };
  const left = entities.filter((entity) => !put(entity, sizeOf(entity.id).lines, boldest.has(entity.id)));
  for (const entity of left) SHORTER.some((length) => put(entity, [cut(sizeOf(entity.id).lines.join(" "), length)], false));
  const badges = [];
  for (const { id } of entities) {
    const badge = more.get(id) ? badgeLabel(id, more.get(id), positions, scale, sizeOf) : null;
    if (!badge || !free(badge.box, taken, id)) continue;
    taken.push(badge.box);
    badges.push(badge);
  }
  const verbs = [];
  for (const line of lines) {
    const label = verbLabel(line, pointOn, scale, taken, sizeOf, line.id === boldestLine);
    if (!label) continue;
    taken.push(...label.boxes);
    verbs.push(label);
  }
  return { names, badges, verbs };
}

/** The box of an entity's mark at this scale. */
function markBox(id, positions, scale, sizeOf) {
  const { x, y } = positions.get(id);
  const { radius } = sizeOf(id);
  return { left: (x - radius) * scale, right: (x + radius) * scale, top: (y - radius) * scale, bottom: (y + radius) * scale };
}

/** A name in these lines: the spots about its mark, the best first. */
function nameLabel(lines, place, scale, size, radius) {
  const width = Math.max(...lines.map((line) => textWidth(line, size)));
  const height = lines.length * size * LINE_HEIGHT;
  const [x, y, gap] = [place.x * scale, place.y * scale, radius * scale + 4];
  const aside = gap * 0.75;
  const at = (left, top) => ({ left, right: left + width, top, bottom: top + height });
  return {
    spots: [
      at(x - width / 2, y + gap),
      at(x - width / 2, y - gap - height),
      at(x + gap, y - height / 2),
      at(x - gap - width, y - height / 2),
      at(x + aside, y + aside),
      at(x - aside - width, y + aside),
      at(x + aside, y - aside - height),
      at(x - aside - width, y - aside - height),
    ],
  };
}

function cut(text, length) {
  const points = [...text];
  return points.length > length ? `${points.slice(0, length - 1).join("").trimEnd()}…` : text;
}

/** How many others an entity could bring in: a small number at the upper right of its mark. */
function badgeLabel(id, count, positions, scale, sizeOf) {
  const { right, top } = markBox(id, positions, scale, sizeOf);
  const text = `+${count.toLocaleString("en")}`;
  const width = textWidth(text, SMALLEST);
  return { id, text, size: SMALLEST, box: { left: right, right: right + width + 2, top: top - SMALLEST + 2, bottom: top + 3 } };
}

/** What may stand along a line: its verb with status and number, or in short with a question mark for the doubtful. */
function verbTexts(line) {
  const times = line.facts.length > 1 ? ` ×${line.facts.length}` : "";
  return [verbOf(line) + times, ...(line.status.doubtful ? [`${line.type.verb}?${times}`] : [])];
}

/** How long a line should be for its verb to find a place clear of the names at its ends, at scale 1. */
function lineLength(line, sizeOf) {
  return textWidth(verbTexts(line)[0], VERB_SIZE, 400) + sizeOf(line.from).radius + sizeOf(line.to).radius + 2 * NAME_SIZE * LINE_HEIGHT + 24;
}

/** The verb along its line, where the line is long enough and the place is free. */
function verbLabel(line, pointOn, scale, taken, sizeOf, forced) {
  const [tip, tail, before, after] = [0, 1, 0.48, 0.52].map((share) => pointOn(line, share));
  const ends = (sizeOf(line.from).radius + sizeOf(line.to).radius) * scale;
  const space = Math.hypot(tail.x - tip.x, tail.y - tip.y) * scale - ends - 8;
  let angle = Math.atan2(after.y - before.y, after.x - before.x);
  if (angle > Math.PI / 2) angle -= Math.PI;
  if (angle <= -Math.PI / 2) angle += Math.PI;
  for (const [text, size] of verbTexts(line).flatMap((words) => [VERB_SIZE, SMALL_VERB_SIZE].map((high) => [words, high]))) {
    const width = textWidth(text, size, 400);
    if (width > space && !forced) continue;
    for (const share of [0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68]) {
      const point = pointOn(line, share);
      const boxes = alongBoxes(point.x * scale, point.y * scale, angle, width, size);
      if (forced || boxes.every((box) => free(box, taken, null))) {
        return { id: line.id, text, size, angle, x: point.x * scale, y: point.y * scale, boxes };
      }
    }
  }
  return null;
}

/** Small boxes that cover a slanting text. */
function alongBoxes(x, y, angle, width, size) {
  const half = size * 0.6;
  const count = Math.max(2, Math.ceil(width / (2 * half)));
  return Array.from({ length: count }, (_, index) => {
    const offset = (width - 2 * half) * (index / (count - 1) - 0.5);
    const cx = x + offset * Math.cos(angle);
    const cy = y + offset * Math.sin(angle);
    return { left: cx - half, right: cx + half, top: cy - half, bottom: cy + half };
  });
}

function free(box, taken, owner) {
  return !taken.some(
    (held) =>
      (owner === null || held.of !== owner) &&
      box.left < held.right + 1 && held.left < box.right + 1 && box.top < held.bottom && held.top < box.bottom,
  );
}

/** The label under a point of the window, if there is one. */
function labelAt({ names, badges }, point, origin) {
  const [x, y] = [point.x - origin.x, point.y - origin.y];
  const over = ({ box }) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
  const badge = badges.find(over);
  return badge ? { id: badge.id, more: true } : names.find(over);
}

/** Draws placed labels; the context's origin and unit are those of the boxes. */
function paintLabels(context, placed, colours, faint) {
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.strokeStyle = colours.ground;
  for (const label of placed.verbs) {
    context.save();
    context.globalAlpha = faint.line(label.id) ? 0.2 : 1;
    context.translate(label.x, label.y);
    context.rotate(label.angle);
    context.font = `400 ${label.size}px ${FONT}`;
    context.lineWidth = 4;
    context.fillStyle = colours.quiet;
    context.strokeText(label.text, 0, 0);
    context.fillText(label.text, 0, 0);
    context.restore();
  }
  for (const label of placed.badges) {
    context.globalAlpha = faint.entity(label.id) ? 0.3 : 1;
    context.font = `500 ${label.size}px ${FONT}`;
    context.lineWidth = 3;
    context.fillStyle = colours.accent;
    const [x, y] = [(label.box.left + label.box.right) / 2, (label.box.top + label.box.bottom) / 2];
    context.strokeText(label.text, x, y);
    context.fillText(label.text, x, y);
  }
  for (const label of placed.names) {
    context.globalAlpha = faint.entity(label.id) ? 0.3 : 1;
    context.font = `500 ${label.size}px ${FONT}`;
    context.lineWidth = 3.5;
    context.fillStyle = colours.ink;
    label.lines.forEach((text, index) => {
      const x = (label.box.left + label.box.right) / 2;
      const y = label.box.top + (index + 0.5) * label.size * LINE_HEIGHT;
      context.strokeText(text, x, y);
      context.fillText(text, x, y);
    });
  }
  context.globalAlpha = 1;
}

/** A pin's head in the middle of each of these marks. */
function paintPins(context, boxes, colours) {
  context.fillStyle = colours.ground;
  for (const { left, right, top, bottom } of boxes) {
    context.beginPath();
    context.arc((left + right) / 2, (top + bottom) / 2, Math.max(2, (right - left) * 0.16), 0, 2 * Math.PI);
    context.fill();
  }
}
