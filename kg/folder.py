"""What a build leaves in its folder: the graph as RDF and as a store, its facts as lines, the page, the log."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryFile

from kg import export, graph, views
from kg.config import Settings, document_iri
from kg.entities import Resolution
from kg.errors import GraphError
from kg.model import Document, DocumentId, Entity, Fact, Iri
from kg.ontology import load_ontology

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


def write(texts: Iterable[Document], resolution: Resolution, folder: Path, *, settings: Settings) -> frozenset[Iri]:
    """Write all that a build leaves behind; returns the graphs of the documents whose facts are others than before.

    Raises GraphError if that can't be.
    """
    facts, entities = resolution.facts, resolution.entities
    ontology, texts = load_ontology(), list(texts)
    quads = list(graph.to_quads(facts=facts, entities=entities, documents=texts, settings=settings, ontology=ontology))
    graph.write_store(folder / "store", quads)
    graph.write_turtle(folder / "graph.ttl", quads, base=settings.base)
    graph.write_trig(folder / "graph.trig", quads, base=settings.base)
    changed = write_views(folder, facts=facts, entities=entities, documents=texts)
    return frozenset(document_iri(document, settings) for document in texts if document.id in changed)


def write_views(
    folder: Path, *, facts: Iterable[Fact], entities: Iterable[Entity], documents: Iterable[Document]
) -> frozenset[DocumentId]:
    """Write what is no RDF, and log the build; returns the documents whose facts are others than before."""
    title = "Companies and people"
    views.write_page(folder / "graph.html", entities=entities, facts=facts, documents=documents, title=title)
    before = export.told_facts(folder / "facts.jsonl")
    export.write_facts(folder / "facts.jsonl", facts)
    return export.log_build(folder, before, facts)
