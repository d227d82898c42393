"""Names with "and" inside: "Cable and Anchor plc" is one firm, "Tellmark and Nordrift" are two."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.language._bounds import is_form, is_legal_form, is_plural
from kg.language._name import Name
from kg.language.lexicon import Lexicon
from kg.model import EntityType, Sentence, Token

_ORGANIZATION, _PERSON, _PLACE = map(EntityType, ("organization", "person", "place"))
_Words = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    """What stands on both sides of an "and": tokens `first` to `last` of a sentence."""

    sentence: Sentence
    first: int
    joint: int
    last: int
    left: Name | None
    """None if what stands before is no name by itself."""
    right: Name

    @property
    def words(self) -> tuple[_Words, _Words]:
        """Those of both sides, without legal form."""
        sides = ((self.first, self.joint), (self.joint + 1, self.last + 1))
        left, right = (tuple(t.text.casefold() for t in self.sentence.tokens[a:b]) for a, b in sides)
        while len(right) > 1 and is_form(right[-1]):
            right = right[:-1]
        return left, right


def join_names(names: Sequence[Name], sentences: Sequence[Sentence], lexicon: Lexicon) -> list[Name]:
    """The names, two of them one where the text never has one without the other, and shows that they are one.

    It does by a legal form behind the second where the first is no name by itself or the whole comes again, or by
    speaking of the whole as of one thing more than once.
    """
    own: dict[int, list[Name]] = defaultdict(list)
    for name in names:
        own[id(name.sentence)].append(name)
    pairs = [pair for sentence in sentences for pair in _pairs(sentence, own[id(sentence)], lexicon)]
    if not pairs:
        return list(names)
    texts = [tuple(token.text.casefold() for token in sentence.tokens) for sentence in sentences]
    wholes = Counter(pair.words for pair in pairs)
    split = {pair.words for pair in pairs if _is_two(pair)}
    single = {pair.words for pair in pairs if _is_one(pair)}
    formed = {pair.words for pair in pairs if is_legal_form(pair.sentence.tokens[pair.last])}
    joined = [
        pair
        for pair in pairs
        if pair.words not in split
        and (
            (pair.words in formed and (wholes[pair.words] > 1 or pair.left is None or _is_demonym(pair, lexicon)))
            or (pair.words in single and wholes[pair.words] > 1)
        )
        and not _stand_alone(pair.words, wholes[pair.words], texts)
    ]
    inside = {id(name) for pair in joined for name in (pair.left, pair.right) if name is not None}
    whole = [replace(pair.right, first=pair.first, type=_ORGANIZATION) for pair in joined]
    order = {id(sentence): number for number, sentence in enumerate(sentences)}
    kept = [name for name in names if id(name) not in inside]
    return sorted([*kept, *whole], key=lambda name: (order[id(name.sentence)], name.first))


def _pairs(sentence: Sentence, names: Sequence[Name], lexicon: Lexicon) -> Iterator[_Pair]:
    begins, ends = {name.first: name for name in names}, {name.last: name for name in names}
    tokens = sentence.tokens
    for joint, token in enumerate(tokens):
        if token.text not in ("and", "&") or not joint:
            continue
        left, right = ends.get(joint - 1), begins.get(joint + 1)
        if right is None or not _may_be_part(right) or (left is not None and not _may_be_part(left, lexicon)):
            continue
        if left is not None or _is_capital_noun(tokens, joint - 1, lexicon):
            first = left.first if left is not None else joint - 1
            yield _Pair(sentence=sentence, first=first, joint=joint, last=right.last, left=left, right=right)


def _may_be_part(name: Name, lexicon: Lexicon | None = None) -> bool:
    demonym = lexicon is not None and name.key in lexicon.demonyms
    return name.type not in (_PERSON, _PLACE) or demonym


def _is_capital_noun(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> bool:
    token = tokens[index]
    free = index == 0 or tokens[index - 1].text != "and"
    common = token.text.lower() in lexicon.capitalised | lexicon.titles
    return free and token.tag in ("NN", "NNP", "NNPS") and token.text[0].isupper() and not common


def _is_demonym(pair: _Pair, lexicon: Lexicon) -> bool:
    """ "British and Colonial Lines Ltd" is no list: what is British stands in front of a noun."""
    return pair.left is not None and pair.left.key in lexicon.demonyms


def _is_two(pair: _Pair) -> bool:
    """Whether the sentence speaks of the two as of several, and of no others with them."""
    tokens, behind = pair.sentence.tokens, pair.last + 1
    goes_on = behind < len(tokens) and tokens[behind].text in ("and", "&", ",")
    return not goes_on and is_plural(tokens, range(pair.first, pair.last + 1))


def _is_one(pair: _Pair) -> bool:
    """Whether the sentence speaks of the two as of one thing."""
    tokens = pair.sentence.tokens
    head = next((i for i in range(pair.first, pair.last + 1) if not pair.first <= tokens[i].head <= pair.last), None)
    if head is None or tokens[head].dep not in ("nsubj", "nsubjpass"):
        return False
    verb = tokens[head].head
    return any(
        token.tag == "VBZ" or token.text.lower() == "was"
        for i, token in enumerate(tokens)
        if i == verb or (token.head == verb and token.dep.startswith("aux"))
    )


def _stand_alone(words: tuple[_Words, _Words], together: int, texts: Sequence[_Words]) -> bool:
    """Whether the text has one of the two without the other."""
    return any(sum(_count(side, text) for text in texts) > together for side in words)


def _count(words: _Words, text: _Words) -> int:
    return sum(text[i : i + len(words)] == words for i in range(len(text) - len(words) + 1))
