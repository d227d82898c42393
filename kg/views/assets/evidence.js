// A fact with its evidence: what is said, how certain it is, and the sentence with its arguments marked.

const CARDS_AT_ONCE = 20;

function createEvidence({ graph, onEntity }) {
  /** A name that leads to its entity; a plain name where it has no node. */
  function nameLink(filler) {
    if (!Number.isInteger(filler)) return nameText(filler);
    return element("button", { type: "button", class: "name", on: { click: () => onEntity(filler) } }, nameText(graph.entities[filler].label));
  }

  function fillerText(filler) {
    if (!Array.isArray(filler)) return nameLink(filler);
    const [value, words] = filler;
    return element("span", {}, nameText(value), element("span", { class: "words" }, " “", nameText(words), "”"));
  }

  function listed(fillers, show) {
    return fillers.flatMap((filler, index) => (index ? [", ", show(filler)] : [show(filler)]));
  }

  function headline(fact) {
    const told = headlineRoles(fact);
    const verb = element("span", { class: "verb" }, ` ${verbOf(fact)} `);
    const [left, right] = told.map((role) => fact.roles[role]);
    if (told !== fact.type.lead) return element("h4", {}, `${capital(fact.type.label)}: `, ...listed(left, fillerText));
    if (told[0] === told[1]) return element("h4", {}, fillerText(left[0]), verb, ...listed(left.slice(1), fillerText));
    return element("h4", {}, ...listed(left, fillerText), verb, ...listed(right ?? [], fillerText));
  }

  function details(fact) {
    const told = headlineRoles(fact);
    const rows = Object.entries(fact.roles)
      .filter(([role]) => !told.includes(role))
      .flatMap(([role, fillers]) => [
        element("dt", {}, capital(fact.type.roles[role])),
        element("dd", {}, ...listed(fillers, fillerText)),
      ]);
    if (fact.attribution.length) rows.push(element("dt", {}, "According to"), element("dd", {}, ...listed(fact.attribution, nameLink)));
    for (const [label, text] of fact.notes ?? []) rows.push(element("dt", {}, label), element("dd", {}, nameText(text)));
    return rows.length ? element("dl", {}, ...rows) : null;
  }

  /** The sentence in pieces, each argument in a mark that ends with its role. */
  function quote(fact, [sentence, marks]) {
    const points = [...graph.sentences[sentence][1]];
    const cuts = [...new Set([0, points.length, ...marks.flatMap(([start, end]) => [start, end])])].sort((a, b) => a - b);
    const pieces = cuts.slice(1).map((end, index) => {
      const start = cuts[index];
      const text = points.slice(start, end).join("");
      const over = marks.filter((mark) => mark[0] <= start && end <= mark[1]);
      if (!over.length) return text;
      const roles = over.filter((mark) => mark[1] === end).map(([, , role]) => fact.type.roles[role]);
      return element("mark", {}, text, roles.length ? element("span", { class: "role" }, roles.join(", ")) : null);
    });
    return element("blockquote", { dir: "auto" }, ...pieces);
  }

  function source(document) {
    const title = nameText(document.title);
    const named = document.link
      ? element("a", { href: document.source, target: "_blank", rel: "noopener noreferrer" }, title)
      : element("span", { class: "title" }, title);
    const plain = document.source && !document.link ? [" · ", nameText(document.source)] : [];
    return element("p", { class: "source" }, named, ...(document.detail ? [" · ", nameText(document.detail)] : []), ...plain);
  }

  function card(fact) {
    const chip = element("span", { class: fact.status.actual ? "chip" : "chip dashed" }, fact.status.name);
    const certainty = element("span", { class: "certainty" }, `confidence ${Math.round(fact.confidence * 100)}%`);
    return element(
      "article",
      { class: "fact", "data-fact": fact.id },
      headline(fact),
      element("p", { class: "standing" }, chip, certainty),
      details(fact),
      ...fact.evidence.map((evidence) => quote(fact, evidence)),
      source(fact.document),
    );
  }

  /** Cards for these facts, the first few at once and the others on request. */
  function cards(facts) {
    const first = facts.slice(0, CARDS_AT_ONCE).map(card);
    const rest = facts.slice(CARDS_AT_ONCE);
    if (!rest.length) return first;
    const more = element("button", { type: "button", class: "more", on: { click: () => more.replaceWith(...cards(rest)) } });
    more.append(`Show ${amount(rest.length, "more fact", "more facts")}`);
    return [...first, more];
  }

  /** Facts under the headings of their types. */
  function grouped(facts) {
    const groups = new Map();
    for (const fact of facts) groups.set(fact.type, [...(groups.get(fact.type) ?? []), fact]);
    return [...groups].map(([type, same]) => group(type.label, same));
  }

  function group(heading, facts) {
    const count = element("span", { class: "count" }, facts.length.toLocaleString("en"));
    return element("section", {}, element("h3", {}, capital(heading), count), ...cards(facts));
  }

  return { cards, group, grouped, nameLink };
}
