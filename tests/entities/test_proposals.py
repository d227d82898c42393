"""Which pairs are offered for review, and in which order."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from story_samples import fact, thing

from kg.entities import (
    Bearer,
    Proposal,
    Step,
    Verdict,
    proposals_of,
    propose,
    read_proposals,
    write_proposals,
)
from kg.errors import JudgementError
from kg.model import Entity, EntityType, Iri


def entity(name: str, type_: str = "organization", slug: str = "") -> Entity:
    return Entity(id=Iri(f"x:{slug or name}"), type=EntityType(type_), name=name)


def pairs(*entities: Entity) -> list[set[str]]:
    return [{p.one.removeprefix("x:"), p.other.removeprefix("x:")} for p in propose(entities, [])]


def test_like_names_are_offered_the_likeliest_first() -> None:
    found = pairs(
        entity("Ann Ash", "person"),
        entity("Ann Ash", "person", "Ann Ash 2"),
        entity("A. Ash", "person"),
        entity("Harbour Rain Institute"),
        entity("HRI"),
        entity("Kestrel"),
        entity("Kestral"),
        entity("Amazon"),
        entity("Amazon China"),
    )
    assert found[0] == {"Ann Ash", "Ann Ash 2"}
    assert {"Harbour Rain Institute", "HRI"} in found
    assert {"Kestrel", "Kestral"} in found
    assert found[-1] == {"Amazon", "Amazon China"}


def test_other_names_and_other_types_are_not() -> None:
    assert pairs(entity("Lumen"), entity("Ostrava Power"), entity("Lumen", "place", "place")) == []


def test_a_common_third_counts() -> None:
    names = ["Amazon", "Amazon China", "Ash Foods", "Ash Foods Chile", "Joyo"]
    entities = [Entity(id=thing(name).id, type=EntityType("organization"), name=name) for name in names]
    facts = [fact("partnership", "a", party=f"{name}|Joyo") for name in names[2:4]]
    first, *_ = propose(entities, facts)
    assert {first.one, first.other} == {thing(name).id for name in names[2:4]}
    assert first.reason.endswith("; both with Joyo")


def test_what_was_judged_is_not_offered() -> None:
    one, other = entity("Amazon"), entity("Amazon China")
    assert propose([one, other], [], [frozenset((one.id, other.id))]) == []


def test_what_resolution_was_not_sure_of_is_kept_for_people(tmp_path: Path) -> None:
    one, other = Iri("urn:a"), Iri("urn:b")
    step = Step(
        one=Bearer(name="Tarka"),
        other=Bearer(name="Tarka Group"),
        verdict=Verdict.APART,
        score=0.7,
        reasons=("one says more",),
        entities=(one, other),
    )
    again, settled = replace(step, entities=(other, one), score=0.6), replace(step, entities=(one, one))
    proposals = proposals_of([step, again, settled])
    assert proposals == [Proposal(one=one, other=other, score=0.7, reason="'Tarka' and 'Tarka Group': one says more")]
    assert read_proposals(tmp_path / "none.json") == []
    write_proposals(tmp_path / "kept.json", proposals)
    assert read_proposals(tmp_path / "kept.json") == proposals
    (tmp_path / "kept.json").write_text("[{}]", "utf-8")
    with pytest.raises(JudgementError, match="is broken"):
        read_proposals(tmp_path / "kept.json")
