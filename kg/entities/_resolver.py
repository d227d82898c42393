"""The steps from profiles to things: what people say, what texts say, then names and contexts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, product

from kg.entities._bearers import Bearers
from kg.entities._candidates import candidates
from kg.entities._evidence import Corpus, Evidence
from kg.entities._known import Authority
from kg.entities._likeness import Likeness, Name, compare
from kg.entities._names import PERSON, acronyms_of, name_words
from kg.entities._namesakes import between_namesakes, same_name
from kg.entities._profiles import Key, Profile, full_key
from kg.entities._sets import DisjointSets
from kg.entities._usual import usual_meanings
from kg.entities._vetoes import Things
from kg.entities.identity import MERGE, Bearer, Constraints, Step, Verdict, probability
from kg.model import KnownEntity

_KNOWN = 3.5
_STATED = 4.0
_RENAMED = 3.2
_EXPLAINED = 2.0
_SAME_DOCUMENT = -1.5
_RIVAL = 0.7
"""By how much more must speak for the best of several things that a loose name fits."""
_MOST_PAIRS = 400
"""Pairs of namesakes that are compared for two names."""
_OBJECTED = -3.0
_REVIEWED = -1.2
"""Evidence below which nobody need look at a pair."""
_USUAL = 4
"""Documents that show who usually bears a name."""


class Resolver:
    """The clusters of all documents, made into things step by step."""

    def __init__(self, documents: Sequence[Sequence[Profile]]) -> None:
        profiles = [profile for own in documents for profile in own]
        self._profiles = profiles
        self._corpus = Corpus(profiles)
        self._by_name: dict[Key, list[int]] = defaultdict(list)
        for number, profile in enumerate(profiles):
            self._by_name[full_key(profile.cluster)].append(number)
        self.things = Things(profiles, _pairs(documents, lambda profile: profile.related))
        self.families: DisjointSets[int] = DisjointSets()
        """The clusters of a thing that go by one of its names, before or after it was renamed."""
        self._stated = _pairs(documents, lambda profile: profile.stated)
        self._spelled = _names_by_acronym(self._profiles)
        self._merged: list[Step] = []
        self._apart: list[tuple[Evidence, str]] = []

    # What people say

    def judge(self, constraints: Constraints) -> None:
        """Do what people have said, and let nothing undo it."""
        named = Bearers(self._profiles)
        for one, other in constraints.different:
            for number, its_number in product(named.find(one), named.find(other)):
                if number != its_number:
                    self.things.keep_apart(number, its_number)
        for one, other in constraints.same:
            numbers = [*named.find(one), *named.find(other)] if named.find(one) and named.find(other) else []
            for number, its_number in pairwise(numbers):
                same_type = self._profiles[number].cluster.type == self._profiles[its_number].cluster.type
                if same_type and not self.things.judged_apart(number, its_number):
                    self._join(Evidence(one=number, other=its_number, weight=7, reasons=("judged to be the same",)))

    def recognize(self, known: Sequence[KnownEntity]) -> None:
        """Make one thing of the names that an authority knows to be one's; not of a name that several things have."""
        types = {profile.cluster.type for profile in self._profiles}
        for keys in Authority(known, types).shared_names():
            things = [{self.things.find(number) for number in self._by_name.get(key, ())} for key in keys]
            single = [min(found) for found in things if len(found) == 1]
            for one, other in pairwise(single):
                reasons = ("an authority knows both names",)
                self._join_best([Evidence(one=one, other=other, weight=_KNOWN, reasons=reasons)])

    # What documents say

    def resolve(self) -> None:
        """Do what the documents say."""
        for one, other in self._stated:
            evidence = Evidence(one=one, other=other, weight=_STATED, reasons=("the text says so",), renames=True)
            if not self.things.judged_apart(one, other):
                self._join(evidence)
        shared = sorted(key for key, bearers in self._by_name.items() if len(bearers) > 1)
        for key in shared:
            self._join_best(same_name(self._by_name[key], self._corpus, len(self._spelled[key[1]])))
            self._join_usual(self._by_name[key])
        self._join_explained()
        self._join_best(self._renamed())
        self._join_best(self._alike())
        for key in shared:
            self._join_usual(self._by_name[key])

    def _join_best(self, found: Iterable[Evidence]) -> None:
        """Make one thing of each pair for which enough speaks, the best evidence first."""
        evidence = sorted(found, key=lambda e: (-e.weight, e.one, e.other))
        rivals = self._rivals(evidence)
        for number, pair in enumerate(evidence):
            if self.things.find(pair.one) == self.things.find(pair.other):
                continue
            objection = self.things.objection(pair.one, pair.other)
            weight = pair.weight + (_OBJECTED if objection else 0)
            if not objection and number in rivals:
                objection = "another one fits as well"
            if not objection and weight >= MERGE:
                self._join(pair)
            elif weight >= _REVIEWED:
                self._apart.append((replace(pair, weight=weight), objection))

    def _rivals(self, evidence: Sequence[Evidence]) -> set[int]:
        """The numbers of loose pairs that are hardly better than another pair of the same name."""
        by_name: dict[int, list[int]] = defaultdict(list)
        for number, pair in enumerate(evidence):
            if pair.loose:
                by_name[self.things.find(pair.other)].append(number)
        rivals: set[int] = set()
        for numbers in by_name.values():
            for number in numbers:
                rivals |= {
                    number
                    for other in numbers
                    if other != number
                    and evidence[other].weight > evidence[number].weight - _RIVAL
                    and self._may_differ(evidence[number].one, evidence[other].one)
                }
        return rivals

    def _may_differ(self, one: int, other: int) -> bool:
        return self.things.find(one) != self.things.find(other)

    def _join_usual(self, group: Sequence[int]) -> None:
        """Who bears a name most often bears it where nothing else tells; a person only in a third of the documents."""
        things = sorted({self.things.find(n) for n in group}, key=lambda n: (-self.things.documents(n), n))
        counts = [self.things.documents(thing) for thing in things]
        total, first = sum(counts), things[0]
        is_person = self._profiles[first].cluster.type == PERSON
        known = total >= _USUAL and (not is_person or 3 * counts[0] >= total)
        for other, its_documents in zip(things[1:], counts[1:], strict=True):
            weight, reasons = self._corpus.context_of(self.things.members(first), self.things.members(other))
            if known and counts[0] >= 2 * its_documents:
                reasons = (f"who bears it in {counts[0]} of {total} documents", *reasons)
                weight += MERGE
            else:
                weight += between_namesakes(self._profiles[first], self._profiles[other])
            self._join_best([Evidence(one=first, other=other, weight=weight, reasons=("the same name", *reasons))])

    def _join_explained(self) -> None:
        """A short name or an acronym is its full name where documents bear both."""
        for short, full in usual_meanings(self._profiles):
            fulls = sorted({self.things.find(number) for number in self._by_name[full]})
            for thing in sorted({self.things.find(number) for number in self._by_name.get(short, ())}):
                if thing in fulls:
                    continue
                best = max(
                    (self._between(thing, other, _EXPLAINED, "a document bears both names") for other in fulls),
                    key=lambda evidence: (evidence.weight, -evidence.one),
                )
                self._join_best([best])

    def _between(self, thing: int, other: int, weight: float, reason: str, *, loose: bool = False) -> Evidence:
        context, reasons = self._corpus.context_of(self.things.members(other), self.things.members(thing))
        if self.things.share_document(thing, other):
            context, reasons = context + _SAME_DOCUMENT, (*reasons, "a document bears both names")
        return Evidence(one=other, other=thing, weight=weight + context, reasons=(reason, *reasons), loose=loose)

    def _renamed(self) -> Iterator[Evidence]:
        for number, profile in enumerate(self._profiles):
            for words in sorted(profile.renamed):
                called = self._by_name.get((profile.cluster.type, "".join(words), ""), ())
                things = {self.things.find(other) for other in called} - {self.things.find(number)}
                for thing in sorted(things):
                    yield Evidence(one=number, other=thing, weight=_RENAMED, reasons=("renamed",), renames=True)

    def _alike(self) -> Iterator[Evidence]:
        keys = sorted(key for key in self._by_name if not key[2])
        names = [self._name(key) for key in keys]
        for number, its_number in candidates(names):
            likeness = compare(names[number], names[its_number])
            if likeness:
                yield from self._between_namesakes(keys[number], keys[its_number], likeness)

    def _name(self, key: Key) -> Name:
        cluster = self._profiles[self._by_name[key][0]].cluster
        written = set(cluster.forms)
        forms = [form for form in written if name_words(form, cluster.type) == cluster.full] or written
        return Name(type=cluster.type, words=cluster.full, form=min(forms))

    def _between_namesakes(self, key: Key, other: Key, likeness: Likeness) -> Iterator[Evidence]:
        things, its_things = (sorted({self.things.find(n) for n in self._by_name[k]}) for k in (key, other))
        if len(things) * len(its_things) > _MOST_PAIRS:
            return
        for thing, its_thing in product(things, its_things):
            if thing != its_thing:
                longer, shorter = sorted((thing, its_thing), key=lambda n: (-len(self._profiles[n].cluster.full), n))
                yield self._between(shorter, longer, likeness.weight, likeness.reason, loose=likeness.loose)

    # What came of it

    def _join(self, evidence: Evidence) -> None:
        if self.things.find(evidence.one) != self.things.find(evidence.other):
            self._merged.append(self._step(evidence, Verdict.MERGED))
            self.things.join(evidence.one, evidence.other)
            if not evidence.renames:
                self.families.join(evidence.one, evidence.other)

    def _step(self, evidence: Evidence, verdict: Verdict, *more: str) -> Step:
        return Step(
            one=self._bearer(evidence.one),
            other=self._bearer(evidence.other),
            verdict=verdict,
            score=probability(evidence.weight),
            reasons=(*evidence.reasons, *(reason for reason in more if reason)),
            mentions=min(self._mentions(evidence.one), self._mentions(evidence.other)),
        )

    def _bearer(self, number: int) -> Bearer:
        cluster = self._profiles[number].cluster
        return Bearer(
            name=max(cluster.forms, key=lambda form: (len(form), form)),
            type=cluster.type,
            document=cluster.document,
            start=cluster.places[0][0],
        )

    def _mentions(self, number: int) -> int:
        return sum(len(self._profiles[member].cluster.places) for member in self.things.members(number))

    def steps(self) -> list[Step]:
        """The merges in the order in which they were made, then the best pair of any two things that stay apart."""
        best: dict[tuple[int, int], tuple[Evidence, str]] = {}
        for evidence, objection in sorted(self._apart, key=lambda pair: (-pair[0].weight, pair[0].one, pair[0].other)):
            ends = sorted((self.things.find(evidence.one), self.things.find(evidence.other)))
            if ends[0] != ends[1] and not self.things.judged_apart(*ends):
                best.setdefault((ends[0], ends[1]), (evidence, objection))
        apart = [self._step(evidence, Verdict.APART, objection) for evidence, objection in best.values()]
        return [*self._merged, *sorted(apart, key=lambda s: (-s.score * s.mentions, s.one, s.other))]


def _pairs(documents: Sequence[Sequence[Profile]], chosen: Callable[[Profile], Iterable[int]]) -> list[tuple[int, int]]:
    """The pairs of clusters of one document, which it numbers from its first, numbered from the first of all."""
    pairs, offset = [], 0
    for own in documents:
        for number, profile in enumerate(own):
            pairs += [(offset + number, offset + other) for other in sorted(chosen(profile)) if number < other]
        offset += len(own)
    return pairs


def _names_by_acronym(profiles: Iterable[Profile]) -> dict[str, set[str]]:
    """The full names that each acronym may stand for."""
    spelled: dict[str, set[str]] = defaultdict(set)
    for cluster in {profile.cluster.full: profile.cluster for profile in profiles if profile.cluster.full[1:]}.values():
        for acronym in acronyms_of(min(cluster.forms, key=lambda form: (-len(form), form))):
            spelled[acronym].add("".join(cluster.full))
    return spelled
