"""What other documents tell of a fact, and where they disagree, on the page."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect
from story_samples import document, fact, thing, told
from watched_page import Watched

from kg.views.page import write_page
from kg.views.page_data import page_data

FACTS = [
    fact("acquisition", "a", "rumoured", acquirer="Velora", target="Norbit"),
    fact("acquisition", "b", acquirer="Velora", target="Norbit", price="75 USD"),
    fact("acquisition", "c", acquirer="Velora", target="Norbit", price="90 USD"),
    fact("acquisition", "c", acquirer="Oru", target="Tessel"),
]
DOCUMENTS = [document("a", "2004-03"), document("b", "2004-06"), document("c", "2004-07")]
CORROBORATION = told(FACTS, DOCUMENTS)


def test_facts_carry_what_others_tell_of_them() -> None:
    data = page_data(entities=[], facts=FACTS, documents=DOCUMENTS, title="x", corroboration=CORROBORATION)
    evidence = data.evidence
    notes = {evidence["base"] + shown["id"]: shown.get("notes") for shown in evidence["facts"]}
    together = "completed: 3 independent sources in 3 documents; rumoured since March 2004, completed since June 2004"
    disagreement = "price: 75 USD (1 document) or 90 USD (1 document)"
    assert notes == {
        FACTS[0].id: [["Told together", together]],
        FACTS[1].id: [["Told together", together], ["Disagreement", disagreement]],
        FACTS[2].id: [["Told together", together], ["Disagreement", disagreement]],
        FACTS[3].id: None,
    }


def test_the_page_shows_them(watched: Watched, tmp_path: Path) -> None:
    path = tmp_path / "graph.html"
    write_page(
        path,
        entities=[],
        facts=FACTS,
        documents=DOCUMENTS,
        title="x",
        focus=thing("Velora").id,
        corroboration=CORROBORATION,
    )
    panel = watched.open(path).locator("#panel")
    expect(panel).to_contain_text("3 independent sources in 3 documents")
    expect(panel).to_contain_text("75 USD (1 document) or 90 USD (1 document)")
