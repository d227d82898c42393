from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.authorities import load_known
from kg.errors import AuthorityError
from kg.model import EntityType, Iri, KnownEntity

LEI = "5493001KJTIIGC8Y1R12"
HARBOUR = KnownEntity(
    id=Iri("https://example.org/harbour"),
    name="Harbour Foods",
    type=EntityType("organization"),
    aliases=("Harbour Foods plc", "HF"),
    same_as=(Iri("http://www.wikidata.org/entity/Q42"),),
    identifiers=(("isin", "US0378331005"), ("lei", LEI), ("ticker", "HARB")),
)

TABLE = f"""\
IRI,Name,Type,Aliases,Wikidata,LEI,ISIN,Ticker
https://example.org/harbour,Harbour Foods,Company,Harbour Foods plc; HF,Q42,{LEI},US0378331005,HARB
"""

TURTLE = f"""\
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix schema: <https://schema.org/> .
@prefix kg: <https://w3id.org/company-people-kg/ns#> .
<https://example.org/harbour> a schema:Corporation ;
    rdfs:label "Hafenkost"@de, "Harbour Foods"@en ;
    skos:altLabel "Harbour Foods plc", "HF" ;
    owl:sameAs <http://www.wikidata.org/entity/Q42> ;
    schema:leiCode "{LEI}" ; kg:isin "US0378331005" ; schema:tickerSymbol "HARB" .
<https://example.org/unlabelled> a schema:Person .
"""


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_table_with_a_heading(tmp_path: Path) -> None:
    assert load_known(written(tmp_path, "known.csv", TABLE)) == [HARBOUR]
    assert load_known(written(tmp_path, "known.tsv", TABLE.replace(",", "\t"))) == [HARBOUR]


def test_json_lines(tmp_path: Path) -> None:
    record = {
        "id": "https://example.org/harbour",
        "name": "Harbour Foods",
        "type": "company",
        "aliases": ["Harbour Foods plc", "HF"],
        "wikidata": "https://www.wikidata.org/wiki/Q42",
        "lei": LEI,
        "isin": "US0378331005",
        "ticker": "HARB",
    }
    assert load_known(written(tmp_path, "known.jsonl", json.dumps(record) + "\n\n")) == [HARBOUR]


def test_follow_the_money_entities(tmp_path: Path) -> None:
    record = {
        "id": "NK-harbour",
        "schema": "Company",
        "properties": {
            "name": ["Harbour Foods"],
            "alias": ["Harbour Foods plc"],
            "weakAlias": ["HF"],
            "wikidataId": ["Q42"],
            "leiCode": [LEI],
            "isinCode": ["US0378331005"],
            "ticker": ["HARB"],
            "country": ["gb"],
        },
    }
    (found,) = load_known(written(tmp_path, "known.json", json.dumps(record)))
    assert (found.name, found.type, found.aliases) == (HARBOUR.name, HARBOUR.type, HARBOUR.aliases)
    assert (found.id, found.same_as, found.identifiers) == ("", HARBOUR.same_as, HARBOUR.identifiers)


def test_whatever_has_a_label_in_turtle(tmp_path: Path) -> None:
    (found,) = load_known(written(tmp_path, "known.ttl", TURTLE))
    assert found.name == "Harbour Foods"
    assert set(found.aliases) == {"Hafenkost", *HARBOUR.aliases}
    assert (found.id, found.type) == (HARBOUR.id, HARBOUR.type)
    assert (found.same_as, found.identifiers) == (HARBOUR.same_as, HARBOUR.identifiers)


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("a.csv", "name,lei\nHarbour,123\n", "line 2: '123' is no LEI"),
        ("a.csv", "label,isin\n,US0378331005\n", "line 2: has no name"),
        ("a.csv", "name,wikidata\nHarbour,harbour\n", "neither an IRI nor a Wikidata id"),
        ("a.jsonl", "{}\n", "line 1: has no name"),
        ("a.jsonl", "[1]\n", "is no entity"),
        ("a.jsonl", "{\n", "is not valid JSON"),
        ("a.ttl", "<a> <b> ", "is not valid RDF"),
        ("a.ttl", "", "nothing in it has a label"),
        ("a.doc", "", "is no kind of authority file"),
        ("missing/a.csv", "", "can't be read"),
    ],
)
def test_what_is_wrong_is_told(tmp_path: Path, name: str, text: str, problem: str) -> None:
    path = tmp_path / name
    if path.parent.is_dir():
        path.write_text(text, encoding="utf-8")
    with pytest.raises(AuthorityError, match=path.name) as caught:
        load_known(path)
    assert problem in str(caught.value)


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"name\n\xff\xfe\n")
    with pytest.raises(AuthorityError, match="is not UTF-8"):
        load_known(path)
