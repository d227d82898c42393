"""What becomes of a graph when a build is killed, finds no room, or is not alone."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import fake_reading
import pytest
from killed_builds import Builder
from pyoxigraph import Quad

import kg
from kg import pipeline
from kg.archive import open_archive
from kg.errors import GraphError
from kg.model import Document, Reading

FILES = ("graph.ttl", "graph.trig", "facts.jsonl", "graph.html")
KILLS = 50
NAMES = ("Beno", "Dorn", "Elva", "Fenn")


@pytest.fixture(autouse=True)
def _fast_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "read", fake_reading.read)


@pytest.fixture
def memory_folder() -> Iterator[Path]:
    """A folder whose files need not wait for a disk, if there is such a place."""
    with TemporaryDirectory(dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None) as folder:
        yield Path(folder)


@pytest.fixture
def builder() -> Iterator[Builder]:
    running = Builder()
    yield running
    running.end()


def _corpus(folder: Path, year: int) -> Path:
    folder.mkdir()
    for number, name in enumerate(NAMES):
        text = f"Arbo Ltd acquired {name} in {year + number % 2}. {name} acquired Cord Ltd in {year}."
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def _written(folder: Path) -> tuple[list[bytes], set[Quad]]:
    return [(folder / name).read_bytes() for name in FILES], set(kg.open(folder).store)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="builds are killed in children of a process that has all loaded")
def test_a_build_killed_at_any_moment_is_finished_by_the_next(builder: Builder, memory_folder: Path) -> None:
    corpora = [_corpus(memory_folder / str(year), year) for year in (2004, 2011, 2012)]
    for name in NAMES[1:]:  # of the last two only one document differs, so that the graph is brought up to date
        (corpora[2] / f"{name}.txt").write_bytes((corpora[1] / f"{name}.txt").read_bytes())
    expected = []
    for corpus in corpora:
        start = time.perf_counter()
        assert builder.build(corpus, memory_folder / f"{corpus.name}-made") == 0
        longest = time.perf_counter() - start
        expected.append(_written(memory_folder / f"{corpus.name}-made"))
    chance, killed = random.Random(4), 0
    for number in range(KILLS):
        turn, made = number % 3, memory_folder / f"made-{number // 10}"
        killed += builder.build(corpora[turn], made, killed_after=chance.uniform(0, longest)) < 0
        if number % 10:  # what the last build has acknowledged, or what this one was about to write
            assert set(kg.open(made).store) in [quads for _, quads in expected]
        assert builder.build(corpora[turn], made) == 0
        assert _written(made) == expected[turn]
    assert killed


def test_what_was_read_before_a_kill_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus, read = _corpus(tmp_path / "corpus", 2004), list[str]()

    def stopped_after_two(texts: Iterator[Document], **_: object) -> Iterator[Reading]:
        for reading in fake_reading.read(texts):
            if len(read) == 2:
                raise KeyboardInterrupt
            read.append(reading.document.id)
            yield reading

    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "read", stopped_after_two)
        with pytest.raises(KeyboardInterrupt):
            kg.build([corpus], tmp_path / "made")
    watched = list[str]()

    def watch(texts: Iterable[Document]) -> Iterable[Document]:
        for text in texts:
            watched.append(text.id)
            yield text

    kg.build([corpus], tmp_path / "made", watch=watch)
    assert sorted(read + watched) == [f"{name}.txt" for name in NAMES]


def test_a_second_writer_is_told_to_wait(tmp_path: Path) -> None:
    corpus = _corpus(tmp_path / "corpus", 2004)
    with open_archive(tmp_path / "made", extractor=""), pytest.raises(GraphError, match="another kg is writing"):
        kg.build([corpus], tmp_path / "made")
    assert kg.build([corpus], tmp_path / "made").facts


_NO_ROOM = """
import resource, sys
import fake_reading, kg
from kg import pipeline
pipeline.read = fake_reading.read
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]),) * 2)
try:
    kg.build([sys.argv[1]], sys.argv[2])
except kg.KGError as error:
    sys.exit(f"kg: {error}")
"""


def _fails(program: str, *arguments: object) -> str:
    """What is told by a program that ends with a KGError, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", program, *map(str, arguments)],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("kg: ")
    return done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="the size of files can't be limited there")
@pytest.mark.parametrize("largest", [100, 40_000], ids=["readings", "graph"])
def test_a_full_disk_is_told_and_the_old_graph_stays(largest: int, tmp_path: Path) -> None:
    made = tmp_path / "made"
    before = set(kg.build([_corpus(tmp_path / "old", 2004)], made).store)
    corpus = _corpus(tmp_path / "new", 2011)
    told = _fails(_NO_ROOM, corpus, made, largest)
    assert "cannot be written (" in told
    assert "make room and run the command again" in told
    assert set(kg.open(made).store) == before
    kg.build([corpus], made)
    kg.build([corpus], tmp_path / "fresh")
    assert _written(made) == _written(tmp_path / "fresh")


_READ_ONLY = """
import os, sys
from pathlib import Path
import fake_reading, kg
from kg import pipeline
pipeline.read = fake_reading.read
kg.build([sys.argv[1]], sys.argv[2])
made = Path(sys.argv[2])
for path in [*made.rglob("*"), made]:
    path.chmod(0o555 if path.is_dir() else 0o444)
if os.getuid() == 0:  # the superuser may write everywhere
    os.seteuid(65534)
try:
    kg.build([sys.argv[1]], sys.argv[2], fresh=True)
except kg.KGError as error:
    sys.exit(f"kg: {error}")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="rights work otherwise there")
def test_a_read_only_folder_is_told() -> None:
    with TemporaryDirectory() as folder:
        place = Path(folder)
        place.chmod(0o755)
        told = _fails(_READ_ONLY, _corpus(place / "corpus", 2004), place / "made")
        for path in [place / "made", *(place / "made").rglob("*")]:
            path.chmod(0o755)
    assert "no folder that can be written (Permission denied); name another" in told
