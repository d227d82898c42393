"""ontologies/shapes.ttl as SPARQL: for every constraint, a query that finds the nodes that break it.

SHACL Core as far as the file uses it: sh:targetClass, targetSubjectsOf, targetObjectsOf and targetNode; paths that
are a property or a choice of properties; the constraints in `_VALUE_TESTS` and `_fragments`; sh:or; and
SHACL-SPARQL's sh:select, see `kg.graph.shape_queries`. What is not known is an OntologyError, never left unchecked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, count
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, Triple, parse

from kg.errors import OntologyError
from kg.graph.prefixes import PREFIXES
from kg.model import Iri

SH = "http://www.w3.org/ns/shacl#"
_RDF = PREFIXES["rdf"]
_SHAPE_CLASSES = {SH + "NodeShape", SH + "PropertyShape"}
MATCHES = NamedNode("https://w3id.org/company-people-kg/shapes#matches")
"""The function that stands for REGEX: expressions are those of Python, which the engine's own lack parts of."""

_VALUE_TESTS: Mapping[str, str] = {
    "datatype": "DATATYPE({v}) = {w} && {w}(STR({v})) = {w}(STR({v}))",  # the second half fails for "many"^^xsd:decimal
    "in": "{v} IN ({w})",
    "minExclusive": "{v} > {w}",
    "minInclusive": "{v} >= {w}",
    "maxInclusive": "{v} <= {w}",
    "minLength": "!isBlank({v}) && STRLEN(STR({v})) >= {w}",
    "pattern": f"!isBlank({{v}}) && {MATCHES}(STR({{v}}), {{w}})",
}
"""Expressions that are true of a value {v} if it is as the constraint wants it, {w}."""
_NODE_KINDS: Mapping[str, str] = {SH + "Literal": "isLiteral", SH + "IRI": "isIRI"}
_KNOWN = {"path", "message", "property", "sparql", "targetClass", "targetSubjectsOf", "targetObjectsOf", "targetNode"}
_KNOWN |= {"minCount", "maxCount", "disjoint", "lessThanOrEquals", "or", "class", "nodeKind", *_VALUE_TESTS}

Term = NamedNode | BlankNode | Literal | Triple
Classes = Callable[[str], Sequence[str]]
"""A class's IRI to those of all its subclasses, itself included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that a shape forbids."""

    shape: Iri
    """The named shape: kgs:Acquisition."""
    message: str
    """What to say of a node that breaks it; may name variables of a query: "{?name}"."""
    target: str = ""
    """Graph pattern that gives every ?focus to look at; empty where the other pattern does so itself."""
    pattern: str
    """Graph pattern with a solution if ?focus breaks it; or the text of sh:select."""
    this: str = ""
    """The IRI that $this stands for in sh:select; empty for other constraints."""


class ShapeFile:
    """The shapes of a Turtle file; raises OntologyError for what cannot be read, or is not known here."""

    def __init__(self, path: Path, classes: Classes, members: Classes = lambda _: ()) -> None:
        """`members` are what the vocabulary itself says belongs to a class: statuses."""
        self._path = path
        self._classes = classes
        self._members = members
        self._fresh = count(1)
        self._table: dict[Term, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
        try:
            for quad in parse(path=str(path)):
                self._table[quad.subject][quad.predicate.value].append(quad.object)
        except (OSError, SyntaxError) as error:
            raise OntologyError(f"{path}: {error}") from error

    def checks(self) -> tuple[Check, ...]:
        """Every constraint of every shape, in the order of the file."""
        named = [node for node in self._table if isinstance(node, NamedNode) and self._is_shape(node)]
        return tuple(check for shape in named for check in self._shape_checks(shape))

    def _is_shape(self, node: Term) -> bool:
        return any(_iri(class_) in _SHAPE_CLASSES for class_ in self._table[node].get(_RDF + "type", ()))

    def _shape_checks(self, shape: NamedNode) -> Iterator[Check]:
        for target in self._targets(shape):
            for part in (shape, *self._get(shape, "property")):
                for pattern in self._fragments(part, "?focus"):
                    # the subjects of the very property that the pattern reads need no other target
                    known = pattern.startswith(target.removesuffix("?target ."))
                    yield Check(
                        shape=Iri(shape.value),
                        message=self._message(part),
                        target="" if known else target,
                        pattern=pattern,
                    )
        for query in self._get(shape, "sparql"):
            for this in self._get(shape, "targetNode"):
                yield Check(
                    shape=Iri(shape.value),
                    message=self._message(query),
                    pattern=_text(self._one(query, "select")),
                    this=_iri(this),
                )

    def _targets(self, shape: NamedNode) -> Iterator[str]:
        for class_ in self._get(shape, "targetClass"):
            among = " ".join(f"<{iri}>" for iri in self._classes(_iri(class_)))
            yield f"VALUES ?class {{ {among} }} ?focus a ?class ."
        for property_ in self._get(shape, "targetSubjectsOf"):
            yield f"?focus {property_} ?target ."
        for property_ in self._get(shape, "targetObjectsOf"):
            yield f"?target {property_} ?focus ."

    def _fragments(self, shape: Term, focus: str, *, nested: bool = False) -> Iterator[str]:
        """Patterns with a solution if the shape is broken; property shapes inside of a node's are told apart."""
        if strange := {iri.removeprefix(SH) for iri in self._table[shape] if iri.startswith(SH)} - _KNOWN:
            raise OntologyError(f"{self._path}: sh:{min(strange)} is not known here; kg/graph/shapes.py compiles SHACL")
        if not self._get(shape, "path"):
            yield from self._alternatives(shape, focus)
            for part in self._get(shape, "property") if nested else ():
                yield from self._fragments(part, focus, nested=True)
            return
        path, value = self._path_of(shape), self._variable()
        for number in map(_number, self._get(shape, "minCount")):
            yield f"FILTER NOT EXISTS {{ {self._several(focus, path, number)} }}"
        for number in map(_number, self._get(shape, "maxCount")):
            yield self._several(focus, path, number + 1)
        for other in self._get(shape, "disjoint"):
            yield f"{focus} {path} {value} ; {other} {value} ."
        for other in self._get(shape, "lessThanOrEquals"):
            limit = self._variable()
            yield f"{focus} {path} {value} ; {other} {limit} . FILTER(!COALESCE({value} <= {limit}, false))"
        for broken in self._value_fragments(shape, value):
            yield f"{focus} {path} {value} . {broken}"

    def _value_fragments(self, shape: Term, value: str) -> Iterator[str]:
        """Patterns with a solution if a value is not as it must be."""
        for class_ in self._get(shape, "class"):
            yield self._strange(value, [class_])
        if tests := list(self._value_tests(shape, value)):
            yield f"FILTER(!COALESCE({' && '.join(tests)}, false))"
        yield from self._alternatives(shape, value)

    def _value_tests(self, shape: Term, value: str) -> Iterator[str]:
        for kind in self._get(shape, "nodeKind"):
            yield f"{_NODE_KINDS[_iri(kind)]}({value})"
        for name, test in _VALUE_TESTS.items():
            for wanted in self._get(shape, name):
                members = self._list(wanted) if name == "in" else [wanted]
                yield test.format(v=value, w=", ".join(map(str, members)))

    def _alternatives(self, shape: Term, focus: str) -> Iterator[str]:
        """sh:or is broken where every alternative is; a choice of classes is asked as one."""
        for choice in self._get(shape, "or"):
            options = self._list(choice)
            classes = [class_ for option in options for class_ in self._get(option, "class")]
            if len(classes) == len(options) and all(len(self._table[option]) == 1 for option in options):
                yield self._strange(focus, classes)
                continue
            broken = [
                " || ".join(f"EXISTS {{ {pattern} }}" for pattern in self._fragments(option, focus, nested=True))
                for option in options
            ]
            yield f"FILTER({' && '.join(f'({one})' for one in broken)})"

    def _strange(self, value: str, classes: Sequence[Term]) -> str:
        """What belongs to none of the classes."""
        class_, every = self._variable(), [iri for wanted in classes for iri in self._classes(_iri(wanted))]
        among = ", ".join(f"<{iri}>" for iri in every)
        strange = f"FILTER NOT EXISTS {{ {value} a {class_} . FILTER({class_} IN ({among})) }}"
        members = ", ".join(f"<{iri}>" for class_iri in every for iri in self._members(class_iri))
        return f"FILTER({value} NOT IN ({members})) {strange}" if members else strange

    def _several(self, focus: str, path: str, number: int) -> str:
        """So many values that are not the same."""
        values = [self._variable() for _ in range(number)]
        differ = [f"!sameTerm({one}, {other})" for one, other in combinations(values, 2)]
        triples = " ".join(f"{focus} {path} {value} ." for value in values)
        return f"{triples} FILTER({' && '.join(differ)})" if differ else triples

    def _path_of(self, shape: Term) -> str:
        path = self._one(shape, "path")
        if isinstance(path, NamedNode):
            return str(path)
        return f"({'|'.join(map(str, self._list(self._one(path, 'alternativePath'))))})"

    def _get(self, node: Term, name: str) -> list[Term]:
        return self._table[node].get(SH + name, [])

    def _one(self, node: Term, name: str) -> Term:
        values = self._get(node, name)
        if len(values) != 1:
            raise OntologyError(f"{self._path}: a shape needs one sh:{name}, {node} has {len(values)}")
        return values[0]

    def _message(self, shape: Term) -> str:
        return _text(self._one(shape, "message"))

    def _list(self, node: Term) -> list[Term]:
        members = []
        while _iri(node) != _RDF + "nil":
            (first,), (node,) = self._table[node][_RDF + "first"], self._table[node][_RDF + "rest"]
            members.append(first)
        return members

    def _variable(self) -> str:
        return f"?v{next(self._fresh)}"


def _iri(term: Term) -> str:
    return term.value if isinstance(term, NamedNode) else ""


def _text(term: Term) -> str:
    return term.value if isinstance(term, Literal) else ""


def _number(term: Term) -> int:
    return int(_text(term))
