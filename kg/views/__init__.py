"""Looking at the graph: a networkx projection, paths, one entity in full, and the page."""

from kg.views.dossier import Dossier, describe_entity
from kg.views.explanation import Explanation, explain_fact, find_facts, judgement_text
from kg.views.lookup import find_entities
from kg.views.page import render_page, write_page
from kg.views.path import Step, find_path
from kg.views.projection import to_networkx

__all__ = [
    "Dossier",
    "Explanation",
    "Step",
    "describe_entity",
    "explain_fact",
    "find_entities",
    "find_facts",
    "find_path",
    "judgement_text",
    "render_page",
    "to_networkx",
    "write_page",
]
