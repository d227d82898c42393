// The graph: everything the page holds, with the connections worked out.

function readGraph() {
  const read = (id) => JSON.parse(byId(id).textContent);
  const told = read("kg-evidence");
  const entityTypes = indexed(told.entityTypes);
  const factTypes = indexed(told.factTypes);
  const statuses = indexed(told.statuses);
  const entities = read("kg-nodes").map((node) => ({
    ...node,
    iri: told.base + node.iri,
    aliases: node.aliases ?? [],
    type: entityTypes.get(node.group),
    facts: [],
    said: [],
    lines: [],
  }));
  const facts = told.facts.map((fact, index) => ({
    ...fact,
    id: told.base + fact.id,
    index,
    type: factTypes.get(fact.type),
    status: statuses.get(fact.status),
    document: told.documents[fact.document],
    attribution: fact.attribution ?? [],
    entities: [...new Set(Object.values(fact.roles).flat().filter(Number.isInteger))],
    lines: [],
  }));
  for (const fact of facts) {
    for (const id of fact.entities) entities[id].facts.push(fact);
    for (const id of fact.attribution) if (Number.isInteger(id)) entities[id].said.push(fact);
  }
  const lines = bundle(read("kg-edges"), facts, entities);
  for (const entity of entities) entity.weight = new Set(entity.lines.map((line) => other(line, entity.id))).size;
  return {
    title: told.title,
    version: told.version,
    base: told.base,
    focus: told.focus,
    sentences: told.sentences,
    documents: told.documents,
    entityTypes,
    factTypes,
    statuses,
    entities,
    facts,
    lines,
  };
}

function indexed(named) {
  return new Map(named.map((item, index) => [item.name, { ...item, index }]));
}

/** One line for all facts of one type and status that point the same way between two entities. */
function bundle(edges, facts, entities) {
  const lines = new Map();
  for (const { from, to, fact: index } of edges) {
    const fact = facts[index];
    const symmetric = fact.type.lead[0] === fact.type.lead[1];
    const [start, end] = symmetric && to < from ? [to, from] : [from, to];
    const key = `${start}>${end}:${fact.type.name}:${fact.status.name}`;
    let line = lines.get(key);
    if (!line) {
      line = { id: lines.size, from: start, to: end, type: fact.type, symmetric, status: fact.status, facts: [] };
      lines.set(key, line);
      entities[start].lines.push(line);
      entities[end].lines.push(line);
    }
    if (!line.facts.includes(fact)) {
      line.facts.push(fact);
      fact.lines.push(line);
    }
  }
  return [...lines.values()];
}

/** The verb of a fact or a line, with its status where that is not simply so. */
function verbOf({ type, status }) {
  return status.actual ? type.verb : `${type.verb} (${status.name})`;
}

function other(line, id) {
  return line.from === id ? line.to : line.from;
}

/** More connected first, then more told of, then by place in the graph: an order that never depends on chance. */
function byImportance(a, b) {
  return b.weight - a.weight || b.facts.length - a.facts.length || a.id - b.id;
}

/** The best connected entities that hang together: grown from the first, always by the most important neighbour. */
function connectedCore(graph, fits, most) {
  const chosen = new Set();
  const ordered = graph.entities.filter((entity) => entity.facts.length && fits.entity(entity)).sort(byImportance);
  for (const seed of ordered) {
    if (chosen.size >= most) break;
    if (chosen.has(seed.id)) continue;
    const frontier = new Set([seed]);
    while (frontier.size && chosen.size < most) {
      const next = [...frontier].reduce((best, entity) => (byImportance(entity, best) < 0 ? entity : best));
      frontier.delete(next);
      chosen.add(next.id);
      for (const entity of neighbours(graph, next.id, fits)) if (!chosen.has(entity.id)) frontier.add(entity);
    }
  }
  return chosen;
}

/** Neighbours over lines that fit, of one type if any is given, the most important first. */
function neighbours(graph, id, fits, type = null) {
  const lines = graph.entities[id].lines.filter((line) => (!type || line.type === type) && fits.line(line));
  const found = new Set(lines.map((line) => other(line, id)));
  return [...found].map((near) => graph.entities[near]).filter(fits.entity).sort(byImportance);
}

/** The entity with its neighbours, and as many of theirs as there is room for. */
function neighbourhood(graph, id, fits, most) {
  const chosen = new Set([id]);
  let edge = [id];
  for (let distance = 0; distance < 2; distance += 1) {
    const ring = [];
    for (const inner of edge) {
      for (const entity of neighbours(graph, inner, fits)) {
        if (chosen.size >= most) return chosen;
        if (chosen.has(entity.id)) continue;
        chosen.add(entity.id);
        ring.push(entity.id);
      }
    }
    edge = ring;
  }
  return chosen;
}
