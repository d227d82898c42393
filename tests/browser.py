"""Chromium for the tests of the page. As a program: says nothing and exits 0 if there is one that starts."""

from __future__ import annotations

import shutil
import sys
from contextlib import suppress

from playwright.sync_api import Browser, Error, Playwright, sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def launch(playwright: Playwright) -> Browser:
    """Start Chromium, as installed on the machine, else the one that Playwright brought; raises Error.

    A Chromium that is installed need not start: on Ubuntu the package is a script that asks for a snap.
    """
    for path in filter(None, map(shutil.which, _NAMES)):
        with suppress(Error):
            return playwright.chromium.launch(executable_path=path, args=_FLAGS)
    return playwright.chromium.launch(args=_FLAGS)


def main() -> int:
    """The exit code: 0 if Chromium starts, else 1."""
    with sync_playwright() as playwright:
        try:
            launch(playwright).close()
        except Error:
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
