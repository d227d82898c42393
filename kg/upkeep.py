"""What becomes of a graph after it was built: documents are taken out, backups restored."""

from __future__ import annotations

from pathlib import Path

from kg import api, entities, export, graph
from kg.folder import write_views
from kg.model import Document
from kg.pipeline import open_archive, publish, update
from kg.steps import Watch


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
