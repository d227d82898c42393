// The side panel: a guide at first, then who an entity is or what an arrow says.

const KEYS = [
  [["/"], "search"],
  [["Esc"], "close the panel"],
  [["←", "↑", "→", "↓"], "in the graph: to the next name"],
  [["Enter"], "bring in its neighbours"],
  [["c"], "put away those that hang on it alone"],
  [["f"], "centre on it"],
  [["p"], "pin it, or no longer"],
  [["l"], "its arrows, one by one"],
  [["[", "]"], "back and forward"],
  [["+", "-", "0"], "zoom in, zoom out, fit"],
];

function createPanel({ container, graph, view, evidence, actions }) {
  const button = (text, listener) => element("button", { type: "button", on: { click: listener } }, text);

  function open(label, ...content) {
    const close = element("button", { type: "button", class: "close", "aria-label": "Close the panel", on: { click: actions.close } }, "×");
    container.replaceChildren(close, ...content.filter((part) => part !== null));
    container.setAttribute("aria-label", label);
    container.hidden = false;
    container.scrollTop = 0;
  }

  function showEntity(entity) {
    const action = (text, listener) => button(text, () => listener(entity.id));
    const pinned = view.state.pinned.has(entity.id);
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
        ? element(
            "p",
            { class: "actions" },
            action("Centre", actions.centre),
            action("Expand", actions.expand),
            action("Collapse", actions.collapse),
            action(pinned ? "Unpin" : "Pin", actions.pin),
            action("Path to…", actions.askPath),
          )
        : null,
      notInView(entity),
      ...evidence.grouped(entity.facts),
      entity.said.length ? evidence.group("According to it", entity.said) : null,
    );
  }

  /** What could be brought in, by type: a hub opens in portions. */
  function notInView(entity) {
    const groups = view.absentByType(entity.id);
    if (!groups.length) return null;
    const row = ({ type, count }) =>
      element("li", {}, button(`+${count.toLocaleString("en")} ${type.label}`, () => actions.expand(entity.id, type)));
    return element("section", { class: "absent" }, element("h3", {}, "Not in view"), element("ul", {}, ...groups.map(row)));
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

  /** One fact, also one that no arrow tells. */
  function showFact(fact) {
    open("Evidence", element("p", { class: "kind" }, lineMark(fact.status.actual), capital(fact.type.label)), ...evidence.cards([fact]));
  }

  /** A path step by step, each with the facts that make it. */
  function showPath(start, end, steps) {
    const names = [start, end].map(evidence.nameLink);
    const step = ({ line, from, to }) =>
      element(
        "section",
        { class: "step" },
        element("h3", {}, evidence.nameLink(from), ` ${line.to === to || line.symmetric ? "→" : "←"} `, evidence.nameLink(to)),
        ...evidence.cards(line.facts),
      );
    open(
      "Path",
      element("p", { class: "kind" }, "Path"),
      element("h2", { class: "ends" }, names[0], " … ", names[1]),
      element("p", { class: "summary" }, steps ? `${amount(steps.length, "step", "steps")}, the fewest that lead there` : "No chain of facts connects them, as the filters are now."),
      ...(steps ?? []).map(step),
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
          { type: "button", on: { click: () => actions.select(entity.id) } },
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
        element("li", {}, "Double-click a name, or click its +number, to bring in its neighbours; drag it to pin it."),
        element("li", {}, lineMark(true), "It happened, or is so now."),
        element("li", {}, lineMark(false), "Planned, rumoured, alleged, denied, or no longer so."),
      ),
      element("h3", {}, "By the keyboard"),
      element("dl", { class: "keys" }, ...KEYS.flatMap(([keys, does]) => [element("dt", {}, ...keys.map((key) => element("kbd", {}, key))), element("dd", {}, does)])),
    );
  }

  return { showEntity, showLine, showFact, showPath, showGuide, close: () => (container.hidden = true) };
}
