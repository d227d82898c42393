"""Whom a definite description stands for: the names that the text has told so far, ranked by what was learned.

A conditional logistic model (McFadden, 1974) over the names and "none of them", as mention-ranking coreference has it
(Denis and Baldridge, 2008): features, told by name, whose weights are in antecedents.toml, and how well the encoder's
vector of the word goes with those of the places where a name stands, a bilinear form. Learned by
`kg.training.antecedents`.
"""

from __future__ import annotations

import functools
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.language._bounds import is_form
from kg.language._deal_parts import part_of
from kg.language._discourse import Candidate, Discourse, Spot, gender_fits, is_a, key_of, may_be_a, ranking, standing
from kg.language._kinds import alike, with_lands
from kg.language._persons import subjects_above
from kg.language._positions import SUBJECTS
from kg.language._quotations import quotation_at
from kg.language.mentions import PERSON, PLACE
from kg.model import Document, EntityType, Mention
from kg.network import load_matrices

SCALE = 8.0
"""By what a product of vectors is divided."""
_LAST = 4
"""The places, beside its first, at which a name is looked at."""
_FAR = 5
"""Sentences from which on it does not matter any more how many they are."""
_SURE = 0.55
"""The probability from which a name is believed."""
_OFTEN = 3
"""How often named is often."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A name that a description may stand for, None for no name of the text, with what speaks for it or against it."""

    mention: Mention | None
    names: tuple[str, ...]
    """The names of the features that it has."""
    places: tuple[tuple[int, int], ...]
    """Where it stands, the word itself for None: numbers of sentences, and of words in them."""
    ruled: bool = False
    """Whether the rules take it for the right one."""
    called_so: bool = False
    """Whether the text has called it just what the description says, with a word before the noun."""


_JUDGES = ("regulator", "watchdog", "court", "tribunal", "jury", "ministry", "government", "commission", "authority")
"""What no firm is called."""

Matrices = Mapping[str, NDArray[np.float32]]
"""Of the bilinear form: "word" and "place" (128, 384), "bias" (128), and "none" and "any" (384)."""
Observer = Callable[[Document, int, Sequence[Option]], None]
"""Is told of every description of a document: where it ends, and its options."""


def choose(
    discourse: Discourse, spot: Spot, noun: str, type_: EntityType, ruled: Mention | None, *, told_apart: bool
) -> Mention | None:
    """The name that a description most likely stands for; None if it is none.

    `noun` is what it ends with, `ruled` what the rules take it for, which decides where there are no vectors,
    `told_apart` whether it says by itself which one it means.
    """
    if spot.sentence.vectors is None:
        return ruled
    found = _options(discourse, spot, noun, type_, ruled, told_apart=told_apart)
    if discourse.observe is not None:
        discourse.observe(discourse.document, spot.token.end, found)
    if len(found) == 1:
        return None
    called_so = [option.mention for option in found if option.called_so]
    if len(called_so) == 1:
        return called_so[0]
    weights = _learned()["weights"]
    scores = np.array([sum(weights.get(name, 0.0) for name in option.names) for option in found])
    best = found[best_of(scores + _likeness(discourse, found))].mention
    if best is not None:
        discourse.meant[noun] = _group(discourse, best)
    return best


def best_of(scores: NDArray[np.floating[Any]]) -> int:
    """The number of the most probable option; 0, for none, where it is not probable enough."""
    odds = np.exp(scores - scores.max())
    best = int(odds.argmax())
    return best if odds[best] >= _SURE * odds.sum() else 0


def _likeness(discourse: Discourse, options: Sequence[Option]) -> NDArray[np.float32]:
    """What the encoder's vectors say for each option; a name speaks by that of its places that says most for it."""
    word, *places = ([discourse.vector_of(*place) for place in option.places] for option in options)
    told = likeness(load_matrices("antecedents"), np.stack(word), np.stack([v for each in places for v in each]))
    first = np.cumsum([0, *(len(each) for each in places[:-1])])
    return np.concatenate([told[:1], np.maximum.reduceat(told[1:], first)])


def likeness(matrices: Matrices, word: NDArray[np.float32], places: NDArray[np.float32]) -> NDArray[np.float32]:
    """Scores that none of some places (places, 384) is meant by a word (1, 384), and that each of them is."""
    asked = np.einsum("d,kd->k", word[0], matrices["word"]) + matrices["bias"]
    sought = np.einsum("k,kd->d", asked, matrices["place"]) / np.float32(SCALE) + matrices["any"]
    rows = np.einsum("nd,d->n", word, matrices["none"]), np.einsum("nd,d->n", places, sought)
    return np.concatenate(rows)


def forget() -> None:
    """Read again what has been learned when it is next needed."""
    _learned.cache_clear()
    load_matrices.cache_clear()


def type_of_noun(noun: str) -> EntityType | None:
    """What a noun that the lexicon does not know as such calls, a person or an organisation, if texts do so."""
    nouns = _learned()["nouns"]
    return next((EntityType(type_) for type_ in nouns if noun in nouns[type_]), None)


@functools.cache
def _learned() -> Mapping[str, Any]:
    return tomllib.loads(files("kg.language").joinpath("antecedents.toml").read_text("utf-8"))


def _options(
    discourse: Discourse, spot: Spot, noun: str, type_: EntityType, ruled: Mention | None, *, told_apart: bool
) -> list[Option]:
    """That it is none of the names before, and these, each by its last mention."""
    chosen = _group(discourse, ruled) if ruled is not None else None
    fits = [c for c in discourse.candidates if is_a(discourse, c.mention, type_) or may_be_a(discourse, c, type_)]
    if type_ == PERSON:
        gender = discourse.lexicon.noun_genders.get(noun, "")
        fits = [c for c in fits if gender_fits(discourse, c.mention, gender)]
    if noun in _JUDGES:
        fits = [c for c in fits if not _is_judged(discourse, spot, c.mention)]
    groups: dict[str, list[Candidate]] = {}
    for candidate in fits:
        if not _is_of_another_country(discourse, spot, candidate.mention):
            groups.setdefault(_group(discourse, candidate.mention), []).append(candidate)
    kind = _kind(discourse, noun, type_)
    by_place = sorted(groups, key=lambda key: (groups[key][-1].sentence, groups[key][-1].token), reverse=True)
    nearest = {key: place for place, key in enumerate(by_place)}
    none = tuple(f"{kind} {name}" for name in _of_none(discourse, spot, noun, groups, told_apart=told_apart))
    found = [Option(mention=None, names=none, places=((spot.number, spot.index),))]
    often = sorted((len(group) for group in groups.values()), reverse=True)
    total = Counter(_group(discourse, name) for name in discourse.names if name.type == type_)
    everywhere = sorted((total[key] for key in groups), reverse=True)
    salient = {key: _salience(spot, group) for key, group in groups.items()}
    ranked = sorted(salient, key=lambda key: (-salient[key], key))
    for key, group in groups.items():
        ruling = "ruled" if key == chosen else "not ruled" if chosen else "no rule"
        told = [*_of_name(discourse, spot, noun, group, type_, nearest[key]), ruling]
        told += _by_count(len(group), often)
        told += (f"{name} in the text" for name in _by_count(total[key], everywhere) if total[key])
        told.append(f"salient {min(ranked.index(key), _OFTEN)}")
        if key == ranked[0] and salient[key] >= 2 * sum(salient[other] for other in ranked[1:2]):
            told.append("salient by far")
        apart = discourse.document.text.count("\n", group[-1].mention.start, spot.token.start)
        told.append(f"{min(apart, _OFTEN)} paragraphs before")
        if (meant := discourse.meant.get(noun)) is not None:
            told.append("meant before by this noun" if meant == key else "another meant before by this noun")
        names = tuple(f"{kind} {name}" for name in told)
        places = tuple(dict.fromkeys((c.sentence, c.token) for c in (group[0], *group[-_LAST:])))
        found.append(
            Option(
                mention=group[-1].mention,
                names=names,
                places=places,
                ruled=key == chosen,
                called_so=_is_called_so(discourse, spot, noun, group),
            )
        )
    return found


def _salience(spot: Spot, group: Sequence[Candidate]) -> float:
    """How much a name is spoken of, the less the longer ago: by its places (Lappin and Leass, 1994)."""
    weights = (3.0, 2.0, 1.5, 1.0)
    return sum(weights[standing(c)] * 0.7 ** (spot.number - c.sentence) for c in group)


def _by_count(times: int, often: Sequence[int]) -> Iterator[str]:
    """How often a name stands beside the others, whose numbers are given the most often first."""
    next_ = often[1] if len(often) > 1 else 0
    if times == often[0] > next_:
        yield "most named"
        if times >= 2 * next_:
            yield "most named by far"
    if 2 * times > sum(often):
        yield "more than all others"


def _is_judged(discourse: Discourse, spot: Spot, mention: Mention) -> bool:
    """ "Norwell said the regulator approved it": who has a legal form, trades in firms, or speaks of a regulator."""
    speaker = spot.references.get(next(iter(subjects_above(spot)), -1))
    same = speaker is not None and (speaker.antecedent or speaker).text == mention.text
    return same or is_form(mention.text.split()[-1]) or bool(discourse.parts.get(key_of(mention)))


def _group(discourse: Discourse, mention: Mention) -> str:
    """Under what the names of one thing are told together."""
    name = (mention.antecedent or mention).text.casefold()
    return name.split()[-1] if mention.type == PERSON else discourse.short_names.get(name, name)


def _is_of_another_country(discourse: Discourse, spot: Spot, mention: Mention) -> bool:
    """ "The Swiss company" is no firm that the text has called Dutch."""
    countries = set(discourse.lexicon.demonyms.values())
    places, homes = _beside(discourse, spot), discourse.homes[key_of(mention)] & countries
    return bool(homes) and bool(places & countries) and not places & homes


def _beside(discourse: Discourse, spot: Spot) -> frozenset[str]:
    """The names under the noun of a description: where a firm is from."""
    names = (m.canonical or m.text for i, m in spot.references.items() if spot.tokens[i].head == spot.index)
    return with_lands(names, discourse.lexicon.lands)


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
    yield f"{_standing(spot)} {standing} {min(far, 2)} before"
    yield f"named {min(len(group), _OFTEN)} times"
    above = [spot.references.get(i) for i in islice(subjects_above(spot), 2)]
    yield from (
        f"subject {n} above"
        for n, m in enumerate(above)
        if m is not None and _group(discourse, m) == _group(discourse, last.mention)
    )
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


def _standing(spot: Spot) -> str:
    """How a description stands in its own clause."""
    dep = spot.token.dep
    return "subject of" if dep in SUBJECTS else "owner of" if dep == "poss" else "object of" if dep == "dobj" else "at"


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
    words = _words_before(spot)
    if words & {trait for key in keys for trait in discourse.traits[key]}:
        yield "is said to be so"
    if words & {word for c in group for word in c.mention.text.casefold().split()}:
        yield "shares a word"
    if part := part_of(noun):
        played = {played for key in keys for played in discourse.parts[key]}
        yield "plays this part" if part in played else "plays another part" if played else "plays no part"
    places, homes = _beside(discourse, spot), {home for key in keys for home in discourse.homes[key]}
    if places & homes:
        yield "from there"
    elif places and homes:
        yield "from elsewhere"


def _is_called_so(discourse: Discourse, spot: Spot, noun: str, group: Sequence[Candidate]) -> bool:
    """ "The dairy group" of a "dairy group"."""
    keys, words = {key_of(c.mention) for c in group}, _words_before(spot)
    called = any(noun in discourse.kinds[key] and words <= discourse.traits[key] for key in keys)
    return bool(words) and called


def _words_before(spot: Spot) -> set[str]:
    """What stands before the noun of a description, and belongs to it."""
    return {t.lemma.lower() for t in spot.tokens[: spot.index] if t.head == spot.index and t.dep != "det"}
