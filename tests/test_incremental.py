"""Building again: only what changed is done again, and the graph is that of a build from nothing."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import fake_reading
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kg_process import run_python
from pyoxigraph import Quad

import kg
from kg import folder, pipeline, upkeep
from kg.config import Settings
from kg.entities import JUDGEMENTS, Decision, Judgement, add_judgements, statement_of
from kg.errors import AuthorityError, DocumentError, GraphError, NotFoundError
from kg.graph import to_quads, write_backup
from kg.model import Document, Iri, Reading
from kg.ontology import load_ontology

FILES = ("graph.ttl", "graph.trig", "facts.jsonl", "graph.html")
NAMES = st.sampled_from(["Arbo", "Arbo Ltd", "Beno Group", "Beno", "Cord Holdings", "Dorn"])
TEXTS = st.lists(st.builds("{} acquired {} in {}.".format, NAMES, NAMES, st.integers(2001, 2004)), max_size=3).map(
    lambda deals: " ".join(["It rained.", *deals])
)
CORPORA = st.dictionaries(st.sampled_from(["a.txt", "b.txt", "c.txt", "d.txt"]), TEXTS, min_size=1)


@pytest.fixture(autouse=True)
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The documents that were read."""
    told: list[str] = []

    def watched(texts: Iterable[Document], **_: object) -> Iterator[Reading]:
        for reading in fake_reading.read(texts):
            told.append(reading.document.id)
            yield reading

    monkeypatch.setattr(pipeline, "read", watched)
    return told


def _corpus(folder: Path, texts: Mapping[str, str]) -> Path:
    folder.mkdir(exist_ok=True)
    for path in folder.iterdir():
        path.unlink()
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def _written(folder: Path) -> tuple[list[bytes], set[Quad]]:
    return [(folder / name).read_bytes() for name in FILES], set(kg.open(folder).store)


def _stamps(folder: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in folder.rglob("*")}


DEALS = {
    "a.txt": "Arbo acquired Beno in 2004.",
    "b.txt": "Beno Group acquired Cord in 2005. Dorn acquired Elva in 2001.",
    "c.txt": "Arbo Ltd acquired Cord Holdings in 2006.",
}


@pytest.mark.parametrize("most", [0.0, 1.0], ids=["all anew", "what differs"])
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(corpora=st.lists(CORPORA, min_size=2, max_size=4), removed=st.data())
def test_after_any_sequence_the_graph_equals_a_fresh_build(
    most: float, corpora: list[dict[str, str]], removed: st.DataObject
) -> None:
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with patch.object(folder, "_MOST_CHANGED", most), TemporaryDirectory(dir=memory) as scratch:
        place = Path(scratch)
        for texts in corpora:
            kg.build([_corpus(place / "corpus", texts)], place / "made")
            gone = removed.draw(st.sets(st.sampled_from(sorted(texts)), max_size=len(texts) - 1))
            for name in sorted(gone):
                upkeep.remove(name, place / "made")
        rest = {name: text for name, text in texts.items() if name not in gone}
        kg.build([_corpus(place / "corpus", rest)], place / "fresh")
        assert _written(place / "made") == _written(place / "fresh")


def test_nothing_is_read_or_written_when_nothing_changed(tmp_path: Path, read: list[str]) -> None:
    corpus = _corpus(tmp_path / "corpus", DEALS)
    kg.build([corpus], tmp_path / "made")
    read.clear()
    before = _stamps(tmp_path / "made")
    assert len(kg.build([corpus], tmp_path / "made").facts) == 4
    assert (read, _stamps(tmp_path / "made")) == ([], before)


def test_the_language_model_is_not_loaded_when_nothing_changed(tmp_path: Path) -> None:
    corpus = _corpus(tmp_path / "corpus", DEALS)
    kg.build([corpus], tmp_path / "made")
    program = (
        "import sys; from kg.cli import main\n"
        f"print(main(['build', {str(corpus)!r}, '-o', {str(tmp_path / 'made')!r}, '--quiet']), 'spacy' in sys.modules)"
    )
    assert run_python("-c", program).stdout.decode() == "0 False\n"


def test_only_what_changed_is_read_and_replaces_its_facts(tmp_path: Path, read: list[str]) -> None:
    kg.build([_corpus(tmp_path / "corpus", DEALS)], tmp_path / "made")
    read.clear()
    changed = {**DEALS, "b.txt": "Dorn acquired Fenn in 2009."}
    graph = kg.build([_corpus(tmp_path / "corpus", changed)], tmp_path / "made")
    assert read == ["b.txt"]
    assert {entity.name for entity in graph.entities} >= {"Dorn", "Fenn"}
    assert "Elva" not in graph.to_turtle()
    assert "Elva" not in "".join(
        path.read_text("utf-8") for path in (tmp_path / "made/.kg").rglob("*") if path.is_file()
    )


def test_only_graphs_that_differ_are_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def told(*, documents: Iterable[Document], **given: Any) -> Iterator[Quad]:
        made.extend(document.id for document in documents)
        yield from to_quads(documents=documents, **given)

    monkeypatch.setattr("kg.graph.to_quads", told)
    others = {f"{n}.txt": f"Ostra{n} acquired Lumen{n} in 2001." for n in "pqrst"}
    kg.build([_corpus(tmp_path / "corpus", {**DEALS, **others})], tmp_path / "made")
    made.clear()
    changed = {**DEALS, **others, "c.txt": "Cord Holdings acquired Arbo Ltd in 2009."}
    kg.build([_corpus(tmp_path / "corpus", changed)], tmp_path / "made")
    assert made == ["c.txt"]
    kg.build([tmp_path / "corpus"], tmp_path / "fresh")
    assert _written(tmp_path / "made") == _written(tmp_path / "fresh")


def test_a_removed_document_leaves_nothing_behind(tmp_path: Path, read: list[str]) -> None:
    kg.build([_corpus(tmp_path / "corpus", DEALS)], tmp_path / "made")
    read.clear()
    graph = upkeep.remove("b.txt", tmp_path / "made")
    assert (read, [document.id for document in graph.documents]) == ([], ["a.txt", "c.txt"])
    left = b"".join(path.read_bytes() for path in (tmp_path / "made").glob("*.*") if path.is_file())
    assert b"Dorn" not in left
    assert b"Elva" not in left


def test_removing_all_leaves_an_empty_graph(tmp_path: Path) -> None:
    kg.build([_corpus(tmp_path / "corpus", {"a.txt": DEALS["a.txt"]})], tmp_path / "made")
    assert len(upkeep.remove("a.txt", tmp_path / "made").store) == 0


def test_a_document_that_is_not_there_is_told_with_near_names(tmp_path: Path) -> None:
    kg.build([_corpus(tmp_path / "corpus", DEALS)], tmp_path / "made")
    with pytest.raises(NotFoundError, match=r"has no document 'a\.text'; near it: a\.txt"):
        upkeep.remove("a.text", tmp_path / "made")
    with pytest.raises(GraphError, match="no graph at"):
        upkeep.remove("a.txt", tmp_path / "other")


def test_documents_are_added_to_those_that_are_there(tmp_path: Path, read: list[str]) -> None:
    whole = kg.build([_corpus(tmp_path / "corpus", DEALS)], tmp_path / "whole")
    for name, text in DEALS.items():
        read.clear()
        (tmp_path / name).write_text(text, encoding="utf-8")
        graph = kg.build([tmp_path / name], tmp_path / "made", add=name != "a.txt")
        assert read == [name]
    assert graph.facts == whole.facts
    assert _written(tmp_path / "made") == _written(tmp_path / "whole")


def test_other_settings_read_nothing_again(tmp_path: Path, read: list[str]) -> None:
    corpus = _corpus(tmp_path / "corpus", DEALS)
    kg.build([corpus], tmp_path / "made")
    read.clear()
    elsewhere = Settings(base=Iri("https://example.org/id/"))
    graph = kg.build([corpus], tmp_path / "made", settings=elsewhere)
    assert read == []
    assert {entity.id.startswith(elsewhere.base) for entity in graph.entities} == {True}
    assert upkeep.remove("a.txt", tmp_path / "made").entities[0].id.startswith(elsewhere.base)


def test_what_people_judge_makes_another_graph_of_the_same_readings(tmp_path: Path, read: list[str]) -> None:
    corpus = _corpus(tmp_path / "corpus", DEALS)
    fact = kg.build([corpus], tmp_path / "made").facts[0]
    statement = statement_of(fact, load_ontology().fact_class(fact.type))
    retracted = Judgement(decision=Decision.RETRACT, by="ann", at="2026-01-01T00:00:00", statement=statement)
    add_judgements(tmp_path / "made" / JUDGEMENTS, [retracted])
    read.clear()
    graph = kg.build([corpus], tmp_path / "made")
    assert (read, len(graph.facts), fact in graph.facts) == ([], 3, False)
    before = _stamps(tmp_path / "made")
    kg.build([corpus], tmp_path / "made")
    assert _stamps(tmp_path / "made") == before
    assert fact not in upkeep.remove("b.txt", tmp_path / "made").facts


def test_an_authority_file_that_changed_makes_another_graph(tmp_path: Path, read: list[str]) -> None:
    def same_as(graph: kg.Graph) -> list[str]:
        return [iri for entity in graph.entities if entity.name == "Elva" for iri in entity.same_as]

    corpus, known = _corpus(tmp_path / "corpus", DEALS), tmp_path / "known.csv"
    for end in ("1", "2"):
        read.clear()
        known.write_text(f"name,id\nElva,https://example.org/{end}\n", encoding="utf-8")
        graph = kg.build([corpus], tmp_path / "made", known=[known])
        assert same_as(graph) == [f"https://example.org/{end}"]
    assert read == []
    assert same_as(upkeep.remove("a.txt", tmp_path / "made")) == ["https://example.org/2"]
    known.unlink()
    with pytest.raises(AuthorityError, match=r"known\.csv: can't be read"):
        kg.build([corpus], tmp_path / "made", known=[known])
    assert same_as(kg.build([corpus], tmp_path / "made")) == []


def test_another_extractor_reads_all_again(tmp_path: Path, read: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    kg.build([_corpus(tmp_path / "corpus", DEALS)], tmp_path / "made")
    read.clear()
    monkeypatch.setattr("kg.archive.extractor_fingerprint", lambda: "of tomorrow")
    upkeep.remove("a.txt", tmp_path / "made")
    assert read == ["b.txt", "c.txt"]


def test_a_file_that_somebody_changed_is_written_again(tmp_path: Path, read: list[str]) -> None:
    corpus = _corpus(tmp_path / "corpus", DEALS)
    kg.build([corpus], tmp_path / "made")
    expected = _written(tmp_path / "made")
    read.clear()
    (tmp_path / "made/graph.ttl").write_text("", encoding="utf-8")
    (tmp_path / "made/graph.html").unlink()
    kg.build([corpus], tmp_path / "made")
    assert (read, _written(tmp_path / "made")) == ([], expected)


def test_a_first_build_can_add(tmp_path: Path) -> None:
    corpus = _corpus(tmp_path / "corpus", DEALS)
    assert len(kg.build([corpus], tmp_path / "made", add=True).documents) == 3


def test_to_a_restored_graph_nothing_can_be_added(tmp_path: Path) -> None:
    graph = kg.build([_corpus(tmp_path / "corpus", DEALS)], tmp_path / "made")
    write_backup(tmp_path / "backup.nq", graph.store)
    upkeep.restore(tmp_path / "backup.nq", tmp_path / "restored")
    with pytest.raises(GraphError, match="has no graph that kg has built"):
        kg.build([tmp_path / "corpus"], tmp_path / "restored", add=True)


def test_a_spoilt_store_is_mended_by_a_fresh_build(tmp_path: Path) -> None:
    corpus = _corpus(tmp_path / "corpus", DEALS)
    kg.build([corpus], tmp_path / "made")
    expected = _written(tmp_path / "made")
    for path in (tmp_path / "made/store").glob("*.sst"):
        path.write_bytes(b"spoilt")
    kg.build([corpus], tmp_path / "made", fresh=True)
    assert _written(tmp_path / "made") == expected


def test_fresh_does_all_again(tmp_path: Path, read: list[str]) -> None:
    corpus = _corpus(tmp_path / "corpus", DEALS)
    kg.build([corpus], tmp_path / "made")
    read.clear()
    kg.build([corpus], tmp_path / "made", fresh=True)
    assert read == list(DEALS)


def test_a_build_that_finds_no_document_leaves_the_graph(tmp_path: Path) -> None:
    kg.build([_corpus(tmp_path / "corpus", DEALS)], tmp_path / "made")
    before = _stamps(tmp_path / "made")
    with pytest.raises(DocumentError):
        kg.build([tmp_path / "nothing.txt"], tmp_path / "made")
    assert _stamps(tmp_path / "made") == before


def test_a_restored_graph_is_the_one_that_was_backed_up(tmp_path: Path) -> None:
    graph = kg.build([_corpus(tmp_path / "corpus", DEALS)], tmp_path / "made")
    for name in ("backup.nq", "backup.nq.gz"):
        assert write_backup(tmp_path / name, graph.store) > 100
        restored = upkeep.restore(tmp_path / name, tmp_path / "restored")
        assert restored.facts == graph.facts
        assert _written(tmp_path / "restored") == _written(tmp_path / "made")
    kg.build([tmp_path / "corpus"], tmp_path / "restored")
    assert _written(tmp_path / "restored") == _written(tmp_path / "made")
