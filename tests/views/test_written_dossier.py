"""A dossier to hand on, in Markdown and as a page."""

from __future__ import annotations

import re
from dataclasses import replace

from story_samples import BASE, document, fact, told

from kg.model import Entity, EntityType, Iri
from kg.views import Dossier, describe_entity

FACTS = [
    fact("acquisition", "b", acquirer="Velora", target="Norbit", date="2004", price="75000000 USD"),
    fact("acquisition", "c", acquirer="Velora", target="Norbit", date="2004", price="90000000 USD"),
    fact("acquisition", "a", "planned", by="Harbour Ledger", acquirer="Velora", target="Kestrel", date="1999"),
    fact("product", "a", "current", organization="Velora", product="Reader"),
    fact("founding", "a", organization="Velora", founder="Ann <b>Ash</b>", date="1988"),
    fact("acquisition", "a", acquirer="Oru", target="Tessel"),
]
DOCUMENTS = [document("a", "2003"), document("b", "2004-06-10", "Post"), document("c", "2004-06-12", "Wire")]
VELORA = Entity(id=Iri(f"{BASE}org/velora"), type=EntityType("organization"), name="Velora", aliases=("Velora Inc",))


def dossier(entity: Entity = VELORA) -> Dossier:
    return describe_entity(entity, facts=FACTS, documents=DOCUMENTS, corroboration=told(FACTS, DOCUMENTS))


def test_facts_are_told_by_theme_and_time_with_footnotes() -> None:
    text = dossier().to_markdown()
    assert re.findall(r"^#+ .*", text, re.MULTILINE) == [
        "# Velora",
        "## Deals and ownership",
        "## Origins and places",
        "## Business",
        "## Where the documents disagree",
    ]
    assert "\nOrganisation, also Velora Inc.\n" in text
    first, second = re.findall(r"^- Velora acquired .*", text, re.MULTILINE)[:2]
    assert first == "- Velora acquired Kestrel (planned); date 1999, according to Harbour Ledger.[^1]"
    assert second == (
        "- Velora acquired Norbit; price 75,000,000 USD, date 2004 (2 independent sources in 2 documents).[^2][^3]"
    )
    assert (
        "- Velora acquired Norbit: price: 75,000,000 USD (1 document) or 90,000,000 USD (1 document).[^2][^3]" in text
    )


def test_every_sentence_has_its_footnotes_and_every_footnote_its_quote_and_source() -> None:
    text = dossier().to_markdown()
    used = {int(number) for number in re.findall(r"\[\^(\d+)\](?!:)", text)}
    notes = re.findall(r"^\[\^(\d+)\]: “(.+)” — (.+)$", text, re.MULTILINE)
    assert used == {int(number) for number, _, _ in notes} == set(range(1, 6))
    assert ("2", "It.", "b, Post, 10 June 2004") in notes


def test_the_page_holds_the_same_and_no_markup_of_others() -> None:
    page = dossier().to_html()
    assert "<h2>Deals and ownership</h2>" in page
    assert "Ann &lt;b&gt;Ash&lt;/b&gt;" in page
    assert "<b>" not in page
    assert "default-src 'none'" in page
    assert page.count('<li id="note-') == 5
    assert "http" not in page.replace("http-equiv", "")


def test_markdown_shows_names_as_they_are() -> None:
    entity = replace(VELORA, name="# *Velora* [x](y) <b>", aliases=("1. a_b",))
    told = "# \\# \\*Velora\\* \\[x\\](y) \\<b\\>\n\nOrganisation, also 1\\. a\\_b.\n"
    assert dossier(entity).to_markdown().startswith(told)
