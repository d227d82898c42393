"""A firm's names are of one type."""

from __future__ import annotations

import pytest
from language_samples import analysed

from kg.language._agreement import agree_types
from kg.language.lexicon import load_lexicon
from kg.model import EntityType, Mention


def types_of(*words: tuple[str, str]) -> dict[str, str]:
    """The types of names (words, type) that stand one after the other in a text, agreed on."""
    text = ". ".join(name for name, _ in words) + "."
    named, start = [], 0
    for name, type_ in words:
        place = text.index(name, start)
        start = place + len(name)
        bare = name.removeprefix("Mr ")
        named.append(Mention(start=start - len(bare), end=start, text=bare, type=EntityType(type_)))
    return {mention.text: str(mention.type) for mention in agree_types(analysed(text).sentences, named, load_lexicon())}


@pytest.mark.parametrize(
    ("words", "name", "agreed"),
    [
        ([("Corvell Lindo", "person"), *[("Corvell", "organization")] * 2], "Corvell Lindo", "organization"),
        ([("Corvell Lindo", "person"), ("Corvell", "organization")], "Corvell Lindo", "person"),
        ([("Clara Lindo", "person"), *[("Clara", "organization")] * 2], "Clara Lindo", "person"),
        ([("Mr Corvell Lindo", "person"), *[("Corvell", "organization")] * 2], "Corvell Lindo", "person"),
        ([("Air Lindo", "organization"), ("Lindo", "person")], "Lindo", "organization"),
        ([("Air Lindo", "organization"), ("Ada Lindo", "person"), ("Lindo", "person")], "Lindo", "person"),
    ],
)
def test_a_firm_is_one_by_all_its_names(words: list[tuple[str, str]], name: str, agreed: str) -> None:
    assert types_of(*words)[name] == agreed
