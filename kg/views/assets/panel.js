// The side panel: a guide at first, then who an entity is or what an arrow says.

function createPanel({ container, graph, evidence, onEntity, onFocus, onExpand, onClose }) {
  function open(label, ...content) {
    const close = element("button", { type: "button", class: "close", "aria-label": "Close the panel", on: { click: onClose } }, "×");
    container.replaceChildren(close, ...content.filter((part) => part !== null));
    container.setAttribute("aria-label", label);
    container.hidden = false;
    container.scrollTop = 0;
  }

  function showEntity(entity) {
    const action = (text, listener) => element("button", { type: "button", on: { click: () => listener(entity.id) } }, text);
    const documents = new Set(entity.facts.map((fact) => fact.document)).size;
    const aliases = entity.aliases.flatMap((alias, index) => (index ? [" · ", nameText(alias)] : [nameText(alias)]));
    open(
      "Evidence",
      element("p", { class: "kind" }, typeMark(entity.type), capital(entity.type.label)),
      element("h2", {}, nameText(entity.label)),
      aliases.length ? element("p", { class: "aliases" }, element("span", {}, "Also "), ...aliases) : null,
      element(
        "p",
        { class: "summary" },
        entity.facts.length ? `${amount(entity.facts.length, "fact", "facts")} in ${amount(documents, "document", "documents")}` : "No facts of its own",
      ),
      entity.lines.length
        ? element("p", { class: "actions" }, action("Centre on this", onFocus), action("Show its neighbours", onExpand))
        : null,
      ...evidence.grouped(entity.facts),
      entity.said.length ? evidence.group("According to it", entity.said) : null,
    );
  }

  function showLine(line) {
    const [from, to] = [line.from, line.to].map(evidence.nameLink);
    const others = graph.entities[line.from].lines.filter(
      (parallel) => parallel !== line && [parallel.from, parallel.to].every((id) => id === line.from || id === line.to),
    );
    open(
      "Evidence",
      element("p", { class: "kind" }, lineMark(line.status.actual), capital(line.type.label)),
      element("h2", { class: "ends" }, from, element("span", { class: "verb" }, ` ${verbOf(line)} `), to),
      element("section", {}, ...evidence.cards(line.facts)),
      others.length ? element("h2", { class: "more" }, "Also between them") : null,
      ...evidence.grouped(others.flatMap((parallel) => parallel.facts)),
    );
  }

  function showGuide() {
    const leading = graph.entities.filter((entity) => entity.weight).sort(byImportance).slice(0, 8);
    const row = (entity) =>
      element(
        "li",
        {},
        element(
          "button",
          { type: "button", on: { click: () => onEntity(entity.id) } },
          typeMark(entity.type),
          nameText(entity.label),
          element("span", { class: "count" }, String(entity.weight)),
        ),
      );
    open(
      "Guide",
      element("p", { class: "kind" }, "About this graph"),
      element("h2", {}, nameText(graph.title)),
      element(
        "p",
        { class: "summary" },
        `${amount(graph.entities.length, "entity", "entities")} and ${amount(graph.facts.length, "fact", "facts")} from ${amount(graph.documents.length, "document", "documents")}. Every fact shows the sentence that says so.`,
      ),
      element("h3", {}, "Best connected"),
      element("ol", { class: "leading" }, ...leading.map(row)),
      element("h3", {}, "How to read it"),
      element(
        "ul",
        { class: "hints" },
        element("li", {}, "Click a name or an arrow for its facts and quotes."),
        element("li", {}, "Double-click a name to bring in its neighbours."),
        element("li", {}, lineMark(true), "It happened, or is so now."),
        element("li", {}, lineMark(false), "Planned, rumoured, alleged, denied, or no longer so."),
        element("li", {}, element("kbd", {}, "/"), " to search, ", element("kbd", {}, "Esc"), " to close this panel."),
      ),
    );
  }

  return { showEntity, showLine, showGuide, close: () => (container.hidden = true) };
}
