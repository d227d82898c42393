from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

import pytest
from graph_facts import ACQUISITION, ADA, DOCUMENT, LUMEN, OSTRAVA, SETTINGS, entity, fact, thing, value
from pyoxigraph import NamedNode, Quad, Store, parse

from kg.config import document_iri
from kg.graph.mapping import to_quads
from kg.graph.prefixes import PREFIXES
from kg.graph.validate import validate
from kg.model import Entity, Fact, Filler, Role, Status
from kg.ontology import NAMESPACE, FactClass, RoleClass, ValueKind, load_ontology, ontology_files

ONTOLOGY = load_ontology()
GRAPH = NamedNode(document_iri(DOCUMENT, SETTINGS))
ZOE = entity("Zoe Novak", "person")
CLERK = fact(
    "employment",
    Status.FORMER,
    roles={"person": thing(ADA), "organization": thing(LUMEN), "position": value("clerk")},
)
MINORITY = replace(ACQUISITION, roles={**ACQUISITION.roles, Role("stake"): (value("49%"),)})
SISTERS = fact("family", Status.CURRENT, roles={"person": thing(ADA), "relative": thing(ZOE), "kind": value("sibling")})
_VALUES = {
    ValueKind.MONEY: "5/7 USD",
    ValueKind.DATE: "2004-08",
    ValueKind.STAKE: "51%",
    ValueKind.COUNT: "1000",
    ValueKind.TEXT: "chief executive",
}


def _store(facts: Iterable[Fact], entities: Iterable[Entity]) -> Store:
    store = Store()
    store.extend(to_quads(facts=facts, entities=entities, documents=[DOCUMENT], settings=SETTINGS, ontology=ONTOLOGY))
    return store


def _things(role: RoleClass, number: int) -> list[Entity]:
    return [entity(f"{role.label} {n}", role.entity_types[0], "alias") for n in range(number)]


def _fillers(role: RoleClass, class_: FactClass) -> tuple[Filler, ...]:
    if role.kind is ValueKind.ENTITY:
        return tuple(map(thing, _things(role, class_.minimum)))
    return (value(_VALUES[role.kind], "in other words"),)


@cache
def _full_facts() -> dict[str, Fact]:
    """A fact of every type with all roles filled."""
    return {
        class_.name: fact(
            class_.name,
            Status.CURRENT if class_.state else Status.COMPLETED,
            roles={role.name: _fillers(role, class_) for role in class_.roles},
        )
        for class_ in ONTOLOGY.fact_classes.values()
    }


@cache
def _all_entities() -> tuple[Entity, ...]:
    roles = [role for class_ in ONTOLOGY.fact_classes.values() for role in class_.roles if role.entity_types]
    return tuple(thing for role in roles for thing in _things(role, 2))


def test_a_full_fact_of_every_type_keeps_to_the_shapes() -> None:
    assert validate(_store(_full_facts().values(), _all_entities())) == ()


def test_every_term_of_a_graph_is_declared() -> None:
    store = _store(_full_facts().values(), _all_entities())
    declared = {quad.subject for quad in parse(path=str(ontology_files()[0]))}
    used = {term for quad in store for term in quad if isinstance(term, NamedNode)}
    assert {term for term in used if term.value.startswith(NAMESPACE)} <= declared


def test_facts_with_words_for_values_keep_to_the_shapes() -> None:
    words = value("", "some day")
    told = [
        fact("founding", roles={"organization": thing(LUMEN), "date": words}),
        replace(ACQUISITION, roles={**ACQUISITION.roles, Role("price"): (words,), Role("date"): (words, words)}),
    ]
    assert validate(_store(told, [OSTRAVA, LUMEN])) == ()


@pytest.mark.parametrize("missing", ["required", "minimum", "any"])
def test_every_type_misses_its_required_roles(missing: str) -> None:
    broken = []
    for told in _full_facts().values():
        class_ = ONTOLOGY.fact_class(told.type)
        if missing == "required":
            broken.append(replace(told, roles={k: r for k, r in told.roles.items() if k not in class_.required}))
        elif missing == "minimum" and class_.minimum > 1:
            broken.append(replace(told, roles={k: fillers[:1] for k, fillers in told.roles.items()}))
        elif missing == "any" and class_.required_any:
            kept = {k: r for k, r in told.roles.items() if k not in class_.required_any}
            broken.append(replace(told, roles=kept))
    found = validate(_store(broken, _all_entities()))
    assert {v.focus for v in found if " needs " in v.message} == {told.id for told in broken}


def test_no_fact_relates_a_thing_to_itself() -> None:
    loops = []
    for told in _full_facts().values():
        ends = ONTOLOGY.fact_class(told.type).ends
        if ends and ends[0] != ends[1]:
            loops.append(replace(told, roles={**told.roles, ends[1]: told.roles[ends[0]]}))
    found = validate(_store(loops, _all_entities()))
    assert {v.focus for v in found if "are the same" in v.message} == {told.id for told in loops}


def test_every_role_wants_its_own_kind_of_entity() -> None:
    wrong = entity("Something", "product")
    work = entity("A book", "work")
    broken = [
        replace(
            told,
            roles={
                role.name: (thing(work if "product" in role.entity_types else wrong),)
                for role in ONTOLOGY.fact_class(told.type).roles
                if role.entity_types
            },
        )
        for told in _full_facts().values()
    ]
    found = {(v.focus, v.message) for v in validate(_store(broken, [wrong, work])) if "what fills" in v.message}
    assert len(found) == sum(len(told.roles) for told in broken)


EVENT_STATUS = "an event needs one status: completed, agreed, planned, rumoured, alleged, denied, cancelled or "
EVENT_STATUS += "hypothetical"
CONFIDENCE = "a fact needs one confidence, a decimal above 0 and at most 1"
QUOTE = "a passage needs a place with a start before its end, and a quote that is as long as that"
AMOUNT = "an amount needs a currency with one value, or with a lowest and a highest; or no number at all"


@pytest.mark.parametrize(
    ("property_", "instead", "expected"),
    [
        ("kg:status", "?old, kg:denied", EVENT_STATUS),
        ("kg:status", "?old, kg:former", EVENT_STATUS),
        ("kg:confidence", "0.0", CONFIDENCE),
        ("kg:confidence", "1.1", CONFIDENCE),
        ("kg:confidence", "", CONFIDENCE),
        ("kg:extractor", "", "a fact needs the rule or model that found it"),
        ("kg:evidence", "", "a fact needs evidence, which is an annotation"),
        ("kg:evidence", "kg:nothing", "a fact needs evidence, which is an annotation"),
        ("prov:wasDerivedFrom", "", "a fact needs the document that it is from"),
        ("oa:hasTarget", "", "evidence needs one passage of a document"),
        ("oa:hasSource", "", "a passage needs the document that it is from"),
        ("oa:exact", "", QUOTE),
        ("oa:exact", "''", QUOTE),
        ("oa:end", "0", QUOTE),
        ("oa:end", "7", QUOTE),
        ("kg:price", "'75500000 EUR'", "what fills 'price' must be an amount of money"),
        ("schema:currency", "", AMOUNT),
        ("schema:currency", "'euros'", "a currency has three letters (ISO 4217)"),
        ("schema:value", "?old, 9.0", AMOUNT),
        ("schema:value", "'many'", "an amount is a decimal, not below 0"),
        ("kg:surface", "", "an amount needs its words"),
        ("kg:date", "'last year'", "the date is no EDTF: 2004, 2004-08, 2004-08-19, 2004~, 2004/2008"),
        ("kg:date", "?old . ?s kg:start '2004'", "the start needs the first and the last day that it allows"),
        ("kg:latest", "'2001-01-01'^^xsd:date", "the first day of the date is one day, not after the last"),
        ("kg:date", "?old . ?s kg:percent 120.0", "a stake is a decimal from 0 to 100 per cent"),
    ],
)
def test_a_bad_graph_has_one_finding(property_: str, instead: str, expected: str) -> None:
    store = _store([ACQUISITION], [OSTRAVA, LUMEN])
    add = f"INSERT {{ ?s {property_} {instead} }}" if instead else ""
    old = f"?s {property_} ?old"
    store.update(f"WITH {GRAPH} DELETE {{ {old} }} {add} WHERE {{ {old} }}", prefixes=dict(PREFIXES))
    assert [violation.message for violation in validate(store)] == [f"Ostrava Power acquired Lumen: {expected}"]


def test_a_filler_needs_a_role_and_something_to_say() -> None:
    store = _store([ACQUISITION], [OSTRAVA, LUMEN])
    empty = "DELETE { ?s ?p ?o } WHERE { ?f kg:date ?d ; kg:filler ?s . ?s ?p ?o }"
    store.update(f"WITH {GRAPH} {empty}", prefixes=dict(PREFIXES))
    assert [v.message.rpartition(": ")[2] for v in validate(store)] == [
        "a filler needs a value or words",
        "a filler needs one role",
    ]


def test_nothing_ends_before_it_starts() -> None:
    told = replace(CLERK, roles={**CLERK.roles, Role("start"): (value("2005"),), Role("end"): (value("2003"),)})
    found = validate(_store([told], [ADA, LUMEN]))
    assert [v.message for v in found] == ["Ada Novak works for Lumen (former): it ends before it starts"]


@pytest.mark.parametrize(
    ("subject", "relation", "object_", "told"),
    [
        (OSTRAVA, "acquired", LUMEN, replace(ACQUISITION, status=Status.DENIED)),
        (LUMEN, "acquired", OSTRAVA, ACQUISITION),
        (OSTRAVA, "subsidiaryOf", LUMEN, ACQUISITION),
        (LUMEN, "ownedBy", OSTRAVA, MINORITY),
        (ADA, "chiefExecutiveOf", LUMEN, replace(CLERK, status=Status.CURRENT)),
        (ADA, "worksFor", LUMEN, CLERK),
        (ADA, "spouseOf", ZOE, SISTERS),
        (ZOE, "spouseOf", ADA, SISTERS),
    ],
)  # fmt: skip
def test_a_relation_without_a_fact_is_found(subject: Entity, relation: str, object_: Entity, told: Fact) -> None:
    store = _store([told], [OSTRAVA, LUMEN, ADA, ZOE])
    assert validate(store) == ()
    property_ = NamedNode(NAMESPACE + relation)
    store.add(Quad(NamedNode(subject.id), property_, NamedNode(object_.id), GRAPH))
    (found,) = validate(store)
    label = next(shortcut.label for shortcut in ONTOLOGY.shortcuts if shortcut.name == relation)
    assert found.focus == subject.id
    assert found.message.startswith(f"{subject.name}: '{label} {object_.name}' is said, but no fact")
