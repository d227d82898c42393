"""Settings that a user can change."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from kg.model import Document, Iri


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a graph is built."""

    base: Iri = Iri("https://w3id.org/company-people-kg/id/")
    """Where the IRIs of entities, facts and documents begin; ends in "/" or "#"."""

    def __post_init__(self) -> None:
        if not self.base.endswith(("/", "#")):
            raise ValueError(f"base IRI {self.base!r} must end in '/' or '#'")


def document_iri(document: Document, settings: Settings) -> Iri:
    """The IRI of a document: a hash of its id and its text, so that a changed text is another document."""
    content = f"{document.id}\0{document.text}".encode("utf-8", "surrogatepass")
    return Iri(f"{settings.base}document/{hashlib.sha256(content).hexdigest()[:12]}")
