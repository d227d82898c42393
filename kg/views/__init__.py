"""Looking at the graph: projections for networkx and pyvis, paths, one entity in full, and the page."""

from kg.views.changes import diff_html, diff_json, diff_text
from kg.views.dossier import Dossier, describe_entity
from kg.views.explanation import Explanation, explain_fact, find_facts, judgement_text
from kg.views.lookup import find_entities
from kg.views.page import page_policy, render_page, size_warning, write_page
from kg.views.path import Step, find_path
from kg.views.projection import to_networkx
from kg.views.pyvis_network import to_pyvis
from kg.views.selection import select

__all__ = [
    "Dossier",
    "Explanation",
    "Step",
    "describe_entity",
    "diff_html",
    "diff_json",
    "diff_text",
    "explain_fact",
    "find_entities",
    "find_facts",
    "find_path",
    "judgement_text",
    "page_policy",
    "render_page",
    "select",
    "size_warning",
    "to_networkx",
    "to_pyvis",
    "write_page",
]
