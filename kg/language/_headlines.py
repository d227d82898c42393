"""Headlines In Title Case, where every word looks like one of a name: only what the text below names is one there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set

from kg.language._bounds import is_form
from kg.language._name import Name
from kg.language.lexicon import Lexicon
from kg.model import EntityType, SectionKind, Sentence

_PERSON = EntityType("person")
_Words = tuple[str, ...]
_SHORT = 4
"""Letters of a word that is a capital's even where little ones are not."""
_LEAST = 2
"""Words of a headline that no sentence would write with a capital."""


def headlines_in_title_case(sentences: Sequence[Sentence], nouns: Set[str], lexicon: Lexicon) -> list[Sentence]:
    """Those of the sentences that are headlines in title case; `nouns` are those of the dictionary."""
    titles = [sentence for sentence in sentences if sentence.section is SectionKind.TITLE]
    is_common = _is_common(sentences, nouns) if titles else None
    return [title for title in titles if is_common is not None and _is_in_title_case(title, is_common, lexicon)]


def without_headline_words(
    names: Sequence[Name],
    headlines: Sequence[Sentence],
    sentences: Sequence[Sentence],
    nouns: Set[str],
    lexicon: Lexicon,
) -> list[Name]:
    """The names, in their order, those of the headlines, which are in title case, by what the text below calls so."""
    if not headlines:
        return list(names)
    found: dict[int, list[Name]] = {id(headline): [] for headline in headlines}
    below = [name for name in names if id(name.sentence) not in found]
    known = _called(below, _is_common(sentences, nouns))
    for headline in headlines:
        found[id(headline)] = list(_named(headline, known))
    for name in names:
        inside, land = found.get(id(name.sentence)), name.key in lexicon.countries or name.key in lexicon.demonyms
        if inside is not None and land and not any(_overlap(name, other) for other in inside):
            inside.append(name)
    kept = [*below, *(name for inside in found.values() for name in inside)]
    order = {id(sentence): number for number, sentence in enumerate(sentences)}
    return sorted(kept, key=lambda name: (order[id(name.sentence)], name.first))


def _is_common(sentences: Sequence[Sentence], nouns: Set[str]) -> Callable[[str], bool]:
    """Whether a word, written small, is no name: the text has it so, or the dictionary."""
    small = {token.text for sentence in sentences for token in sentence.tokens if token.text.islower()}
    return lambda word: word in small or word in nouns or word.removesuffix("s") in nouns


def _overlap(one: Name, other: Name) -> bool:
    return one.first <= other.last and other.first <= one.last


def _is_in_title_case(sentence: Sentence, is_common: Callable[[str], bool], lexicon: Lexicon) -> bool:
    last = sentence.tokens[-1].text
    firm = is_form(last) or last.lower() in lexicon.organization_endings
    if firm and all(token.text[0].isupper() for token in sentence.tokens):
        return False  # "Norwell Drilling Company"
    words = [token for token in sentence.tokens if token.text.isalpha() and len(token.text) >= _SHORT]
    raised = [t for t in words[1:] if t.text.istitle() and is_common(t.text.lower())]
    return len(raised) >= _LEAST and all(token.text[0].isupper() for token in words)


def _called(names: Sequence[Name], is_common: Callable[[str], bool]) -> Mapping[_Words, Name]:
    """What the text calls its things, and what a headline may: how a firm's name begins, how a person's ends."""
    called: dict[_Words, Name] = {}
    for name in names:
        words = tuple(token.text for token in name.tokens)
        called.setdefault(words, name)
        words = words[:-1] if len(words) > 1 and is_form(words[-1]) else words
        parts = [words[-1:]] if name.type == _PERSON else [words[:end] for end in range(1, len(words) + 1)]
        for part in parts:
            if len(part) > 1 or not is_common(part[0].lower()):
                called.setdefault(part, name)
    return called


def _named(sentence: Sentence, called: Mapping[_Words, Name]) -> Iterator[Name]:
    words = [token.text for token in sentence.tokens]
    first, longest = 0, max(map(len, called), default=0)
    while first < len(words):
        ends = range(min(len(words), first + longest), first, -1)
        end = next((end for end in ends if tuple(words[first:end]) in called), first)
        if end > first:
            yield Name(sentence=sentence, first=first, last=end - 1, type=called[tuple(words[first:end])].type)
        first = max(end, first + 1)
