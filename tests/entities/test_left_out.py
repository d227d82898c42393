from __future__ import annotations

from entities_samples import Said, reading, said

from kg.config import Settings
from kg.entities import Resolution, resolve
from kg.model import Reason, Rejection, Role
from kg.ontology import load_ontology

FIRMS = "{Tinderbox:organization} bought {Joyful:organization}."


def resolution(sentence: str, *claims: Said, min_confidence: float = 0) -> Resolution:
    settings = Settings(min_confidence=min_confidence)
    return resolve([reading("a", (sentence, *claims))], settings=settings, ontology=load_ontology())


def only_rejection(sentence: str, *claims: Said, min_confidence: float = 0) -> Rejection:
    found = resolution(sentence, *claims, min_confidence=min_confidence)
    assert not found.facts
    assert not found.entities
    (rejection,) = found.rejections
    return rejection


def test_an_entity_of_the_wrong_type_is_told() -> None:
    told = said("acquisition", acquirer="Tinderbox", target="Joyful")
    rejection = only_rejection("{Tinderbox:organization} bought {Joyful:place}.", told)
    assert (rejection.reason, rejection.role, rejection.words) == (Reason.UNNAMED, "target", "Joyful")
    assert [span.text for span in rejection.roles[Role("acquirer")]] == ["Tinderbox"]


def test_a_thing_and_itself_are_told() -> None:
    told = said("acquisition", acquirer="Tinderbox", target="Tinderbox")
    assert only_rejection("{Tinderbox:organization} bought it.", told).reason is Reason.REFLEXIVE


def test_a_claim_that_completes_no_fact_is_told_with_the_role_that_it_lacks() -> None:
    rejection = only_rejection(FIRMS, said("acquisition", acquirer="Tinderbox"))
    assert (rejection.reason, rejection.role) == (Reason.EMPTY, "target")
    assert only_rejection(FIRMS, said("merger", party="Tinderbox")).role == "party"
    assert only_rejection(FIRMS, said("founding", organization="Tinderbox")).role == "founder"


def test_a_fact_below_the_threshold_is_told_and_makes_no_entity() -> None:
    told = said("acquisition", confidence=0.6, acquirer="Tinderbox", target="Joyful")
    assert only_rejection(FIRMS, told, min_confidence=0.7).reason is Reason.THRESHOLD
    kept = resolution(FIRMS, told, min_confidence=0.6)
    assert (len(kept.facts), kept.rejections) == (1, ())


def test_what_is_told_twice_is_left_out_once() -> None:
    told = said("acquisition", acquirer="Tinderbox")
    assert only_rejection(FIRMS, told, told).role == "target"
