// The legend, which is also the filter: entity types, fact types and status, each with how many there are.

function createLegend({ container, graph, onChange }) {
  const hidden = { entity: new Set(), fact: new Set(), status: new Set() };
  const boxes = [];

  function tally(items, keyOf) {
    const counts = new Map();
    for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
    return counts;
  }

  function row(group, type, label, mark, count) {
    const box = element("input", { type: "checkbox", "data-filter": `${group}:${type.name}`, on: { change: () => toggle(group, type.name, box.checked) } });
    box.checked = true;
    boxes.push({ group, name: type.name, box });
    const only = element(
      "button",
      { type: "button", class: "only", "aria-label": `Only ${label}`, on: { click: () => isolate(group, type.name) } },
      "only",
    );
    return element(
      "li",
      {},
      element("label", {}, box, mark, element("span", { class: "text" }, label), element("span", { class: "count" }, count.toLocaleString("en"))),
      only,
    );
  }

  function group(heading, name, rows) {
    return element("fieldset", {}, element("legend", {}, heading), element("ul", { "data-group": name }, ...rows));
  }

  function toggle(name, type, visible) {
    if (visible) hidden[name].delete(type);
    else hidden[name].add(type);
    onChange();
  }

  /** Hides all others of its group; a second time shows them again. */
  function isolate(name, type) {
    const others = boxes.filter((entry) => entry.group === name && entry.name !== type).map((entry) => entry.name);
    const alone = !hidden[name].has(type) && others.every((entry) => hidden[name].has(entry));
    hidden[name] = new Set(alone ? [] : others);
    tick();
    onChange();
  }

  function reset() {
    for (const name of Object.keys(hidden)) hidden[name] = new Set();
    tick();
    onChange();
  }

  function tick() {
    for (const { group: name, name: type, box } of boxes) box.checked = !hidden[name].has(type);
  }

  function rowsOf(name, types, counts, labelOf, markOf) {
    return [...types.values()].filter((type) => counts.has(type.name)).map((type) => row(name, type, labelOf(type), markOf(type), counts.get(type.name)));
  }

  const entityCounts = tally(graph.entities, (entity) => entity.type.name);
  const factCounts = tally(graph.facts, (fact) => fact.type.name);
  const statusCounts = tally(graph.facts, (fact) => fact.status.name);
  const factTypes = [...graph.factTypes.values()].sort((a, b) => (factCounts.get(b.name) ?? 0) - (factCounts.get(a.name) ?? 0) || a.index - b.index);
  container.append(
    group("Entities", "entity", rowsOf("entity", graph.entityTypes, entityCounts, (type) => capital(type.label), typeMark)),
    group("Status", "status", rowsOf("status", graph.statuses, statusCounts, (status) => capital(status.name), (status) => lineMark(status.actual))),
    group("Facts", "fact", rowsOf("fact", new Map(factTypes.map((type) => [type.name, type])), factCounts, (type) => capital(type.label), () => null)),
  );

  const factFits = (fact) => !hidden.fact.has(fact.type.name) && !hidden.status.has(fact.status.name);
  return {
    reset,
    fits: {
      entity: (entity) => !hidden.entity.has(entity.type.name),
      fact: factFits,
      line: (line) => line.facts.some(factFits),
    },
    get active() {
      return Object.values(hidden).some((types) => types.size > 0);
    },
  };
}
