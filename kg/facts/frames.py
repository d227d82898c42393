"""The rules: frames declared in frames/*.toml, by type of fact.

A frame says which words tell of a fact of some type, and at which grammatical links (`kg.facts.grammar`) of such
a word, the trigger, the roles of the fact are found:

    verbs, nouns, adjectives   the triggers, as lemmas ("take over", "stake", "fluent")
    adverbs                    triggers between two names ("formerly")
    weak                       triggers that often mean something else: less confidence; true: all of them
    carriers                   a trigger noun counts only below one of these verbs ("hold" a "stake")
    marks                      one of these words must modify the trigger
    unless                     none of these words may modify the trigger, or be its object; "NAME" is any name
    scene                      regular expression that the sentence must match
    needs, without             the kind of amount that must, or must not, stand in the trigger's clause
    status                     what the trigger itself says: a "bid" is planned; a marriage is not over
                               because it is told in the past tense
    ongoing                    what the progressive says: "is buying" is planned, "is suing" has happened
    roles                      role = "links", tried from left to right, all roles in turn
    where                      role = regular expression that the filler's words must match
    values                     role = {value = [triggers]}: the role's value follows from the trigger

Words that several frames of a file share stand in its table `lists`, regular expressions in its table `patterns`;
"@name" takes them.

A link leads from the trigger to words:

    subject, object, indirect, complement   who does what, for or to whom, as what: whatever the form of a verb
    mover                      the subject of a verb without object
    self                       what a noun is said of: "X, the chairman", "X is chairman"
    poss, modifier             whose a noun is, and what stands before it
    doer                       whose doing it is: "a bid made by Norwell"
    named                      what "include" or "be" lists after the trigger
    of, for, from, ...         what the preposition takes; "by" takes the agent of a passive
    carrier_x                  the link x of the carrier

and some that grammar has no name for:

    teller                     who says what the clause of the trigger tells: "denied that data had leaked"
    alleged                    who is said to have done what, in the clause below the trigger
    carrier_teller, carrier_alleged
    sayer                      which firm says the sentence: "he left for rival Norwell, Kelbrand said"
    seated                     where those who act sit, if they have no name: "police in Oslo arrested"
    maker                      who makes what is called so: "writes software called Norwell"
    holder                     whose things are "had hacked"
    inner_on, inner_by, ...    what the first such preposition in the trigger's phrase takes
    dealer                     whose dealing a noun is in: "Norwell's purchase of its rival Kelbrand"
    trailing                   the name right behind a thing
    beside                     the name right behind or right before a thing: "the bleach Norwell"
    workplace                  of whose part the phrase tells: "head of sales at Norwell's London office"
    titled                     the name right behind, whatever it hangs on: "took the name Norwell"
    meanwhile                  what goes on then: "no data were lost when Norwell's servers went down"
    whereabouts                what "where" stands for
    payer                      the name right before a sum of money: "fined Norwell 4 million Singapore dollars"
    asker                      who asks somebody to do what the carrier does: "asked a court to dismiss the suit"
    purpose, outcome           whom something is done "to force", what is merged "to form"
    couple                     who "they" or "the two" are: "A and B said their merger is off"
    host                       who acts with the firm that the trigger describes: "snapped up smaller rival Norwell"
    voters                     whose people decide: "shareholders of Norwell approved the merger"
    counterpart                with whom a deal is talked about: "in talks with Norwell over the sale"
    joined                     what the parser takes for a second trigger: "the merger of A and the B Bank"
    recipient                  to whom something goes, behind a clause on it: "sold its mill, which makes pulp, to"
    reseller                   who sells what the participle tells of: "will sell Norwell, bought in 1999"
    hands                      off whose hands one takes a thing: "off the hands of Norwell"
    refuser                    who turns down what the noun tells: "had its bid rejected by Kelbrand"
    displaced                  the object behind whom a thing is bought from: "bought from Norwell the brewer Kelbrand"
    whose                      the firm that a relative clause is about: "Norwell, whose founder owns 70 percent"
    examples                   the trigger itself, a plural that others exemplify: "acquisitions, including Norwell"
    itself                     the trigger, a description: "the Leeds firm"
    flank                      the name before a phrase between commas: "Norwell, in league with Kelbrand, has"
    own                        who sold "Norwell, its shipping arm"
    bearer                     of whom a participle is said from afar: "a maker of pumps based in Oslo"
    left                       the name right before the trigger's phrase
    aside                      the name before the comma that the trigger's phrase follows
    before, after              the names beside an adverb
    next, located              the place after the trigger, or where it is said to be
    clause, alleging           the clause that says what a case is about
    trigger                    the trigger's own phrase
    *                          a value anywhere in the trigger's clause

"a/b" goes on from a to b; "a+b" joins the fillers of both. What is taken there is said before a colon:

    text:x, name:x, language:x the words at x, a name at x as words, the languages at x
    owner:x                    whom the thing at x belongs to
    any:x                      names of any type
    firm:x                     only names that are of firms first of all
    only:x                     only those of firms that can't be persons
    person:x                   only names that are of persons first of all
    court:x                    only names of courts
    sure:x                     only those that are of a fitting type first of all
    demonym:x                  also "Polish" for Poland
    town:x                     a place, as the school or university that it has
    state:x                    a place, or "Polish", as what one is in office of
"""

from __future__ import annotations

import functools
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from kg.model import FactType, Role, Status
from kg.ontology import ValueKind

_TRIGGERS = ("verbs", "nouns", "adjectives", "adverbs")
_WORDS = (*_TRIGGERS, "carriers", "marks", "unless")


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A rule; see the module's docstring for its parts."""

    type: FactType
    roles: Mapping[Role, tuple[str, ...]]
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    adverbs: tuple[str, ...] = ()
    weak: frozenset[str] = frozenset()
    carriers: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    scene: str = ""
    needs: ValueKind | None = None
    without: ValueKind | None = None
    status: Status | None = None
    ongoing: Status | None = None
    where: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[Role, Mapping[str, str]] = field(default_factory=dict)
    """For a role: from the trigger to the value."""


@functools.cache
def load_frames() -> Mapping[str, tuple[Frame, ...]]:
    """All frames by "verb buy", "noun stake", "adjective fluent", ..."""
    by_trigger: dict[str, list[Frame]] = defaultdict(list)
    folder = files("kg.facts").joinpath("frames")
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        declared = tomllib.loads(file.read_text("utf-8"))
        for raw in declared["frames"]:
            frame = _frame(raw, declared.get("lists", {}), declared.get("patterns", {}))
            for key in _TRIGGERS:
                for word in getattr(frame, key):
                    by_trigger[f"{key.removesuffix('s')} {word}"].append(frame)
    return {trigger: tuple(frames) for trigger, frames in by_trigger.items()}


def _frame(raw: dict[str, Any], lists: Mapping[str, Sequence[str]], patterns: Mapping[str, str]) -> Frame:
    words = {key: tuple(_spelled_out(raw.get(key, ()), lists)) for key in _WORDS}
    triggers = frozenset(word for key in _TRIGGERS for word in words[key])
    weak = raw.get("weak", ())
    return Frame(
        type=FactType(raw["type"]),
        roles={Role(role): tuple(links.split()) for role, links in raw["roles"].items()},
        verbs=words["verbs"],
        nouns=words["nouns"],
        adjectives=words["adjectives"],
        adverbs=words["adverbs"],
        weak=triggers if weak is True else frozenset(weak),
        carriers=frozenset(words["carriers"]),
        marks=frozenset(words["marks"]),
        unless=frozenset(words["unless"]),
        scene=raw.get("scene", ""),
        needs=ValueKind(raw["needs"]) if "needs" in raw else None,
        without=ValueKind(raw["without"]) if "without" in raw else None,
        status=Status(raw["status"]) if "status" in raw else None,
        ongoing=Status(raw["ongoing"]) if "ongoing" in raw else None,
        where={role: patterns[p[1:]] if p.startswith("@") else p for role, p in raw.get("where", {}).items()},
        values={
            Role(role): {word: value for value, words in table.items() for word in words}
            for role, table in raw.get("values", {}).items()
        },
    )


def _spelled_out(words: str | Sequence[str], lists: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The words, with those of a list in the place of its "@name"."""
    for word in [words] if isinstance(words, str) else words:
        yield from lists[word[1:]] if word.startswith("@") else [word]
