"""What a build leaves in its folder: the graph as RDF and as a store, its facts as lines, the page, the log."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryFile
from types import MappingProxyType

from pyoxigraph import NamedNode, Quad

from kg import export, graph, views
from kg.archive import Made
from kg.config import Settings, document_iri
from kg.entities import EarlierFacts, Resolution, entity_fillers, write_effects
from kg.errors import GraphError
from kg.model import Document, DocumentId, Entity, Fact, Iri
from kg.ontology import load_ontology
from kg.stories import Corroboration

WRITTEN = ("graph.ttl", "graph.trig", "facts.jsonl", "graph.html", "store/CURRENT")
"""What makes a folder complete, the store by the file that is there when it is. The log is kept, not made anew."""
_MOST_CHANGED = 0.3
"""Share of the documents above which it is faster to write all of the graph anew."""


def make_folder(path: str | Path) -> Path:
    """A folder that can be written; raises GraphError, better now than when all the reading is done."""
    folder = Path(path)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):
            return folder
    except OSError as error:
        raise GraphError(f"{folder} is no folder that can be written ({error.strerror}); name another") from error


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What became of the documents' graphs."""

    changed: frozenset[Iri]
    """The graphs of the documents whose facts are others than before."""
    made: Mapping[DocumentId, Made]
    """What was made of each document."""


def write(
    texts: Sequence[Document],
    resolution: Resolution,
    corroboration: Corroboration,
    folder: Path,
    *,
    settings: Settings,
    earlier: Mapping[DocumentId, Made] = MappingProxyType({}),
) -> Written:
    """Write all that a build leaves behind; of the graph only what differs from what is there, as `earlier` tells it.

    Raises GraphError if that can't be.
    """
    lines = list(map(export.fact_line, resolution.facts))
    digests = _digests(texts, resolution, lines, settings)
    made = {name: Made(basis=resolution.bases[name], graph=digest) for name, digest in digests.items()}
    same = {name for name in made if name in earlier and earlier[name].graph == made[name].graph}
    _write_graph(texts, resolution, corroboration, folder, settings, same)
    write_effects(folder, resolution.effects)
    changed = write_views(
        folder,
        facts=resolution.facts,
        lines=lines,
        entities=resolution.entities,
        documents=texts,
        corroboration=corroboration,
    )
    iris = frozenset(document_iri(document, settings) for document in texts if document.id in changed)
    return Written(changed=iris, made=made)


def _digests(
    texts: Iterable[Document], resolution: Resolution, lines: Iterable[str], settings: Settings
) -> dict[DocumentId, str]:
    """A digest of all that a document's graph is made of: its description, its facts, the entities in them."""
    entities = {entity.id: repr(entity) for entity in resolution.entities}
    told: dict[DocumentId, list[str]] = defaultdict(list)
    for fact, line in zip(resolution.facts, lines, strict=True):
        named = sorted({filler.id for filler in entity_fillers(fact)})
        told[fact.document] += [line, *(entities.get(iri, "") for iri in named)]
    return {
        text.id: _digest([document_iri(text, settings), repr(replace(text, text="", sections=())), *told[text.id]])
        for text in texts
    }


def _digest(parts: Iterable[str]) -> str:
    return sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _write_graph(
    texts: Sequence[Document],
    resolution: Resolution,
    corroboration: Corroboration,
    folder: Path,
    settings: Settings,
    same: Set[DocumentId],
) -> None:
    """Write the store and its files; the graphs of the `same` documents are there already, unless they are few."""
    store, files = folder / "store", (folder / "graph.ttl", folder / "graph.trig")
    if len(texts) - len(same) <= _MOST_CHANGED * len(texts):
        others = [text for text in texts if text.id not in same]
        kept = [NamedNode(document_iri(text, settings)) for text in texts if text.id in same]
        quads = _quads(others, texts, resolution, corroboration, settings)
        if (differing := graph.update_store(store, quads, kept=kept)) is not None:
            graph.patch_both(*files, graph.open_store(store), differing, base=settings.base)
            return
    quads = _quads(texts, texts, resolution, corroboration, settings)
    graph.write_store(store, quads)
    graph.write_both(*files, quads, base=settings.base)


def _quads(
    chosen: Sequence[Document],
    texts: Sequence[Document],
    resolution: Resolution,
    corroboration: Corroboration,
    settings: Settings,
) -> list[Quad]:
    """The graphs of the chosen ones of the documents, and what all documents tell together."""
    ids, ontology = {document.id for document in chosen}, load_ontology()
    facts = (fact for fact in resolution.facts if fact.document in ids)
    told = graph.to_quads(
        facts=facts, entities=resolution.entities, documents=chosen, settings=settings, ontology=ontology
    )
    stories = graph.story_quads(
        corroboration, documents=texts, redirects=resolution.redirects, settings=settings, ontology=ontology
    )
    return [*told, *stories]


def earlier_facts(folder: Path, made: Mapping[DocumentId, Made]) -> dict[DocumentId, EarlierFacts]:
    """The facts that a folder has of some documents; raises GraphError if they can't be read."""
    facts: dict[DocumentId, list[Fact]] = defaultdict(list)
    for fact in export.read_facts(folder / "facts.jsonl") if made else ():
        facts[fact.document].append(fact)
    return {name: EarlierFacts(basis=one.basis, facts=tuple(facts.get(name, ()))) for name, one in made.items()}


def write_views(
    folder: Path,
    *,
    facts: Sequence[Fact],
    lines: Sequence[str],
    entities: Iterable[Entity],
    documents: Iterable[Document],
    corroboration: Corroboration,
) -> frozenset[DocumentId]:
    """Write what is no RDF, and log the build; returns the documents whose facts are others than before.

    `lines` are those of the facts in facts.jsonl.
    """
    views.write_page(
        folder / "graph.html",
        entities=entities,
        facts=facts,
        documents=documents,
        title="Companies and people",
        corroboration=corroboration,
    )
    before = export.told_facts(folder / "facts.jsonl")
    export.write_facts(folder / "facts.jsonl", lines)
    return export.log_build(folder, before, dict(zip(lines, facts, strict=True)))
