"""Which documents are near-copies of one text: forty papers that print one wire story are one source."""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from kg.model import Document, DocumentId

_WORD = re.compile(r"\w+")
_SHINGLE = 4
"""Words in a row that are compared: few enough that an edited sentence leaves some, too many for chance."""
_BASE, _PRIME = 1_000_003, (1 << 61) - 1
_SAMPLE = 4
"""Of all shingles the one in so many is kept whose hash divides by it: Broder's sample for containment."""
_COPIED = 0.5
"""The part of the shorter text that stands in the longer one if it is a copy of it, or of a part of it.

Light edits leave .6 to .95 of a wire story; independent stories that quote one statement share less than .3.
"""
_FEWEST = 8
"""Sampled shingles (some 35 words) without which a text is too short to be called a copy, unless it is the same."""
_BOILERPLATE = 200
"""Texts of their own that share a shingle from which on it is a phrase of a site or of the language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """What a text is compared by."""

    words: str
    """A digest of all of them; empty if there are none."""
    shingles: frozenset[int]
    """The sampled ones, each as a number."""


def near_copies(
    documents: Iterable[Document], samples: Mapping[DocumentId, Sample] = MappingProxyType({})
) -> dict[DocumentId, DocumentId]:
    """Near-copies, each with the longer document whose text it shares; other documents are not named.

    The texts are compared as sets of shingles (Broder, "On the resemblance and containment of documents",
    1997): the longest first, each with those before it that are no copies themselves. The order of the
    documents does not matter. Time and memory grow with the length of the texts, not with the square of their
    number. `samples` are those of texts that were sampled before.
    """
    printed: dict[int, list[DocumentId]] = defaultdict(list)
    whole: dict[str, DocumentId] = {}
    copies: dict[DocumentId, DocumentId] = {}
    for document in sorted(documents, key=lambda document: (-len(document.text), document.id)):
        sample = samples.get(document.id) or sample_of(document)
        original = whole.get(sample.words) or _original(sample.shingles, printed)
        if original and sample.words:
            copies[document.id] = original
            continue
        whole[sample.words] = document.id
        for shingle in sample.shingles:
            printed[shingle].append(document.id)
    return dict(sorted(copies.items()))


def sample_of(document: Document) -> Sample:
    """What a document's text is compared by."""
    words = _WORD.findall(document.text.casefold())
    return Sample(words=_digest(words).hex() if words else "", shingles=_shingles(words))


def _shingles(words: Sequence[str]) -> frozenset[int]:
    """Those of the sample, each as a number: a polynomial of its words' hashes (Rabin and Karp)."""
    numbers = [_number(word) for word in words]
    rows = (numbers[start:] for start in range(_SHINGLE))
    shingles = ((((a * _BASE + b) * _BASE + c) * _BASE + d) % _PRIME for a, b, c, d in zip(*rows, strict=False))
    return frozenset(shingle for shingle in shingles if shingle % _SAMPLE == 0)


@lru_cache(maxsize=1 << 16)
def _number(word: str) -> int:
    return int.from_bytes(_digest([word]), "big")


def _digest(words: Sequence[str]) -> bytes:
    return hashlib.blake2b("\0".join(words).encode("utf-8", "surrogatepass"), digest_size=8).digest()


def _original(shingles: Set[int], printed: dict[int, list[DocumentId]]) -> DocumentId | None:
    """The text that holds most of a text, if that is enough; of several the first."""
    telling = [shingle for shingle in shingles if len(printed.get(shingle, ())) < _BOILERPLATE]
    if len(telling) < _FEWEST:
        return None
    shared = Counter(document for shingle in telling for document in printed.get(shingle, ()))
    best = min(shared.items(), key=lambda item: (-item[1], item[0]), default=None)
    return best[0] if best and best[1] >= _COPIED * len(telling) else None
