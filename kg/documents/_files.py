"""Inputs -> the files to read, each with the id of its document, in the order of the ids."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from kg.documents._characters import as_id
from kg.errors import DocumentError, SkippedError

FORMATS = (".txt", ".md", ".html", ".htm", ".jsonl")
"""Endings of the names of files that can be read."""
_NAMED = ", ".join(FORMATS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A file to read."""

    path: Path
    """As the user named it, or its folder."""
    parts: tuple[str, ...]
    """Of its absolute path; links are not resolved."""
    depth: int
    """How many of the parts, counted from the end, its id has."""

    @property
    def id(self) -> str:
        """The id of the document in the file."""
        return shown("/".join(self.parts[-self.depth :])) or "unnamed"


def find_files(paths: Iterable[Path]) -> Iterator[Found | DocumentError]:
    """The files that these files and folders are or hold, sorted by id, and what cannot be read.

    A file that is named twice comes once, under its longer id. Files that would share an id get their parent
    folders in front until their ids differ.
    """
    found: dict[str, Found] = {}
    errors: dict[str, DocumentError] = {}
    folders = cache(os.path.realpath)
    for item in (item for path in paths for item in _expand(path)):
        if isinstance(item, DocumentError):
            errors.setdefault(str(item), item)
            continue
        path = item.path
        real = os.path.realpath(path) if path.is_symlink() else os.path.join(folders(path.parent), path.name)
        known = found.get(real)
        if known is None or (-item.depth, item.parts) < (-known.depth, known.parts):
            found[real] = item
    distinct = _with_distinct_ids(list(found.values()))
    ordered: list[tuple[str, str, Found | DocumentError]] = [(item.id, "", item) for item in distinct]
    ordered += [(as_id(error.source), str(error), error) for error in errors.values()]
    yield from (item for _, _, item in sorted(ordered, key=lambda entry: entry[:2]))


def _expand(path: Path) -> Iterator[Found | DocumentError]:
    """The file itself, or the files below the folder; hidden files and folders are passed over."""
    try:
        if path.is_dir():
            yield from _walk(path)
        else:
            path.stat()
            yield _checked(path, depth=1, named=True)
    except (OSError, ValueError) as error:
        yield unreadable(path, error)


def _walk(folder: Path) -> Iterator[Found | DocumentError]:
    """The files below a folder; links to folders are not followed, so that no loop can trap the walk."""
    pending = [(folder, 1)]
    empty = True
    while pending:
        here, depth = pending.pop()
        try:
            paths = sorted(path for path in here.iterdir() if not path.name.startswith("."))
        except OSError as error:
            yield unreadable(here, error)
            continue
        for path in paths:
            try:
                if path.is_dir() and not path.is_symlink():
                    pending.append((path, depth + 1))
                    continue
                found = _checked(path, depth=depth, named=False)
            except OSError as error:
                found = unreadable(path, error)
            empty = False
            yield found
    if empty:
        yield DocumentError(shown(folder), f"holds no files; kg reads {_NAMED}")


def _checked(path: Path, *, depth: int, named: bool) -> Found | DocumentError:
    if not (problem := _problem(path)):
        return Found(path=path, parts=Path(os.path.abspath(path)).parts, depth=depth)
    if named:
        return DocumentError(shown(path), problem)
    return SkippedError(shown(path), f"skipped: {problem}")


def _problem(path: Path) -> str:
    """Why this is no file to read; "" if it is one."""
    if path.is_dir():
        return "is a link to a folder; name that folder as an input"
    if path.suffix.lower() not in FORMATS:
        kind = f"{path.suffix} files" if path.suffix else "files without an ending"
        return f"{kind} are not read; save it as one of {_NAMED}"
    if not path.is_file():
        return "is a broken link" if path.is_symlink() else "is not a regular file"
    return ""


def _with_distinct_ids(files: list[Found]) -> list[Found]:
    while True:
        by_id: dict[str, list[int]] = defaultdict(list)
        for index, file in enumerate(files):
            by_id[file.id].append(index)
        clashing = [i for indices in by_id.values() if len(indices) > 1 for i in indices if _can_grow(files[i])]
        if not clashing:
            return files
        for index in clashing:
            files[index] = replace(files[index], depth=files[index].depth + 1)


def _can_grow(file: Found) -> bool:
    return file.depth < len(file.parts)


def unreadable(path: Path, error: OSError | ValueError) -> DocumentError:
    """The error that says why the system refuses a path."""
    if isinstance(error, FileNotFoundError):
        return DocumentError(shown(path), "no such file or folder; check the name and the folder you are in")
    if isinstance(error, PermissionError):
        return DocumentError(shown(path), "may not be read; check its permissions")
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return DocumentError(shown(path), f"cannot be read ({reason})")


def shown(path: str | Path) -> str:
    """A path as text, read as UTF-8 whatever the locale: so an id does not depend on it."""
    try:
        name = os.fsencode(path).decode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # no file can have this name
        name = str(path)
    return as_id(name)
