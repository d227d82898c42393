"""Small texts with their graphs: folders of input.txt and expected.ttl, compared as facts.

In expected.ttl a fact needs its class, status and roles, not an IRI, a name or evidence of its own; an amount may be
a plain value ("45000000 EUR"). A role that it lacks must stay empty. Shortcuts follow from the facts and are not
compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from kg.errors import GoldError
from kg.evaluation.gold import ATTRIBUTION, Case, Gold, GoldFact, GoldFiller, read_file, read_text
from kg.graph import open_store, run_query
from kg.model import Iri, Status
from kg.ontology import NAMESPACE, FactClass, load_ontology

_FACTS = "SELECT ?fact ?class ?property ?value { ?fact a ?class ; ?property ?value } ORDER BY ?fact ?property ?value"
_STATUS, _ATTRIBUTED_TO = Iri(f"{NAMESPACE}status"), Iri(f"{NAMESPACE}attributedTo")


def read_graphs(folders: Sequence[Path]) -> Gold:
    """The cases in some folders; raises GoldError or, for a graph that can't be read, GraphError."""
    return Gold(name="graphs", cases=tuple(map(_case, folders)), apart=True, split=True)


def _case(folder: Path) -> Case:
    text = read_file(folder / "input.txt")
    return Case(
        document=read_text({"id": folder.name, "text": text}, str(folder)),
        facts=_facts(folder / "expected.ttl", text),
        exhaustive=frozenset(load_ontology().fact_classes),
    )


def _facts(path: Path, text: str) -> tuple[GoldFact, ...]:
    classes = {class_.iri: class_ for class_ in load_ontology().fact_classes.values()}
    found: dict[tuple[str, FactClass], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for fact, class_, property_, value in run_query(open_store(path), _FACTS):
        if class_ in classes:
            found[fact, classes[Iri(class_)]][property_].append(value)
    return tuple(_fact(class_, values, path, text) for (_, class_), values in found.items())


def _fact(class_: FactClass, values: Mapping[str, Sequence[str]], path: Path, text: str) -> GoldFact:
    properties = {ATTRIBUTION: _ATTRIBUTED_TO} | {role.name: role.iri for role in class_.roles}
    roles = {role: tuple(map(_filler, values.get(property_, ()))) for role, property_ in properties.items()}
    try:
        statuses = tuple(Status(status.removeprefix(NAMESPACE)) for status in values.get(_STATUS, ()))
    except ValueError as error:
        raise GoldError(f"{path}: {error}; the statuses are {', '.join(Status)}") from error
    return GoldFact(type=class_.name, roles=roles, statuses=statuses, sentence=text)


def _filler(value: str) -> GoldFiller:
    """A thing by its IRI, or a value."""
    if "://" in value:
        name = value.rstrip("/").rpartition("/")[2].replace("-", " ")
        return GoldFiller(name=name, iri=Iri(value))
    return GoldFiller(text=value, value=value)
