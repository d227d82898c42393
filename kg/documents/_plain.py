"""Plain text -> Document."""

from __future__ import annotations

from kg.documents._layout import find_parts
from kg.documents._lines import split_lines
from kg.documents._parts import Metadata, compose
from kg.model import Document


def read_plain(id_: str, text: str, metadata: Metadata) -> Document:
    """A document whose parts are found by the shape and the place of its lines."""
    return compose(id_, text, find_parts(text, split_lines(text)), metadata)
