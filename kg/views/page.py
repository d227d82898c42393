"""The page: the graph as one HTML file that needs nothing else and asks nothing of any server."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.files import write_file
from kg.model import Document, Entity, Fact, Iri
from kg.stories import Corroboration
from kg.views.page_data import PageData, page_data

if TYPE_CHECKING:
    from markupsafe import Markup

_SCRIPTS = (
    *("words", "graph", "filters", "path", "layout", "labels", "canvas", "view", "address"),
    *("evidence", "panel", "sliders", "legend", "search", "rows", "table", "keys", "picture", "take_away"),
    *("page", "start"),
)
"""The parts of the page's program in assets/, in the order in which they are joined to one script."""

_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True,
        "selectConnectedEdges": False,
        "zoomSpeed": 0.6,
        "keyboard": {"enabled": False},
    },
    "nodes": {"chosen": False, "borderWidth": 1.5},
    "edges": {"chosen": False, "smooth": False, "width": 1.4},
}
"""For vis-network; positions come from the page's own layout, labels from its own drawing."""

_LARGE = 15_000_000
"""Bytes above which a page is slow to send and to open on a phone."""

_UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]")


def render_page(
    *,
    entities: Iterable[Entity],
    facts: Iterable[Fact],
    documents: Iterable[Document],
    title: str,
    focus: Iri | None = None,
    corroboration: Corroboration = Corroboration(),
) -> str:
    """The page as HTML: opens on `focus` and its neighbours, or on the most important entities.

    It holds every fact with its sentences, makes no request, and its policy allows no script but
    its own: names and quotes reach the page as JSON and as text, never as markup.
    """
    data = page_data(
        entities=entities, facts=facts, documents=documents, title=title, focus=focus, corroboration=corroboration
    )
    return _html(data, title)


def write_page(
    path: str | Path,
    *,
    entities: Iterable[Entity],
    facts: Iterable[Fact],
    documents: Iterable[Document],
    title: str,
    focus: Iri | None = None,
    corroboration: Corroboration = Corroboration(),
) -> None:
    """Write the page of `render_page` to `path` as UTF-8, at once or not at all; raises GraphError."""
    html = render_page(
        entities=entities, facts=facts, documents=documents, title=title, focus=focus, corroboration=corroboration
    )
    write_file(Path(path), html.encode())


def page_policy() -> str:
    """The Content-Security-Policy of the page: what a server that sends it may say in its header, too."""
    return _policy(styles=(_asset("page.css"),), scripts=(_vis_network(), _script()))


def size_warning(size: int) -> str:
    """What to say of a page of so many bytes: "" unless it is too large for mail and phones.

    >>> size_warning(16_100_000)
    'has 16 MB, too much for mail and phones; `kg view` with --only, --since or --max-nodes makes a smaller one'
    """
    if size <= _LARGE:
        return ""
    return (
        f"has {size / 1e6:.0f} MB, too much for mail and phones; "
        "`kg view` with --only, --since or --max-nodes makes a smaller one"
    )


def _html(data: PageData, title: str) -> str:
    from jinja2 import Environment, PackageLoader
    from markupsafe import Markup
    from pyvis.network import Network

    style, script = Markup(_asset("page.css")), Markup(_script())
    environment = Environment(autoescape=True, loader=PackageLoader("kg.views", "assets"))
    environment.filters["json"] = _json
    environment.globals |= {
        "title": title.encode("utf-8", "replace").decode("utf-8"),
        "evidence": data.evidence,
        "style": style,
        "scripts": (Markup(_vis_network()), script),
        "policy": page_policy(),
    }
    network = Network(directed=True)
    network.templateEnv = environment
    network.path = "page.html"
    network.nodes = data.nodes
    network.edges = data.edges
    network.set_options(json.dumps(_OPTIONS))
    html: str = network.generate_html()
    return html


def _json(value: Any) -> Markup:
    """JSON that can stand in a script element and be written as UTF-8, whatever the text in it."""
    from markupsafe import Markup

    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(_UNSAFE.sub(lambda character: f"\\u{ord(character[0]):04x}", text))


def _policy(*, styles: Iterable[str], scripts: Iterable[str]) -> str:
    """A Content-Security-Policy that allows these texts and the page's icon, and nothing else."""
    return (
        f"default-src 'none'; script-src {_hashes(scripts)}; style-src {_hashes(styles)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hashes(texts: Iterable[str]) -> str:
    return " ".join(f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in texts)


@cache
def _vis_network() -> str:
    """The script of vis-network, out of the installed pyvis.

    Its style sheet is left out: it dresses only tooltips and buttons that the page does not use.
    """
    return (files("pyvis") / "lib/vis-9.1.2/vis-network.min.js").read_text(encoding="utf-8")


@cache
def _script() -> str:
    parts = "".join(_asset(f"{name}.js") for name in _SCRIPTS)
    return f'(() => {{\n"use strict";\n{parts}}})();\n'


def _asset(name: str) -> str:
    return (files("kg.views") / "assets" / name).read_text(encoding="utf-8")
