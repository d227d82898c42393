"""Names that the parser sees in one sentence of a text and overlooks in another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set

from kg.language._name import Name
from kg.language.lexicon import Lexicon
from kg.model import Sentence, Token

_Words = tuple[str, ...]
_BEHIND_SUBJECTS = frozenset({"VBZ", "VBD", "MD", "POS"})
"""Tags of what follows a name, but no noun of which there are several."""


def find_again(names: Sequence[Name], sentences: Sequence[Sentence], nouns: Set[str], lexicon: Lexicon) -> list[Name]:
    """The names, in their order, and their words where they stand in the text once more, as they are written.

    `nouns` are those of the dictionary: one that opens a sentence is believed before a verb or an "'s" only.
    """
    known: dict[str, dict[_Words, Name]] = defaultdict(dict)
    for name in names:
        words = tuple(token.text for token in name.tokens)
        if (len(words) > 1 or name.first > 0) and _is_telling(words, lexicon):
            known[words[0]].setdefault(words, name)
    taken: dict[int, set[int]] = defaultdict(set)
    for name in names:
        taken[id(name.sentence)] |= set(range(name.first, name.last + 1))
    found = list(names)
    for sentence in sentences:
        found.extend(_again(sentence, known, taken[id(sentence)], nouns))
    order = {id(sentence): number for number, sentence in enumerate(sentences)}
    return sorted(found, key=lambda name: (order[id(name.sentence)], name.first))


def _is_telling(words: _Words, lexicon: Lexicon) -> bool:
    """Whether the words can't be taken for anything but the name where they are written so."""
    first = words[0]
    bare = first.lower() in lexicon.capitalised | lexicon.titles | lexicon.common_nouns | lexicon.organization_endings
    return first[0].isupper() and (len(words) > 1 or (len(first) > 2 and not bare))


def _again(
    sentence: Sentence, known: dict[str, dict[_Words, Name]], taken: Set[int], nouns: Set[str]
) -> Iterator[Name]:
    tokens = sentence.tokens
    index = 0
    while index < len(tokens):
        longest: Name | None = None
        size = 0
        for words, name in known.get(tokens[index].text, {}).items() if index not in taken else ():
            span = range(index, index + len(words))
            whole = tuple(token.text for token in tokens[index : span.stop]) == words and not taken & set(span)
            if whole and len(words) > size and (len(words) > 1 or _stands_alone(tokens, index, nouns)):
                longest, size = name, len(words)
        if longest is not None:
            yield Name(sentence=sentence, first=index, last=index + size - 1, type=longest.type)
        index += max(size, 1)


def _stands_alone(tokens: Sequence[Token], index: int, nouns: Set[str]) -> bool:
    """Whether the word is a name by itself: no part of a longer one, no noun that only opens the sentence."""
    behind = tokens[index + 1] if index + 1 < len(tokens) else None
    if index and tokens[index - 1].text[0].isupper() and tokens[index - 1].tag.startswith("NNP"):
        return False
    if behind is None or (behind.text[0].isupper() and behind.tag.startswith("NNP")) or behind.text == "-":
        return False
    noun = {tokens[index].text.lower(), tokens[index].lemma} & nouns
    return not noun or behind.tag in _BEHIND_SUBJECTS
