"""Parts of speech from tags: the patterns of spaCy's attribute ruler, remembered instead of tried at every token.

Almost all of them look at one token: its tag, its label in the tree and, where it is one of few, the word. What matches
one token matches all that are alike in these.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from spacy.attrs import DEP, IS_SPACE, LOWER, TAG  # type: ignore[import-not-found]  # compiled, without types
from spacy.matcher import Matcher

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import AttributeRuler
    from spacy.tokens import Doc

_SEEN = (TAG, DEP, IS_SPACE)
_NAMES = frozenset(("TAG", "DEP", "IS_SPACE", "LOWER"))

Match = tuple[int, int, int]
"""The number of a pattern's name, and the tokens that it matches: the first, and the one behind the last."""


class RememberingMatcher:
    """Finds what the ruler's own matcher finds."""

    def __init__(self, ruler: AttributeRuler) -> None:
        self._alone, self._others = Matcher(ruler.vocab), Matcher(ruler.vocab)
        self._words: set[int] = set()
        self._known: dict[tuple[int, ...], tuple[int, ...]] = {}
        for number in range(len(ruler.attrs)):
            for pattern in ruler.matcher.get(str(number))[1]:
                words = _words_of(pattern)
                matcher = self._others if words is None else self._alone
                matcher.add(str(number), [pattern])
                self._words.update(map(ruler.vocab.strings.add, words or ()))

    def __call__(self, doc: Doc, *, allow_missing: bool = False, as_spans: bool = False) -> list[Match]:
        """All matches, in no order."""
        found: list[Match] = self._others(doc, allow_missing=True)
        words = doc.to_array([LOWER]).tolist()
        for place, (word, seen) in enumerate(zip(words, doc.to_array(list(_SEEN)).tolist(), strict=True)):
            kind = (word if word in self._words else 0, *seen)
            numbers = self._known.get(kind)
            if numbers is None:
                matches = self._alone(doc[place : place + 1], allow_missing=True)
                numbers = self._known[kind] = tuple(number for number, _, _ in matches)
            found += [(number, place, place + 1) for number in numbers]
        return found


def remember_matches(model: Language) -> None:
    """Let a model's attribute ruler remember what matches."""
    ruler: Any = model.get_pipe("attribute_ruler")
    ruler.matcher = RememberingMatcher(ruler)


def _words_of(pattern: Sequence[Mapping[str, Any]]) -> frozenset[str] | None:
    """The words that a pattern of one token asks for; None if there is more in it than is remembered."""
    asked = pattern[0].get("LOWER", ())
    if len(pattern) > 1 or not pattern[0].keys() <= _NAMES:
        return None
    if isinstance(asked, str):
        return frozenset((asked,))
    if isinstance(asked, Mapping):
        return frozenset(asked["IN"]) if asked.keys() == {"IN"} else None
    return frozenset()
