"""Facts as RDF: the mapping, the store, its files, its queries and its validation."""

from kg.graph.answer import FORMATS, Answer, format_answer
from kg.graph.as_of import documents_by, read_base, restrict
from kg.graph.mapping import read_documents, read_entities, read_facts, to_quads
from kg.graph.prefixes import PREFIXES
from kg.graph.query import run_query
from kg.graph.quotes import QuoteProblem, Verification, verify_quotes
from kg.graph.serialise import to_turtle, write_trig, write_turtle
from kg.graph.shipped import ShippedQuery, list_queries, load_query
from kg.graph.store import dataset, memory_store, open_store, write_store
from kg.graph.stories import read_corroboration, read_redirects, story_quads
from kg.graph.validate import Violation, validate

__all__ = [
    "FORMATS",
    "PREFIXES",
    "Answer",
    "QuoteProblem",
    "ShippedQuery",
    "Verification",
    "Violation",
    "dataset",
    "documents_by",
    "format_answer",
    "list_queries",
    "load_query",
    "memory_store",
    "open_store",
    "read_base",
    "read_corroboration",
    "read_documents",
    "read_entities",
    "read_facts",
    "read_redirects",
    "restrict",
    "run_query",
    "story_quads",
    "to_quads",
    "to_turtle",
    "validate",
    "verify_quotes",
    "write_store",
    "write_trig",
    "write_turtle",
]
