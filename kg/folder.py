"""What a build leaves in its folder: the graph as RDF and as a store, its facts as lines, the page, the log."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryFile

from kg import export, graph, views
from kg.config import Settings, document_iri
from kg.entities import Resolution, write_effects
from kg.errors import GraphError
from kg.model import Document, DocumentId, Entity, Fact, Iri
from kg.ontology import load_ontology
from kg.stories import Corroboration

WRITTEN = ("graph.ttl", "graph.trig", "facts.jsonl", "graph.html", "store/CURRENT")
"""What makes a folder complete, the store by the file that is there when it is. The log is kept, not made anew."""


def make_folder(path: str | Path) -> Path:
    """A folder that can be written; raises GraphError, better now than when all the reading is done."""
    folder = Path(path)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):
            return folder
    except OSError as error:
        raise GraphError(f"{folder} is no folder that can be written ({error.strerror}); name another") from error


def write(
    texts: Sequence[Document],
    resolution: Resolution,
    corroboration: Corroboration,
    folder: Path,
    *,
    settings: Settings,
) -> frozenset[Iri]:
    """Write all that a build leaves behind; returns the graphs of the documents whose facts are others than before.

    Raises GraphError if that can't be.
    """
    facts, entities, ontology = resolution.facts, resolution.entities, load_ontology()
    quads = list(graph.to_quads(facts=facts, entities=entities, documents=texts, settings=settings, ontology=ontology))
    quads += graph.story_quads(
        corroboration, documents=texts, redirects=resolution.redirects, settings=settings, ontology=ontology
    )
    graph.write_store(folder / "store", quads)
    graph.write_both(folder / "graph.ttl", folder / "graph.trig", quads, base=settings.base)
    write_effects(folder, resolution.effects)
    changed = write_views(folder, facts=facts, entities=entities, documents=texts, corroboration=corroboration)
    return frozenset(document_iri(document, settings) for document in texts if document.id in changed)


def write_views(
    folder: Path,
    *,
    facts: Iterable[Fact],
    entities: Iterable[Entity],
    documents: Iterable[Document],
    corroboration: Corroboration,
) -> frozenset[DocumentId]:
    """Write what is no RDF, and log the build; returns the documents whose facts are others than before."""
    views.write_page(
        folder / "graph.html",
        entities=entities,
        facts=facts,
        documents=documents,
        title="Companies and people",
        corroboration=corroboration,
    )
    before = export.told_facts(folder / "facts.jsonl")
    export.write_facts(folder / "facts.jsonl", facts)
    return export.log_build(folder, before, facts)
