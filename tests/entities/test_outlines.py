"""Readings are asked for only where an earlier resolution may have told other facts."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from entities_samples import SETTINGS, earlier_facts, reading, resolved, said

from kg.entities import (
    Decision,
    Judgement,
    Outline,
    Resolution,
    outline_of,
    resolve_outlines,
    statement_of,
)
from kg.model import Reading
from kg.ontology import load_ontology

DEALS = [
    reading("a", ("{Arbo:organization} bought {Beno:organization}.", said("merger", party=("Arbo", "Beno")))),
    reading("b", ("{Cord:organization} bought {Beno:organization}.", said("merger", party=("Cord", "Beno")))),
    reading("c", ("{Ada Ash:person} was born in {Lund:place}.", said("birth", person="Ada Ash", place="Lund"))),
]


def _outlines(readings: list[Reading], read: list[str]) -> list[Outline]:
    """Those of readings, which are told when they are asked for."""

    def asked(one: Reading) -> Reading:
        read.append(one.document.id)
        return one

    return [replace(outline_of(one, load_ontology()), read=partial(asked, one)) for one in readings]


def _resolved(outlines: list[Outline], earlier: Resolution, log: tuple[Judgement, ...] = ()) -> Resolution:
    facts = earlier_facts(earlier)
    return resolve_outlines(outlines, settings=SETTINGS, ontology=load_ontology(), judgements=log, earlier=facts)


def test_only_what_may_tell_other_facts_is_read_again() -> None:
    read: list[str] = []
    before = resolved(*DEALS)
    assert _resolved(_outlines(DEALS, read), before).facts == before.facts
    assert read == []
    fuller = reading("d", "{Beno Holdings Group:organization}, formerly {Beno:organization}, rose.")
    after = _resolved(_outlines([*DEALS, fuller], read), before)
    assert after.facts == resolved(*DEALS, fuller).facts
    assert after.facts[0].roles != before.facts[0].roles
    assert read == ["a", "b", "d"]


def test_a_judged_document_is_read_again_and_again_when_that_is_undone() -> None:
    read: list[str] = []
    before = resolved(*DEALS)
    statement = statement_of(before.facts[0], load_ontology().fact_class(before.facts[0].type))
    retracted = Judgement(decision=Decision.RETRACT, by="ann", at="2026-01-01T00:00:00", statement=statement)
    judged = _resolved(_outlines(DEALS, read), before, (retracted,))
    assert (read, judged.facts) == (["a"], before.facts[1:])
    assert _resolved(_outlines(DEALS, read), judged).facts == before.facts
    assert read == ["a", "a"]
