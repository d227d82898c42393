"""What two sentences tell together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pytest
from facts_samples import analysed
from numpy.typing import NDArray

from kg.facts import across, extract_claims
from kg.facts.across import posts_across
from kg.facts.relations import Relation, load_relations
from kg.facts.scene import Scene
from kg.model import Argument, Claim, Mention, Status
from kg.ontology import load_ontology

FIRM = "Norwell Inc grew last year."
SAID = '"We hire," said finance chief Ivo Lund.'


def seen(
    text: str, monkeypatch: pytest.MonkeyPatch, *pairs: tuple[str, str, str], probability: float = 0.9
) -> list[Claim]:
    """The claims across the sentences if the network sees these relations: name, subject, object."""

    def related(
        arguments: Sequence[Argument],
        places: Sequence[Sequence[int]],
        numbers: Sequence[tuple[int, int]],
        words: NDArray[np.float32],
        *,
        across: bool,
    ) -> Iterator[Relation]:
        assert across
        assert max(max(place) for place in places) < len(words)
        for one, other in numbers:
            subject, object_ = arguments[one], arguments[other]
            for name, *ends in pairs:
                if [subject.text, object_.text] == ends and isinstance(subject, Mention):
                    yield Relation(
                        relation=load_relations()[name],
                        subject=subject,
                        object=object_,
                        probability=probability,
                        believed=True,
                        statuses={status: 0.6 * (status is Status.FORMER) for status in Status},
                    )

    analysis = analysed(text)
    scenes = [Scene(sentence, analysis) for sentence in analysis.sentences]
    monkeypatch.setattr(across, "related", related)
    return list(posts_across(scenes, (), load_ontology()))


def told(claim: Claim) -> dict[str, str]:
    return {str(role): filler.text for role, (filler, *_) in claim.roles.items()}


def test_a_title_is_one_of_the_firm_of_the_sentence_before(monkeypatch: pytest.MonkeyPatch) -> None:
    (claim,) = seen(f"{FIRM} {SAID}", monkeypatch, ("post", "Ivo Lund", "Norwell Inc"))
    assert told(claim) == {"person": "Ivo Lund", "organization": "Norwell Inc", "position": "finance chief"}
    assert claim.sentence.text == f"{FIRM} {SAID}"
    assert claim.extractor == "across:post"


def test_the_network_says_what_has_become_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    (claim,) = seen(f"{FIRM} {SAID}", monkeypatch, ("post", "Ivo Lund", "Norwell Inc"))
    assert claim.status is Status.FORMER


@pytest.mark.parametrize(
    ("text", "relation", "probability"),
    [
        (f"{FIRM} {SAID}", ("post", "Ivo Lund", "Norwell Inc"), 0.8),
        (f"{FIRM} {SAID}", ("bought", "Ivo Lund", "Norwell Inc"), 0.9),
        (f"{FIRM} It rained. It snowed. It hailed. {SAID}", ("post", "Ivo Lund", "Norwell Inc"), 0.9),
        (f"{FIRM} Ivo Lund, a chairman, said so.", ("post", "Ivo Lund", "Norwell Inc"), 0.9),
        (f"{FIRM}\n\nIvo Lund", ("post", "Ivo Lund", "Norwell Inc"), 0.9),
    ],
    ids=["improbable", "not across", "far away", "indefinite", "byline"],
)
def test_other_relations_tell_nothing(
    text: str, relation: tuple[str, str, str], probability: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert seen(text, monkeypatch, relation, probability=probability) == []


def test_who_has_an_employer_gets_no_other_one() -> None:
    text = f"{FIRM} Kelbrand Ltd finance chief Ivo Lund was glad."
    claims = extract_claims(analysed(text), load_ontology()).claims
    assert [told(claim)["organization"] for claim in claims if claim.type == "employment"] == ["Kelbrand Ltd"]
