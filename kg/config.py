"""Settings that a user can change."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from kg.model import Document, Iri

_BASE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?://[\w.-]+(?::\d+)?/|(?!//))[\w.~:;,=&+@!?/-]*(?:(?<=/)|#)")
"""An absolute IRI that ends in "/" or "#": fewer characters than the standard allows, none that it forbids."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a graph is built."""

    base: Iri = Iri("https://w3id.org/company-people-kg/id/")
    """Where the IRIs of entities, facts and documents begin; ends in "/" or "#"."""
    min_confidence: float = 0.5
    """Facts below are left out."""

    def __post_init__(self) -> None:
        if not 0 <= self.min_confidence <= 1:
            raise ValueError(f"{self.min_confidence} is no confidence; it must be from 0 to 1")
        if not _BASE.fullmatch(self.base):
            raise ValueError(f"{self.base!r} is no base for IRIs; 'https://example.org/id/' would be one")


def document_iri(document: Document, settings: Settings) -> Iri:
    """The IRI of a document: a hash of its id and its text, so that a changed text is another document."""
    content = f"{document.id}\0{document.text}".encode("utf-8", "surrogatepass")
    return Iri(f"{settings.base}document/{hashlib.sha256(content).hexdigest()[:12]}")
