"""Names with "and" inside: "Cable and Anchor plc" is one firm, "Tellmark and Nordrift" are two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace

from kg.language._bounds import is_form, is_legal_form, is_plural
from kg.language._name import Name
from kg.language.lexicon import Lexicon
from kg.model import EntityType, Sentence, Token

_ORGANIZATION, _PERSON, _PLACE = map(EntityType, ("organization", "person", "place"))
_BOTH = ("between", "from", "like")
"""Before what is no name: "the way from A and B"."""
_BODIES = {
    "ministry", "department", "commission", "committee", "agency", "authority", "council", "office", "administration",
    "bureau",
}  # fmt: skip
_ENDEAVOURS = {"project", "initiative", "programme", "program", "survey"}
"""What may be called after two things of several words: "the Harbour Safety and Inland Waters Project"."""
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
        tokens = self.sentence.tokens
        return _words(tokens[self.first : self.joint]), _without_form(_words(tokens[self.joint + 1 : self.last + 1]))


def join_names(names: Sequence[Name], sentences: Sequence[Sentence], lexicon: Lexicon) -> list[Name]:
    """The names, two of them one where the text never has one without the other, and shows that they are one.

    It does by a legal form behind the second where the first is no name by itself or the whole comes again, or by
    speaking of the whole as of one thing, and again. The first may stand alone, for short, where the text also has the
    whole with its form.
    """
    own: dict[int, list[Name]] = defaultdict(list)
    for name in names:
        own[id(name.sentence)].append(name)
    pairs = [pair for sentence in sentences for pair in _pairs(sentence, own[id(sentence)], lexicon)]
    lettered = {pair.words for pair in pairs if _has_letters(pair)}
    pairs = [pair for pair in pairs if pair.words in lettered or _is_likely(pair, lexicon)]
    if not pairs and not _wholes(names):
        return list(names)
    text = _Text(sentences)
    split = {pair.words for pair in pairs if _is_two(pair)}
    single = {pair.words for pair in pairs if _is_one(pair)} | _wholes(names)
    full = {(left, right[: len(right) - (right[-1] in lexicon.organization_endings)]) for left, right in _wholes(names)}
    formed = {pair.words for pair in pairs if is_legal_form(pair.sentence.tokens[pair.last])}
    joined = [
        pair
        for pair in pairs
        if pair.words in lettered
        or (
            pair.words not in split
            and (
                (pair.words in full and text.is_short(pair.words))
                or (_shows_one(pair, formed, single, text, lexicon) and text.never_parts(pair.words))
            )
        )
    ]
    inside = {id(name) for pair in joined for name in (pair.left, pair.right) if name is not None}
    whole = [replace(pair.right, first=pair.first, type=_ORGANIZATION) for pair in joined]
    order = {id(sentence): number for number, sentence in enumerate(sentences)}
    kept = [part for name in names if id(name) not in inside for part in _apart(name, text, split)]
    return sorted([*kept, *whole], key=lambda name: (order[id(name.sentence)], name.first))


def _shows_one(
    pair: _Pair,
    formed: Set[tuple[_Words, _Words]],
    single: Set[tuple[_Words, _Words]],
    text: _Text,
    lexicon: Lexicon,
) -> bool:
    """Whether a legal form, the noun of a body, or a whole that comes again shows that the two are one."""
    if _is_body(pair) or (pair.words in formed and (pair.left is None or _is_demonym(pair, lexicon))):
        return True
    return pair.words in formed | single and text.count(_joined(pair.words)) > 1


def join_numbered(names: Sequence[Name]) -> list[Name]:
    """The names, two of them one where the number between is in the acronym behind: "Movement 5 Stars (M5S)"."""
    joined: list[Name] = []
    for name in names:
        before = joined[-1] if joined and joined[-1].sentence is name.sentence else None
        if before is not None and before.last + 2 == name.first and _is_numbered(before, name):
            joined[-1] = replace(name, first=before.first, type=_ORGANIZATION)
        else:
            joined.append(name)
    return joined


def _is_numbered(before: Name, behind: Name) -> bool:
    tokens = behind.sentence.tokens
    if not tokens[before.last + 1].text.isdigit() or behind.last + 2 >= len(tokens):
        return False
    words = [token.text for token in tokens[before.first : behind.last + 1]]
    initials = "".join(word if word.isdigit() else word[0] for word in words)
    return tokens[behind.last + 1].text == "(" and tokens[behind.last + 2].text == initials


def initial_pairs(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """First and last token of the firms that are called after two letters: "B and C", "A&P", not "plan A and B"."""
    for joint in range(1, len(tokens) - 1):
        before, behind = tokens[joint - 1], tokens[joint + 1]
        letters = all(len(t.text) == 1 and t.text.isupper() and t.tag.startswith("NN") for t in (before, behind))
        if tokens[joint].text in ("and", "&") and letters and _is_free_pair(tokens, joint):
            yield joint - 1, joint + 1


def _is_free_pair(tokens: Sequence[Token], joint: int) -> bool:
    """Whether nothing before shows that the letters number things, and nothing joins them to another name."""
    before = tokens[joint - 2] if joint > 1 else None
    behind = tokens[joint + 2] if joint + 2 < len(tokens) else None
    free = before is None or before.tag in ("DT", "VBD", "VBZ") or (before.tag == "IN" and before.text not in _BOTH)
    return free and not (behind is not None and (behind.text in (".", "-") or behind.tag == "NNS"))


def _pairs(sentence: Sentence, names: Sequence[Name], lexicon: Lexicon) -> Iterator[_Pair]:
    begins, ends = {name.first: name for name in names}, {name.last: name for name in names}
    tokens = sentence.tokens
    for joint, token in enumerate(tokens):
        if token.text not in ("and", "&") or not joint:
            continue
        capital = tokens[joint - 1].tag in ("NNP", "NNPS") and tokens[joint - 1].text[0].isupper()
        left, right = ends.get(joint - 1) or (ends.get(joint - 2) if capital else None), begins.get(joint + 1)
        if right is not None and (left is not None or _is_capital_noun(tokens, joint - 1, lexicon)):
            first = left.first if left is not None else joint - 1
            yield _Pair(sentence=sentence, first=first, joint=joint, last=right.last, left=left, right=right)


def _has_letters(pair: _Pair) -> bool:
    """ "Hollin and Marsh (H&M)": the initials of both follow in parentheses."""
    tokens, behind = pair.sentence.tokens, pair.last + 1
    sides = (tokens[pair.first : pair.joint], tokens[pair.joint + 1 : behind])
    letters = "&".join("".join(token.text[0] for token in side) for side in sides)
    end = next((i for i in range(behind, len(tokens)) if tokens[i].text == ")"), behind)
    return tokens[behind : behind + 1] != () and "".join(t.text for t in tokens[behind:end]) == f"({letters}"


def _is_likely(pair: _Pair, lexicon: Lexicon) -> bool:
    return _may_be_part(pair.right) and (pair.left is None or _may_be_part(pair.left, lexicon))


def _may_be_part(name: Name, lexicon: Lexicon | None = None) -> bool:
    demonym = lexicon is not None and name.key in lexicon.demonyms
    firm = name.type != _PERSON or name.first == name.last or is_legal_form(name.tokens[-1])
    return demonym or (name.type != _PLACE and firm)


def _is_capital_noun(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> bool:
    token = tokens[index]
    free = index == 0 or tokens[index - 1].text != "and"
    common = token.text.lower() in lexicon.capitalised | lexicon.titles
    return free and token.tag in ("NN", "NNP", "NNPS") and token.text[0].isupper() and not common


def _is_demonym(pair: _Pair, lexicon: Lexicon) -> bool:
    """ "British and Colonial Lines Ltd" is no list: what is British stands in front of a noun."""
    return pair.left is not None and pair.left.key in lexicon.demonyms


def _is_body(pair: _Pair) -> bool:
    """ "The Post and Railways Ministry": what is for two things is called after both."""
    tokens = pair.sentence.tokens
    before = tokens[pair.first - 1].text.lower() if pair.first else ""
    kind = tokens[pair.last].text.lower()
    called = kind in _ENDEAVOURS or (kind in _BODIES and pair.joint - pair.first == 1)
    return before == "the" and called and pair.last - pair.joint > 1


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


def _apart(name: Name, text: _Text, split: Set[tuple[_Words, _Words]]) -> list[Name]:
    """The name; two where the text has what stands on both sides of its "and" alone as well, or speaks of two."""
    words = _words(name.tokens)
    if words[1:-1].count("and") != 1:
        return [name]
    joint = words.index("and")
    sides = words[:joint], _without_form(words[joint + 1 :])
    alone = all(text.count(side) > text.count(_joined(sides)) for side in sides)
    if not (alone or sides in split) or "of" in words[:joint]:
        return [name]
    return [replace(name, last=name.first + joint - 1), replace(name, first=name.first + joint + 1)]


def _joined(words: tuple[_Words, _Words]) -> _Words:
    return (*words[0], "and", *words[1])


def _wholes(names: Iterable[Name]) -> set[tuple[_Words, _Words]]:
    """The names that are whole already, as the words on both sides of their "and"."""
    found = set()
    for name in names:
        words = _words(name.tokens)
        if "and" in words[1:-1]:
            joint = words.index("and")
            found.add((words[:joint], _without_form(words[joint + 1 :])))
    return found


def _words(tokens: Iterable[Token]) -> _Words:
    return tuple("and" if token.text == "&" else token.text.casefold() for token in tokens)


def _without_form(words: _Words) -> _Words:
    while len(words) > 1 and is_form(words[-1]):
        words = words[:-1]
    return words


class _Text:
    """The words of all sentences, to count those of names in: "the cable" is not of "Cable and Wireless"."""

    def __init__(self, sentences: Iterable[Sentence]) -> None:
        self._places: dict[str, list[tuple[_Words, int]]] = defaultdict(list)
        for sentence in sentences:
            words = _words(sentence.tokens)
            for place, word in enumerate(words):
                if not sentence.tokens[place].text.islower():
                    self._places[word].append((words, place))

    def count(self, words: _Words) -> int:
        size = len(words)
        return sum(text[place : place + size] == words for text, place in self._places.get(words[0], ()))

    def never_parts(self, words: tuple[_Words, _Words]) -> bool:
        """Whether neither of the two stands anywhere without the other."""
        together = self.count(_joined(words))
        return all(self.count(side) == together for side in words)

    def is_short(self, words: tuple[_Words, _Words]) -> bool:
        """Whether only the first of the two stands alone: "Anchor" is Anchor and Lund Group."""
        return self.count(words[1]) == self.count(_joined(words))
