"""The whole story: from documents to a graph."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from itertools import chain
from pathlib import Path

from kg import api, archive, authorities, entities, graph
from kg.config import Settings
from kg.entities import JUDGEMENTS, Judgement
from kg.folder import WRITTEN, Written, earlier_facts, make_folder, write
from kg.graph import Violation
from kg.memory import without_cycles
from kg.model import Document, DocumentId, KnownEntity
from kg.ontology import load_ontology
from kg.steps import Watch, corroborate, load, outline, read, reconcile


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


def open_archive(output: str | Path) -> AbstractContextManager[archive.Archive]:
    """What a folder keeps of its builds, for this process alone to change; raises GraphError."""
    return archive.open_archive(make_folder(output), extractor=archive.extractor_fingerprint())
