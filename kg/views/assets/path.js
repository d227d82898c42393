// How two entities are connected: the shortest chain of facts, against the arrows too.

/**
 * The lines from `start` to `end`, each with the entity that it leads to; [] if they are one, null if no chain leads
 * there. Among equally short chains, what happened or was so comes before what was planned or denied, then the more
 * certain, as in `kg path`.
 */
function findPath({ graph, start, end, fits }) {
  const arrived = new Map([[start, null]]);
  const reached = [start];
  for (const here of reached) {
    if (here === end) return walkBack(arrived, end);
    for (const { line, to } of steps(graph, here, fits)) {
      if (arrived.has(to)) continue;
      arrived.set(to, { line, from: here, to });
      reached.push(to);
    }
  }
  return null;
}

function steps(graph, here, fits) {
  const choices = [];
  for (const line of graph.entities[here].lines) {
    const facts = line.facts.filter(fits.fact);
    const to = other(line, here);
    if (!facts.length || !fits.entity(graph.entities[to])) continue;
    const unreal = line.status.actual || line.status.name === "former" ? 0 : 1;
    choices.push({ line, to, unreal, sure: Math.max(...facts.map((fact) => fact.confidence)) });
  }
  return choices.sort((a, b) => a.unreal - b.unreal || b.sure - a.sure || a.to - b.to || a.line.id - b.line.id);
}

function walkBack(arrived, end) {
  const path = [];
  for (let step = arrived.get(end); step; step = arrived.get(step.from)) path.unshift(step);
  return path;
}
