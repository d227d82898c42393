// What may be seen: types, status, how certain, of which years; and whether those that hang on by one line are shown.

const NOT_A_YEAR = [1, 9999]; // how a date without a beginning or an end is told

function createFilters(graph) {
  const span = yearsOf(graph.facts);
  const untouched = () => ({ entity: new Set(), fact: new Set(), status: new Set(), sure: 0, years: null, undated: true, leaves: true });
  let now = untouched();

  const inTime = (fact) => (fact.years ? !now.years || (fact.years[0] <= now.years[1] && fact.years[1] >= now.years[0]) : now.undated);
  const factFits = (fact) =>
    !now.fact.has(fact.type.name) && !now.status.has(fact.status.name) && fact.confidence >= now.sure / 100 && inTime(fact);

  return {
    span,
    fits: {
      entity: (entity) => !now.entity.has(entity.type.name) && (now.leaves || entity.weight > 1),
      fact: factFits,
      line: (line) => line.facts.some(factFits),
    },
    get now() {
      return now;
    },
    get active() {
      return now.entity.size + now.fact.size + now.status.size > 0 || now.sure > 0 || now.years !== null || !now.undated || !now.leaves;
    },
    reset: () => (now = untouched()),
    /** Takes over filters as `decodeView` gives them; what this graph does not have is left out. */
    restore: ({ entity, fact, status, sure, years, undated, leaves }) => {
      const known = (names, types) => new Set(names.filter((name) => types.has(name)));
      now = { entity: known(entity, graph.entityTypes), fact: known(fact, graph.factTypes), status: known(status, graph.statuses), sure, years: null, undated, leaves };
      if (years && span) now.years = [Math.max(years[0], span[0]), Math.min(years[1], span[1])];
    },
    /** Hides or shows a type of a group: entity, fact or status. */
    hide: (group, name, hidden) => (hidden ? now[group].add(name) : now[group].delete(name)),
    /** Hides these of a group and shows its others. */
    hideOnly: (group, names) => (now[group] = new Set(names)),
    setSure: (percent) => (now.sure = percent),
    setUndated: (shown) => (now.undated = shown),
    setLeaves: (shown) => (now.leaves = shown),
    /** The first and the last year to be shown; the whole span is no filter. */
    setYears: (from, to) => (now.years = span && (from > span[0] || to < span[1]) ? [from, to] : null),
  };
}

/** The first and the last year of any fact; null if none has a date. */
function yearsOf(facts) {
  const years = facts.flatMap((fact) => fact.years ?? []).filter((year) => !NOT_A_YEAR.includes(year));
  if (!years.length) return null;
  return years.reduce(([first, last], year) => [Math.min(first, year), Math.max(last, year)], [years[0], years[0]]);
}
