"""The whole story: from documents to a graph."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryFile
from typing import TypeVar

from kg import api, documents, entities, evaluation, export, facts, graph, language, views
from kg.config import Settings
from kg.entities import Judgement, Resolution
from kg.errors import DocumentError, GraphError, SkippedError
from kg.model import Document, Reading
from kg.ontology import load_ontology
from kg.parallel import spread
from kg.stories import Corroboration

_T = TypeVar("_T")
Watch = Callable[[Iterable[_T]], Iterable[_T]]
"""Passes the documents on while they are read, so that somebody can show the progress."""


def build(
    inputs: Iterable[str | Path],
    output: str | Path = "exports",
    *,
    settings: Settings = Settings(),
    jobs: int = 1,
    watch: Watch[Document] = iter,
) -> api.Graph:
    """Build the graph of some documents and write it into a folder.

    `inputs` are files and folders (see `kg.documents`); the folder gets graph.ttl, graph.trig, facts.jsonl,
    graph.html and the store. A document that can't be read is left out and told in `Graph.problems`; raises
    DocumentError if none can be read, GraphError if the folder can't be written. The documents are shared out
    to as many processes as there are jobs (0: one for each core), which changes no byte of what is written; a
    script that asks for several must do so below `if __name__ == "__main__":`.
    """
    texts, problems = load(inputs)
    folder = make_folder(output)
    readings = list(read(watch(texts), jobs=jobs))
    judgements = entities.read_judgements(folder / entities.JUDGEMENTS)
    resolution = resolve(readings, settings=settings, judgements=judgements)
    told = [reading.document for reading in readings]
    return write(told, resolution, folder, settings=settings, problems=problems)


def load(inputs: Iterable[str | Path]) -> tuple[Iterator[Document], Sequence[DocumentError]]:
    """The documents that can be read, one at a time, and why the others can't: complete after the last document.

    Raises a DocumentError, the first that is more than a skipped file, if no document can be read.
    """
    problems: list[DocumentError] = []
    texts = _sorted_out(documents.read_documents(inputs), problems)
    first = list(islice(texts, 1))
    if problems and not first:
        raise min(problems, key=lambda problem: isinstance(problem, SkippedError))
    return chain(first, texts), problems


def _sorted_out(found: Iterable[Document | DocumentError], problems: list[DocumentError]) -> Iterator[Document]:
    for item in found:
        if isinstance(item, Document):
            yield item
        else:
            problems.append(item)


def make_folder(path: str | Path) -> Path:
    """A folder that can be written; raises GraphError, better now than when all the reading is done."""
    folder = Path(path)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):
            return folder
    except OSError as error:
        raise GraphError(f"{folder} is no folder that can be written ({error.strerror}); name another") from error


def extract(texts: Iterable[Document], *, settings: Settings = Settings(), jobs: int = 1) -> Resolution:
    """What the documents say, of which entities."""
    return resolve(read(texts, jobs=jobs), settings=settings)


def read(texts: Iterable[Document], *, coverage: bool = False, jobs: int = 1) -> Iterator[Reading]:
    """What each document says in its own words; with all its sentences, and what they might say, for the coverage."""
    return spread(partial(_read, coverage=coverage), texts, jobs=jobs)


def _read(document: Document, *, coverage: bool) -> Reading:
    (analysis,) = language.analyze([document])
    extraction = facts.extract_claims(analysis, load_ontology())
    return Reading(
        document=document,
        mentions=analysis.mentions,
        claims=extraction.claims,
        rejections=extraction.rejections if coverage else (),
        sentences=tuple(document.span(s.start, s.end) for s in analysis.sentences) if coverage else (),
    )


def resolve(
    readings: Iterable[Reading], *, settings: Settings = Settings(), judgements: Sequence[Judgement] = ()
) -> Resolution:
    """Whom and what the documents speak of, and the facts about them, as people have judged it."""
    return entities.resolve(readings, settings=settings, ontology=load_ontology(), judgements=judgements)


def corroborate(texts: Sequence[Document], resolution: Resolution, *, settings: Settings = Settings()) -> Corroboration:
    """What several documents tell together, and where they disagree."""
    copies = entities.near_copies(texts)
    return entities.corroborate(resolution.facts, texts, copies, settings=settings, ontology=load_ontology())


def evaluate(
    gold: evaluation.Gold | evaluation.PassageGold,
    *,
    settings: Settings = Settings(),
    jobs: int = 1,
    watch: Watch[Document] = iter,
) -> evaluation.Report:
    """How what is extracted from the documents of the gold compares with it."""
    readings = read(watch(list(gold.documents)), jobs=jobs)
    if isinstance(gold, evaluation.PassageGold):
        return evaluation.score_passages(gold, resolve(readings, settings=settings).facts)
    if gold.apart:
        return evaluation.score_cases(gold, [resolve([reading], settings=settings).facts for reading in readings])
    found = resolve(readings, settings=settings).facts
    by_document = [[fact for fact in found if fact.document == text.id] for text in gold.documents]
    return evaluation.score_cases(gold, by_document)


def write(
    texts: Sequence[Document],
    resolution: Resolution,
    folder: Path,
    *,
    settings: Settings = Settings(),
    problems: Sequence[DocumentError] = (),
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
    corroboration = corroborate(texts, resolution, settings=settings)
    quads += graph.story_quads(
        corroboration,
        documents=texts,
        redirects=resolution.redirects,
        settings=settings,
        ontology=load_ontology(),
    )
    graph.write_turtle(folder / "graph.ttl", quads, base=settings.base)
    graph.write_trig(folder / "graph.trig", quads, base=settings.base)
    graph.write_store(folder / "store", quads)
    entities.write_effects(folder, resolution.effects)
    try:
        export.write_facts(folder / "facts.jsonl", resolution.facts)
        views.write_page(
            folder / "graph.html",
            entities=resolution.entities,
            facts=resolution.facts,
            documents=texts,
            title="Companies and people",
            corroboration=corroboration,
        )
    except OSError as error:
        raise GraphError(f"{folder} cannot be written: {error}") from error
    return api.Graph(graph.open_store(folder / "store"), problems=tuple(problems))
