// The drawing by the keyboard: arrows move from name to name, letters do what the buttons do.

function createKeys({ container, view, canvas, chosen, actions }) {
  const WAYS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
  const LETTERS = {
    Enter: (id) => actions.expand(id),
    e: (id) => actions.expand(id),
    c: (id) => actions.collapse(id),
    f: (id) => actions.centre(id),
    p: (id) => actions.pin(id),
    l: (id) => actions.nextLine(id),
  };
  const VIEW = {
    "+": () => canvas.zoom(1.3),
    "-": () => canvas.zoom(1 / 1.3),
    0: canvas.fitGently,
    "[": actions.back,
    "]": actions.forward,
  };

  /** The nearest in a direction: what lies aside counts double. */
  function next(from, [dx, dy]) {
    const here = view.state.positions.get(from);
    let best = null;
    for (const id of canvas.shown()) {
      const place = view.state.positions.get(id);
      const along = (place.x - here.x) * dx + (place.y - here.y) * dy;
      const aside = Math.abs((place.x - here.x) * dy) + Math.abs((place.y - here.y) * dx);
      if (id === from || along <= 0 || aside > 3 * along) continue;
      const cost = along + 2 * aside;
      if (!best || cost < best.cost) best = { id, cost };
    }
    return best?.id ?? from;
  }

  container.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const id = chosen();
    const here = id !== null && canvas.shown().includes(id) ? id : null;
    if (event.key in WAYS) actions.select(here === null ? canvas.shown()[0] : next(here, WAYS[event.key]));
    else if (event.key in VIEW) VIEW[event.key]();
    else if (event.key in LETTERS && here !== null) LETTERS[event.key](here);
    else return;
    event.preventDefault();
  });
}
