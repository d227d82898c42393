"""kg: knowledge graphs of companies and people from text, every fact with its source.

>>> import kg
>>> graph = kg.build(["articles/"], "exports")  # doctest: +SKIP
>>> graph.query("acquisitions")  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.api import Graph
    from kg.api import open_graph as open
    from kg.config import Settings
    from kg.errors import KGError
    from kg.pipeline import build

__all__ = ["Graph", "KGError", "Settings", "build", "open"]

_HOMES = {
    "Graph": ("kg.api", "Graph"),
    "KGError": ("kg.errors", "KGError"),
    "Settings": ("kg.config", "Settings"),
    "build": ("kg.pipeline", "build"),
    "open": ("kg.api", "open_graph"),
}
"""Where the public names live; they are imported when first used, so that `import kg` costs nothing."""


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    from importlib import import_module

    module, attribute = _HOMES[name]
    return getattr(import_module(module), attribute)
