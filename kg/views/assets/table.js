// The table: every relation in words, for those who cannot or would not use the drawing.

const ROWS_AT_ONCE = 50;
const COLUMNS = [["from", "Who"], ["relation", "Relation"], ["to", "Whom or what"], ["status", "Status"], ["date", "Date"], ["details", "Details"], ["confidence", "Confidence"], ["document", "Document"]];

function createTable({ container, graph, factsOf, onFact }) {
  const state = { scope: "view", by: null, down: false, page: 0 };
  const scope = element(
    "select",
    { id: "table-scope", on: { change: () => show({ scope: scope.value, page: 0 }) } },
    element("option", { value: "view" }, "in view"),
    element("option", { value: "all" }, "of the whole graph"),
  );
  const count = element("span", { id: "table-count", role: "status" });
  const body = element("tbody");
  const heads = COLUMNS.map(([column, label]) => element("th", { scope: "col" }, element("button", { type: "button", on: { click: () => sort(column) } }, label)));
  const pages = element("nav", { class: "pages", "aria-label": "Pages of the table" });
  const grid = element("table", {}, element("caption", { class: "hidden" }, "Relations"), element("thead", {}, element("tr", {}, ...heads)), body);
  container.append(
    element("p", { class: "table-bar" }, element("label", { for: "table-scope" }, "Facts "), scope, count, pages),
    element("div", { class: "sheet", tabindex: 0, role: "region", "aria-label": "Table of relations" }, grid),
  );

  function sort(column) {
    show({ by: column, down: state.by === column && !state.down, page: 0 });
  }

  /** All facts of the table in its order, over all pages. */
  function facts() {
    const listed = factsOf(state.scope);
    if (!state.by) return listed;
    const keyed = listed.map((fact) => ({ fact, key: rowOf(graph, fact)[state.by] }));
    const order = (a, b) => (typeof a.key === "number" ? a.key - b.key : a.key.localeCompare(b.key, "en"));
    keyed.sort((a, b) => (state.down ? -1 : 1) * order(a, b) || a.fact.index - b.fact.index);
    return keyed.map(({ fact }) => fact);
  }

  function line(fact) {
    const row = rowOf(graph, fact);
    const open = element("button", { type: "button", class: "name", on: { click: () => onFact(fact) } }, row.relation);
    const cells = COLUMNS.slice(2).map(([column]) => {
      const value = column === "confidence" ? `${Math.round(row.confidence * 100)}%` : row[column];
      return element("td", {}, column === "status" && !fact.status.actual ? element("span", { class: "chip dashed" }, value) : nameText(value));
    });
    return element("tr", { "data-fact": fact.id }, element("th", { scope: "row" }, nameText(row.from)), element("td", {}, open), ...cells);
  }

  function turn(label, page, last) {
    return element("button", { type: "button", disabled: page < 0 || page > last, on: { click: () => show({ page }) } }, label);
  }

  /** Shows the table after a change of what it shows, or of the view. */
  function show(change = {}) {
    Object.assign(state, change);
    const listed = facts();
    const last = Math.max(0, Math.ceil(listed.length / ROWS_AT_ONCE) - 1);
    state.page = Math.min(state.page, last);
    const from = state.page * ROWS_AT_ONCE;
    body.replaceChildren(...listed.slice(from, from + ROWS_AT_ONCE).map(line));
    heads.forEach((head, index) => {
      if (COLUMNS[index][0] === state.by) head.setAttribute("aria-sort", state.down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
    count.textContent = listed.length ? `${(from + 1).toLocaleString("en")} to ${Math.min(from + ROWS_AT_ONCE, listed.length).toLocaleString("en")} of ${amount(listed.length, "fact", "facts")}` : "No fact passes the filters";
    pages.replaceChildren(turn("Previous", state.page - 1, last), turn("Next", state.page + 1, last));
  }

  return {
    facts,
    refresh: () => container.hidden || show(),
    toggle: (open) => {
      container.hidden = !open;
      if (open) show({ page: 0 });
    },
  };
}
