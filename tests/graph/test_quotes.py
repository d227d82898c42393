"""Every quotation is compared with its document; wrong ones are told with what stands there."""

from __future__ import annotations

import pyoxigraph
import pytest
from graph_facts import ACQUISITION, DOCUMENT, ENTITIES, SETTINGS, TEXT
from pyoxigraph import Literal, NamedNode, Quad

from kg.graph import _vocabulary as v
from kg.graph import memory_store, to_quads, verify_quotes
from kg.ontology import load_ontology

STORE = memory_store(
    to_quads(facts=[ACQUISITION], entities=ENTITIES, documents=[DOCUMENT], settings=SETTINGS, ontology=load_ontology())
)


def test_a_sound_graph_has_no_problem() -> None:
    found = verify_quotes(STORE, {DOCUMENT.id: TEXT})
    assert found.sound
    assert (found.quotes, found.problems, found.changed) == (1, (), ())


def test_a_text_that_has_moved_is_told() -> None:
    found = verify_quotes(STORE, {DOCUMENT.id: f"New. {TEXT}"})
    assert not found.sound
    (problem,) = found.problems
    assert "is quoted, but 'New. Ostrava" in problem.message
    assert problem.message.endswith("stands there; it stands at 5")
    assert found.changed == (DOCUMENT.id,)


def test_words_that_nobody_wrote_are_told() -> None:
    (problem,) = verify_quotes(STORE, {DOCUMENT.id: "Quite another text."}).problems
    assert problem.message.endswith("it stands nowhere in the text")


def test_a_document_that_is_not_given_is_told() -> None:
    found = verify_quotes(STORE, {})
    assert (found.sound, found.quotes, found.missing) == (False, 0, (DOCUMENT.id,))


@pytest.mark.parametrize("property_", [v.START, v.EXACT, v.HAS_SOURCE])
def test_a_passage_that_lacks_something_is_told(property_: NamedNode) -> None:
    kept = pyoxigraph.Store()
    kept.extend(quad for quad in STORE if quad.predicate != property_)
    (problem,) = verify_quotes(kept, {DOCUMENT.id: TEXT}).problems
    assert "passage/" in problem.message


def test_a_place_that_is_no_number_is_told() -> None:
    broken = pyoxigraph.Store()
    broken.extend(Quad(q.subject, q.predicate, Literal("x") if q.predicate == v.START else q.object) for q in STORE)
    (problem,) = verify_quotes(broken, {DOCUMENT.id: TEXT}).problems
    assert "needs one start, one end and one quotation" in problem.message
