from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from views_samples import fact, harbour_graph

from kg.model import ValueFiller
from kg.ontology import ValueKind, load_ontology
from kg.views.wording import date_text, filler_text, headline

GRAPH = harbour_graph()


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        (ValueKind.MONEY, "75000000 USD", "75,000,000 USD"),
        (ValueKind.MONEY, "31.50 USD per share", "31.50 USD per share"),
        (ValueKind.STAKE, "2000000 shares", "2,000,000 shares"),
        (ValueKind.STAKE, "5.1%", "5.1%"),
        (ValueKind.COUNT, "20000000", "20,000,000"),
        (ValueKind.DATE, "2004", "2004"),
        (ValueKind.TEXT, "room 10000", "room 10000"),
        (ValueKind.DATE, "", "as written"),
    ],
)
def test_values_read_well(kind: ValueKind, value: str, shown: str) -> None:
    assert filler_text(kind, ValueFiller(value=value, text="as written")) == shown


@pytest.mark.parametrize(
    ("edtf", "shown"),
    [
        ("2004-08-19", "19 August 2004"),
        ("2004-08", "August 2004"),
        ("2004~", "about 2004"),
        ("2004?", "perhaps 2004"),
        ("2001/2004-05", "2001 to May 2004"),
        ("200X", "200X"),
        ("2004/..", "2004/.."),
        ("2004-13-01", "2004-13-01"),
        ("", ""),
    ],
)
def test_dates_keep_their_precision(edtf: str, shown: str) -> None:
    assert date_text(edtf) == shown


@given(st.text())
def test_any_text_survives_as_a_date(edtf: str) -> None:
    assert isinstance(date_text(edtf), str)


@pytest.mark.parametrize(
    ("slug", "line"),
    [
        ("velora-brightmoor", "Velora Group acquired Brightmoor Analytics"),
        ("velora-oru", "Oru Bank competes with Velora Group"),
        ("oru-breach", "Oru Bank suffered a data breach"),
        ("tessel-case", "Legal case: Tessel Freight"),
    ],
)
def test_headlines_are_sentences_where_both_ends_are_known(slug: str, line: str) -> None:
    told = GRAPH.fact(slug)
    assert headline(told, load_ontology().fact_class(told.type)) == line


def test_a_renaming_tells_the_new_name() -> None:
    known = {"velora": GRAPH.entity("org/velora-group")}
    told = fact("f", "renaming", "[organization:velora|Velora] now is called [new_name:Velox].", known)
    assert headline(told, load_ontology().fact_class(told.type)) == "Velora Group was renamed Velox"
