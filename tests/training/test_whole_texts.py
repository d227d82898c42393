"""Facts of a text find their places in its words."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model import EntityType
from kg.training.corpora import RELATIONS, AnnotatedText
from kg.training.examples import examples_of
from kg.training.texts import find_names, read_texts

CASE = """
[[case]]
id = "one"
kind = "plain"
text = "Elsa Brandvold founded Brenna Optics in 1931. She lives in Bergen. In Bergen, Brenna Optics met Elsa Brandvold."
facts = [
  {{ type = "founding", status = "completed", organization = "Brenna Optics", founder = "Elsa Brandvold" }},
  {{ type = "residence", status = "{status}", person = "Elsa Brandvold", place = "Bergen" }},
]
optional = [{{ type = "headquarters", organization = "Brenna Optics", place = "Bergen" }}]
"""
APART = """
[[case]]
id = "apart"
kind = "plain"
text = "Brenna Optics grew. Rain fell all year. Chief executive Elsa Brandvold was glad."
names = { person = ["Elsa Brandvold"], organization = ["Brenna Optics"] }
facts = [{ type = "employment", status = "current", person = "Elsa Brandvold", organization = "Brenna Optics" }]
"""


@pytest.fixture
def text(tmp_path: Path) -> AnnotatedText:
    return read(tmp_path, "current")


def read(folder: Path, status: str) -> AnnotatedText:
    path = folder / "texts.toml"
    path.write_text(CASE.format(status=status), encoding="utf-8")
    (text,) = read_texts([path])
    return text


def relations(text: AnnotatedText) -> set[tuple[str, str, str]]:
    words = [text.text[start:end] for start, end, _ in text.mentions]
    return {(words[one], words[other], label) for one, other, label in text.relations}


def test_a_fact_is_told_where_most_of_its_fillers_stand(text: AnnotatedText) -> None:
    start = text.text.index("Brenna Optics")
    assert ("Brenna Optics", "Elsa Brandvold", "own:founding:organization:founder") in relations(text)
    assert [a for a, b, _ in text.mentions if text.text[a:b] == "Brenna Optics"] == [start]


def test_a_reference_stands_for_a_name(text: AnnotatedText) -> None:
    assert ("She", "Bergen", "own:residence:person:place") in relations(text)


def test_ends_that_no_sentence_holds_together_are_related_across(tmp_path: Path) -> None:
    path = tmp_path / "texts.toml"
    path.write_text(APART, encoding="utf-8")
    (text,) = read_texts([path])
    assert ("Elsa Brandvold", "Brenna Optics", "own:employment:person:organization") in relations(text)
    (example,) = examples_of([text])
    number = next(n for n, told in enumerate(example.told) if RELATIONS.index("status:current") in told)
    one, other = example.pairs[number]
    assert example.bounds[one] != example.bounds[other]
    assert example.context(one, other) == (0, example.bounds[max(one, other)][1])
    assert example.distances()[number] in (11, 23)


def test_where_else_the_ends_meet_nothing_is_learned(text: AnnotatedText) -> None:
    (example,) = examples_of([text])
    spans = [(argument.start, argument.end) for argument in example.arguments]
    silent = {
        (text.text[slice(*spans[one])], text.text[slice(*spans[other])])
        for (one, other), asked in zip(example.pairs, example.asked, strict=True)
        if not asked
    }
    assert {("Brenna Optics", "Elsa Brandvold"), ("Brenna Optics", "Bergen")} <= silent
    assert ("Elsa Brandvold", "1931") not in silent


def test_names_get_the_type_of_their_role(text: AnnotatedText) -> None:
    types = {text.text[start:end]: type_ for start, end, type_ in text.mentions}
    assert types["She"] == "person"
    assert types["Bergen"] == "place"
    assert types["Elsa Brandvold"] is None, "a founder may be a firm as well"


def test_what_is_only_planned_is_no_relation_of_knowledgenet(tmp_path: Path) -> None:
    told = {label for *_, label in relations(read(tmp_path, "current")) - relations(read(tmp_path, "planned"))}
    assert told == {"knowledgenet:PLACE_OF_RESIDENCE", "status:current"}


def test_listed_names_are_found_with_their_types() -> None:
    text = "Kolb Optics hired Ada Kolb. Kolb grew, and Kolb left."
    forms = {EntityType("organization"): ("Kolb Optics", "Kolb#1"), EntityType("person"): ("Ada Kolb", "Kolb")}
    found = {text[start:end] + f"/{start}": type_ for (start, end), type_ in find_names(text, forms).items()}
    assert found == {
        "Kolb Optics/0": "organization",
        "Ada Kolb/18": "person",
        "Kolb/28": "organization",
        "Kolb/43": "person",
    }


def test_all_else_is_no_name_where_names_are_listed(tmp_path: Path) -> None:
    names = 'names = {{ person = ["Elsa Brandvold"], organization = ["Brenna Optics"] }}\nfacts = ['
    path = tmp_path / "texts.toml"
    path.write_text(CASE.replace("facts = [", names).format(status="current"), encoding="utf-8")
    (text,) = read_texts([path])
    (example,) = examples_of([text])
    tags = dict(zip((token.text for token in example.window.tokens), example.tags, strict=True))
    assert tags["Bergen"] == 0
    assert tags["Elsa"] > 0
    assert tags["Optics"] > 0


@pytest.mark.parametrize(
    "optional", ['{{ type = "residence" }}', '{{ type = "residence", person = "Elsa Brandvold" }}']
)
def test_what_may_be_told_without_its_ends_is_not_learned(tmp_path: Path, optional: str) -> None:
    path = tmp_path / "texts.toml"
    case = CASE.replace("optional = [{{", f"optional = [{optional}, {{{{")
    path.write_text(case.format(status="current"), encoding="utf-8")
    (text,) = read_texts([path])
    (example,) = examples_of([text])
    label = RELATIONS.index("own:residence:person:place")
    words = [text.text[argument.start : argument.end] for argument in example.arguments]
    asked = {(words[a], words[b]): label in asked for (a, b), asked in zip(example.pairs, example.asked, strict=True)}
    assert not asked["Elsa Brandvold", "Brenna Optics"]
