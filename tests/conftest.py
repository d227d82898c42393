"""What tests share: a browser without a network, the graph of the samples, built once, and servers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from browser import launch
from playwright.sync_api import Browser, BrowserContext, Error, Playwright, sync_playwright
from served import TOKEN, Served, serving
from server_samples import TEXT, quads
from watched_page import Watched

from kg import cli
from kg.graph import write_store

hypothesis.settings.register_profile("kg", deadline=None)  # a busy machine is no mistake
hypothesis.settings.load_profile("kg")


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    try:
        running = launch(playwright)
    except Error as error:
        pytest.fail(
            "these tests drive Chromium and found none that starts: run `apt-get install -y chromium` "
            f"or `playwright install chromium` ({error.message.splitlines()[0]})"
        )
    yield running
    running.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    yield opened
    opened.close()


@pytest.fixture
def watched(context: BrowserContext) -> Iterator[Watched]:
    """Opens one page from disk; the test fails if the page asks for anything or complains of anything."""
    watched = Watched(context.new_page())
    yield watched
    assert watched.errors == []
    assert [url for url in watched.requests[1:] if not url.startswith("data:")] == []


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that `kg demo` writes, to be read only."""
    folder = tmp_path_factory.mktemp("demo")
    assert cli.main(["demo", "--quiet", "-o", str(folder)]) == 0
    return folder


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A build's folder with the graph of server_samples."""
    write_store(tmp_path / "store", quads())
    return tmp_path


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server of that graph that only reads, with the text of the article."""
    folder = tmp_path_factory.mktemp("served")
    write_store(folder / "store", quads())
    (folder / "deal.txt").write_text(TEXT)
    with serving(folder, "--texts", str(folder / "deal.txt"), "--allow-origin", "https://friend.example") as running:
        yield running


@pytest.fixture(scope="session")
def writable(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server of that graph to which may write who has the token; tests write graphs of their own."""
    folder = tmp_path_factory.mktemp("writable")
    write_store(folder / "store", quads())
    (folder / "token").write_text(TOKEN)
    with serving(folder, "--token-file", str(folder / "token")) as running:
        yield running


@pytest.fixture
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where commands find no exports and leave nothing behind."""
    monkeypatch.chdir(tmp_path)
