"""Names that only the network sees."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from language_samples import analysed

from kg.language import _found
from kg.language._found import add_names
from kg.model import EntityType, Mention, Sentence, Span
from kg.network import NAME_TYPES

TEXT = "Yesterday Ermine Street plc sold Norte to Vidrios Norte SL."


class Tagger:
    """Tags words as it is told: what the network would say of them."""

    def __init__(self, tags: list[int], sure: float) -> None:
        self.rows = np.full((len(tags), 2 * len(NAME_TYPES) + 1), (1 - sure) / 12, dtype=np.float32)
        self.rows[np.arange(len(tags)), tags] = sure

    def __call__(self, **_: object) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
        return self.rows


def sentence() -> Sentence:
    (only,) = analysed(TEXT).sentences
    return replace(only, vectors=np.zeros((len(only.tokens), 384), dtype=np.float32))


def name(words: str) -> Mention:
    start = TEXT.index(words)
    return Mention(start=start, end=start + len(words), text=words, type=EntityType("person"))


@pytest.mark.parametrize(
    ("known", "values", "sure", "names"),
    [
        ([], [], 0.99, ["Ermine Street plc", "Vidrios Norte SL"]),
        ([], [], 0.4, []),
        (["Vidrios", "Norte SL"], [], 0.99, ["Ermine Street plc", "Vidrios Norte SL"]),
        (["Yesterday Ermine"], [], 0.99, ["Yesterday Ermine", "Vidrios Norte SL"]),
        ([], ["Street"], 0.99, ["Vidrios Norte SL"]),
    ],
)
def test_names_are_added_and_put_together(
    known: list[str], values: list[str], sure: float, names: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    organization = 2 * NAME_TYPES.index(EntityType("organization")) + 1
    words = [token.text for token in sentence().tokens]
    tags = [0] * len(words)
    for start, end in ((words.index("Ermine"), words.index("plc")), (words.index("Vidrios"), words.index("SL"))):
        tags[start : end + 1] = [organization, *[organization + 1] * (end - start)]
    monkeypatch.setattr(_found, "load_network", lambda _: Tagger(tags, sure))
    found = add_names([sentence()], [name(words) for words in known], [value(words) for words in values])
    assert [mention.text for mention in found] == names
    assert all(one.end <= other.start for one, other in pairwise(found))


def value(words: str) -> Span:
    return Span(start=TEXT.index(words), end=TEXT.index(words) + len(words), text=words)
