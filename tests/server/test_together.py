"""What the page of an entity says of stories and contradictions."""

from __future__ import annotations

from pathlib import Path

from served import serving
from story_samples import document, fact, thing, told
from test_pages import page

from kg.config import Settings
from kg.graph import open_store, story_quads, to_quads, write_both
from kg.model import Entity, EntityType
from kg.ontology import load_ontology
from kg.server.together import together

DOCUMENTS = [document("a.txt", "2004-03-02"), document("b.txt", "2004-08-19"), document("c.txt", "2004-08-20")]
PLANNED = fact("acquisition", "a.txt", "planned", acquirer="Velora", target="Norbit", price="75 USD")
BOUGHT = fact("acquisition", "b.txt", acquirer="Velora", target="Norbit", price="75 USD")
AGAIN = fact("acquisition", "c.txt", acquirer="Velora", target="Norbit", price="90 USD")
ALONE = fact("acquisition", "c.txt", acquirer="Velora", target="Tellmark")
FACTS = [PLANNED, BOUGHT, AGAIN, ALONE]


def _written(folder: Path) -> Path:
    things = {thing(name) for name in ("Velora", "Norbit", "Tellmark")}
    settings, ontology = Settings(), load_ontology()
    quads = [
        *to_quads(
            facts=FACTS,
            entities=[Entity(id=t.id, type=EntityType("organization"), name=t.name) for t in things],
            documents=DOCUMENTS,
            settings=settings,
            ontology=ontology,
        ),
        *story_quads(told(FACTS, DOCUMENTS), documents=DOCUMENTS, redirects={}, settings=settings, ontology=ontology),
    ]
    write_both(folder / "graph.ttl", folder / "graph.trig", quads)
    return folder / "graph.ttl"


def test_a_page_shows_the_stages_of_a_deal_and_prices_side_by_side(tmp_path: Path) -> None:
    with serving(_written(tmp_path)) as running:
        text = page(running, "/entity", iri=thing("Norbit").id)
        assert "Told together Velora acquired Norbit completed 3 independent sources in 3 documents" in text
        assert "planned 2 March 2004 a.txt, 2 March 2004" in text
        assert "completed 19 August 2004 b.txt, 19 August 2004 · c.txt, 20 August 2004" in text
        assert "Contradictions Velora acquired Norbit: price 75 USD a.txt, 2 March 2004 · b.txt" in text
        assert "90 USD c.txt, 20 August 2004" in text
        alone = page(running, "/entity", iri=thing("Tellmark").id)
        assert "Told together" not in alone
        assert "Contradictions" not in alone


def test_only_what_these_facts_take_part_in_is_told(tmp_path: Path) -> None:
    store = open_store(_written(tmp_path))
    assert together(store, [ALONE.id]) == {"stories": [], "disagreements": []}
    ((story,), (disagreement,)) = together(store, [AGAIN.id]).values()
    assert [stage["status"] for stage in story["stages"]] == ["planned", "completed"]
    assert [side["value"] for side in disagreement["sides"]] == ["75 USD", "90 USD"]
