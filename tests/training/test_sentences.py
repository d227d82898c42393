"""Patterns of sentences are read as they are written, and mistakes are told with their place."""

from __future__ import annotations

import pytest

from kg.training.sentences import Pattern, load_patterns, parse_patterns

BOUGHT = """
# a deal
{A:org} said {A=it} had bought {B:org}, a unit of {C:org.short}, for {M:money}.
> acquisition completed: acquirer=A target=B seller=C price=M
> subsidiary former: subsidiary=B parent=C
{P:person} praised {P.his} team.

{L:city} was cold.
"""


@pytest.fixture
def patterns() -> list[Pattern]:
    return list(parse_patterns(BOUGHT, "deals.txt"))


def test_blank_lines_part_the_patterns(patterns: list[Pattern]) -> None:
    assert [pattern.id for pattern in patterns] == ["deals/3", "deals/8"]
    assert [len(pattern.lines) for pattern in patterns] == [2, 1]


def test_slots_know_their_things_and_forms(patterns: list[Pattern]) -> None:
    slots = patterns[0].lines[0].slots
    assert [(slot.thing, slot.form, slot.words) for slot in slots] == [
        ("A", "", ""),
        ("A", "", "it"),
        ("B", "", ""),
        ("C", "short", ""),
        ("M", "", ""),
    ]
    assert patterns[0].things == {"A": "org", "B": "org", "C": "org", "M": "money", "P": "person"}


def test_facts_belong_to_the_line_before_them(patterns: list[Pattern]) -> None:
    bought, praised = patterns[0].lines
    assert [(fact.type, str(fact.status)) for fact in bought.facts] == [
        ("acquisition", "completed"),
        ("subsidiary", "former"),
    ]
    assert bought.facts[0].roles == {"acquirer": ("A",), "target": ("B",), "seller": ("C",), "price": ("M",)}
    assert praised.facts == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{A:firm} grew.", "x.txt, line 1: no kind 'firm'"),
        ("{A} grew.", "A has no kind"),
        ("{A:org} grew.\n{A:city} shrank.", "line 2: A is a org already"),
        ("{A:org.last} grew.", "a org has no form 'last'"),
        ("{A:org grew.", "a slot that can't be read"),
        ("> founding: organization=A", "a fact before the first sentence"),
        ("{A:org} grew.\n> founding: organization=A date=D", "'D' does not stand in the sentence"),
        ("{A:org} grew.\n> founding: owner=A", "founding has no role 'owner'"),
        ("{A:org} grew.\n> fonding: organization=A", "did you mean 'founding'"),
        ("{P:person} met {Q:person}.\n> family: person=P relative=Q", "a family tie needs kind="),
    ],
)
def test_mistakes_are_told_with_their_place(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=r"x\.txt, line") as raised:
        list(parse_patterns(text, "x.txt"))
    assert message in str(raised.value)


def test_all_shipped_patterns_can_be_read() -> None:
    patterns = list(load_patterns())
    assert len({pattern.id for pattern in patterns}) == len(patterns) > 3000
