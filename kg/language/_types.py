"""Types of names as the trained network sees them, where it is sure that the rules are wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from kg.language._bounds import is_form
from kg.language.lexicon import Lexicon, load_lexicon
from kg.language.windows import words_of
from kg.model import EntityType, Mention, Sentence
from kg.network import MENTION_TYPES, load_network

_SURE = (0.6, 0.5, 0.5)
"""The probability from which the network is believed: of one mention, the mean of two, of three and more."""
_CERTAIN = 0.98
"""The probability from which what the rules took the name for is no alternative any more."""
_OPEN = 0.4
"""The probability of a firm from which a lone word is one rather than a place: most places are known by their names."""
_LOCATIVE = ("in", "near", "around", "between", "across", "outside")
"""What stands in front of places."""
_PERSON, _ORGANIZATION, _PLACE = map(EntityType, ("person", "organization", "place"))
_LEARNED = (_PERSON, _ORGANIZATION, _PLACE, *map(EntityType, ("product", "work")))
"""The types that its training data told apart."""


def mend_types(sentences: Sequence[Sentence], names: Sequence[Mention]) -> tuple[Mention, ...]:
    """The names with their types; one name has one type in a document."""
    seen: dict[str, list[NDArray[np.float32]]] = defaultdict(list)
    located: set[str] = set()
    for sentence, inside in _by_sentence(sentences, names):
        places = [words_of(sentence.tokens, name.start, name.end) or (0, 0) for name in inside]
        first, last = np.array(places).T
        assert sentence.vectors is not None
        rows = load_network("types")(words=sentence.vectors, first=first, last=last)
        for name, place, row in zip(inside, places, rows, strict=True):
            seen[_key(name)].append(row)
            if place[0] and sentence.tokens[place[0] - 1].text.lower() in _LOCATIVE:
                located.add(_key(name))
    verdicts = {key: _verdict(rows, open_=" " not in key and key not in located) for key, rows in seen.items()}
    mended = {key: verdict for key, verdict in verdicts.items() if verdict is not None}
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
    or ends as only theirs do: "Banco Corvell", "Corvell Ltd".
    """
    words = _key(name).split()
    if _key(name) in lexicon.areas:
        return True
    if name.type == _ORGANIZATION and len(words) > 1:
        ending = name.text.split()[-1]
        body = ending in lexicon.institutions or " ".join(words[-2:]) in lexicon.institutions
        return words[0] in lexicon.organization_beginnings or (body and ending.islower()) or is_form(ending)
    return name.type == _PERSON and len(words) > 1 and (words[0] in lexicon.genders or not name.alternatives)


def _verdict(rows: Sequence[NDArray[np.float32]], *, open_: bool) -> tuple[EntityType, bool] | None:
    """The type, and whether it is certain; None where the network is not sure.

    What is open may be a firm, though it is a place rather: "Ada Moor, formerly of Norwell".
    """
    mean = np.mean(rows, axis=0)
    best = int(mean.argmax())
    if open_ and MENTION_TYPES[best] == _PLACE and mean[MENTION_TYPES.index(_ORGANIZATION)] >= _OPEN:
        return _ORGANIZATION, False
    sure = MENTION_TYPES[best] in _LEARNED and mean[best] >= _SURE[min(len(rows), len(_SURE)) - 1]
    return (MENTION_TYPES[best], bool(mean[best] >= _CERTAIN)) if sure else None


def _mended(name: Mention, type_: EntityType, certain: bool) -> Mention:
    if type_ == name.type or name.canonical:
        return name
    others = () if certain else (name.type, *(t for t in name.alternatives if t != type_))
    return replace(name, type=type_, alternatives=others)
