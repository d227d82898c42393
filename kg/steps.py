"""The steps of the story: documents are loaded and read, and what they say is brought together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import TypeVar

from kg import archive, authorities, documents, entities, evaluation, facts, language
from kg.config import Settings
from kg.entities import Judgement, Resolution
from kg.errors import DocumentError, SkippedError
from kg.model import Document, KnownEntity, Reading
from kg.ontology import load_ontology
from kg.parallel import spread
from kg.stories import Corroboration

_T = TypeVar("_T")
Watch = Callable[[Iterable[_T]], Iterable[_T]]
"""Passes the documents on while they are read, so that somebody can show the progress."""


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
    readings: Iterable[Reading],
    *,
    settings: Settings = Settings(),
    known: Sequence[KnownEntity] = (),
    judgements: Sequence[Judgement] = (),
) -> Resolution:
    """Whom and what the documents speak of, linked to what is known, and the facts, as people have judged both."""
    return entities.resolve(readings, settings=settings, ontology=load_ontology(), known=known, judgements=judgements)


def outline(kept: archive.Archive, text: Document) -> entities.Outline:
    """Who is in a document that a folder has a reading of: as an earlier build found it, or found now."""
    if (packed := kept.outline(text.id)) is not None:
        return entities.unpack_outline(packed, text, partial(kept.reading, text.id))
    made = entities.outline_of(kept.reading(text.id), load_ontology())
    kept.keep_outline(text.id, entities.pack_outline(made))
    return made


def reconcile(resolution: Resolution, service: authorities.ReconciliationService) -> Resolution:
    """The entities linked to what the service is sure of; what else it has for them is offered for review."""
    found = {
        entity.id: ([match.known for match in matches], sum(match.certain for match in matches) == 1)
        for entity, matches in service.find(resolution.entities)
    }
    return entities.link(resolution, found)


def corroborate(
    outlines: Sequence[entities.Outline], resolution: Resolution, *, settings: Settings = Settings()
) -> Corroboration:
    """What several documents tell together, and where they disagree."""
    texts = [outline.document for outline in outlines]
    copies = entities.near_copies(texts, {outline.document.id: outline.sample for outline in outlines})
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
        alone = [resolve([reading], settings=settings) for reading in readings]
        return evaluation.score_cases(gold, [each.facts for each in alone], [each.entities for each in alone])
    found = resolve(readings, settings=settings)
    by_document = [[fact for fact in found.facts if fact.document == text.id] for text in gold.documents]
    return evaluation.score_cases(gold, by_document, [found.entities] * len(by_document))
