"""The examples in the docstrings run."""

from __future__ import annotations

import doctest
import importlib

import pytest


@pytest.mark.parametrize("module", ["_characters", "_dates", "_furniture", "_lines", "_names"])
def test_examples_of_docstrings_are_true(module: str) -> None:
    results = doctest.testmod(importlib.import_module(f"kg.documents.{module}"))
    assert results.attempted > 0
    assert results.failed == 0
