"""Small texts and their graphs: every folder here holds input.txt and expected.ttl.

expected.ttl is written by hand. It holds every shortcut, and every fact as a blank node with its
class, status, roles and attribution; an amount is written as a plain value ("45000000 EUR").
Evidence, names and IRIs of facts are left to other tests.
"""

from __future__ import annotations

from decimal import Decimal
from difflib import unified_diff
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from rdflib import RDF, Graph, Namespace, URIRef
from rdflib.term import Node

import kg
from kg.ontology import NAMESPACE, load_ontology

KG = Namespace(NAMESPACE)
SCHEMA = Namespace("https://schema.org/")
CASES = sorted(path.parent for path in Path(__file__).parent.glob("*/expected.ttl"))


@cache
def _roles_by_class() -> dict[Node, list[URIRef]]:
    """The properties that say what a fact of each class is about."""
    return {
        URIRef(fact_class.iri): [
            KG.status,
            KG.attributedTo,
            *(URIRef(role.iri) for role in fact_class.roles),
        ]
        for fact_class in load_ontology().fact_classes.values()
    }


def _lines(graph: Graph) -> list[str]:
    """The shortcuts and facts of the graph as sorted lines, the same for the same content."""
    facts = {
        subject: class_ for subject, _, class_ in graph.triples((None, RDF.type, None)) if class_ in _roles_by_class()
    }
    shortcuts = {URIRef(shortcut.iri) for shortcut in load_ontology().shortcuts}
    edges = {
        f"{_name(subject)} {_name(predicate)} {_name(value)}"
        for subject, predicate, value in graph
        if predicate in shortcuts and subject not in facts
    }
    return sorted(edges.union(*(_fact_lines(graph, fact, facts[fact]) for fact in facts)))


def _fact_lines(graph: Graph, fact: Node, class_: Node) -> set[str]:
    """One line for every choice of fillers: two facts or one fact with two fillers are the same."""
    fillers = [
        [f"{_name(role)}={_value(graph, filler)}" for filler in graph.objects(fact, role)]
        for role in _roles_by_class()[class_]
    ]
    return {" ".join([_name(class_), *choice]) for choice in product(*filter(None, fillers))}


def _value(graph: Graph, filler: Node) -> str:
    """The filler's name; an amount of money as value and currency."""
    value, currency = graph.value(filler, SCHEMA.value), graph.value(filler, SCHEMA.currency)
    if value is None or currency is None:
        return _name(filler)
    return repr(f"{Decimal(str(value)).normalize():f} {currency}")


def _name(node: Node) -> str:
    """A literal's text, or the last two steps of an IRI: org/topolis."""
    text = str(node)
    return "/".join(text.replace("#", "/").split("/")[-2:]) if isinstance(node, URIRef) else repr(text)


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_text_gives_the_expected_graph(case: Path, tmp_path: Path) -> None:
    kg.build([case / "input.txt"], tmp_path)
    expected = _lines(Graph().parse(case / "expected.ttl"))
    found = _lines(Graph().parse(tmp_path / "graph.ttl"))
    difference = unified_diff(expected, found, "expected", "found", lineterm="", n=0)
    assert found == expected, "\n".join([(case / "input.txt").read_text(encoding="utf-8"), *difference])
