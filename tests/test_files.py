from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from kg.errors import GraphError
from kg.files import cannot_write, write_file


def test_a_file_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "made" / "graph.ttl"
    write_file(path, b"one")
    write_file(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(path.parent.iterdir()) == [path]


def test_the_old_file_stays_when_the_disk_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    write_file(tmp_path / "a", b"one")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(GraphError, match=r"a cannot be written \(No space left on device\); make room and run"):
        write_file(tmp_path / "a", b"two")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"one"]


@pytest.mark.parametrize(
    ("error", "advice"),
    [
        (OSError(errno.EACCES, "Permission denied"), "name a folder that you may write to"),
        (OSError(errno.EROFS, "Read-only file system"), "name a folder that you may write to"),
        (OSError("IO error: No space left on device: While appending"), "make room"),
        (OSError(errno.EIO, "Input/output error"), "name another place"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_the_advice_fits_the_reason(error: OSError, advice: str) -> None:
    assert advice in str(cannot_write(Path("graph.ttl"), error))
