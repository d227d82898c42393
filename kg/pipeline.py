"""The whole story: from documents to a graph."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryFile
from typing import TypeVar

from kg import api, documents, entities, export, facts, graph, language, views
from kg.config import Settings
from kg.entities import Resolution
from kg.errors import DocumentError, GraphError, SkippedError
from kg.model import Document, Reading
from kg.ontology import load_ontology

_T = TypeVar("_T")
Watch = Callable[[list[_T]], Iterable[_T]]
"""Passes the documents on while they are read, so that somebody can show the progress."""


def build(
    inputs: Iterable[str | Path],
    output: str | Path = "exports",
    *,
    settings: Settings = Settings(),
    watch: Watch[Document] = iter,
) -> api.Graph:
    """Build the graph of some documents and write it into a folder.

    `inputs` are files and folders (see `kg.documents`); the folder gets graph.ttl, graph.trig, facts.jsonl,
    graph.html and the store. A document that can't be read is left out and told in `Graph.problems`; raises
    DocumentError if none can be read, GraphError if the folder can't be written.
    """
    texts, problems = load(inputs)
    folder = make_folder(output)
    resolution = extract(watch(texts), settings=settings)
    return write(texts, resolution, folder, settings=settings, problems=problems)


def load(inputs: Iterable[str | Path]) -> tuple[list[Document], tuple[DocumentError, ...]]:
    """The documents that can be read, and why the others can't.

    Raises a DocumentError, the first that is more than a skipped file, if no document can be read.
    """
    found = list(documents.read_documents(inputs))
    problems = tuple(item for item in found if isinstance(item, DocumentError))
    texts = [item for item in found if isinstance(item, Document)]
    if problems and not texts:
        raise min(problems, key=lambda problem: isinstance(problem, SkippedError))
    return texts, problems


def make_folder(path: str | Path) -> Path:
    """A folder that can be written; raises GraphError, better now than when all the reading is done."""
    folder = Path(path)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):
            return folder
    except OSError as error:
        raise GraphError(f"{folder} is no folder that can be written ({error.strerror}); name another") from error


def extract(texts: Iterable[Document], *, settings: Settings = Settings()) -> Resolution:
    """What the documents say, of which entities."""
    ontology = load_ontology()
    readings = [
        Reading(
            document=analysis.document,
            mentions=analysis.mentions,
            claims=facts.extract_claims(analysis, ontology),
        )
        for analysis in language.analyze(texts)
    ]
    return entities.resolve(readings, settings=settings, ontology=ontology)


def write(
    texts: Iterable[Document],
    resolution: Resolution,
    folder: Path,
    *,
    settings: Settings = Settings(),
    problems: tuple[DocumentError, ...] = (),
) -> api.Graph:
    """Write all that a build leaves behind, and open it; raises GraphError if that can't be."""
    quads = list(
        graph.to_quads(
            facts=resolution.facts,
            entities=resolution.entities,
            documents=texts,
            settings=settings,
            ontology=load_ontology(),
        )
    )
    graph.write_turtle(folder / "graph.ttl", quads, base=settings.base)
    graph.write_trig(folder / "graph.trig", quads, base=settings.base)
    graph.write_store(folder / "store", quads)
    try:
        export.write_facts(folder / "facts.jsonl", resolution.facts)
        views.write_page(
            folder / "graph.html",
            entities=resolution.entities,
            facts=resolution.facts,
            documents=texts,
            title="Companies and people",
        )
    except OSError as error:
        raise GraphError(f"{folder} cannot be written: {error}") from error
    return api.Graph(graph.open_store(folder / "store"), problems=problems)
