"""What several documents tell together, as RDF and back.

    <story/...> a kg:Story ;
      rdfs:label "Ostrava Power acquired Lumen" ; kg:factType kg:Acquisition ;
      kg:status kg:completed ; kg:sources 3 ; kg:confidence 0.99 ;      the latest state, and how sure it is
      kg:tells <fact/...> , <fact/...> ;                                each with its document, status and evidence
      kg:stage <story/.../stage/1> .                                    kg:status, kg:since, kg:sources, kg:tells
    <story/.../disagreement/price> a kg:Disagreement ;
      kg:about "price" ; kg:side <.../side/1> .                         rdf:value, kg:tells
    <document> kg:nearCopyOf <document> .
    <org/retired> dcterms:isReplacedBy <org/living> .

All of that is in the named graph <stories>, because no document says it alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg.config import Settings, document_iri
from kg.graph import _vocabulary as v
from kg.graph._tables import Tables
from kg.graph.stores import GraphStore
from kg.model import Document, DocumentId, Iri, Status
from kg.ontology import NAMESPACE, Ontology
from kg.stories import Corroboration, Disagreement, Side, Stage, Story

_STORY, _STAGE = v.kg_term("Story"), v.kg_term("Stage")
_DISAGREEMENT, _SIDE = v.kg_term("Disagreement"), v.kg_term("Side")
_FACT_TYPE, _TELLS, _SOURCES = v.kg_term("factType"), v.kg_term("tells"), v.kg_term("sources")
_HAS_STAGE, _SINCE = v.kg_term("stage"), v.kg_term("since")
_ABOUT, _HAS_SIDE, _COPY = v.kg_term("about"), v.kg_term("side"), v.kg_term("nearCopyOf")
REPLACED = NamedNode("http://purl.org/dc/terms/isReplacedBy")


def story_graph(settings: Settings) -> NamedNode:
    """The named graph of what no document says alone."""
    return NamedNode(f"{settings.base}stories")


def story_quads(
    corroboration: Corroboration,
    *,
    documents: Iterable[Document],
    redirects: Mapping[Iri, Iri],
    settings: Settings,
    ontology: Ontology,
) -> Iterator[Quad]:
    """Stories, disagreements, near-copies and retired IRIs; `documents` with their texts, which make their IRIs."""
    nodes = {document.id: NamedNode(document_iri(document, settings)) for document in documents}
    yield from corroboration_quads(corroboration, nodes, story_graph(settings), ontology)
    for old, new in redirects.items():
        yield Quad(NamedNode(old), REPLACED, NamedNode(new), story_graph(settings))


def corroboration_quads(
    corroboration: Corroboration, documents: Mapping[DocumentId, NamedNode], graph: NamedNode, ontology: Ontology
) -> Iterator[Quad]:
    """The same without retired IRIs, for documents whose nodes are known."""
    for story in corroboration.stories:
        yield from (_in(graph, triple) for triple in _story_triples(story, ontology))
    for disagreement in corroboration.disagreements:
        yield from (_in(graph, triple) for triple in _disagreement_triples(disagreement))
    for copy, original in corroboration.copies.items():
        yield Quad(documents[copy], _COPY, documents[original], graph)


def _in(graph: NamedNode, triple: Triple) -> Quad:
    return Quad(triple.subject, triple.predicate, triple.object, graph)


def _story_triples(story: Story, ontology: Ontology) -> Iterator[Triple]:
    node = NamedNode(story.id)
    yield Triple(node, v.TYPE, _STORY)
    yield Triple(node, v.LABEL, Literal(story.label))
    yield Triple(node, _FACT_TYPE, NamedNode(ontology.fact_class(story.type).iri))
    yield Triple(node, v.STATUS, v.kg_term(story.status))
    yield Triple(node, v.CONFIDENCE, v.decimal(f"{Decimal(repr(story.confidence)):f}"))
    yield Triple(node, _SOURCES, Literal(story.sources))
    yield from _tells(node, story.facts)
    for number, stage in enumerate(story.stages, 1):
        child = v.child(node, "stage", number)
        yield Triple(node, _HAS_STAGE, child)
        yield Triple(child, v.TYPE, _STAGE)
        yield Triple(child, v.STATUS, v.kg_term(stage.status))
        yield Triple(child, _SOURCES, Literal(stage.sources))
        if stage.since:
            yield Triple(child, _SINCE, Literal(stage.since))
        yield from _tells(child, stage.facts)


def _disagreement_triples(disagreement: Disagreement) -> Iterator[Triple]:
    node = NamedNode(disagreement.id)
    yield Triple(node, v.TYPE, _DISAGREEMENT)
    yield Triple(node, v.LABEL, Literal(disagreement.label))
    yield Triple(node, _ABOUT, Literal(disagreement.about))
    for number, side in enumerate(disagreement.sides, 1):
        child = v.child(node, "side", number)
        yield Triple(node, _HAS_SIDE, child)
        yield Triple(child, v.TYPE, _SIDE)
        yield Triple(child, v.VALUE, Literal(side.value))
        yield from _tells(child, side.facts)


def _tells(node: NamedNode, facts: Iterable[Iri]) -> Iterator[Triple]:
    return (Triple(node, _TELLS, NamedNode(fact)) for fact in facts)


def read_corroboration(store: GraphStore, ontology: Ontology) -> Corroboration:
    """The stories, disagreements and near-copies of the store, sorted by IRI."""
    tables = Tables(store)
    types = {class_.iri: class_.name for class_ in ontology.fact_classes.values()}
    names = tables.table(v.DOCUMENT_ID)
    copies = {
        names[copy][0]: names[original][0] if original in names else original
        for copy, (original, *_) in tables.table(_COPY).items()
    }
    return Corroboration(
        stories=tuple(
            Story(
                id=Iri(node),
                type=types[Iri(tables.value(node, _FACT_TYPE))],
                label=tables.value(node, v.LABEL),
                facts=_facts(tables, node),
                status=_status(tables, node),
                sources=int(tables.value(node, _SOURCES)),
                confidence=float(tables.value(node, v.CONFIDENCE)),
                stages=tuple(_stage(tables, stage) for stage in tables.children(node, _HAS_STAGE)),
            )
            for node, _ in tables.members([Iri(_STORY.value)])
        ),
        disagreements=tuple(
            Disagreement(
                id=Iri(node),
                about=tables.value(node, _ABOUT),
                label=tables.value(node, v.LABEL),
                sides=tuple(
                    Side(value=tables.value(side, v.VALUE), facts=_facts(tables, side))
                    for side in tables.children(node, _HAS_SIDE)
                ),
            )
            for node, _ in tables.members([Iri(_DISAGREEMENT.value)])
        ),
        copies={DocumentId(copy): DocumentId(copies[copy]) for copy in sorted(copies)},
    )


def read_redirects(store: GraphStore) -> dict[Iri, Iri]:
    """Retired IRIs, each with the one that stands for it now, sorted."""
    quads = store.quads_for_pattern(None, REPLACED, None, None)
    return dict(sorted((Iri(old.value), Iri(new.value)) for old, _, new, _ in quads))


def living_iri(store: GraphStore, iri: Iri) -> Iri:
    """What stands for a retired IRI now; any other as it is."""
    replaced = store.quads_for_pattern(NamedNode(iri), REPLACED, None)
    return min((Iri(quad.object.value) for quad in replaced if isinstance(quad.object, NamedNode)), default=iri)


def redirect_quads(store: GraphStore, settings: Settings) -> Iterator[Quad]:
    """The quads for retired IRIs."""
    return store.quads_for_pattern(None, REPLACED, None, story_graph(settings))


def _stage(tables: Tables, node: str) -> Stage:
    return Stage(
        status=_status(tables, node),
        since=tables.value(node, _SINCE),
        sources=int(tables.value(node, _SOURCES)),
        facts=_facts(tables, node),
    )


def _status(tables: Tables, node: str) -> Status:
    return Status(tables.value(node, v.STATUS).removeprefix(NAMESPACE))


def _facts(tables: Tables, node: str) -> tuple[Iri, ...]:
    return tuple(map(Iri, tables.values(node, _TELLS)))
