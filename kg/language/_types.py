"""Types of names as the trained network sees them, where it is sure that the rules are wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from kg.language.lexicon import Lexicon, load_lexicon
from kg.language.windows import words_of
from kg.model import EntityType, Mention, Sentence
from kg.network import MENTION_TYPES, load_network

_SURE = (0.9, 0.85, 0.8)
"""The probability from which the network is believed: of one mention, the mean of two, of three and more."""
_CERTAIN = 0.98
"""The probability from which what the rules took the name for is no alternative any more."""
_PERSON, _ORGANIZATION = EntityType("person"), EntityType("organization")
_LEARNED = (_PERSON, _ORGANIZATION, EntityType("place"))
"""The types that its training data told apart."""


def mend_types(sentences: Sequence[Sentence], names: Sequence[Mention]) -> tuple[Mention, ...]:
    """The names with their types; one name has one type in a document."""
    seen: dict[str, list[NDArray[np.float32]]] = defaultdict(list)
    for sentence, inside in _by_sentence(sentences, names):
        places = [words_of(sentence.tokens, name.start, name.end) or (0, 0) for name in inside]
        first, last = np.array(places).T
        assert sentence.vectors is not None
        rows = load_network("types")(words=sentence.vectors, first=first, last=last)
        for name, row in zip(inside, rows, strict=True):
            seen[_key(name)].append(row)
    mended = {key: verdict for key, rows in seen.items() if (verdict := _verdict(rows)) is not None}
    return tuple(
        _mended(name, *mended[_key(name)]) if _key(name) in mended and not _is_plain(name, load_lexicon()) else name
        for name in names
    )


def _by_sentence(sentences: Sequence[Sentence], names: Sequence[Mention]) -> list[tuple[Sentence, list[Mention]]]:
    found, position = [], 0
    for sentence in sentences:
        inside = []
        while position < len(names) and names[position].start < sentence.end:
            inside.append(names[position])
            position += 1
        if inside:
            found.append((sentence, inside))
    return found


def _key(name: Mention) -> str:
    return " ".join(name.text.split()).casefold()


def _is_plain(name: Mention, lexicon: Lexicon) -> bool:
    """Whether the rules are the surer ones.

    They are of a person with a first name, or with a title that leaves no doubt; of an organisation whose name begins
    or ends as only theirs do.
    """
    words = _key(name).split()
    if _key(name) in lexicon.areas:
        return True
    if name.type == _ORGANIZATION and len(words) > 1:
        ending = name.text.split()[-1]
        body = ending in lexicon.institutions or " ".join(words[-2:]) in lexicon.institutions
        return words[0] in lexicon.organization_beginnings or (body and ending.islower())
    return name.type == _PERSON and len(words) > 1 and (words[0] in lexicon.genders or not name.alternatives)


def _verdict(rows: Sequence[NDArray[np.float32]]) -> tuple[EntityType, bool] | None:
    """The type, and whether it is certain; None where the network is not sure."""
    mean = np.mean(rows, axis=0)
    best = int(mean.argmax())
    sure = MENTION_TYPES[best] in _LEARNED and mean[best] >= _SURE[min(len(rows), len(_SURE)) - 1]
    return (MENTION_TYPES[best], bool(mean[best] >= _CERTAIN)) if sure else None


def _mended(name: Mention, type_: EntityType, certain: bool) -> Mention:
    if type_ == name.type or name.canonical:
        return name
    others = () if certain else (name.type, *(t for t in name.alternatives if t != type_))
    return replace(name, type=type_, alternatives=others)
