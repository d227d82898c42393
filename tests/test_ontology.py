"""The vocabulary, its shapes, and that they say the same."""

from __future__ import annotations

import re
from functools import cache

import pytest
from rdflib import RDF, RDFS, SH, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from kg.errors import OntologyError
from kg.model import FactType, Status
from kg.ontology import NAMESPACE, FactClass, RoleClass, ValueKind, load_ontology, ontology_files

ONTOLOGY = load_ontology()
FACT_CLASSES = list(ONTOLOGY.fact_classes.values())
ROLES = list({role.name: role for class_ in FACT_CLASSES for role in class_.roles}.values())


@cache
def _vocabulary() -> Graph:
    return Graph().parse(ontology_files()[0])


@cache
def _shapes() -> Graph:
    return Graph().parse(ontology_files()[1])


def _property_shapes(class_: str) -> list[Node]:
    return [
        property_shape
        for shape in _shapes().subjects(SH.targetClass, URIRef(class_))
        for property_shape in _shapes().objects(shape, SH.property)
    ]


def _minimum(class_: FactClass, path: str) -> int:
    counts = [
        int(str(_shapes().value(shape, SH.minCount) or 0))
        for shape in _property_shapes(class_.iri)
        if _shapes().value(shape, SH.path) == URIRef(path)
    ]
    return max(counts, default=0)


def _allowed(class_: str) -> set[str]:
    """The statuses that the shape of events or of states allows."""
    shape = next(_shapes().subjects(SH.targetClass, URIRef(class_)))
    listed = _shapes().value(shape, SH["in"])
    assert listed
    return {str(status).removeprefix(NAMESPACE) for status in Collection(_shapes(), listed)}


@pytest.mark.parametrize("class_", FACT_CLASSES, ids=lambda class_: class_.name)
def test_a_fact_type_hangs_together(class_: FactClass) -> None:
    names = [role.name for role in class_.roles]
    assert len(names) == len(set(names))
    assert class_.required
    assert {*class_.required, *class_.required_any, *(class_.ends or ())} <= set(names)
    assert ONTOLOGY.fact_class(class_.name) is class_


@pytest.mark.parametrize("class_", FACT_CLASSES, ids=lambda class_: class_.name)
def test_every_fact_type_has_a_shape_for_its_required_roles(class_: FactClass) -> None:
    iri = {role.name: role.iri for role in class_.roles}
    for number, role in enumerate(class_.required):
        assert _minimum(class_, iri[role]) == (class_.minimum if number == 0 else 1)
    if class_.required_any:
        paths = [_shapes().value(shape, SH.path) for shape in _property_shapes(class_.iri)]
        listed = [_shapes().value(path, SH.alternativePath) for path in paths if path]
        choices = [set(map(str, Collection(_shapes(), choice))) for choice in listed if choice]
        assert {iri[role] for role in class_.required_any} | {NAMESPACE + "filler"} in choices


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.name)
def test_every_role_has_a_shape_for_what_fills_it(role: RoleClass) -> None:
    shapes = list(_shapes().subjects(SH.targetSubjectsOf, URIRef(role.iri)))
    assert shapes
    if role.kind is ValueKind.ENTITY:
        either = _shapes().value(shapes[0], SH["or"])
        choices = list(Collection(_shapes(), either)) if either else [shapes[0]]
        classes = [str(_shapes().value(choice, SH["class"])) for choice in choices]
        assert set(classes) >= {ONTOLOGY.entity_classes[name].iri for name in role.entity_types}


@pytest.mark.parametrize("class_", [c for c in FACT_CLASSES if c.ends], ids=lambda class_: class_.name)
def test_every_fact_type_with_two_ends_has_a_shape_that_keeps_them_apart(class_: FactClass) -> None:
    assert class_.ends
    start, end = (next(role.iri for role in class_.roles if role.name == name) for name in class_.ends)
    if start == end:
        assert class_.minimum == 2
        return
    apart = [
        (_shapes().value(shape, SH.path), _shapes().value(shape, SH.disjoint)) for shape in _property_shapes(class_.iri)
    ]
    assert (URIRef(start), URIRef(end)) in apart


def test_the_shapes_allow_the_statuses_of_events_and_states() -> None:
    states = {Status.CURRENT, Status.FORMER, Status.FUTURE}
    assert _allowed(NAMESPACE + "Event") == {*Status} - states
    assert _allowed(NAMESPACE + "State") == {*Status}


def test_every_status_is_declared() -> None:
    declared = _vocabulary().subjects(RDF.type, URIRef(NAMESPACE + "Status"))
    assert {str(status).removeprefix(NAMESPACE) for status in declared} == {*Status}


def test_every_term_has_a_label_and_a_comment() -> None:
    graph = _vocabulary()
    terms = {term for term in graph.subjects() if str(term).startswith(NAMESPACE)}
    assert {term for term in terms if not (graph.value(term, RDFS.label) and graph.value(term, RDFS.comment))} == set()


def test_the_shapes_use_no_term_that_is_not_declared() -> None:
    declared = {str(term) for term in _vocabulary().subjects()}
    used = {str(term) for triple in _shapes() for term in triple if str(term).startswith(NAMESPACE)} - {NAMESPACE}
    queries = [str(text) for text in _shapes().objects(None, SH.select)]
    used |= {NAMESPACE + name for text in queries for name in re.findall(r"\bkg:(\w+)", text)}
    assert used <= declared


def test_patterns_of_shortcuts_compile_and_their_roles_exist() -> None:
    for shortcut in ONTOLOGY.shortcuts:
        names = {role.name for role in ONTOLOGY.fact_class(shortcut.fact_type).roles}
        assert {shortcut.subject, shortcut.object} <= names
        if shortcut.condition:
            assert shortcut.condition[0] in names
            re.compile(shortcut.condition[1])


def test_legal_cases_and_data_breaches_never_give_a_shortcut() -> None:
    assert not ONTOLOGY.shortcuts_of(FactType("legal_case"))
    assert not ONTOLOGY.shortcuts_of(FactType("data_breach"))


def test_an_unknown_name_is_answered_with_the_nearest() -> None:
    with pytest.raises(OntologyError, match="did you mean 'employment'"):
        ONTOLOGY.fact_class("employement")


def test_every_entity_class_has_a_slug_of_its_own() -> None:
    slugs = [class_.slug for class_ in ONTOLOGY.entity_classes.values()]
    assert len(slugs) == len(set(slugs))
