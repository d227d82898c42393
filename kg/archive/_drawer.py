"""A folder of files that are named by what they depend on, each with a checksum."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from pathlib import Path

from kg.errors import GraphError
from kg.files import cannot_write, discard


class Drawer:
    """The files of one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, key: str) -> bytes | None:
        """What was put there; None if it is not there, or spoilt. Raises GraphError if it can't be read."""
        try:
            checksum, _, content = (self.folder / key).read_bytes().partition(b"\n")
        except FileNotFoundError:
            return None
        except OSError as error:
            raise GraphError(f"{self.folder / key} cannot be read ({error.strerror}); remove it") from error
        return content if checksum == digest(content).encode() else None

    def put(self, key: str, content: bytes) -> None:
        """Without waiting for the disk: what a loss of power spoils is found by its checksum, and made again."""
        aside = self.folder / f".{key}.new"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            aside.write_bytes(f"{digest(content)}\n".encode() + content)
            aside.replace(self.folder / key)
        except OSError as error:
            discard(aside)
            raise cannot_write(self.folder / key, error) from error

    def forget_others(self, kept: Collection[str]) -> None:
        """Remove all but what has these keys: a document that is gone leaves no word behind."""
        for path in self.folder.glob("*"):
            if path.name not in kept:
                path.unlink(missing_ok=True)


def digest(*parts: bytes) -> str:
    """Of all parts, in their order."""
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()
