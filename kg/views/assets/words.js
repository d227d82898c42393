// Elements and words. Text reaches the page here, and only as text.

/** A new element; `attributes` are set as attributes, except `on`, a map of listeners; children are nodes or strings. */
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "on") for (const [event, listener] of Object.entries(value)) made.addEventListener(event, listener);
    else if (value !== null && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

function byId(id) {
  return document.getElementById(id);
}

/** A name as it stands, whatever its writing direction, without turning its surroundings. */
function nameText(name) {
  return element("bdi", {}, name);
}

function amount(count, one, many) {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A name that a file can have. */
function fileName(title, ending) {
  const clean = fold(title).replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "").slice(0, 60);
  return `${clean || "graph"}.${ending}`;
}

/** Lower case without accents, for comparing names. */
function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

const SHAPES = ["square", "dot", "triangle", "diamond", "hexagon", "star", "triangleDown"];

const SHAPE_PATHS = {
  square: "M3 3h10v10H3z",
  dot: "M8 2.5a5.5 5.5 0 1 0 .01 0z",
  triangle: "M8 2l6.5 11.5h-13z",
  diamond: "M8 1l6 7-6 7-6-7z",
  hexagon: "M4.5 2h7L15 8l-3.5 6h-7L1 8z",
  star: "M8 1l2 4.8 5 .4-3.8 3.3 1.2 5L8 11.8l-4.4 2.7 1.2-5L1 6.2l5-.4z",
  triangleDown: "M8 14L1.5 2.5h13z",
};

function drawing(width, path, className) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", `0 0 ${width} 16`);
  svg.setAttribute("class", className);
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

/** The mark of an entity type, as in the graph; types take shapes and colours in the order of the ontology. */
function typeMark(type) {
  return drawing(16, SHAPE_PATHS[SHAPES[type.index % SHAPES.length]], `mark type-${type.index % SHAPES.length}`);
}

function lineMark(actual) {
  return drawing(22, "M1 8h20", actual ? "line" : "line dashed");
}
