"""What a build's folder keeps from one build to the next, so that only what changed is read again."""

from kg.archive._fingerprints import builder_fingerprint, content_fingerprint, extractor_fingerprint
from kg.archive._state import Made, Recipe, State
from kg.archive.archive import Archive, merges_file, open_archive, proposals_file

__all__ = [
    "Archive",
    "Made",
    "Recipe",
    "State",
    "builder_fingerprint",
    "content_fingerprint",
    "extractor_fingerprint",
    "merges_file",
    "open_archive",
    "proposals_file",
]
