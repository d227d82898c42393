// Search over names and aliases; arrows move through the matches, Enter takes one. It also asks for the end of a path.

const MOST_MATCHES = 10;

function createSearch({ input, list, graph, onChoose }) {
  const usual = input.placeholder;
  let index = null;
  let matches = [];
  let active = 0;
  let choosing = onChoose;

  /** Made when it is first needed: the names of a large graph take a moment. */
  function names() {
    index ??= graph.entities.flatMap((entity) => [entity.label, ...entity.aliases].map((name) => ({ entity, name, folded: fold(name) })));
    return index;
  }

  function find(text) {
    const wanted = fold(text.trim());
    if (!wanted) return [];
    const best = new Map();
    for (const entry of names()) {
      const rank = rankOf(entry, wanted);
      const before = best.get(entry.entity.id);
      if (rank !== null && (!before || rank < before.rank)) best.set(entry.entity.id, { ...entry, rank });
    }
    return [...best.values()].sort((a, b) => a.rank - b.rank || byImportance(a.entity, b.entity)).slice(0, MOST_MATCHES);
  }

  /** Whole names before beginnings, beginnings of a name before those of a word, then anywhere in it. */
  function rankOf({ entity, name, folded }, wanted) {
    const other = name === entity.label ? 0 : 0.5;
    if (folded === wanted) return other;
    if (folded.startsWith(wanted)) return 1 + other;
    const at = folded.indexOf(wanted);
    if (at < 0) return null;
    return /[\p{L}\p{N}]/u.test(folded[at - 1]) ? 3 + other : 2 + other;
  }

  function show() {
    const rows = matches.map(({ entity, name }, position) =>
      element(
        "li",
        { role: "option", id: `match-${position}`, "aria-selected": String(position === active), on: { pointerdown: (event) => choose(position, event) } },
        typeMark(entity.type),
        element("span", { class: "text" }, nameText(entity.label), name === entity.label ? null : element("span", { class: "words" }, " also ", nameText(name))),
        element("span", { class: "count" }, amount(entity.facts.length, "fact", "facts")),
      ),
    );
    const empty = element("li", { class: "empty", role: "option", "aria-selected": "false" }, "No name fits");
    list.replaceChildren(...(rows.length ? rows : [empty]));
    list.hidden = !input.value.trim();
    input.setAttribute("aria-expanded", String(!list.hidden));
    if (rows.length && !list.hidden) input.setAttribute("aria-activedescendant", `match-${active}`);
    else input.removeAttribute("aria-activedescendant");
  }

  function choose(position, event) {
    event?.preventDefault();
    const match = matches[position];
    if (!match) return;
    const chosen = choosing;
    clear();
    chosen(match.entity.id);
  }

  /** Asks for a name once, for another purpose than to show it. */
  function ask(question, onAnswer) {
    input.placeholder = question;
    choosing = onAnswer;
    input.focus();
  }

  function clear() {
    input.value = "";
    matches = [];
    show();
    input.blur();
    input.placeholder = usual;
    choosing = onChoose;
  }

  input.addEventListener("input", () => {
    matches = find(input.value);
    active = 0;
    show();
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") choose(active, event);
    else if (event.key === "Escape") clear();
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (matches.length) active = (active + (event.key === "ArrowDown" ? 1 : -1) + matches.length) % matches.length;
      show();
    } else return;
    event.stopPropagation();
  });
  input.addEventListener("blur", () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
  });
  input.addEventListener("focus", () => input.value && show());

  return { ask };
}
