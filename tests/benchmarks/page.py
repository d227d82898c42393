"""How soon the page shows its first picture and how smoothly it moves, at 100 to 20,000 entities, beside stock pyvis.

    python tests/benchmarks/page.py [--no-stock]

The graphs are generated in kg's vocabulary: twice as many facts as entities, and a hub of 2,000 neighbours (or all
others). Each page is opened three times in Chromium without a network, all sizes in turn; medians are shown. "Picture"
is the time from the request to the first frame with the graph in it, "task" the longest block of the main thread
until then, "frames" how many a second there are while the view is moved about. Stock pyvis draws the same 1,000
entities and facts with its own template and options; it gets a minute for its first picture.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[1] / "views")]

from browser import launch  # noqa: E402  # the tests' own modules are found now
from views_samples import Graph, large_graph  # noqa: E402

from kg.views import to_pyvis, write_page  # noqa: E402

SIZES = (100, 1_000, 5_000, 20_000)
HUB = 2_000
REPETITIONS = 3
STOCK_SIZE = 1_000
STOCK_LIMIT = 60
"""Seconds that stock pyvis has."""

_WATCH = """
window.tasks = [];
new PerformanceObserver(list => tasks.push(...list.getEntries().map(task => task.duration)))
  .observe({ type: "longtask", buffered: true });
const look = () => window.kg
  ? requestAnimationFrame(() => requestAnimationFrame(() => (window.picture = performance.now())))
  : requestAnimationFrame(look);
look();
"""
_PAN = """async () => {
  const start = kg.network.getViewPosition();
  const began = performance.now();
  let frames = 0;
  while (performance.now() - began < 1500) {
    const way = Math.sin(frames / 10) * 200;
    kg.network.moveTo({ position: { x: start.x + way, y: start.y + way / 2 } });
    await new Promise(requestAnimationFrame);
    frames += 1;
  }
  return frames / ((performance.now() - began) / 1000);
}"""


def main() -> None:
    """Measure and print the table."""
    with TemporaryDirectory() as scratch, sync_playwright() as playwright:
        folder = Path(scratch)
        graphs = {size: large_graph(size, hub=min(HUB, size)) for size in SIZES}
        written = {size: _write(folder / f"{size}.html", graph) for size, graph in graphs.items()}
        browser = launch(playwright)
        runs: dict[int, list[dict[str, float]]] = {size: [] for size in SIZES}
        for _ in range(REPETITIONS):
            for size in SIZES:
                runs[size].append(_open(browser, folder / f"{size}.html"))
        stock = None if "--no-stock" in sys.argv else _open_stock(browser, folder, graphs[STOCK_SIZE])
        browser.close()
        shown = {size: {name: median(run[name] for run in taken) for name in taken[0]} for size, taken in runs.items()}
        print("\n".join(_table(graphs, written, shown, folder)))
    if stock:
        mark = "at least " if stock >= STOCK_LIMIT else ""
        ratio = stock / (shown[STOCK_SIZE]["picture"] / 1000)
        print(
            f"stock pyvis, {STOCK_SIZE:,} entities: {mark}{stock:.0f} s to the first picture, {mark}{ratio:.0f} times"
        )


def _write(path: Path, graph: Graph) -> float:
    """Seconds that it takes to write the page; the second time, when everything is loaded."""
    for _ in range(2):
        start = time.perf_counter()
        write_page(path, entities=graph.entities, facts=graph.facts, documents=graph.documents, title="Benchmark")
    return time.perf_counter() - start


def _open(browser: Browser, path: Path) -> dict[str, float]:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, offline=True)
    page = context.new_page()
    page.add_init_script(_WATCH)
    page.goto(path.as_uri())
    while not (picture := page.evaluate("window.picture")):
        page.wait_for_timeout(20)
    task = page.evaluate("Math.max(0, ...tasks)")
    frames = page.evaluate(_PAN)
    context.close()
    return {"picture": picture, "task": task, "frames": frames}


def _open_stock(browser: Browser, folder: Path, graph: Graph) -> float:
    """Seconds until stock pyvis has laid out the graph and shows it."""
    path = folder / "stock.html"
    network = to_pyvis(graph.entities, graph.facts, cdn_resources="in_line")
    path.write_text(network.generate_html(), encoding="utf-8")
    context = browser.new_context(viewport={"width": 1280, "height": 800}, offline=True)
    page = context.new_page()
    start = time.perf_counter()
    page.goto(path.as_uri(), wait_until="commit")
    while time.perf_counter() - start < STOCK_LIMIT and not _stock_is_drawn(page):
        time.sleep(0.2)
    taken = time.perf_counter() - start
    context.close()
    return taken


def _stock_is_drawn(page: Page) -> bool:
    """Whether its progress bar is gone: it covers the drawing until the layout is done."""
    done: bool = page.evaluate("document.querySelector('#loadingBar')?.style.opacity === '0'")
    return done


def _table(
    graphs: dict[int, Graph], written: dict[int, float], shown: dict[int, dict[str, float]], folder: Path
) -> Iterator[str]:
    columns = ("entities", "facts", "write s", "MB", "bytes/fact", "picture s", "task ms", "frames/s")
    yield "".join(f"{column:>12}" for column in columns)
    for size, graph in graphs.items():
        data = (folder / f"{size}.html").stat().st_size
        empty = (folder / f"{SIZES[0]}.html").stat().st_size
        facts = len(graph.facts)
        each = (data - empty) / (facts - len(graphs[SIZES[0]].facts)) if size > SIZES[0] else 0
        run = shown[size]
        yield (
            f"{len(graph.entities):12,}{facts:12,}{written[size]:12.2f}{data / 1e6:12.1f}{each:12.0f}"
            f"{run['picture'] / 1000:12.2f}{run['task']:12.0f}{run['frames']:12.0f}"
        )
    small, large = shown[1_000], shown[20_000]
    per_entity = (written[20_000] / 20_000) / (written[5_000] / 5_000)
    yield (
        f"\n20,000 against 1,000: picture {large['picture'] / small['picture']:.2f}, "
        f"task {large['task'] / small['task']:.2f}, frames {large['frames'] / small['frames']:.2f}\n"
        f"writing 20,000 against 5,000, for each entity: {per_entity:.2f}"
    )


if __name__ == "__main__":
    main()
