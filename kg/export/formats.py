"""The formats that a graph can be exported in, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import BinaryIO

from kg.errors import GraphError
from kg.export.contents import Contents, Loss
from kg.export.ftm import write_ftm
from kg.export.network import write_gexf, write_graphml
from kg.export.rdf import write_jsonld, write_nq, write_trig, write_ttl
from kg.export.tables import write_csv

EXPORTS: Mapping[str, Callable[[Contents, BinaryIO], tuple[Loss, ...]]] = MappingProxyType(
    {
        "ttl": write_ttl,
        "trig": write_trig,
        "nq": write_nq,
        "jsonld": write_jsonld,
        "csv": write_csv,
        "graphml": write_graphml,
        "gexf": write_gexf,
        "ftm": write_ftm,
    }
)
"""Format to the function that writes it and tells what it could not."""


def write_export(contents: Contents, form: str, stream: BinaryIO) -> tuple[Loss, ...]:
    """Write a graph in one of `EXPORTS`; returns what the format has no place for. Raises GraphError for another."""
    if form not in EXPORTS:
        raise GraphError(f"{form!r} is no format; known: {', '.join(EXPORTS)}")
    return EXPORTS[form](contents, stream)
