"""Seats and offices told by the place beside a firm's name."""

from __future__ import annotations

import pytest
from facts_samples import analysed, roles_of, told

from kg.facts.scene import Scene
from kg.facts.verbless.seats import seats_and_offices

PLACES = [
    ("The press was bought by Scheldt Metals of Antwerp.", [("headquarters", "Antwerp")]),
    ("The press was bought by Scheldt Metals, of Antwerp.", [("headquarters", "Antwerp")]),
    ("The press was bought by Scheldt Metals of Belgium.", []),
    ("Scheldt Metals (Antwerp) sold the press.", [("headquarters", "Antwerp")]),
    ("Scheldt Metals (Antwerp and Ghent) sold the press.", []),
    ("She is an engineer at Scheldt Metals in Antwerp.", [("office", "Antwerp")]),
    ("She works for Scheldt Metals in Antwerp.", [("office", "Antwerp")]),
    ("She lectured at Scheldt University in Antwerp.", [("headquarters", "Antwerp")]),
    ("Scheldt Metals, from Antwerp, sold the press.", [("headquarters", "Antwerp")]),
    ("Scheldt Metals, with headquarters in Antwerp, sold the press.", [("headquarters", "Antwerp")]),
    ("Scheldt Metals, run from a shed in Antwerp, sold the press.", [("headquarters", "Antwerp")]),
    ("Scheldt Metals, with mills in Antwerp, sold the press.", [("office", "Antwerp")]),
    ("The Antwerp-based nail maker Scheldt Metals sold the press.", [("headquarters", "Antwerp")]),
    ("The Antwerp-based owner of Scheldt Metals sold the press.", []),
    ("Antwerp is home to Scheldt Metals.", [("headquarters", "Antwerp")]),
    ("Antwerp is home to Scheldt Metals's rivals.", []),
    ("He left his books to Scheldt University in Antwerp.", [("headquarters", "Antwerp")]),
    ("She sued Scheldt Metals in Antwerp.", []),
    ("She left Scheldt Metals and Antwerp.", []),
    ("The press was bought by Antwerp's Scheldt Metals.", [("headquarters", "Antwerp")]),
    ("The press was bought by Belgium's Scheldt Metals.", []),
    ("The press was bought by Europe's Scheldt Metals.", []),
]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_a_place_beside_a_firm_is_where_it_is(text: str, expected: list[tuple[str, str]]) -> None:
    analysis = analysed(text)
    claims = [c for sentence in analysis.sentences for c in seats_and_offices(Scene(sentence, analysis))]
    assert [(str(claim.type), roles_of(claim)["place"]) for claim in claims] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Scheldt Metals sold its press. The Antwerp firm said it was old.",
        "Scheldt Metals sold its press. The price of the Antwerp-based company's shares fell.",
        "Scheldt Metals, an Antwerp, N.J.-based company, sold its press.",
        "The press was bought by Antwerp conglomerate Scheldt Metals.",
    ],
)
def test_a_description_tells_where_a_firm_is(text: str) -> None:
    seats = [(seat["organization"], seat["place"].split(" + ")) for seat in told(text, "headquarters")]
    assert seats
    assert all(firm == "Scheldt Metals" and "Antwerp" in places for firm, places in seats)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Corvell Partners, a London private equity house, paid 40m euros.", "London"),
        ("The Lund family owns the Oslo business Corvell Carpets.", "Oslo"),
        ("The round was led by Corvell Ventures, a Bristol fund, which takes 22 per cent.", "Bristol"),
    ],
)
def test_houses_businesses_and_funds_have_seats(text: str, place: str) -> None:
    assert [seat["place"] for seat in told(text, "headquarters")] == [place]
