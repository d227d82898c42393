"""What the pages of the web application tell, as JSON values, read from the store for each page alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pyoxigraph import Literal, NamedNode, QuerySolutions, Store, Variable

from kg.errors import NotFoundError, QueryError
from kg.graph import PREFIXES, living_iri, read_corroboration, read_documents, read_entities, read_facts
from kg.graph.excerpt import document_iris, excerpt, facts_of, facts_with, text_hash
from kg.model import Document, DocumentId, Entity, EntityFiller, Evidence, Fact, FactType, Filler, Iri
from kg.ontology import FactClass, RoleClass, ValueKind, load_ontology
from kg.server.together import together
from kg.views import render_page
from kg.views.projection import arrow_ends, fact_date, reading_order
from kg.views.wording import date_text, document_line, filler_text, heading, headline

Json = dict[str, Any]

MOST_FACTS = 300
"""Facts that one page shows."""
_MOST_DRAWN = 5_000
"""Facts of a graph that is drawn as a whole."""
_MOST_FOUND = 50
_MOST_NAMED = 100_000
"""Entities whose names the server keeps at hand; where there are more, the engine searches them each time."""


_SEARCH = """
SELECT ?entity ?class ?name ?label ?words {
  VALUES ?class { CLASSES }
  ?entity a ?class ; rdfs:label|skos:altLabel ?name .
  FILTER(CONTAINS(LCASE(STR(?name)), ?words))
  ?entity rdfs:label ?label .
} LIMIT 5000
"""
_Substitutions = Mapping[Variable, NamedNode | Literal]


def overview(store: Store) -> Json:
    """How many entities, facts and documents there are, by type."""
    ontology = load_ontology()
    numbers = {
        row["class"].value: int(row["n"].value)
        for row in _rows(store, "SELECT ?class (COUNT(?thing) AS ?n) { ?thing a ?class } GROUP BY ?class")
    }
    return {
        "entities": [
            {"type": kind.name, "label": kind.label, "count": numbers[kind.iri]}
            for kind in ontology.entity_classes.values()
            if kind.iri in numbers
        ],
        "facts": [
            {"type": kind.name, "label": heading(kind), "count": numbers[kind.iri]}
            for kind in ontology.fact_classes.values()
            if kind.iri in numbers
        ],
        "documents": len(document_iris(store)),
    }


def names(store: Store) -> list[list[str]] | None:
    """Every name of every entity: the name, the entity's name, its IRI and its type; None if they are too many."""
    ontology = load_ontology()
    found = read_entities(store, ontology)
    if len(found) > _MOST_NAMED:
        return None
    return [
        [name, entity.name, entity.id, ontology.entity_classes[entity.type].label]
        for entity in found
        for name in (entity.name, *entity.aliases)
    ]


def search(store: Store, *, text: str) -> list[Json]:
    """What `best_names` finds among all names, by the engine."""
    classes = {kind.iri: kind.label for kind in load_ontology().entity_classes.values()}
    query = _SEARCH.replace("CLASSES", " ".join(f"<{iri}>" for iri in classes))
    rows = _rows(store, query, {Variable("words"): Literal(_folded(text))})
    told = [[row["name"].value, row["label"].value, row["entity"].value, classes[row["class"].value]] for row in rows]
    return best_names(told, text)


def best_names(names: Iterable[Sequence[str]], text: str) -> list[Json]:
    """The entities with these words in one of their names, in any case: whole names first, then beginnings."""
    words = _folded(text)
    best: dict[str, tuple[tuple[int, str, str], Json]] = {}
    for name, label, iri, type_ in names:
        folded = name.lower()
        if words not in folded:
            continue
        rank = (_fit(folded, words), label, iri)
        if iri not in best or rank < best[iri][0]:
            best[iri] = rank, {"iri": iri, "name": label, "also": name if name != label else "", "type": type_}
    return [found for _, found in sorted(best.values(), key=lambda pair: pair[0])[:_MOST_FOUND]]


def _folded(text: str) -> str:
    return " ".join(text.split()).lower()


def entity(store: Store, *, iri: str, kind: str) -> Json:
    """One entity: names, facts with quotes, timeline and neighbours; of the facts those of one type, if named.

    An IRI that judgements have retired tells of what stands for it now.
    """
    ontology = load_ontology()
    iri = living_iri(store, _checked(iri))
    every = facts_with(store, iri, ontology)
    chosen = [fact for fact, type_ in every.items() if kind in ("", type_)]
    part = excerpt(store, [Iri(iri), *chosen[:MOST_FACTS]])
    found = next((entity for entity in read_entities(part, ontology) if entity.id == iri), None)
    if found is None:
        raise NotFoundError(f"there is no entity {iri} in this graph; search for its name")
    facts = reading_order(_facts(part, chosen[:MOST_FACTS]))
    told = _Telling(part)
    return {
        "iri": iri,
        "name": found.name,
        "type": ontology.entity_classes[found.type].label,
        "aliases": list(found.aliases),
        "types": [_count(type_, number) for type_, number in sorted(Counter(every.values()).items())],
        "kind": kind,
        "total": len(chosen),
        "facts": [told.fact(fact) for fact in facts],
        "together": together(store, [fact.id for fact in facts]),
        "timeline": _timeline(facts),
        "neighbours": _neighbours(found, facts),
    }


def documents(store: Store) -> list[Json]:
    """All documents, by id."""
    iris = document_iris(store)
    return [_document(document, iris) for document in read_documents(store)]


def document(store: Store, *, iri: str) -> Json:
    """One document with the facts that it says, in the order of its text."""
    ontology = load_ontology()
    every = list(facts_of(store, _checked(iri), ontology))
    part = excerpt(store, [Iri(iri), *every])
    found = [name for name, known in document_iris(part).items() if known == iri]
    if not found:
        raise NotFoundError(f"there is no document {iri} in this graph; see the list of documents")
    told = _Telling(part)
    facts = sorted(_facts(part, every), key=lambda fact: (fact.evidence[0].sentence, fact.id))
    return {
        **told.document(found[0]),
        "hash": text_hash(store, Iri(iri)),
        "facts": [told.fact(fact) for fact in facts if fact.document == found[0]],
    }


def drawing(store: Store, focus: str | None) -> str:
    """The page with the graph: the whole if it is not too large, else an entity with its neighbours."""
    ontology = load_ontology()
    if focus is None:
        number = next(_rows(store, "SELECT (COUNT(DISTINCT ?fact) AS ?n) { ?fact kg:evidence ?evidence }"))["n"].value
        if int(number) > _MOST_DRAWN:
            raise NotFoundError(f"{int(number):,} facts are too many for one picture; begin with an entity")
        part = store
    else:
        focus = living_iri(store, _checked(focus))
        near = facts_with(store, focus, ontology)
        ring = excerpt(store, list(near)[:MOST_FACTS])
        beyond = {f: None for e in read_entities(ring, ontology) for f in facts_with(store, e.id, ontology)}
        part = excerpt(store, list(near | beyond)[: 2 * MOST_FACTS])
    return render_page(
        entities=read_entities(part, ontology),
        facts=read_facts(part, ontology),
        documents=read_documents(part),
        corroboration=read_corroboration(part, ontology),
        title="Companies and people",
        focus=Iri(focus) if focus else None,
    )


class _Telling:
    """Facts and documents of an excerpt as JSON values."""

    def __init__(self, part: Store) -> None:
        self._documents = {document.id: document for document in read_documents(part)}
        self._iris = document_iris(part)

    def document(self, name: DocumentId) -> Json:
        return _document(self._documents.get(name) or Document(id=name, text=""), self._iris)

    def fact(self, fact: Fact) -> Json:
        kind = load_ontology().fact_class(fact.type)
        return {
            "iri": fact.id,
            "type": heading(kind),
            "says": headline(fact, kind),
            "status": fact.status.value,
            "confidence": fact.confidence,
            "date": fact_date(fact, kind),
            "when": date_text(fact_date(fact, kind)),
            "roles": [_role(role, fact.roles[role.name]) for role in kind.roles if fact.roles.get(role.name)],
            "attribution": [_filler(ValueKind.ENTITY, source) for source in fact.attribution],
            "quotes": [_quote(evidence, kind) for evidence in fact.evidence],
            "document": self.document(fact.document),
        }


def _document(document: Document, iris: Mapping[DocumentId, Iri]) -> Json:
    return {
        "iri": iris.get(document.id, ""),
        "id": document.id,
        "title": document.title or document.id,
        "line": document_line(document),
        "source": document.source,
    }


def _role(role: RoleClass, fillers: Iterable[Filler]) -> Json:
    return {"label": role.label, "fillers": [_filler(role.kind, filler) for filler in fillers]}


def _filler(kind: ValueKind, filler: Filler) -> Json:
    if isinstance(filler, EntityFiller):
        return {"iri": filler.id, "text": filler.name, "words": filler.name}
    return {"iri": "", "text": filler_text(kind, filler), "words": filler.text}


def _quote(evidence: Evidence, kind: FactClass) -> Json:
    """The sentence with its place in the document, and the places of the arguments in it."""
    sentence = evidence.sentence
    marks = [
        [span.start - sentence.start, span.end - sentence.start, role.label]
        for role in kind.roles
        for span in evidence.mentions.get(role.name, ())
    ]
    return {"start": sentence.start, "text": sentence.text, "marks": sorted(marks)}


def _count(type_: FactType, number: int) -> Json:
    return {"type": type_, "label": heading(load_ontology().fact_class(type_)), "count": number}


def _timeline(facts: Iterable[Fact]) -> list[Json]:
    """The facts with a date, in its order."""
    dated = [(fact_date(fact, load_ontology().fact_class(fact.type)), fact) for fact in facts]
    return [
        {
            "date": date,
            "when": date_text(date),
            "says": headline(fact, load_ontology().fact_class(fact.type)),
            "status": fact.status.value,
            "iri": fact.id,
        }
        for date, fact in sorted(dated, key=lambda pair: (pair[0].strip("./"), pair[1].id))
        if date
    ]


def _neighbours(entity: Entity, facts: Iterable[Fact]) -> list[Json]:
    """Those whom an arrow connects with the entity, those of most facts first, with what the arrows say."""
    ties: dict[Iri, list[str]] = {}
    names: dict[Iri, str] = {}
    for fact in facts:
        kind = load_ontology().fact_class(fact.type)
        names |= {f.id: f.name for fillers in fact.roles.values() for f in fillers if isinstance(f, EntityFiller)}
        for source, target in arrow_ends(fact, kind):
            if entity.id in (source, target):
                other, arrow = (target, f"{kind.verb} →") if source == entity.id else (source, f"← {kind.verb}")
                ties.setdefault(other, []).append(arrow)
    return [
        {"iri": iri, "name": names[iri], "ties": sorted(set(arrows)), "count": len(arrows)}
        for iri, arrows in sorted(ties.items(), key=lambda tie: (-len(tie[1]), names[tie[0]], tie[0]))
    ]


def _checked(iri: str) -> Iri:
    """The IRI; raises QueryError if it is none."""
    try:
        return Iri(NamedNode(iri).value)
    except ValueError as error:
        raise QueryError(f"<{iri}> is no absolute IRI") from error


def _facts(part: Store, wanted: Iterable[Iri]) -> list[Fact]:
    """The facts of an excerpt, without those that only play a role in another one."""
    iris = set(wanted)
    return [fact for fact in read_facts(part, load_ontology()) if fact.id in iris]


def _fit(name: str, words: str) -> int:
    """How well a name fits: 0 it is the words, 1 it begins with them, 2 one of its words does, 3 they are in it."""
    return 0 if name == words else 1 if name.startswith(words) else 2 if f" {words}" in name else 3


def _rows(store: Store, sparql: str, substitutions: _Substitutions | None = None) -> QuerySolutions:
    answer = store.query(sparql, prefixes=dict(PREFIXES), substitutions=dict(substitutions or {}))
    assert isinstance(answer, QuerySolutions)
    return answer
