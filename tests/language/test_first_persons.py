"""Who says "I" and "we"."""

from __future__ import annotations

import pytest
from language_samples import analysed, document, references_of, understood

from kg.model import MentionKind


@pytest.mark.parametrize(
    ("text", "references"),
    [
        ("“I left Paris in May,” said Anna Lindqvist.", [("I", "Anna Lindqvist")]),
        ("Anna Lindqvist said: “My firm grew last year.”", [("My", "Anna Lindqvist")]),
        ("I am Anna Lindqvist. I live in Paris.", [("I", "Anna Lindqvist"), ("I", "Anna Lindqvist")]),
        ("My name is Anna Lindqvist and I live in Paris.", [("My", "Anna Lindqvist"), ("I", "Anna Lindqvist")]),
        ("Corvell Ltd makes maps. We are based in Paris.", [("We", "Corvell Ltd")]),
    ],
)
def test_a_first_person_is_who_speaks(text: str, references: list[tuple[str, str]]) -> None:
    assert references_of(analysed(text)) == references


def test_who_asks_is_not_the_author() -> None:
    text = "Ada Moor interviews Anna Lindqvist\n\nAnna Lindqvist is a chemist.\n\nI live in Paris."
    assert ("I", "Ada Moor") not in references_of(analysed(text))


def test_a_text_by_somebody_unnamed_is_about_its_author() -> None:
    text = "I was born in Paris. I live in Leeds with my husband."
    first, *others = [m for m in analysed(text).mentions if m.text in ("I", "my")]
    assert (first.kind, first.canonical, str(first.type)) == (MentionKind.NAME, "author of sample", "person")
    assert [m.antecedent and m.antecedent.start for m in others] == [0, 0]


def test_the_author_that_the_document_names_is_i() -> None:
    text = "Anna Lindqvist\n\nI moved to Leeds. I teach there."
    found = understood(document(text, authors=("Anna Lindqvist",), byline="Anna Lindqvist"))
    first, second = (m for m in found.mentions if m.text == "I")
    assert first.canonical == "Anna Lindqvist"
    assert second.antecedent is not None
    assert second.antecedent.start == first.start


@pytest.mark.parametrize(
    "text",
    [
        "“I left Paris in May,” said a neighbour.",
        "“We left Paris in May,” said Anna Lindqvist.",
        "The US grew. US firms grew.",
        "We live in hard times. It rained.",
    ],
)
def test_nobody_is_guessed(text: str) -> None:
    assert [m.text for m in analysed(text).mentions if m.text.lower() in ("i", "we", "us", "my")] in ([], ["US", "US"])
    assert references_of(analysed(text)) == []
