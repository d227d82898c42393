// The legend, which is also the filter: entity types, fact types and status, each with how many there are, and sliders.

function createLegend({ container, graph, filters, onChange }) {
  const boxes = [];
  const sliders = createSliders({ graph, filters, onChange });

  function tally(items, keyOf) {
    const counts = new Map();
    for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
    return counts;
  }

  function row(group, type, label, mark, count) {
    const box = element("input", { type: "checkbox", "data-filter": `${group}:${type.name}`, on: { change: () => toggle(group, type.name, box.checked) } });
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
    filters.hide(name, type, !visible);
    onChange();
  }

  /** Hides all others of its group; a second time shows them again. */
  function isolate(name, type) {
    const hidden = filters.now[name];
    const others = boxes.filter((entry) => entry.group === name && entry.name !== type).map((entry) => entry.name);
    const alone = !hidden.has(type) && others.every((entry) => hidden.has(entry));
    filters.hideOnly(name, alone ? [] : others);
    tick();
    onChange();
  }

  /** Makes boxes and sliders say what the filters are. */
  function tick() {
    for (const { group: name, name: type, box } of boxes) box.checked = !filters.now[name].has(type);
    sliders.tick();
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
    sliders.fieldset,
    group("Facts", "fact", rowsOf("fact", new Map(factTypes.map((type) => [type.name, type])), factCounts, (type) => capital(type.label), () => null)),
  );
  tick();
  return { tick };
}
