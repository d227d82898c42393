"""Facts as RDF: the mapping, the store, its files, its queries and its validation."""

from kg.graph.answer import FORMATS, Answer, format_answer
from kg.graph.diff import Diff, Difference, FactChange, Kind, diff_facts, diff_graphs
from kg.graph.mapping import read_documents, read_entities, read_facts, to_quads
from kg.graph.names import find_entity
from kg.graph.parameters import Parameter
from kg.graph.prefixes import PREFIXES
from kg.graph.query import run_query
from kg.graph.serialise import to_turtle, trig, turtle, write_trig, write_turtle
from kg.graph.shipped import ShippedQuery, list_queries, load_query
from kg.graph.store import dataset, memory_store, open_store, write_store
from kg.graph.validate import Violation, validate

__all__ = [
    "FORMATS",
    "PREFIXES",
    "Answer",
    "Diff",
    "Difference",
    "FactChange",
    "Kind",
    "Parameter",
    "ShippedQuery",
    "Violation",
    "dataset",
    "diff_facts",
    "diff_graphs",
    "find_entity",
    "format_answer",
    "list_queries",
    "load_query",
    "memory_store",
    "open_store",
    "read_documents",
    "read_entities",
    "read_facts",
    "run_query",
    "to_quads",
    "to_turtle",
    "trig",
    "turtle",
    "validate",
    "write_store",
    "write_trig",
    "write_turtle",
]
