"""Looking at the graph: a networkx projection, paths, one entity in full, and the page."""

from kg.views.changes import diff_html, diff_json, diff_text
from kg.views.dossier import Dossier, describe_entity
from kg.views.lookup import find_entities
from kg.views.page import page_policy, render_page, write_page
from kg.views.path import Step, find_path
from kg.views.projection import to_networkx

__all__ = [
    "Dossier",
    "Step",
    "describe_entity",
    "diff_html",
    "diff_json",
    "diff_text",
    "find_entities",
    "find_path",
    "page_policy",
    "render_page",
    "to_networkx",
    "write_page",
]
