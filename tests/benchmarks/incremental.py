"""What a build costs when nothing, or one article, has changed, beside the first build of the same articles.

    python tests/benchmarks/incremental.py FOLDER

One process; the models are loaded before the clock starts. Wall clock and CPU time are shown, and the share of the
first build's; an article's own part of it is one in the number of articles.
"""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import kg
from kg.upkeep import remove

WARM_UP = "Ostrava Power acquired Lumen Grid for 45 million euros in 2019.\n"


def main() -> None:
    """Measure and print the table."""
    with TemporaryDirectory() as scratch:
        corpus, made = Path(scratch) / "corpus", Path(scratch) / "made"
        shutil.copytree(sys.argv[1], corpus)
        note = Path(scratch) / "note.txt"
        note.write_text(WARM_UP, encoding="utf-8")
        kg.build([note], Path(scratch) / "warm")
        whole = _measure("first build", lambda: kg.build([corpus], made))
        articles = len(kg.open(made).documents)
        _measure("nothing changed", lambda: kg.build([corpus], made), whole)
        changed = sorted(path for path in corpus.iterdir() if path.suffix == ".txt")[0]
        changed.write_text(changed.read_text(encoding="utf-8") + WARM_UP, encoding="utf-8")
        _measure("one changed", lambda: kg.build([corpus], made), whole)
        _measure("one removed", lambda: remove(changed.name, made), whole)
        print(f"{articles} articles; one is {1 / articles:.1%} of them")


def _measure(name: str, run: Callable[[], object], whole: tuple[float, float] | None = None) -> tuple[float, float]:
    wall, cpu = time.perf_counter(), time.process_time()
    run()
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    shares = f"{wall / whole[0]:9.2%}{cpu / whole[1]:9.2%}" if whole else ""
    print(f"{name:16}{wall:8.2f} s{cpu:8.2f} CPU s{shares}", flush=True)
    return wall, cpu


if __name__ == "__main__":
    main()
