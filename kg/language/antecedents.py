"""Whom a definite description stands for: the names that the text has told so far, ranked by weights that were learned.

A conditional logistic model (McFadden, 1974) over the names and "none of them", as mention-ranking coreference has it
(Denis and Baldridge, 2008). `kg.training.descriptions` learns descriptions.toml beside it; features are told by name.
"""

from __future__ import annotations

import functools
import math
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from kg.language._bounds import is_form
from kg.language._discourse import Candidate, Discourse, Spot, gender_fits, is_a, key_of, may_be_a, ranking
from kg.language._kinds import alike
from kg.language._persons import subjects_above
from kg.language._positions import SUBJECTS
from kg.language._quotations import quotation_at
from kg.language.mentions import PERSON, PLACE
from kg.model import Document, EntityType, Mention

_FAR = 5
"""Sentences from which on it does not matter any more how many they are."""
_SURE = 0.5
"""The probability from which a name is believed."""
_AGED = re.compile(r"\d+-years?-old")
_OFTEN = 3
"""How often named is often."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A name that a description may stand for, None for no name of the text, with what speaks for it or against it."""

    mention: Mention | None
    names: tuple[str, ...]
    """The names of the features that it has."""
    ruled: bool = False
    """Whether the rules take it for the right one."""


_JUDGES = ("regulator", "watchdog", "court", "tribunal", "jury", "ministry", "government", "commission", "authority")
"""What no firm is called."""

Observer = Callable[[Document, int, Sequence[Option]], None]
"""Is told of every description of a document: where it ends, and its options."""


def choose(
    discourse: Discourse, spot: Spot, noun: str, type_: EntityType, ruled: Mention | None, *, told_apart: bool
) -> Mention | None:
    """The name that a description most likely stands for; None if it is none.

    `ruled` is what the rules take it for, `told_apart` whether it says by itself which one it means.
    """
    found = _options(discourse, spot, noun, type_, ruled, told_apart=told_apart)
    if discourse.observe is not None:
        discourse.observe(discourse.document, spot.token.end, found)
    return found[best_of([option.names for option in found], _learned()["weights"])].mention


def best_of(options: Sequence[Sequence[str]], weights: Mapping[str, float]) -> int:
    """The number of the most probable option, given by their features; 0, for none, where it is not probable enough."""
    scores = [math.exp(sum(weights.get(name, 0.0) for name in names)) for names in options]
    best = max(range(len(scores)), key=scores.__getitem__)
    return best if scores[best] >= _SURE * sum(scores) else 0


def forget() -> None:
    """Read again what has been learned when it is next needed."""
    _learned.cache_clear()


def type_of_noun(noun: str) -> EntityType | None:
    """What a noun that the lexicon does not know as such calls, a person or an organisation, if texts do so."""
    if _AGED.fullmatch(noun):
        return PERSON
    nouns = _learned()["nouns"]
    return next((EntityType(type_) for type_ in nouns if noun in nouns[type_]), None)


@functools.cache
def _learned() -> Mapping[str, Any]:
    return tomllib.loads(files("kg.language").joinpath("descriptions.toml").read_text("utf-8"))


def _options(
    discourse: Discourse, spot: Spot, noun: str, type_: EntityType, ruled: Mention | None, *, told_apart: bool
) -> list[Option]:
    """That it is none of the names before, and these, each by its last mention."""
    fits = [c for c in discourse.candidates if is_a(discourse, c.mention, type_) or may_be_a(discourse, c, type_)]
    if type_ == PERSON:
        gender = discourse.lexicon.noun_genders.get(noun, "")
        fits = [c for c in fits if gender_fits(discourse, c.mention, gender)]
    if noun in _JUDGES:
        fits = [c for c in fits if not _is_judged(discourse, spot, c.mention)]
    groups: dict[str, list[Candidate]] = {}
    for candidate in fits:
        if not _is_of_another_country(discourse, spot, candidate.mention):
            groups.setdefault(_group(candidate.mention), []).append(candidate)
    kind = _kind(discourse, noun, type_)
    by_place = sorted(groups, key=lambda key: (groups[key][-1].sentence, groups[key][-1].token), reverse=True)
    nearest = {key: place for place, key in enumerate(by_place)}
    chosen = _group(ruled) if ruled is not None else None
    none = tuple(f"{kind} {name}" for name in _of_none(discourse, spot, noun, groups, told_apart=told_apart))
    found = [Option(mention=None, names=none)]
    for key, group in groups.items():
        ruling = "ruled" if key == chosen else "not ruled" if chosen else "no rule"
        told = (*_of_name(discourse, spot, noun, group, type_, nearest[key]), ruling)
        names = tuple(f"{kind} {name}" for name in told)
        found.append(Option(mention=group[-1].mention, names=names, ruled=key == chosen))
    return found


def _is_judged(discourse: Discourse, spot: Spot, mention: Mention) -> bool:
    """ "Norwell said the regulator approved it": who has a legal form, or speaks of a regulator, is none."""
    speaker = spot.references.get(next(iter(subjects_above(spot)), -1))
    same = speaker is not None and (speaker.antecedent or speaker).text == mention.text
    return same or is_form(mention.text.split()[-1])


def _group(mention: Mention) -> str:
    words = (mention.antecedent or mention).text.casefold().split()
    return words[-1] if mention.type == PERSON else words[0]


def _is_of_another_country(discourse: Discourse, spot: Spot, mention: Mention) -> bool:
    """ "The Swiss company" is no firm that the text has called Dutch."""
    countries = set(discourse.lexicon.demonyms.values())
    places, homes = _beside(spot), discourse.homes[key_of(mention)] & countries
    return bool(homes) and bool(places & countries) and not places & homes


def _beside(spot: Spot) -> set[str]:
    """The names under the noun of a description: where a firm is from."""
    return {m.canonical or m.text for i, m in spot.references.items() if spot.tokens[i].head == spot.index}


def _kind(discourse: Discourse, noun: str, type_: EntityType) -> str:
    """The kinds of descriptions that have weights of their own."""
    if type_ == PERSON:
        return "person"
    return "firm" if noun in discourse.lexicon.generic_organization_nouns else "body"


def _of_none(
    discourse: Discourse, spot: Spot, noun: str, groups: Mapping[str, Sequence[Candidate]], *, told_apart: bool
) -> Iterator[str]:
    yield "none"
    yield f"none of {min(len(groups), _OFTEN)}"
    tokens = spot.tokens
    before = [t for i, t in enumerate(tokens) if t.head == spot.index and i < spot.index and t.dep != "det"]
    yield f"none with {min(len(before), 2)} words"
    if any(t.head == spot.index and t.text.lower() == "this" for t in tokens):
        yield "none of this"
    if any(spot.references[i].type == PLACE for i in spot.references if tokens[i].head == spot.index):
        yield "none of a place"
    if told_apart:
        yield "none told apart"
    yield from (f"none beside {t.lemma.lower()}" for t in before)
    yield f"none as {'subject' if spot.token.dep in SUBJECTS else spot.token.dep}"
    yield f"none called {noun}"
    if not any(noun in discourse.kinds[key_of(c.mention)] for group in groups.values() for c in group):
        yield "none is called so"
    if quotation_at(discourse.quotations, spot.token.start) is not None:
        yield "none in a quotation"


def _of_name(
    discourse: Discourse, spot: Spot, noun: str, group: Sequence[Candidate], type_: EntityType, place: int
) -> Iterator[str]:
    last = group[-1]
    far = min(spot.number - last.sentence, _FAR)
    first = ranking([c for c in group if c.sentence == last.sentence], spot.number)[0]
    yield f"{far} sentences before"
    yield f"number {min(place, _OFTEN)} before"
    standing = "main" if first.main else "subject" if first.subject else "oblique" if first.oblique else "object"
    yield f"{standing} {min(far, 2)} before"
    yield f"named {min(len(group), _OFTEN)} times"
    names = {(c.mention.antecedent or c.mention).text for c in group}
    if names & (discourse.topics | discourse.protagonists):
        yield "of the title"
    if names & discourse.first_topics or group[0].sentence <= discourse.opening:
        yield "of the opening"
    for flag in ("again", "leading", "introduced", "told", "quoted"):
        if getattr(last, flag):
            yield flag
    if first.speaker and spot.speaks:
        yield "speaks"
    if spot.is_taken(last.mention):
        yield "taken"
    if not is_a(discourse, last.mention, type_):
        yield "perhaps of the type"
    yield from _by_words(discourse, spot, noun, group)


def _by_words(discourse: Discourse, spot: Spot, noun: str, group: Sequence[Candidate]) -> Iterator[str]:
    keys = {key_of(c.mention) for c in group}
    kinds = {kind for key in keys for kind in discourse.kinds[key]}
    likely = {kind for key in keys for kind in discourse.likely[key]}
    if noun in kinds:
        yield "called so"
    elif alike(noun) & kinds:
        yield "called alike"
    elif alike(noun) & likely:
        yield "named so"
    elif kinds:
        yield "called otherwise"
    words = {t.lemma.lower() for t in spot.tokens[: spot.index] if t.head == spot.index and t.dep != "det"}
    if words & {trait for key in keys for trait in discourse.traits[key]}:
        yield "is said to be so"
    if words & {word for c in group for word in c.mention.text.casefold().split()}:
        yield "shares a word"
    places, homes = _beside(spot), {home for key in keys for home in discourse.homes[key]}
    if places & homes:
        yield "from there"
    elif places and homes:
        yield "from elsewhere"
