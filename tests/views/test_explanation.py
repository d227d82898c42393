"""From a fact back to the words."""

from __future__ import annotations

import json

import pytest
from story_samples import BASE, document, fact, told

from kg.entities import Bearer, Decision, Judgement, Step, Thing, Verdict
from kg.errors import NotFoundError
from kg.model import (
    Document,
    DocumentId,
    Entity,
    EntityType,
    Evidence,
    Fact,
    Iri,
    Mention,
    MentionKind,
    Reading,
    Role,
    Span,
)
from kg.views import Explanation, explain_fact, find_facts

TEXT = "Velora makes books. The bookseller said it bought Norbit for $75."
SOURCE = Document(id=DocumentId("a.txt"), text=TEXT, title="A deal", date="2004-06-10")


def span(words: str) -> Span:
    return SOURCE.span(TEXT.index(words), TEXT.index(words) + len(words))


def _bought() -> Fact:
    plain = fact("acquisition", "a.txt", acquirer="Velora", target="Norbit", price="75 USD")
    mentions = {Role("acquirer"): (span("it"),), Role("target"): (span("Norbit"),), Role("price"): (span("$75"),)}
    sentence = SOURCE.span(TEXT.index("The"), len(TEXT))
    return Fact(
        id=plain.id,
        type=plain.type,
        document=plain.document,
        status=plain.status,
        confidence=0.875,
        roles=plain.roles,
        evidence=(Evidence(sentence=sentence, mentions=mentions),),
        extractor="rule:acquisition/buy",
    )


BOUGHT = _bought()
AGAIN = fact("acquisition", "b.txt", acquirer="Velora", target="Norbit", price="90 USD")
VELORA = Entity(id=Iri(f"{BASE}org/velora"), type=EntityType("organization"), name="Velora", aliases=("Velora Books",))
RETIRED = Iri(f"{BASE}org/velora-books")


def explain(*judgements: Judgement, reading: Reading | None = None, merges: tuple[Step, ...] = ()) -> Explanation:
    return explain_fact(
        BOUGHT,
        entities=[VELORA],
        facts=[BOUGHT, AGAIN],
        documents=[SOURCE],
        corroboration=told([BOUGHT, AGAIN], [SOURCE, document("b.txt")]),
        redirects={RETIRED: VELORA.id},
        judgements=judgements,
        reading=reading,
        merges=merges,
    )


def test_an_explanation_shows_words_offsets_extractor_and_score() -> None:
    lines = explain().to_text().splitlines()
    assert lines[0] == "Velora acquired Norbit  [completed, confidence 0.875]"
    assert "  found by rule:acquisition/buy" in lines
    assert "  in A deal, 10 June 2004" in lines
    assert "20-65  “The bookseller said it bought Norbit for $75.”" in lines
    assert "  40-42  acquirer: “it” stands for Velora" in lines
    assert "  50-56  target: “Norbit”" in lines


def test_it_shows_resolution_story_and_disagreement() -> None:
    text = explain().to_text()
    assert "    one with: Velora Books\n" in text
    assert f"  {RETIRED} was retired for one of them\n" in text
    assert "Told together: Velora acquired Norbit  [completed" in text
    assert "Disagreement: Velora acquired Norbit: price: 75 USD (1 document) or 90 USD (1 document)" in text


def joined(one: str, other: str, document: str = "b.txt", entity: Iri = VELORA.id) -> Step:
    return Step(
        one=Bearer(name=one, document=SOURCE.id, start=0),
        other=Bearer(name=other, document=DocumentId(document), start=7),
        verdict=Verdict.MERGED,
        score=0.93,
        reasons=("the same name but for a word like 'Group'", "both with Norbit"),
        entities=(entity, entity),
    )


def test_every_merge_of_its_entities_says_why() -> None:
    """Not those of other entities, nor those with documents that are not in the graph."""
    step = joined("Velora", "Velora Books", "a.txt")
    explanation = explain(merges=(step, joined("Velora", "Gone", "gone.txt"), joined("X", "Y", "a.txt", Iri("x:y"))))
    line = (
        "'Velora Books' (a.txt) is 'Velora' (a.txt), 0.93: the same name but for a word like 'Group'; both with Norbit"
    )
    assert f"    one with: Velora Books\n    {line}\n" in explanation.to_text()
    (told,) = json.loads(json.dumps(explanation.to_json()))["entities"]
    assert told["merges"] == [
        {
            "names": [
                {"name": "Velora", "document": "a.txt", "start": 0},
                {"name": "Velora Books", "document": "a.txt", "start": 7},
            ],
            "score": 0.93,
            "reasons": list(step.reasons),
        }
    ]


def test_of_many_merges_text_tells_those_of_other_names_first() -> None:
    steps = (*(joined("Velora", "Velora", "a.txt") for _ in range(9)), joined("Velora", "Velora Books", "a.txt"))
    lines = explain(merges=steps).to_text().partition("one with")[2].splitlines()
    assert "'Velora Books'" in lines[1]
    assert lines[9] == "    and 2 more; --json tells all"


def test_with_the_reading_it_shows_the_chain_from_pronoun_to_name() -> None:
    kinds = {"it": MentionKind.PRONOUN, "The bookseller": MentionKind.NOMINAL}
    antecedents = {"it": span("The bookseller"), "The bookseller": span("Velora")}
    mentions = tuple(
        Mention(
            start=span(words).start,
            end=span(words).end,
            text=words,
            type=EntityType("organization"),
            kind=kinds.get(words, MentionKind.NAME),
            antecedent=antecedents.get(words),
        )
        for words in ("Velora", "The bookseller", "it", "Norbit")
    )
    explanation = explain(reading=Reading(document=SOURCE, mentions=mentions, claims=()))
    assert "acquirer: “it” -> “The bookseller” (20-34) -> “Velora” (0-6)" in explanation.to_text()
    told = json.loads(json.dumps(explanation.to_json()))
    assert [step["text"] for step in told["arguments"][0]["chain"]] == ["The bookseller", "Velora"]


def test_judgements_about_it_are_shown_undone_ones_too() -> None:
    thing = Thing(id=RETIRED, type=VELORA.type, names=("Velora Books",), documents=())
    other = Thing(id=VELORA.id, type=VELORA.type, names=("Velora",), documents=())
    same = Judgement(decision=Decision.SAME, by="ann", at="2026-11-25", things=(other, thing), note="one register")
    name = Judgement(decision=Decision.NAME, by="ben", at="2026-11-26", things=(other,), value="Velora plc")
    undo = Judgement(decision=Decision.UNDO, by="ben", at="2026-11-27", value=name.id)
    text = explain(same, name, undo).to_text()
    assert f"  {same.id} same: Velora, Velora Books (by ann, 2026-11-25; one register)\n" in text
    assert f"  {name.id} name: Velora, as Velora plc (by ben, 2026-11-26) (undone)\n" in text


@pytest.mark.parametrize(
    "name", [BOUGHT.id, BOUGHT.id.rpartition("/")[2], "Velora acquired Norbit", "norbit velora", "velora completed"]
)
def test_a_fact_is_found_by_iri_or_words(name: str) -> None:
    assert BOUGHT in find_facts([AGAIN, BOUGHT], name)


@pytest.mark.parametrize("name", ["Velora acquired Norbert", "Xylo", ""])
def test_what_no_fact_says_is_told(name: str) -> None:
    with pytest.raises(NotFoundError, match="no fact says"):
        find_facts([BOUGHT], name)
