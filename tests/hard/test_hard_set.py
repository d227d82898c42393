"""The hard set is well formed: its facts can be said in the ontology and stand in their texts."""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest

from kg.model import Status
from kg.ontology import RoleClass, ValueKind, load_ontology

Case = dict[str, Any]

KINDS = frozenset(
    (
        *("plain", "passive", "denied", "planned", "former", "hypothetical", "direction", "apposition", "list"),
        *("relative", "rumour", "other-price", "two-deals", "namesake", "cancelled", "attribution", "nominal"),
        *("pronoun", "headline", "wire", "cross-sentence", "article", "nothing"),
    )
)

FREE = frozenset({"kind", "country"})
"""Roles whose filler need not be the text's own words: "spouse" for "wife", "Finland" for "Finnish"."""

NORMAL_FORMS = {
    ValueKind.MONEY: r"\d+(\.\d*[1-9])? [A-Z]{3}( per share)?",
    ValueKind.STAKE: r"\d+(\.\d+)?%|\d+ shares|majority|minority",
    ValueKind.DATE: r"\d{4}(-\d\d(-\d\d)?)?~?",
    ValueKind.COUNT: r"\d+",
}


def _load(name: str) -> list[Case]:
    cases: list[Case] = tomllib.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))["case"]
    return cases


FILES = (_load("open.toml"), _load("held_out.toml"))
CASES = [case for cases in FILES for case in cases]
each_case = pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])


def _as_list(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def _patterns(case: Case) -> list[Case]:
    return [*case["facts"], *case.get("optional", [])]


def _roles(fact: Case) -> dict[str, RoleClass]:
    return {str(role.name): role for role in load_ontology().fact_class(fact["type"]).roles}


@pytest.mark.parametrize("key", ["id", "text"])
def test_no_case_stands_twice(key: str) -> None:
    assert [value for value, count in Counter(case[key] for case in CASES).items() if count > 1] == []


def test_a_pair_lies_in_one_file_and_its_members_differ_in_their_facts() -> None:
    seen: set[str] = set()
    for cases in FILES:
        pairs: dict[str, list[Case]] = defaultdict(list)
        for case in cases:
            if "pair" in case:
                pairs[case["pair"]].append(case)
        assert not seen & pairs.keys()
        assert [pair for pair, members in pairs.items() if len({str(m["facts"]) for m in members}) < 2] == []
        seen |= pairs.keys()


@each_case
def test_a_case_holds_what_the_head_of_the_file_says(case: Case) -> None:
    assert case.keys() <= {"id", "kind", "names", "pair", "date", "text", "facts", "optional"}
    assert case["kind"] in KINDS
    assert case["kind"] != "nothing" or case["facts"] == []


@each_case
def test_a_fact_is_one_of_the_ontology(case: Case) -> None:
    for fact in _patterns(case):
        assert fact.keys() <= {"type", "status", "attribution", *_roles(fact)}
        assert set(_as_list(fact.get("status", []))) <= set(Status)
    for fact in case["facts"]:
        class_ = load_ontology().fact_class(fact["type"])
        given = fact.keys() | ({"organization"} if fact["type"] == "renaming" else set())
        assert {"status", *class_.required} <= given
        assert not class_.required_any or given & set(class_.required_any)
        assert len(_as_list(fact.get(class_.required[0], []))) >= class_.minimum or class_.minimum == 1


@each_case
def test_words_stand_in_the_text_and_values_are_in_normal_form(case: Case) -> None:
    for fact in _patterns(case):
        roles = _roles(fact)
        for key in fact.keys() - {"type", "status", *FREE}:
            form = NORMAL_FORMS.get(roles[key].kind) if key in roles else None
            for filler in _as_list(fact[key]):
                assert re.fullmatch(form, filler) if form else filler in case["text"], (key, filler)
