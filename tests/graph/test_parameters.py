"""Queries that are given values, each asked of one small graph; and values that are wrong."""

from __future__ import annotations

import pytest
from told_graph import BASE, ToldGraph, document

from kg.errors import NotFoundError, QueryError
from kg.graph import list_queries, load_query, run_query
from kg.graph.parameters import ParameterKind

_MONDAY = document("Monday", "Velora bought Norbit, sources say. More.", date="2019-05-06", publisher="Harbour Ledger")
_FRIDAY = document("Friday", "No sale of Norbit, Velora insists. More.", date="2019-05-10", publisher="Lagoon Post")
_WORLD = ToldGraph(
    {
        "organization": [
            "Velora",
            "Norbit",
            "Kestrel Press",
            "Gridmere",
            "Tellmark",
            "Reform Party",
            "Harbour Ledger",
            "Norbit Tools",
        ],
        "person": ["Ines Duarte", "Tom Hale", "Mia Hale"],
        "place": ["Chile", "Lund"],
        "product": ["Norbit One"],
    },
    {"Velora": ("Velora Holdings", "VLR"), "Gridmere": ("Grid",), "Tellmark": ("grid",)},
)
_STORE = _WORLD.store(
    {
        _MONDAY: [
            (
                "acquisition",
                "completed",
                {"acquirer": "Velora", "target": "Norbit", "price": "75000000 USD", "date": "2004", "stake": "60%"},
            ),
            (
                "acquisition",
                "planned",
                {"acquirer": "Velora", "target": "Kestrel Press", "date": "2019", "by": "Harbour Ledger"},
            ),
            ("acquisition", "completed", {"acquirer": "Gridmere", "target": "Velora", "price": "20 EUR per share"}),
            ("subsidiary", "current", {"subsidiary": "Norbit Tools", "parent": "Norbit"}),
            (
                "investment",
                "completed",
                {"investor": "Tom Hale", "organization": "Norbit", "amount": "900000 EUR", "round": "seed"},
            ),
            ("shareholding", "current", {"owner": "Tom Hale", "organization": "Velora", "stake": "3%"}),
            (
                "employment",
                "former",
                {
                    "person": "Tom Hale",
                    "organization": "Gridmere",
                    "position": "analyst",
                    "start": "1999",
                    "end": "2003",
                },
            ),
            ("employment", "current", {"person": "Tom Hale", "organization": "Velora", "position": "chief executive"}),
            ("employment", "current", {"person": "Tom Hale", "organization": "Tellmark", "position": "board member"}),
            (
                "employment",
                "current",
                {"person": "Mia Hale", "organization": "Velora", "position": "lawyer", "sure": "0.5"},
            ),
            ("founding", "completed", {"organization": "Tellmark", "founder": "Tom Hale", "date": "2005"}),
            ("family", "current", {"person": "Tom Hale", "relative": "Mia Hale", "kind": "sibling"}),
            ("political_affiliation", "current", {"person": "Tom Hale", "party": "Reform Party"}),
            ("birth", "completed", {"person": "Tom Hale", "place": "Lund", "date": "1970"}),
            ("language_skill", "current", {"person": "Tom Hale", "language": "Finnish"}),
            ("headquarters", "current", {"organization": "Velora", "place": "Lund"}),
            ("supply", "current", {"supplier": "Norbit", "customer": "Gridmere", "product": "Norbit One"}),
            ("competition", "current", {"party": "Velora|Tellmark"}),
            ("legal_case", "alleged", {"accused": "Norbit Tools", "matter": "bribery", "by": "Harbour Ledger"}),
            ("data_breach", "completed", {"organization": "Norbit", "records": "20000", "date": "2016"}),
        ],
        _FRIDAY: [
            ("acquisition", "denied", {"acquirer": "Velora", "target": "Norbit", "date": "2005", "by": "Ines Duarte"}),
            ("acquisition", "completed", {"acquirer": "Gridmere", "target": "Velora", "price": "31 EUR per share"}),
            ("headquarters", "current", {"organization": "Velora", "place": "Lund"}),
        ],
    }
)

PARAMETRISED: dict[str, tuple[dict[str, str], list[tuple[str, ...]]]] = {
    "acquisitions-of": (
        {"company": "Velora"},
        [
            ("Velora", "Norbit", "75000000 USD", "2004", "completed", "Monday"),
            ("Velora", "Norbit", "", "2005", "denied", "Friday"),
            ("Velora", "Kestrel Press", "", "2019", "planned", "Monday"),
        ],
    ),
    "buyers-of": (
        {"company": "VLR"},
        [
            ("Velora", "Gridmere", "", "20 EUR per share", "", "completed", "", "Monday"),
            ("Velora", "Gridmere", "", "31 EUR per share", "", "completed", "", "Friday"),
        ],
    ),
    "owners-of": (
        {"company": "norbit tools"},
        [
            ("Norbit Tools", "Norbit", "false"),
            ("Norbit Tools", "Velora", "false"),
            ("Norbit Tools", "Gridmere", "true"),
        ],
    ),
    "holdings-of": (
        {"owner": "Gridmere"},
        [
            ("Gridmere", "Velora", "directly"),
            ("Gridmere", "Norbit", "through others"),
            ("Gridmere", "Norbit Tools", "through others"),
        ],
    ),
    "career-of": (
        {"person": "Tom Hale"},
        [
            ("Tom Hale", "Gridmere", "analyst", "1999", "2003", "former", "Monday"),
            ("Tom Hale", "Tellmark", "board member", "", "", "current", "Monday"),
            ("Tom Hale", "Velora", "chief executive", "", "", "current", "Monday"),
        ],
    ),
    "staff-of": (
        {"company": "Velora"},
        [
            ("Velora", "Mia Hale", "lawyer", "", "", "current", "Monday"),
            ("Velora", "Tom Hale", "chief executive", "", "", "current", "Monday"),
        ],
    ),
    "worked-for-both": ({"company": "Velora", "other": "Gridmere"}, [("Tom Hale", "Velora", "Gridmere")]),
    "interlocks": ({"person": "Tom"}, [("Tom Hale", "Tellmark", "Velora")]),
    "disputed": (
        {"company": "Velora"},
        [("acquisition", "Velora", "Norbit", "completed", "Monday", "denied", "Friday")],
    ),
    "disagreements": (
        {},
        [
            ("acquisition", "Gridmere", "Velora", "price", "20 EUR per share", "Monday", "31 EUR per share", "Friday"),
            ("acquisition", "Velora", "Norbit", "date", "2004", "Monday", "2005", "Friday"),
        ],
    ),
    "corroborated": ({}, [("Gridmere acquired Velora", "2", "2"), ("Velora has its headquarters in Lund", "2", "2")]),
    "to-review": ({}, [("0.5", "Mia Hale works for Velora", "Velora bought Norbit, sources say.", "Monday")]),
    "facts-about": (
        {"name": "Kestrel Press"},
        [
            (
                "Kestrel Press",
                "target",
                "Velora acquired Kestrel Press (planned)",
                "planned",
                "2019",
                "Harbour Ledger",
                "Velora bought Norbit, sources say.",
                "Monday",
            )
        ],
    ),
    "evidence-for": (
        {"name": "Norbit"},
        [
            ("Velora acquired Norbit (denied)", "target", "Norbit", "11", "17", "friday.txt"),
            ("Velora acquired Norbit (denied)", "acquirer", "Velora", "19", "25", "friday.txt"),
            ("Velora acquired Norbit", "acquirer", "Velora", "0", "6", "monday.txt"),
            ("Norbit suffered a data breach", "organization", "Norbit", "14", "20", "monday.txt"),
            ("Tom Hale invested in Norbit", "organization", "Norbit", "14", "20", "monday.txt"),
            ("Norbit Tools is a subsidiary of Norbit", "parent", "Norbit", "14", "20", "monday.txt"),
            ("Norbit supplies Gridmere", "supplier", "Norbit", "14", "20", "monday.txt"),
            ("Velora acquired Norbit", "target", "Norbit", "14", "20", "monday.txt"),
        ],
    ),
    "largest-deals": (
        {},
        [
            ("EUR", "900000", "Tom Hale", "Norbit", "", "completed", "Monday"),
            ("USD", "75000000", "Velora", "Norbit", "2004", "completed", "Monday"),
        ],
    ),
    "deal-history": (
        {"company": "Velora", "target": "Norbit"},
        [
            ("Velora", "Norbit", "2019-05-06", "completed", "2004", "75000000 USD", "", "Monday"),
            ("Velora", "Norbit", "2019-05-10", "denied", "2005", "", "Ines Duarte", "Friday"),
        ],
    ),
    "investors-in": (
        {"company": "Norbit"},
        [("Norbit", "Tom Hale", "investment", "900000 EUR", "seed", "", "", "completed", "Monday")],
    ),
    "supply-chain": ({"company": "Gridmere"}, [("Norbit", "Gridmere", "Norbit One", "current", "Monday")]),
    "rivals-and-partners": ({"company": "Velora"}, [("Velora", "rival", "Tellmark", "current", "Monday")]),
    "profile-of": (
        {"person": "Tom Hale"},
        [
            ("Tom Hale", "born in", "Lund", "1970", "completed", "Monday"),
            ("Tom Hale", "member of", "Reform Party", "", "current", "Monday"),
            ("Tom Hale", "related to", "Mia Hale", "", "current", "Monday"),
            ("Tom Hale", "speaks", "Finnish", "", "current", "Monday"),
        ],
    ),
    "political-ties": (
        {"party": "Reform Party"},
        [
            ("Tom Hale", "Reform Party", "founded", "Tellmark"),
            ("Tom Hale", "Reform Party", "holds shares in", "Velora"),
            ("Tom Hale", "Reform Party", "invested in", "Norbit"),
            ("Tom Hale", "Reform Party", "worked for", "Gridmere"),
            ("Tom Hale", "Reform Party", "works for", "Tellmark"),
            ("Tom Hale", "Reform Party", "works for", "Velora"),
        ],
    ),
    "family-business": ({"person": "Tom Hale"}, [("Tom Hale", "sibling of", "Mia Hale", "Velora")]),
    "risks-of": (
        {"company": "Velora"},
        [
            ("Norbit", "data breach", "20000 records", "2016", "completed", "", "Monday"),
            ("Norbit Tools", "legal case", "bribery", "", "alleged", "Harbour Ledger", "Monday"),
        ],
    ),
    "fact-counts": (
        {},
        [
            ("Acquisition", "completed", "3", "2"),
            ("Employment", "current", "3", "1"),
            ("Headquarters", "current", "2", "2"),
            ("Acquisition", "denied", "1", "1"),
            ("Acquisition", "planned", "1", "1"),
            ("Birth", "completed", "1", "1"),
            ("Competition", "current", "1", "1"),
            ("DataBreach", "completed", "1", "1"),
            ("Employment", "former", "1", "1"),
            ("Family", "current", "1", "1"),
            ("Founding", "completed", "1", "1"),
            ("Investment", "completed", "1", "1"),
            ("LanguageSkill", "current", "1", "1"),
            ("LegalCase", "alleged", "1", "1"),
            ("PoliticalAffiliation", "current", "1", "1"),
            ("Shareholding", "current", "1", "1"),
            ("Subsidiary", "current", "1", "1"),
            ("Supply", "current", "1", "1"),
        ],
    ),
    "most-mentioned": (
        {"at-least": "4"},
        [("Velora", "11", "2"), ("Tom Hale", "10", "1"), ("Norbit", "6", "2"), ("Gridmere", "4", "2")],
    ),
    "names": ({"name": "Velora"}, [("Velora", "organisation", "VLR"), ("Velora", "organisation", "Velora Holdings")]),
    "same-name": ({}, [("grid", "2", f"{BASE}org/gridmere", f"{BASE}org/tellmark")]),
    "new-since": (
        {"since": "2019-05-08"},
        [
            ("2019-05-10", "Gridmere acquired Velora", "No sale of Norbit, Velora insists.", "Friday"),
            ("2019-05-10", "Velora acquired Norbit (denied)", "No sale of Norbit, Velora insists.", "Friday"),
            ("2019-05-10", "Velora has its headquarters in Lund", "No sale of Norbit, Velora insists.", "Friday"),
        ],
    ),
    "in-place": ({"place": "Lund"}, [("Lund", "Tom Hale", "born there"), ("Lund", "Velora", "headquarters")]),
    "denials": (
        {"name": "Velora"},
        [("Velora acquired Norbit (denied)", "denied", "Ines Duarte", "No sale of Norbit, Velora insists.", "Friday")],
    ),
    "publishers": ({}, [("Harbour Ledger", "1", "20"), ("Lagoon Post", "1", "3")]),
    "alumni-founders": ({"company": "Gridmere"}, [("Gridmere", "Tom Hale", "Tellmark")]),
    "search-quotes": (
        {"words": "no SALE"},
        [
            ("Gridmere acquired Velora", "No sale of Norbit, Velora insists.", "Friday"),
            ("Velora acquired Norbit (denied)", "No sale of Norbit, Velora insists.", "Friday"),
            ("Velora has its headquarters in Lund", "No sale of Norbit, Velora insists.", "Friday"),
        ],
    ),
}


@pytest.mark.parametrize("name", sorted(PARAMETRISED))
def test_a_query_finds_what_is_asked_for(name: str) -> None:
    values, rows = PARAMETRISED[name]
    assert list(run_query(_STORE, name, values)) == rows


@pytest.mark.parametrize("name", sorted(PARAMETRISED))
def test_without_values_a_query_finds_that_too(name: str) -> None:
    """A query whose values are all optional is about everything."""
    values, rows = PARAMETRISED[name]
    if not any(parameter.required for parameter in load_query(name).parameters) and "at-least" not in values:
        assert set(rows) <= set(run_query(_STORE, name))


def test_dates_and_statuses_leave_rows_out() -> None:
    def targets(**values: str) -> list[str]:
        return [row[1] for row in run_query(_STORE, "acquisitions-of", {"company": "Velora", **values})]

    assert targets(since="2005-01") == ["Norbit", "Kestrel Press"]
    assert targets(until="2004") == ["Norbit"]
    assert targets(status="planned") == ["Kestrel Press"]
    assert targets(status="former") == []


def test_numbers_words_and_types_are_values_too() -> None:
    assert [row[1] for row in run_query(_STORE, "largest-deals", {"at-least": "1000000"})] == ["75000000"]
    assert {row[0] for row in run_query(_STORE, "largest-deals", {"currency": "EUR"})} == {"EUR"}
    assert list(run_query(_STORE, "search-quotes", {"words": "\\'\" } # "})) == []
    assert [row[2] for row in run_query(_STORE, "facts-about", {"name": "Tom Hale", "type": "birth"})] == [
        "Tom Hale was born in Lund"
    ]


@pytest.mark.parametrize(
    ("name", "values", "told"),
    [
        ("acquisitions-of", {"person": "Tom Hale"}, "no parameter --person; it takes --company, --status, --since"),
        ("acquisitions", {"company": "Velora"}, "no parameter --company; it takes none"),
        ("owners-of", {}, "the query needs --company: the company that is owned"),
        ("acquisitions-of", {"since": "last year"}, "--since: 'last year' is no date; 2004, 2004-08"),
        ("acquisitions-of", {"status": "done"}, "--status: 'done' is no status; known: completed"),
        ("facts-about", {"type": "takeover"}, "--type: 'takeover' is no type of facts; known: acquisition"),
        ("to-review", {"below": "1 || true"}, "--below: '1 || true' is no number"),
    ],
)
def test_a_wrong_value_is_told(name: str, values: dict[str, str], told: str) -> None:
    with pytest.raises(QueryError, match=told.replace("|", r"\|")):
        run_query(_STORE, name, values)


@pytest.mark.parametrize("name", ["Norbit", "norbit  ", "org/norbit", f"{BASE}org/norbit", "NORBIT"])
def test_an_entity_is_known_by_names_and_iris(name: str) -> None:
    assert {row[0] for row in run_query(_STORE, "buyers-of", {"company": name})} == {"Norbit"}


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Norbitt", "no entity is called 'Norbitt'; did you mean 'Norbit'"),
        ("?", r"no entity is called '\?'; `kg query names` tells all names"),
        ("https://example.org/x> . ?s ?p ?o", "no entity is called"),
        ("Nor", r"'Nor' may mean any of these.*\n  Norbit  .*/org/norbit\n  Norbit One"),
    ],
)
def test_a_name_that_fits_nothing_or_several_is_told(name: str, told: str) -> None:
    with pytest.raises(NotFoundError, match=told):
        run_query(_STORE, "buyers-of", {"company": name})


def test_a_query_of_ones_own_declares_parameters_in_its_head() -> None:
    query = """# Whom it bought
# --company ($company, entity): the buyer
SELECT ?name ("$company" AS ?words) { $company kg:acquired/rdfs:label ?name } # $company"""
    assert list(run_query(_STORE, query, {"company": "Gridmere"})) == [("Velora", "$company")]


def test_every_parameter_is_used_and_explained() -> None:
    for query in list_queries():
        for parameter in query.parameters:
            assert f"${parameter.variable}" in query.sparql.partition("SELECT")[2], query.name
            assert parameter.description
        assert query.usage().startswith(query.name)
        assert "($" not in query.description
    kinds = {parameter.kind for query in list_queries() for parameter in query.parameters}
    assert kinds == set(ParameterKind)
