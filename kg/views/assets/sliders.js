// The sliders of the legend: how certain, of which years; and the boxes for what has no date and for leaves.

function createSliders({ graph, filters, onChange }) {
  const ticks = [];

  /** A slider with its words; they follow the hand, the filter follows when it lets go. */
  function slider({ id, label, min, max, step, read, say, write }) {
    const told = element("output", { for: id });
    const input = element("input", { type: "range", id, min, max, step, on: { input: () => tell(), change: () => change(() => write(Number(input.value))) } });
    const tell = () => {
      told.textContent = say(Number(input.value));
      input.setAttribute("aria-valuetext", told.textContent);
    };
    ticks.push(() => {
      input.value = String(read());
      tell();
    });
    return element("div", { class: "slider" }, element("label", { for: id }, label), told, input);
  }

  function box({ id, label, title = null, count, read, write }) {
    const input = element("input", { type: "checkbox", id, on: { change: () => change(() => write(input.checked)) } });
    ticks.push(() => (input.checked = read()));
    return element("label", { title }, input, element("span", { class: "text" }, label), element("span", { class: "count" }, count.toLocaleString("en")));
  }

  function change(write) {
    write();
    tick();
    onChange();
  }

  function tick() {
    for (const show of ticks) show();
  }

  const certainty = slider({
    id: "sure", label: "Confidence", min: 0, max: 100, step: 1,
    read: () => filters.now.sure,
    say: (percent) => (percent ? `${percent}% or more` : "any"),
    write: filters.setSure,
  });
  const years = () => filters.now.years ?? filters.span;
  const time = filters.span && filters.span[0] < filters.span[1]
    ? ["From", "To"].map((label, end) =>
        slider({
          id: `year-${label.toLowerCase()}`, label, min: filters.span[0], max: filters.span[1], step: 1,
          read: () => years()[end],
          say: String,
          write: (year) => filters.setYears(...(end ? [Math.min(years()[0], year), year] : [year, Math.max(years()[1], year)])),
        }),
      )
    : [];
  const undated = graph.facts.filter((fact) => !fact.years).length;
  const leaves = graph.entities.filter((entity) => entity.weight <= 1).length;
  const boxes = [
    undated < graph.facts.length ? box({ id: "undated", label: "Undated facts", count: undated, read: () => filters.now.undated, write: filters.setUndated }) : null,
    box({ id: "leaves", label: "Leaves", title: "Entities with one neighbour at most", count: leaves, read: () => filters.now.leaves, write: filters.setLeaves }),
  ];
  const fieldset = element("fieldset", {}, element("legend", {}, "Certainty and time"), certainty, ...time, ...boxes);
  return { fieldset, tick };
}
