"""Servers that tests share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from served import TOKEN, Served, serving
from server_samples import TEXT, quads

from kg.graph import write_store


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A build's folder with the sample graph."""
    write_store(tmp_path / "store", quads())
    return tmp_path


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server of the sample graph that only reads, with the text of the article."""
    folder = tmp_path_factory.mktemp("served")
    write_store(folder / "store", quads())
    (folder / "deal.txt").write_text(TEXT)
    with serving(folder, "--texts", str(folder / "deal.txt"), "--allow-origin", "https://friend.example") as running:
        yield running


@pytest.fixture(scope="session")
def writable(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server of the sample graph to which may write who has the token; tests write graphs of their own."""
    folder = tmp_path_factory.mktemp("writable")
    write_store(folder / "store", quads())
    (folder / "token").write_text(TOKEN)
    with serving(folder, "--token-file", str(folder / "token")) as running:
        yield running
