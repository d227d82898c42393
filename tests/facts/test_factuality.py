"""What has come about, by the sentences around."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from facts_samples import analysed

from kg.facts import extract_claims, factuality, scenes_of
from kg.facts.factuality import ends_of, judged, view_of, words_around
from kg.facts.status import UNREAL
from kg.model import Claim, Status
from kg.network import STATUSES
from kg.ontology import load_ontology

TEXT = "Prices rose. Norwell bought Kelbrand. Nobody minded. It rained in Oslo."


class Fake:
    """A network that holds one status for as probable as it is told, and else that all is done, or planned."""

    def __init__(self, status: Status, probability: float) -> None:
        self.metadata: Mapping[str, Any] = {"types": list(load_ontology().fact_classes)}
        other = Status.COMPLETED if status in UNREAL else Status.PLANNED
        self._answer = np.zeros(len(STATUSES), np.float32)
        self._answer[[STATUSES.index(status), STATUSES.index(other)]] = probability, 1 - probability

    def __call__(self, **inputs: Any) -> Any:
        return np.tile(self._answer, (len(inputs["types"]), 1))


Judge = Callable[..., list[Status]]


@pytest.fixture
def judge(monkeypatch: pytest.MonkeyPatch) -> Judge:
    """What becomes of a claim that the rules give a status, if the network holds another for so probable."""

    def status(ruled: Status, seen: Status, probability: float, text: str = TEXT) -> list[Status]:
        monkeypatch.setattr(factuality, "load_network", lambda _: Fake(seen, probability))
        scenes = scenes_of(analysed(text))
        (claim,) = _claims(text)
        told = replace(claim, status=ruled)
        return [each.status for each in judged([told, told], scenes, load_ontology())]

    return status


def _claims(text: str) -> tuple[Claim, ...]:
    return extract_claims(analysed(text), load_ontology(), raw=True).claims


def test_what_is_unreal_by_the_sentences_around_is_not_told_as_done(judge: Judge) -> None:
    assert judge(Status.COMPLETED, Status.CANCELLED, 0.7) == [Status.CANCELLED] * 2
    assert judge(Status.COMPLETED, Status.CANCELLED, 0.5) == [Status.COMPLETED] * 2


def test_where_nothing_stands_around_the_network_must_be_surer(judge: Judge) -> None:
    alone = "Norwell bought Kelbrand."
    assert judge(Status.COMPLETED, Status.CANCELLED, 0.7, alone) == [Status.COMPLETED] * 2
    assert judge(Status.COMPLETED, Status.CANCELLED, 0.8, alone) == [Status.CANCELLED] * 2


def test_what_somebody_alleges_remains_alleged(judge: Judge) -> None:
    assert judge(Status.ALLEGED, Status.CANCELLED, 0.999) == [Status.ALLEGED] * 2


def test_a_post_that_is_only_to_come_is_a_future_one(judge: Judge) -> None:
    assert judge(Status.CURRENT, Status.PLANNED, 0.99) == [Status.FUTURE] * 2


def test_what_is_denied_is_done_only_if_the_network_is_sure(judge: Judge) -> None:
    assert judge(Status.DENIED, Status.COMPLETED, 0.9) == [Status.DENIED] * 2
    assert judge(Status.DENIED, Status.COMPLETED, 0.999) == [Status.COMPLETED] * 2


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
