"""Facts as RDF: the mapping, the store, its files, its queries and its validation."""

from kg.graph._engines import is_address
from kg.graph.answer import FORMATS, Answer, format_answer
from kg.graph.as_of import documents_by, read_base, restrict
from kg.graph.backup import base_of, read_backup, write_backup
from kg.graph.diff import Diff, Difference, FactChange, Kind, diff_facts, diff_graphs
from kg.graph.in_memory import StoreWithUnion
from kg.graph.mapping import read_documents, read_entities, read_facts, to_quads
from kg.graph.names import find_entity
from kg.graph.parameters import Parameter, declared_parameter
from kg.graph.patching import patch_both
from kg.graph.prefixes import PREFIXES
from kg.graph.publishing import publish
from kg.graph.query import fill_query, run_query
from kg.graph.quotes import QuoteProblem, Verification, verify_quotes
from kg.graph.remote import RemoteStore, open_remote
from kg.graph.serialise import to_turtle, trig, turtle, write_both
from kg.graph.shipped import ShippedQuery, list_queries, load_query
from kg.graph.store import dataset, memory_store, open_store, store_of, update_store, write_store
from kg.graph.stores import GraphStore
from kg.graph.stories import living_iri, read_corroboration, read_redirects, story_quads
from kg.graph.validate import Violation, validate

__all__ = [
    "FORMATS",
    "PREFIXES",
    "Answer",
    "Diff",
    "Difference",
    "FactChange",
    "GraphStore",
    "Kind",
    "Parameter",
    "QuoteProblem",
    "RemoteStore",
    "ShippedQuery",
    "StoreWithUnion",
    "Verification",
    "Violation",
    "base_of",
    "dataset",
    "declared_parameter",
    "diff_facts",
    "diff_graphs",
    "documents_by",
    "fill_query",
    "find_entity",
    "format_answer",
    "is_address",
    "list_queries",
    "living_iri",
    "load_query",
    "memory_store",
    "open_remote",
    "open_store",
    "patch_both",
    "publish",
    "read_backup",
    "read_base",
    "read_corroboration",
    "read_documents",
    "read_entities",
    "read_facts",
    "read_redirects",
    "restrict",
    "run_query",
    "store_of",
    "story_quads",
    "to_quads",
    "to_turtle",
    "trig",
    "turtle",
    "update_store",
    "validate",
    "verify_quotes",
    "write_backup",
    "write_both",
    "write_store",
]
