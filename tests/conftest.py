"""A browser for tests of the page: Chromium, headless, without a network."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Playwright, sync_playwright
from watched_page import Watched

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Chromium as installed on the machine, else the one that Playwright brought."""
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    try:
        running = playwright.chromium.launch(executable_path=found, args=list(_FLAGS))
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
