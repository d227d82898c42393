"""Changing a store that others read: the change happens to a copy, which takes its place when it is complete.

Files of a store are never changed once written, so the copy is made of links. Whoever has the old store open
goes on reading it; whoever opens it next sees the change; a change that is killed has not happened.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from pyoxigraph import Store

from kg.errors import GraphError


def edit_store(folder: Path, change: Callable[[Store], None]) -> None:
    """Change the store in a folder; nothing is changed if `change` raises.

    Raises GraphError if the store cannot be written, or somebody else is changing it.
    """
    copy, old = (folder.with_name(f".{folder.name}.{state}") for state in ("edited", "old"))
    try:
        if old.exists() and not folder.exists():  # somebody was killed between the two renames below
            old.rename(folder)
        _discard_abandoned(copy)
        copy.mkdir()
    except OSError as error:
        raise GraphError(f"the store {folder} cannot be written: {error}") from error
    try:
        _link(folder, copy)
        store = Store(copy)
        change(store)
        store.flush()
        del store
        shutil.rmtree(old, ignore_errors=True)
        folder.rename(old)
        copy.rename(folder)
        shutil.rmtree(old, ignore_errors=True)
    except OSError as error:
        raise GraphError(f"the store {folder} cannot be written: {error}") from error
    except BaseException:
        shutil.rmtree(copy, ignore_errors=True)
        raise


def store_version(folder: Path) -> str:
    """Tells one state of a store from another: what was written last, and when."""
    try:
        files = [(file.name, file.stat()) for file in folder.iterdir() if file.name not in {"LOG", "LOCK"}]
    except OSError:
        return ""
    return " ".join(f"{name}:{stat.st_ino}:{stat.st_size}" for name, stat in sorted(files) if stat.st_size)


def _discard_abandoned(copy: Path) -> None:
    """Remove what was left by somebody who was killed; who is still at work holds the lock."""
    if not copy.exists():
        return
    try:
        Store(copy)
    except (OSError, RuntimeError) as error:
        if "lock" in str(error).lower():
            raise GraphError(f"somebody else is changing {copy}; try again when that has ended") from error
    shutil.rmtree(copy)


def _link(folder: Path, copy: Path) -> None:
    """Tables are linked; the few small files that the engine goes on writing are copied."""
    for file in folder.iterdir():
        if file.suffix == ".sst":
            with suppress(OSError):
                os.link(file, copy / file.name)
                continue
        if file.name != "LOCK":
            shutil.copyfile(file, copy / file.name)
