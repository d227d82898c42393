"""Files, folders, records and standard input -> Documents."""

from __future__ import annotations

from kg.documents.reading import read_documents

__all__ = ["read_documents"]
