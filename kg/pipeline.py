"""The whole story: from documents to a graph."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import TypeVar

from kg import api, archive, authorities, documents, entities, evaluation, export, facts, graph, language
from kg.config import Settings
from kg.entities import JUDGEMENTS, Judgement, Resolution
from kg.errors import DocumentError, SkippedError
from kg.folder import WRITTEN, Written, earlier_facts, make_folder, write, write_views
from kg.graph import Violation
from kg.memory import without_cycles
from kg.model import Document, DocumentId, KnownEntity, Reading
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
    add: bool = False,
    fresh: bool = False,
    store: str = "",
    known: Sequence[str | Path] = (),
    reconcile_with: str = "",
) -> api.Graph:
    """Build the graph of some documents and write it into a folder.

    `inputs` are files and folders (see `kg.documents`); the folder gets graph.ttl, graph.trig, facts.jsonl,
    graph.html and the store. A document that can't be read is left out and told in `Graph.problems`; raises
    DocumentError if none can be read, GraphError if the folder can't be written. The documents are shared out
    to as many processes as there are jobs (0: one for each core), which changes no byte of what is written; a
    script that asks for several must do so below `if __name__ == "__main__":`.

    What the folder has of an earlier build is used: only documents that are new or changed are read, and if none
    is, and nobody has judged, nothing is written; `fresh` does everything again. What people have judged in the
    folder (see `kg review`) is applied. The graph is that of the inputs alone, or with `add` of
    the documents that it has already, too. `store` is the address of a SPARQL server that shall hold it as well,
    as in "fuseki+http://localhost:3030/news".

    Entities are linked to those of the `known` authority files (see `kg.authorities`), and, if there is one, to
    those of the reconciliation service at a URL, which then gets their names; raises AuthorityError if one fails.
    """
    texts, problems = load(inputs)
    recipe = archive.Recipe(
        settings=settings, known=tuple(str(Path(path).absolute()) for path in known), service=reconcile_with
    )
    with open_archive(output) as kept:
        there = kept.documents() if add and (kept.state or (kept.folder / "store").exists()) else ()
        told = {text.id: text for text in chain(there, texts)}
        violations = update(kept, told.values(), recipe, jobs=jobs, watch=watch, fresh=fresh)
        publish(kept, store)
        return api.open_graph(kept.folder, problems=tuple(problems), violations=violations)


def remove(
    name: str,
    output: str | Path = "exports",
    *,
    jobs: int = 1,
    watch: Watch[Document] = iter,
    store: str = "",
) -> api.Graph:
    """Take a document out of a folder's graph, with all that only it supports; the rest is as if it had never been.

    All else is as the last build was told: settings, authority files, the reconciliation service, which is asked
    again. Raises NotFoundError, with near names, if the graph has no document of this name. Building with the document
    among the inputs brings it back.
    """
    api.open_graph(output)
    with open_archive(output) as kept:
        told = {text.id: text for text in kept.documents()}
        del told[kept.find(name)]
        violations = update(kept, told.values(), kept.recipe, jobs=jobs, watch=watch)
        publish(kept, store)
        return api.open_graph(kept.folder, violations=violations)


def open_archive(output: str | Path) -> AbstractContextManager[archive.Archive]:
    """What a folder keeps of its builds, for this process alone to change; raises GraphError."""
    return archive.open_archive(make_folder(output), extractor=archive.extractor_fingerprint())


def update(
    kept: archive.Archive,
    texts: Iterable[Document],
    recipe: archive.Recipe,
    *,
    jobs: int = 1,
    watch: Watch[Document] = iter,
    fresh: bool = False,
) -> tuple[Violation, ...]:
    """Make the folder's graph that of these documents: read what is new, and write what differs if anything changed.

    Returns what is wrong, by the shipped shapes, with the documents whose facts are others than before.
    """
    told = list(texts)
    files = [kept.folder / name for name in WRITTEN]
    beside = archive.content_fingerprint([kept.folder / JUDGEMENTS, *map(Path, recipe.known)])
    state = kept.state_of(told, recipe=recipe, builder=archive.builder_fingerprint(), beside=beside)
    if kept.is_complete(state, files) and not fresh:
        return ()
    earlier = {} if fresh else kept.earlier(state, files)
    if fresh:
        kept.forget_outlines()
    known = [entity for path in recipe.known for entity in authorities.load_known(path)]
    service = authorities.ReconciliationService(recipe.service) if recipe.service else None
    judgements = entities.read_judgements(kept.folder / JUDGEMENTS)
    kept.keep(read(watch(told if fresh else list(kept.missing(told))), jobs=jobs))
    with kept.writing(state, files) as remember:
        written = make(kept, told, recipe, known=known, service=service, judgements=judgements, earlier=earlier)
        remember(written.made)
    return graph.validate(graph.open_store(kept.folder / "store"), graphs=written.changed)


@without_cycles()
def make(
    kept: archive.Archive,
    texts: Iterable[Document],
    recipe: archive.Recipe,
    *,
    known: Sequence[KnownEntity],
    service: authorities.ReconciliationService | None,
    judgements: Sequence[Judgement],
    earlier: Mapping[DocumentId, archive.Made],
) -> Written:
    """Make the graph of documents that a folder has readings of, and write it; `earlier` tells what is there."""
    outlines = [outline(kept, text) for text in sorted(texts, key=lambda text: text.id)]
    resolution = entities.resolve_outlines(
        outlines,
        settings=recipe.settings,
        ontology=load_ontology(),
        known=known,
        judgements=judgements,
        earlier=earlier_facts(kept.folder, earlier),
    )
    if service:
        resolution = reconcile(resolution, service)
    corroboration = corroborate(outlines, resolution, settings=recipe.settings)
    entities.write_proposals(kept.proposals, entities.proposals_of(resolution.reviews))
    entities.write_merges(kept.merges, resolution.merges)
    ordered = [outline.document for outline in outlines]
    return write(ordered, resolution, corroboration, kept.folder, settings=recipe.settings, earlier=earlier)


def publish(kept: archive.Archive, address: str) -> None:
    """Bring the folder's graph to a SPARQL server, if there is one; raises GraphError."""
    if address:
        graph.publish(graph.open_remote(address), kept.folder / "store", kept.published)


def restore(backup: str | Path, output: str | Path = "exports", *, store: str = "") -> api.Graph:
    """Make a folder's graph that of a backup (see `kg.graph.write_backup`), with all that a build writes.

    Raises GraphError if it is no backup, or if the folder can't be written; the graph that was there stays then.
    The texts of the documents are in no backup: the next build reads them again.
    """
    quads = graph.read_backup(Path(backup))
    with open_archive(output) as kept:
        kept.forget_state()
        graph.write_store(kept.folder / "store", quads)
        made, base = api.open_graph(kept.folder), graph.base_of(quads)
        graph.write_both(kept.folder / "graph.ttl", kept.folder / "graph.trig", quads, base=base)
        entities.write_effects(kept.folder, {})
        entities.write_proposals(kept.proposals, ())
        entities.write_merges(kept.merges, ())
        write_views(
            kept.folder,
            facts=made.facts,
            lines=list(map(export.fact_line, made.facts)),
            entities=made.entities,
            documents=made.documents,
            corroboration=made.corroboration,
        )
        publish(kept, store)
        return made


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
