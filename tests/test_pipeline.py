from __future__ import annotations

import json
import random
from collections.abc import Iterable, Mapping
from pathlib import Path

import pyoxigraph
import pytest
from kg_process import PLAIN_LOCALE, run_kg
from rdflib import Dataset, Graph
from watched_page import Watched

import kg
from kg.errors import DocumentError, GraphError, SkippedError
from kg.model import Document
from kg.steps import extract, load

FILES = ("graph.ttl", "graph.trig", "facts.jsonl", "graph.html")
SAMPLES = sorted(Path(kg.__file__).with_name("samples").iterdir())
DEAL = "Ostrava Power acquired Lumen Grid for 45 million euros in 2019."


@pytest.mark.parametrize(("seed", "locale"), [("1", PLAIN_LOCALE), ("2", {"LC_ALL": "C.UTF-8"})], ids=["plain", "rich"])
def test_order_hash_seed_and_locale_change_no_byte(
    seed: str, locale: Mapping[str, str], demo: Path, tmp_path: Path
) -> None:
    inputs = [str(path) for path in SAMPLES]
    random.Random(seed).shuffle(inputs)
    done = run_kg("build", *inputs, "-o", str(tmp_path), env={"PYTHONHASHSEED": seed, **locale})
    assert (done.returncode, done.stderr) == (0, "")
    for name in FILES:
        assert (tmp_path / name).read_bytes() == (demo / name).read_bytes(), name


def test_jobs_change_no_byte(demo: Path, tmp_path: Path) -> None:
    kg.build(SAMPLES, tmp_path, jobs=2)
    for name in FILES:
        assert (tmp_path / name).read_bytes() == (demo / name).read_bytes(), name


def test_jobs_of_the_command_line(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"{DEAL} This is {name}.", encoding="utf-8")
    alone, shared = (run_kg("extract", str(tmp_path), "-j", jobs) for jobs in ("1", "auto"))
    assert alone.returncode == shared.returncode == 0
    assert alone.stdout == shared.stdout != ""
    wrong = run_kg("extract", str(tmp_path), "--jobs", "-2")
    assert (wrong.returncode, wrong.stdout) == (2, "")


def test_rdflib_and_pyoxigraph_read_the_same_triples(demo: Path) -> None:
    turtle, trig = demo / "graph.ttl", demo / "graph.trig"
    triples = sum(1 for _ in pyoxigraph.parse(path=turtle))
    assert len(Graph().parse(turtle)) == triples > 1000
    quads = sum(1 for _ in pyoxigraph.parse(path=trig))
    assert sum(1 for _ in Dataset().parse(trig).quads()) == quads > triples


def test_building_again_replaces_the_graph(tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text(DEAL, encoding="utf-8")
    kg.build([note], tmp_path / "made")
    note.write_text("Tessel Freight acquired Oru Bank.", encoding="utf-8")
    graph = kg.build([note], tmp_path / "made")
    assert [entity.name for entity in graph.entities] == ["Oru Bank", "Tessel Freight"]
    assert graph.to_turtle() == (tmp_path / "made/graph.ttl").read_text(encoding="utf-8")


def test_documents_that_cannot_be_read_are_told_by_kind(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(DEAL, encoding="utf-8")
    (tmp_path / "empty.txt").touch()
    (tmp_path / "scan.pdf").touch()
    texts, problems = load([tmp_path])
    assert [text.id for text in texts] == ["note.txt"]
    assert {Path(problem.source).name: type(problem) for problem in problems} == {
        "empty.txt": DocumentError,
        "scan.pdf": SkippedError,
    }
    assert list(map(str, kg.build([tmp_path], tmp_path / "made").problems)) == list(map(str, problems))


def test_documents_are_read_when_their_turn_comes(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(DEAL, encoding="utf-8")
    texts, problems = load([tmp_path])
    (tmp_path / "b.txt").unlink()
    assert ([text.id for text in texts], len(problems)) == (["a.txt"], 1)


def test_without_a_document_the_first_mistake_is_raised(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").touch()
    (tmp_path / "b.txt").touch()
    with pytest.raises(DocumentError, match=r"b\.txt: is empty"):
        load([tmp_path])


def test_a_folder_that_cannot_be_written_is_refused_before_the_reading(tmp_path: Path) -> None:
    def watch(documents: Iterable[Document]) -> Iterable[Document]:
        raise AssertionError("read for nothing")

    note = tmp_path / "note.txt"
    note.write_text(DEAL, encoding="utf-8")
    with pytest.raises(GraphError, match="no folder that can be written"):
        kg.build([note], note / "made", watch=watch)


def test_a_text_that_says_nothing_gives_an_empty_graph(tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("It rained.", encoding="utf-8")
    graph = kg.build([note], tmp_path / "made")
    assert (graph.facts, graph.entities, len(graph.documents)) == ((), (), 1)
    assert graph.validate() == ()


def test_every_quote_is_where_it_says(tmp_path: Path) -> None:
    texts = list(load(SAMPLES)[0])
    by_id = {text.id: text.text for text in texts}
    facts = extract(texts).facts
    assert len(facts) > 20
    for fact in facts:
        for evidence in fact.evidence:
            spans = [evidence.sentence, *(span for spans in evidence.mentions.values() for span in spans)]
            assert all(by_id[fact.document][span.start : span.end] == span.text for span in spans)


HOSTILE: Mapping[str, bytes] = {
    "blanks.txt": b" " * 500_000 + f"\t{DEAL}\t".encode() + b" " * 500_000,
    "direction.txt": f"\u202e{DEAL}\u202c \u2066\u200fBrno \u200ebought Lumen\u2069.".encode(),
    "encoding.txt": "Острава Пауэр купила Люмен Грид.".encode("cp1251"),
    "front.md": f'---\ntitle: "</title><script>window.ran=1</script>"\n---\n{DEAL}'.encode(),
    "line.txt": (f"{DEAL} {'x' * 1000} " * 40).encode() + b"y" * 1_000_000,
    "nul.txt": f"{DEAL}\0".encode(),
    "page.html": f"<title>{DEAL}</title><script>window.ran=1</script><p onclick='ran=1'>{DEAL}".encode(),
    "quotes.txt": f'"\'`{DEAL}\'" href="javascript:ran=1" \\u0022 ${{window.ran=1}}'.encode(),
    "tags.txt": b"</script><script>window.ran=1</script><img src=x onerror=window.ran=1>\n\n"
    b"The <b>Ostrava</b> Power acquired \"><svg onload=window.ran=1> Grid & Sons' <i>Lumen</i>.",
    "utf-16.txt": DEAL.encode("utf-16"),
    "windows.txt": "Müller’s “Ostrava Power” acquired Lumen Grid for €45 million.".encode("cp1252"),
    "records.jsonl": "\n".join(
        [
            json.dumps({"id": "\ud800<script>", "text": f"{DEAL} \udfff", "source": "javascript:ran=1"}),
            json.dumps({"id": "</script>", "text": DEAL, "title": "<img src=x onerror=window.ran=1>"}),
            '{"id": "cut", "text": "Ostra',
        ]
    ).encode(),
}
REFUSED = ("encoding.txt", "nul.txt", "records.jsonl, line 3")


def test_a_hostile_corpus_is_built_or_refused_by_name_and_nothing_of_it_runs(tmp_path: Path, watched: Watched) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for name, data in HOSTILE.items():
        (corpus / name).write_bytes(data)
    graph = kg.build([corpus], tmp_path / "made")

    assert [problem.source for problem in graph.problems] == [str(corpus / name) for name in REFUSED]
    assert len(graph.documents) == len(HOSTILE) - len(REFUSED) + 2
    assert len({fact.document for fact in graph.facts}) > len(graph.documents) // 2
    assert len(Graph().parse(tmp_path / "made/graph.ttl")) > 100
    assert graph.validate() == ()

    page = watched.open(tmp_path / "made/graph.html")
    for entity in graph.entities:
        page.evaluate("iri => kg.select(iri)", entity.id)
        assert page.evaluate("document.querySelector('h2').textContent") == entity.name
    assert page.evaluate("window.ran") is None
