"""Files that are there when they are complete, and that stay when the power fails."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path

from kg.errors import GraphError

_NO_SPACE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def write_file(path: Path, content: bytes) -> None:
    """Put a file in the place of an old one, at once or not at all; raises GraphError if that can't be."""
    aside = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with aside.open("wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        aside.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        discard(aside)
        raise cannot_write(path, error) from error


def discard(path: Path) -> None:
    """Remove a file that was not completed, if it is there and can be removed: why it was not is told otherwise."""
    with suppress(OSError):
        path.unlink()


def sync_folder(folder: Path) -> None:
    """See to it that what was renamed in a folder is so after a loss of power, too."""
    if os.name == "nt":  # a folder can't be opened there
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def cannot_write(path: Path, error: OSError) -> GraphError:
    """What to tell of it, and what to do: a full disk and a read-only folder have each its own advice."""
    reason = error.strerror or str(error)
    if any(error.errno == code or os.strerror(code) in reason for code in _NO_SPACE):  # a store tells it in words
        advice = "make room and run the command again; what was read is kept"
    elif error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        advice = "name a folder that you may write to"
    else:
        advice = "name another place, or mend this one"
    return GraphError(f"{path} cannot be written ({reason}); {advice}")
