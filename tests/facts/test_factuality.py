"""What has come about, by the sentences around."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pytest
from facts_samples import analysed

from kg.facts import extract_claims, factuality, scenes_of
from kg.facts.factuality import ends_of, judged, view_of, words_around
from kg.model import Claim, Status
from kg.network import STATUSES
from kg.ontology import load_ontology

TEXT = "Prices rose. Norwell bought Kelbrand. Nobody minded. It rained in Oslo."


class Fake:
    """A network that holds one status for as probable as it is told."""

    def __init__(self, status: Status, probability: float) -> None:
        self.metadata: Mapping[str, Any] = {"types": list(load_ontology().fact_classes)}
        self._answer = np.full(len(STATUSES), (1 - probability) / (len(STATUSES) - 1), np.float32)
        self._answer[STATUSES.index(status)] = probability

    def __call__(self, **inputs: Any) -> Any:
        return np.tile(self._answer, (len(inputs["types"]), 1))


Judge = Callable[[Status, Status, float], list[Status]]


@pytest.fixture
def judge(monkeypatch: pytest.MonkeyPatch) -> Judge:
    """What becomes of a claim that the rules give a status, if the network holds another for so probable."""

    def status(ruled: Status, seen: Status, probability: float) -> list[Status]:
        monkeypatch.setattr(factuality, "load_network", lambda _: Fake(seen, probability))
        scenes = scenes_of(analysed(TEXT))
        (claim,) = _claims(TEXT)
        told = Claim(**{**{key: getattr(claim, key) for key in claim.__dataclass_fields__}, "status": ruled})
        return [each.status for each in judged([told, told], scenes, load_ontology())]

    return status


def _claims(text: str) -> tuple[Claim, ...]:
    return extract_claims(analysed(text), load_ontology(), raw=True).claims


def test_what_is_all_but_surely_unreal_is_not_told_as_done(judge: Judge) -> None:
    assert judge(Status.COMPLETED, Status.CANCELLED, 0.99) == [Status.CANCELLED] * 2
    assert judge(Status.COMPLETED, Status.CANCELLED, 0.8) == [Status.COMPLETED] * 2


def test_a_post_that_is_only_to_come_is_a_future_one(judge: Judge) -> None:
    assert judge(Status.CURRENT, Status.PLANNED, 0.99) == [Status.FUTURE] * 2


def test_what_is_denied_is_not_taken_for_done(judge: Judge) -> None:
    assert judge(Status.DENIED, Status.COMPLETED, 0.999) == [Status.DENIED] * 2


def test_what_is_open_is_done_only_if_the_network_is_sure(judge: Judge) -> None:
    assert judge(Status.PLANNED, Status.COMPLETED, 0.8) == [Status.PLANNED] * 2
    assert judge(Status.PLANNED, Status.COMPLETED, 0.999) == [Status.COMPLETED] * 2


def test_how_open_a_thing_is_remains_as_the_rules_say(judge: Judge) -> None:
    assert judge(Status.PLANNED, Status.RUMOURED, 0.999) == [Status.PLANNED] * 2
    assert judge(Status.FORMER, Status.CURRENT, 0.999) == [Status.FORMER] * 2


def test_the_sentences_before_and_behind_are_read() -> None:
    scenes = scenes_of(analysed(TEXT))
    words, places = words_around(scenes, 1, 1)
    assert [len(words), *np.bincount(places)] == [10, 3, 4, 3]


def test_a_view_has_the_sentence_and_both_ends() -> None:
    scenes, (claim,) = scenes_of(analysed(TEXT)), _claims(TEXT)
    view = view_of(claim, scenes, load_ontology())
    assert [mention.text for mention in ends_of(claim, load_ontology())] == ["Norwell", "Kelbrand"]
    assert view is not None
    assert (view.first, view.last, view.ends.shape) == (1, 1, (3 * 384,))


def test_a_claim_with_one_end_is_not_asked() -> None:
    text = "Norwell was founded in 1990."
    (claim,) = _claims(text)
    assert view_of(claim, scenes_of(analysed(text)), load_ontology()) is None
