"""Facts as RDF: the mapping, the store, its files, its queries and its validation."""

from kg.graph._engines import is_address
from kg.graph.answer import FORMATS, Answer, format_answer
from kg.graph.backup import base_of, read_backup, write_backup
from kg.graph.mapping import read_documents, read_entities, read_facts, to_quads
from kg.graph.prefixes import PREFIXES
from kg.graph.publishing import publish
from kg.graph.query import run_query
from kg.graph.remote import RemoteStore, open_remote
from kg.graph.serialise import to_turtle, write_trig, write_turtle
from kg.graph.shipped import ShippedQuery, list_queries, load_query
from kg.graph.store import dataset, distrust_store, memory_store, open_store, write_store
from kg.graph.stores import GraphStore
from kg.graph.validate import Violation, validate

__all__ = [
    "FORMATS",
    "PREFIXES",
    "Answer",
    "GraphStore",
    "RemoteStore",
    "ShippedQuery",
    "Violation",
    "base_of",
    "dataset",
    "distrust_store",
    "format_answer",
    "is_address",
    "list_queries",
    "load_query",
    "memory_store",
    "open_remote",
    "open_store",
    "publish",
    "read_backup",
    "read_documents",
    "read_entities",
    "read_facts",
    "run_query",
    "to_quads",
    "to_turtle",
    "validate",
    "write_backup",
    "write_store",
    "write_trig",
    "write_turtle",
]
