from __future__ import annotations

from dataclasses import replace

import pytest
from graph_facts import (
    ACQUISITION,
    ADA,
    BRNO,
    DOCUMENT,
    ENTITIES,
    LUMEN,
    OSTRAVA,
    SETTINGS,
    fact,
    facts,
    span,
    thing,
    value,
)
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Store

from kg.config import document_iri
from kg.errors import GraphError
from kg.graph.mapping import read_documents, read_entities, read_facts, to_quads
from kg.graph.prefixes import PREFIXES
from kg.model import Document, DocumentId, EntityFiller, Evidence, Fact, Role, Status
from kg.ontology import load_ontology

ONTOLOGY = load_ontology()


def _store(*told: Fact, documents: tuple[Document, ...] = (DOCUMENT,)) -> Store:
    store = Store()
    quads = to_quads(facts=told, entities=ENTITIES, documents=documents, settings=SETTINGS, ontology=ONTOLOGY)
    store.extend(quads)
    return store


def _rows(store: Store, names: str, pattern: str) -> list[list[str]]:
    """What a query finds, as text, IRIs shortened."""
    found = store.query(
        f"SELECT DISTINCT {names} WHERE {{ {pattern} }} ORDER BY {names}",
        prefixes=dict(PREFIXES),
        use_default_graph_as_union=True,
    )
    assert isinstance(found, QuerySolutions)
    return [[_short(term) for term in row] for row in found]


def _short(term: object) -> str:
    if isinstance(term, NamedNode):
        return term.value.removeprefix(SETTINGS.base).rpartition("/" if "#" not in term.value else "#")[2]
    return term.value if isinstance(term, Literal) else ""


def _relations(told: Fact) -> list[str]:
    """The plain relations between entities, and their literals, that follow from a fact."""
    pattern = "?s ?p ?o FILTER(STRSTARTS(STR(?p), STR(kg:)) && STRSTARTS(STR(?s), STR(id:)))"
    pattern += "FILTER NOT EXISTS { ?s kg:evidence|^kg:evidence|^kg:filler|^kg:price|kg:documentId ?x }"
    rows = _rows(_store(told), "?s ?p ?o", pattern.replace("STR(id:)", f'"{SETTINGS.base}"'))
    return [" ".join(row) for row in rows]


@given(st.lists(facts(), max_size=4, unique_by=lambda told: told.id))
def test_facts_become_rdf_and_facts_again(told: list[Fact]) -> None:
    expected = sorted(told, key=lambda f: (f.document, f.evidence[0].sentence, f.id))
    found = read_facts(_store(*told), ONTOLOGY)
    assert list(found) == expected
    for one, other in zip(found, expected, strict=True):
        order = [role.name for role in ONTOLOGY.fact_class(one.type).roles]
        assert list(one.roles) == [name for name in order if name in other.roles]


@given(st.lists(facts(), max_size=3, unique_by=lambda told: told.id))
def test_the_order_of_facts_never_changes_the_graph(told: list[Fact]) -> None:
    assert set(_store(*told)) == set(_store(*reversed(told)))


def test_entities_and_documents_come_back() -> None:
    plain = Document(id=DocumentId("other.txt"), text="x", date="2004~", publisher="P", source="https://a.b/?c d")
    store = _store(ACQUISITION, documents=(DOCUMENT, plain))
    assert read_entities(store, ONTOLOGY) == (LUMEN, OSTRAVA)
    assert read_documents(store) == (replace(DOCUMENT, text=""), replace(plain, text=""))


def test_there_are_no_blank_nodes_and_every_quad_is_in_the_graph_of_its_document() -> None:
    quads = list(_store(ACQUISITION))
    assert not any(isinstance(term, BlankNode) for quad in quads for term in quad)
    assert {str(quad.graph_name) for quad in quads} == {f"<{document_iri(DOCUMENT, SETTINGS)}>"}


def test_an_amount_is_a_node_with_number_currency_and_words() -> None:
    pattern = "?f kg:price ?x . ?x a schema:MonetaryAmount ; schema:value ?a ; schema:currency ?b ; kg:surface ?c"
    assert _rows(_store(ACQUISITION), "?a ?b ?c", pattern) == [["75500000", "EUR", "75.50 million euros"]]


@pytest.mark.parametrize(
    ("price", "expected"),
    [
        ("31 USD per share", ["currency USD", "unit per share", "value 31"]),
        ("5000000/7000000 USD", ["currency USD", "maxValue 7000000", "minValue 5000000"]),
        ("75.50 USD", ["currency USD", "value 75.5", "value 75.50 USD"]),
        ("", []),
    ],
)
def test_amounts_keep_unit_range_and_zeros(price: str, expected: list[str]) -> None:
    told = replace(ACQUISITION, roles={**ACQUISITION.roles, Role("price"): (value(price, "words"),)})
    pattern = "?f kg:price ?x . ?x ?p ?o FILTER(?p != rdf:type && ?p != kg:surface)"
    assert sorted(map(" ".join, _rows(_store(told), "?p ?o", pattern))) == expected


def test_a_date_has_the_days_that_it_allows() -> None:
    pattern = "?f a kg:Acquisition ; kg:date ?a ; kg:earliest ?b ; kg:latest ?c"
    assert _rows(_store(ACQUISITION), "?a ?b ?c", pattern) == [["2004-08", "2004-08-01", "2004-08-31"]]


def test_start_and_end_have_bounds_of_their_own() -> None:
    told = fact(
        "employment",
        Status.FORMER,
        roles={
            "person": thing(ADA),
            "organization": thing(LUMEN),
            "start": value("2001"),
            "end": value("2003"),
        },
    )
    pattern = "?f kg:startEarliest ?a ; kg:startLatest ?b ; kg:endEarliest ?c ; kg:endLatest ?d"
    assert _rows(_store(told), "?a ?b ?c ?d", pattern) == [["2001-01-01", "2001-12-31", "2003-01-01", "2003-12-31"]]


def test_a_stake_in_per_cent_is_a_number_too() -> None:
    told = fact("shareholding", roles={"owner": thing(OSTRAVA), "organization": thing(LUMEN), "stake": value("5.1%")})
    assert _rows(_store(told), "?a ?b", "?f kg:stake ?a ; kg:percent ?b") == [["5.1%", "5.1"]]


def test_evidence_is_a_web_annotation_for_the_sentence_and_every_argument() -> None:
    evidence = Evidence(sentence=ACQUISITION.evidence[0].sentence, mentions={Role("target"): (span("Lumen"),)})
    store = _store(replace(ACQUISITION, evidence=(evidence,)))
    target = (
        "oa:hasTarget ?t . ?t oa:hasSource/kg:documentId ?document ; oa:hasSelector ?place, ?quote . "
        "?place a oa:TextPositionSelector ; oa:start ?a ; oa:end ?b . "
        "?quote a oa:TextQuoteSelector ; oa:exact ?c"
    )
    sentence = evidence.sentence
    assert _rows(store, "?document ?a ?b ?c", f"?f kg:evidence ?e . ?e {target}") == [
        ["deal.txt", str(sentence.start), str(sentence.end), sentence.text]
    ]
    argument = f"?f kg:evidence/kg:argument ?e . ?e kg:inRole kg:target ; {target}"
    assert _rows(store, "?a ?b ?c", argument) == [["21", "26", "Lumen"]]


@pytest.mark.parametrize(
    ("told", "label"),
    [
        (ACQUISITION, "Ostrava Power acquired Lumen"),
        (replace(ACQUISITION, status=Status.DENIED), "Ostrava Power acquired Lumen (denied)"),
        (fact("merger", roles={"party": (thing(OSTRAVA), thing(LUMEN))}), "Ostrava Power merged with Lumen"),
        (fact("founding", roles={"organization": thing(LUMEN), "date": value("1999")}), "Lumen: founding"),
        (fact("data_breach", roles={"organization": thing(LUMEN)}), "Lumen suffered a data breach"),
    ],
)
def test_a_fact_is_labelled_in_words(told: Fact, label: str) -> None:
    assert _rows(_store(told), "?a", "?f kg:evidence ?e ; rdfs:label ?a") == [[label]]


def test_only_what_is_true_belongs_to_the_aligned_class() -> None:
    pattern = "?f a org:ChangeEvent ; rdfs:label ?a"
    assert _rows(_store(ACQUISITION), "?a", pattern) == [["Ostrava Power acquired Lumen"]]
    assert not _rows(_store(replace(ACQUISITION, status=Status.PLANNED)), "?a", pattern)


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.COMPLETED])
def test_a_deal_that_is_not_completed_gives_no_shortcut(status: Status) -> None:
    assert _relations(replace(ACQUISITION, status=status)) == []


@pytest.mark.parametrize(
    ("stake", "owned"),
    [("", True), ("100%", True), ("51%", True), ("majority", True), ("49%", False), ("9 shares", False)],
)
def test_ownership_follows_from_the_whole_or_a_majority(stake: str, owned: bool) -> None:
    stakes = {Role("stake"): (value(stake),)} if stake else {}
    relations = _relations(replace(ACQUISITION, roles={**ACQUISITION.roles, **stakes}))
    assert ("lumen ownedBy ostrava-power" in relations) is owned
    assert "ostrava-power acquired lumen" in relations


def test_a_shortcut_may_depend_on_words() -> None:
    roles = {"person": thing(ADA), "organization": thing(LUMEN)}
    chief = fact("employment", Status.CURRENT, roles={**roles, "position": value("Chief Executive")})
    clerk = fact("employment", Status.CURRENT, roles={**roles, "position": value("clerk")})
    assert _relations(chief) == ["ada-novak chiefExecutiveOf lumen", "ada-novak worksFor lumen"]
    assert _relations(clerk) == ["ada-novak worksFor lumen"]


def test_a_symmetric_shortcut_goes_both_ways() -> None:
    merger = fact("merger", roles={"party": (thing(OSTRAVA), thing(LUMEN))})
    assert _relations(merger) == ["lumen mergedWith ostrava-power", "ostrava-power mergedWith lumen"]


def test_a_shortcut_to_a_value_is_a_literal() -> None:
    birth = fact("birth", roles={"person": thing(ADA), "place": thing(BRNO), "date": value("1970", "in 1970")})
    assert _relations(birth) == ["ada-novak birthDate 1970", "ada-novak bornIn brno"]


def test_alignments_are_written_out_in_their_direction() -> None:
    store = _store(fact("investment", roles={"investor": thing(OSTRAVA), "organization": thing(LUMEN)}))
    assert _rows(store, "?a ?b", "?a schema:funder ?b") == [["lumen", "ostrava-power"]]


def test_who_says_so_is_in_the_graph() -> None:
    told = replace(ACQUISITION, attribution=(thing(OSTRAVA), thing(LUMEN)))
    assert read_facts(_store(told), ONTOLOGY)[0].attribution == (thing(OSTRAVA), thing(LUMEN))


def test_a_document_may_be_a_work() -> None:
    itself = EntityFiller(id=document_iri(DOCUMENT, SETTINGS), name=DOCUMENT.title)
    told = fact("authorship", roles={"person": thing(ADA), "work": itself})
    assert read_facts(_store(told), ONTOLOGY) == (told,)


def test_a_fact_from_an_unknown_document_is_refused() -> None:
    with pytest.raises(GraphError, match=r"deal\.txt"):
        _store(ACQUISITION, documents=())
