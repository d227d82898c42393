"""Patterns become annotated texts."""

from __future__ import annotations

from collections import Counter

from kg.training.corpora import OWN, AnnotatedText
from kg.training.sentences import load_patterns, parse_patterns
from kg.training.writing import write_texts


def written(text: str, seed: int = 0) -> AnnotatedText:
    (result,) = write_texts(seed, list(parse_patterns(text, "deals.txt")))
    return result


def relations(text: AnnotatedText) -> list[tuple[str, str, str]]:
    words = [text.text[start:end] for start, end, _ in text.mentions]
    return [(words[one], words[other], label) for one, other, label in text.relations]


def test_every_thing_has_one_name_and_its_place() -> None:
    text = written("{A:org} left {L:city}. {A} came to {M:city}.\n{P:woman} met {P.his} {Q:man}, and {Q.he} left.")
    names = [text.text[start:end] for start, end, _ in text.mentions]
    assert names[0] == names[2]
    assert names[5] == "her"
    assert names[7] == "he"
    assert [str(type_) for _, _, type_ in text.mentions[:4]] == ["organization", "place", "organization", "place"]
    assert text.references == {5, 7}


def test_a_fact_relates_all_mentions_of_its_fillers() -> None:
    text = written("{A:org} said {A=it} bought {B:org}.\n> acquisition completed: acquirer=A target=B")
    firm, it, bought = (text.text[start:end] for start, end, _ in text.mentions)
    assert relations(text) == [
        (firm, bought, "own:acquisition:acquirer:target"),
        (it, bought, "own:acquisition:acquirer:target"),
        (firm, bought, "status:completed"),
        (it, bought, "status:completed"),
    ]


def test_parties_are_related_both_ways() -> None:
    text = written("{A:org} merged with {B:org}.\n> merger completed: party=A+B")
    assert Counter(label for *_, label in relations(text)) == {
        "own:merger:party:party": 2,
        "status:completed": 2,
    }


def test_a_family_tie_is_told_from_both_ends() -> None:
    text = written("{P:person} is the son of {Q:woman}.\n> family: person=P relative=Q kind=parent")
    child, mother = (text.text[start:end] for start, end, _ in text.mentions)
    told = relations(text)
    assert (child, mother, "own:family:person:parent") in told
    assert (mother, child, "own:family:person:child") in told
    assert (child, mother, "knowledgenet:CHILD_OF") in told


def test_what_is_only_planned_is_no_relation_of_knowledgenet() -> None:
    pattern = "{P:person} may join {A:org}.\n> employment {}: person=P organization=A"
    told, planned = (
        {label for *_, label in relations(written(pattern.replace("{}", status)))} for status in ("current", "planned")
    )
    assert told - planned == {"knowledgenet:EMPLOYEE_OR_MEMBER_OF", "status:current"}


def test_the_same_seed_writes_the_same() -> None:
    patterns = list(load_patterns())[:60]
    assert list(write_texts(3, patterns)) == list(write_texts(3, patterns))
    assert list(write_texts(3, patterns)) != list(write_texts(4, patterns))


def test_all_own_relations_are_told_somewhere() -> None:
    found = {label for text in write_texts(0, list(load_patterns())) for *_, label in text.relations}
    assert set(OWN) <= found
