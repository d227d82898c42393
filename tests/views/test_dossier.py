from __future__ import annotations

import json

from views_samples import harbour_graph

from kg.views import describe_entity

GRAPH = harbour_graph()


def text(slug: str) -> str:
    return describe_entity(GRAPH.entity(slug), facts=GRAPH.facts, documents=GRAPH.documents).to_text()


def test_a_dossier_opens_with_the_names() -> None:
    assert text("org/velora-group").splitlines()[:3] == [
        "Velora Group (organisation)",
        "  also: Velora; Velora Group Ltd",
        "  https://w3id.org/company-people-kg/id/org/velora-group",
    ]


def test_a_fact_shows_status_values_quote_and_source() -> None:
    assert """
Acquisition
  Velora Group acquired Brightmoor Analytics  [completed, confidence 0.90]
    seller: Oru Bank · price: 45,000,000 USD · date: March 2019
    “In March 2019 Velora bought its rival Brightmoor Analytics from Oru Bank for $45 million, \
its largest deal so far.”
    — Velora swallows a rival, Adaeze Okorie, Harbour Ledger, 14 March 2019, \
https://harbour-ledger.example/velora-swallows-a-rival?page=1&from=home
""" in text("org/oru-bank")


def test_who_says_so_is_named() -> None:
    assert "[rumoured, confidence 0.71]\n    according to Harbour Ledger\n" in text("org/tessel-freight")


def test_a_document_without_title_goes_by_its_id() -> None:
    assert "— notes.txt\n" in text("org/tessel-freight")


def test_only_facts_about_the_entity_are_told() -> None:
    dossier = describe_entity(GRAPH.entity("place/norway"), facts=GRAPH.facts, documents=GRAPH.documents)
    assert dossier.facts == (GRAPH.fact("velora-norway"),)


def test_the_json_form_holds_roles_and_offsets() -> None:
    dossier = describe_entity(GRAPH.entity("place/norway"), facts=GRAPH.facts, documents=GRAPH.documents)
    told = json.loads(json.dumps(dossier.to_json()))
    assert told["name"] == "Norway"
    (entry,) = told["facts"]
    assert entry["says"] == "Velora Group entered Norway"
    assert entry["roles"]["place"] == [{"id": GRAPH.entity("place/norway").id, "name": "Norway"}]
    assert entry["quotes"] == [{"start": 400, "end": 435, "text": "With the deal Velora enters Norway."}]
