"""What the network sees beside the frames: when it is told, and what it adds to what is told."""

from __future__ import annotations

import pytest
from facts_samples import analysed, claims_of

from kg.facts import related
from kg.facts.extraction import extract_from_sentence
from kg.facts.related import with_relations
from kg.facts.relations import Relation, load_relations
from kg.facts.scene import Scene
from kg.model import Argument, Claim, Mention, Status
from kg.ontology import load_ontology


def told(text: str, monkeypatch: pytest.MonkeyPatch, *seen: tuple[str, str, str]) -> list[Claim]:
    """The claims of a sentence if the network sees these relations: name, subject, object."""
    analysis = analysed(text)
    (scene,) = (Scene(sentence, analysis) for sentence in analysis.sentences)
    relations = tuple(relation(scene, *each) for each in seen)
    monkeypatch.setattr(related, "relations_of", lambda _: relations)
    ontology = load_ontology()
    return list(with_relations(scene, ontology, extract_from_sentence(scene, ontology).claims))


def relation(scene: Scene, name: str, subject: str, object_: str) -> Relation:
    arguments: list[Argument] = [*scene.mentions, *scene.times, *scene.amounts]
    one, other = (next(a for a in arguments if a.text == words) for words in (subject, object_))
    assert isinstance(one, Mention)
    return Relation(
        relation=load_relations()[name],
        subject=one,
        object=other,
        probability=0.95,
        believed=True,
        statuses=dict.fromkeys(Status, 0.0),
    )


def fillers(claim: Claim) -> dict[str, list[str]]:
    return {str(role): [filler.text for filler in fillers] for role, fillers in sorted(claim.roles.items())}


def test_what_firms_hang_together_by_may_say_that_nothing_came_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Norwell Inc walked away from a $3bn offer for Kelbrand Ltd on Friday."
    claims = told(text, monkeypatch, ("bought", "Norwell Inc", "Kelbrand Ltd"))
    assert {claim.status for claim in claims if claim.type == "acquisition"} == {Status.CANCELLED}


def test_who_looks_for_a_buyer_buys_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Norwell Inc is looking for a buyer for Kelbrand Ltd on Friday."
    assert told(text, monkeypatch, ("bought", "Norwell Inc", "Kelbrand Ltd")) == []


def test_the_network_tells_what_no_frame_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    (claim,) = told(
        "Arbenta Inc was all that Corvell Ltd lived for.", monkeypatch, ("unit", "Corvell Ltd", "Arbenta Inc")
    )
    assert (claim.type, claim.extractor, claim.confidence) == ("subsidiary", "model:unit", 0.95)
    assert fillers(claim) == {"parent": ["Arbenta Inc"], "subsidiary": ["Corvell Ltd"]}


def test_two_that_a_frame_relates_are_not_related_again(monkeypatch: pytest.MonkeyPatch) -> None:
    (claim,) = told(
        "Arbenta Inc bought Corvell Ltd in May.", monkeypatch, ("shareholder", "Arbenta Inc", "Corvell Ltd")
    )
    assert claim.extractor == "rule:acquisition/buy"


def test_another_kind_of_fact_of_the_same_two_is_told_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Ada Moe Larsen is a trustee of Kirkmoor University, where she learned."
    claims = told(text, monkeypatch, ("studies", "Ada Moe Larsen", "Kirkmoor University"))
    assert {"education", "employment"} <= {str(claim.type) for claim in claims}


def test_an_end_that_a_frame_has_settled_is_not_related_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Arbenta Inc bought Corvell Ltd, to the surprise of Northmoor Bank."
    (claim,) = told(text, monkeypatch, ("bought", "Northmoor Bank", "Corvell Ltd"))
    assert claim.extractor == "rule:acquisition/buy"


def test_what_is_negated_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Arbenta Inc is no match of Corvell Ltd today."
    assert told(text, monkeypatch, ("competitor", "Arbenta Inc", "Corvell Ltd")) == []


def test_an_empty_role_is_filled(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Corvell Ltd, which is worth $5 million, was bought by Arbenta Inc in May."
    (without,) = told(text, monkeypatch)
    (claim,) = told(text, monkeypatch, ("price", "Corvell Ltd", "$5 million"))
    assert "price" not in fillers(without)
    assert fillers(claim)["price"] == ["$5 million"]


def test_a_filled_role_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Arbenta Inc bought Corvell Ltd for $9 million and lost $5 million."
    (claim,) = told(text, monkeypatch, ("price", "Corvell Ltd", "$5 million"))
    assert fillers(claim)["price"] == ["$9 million"]


def test_who_stands_in_the_list_belongs_to_the_fact(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Corvell Ltd was founded by tuneless piper Tom Ash, fiddler/drummer Ida Moor and publican Max Olsen."
    names = ("Tom Ash", "Ida Moor", "Max Olsen")
    (claim,) = told(text, monkeypatch, *(("founded_by", "Corvell Ltd", name) for name in names))
    assert sorted(fillers(claim)["founder"]) == ["Ida Moor", "Max Olsen", "Tom Ash"]


def test_who_acts_in_the_next_clause_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Arbenta Inc bought Corvell Ltd in 2004 and Lumio Ltd was founded in 1990."
    claims = told(text, monkeypatch, ("bought", "Arbenta Inc", "Lumio Ltd"))
    assert [fillers(c)["target"] for c in claims if c.type == "acquisition"] == [["Corvell Ltd"]]


def test_a_post_is_called_by_the_title_beside_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "The deputy chairman, Anna Lindqvist, spoke well of Arbenta Inc today."
    (claim,) = told(text, monkeypatch, ("post", "Anna Lindqvist", "Arbenta Inc"))
    assert fillers(claim)["position"] == ["deputy chairman"]


def test_a_cooperation_that_is_to_come_is_agreed() -> None:
    text = "Ivo Lund, Arbenta's chief executive, has said that his firm will also work with Corvell to build a school."
    assert {claim.status.value for claim in claims_of(text) if claim.type == "partnership"} <= {"agreed", "future"}
