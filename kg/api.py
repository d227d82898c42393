"""A graph to work with, from Python and in notebooks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from kg import export, graph, views
from kg.config import Settings
from kg.errors import DocumentError
from kg.model import Document, Entity, Fact, Iri, Reading
from kg.ontology import load_ontology
from kg.stories import Corroboration

if TYPE_CHECKING:
    import networkx
    import rdflib
    from pyvis.network import Network

    from kg.entities import Judgement, Step
    from kg.graph import Answer, Diff, Verification, Violation


class Graph:
    """Entities, facts and documents, with the store that holds them.

    What is shown in a notebook is the page, in a frame that can reach nothing outside of it.
    """

    def __init__(
        self,
        store: graph.GraphStore,
        *,
        problems: tuple[DocumentError, ...] = (),
        violations: tuple[Violation, ...] = (),
    ) -> None:
        self.store = store
        self.problems = problems
        """Documents that the build could not read."""
        self.violations = violations
        """What the build found wrong with the graph by the shipped shapes."""

    @cached_property
    def entities(self) -> tuple[Entity, ...]:
        """All entities, by IRI."""
        return graph.read_entities(self.store, load_ontology())

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """All facts with their evidence, by document and place."""
        return graph.read_facts(self.store, load_ontology())

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """The documents' descriptions, by id; their text is not kept in the graph."""
        return graph.read_documents(self.store)

    @cached_property
    def corroboration(self) -> Corroboration:
        """The stories that several documents tell together, and the values on which they disagree."""
        return graph.read_corroboration(self.store, load_ontology())

    @cached_property
    def redirects(self) -> dict[Iri, Iri]:
        """IRIs that judgements have retired, each with the one that stands for it now."""
        return graph.read_redirects(self.store)

    def as_of(self, day: date) -> Graph:
        """The graph of what had come out by a day, in memory; documents without a date are left out.

        Stories have the stages and sources, disagreements the sides of that day. Raises GraphError for a graph that
        does not tell what each document says.
        """
        from kg.entities import corroborate

        documents = graph.documents_by(self.store, day)
        known = corroborate(
            [fact for fact in self.facts if fact.document in documents],
            [document for document in self.documents if document.id in documents],
            {copy: original for copy, original in self.corroboration.copies.items() if copy in documents},
            settings=Settings(base=graph.read_base(self.store)),
            ontology=load_ontology(),
        )
        return Graph(graph.restrict(self.store, documents, known, load_ontology()))

    def query(self, sparql: str, **parameters: str) -> Answer:
        """The answer to a SPARQL query, or to the shipped query of this name; raises QueryError.

        Parameters are what the query declares: `graph.query("acquisitions-of", company="Amazon")`.
        """
        return graph.run_query(self.store, sparql, {name.replace("_", "-"): v for name, v in parameters.items()})

    def find(self, name: str) -> tuple[Entity, ...]:
        """The entities that a name may mean, best first; raises NotFoundError with near names."""
        return views.find_entities(self.entities, _living(name, self.redirects))

    def describe(self, entity: Entity) -> views.Dossier:
        """One entity with its facts and quotes."""
        return views.describe_entity(
            entity, facts=self.facts, documents=self.documents, corroboration=self.corroboration
        )

    def find_facts(self, name: str) -> tuple[Fact, ...]:
        """The facts that a name means: an IRI or its end, or what a fact says; raises NotFoundError with near ones."""
        return views.find_facts(self.facts, name)

    def explain(
        self,
        fact: Fact,
        *,
        judgements: Sequence[Judgement] = (),
        reading: Reading | None = None,
        merges: Sequence[Step] = (),
    ) -> views.Explanation:
        """How a fact came about: words, offsets, extractor, resolution, judgements; what pronouns stand for if the
        reading of its document is given; why names are one entity if the build's `merges` are."""
        return views.explain_fact(
            fact,
            entities=self.entities,
            facts=self.facts,
            documents=self.documents,
            corroboration=self.corroboration,
            redirects=self.redirects,
            judgements=judgements,
            reading=reading,
            merges=merges,
        )

    def verify(self, documents: Iterable[Document]) -> Verification:
        """Whether every quotation of the graph stands where it says in these documents."""
        return graph.verify_quotes(self.store, {document.id: document.text for document in documents})

    def path(self, start: Iri, end: Iri) -> tuple[views.Step, ...]:
        """The shortest connection of two entities; raises NotFoundError if there is none."""
        return views.find_path(self.entities, self.facts, start, end, documents=self.documents)

    def validate(self) -> tuple[Violation, ...]:
        """What is wrong with the graph by the shipped shapes; empty if nothing is."""
        return graph.validate(self.store)

    def diff(self, other: Graph) -> Diff:
        """What has changed from this graph to another: facts, entities and documents.

        Points in time of one graph: `graph.as_of(date(2004, 12, 31)).diff(graph.as_of(date(2010, 12, 31)))`.
        """
        return graph.diff_graphs(
            (self.entities, self.facts, self.documents),
            (other.entities, other.facts, other.documents),
            stories=(self.corroboration.stories, other.corroboration.stories),
        )

    def to_turtle(self) -> str:
        """The union of all documents' graphs, sorted."""
        return graph.to_turtle(self.store)

    def to_networkx(self) -> networkx.MultiDiGraph[Iri]:
        """Entities as nodes, facts as edges with type, status, date, confidence and document."""
        return views.to_networkx(self.entities, self.facts)

    def export(self, form: str, stream: BinaryIO) -> tuple[export.Loss, ...]:
        """Write the graph in one of `kg.export.EXPORTS`; returns what the format has no place for."""
        return export.write_export(self, form, stream)

    def to_rdflib(self) -> rdflib.Dataset:
        """The same store as an rdflib Dataset, one named graph for each document."""
        return graph.dataset(self.store)

    def to_pyvis(self, **options: Any) -> Network:
        """A pyvis Network to draw in one's own way; `options` go to it. See `to_html` for the sealed page."""
        return views.to_pyvis(self.entities, self.facts, **options)

    def to_html(
        self,
        *,
        title: str = "Companies and people",
        focus: Iri | None = None,
        only: Iterable[str] = (),
        since: str = "",
        max_nodes: int | None = None,
    ) -> str:
        """The page: one sealed HTML file that can be opened from disk; it opens on `focus`.

        `only` (types of facts or entities), `since` (a year, month or day) and `max_nodes` choose
        what it holds, as `kg.views.select` tells.
        """
        entities, facts = views.select(
            self.entities, self.facts, only=only, since=since, max_nodes=max_nodes, focus=focus
        )
        return views.render_page(
            entities=entities,
            facts=facts,
            documents=self.documents,
            title=title,
            focus=focus,
            corroboration=self.corroboration,
        )

    def _repr_html_(self) -> str:
        from html import escape

        page = escape(self.to_html(), quote=True)
        rights = "allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox"
        return f'<iframe sandbox="{rights}" style="width:100%;height:640px;border:0" srcdoc="{page}"></iframe>'


def _living(name: str, redirects: Mapping[Iri, Iri]) -> str:
    """The IRI that stands for a retired one, or for the end of it; other names as they are."""
    meant = (new for old, new in redirects.items() if name == old or ("/" in name and old.endswith(f"/{name}")))
    return next(meant, name)


def open_graph(
    path: str | Path = "exports",
    *,
    in_memory: bool = False,
    problems: tuple[DocumentError, ...] = (),
    violations: tuple[Violation, ...] = (),
) -> Graph:
    """Open a build's folder, its store, a Turtle, TriG, N-Triples or N-Quads file, or a server's data set.

    A data set is named by the kind of server and its URL, as in "fuseki+http://localhost:3030/news". `in_memory` reads
    the union of a store on disk first (6 s and 330 MiB for a million quads), which makes queries that look at much of
    it several times faster; what asks single documents' graphs goes to disk. Raises GraphError.
    """
    if graph.is_address(str(path)):
        return Graph(graph.open_remote(str(path)), problems=problems, violations=violations)
    path = Path(path)
    place = graph.store_of(path) if path.is_dir() else path
    store = graph.open_store(place)
    return Graph(graph.StoreWithUnion(store) if in_memory else store, problems=problems, violations=violations)
