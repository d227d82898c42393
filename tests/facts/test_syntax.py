"""Who does what to whom: the same links whatever the form."""

from __future__ import annotations

import pytest
from facts_samples import analysed, syntax_by_hand

from kg.facts.grammar import Syntax

FORMS = [
    ("Arbenta bought Corvell.", "bought"),
    ("Corvell was bought by Arbenta.", "bought"),
    ("Corvell has been bought by Arbenta.", "bought"),
    ("Corvell, bought by Arbenta in 2004, makes maps.", "bought"),
    ("Arbenta, having bought Corvell, makes maps.", "bought"),
    ("Arbenta agreed to buy Corvell.", "buy"),
    ("Arbenta wants to try to buy Corvell.", "buy"),
    ("Arbenta strengthened its business by buying Corvell.", "buying"),
    ("After buying Corvell, Arbenta grew.", "buying"),
    ("Arbenta sold shares and bought Corvell.", "bought"),
    ("Arbenta signed an agreement to buy Corvell.", "buy"),
    ("Lumio persuaded Arbenta to buy Corvell.", "buy"),
    ("Arbenta is said to have bought Corvell.", "bought"),
    ("Arbenta took over Corvell.", "took"),
    ("Arbenta to buy Corvell", "buy"),
    ("Arbenta to buy Corvell for $20 million", "buy"),
]


def syntax_of(text: str) -> Syntax:
    (only,) = analysed(text).sentences
    return Syntax(only)


def words_at(syntax: Syntax, word: str, link: str) -> list[str]:
    trigger = next(i for i, token in enumerate(syntax.tokens) if token.text == word)
    return [syntax.tokens[i].text for i in syntax.links(trigger).get(link, ())]


@pytest.mark.parametrize(("text", "verb"), FORMS)
def test_every_form_of_a_verb_has_the_same_subject_and_object(text: str, verb: str) -> None:
    syntax = syntax_of(text)
    assert (words_at(syntax, verb, "subject"), words_at(syntax, verb, "object")) == (["Arbenta"], ["Corvell"])


@pytest.mark.parametrize(
    ("text", "subject", "object_"),
    [
        ("Corvell, which Arbenta bought, makes maps.", "Arbenta", "which"),
        ("Arbenta, which bought Corvell, makes maps.", "which", "Corvell"),
        ("The company that Arbenta bought makes maps.", "Arbenta", "that"),
    ],
)
def test_a_relative_clause_keeps_its_pronoun(text: str, subject: str, object_: str) -> None:
    syntax = syntax_of(text)
    assert (words_at(syntax, "bought", "subject"), words_at(syntax, "bought", "object")) == ([subject], [object_])


@pytest.mark.parametrize(
    ("text", "noun", "links"),
    [
        ("Arbenta's acquisition of Corvell closed in May.", "acquisition", {"poss": ["Arbenta"], "of": ["Corvell"]}),
        ("The acquisition of Corvell by Arbenta closed.", "acquisition", {"by": ["Arbenta"], "of": ["Corvell"]}),
        ("Arbenta completed the acquisition of Corvell.", "acquisition", {"subject": ["Arbenta"], "of": ["Corvell"]}),
        ("Arbenta made an offer for Corvell.", "offer", {"subject": ["Arbenta"], "for": ["Corvell"]}),
        ("Corvell rejected an offer from Arbenta.", "offer", {"subject": ["Corvell"], "from": ["Arbenta"]}),
        ("Arbenta holds a stake in Corvell.", "stake", {"subject": ["Arbenta"], "in": ["Corvell"]}),
        ("Mara Lindqvist is the chairman of Arbenta.", "chairman", {"self": ["Lindqvist"], "of": ["Arbenta"]}),
        ("Mara Lindqvist, the chairman of Arbenta, left.", "chairman", {"self": ["Lindqvist"], "of": ["Arbenta"]}),
        ("Arbenta chairman Mara Lindqvist left.", "chairman", {"self": ["Lindqvist"], "modifier": ["Arbenta"]}),
        ("Arbenta appointed Mara Lindqvist as chairman.", "chairman", {"self": ["Lindqvist"]}),
        ("Mara Lindqvist served as chairman of Arbenta.", "chairman", {"self": ["Lindqvist"], "of": ["Arbenta"]}),
        ("Mara Lindqvist became chairman of Arbenta.", "chairman", {"self": ["Lindqvist"], "of": ["Arbenta"]}),
        ("Mara Lindqvist is founder and chairman of Arbenta.", "founder", {"self": ["Lindqvist"], "of": ["Arbenta"]}),
        ("Mara Lindqvist is founder and chairman of Arbenta.", "chairman", {"self": ["Lindqvist"], "of": ["Arbenta"]}),
    ],
)
def test_a_noun_is_linked_to_its_possessor_its_prepositions_and_its_bearer(
    text: str, noun: str, links: dict[str, list[str]]
) -> None:
    syntax = syntax_of(text)
    assert {link: words_at(syntax, noun, link) for link in links} == links


# By hand


def test_a_bare_relative_clause_takes_the_noun_that_it_hangs_on_as_its_object() -> None:
    syntax = syntax_by_hand("firms/firm/NNS/ROOT>0 Arbenta/NNP/nsubj>2 bought/buy/VBD/relcl>0")
    assert (syntax.links(2)["subject"], syntax.links(2)["object"]) == ([1], [0])


def test_the_object_of_persuade_acts_in_its_infinitive_and_the_subject_of_promise_in_its() -> None:
    tree = "Arbenta/NNP/nsubj>1 {}/VBD/ROOT>1 Corvell/NNP/dobj>1 to/TO/aux>4 buy/VB/xcomp>1 Lumio/NNP/dobj>4"
    assert syntax_by_hand(tree.format("persuaded/persuade")).links(4)["subject"] == [2]
    assert syntax_by_hand(tree.format("promised/promise")).links(4)["subject"] == [0]


def test_a_place_that_hangs_on_the_day_belongs_to_the_verb() -> None:
    syntax = syntax_by_hand(
        "She/PRP/nsubjpass>2 was/be/VBD/auxpass>2 born/bear/VBN/ROOT>2 on/IN/prep>2 3/CD/nummod>5 May/NNP/pobj>3 "
        "1960/CD/nummod>5 in/IN/prep>6 Ulm/NNP/pobj>7"
    )
    assert syntax.links(2)["in"] == [8]


def test_a_tree_without_a_root_and_one_of_a_hundred_levels_end() -> None:
    assert syntax_by_hand("Corvell/NNP/dep>1 Lumio/NNP/dep>0").root == 0
    deep = syntax_by_hand(" ".join(f"go{i}/VB/{'xcomp' if i else 'ROOT'}>{max(i - 1, 0)}" for i in range(100)))
    assert deep.links(99)["subject"] == []


@pytest.mark.parametrize(
    ("text", "word", "link", "expected"),
    [
        ("Lumio bought the Oslo-based bond market Corvell.", "based", "object", ["Corvell"]),
        ("Arbenta and Corvell said they will merge.", "merge", "subject", ["Arbenta"]),
        ("Lumio belonged to Corvell, bought by Arbenta in 2004.", "bought", "object", ["Corvell"]),
        ("Arbenta and Lumio extended the term of their pact.", "pact", "subject", ["Arbenta"]),
        ("The sale by Arbenta of Corvell to Lumio closed.", "sale", "of", ["Corvell"]),
    ],
)
def test_a_link_is_found_where_the_parser_hangs_it_elsewhere(
    text: str, word: str, link: str, expected: list[str]
) -> None:
    assert words_at(syntax_of(text), word, link) == expected
