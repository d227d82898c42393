"""Every query that comes with kg, asked of one small graph that is made of facts."""

from __future__ import annotations

import pyoxigraph
import pytest
from test_parameters import PARAMETRISED
from told_graph import Told, ToldGraph

from kg.errors import QueryError
from kg.graph import list_queries, load_query, run_query
from kg.model import Document, DocumentId

_DOCUMENT = Document(
    id=DocumentId("news.txt"),
    text="The report. " * 9,
    title="Deals of the week",
    authors=("Ana Ruiz",),
    date="2019-05-02",
    publisher="Lagoon Post",
    source="https://example.org/deals",
)
_NAMES = {
    "organization": ["Ostrava Power", "Lumen", "Fjordbank", "Old Mill", "Lagoon Post", "Uni Lund"],
    "person": ["Mira Holm", "Jon Dale", "Ida Dale"],
    "place": ["Chile", "Lund"],
}
_FACTS: list[Told] = [
    (
        "acquisition",
        "completed",
        {"acquirer": "Ostrava Power", "target": "Lumen", "price": "75000000 USD", "date": "2004"},
    ),
    (
        "acquisition",
        "denied",
        {"acquirer": "Fjordbank", "target": "Old Mill", "price": "20/25 EUR per share", "by": "Lagoon Post"},
    ),
    (
        "acquisition",
        "planned",
        {"acquirer": "Fjordbank", "target": "Lumen", "price": "a fortune", "date": "2001"},
    ),
    ("merger", "rumoured", {"party": "Fjordbank|Ostrava Power"}),
    ("investment", "completed", {"investor": "Fjordbank", "organization": "Lumen"}),
    ("shareholding", "current", {"owner": "Mira Holm", "organization": "Old Mill", "stake": "5.1%"}),
    ("subsidiary", "current", {"subsidiary": "Old Mill", "parent": "Ostrava Power"}),
    (
        "employment",
        "former",
        {
            "person": "Mira Holm",
            "organization": "Lumen",
            "position": "analyst",
            "start": "1999",
            "end": "2003",
        },
    ),
    ("employment", "current", {"person": "Jon Dale", "organization": "Lumen", "position": "chief executive"}),
    ("founding", "completed", {"organization": "Lumen", "founder": "Ida Dale", "date": "1988-05"}),
    ("headquarters", "current", {"organization": "Lumen", "place": "Lund"}),
    ("office", "current", {"organization": "Lumen", "place": "Chile"}),
    (
        "renaming",
        "completed",
        {"organization": "Lumen", "old_name": "Lux", "new_name": "Lumen Group", "date": "1995"},
    ),
    ("market_entry", "completed", {"organization": "Lumen", "place": "Chile", "date": "2002~"}),
    ("legal_case", "alleged", {"accused": "Fjordbank", "matter": "bribery", "by": "Lagoon Post"}),
    ("data_breach", "completed", {"organization": "Fjordbank", "records": "20000", "date": "2016"}),
    ("education", "completed", {"person": "Jon Dale", "institution": "Uni Lund", "degree": "MBA"}),
    ("family", "current", {"person": "Jon Dale", "relative": "Ida Dale", "kind": "parent"}),
    ("language_skill", "current", {"person": "Mira Holm", "language": "Finnish", "level": "working"}),
]

_TITLE = "Deals of the week"
_EXPECTED: dict[str, list[tuple[str, ...]]] = {
    "acquisitions": [
        ("Fjordbank", "Lumen", "a fortune", "", "2001", "planned", _TITLE),
        ("Ostrava Power", "Lumen", "75000000", "USD", "2004", "completed", _TITLE),
        ("Fjordbank", "Old Mill", "20/25", "EUR per share", "", "denied", _TITLE),
    ],
    "colleagues": [("Jon Dale", "Mira Holm", "Lumen")],
    "data-breaches": [("Fjordbank", "20000", "2016", "completed", _TITLE)],
    "deals-not-done": [
        ("acquisition", "Fjordbank", "Old Mill", "denied", "", "Lagoon Post", _TITLE),
        ("acquisition", "Fjordbank", "Lumen", "planned", "2001", "", _TITLE),
        ("merger", "Fjordbank", "Ostrava Power", "rumoured", "", "", _TITLE),
    ],
    "documents": [(_TITLE, "Ana Ruiz", "2019-05-02", "Lagoon Post", "https://example.org/deals", str(len(_FACTS)))],
    "education": [("Jon Dale", "Uni Lund", "MBA", "", "completed", _TITLE)],
    "employers": [
        ("Jon Dale", "Lumen", "chief executive", "current", "", "", "", _TITLE),
        ("Mira Holm", "Lumen", "analyst", "former", "1999", "2003", "", _TITLE),
    ],
    "executives": [("Lumen", "Jon Dale", "chief executive", "chief executive")],
    "family": [("Jon Dale", "Ida Dale", "parent", "current", _TITLE)],
    "former-employers": [("Mira Holm", "Lumen", "analyst", "1999", "2003", "", _TITLE)],
    "founders": [("Lumen", "Ida Dale", "1988-05", "", "completed", _TITLE)],
    "languages": [("Mira Holm", "Finnish", "working", "current", _TITLE)],
    "legal-cases": [("Fjordbank", "", "bribery", "", "alleged", "Lagoon Post", _TITLE)],
    "market-entries": [("Lumen", "Chile", "2002~", "completed", _TITLE)],
    "offices": [
        ("Lumen", "Lund", "headquarters", "current", _TITLE),
        ("Lumen", "Chile", "office", "current", _TITLE),
    ],
    "owners": [
        ("Lumen", "Ostrava Power", "acquisition", ""),
        ("Old Mill", "Mira Holm", "shares", "5.1%"),
        ("Old Mill", "Ostrava Power", "subsidiary", ""),
    ],
    "renamings": [("Lumen", "Lux", "Lumen Group", "1995", "completed", _TITLE)],
    "subsidiaries": [("Ostrava Power", "Old Mill", "", "current", _TITLE)],
}


@pytest.fixture(scope="module")
def store() -> pyoxigraph.Store:
    return ToldGraph(_NAMES).store({_DOCUMENT: _FACTS})


@pytest.mark.parametrize("name", sorted(_EXPECTED))
def test_a_query_finds_what_the_facts_say(store: pyoxigraph.Store, name: str) -> None:
    assert list(run_query(store, name)) == _EXPECTED[name]


def test_every_shipped_query_is_tested() -> None:
    of_several_documents = {"contradictions", "histories", "stories"}  # see test_stories.py
    asked = {*_EXPECTED, *of_several_documents, "quotes", "said-by", "timeline"}
    assert {query.name for query in list_queries() if query.name not in PARAMETRISED} == asked


def test_the_timeline_is_in_the_order_of_the_days(store: pyoxigraph.Store) -> None:
    rows = list(run_query(store, "timeline"))
    assert [(row[0], row[1], row[2]) for row in rows] == [
        ("1988-05-01", "1988-05-31", "date"),
        ("1995-01-01", "1995-12-31", "date"),
        ("1999-01-01", "1999-12-31", "start"),
        ("2001-01-01", "2001-12-31", "date"),
        ("2002-01-01", "2002-12-31", "date"),
        ("2003-01-01", "2003-12-31", "end"),
        ("2004-01-01", "2004-12-31", "date"),
        ("2016-01-01", "2016-12-31", "date"),
    ]


def test_sources_are_quoted_with_the_sentence(store: pyoxigraph.Store) -> None:
    rows = list(run_query(store, "said-by"))
    assert [(row[0], row[2], row[3]) for row in rows] == [
        ("Lagoon Post", "denied", "The report."),
        ("Lagoon Post", "alleged", "The report."),
    ]


def test_every_fact_has_its_sentence(store: pyoxigraph.Store) -> None:
    rows = list(run_query(store, "quotes"))
    assert len(rows) == len(_FACTS)
    assert {row[2:] for row in rows} == {("0.9", "The report.", _TITLE)}


def test_queries_tell_what_they_are() -> None:
    for query in list_queries():
        assert query.title
        assert query.description.endswith(".")
        assert query == load_query(query.name)


def test_an_unknown_name_is_answered_with_the_nearest() -> None:
    with pytest.raises(QueryError, match=r"no query 'aquisitions'; did you mean 'acquisitions'\?.*timeline"):
        load_query("aquisitions")
