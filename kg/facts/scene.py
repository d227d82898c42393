"""A sentence with what is known about its words: syntax, mentions, times and amounts, by token."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import TypeVar

from kg.facts.grammar import Syntax, bearers_of
from kg.model import Analysis, EntityType, Mention, MentionKind, Sentence, Span, Token

_S = TypeVar("_S", bound=Span)

_TRANSPARENT = {
    "all", "most", "part", "rest", "half", "majority", "share", "stock", "asset", "remainder", "portion", "percent",
    "pct", "%", "cent", "number", "one", "both", "board", "management", "team", "staff", "faculty", "department",
    "division", "control", "committee", "college", "school", "helm", "series", "capital", "equity", "common",
    "third", "quarter", "fifth", "two-third", "three-quarter", "tenth",
}  # fmt: skip
"""Nouns that stand for what they are part of: "67% of Norwell Labs", "the board of Kelbrand"."""
_PEOPLE = {
    "executive", "officer", "employee", "worker", "manager", "director", "official", "lawyer", "analyst", "trader",
    "banker", "owner", "user", "customer", "client", "buyer", "fan", "reader", "shareholder", "investor", "critic",
}  # fmt: skip
"""Nouns that don't stand for the firm that is named with them: "four Norwell executives were convicted"."""
SETTLEMENTS = {
    "village", "town", "city", "suburb", "hamlet", "district", "neighbourhood", "neighborhood", "port", "island",
}  # fmt: skip
"""Whose name stands behind "of"."""
_OFFICIALS = {
    "envoy", "ambassador", "minister", "commissioner", "delegate", "diplomat", "peacekeeper", "correspondent",
    "reporter", "journalist", "secretary-general", "inspector", "negotiator", "captain", "coach", "midfielder",
    "striker",
}  # fmt: skip
"""Nor do these, one or several: "the UN envoy arrived in Oslo"."""
_GROUPS = {"group", "consortium", "syndicate", "investor", "team"}
"""Nouns for those who act together, led by one."""
_SPANS = {"second", "minute", "hour", "day", "week", "month", "year", "moment"}
"""What the parser may take a name for a part of: "bought the brewer Norwell days before its collapse"."""
_CALLING = ("call", "name", "dub", "title", "christen")
STAKES = {"stake", "shareholding", "holding", "interest", "share", "stock"}
"""Nouns for a part of a firm: "in" tells of which."""

REST_CLAUSE = re.compile(
    r"\b(it|he|she|they)\s+(do(es)?|did)(n[\u2019']t| not)\s+(already |currently |yet |now )?(own|hold|have|control)\b"
)
"""Who buys "the 40% of Kelbrand it does not own" will have all of it."""


class Scene:
    """A sentence and the mentions, times and amounts in it."""

    def __init__(self, sentence: Sentence, analysis: Analysis) -> None:
        self.sentence = sentence
        self.document = analysis.document
        self._analysis = analysis
        self.syntax = Syntax(sentence)
        self.tokens: tuple[Token, ...] = sentence.tokens
        self._starts = [token.start for token in sentence.tokens]
        self._ends = [token.end for token in sentence.tokens]
        self.mentions = _within(analysis.mentions, sentence)
        self.times = _within(analysis.times, sentence)
        self.amounts = _within(analysis.amounts, sentence)
        self._said: dict[str, bool] = {}
        self.mention_at: dict[int, Mention] = {}
        for mention in self.mentions:
            self.mention_at.update(dict.fromkeys(self.inside(mention), mention))

    @property
    def span(self) -> Span:
        """The sentence as a claim quotes it, without its tokens."""
        return Span(start=self.sentence.start, end=self.sentence.end, text=self.sentence.text)

    @property
    def text(self) -> str:
        """The text of the document without line breaks, which tell nothing within sentences."""
        return _unbroken(self.document.text)

    @functools.cached_property
    def line(self) -> str:
        """The sentence without line breaks."""
        return self.text[self.sentence.start : self.sentence.end]

    def says(self, pattern: str) -> bool:
        """Whether the sentence has words of a pattern; the answer is remembered, for many frames ask the same."""
        if pattern not in self._said:
            self._said[pattern] = re.search(pattern, self.line) is not None
        return self._said[pattern]

    @property
    def document_mentions(self) -> Sequence[Mention]:
        """The mentions of the whole document."""
        return self._analysis.mentions

    def before(self, number: int) -> Iterator[Scene]:
        """The sentences before this one, the nearest first."""
        sentences = self._analysis.sentences
        own = bisect_left(sentences, self.sentence.start, key=lambda sentence: sentence.start)
        for sentence in reversed(sentences[max(0, own - number) : own]):
            yield Scene(sentence, self._analysis)

    def inside(self, span: Span) -> list[int]:
        """The tokens of a span; a token that a span cuts through counts."""
        return list(self._range(span))

    def _range(self, span: Span) -> range:
        return range(bisect_right(self._ends, span.start), bisect_left(self._starts, span.end))

    def head(self, span: Span) -> int | None:
        """The token by which a span hangs in the tree."""
        inside = self._range(span)
        return next((i for i in inside if self.tokens[i].head not in inside or self.tokens[i].head == i), None)

    def words(self, first: int, last: int) -> Span:
        """The span from one token to another."""
        return self.document.span(self.tokens[first].start, self.tokens[last].end)

    def entities_at(
        self, token: int, types: Sequence[EntityType], *, adjectives: bool = False, alone: bool = False
    ) -> list[Mention]:
        """The mentions that a noun phrase stands for, if they can be of these types.

        Coordinated ones are included unless `alone`; nationality adjectives are left out unless `adjectives`.
        """
        found: list[Mention] = []
        for part in [token] if alone else self.syntax.conjuncts(token):
            mention = self._entity(part, types, adjectives)
            if mention is not None and mention not in found:
                found.append(mention)
                beside = [] if alone else [*self._coordinated_before(mention, types), *self._listed(part, types)]
                beside += self._meant_together(part, types)
                found += [m for m in (*beside, *self._enclosing_places(mention)) if m not in found]
        return found

    def _listed(self, noun: int, types: Sequence[EntityType]) -> list[Mention]:
        """ "Three executives, Ada Lund, Ole Berg and Ivo Moe": all whom the noun sums up."""
        if noun in self.mention_at:
            names = self._list_behind(noun)
        elif self.tokens[noun].tag == "NNS":
            first = (self.syntax.children(noun, "appos") or list(self._name_beside(noun)))[:1]
            if self.tokens[noun].dep == "ccomp":
                first += self.syntax.children(noun, "dobj")  # "owns the market A and the chain B": taken for a clause
            names = [i for one in first for i in self.syntax.conjuncts(one)]
        else:
            named = [i for i in self.syntax.children(noun, "appos") if i in self.mention_at]
            joined = any(self.syntax.children(i, "cc") for i in named[:1])
            names = named[1:] if joined else []  # "airline Norwell and brewer Kelbrand": both hang on the first noun
        found = [as_one_of(self.mention_at[i], types) for i in names if i in self.mention_at]
        return [m for m in found if m is not None and not m.canonical]

    def _meant_together(self, pronoun: int, types: Sequence[EntityType]) -> list[Mention]:
        """ "Ada Lund and Ivo Moe, who own 5%": those with whom the one whom the pronoun stands for is named."""
        mention, verb = self.mention_at.get(pronoun), self.tokens[pronoun].head
        if self.tokens[pronoun].tag not in ("WP", "WDT") or mention is None or mention.antecedent is None:
            return []
        forms = [self.tokens[i] for i in (verb, *self.syntax.children(verb, "aux", "auxpass"))]
        plural = any(token.tag == "VBP" or token.text == "were" for token in forms)
        last = self.head(mention.antecedent) if plural and self.sentence.covers(mention.antecedent) else None
        if last is None or self.tokens[last].dep != "conj":
            return []
        others = (self.mention_at.get(i) for i in self.syntax.conjuncts(self.syntax.first_conjunct(last)) if i < last)
        typed = (as_one_of(other, types) for other in others if other is not None)
        return [other for other in typed if other is not None]

    def _list_behind(self, name: int) -> list[int]:
        """ "Norwell, the brewer Kelbrand and Arbenta": the parser takes the rest of the list for an apposition."""
        nouns = [i for i in self.syntax.children(name, "appos") if i not in self.mention_at]
        lists = [self.syntax.conjuncts(i) for noun in nouns for i in self.syntax.children(noun, "appos")]
        return [i for names in lists if len(names) > 1 for i in names]

    def _coordinated_before(self, mention: Mention, types: Sequence[EntityType]) -> list[Mention]:
        """ "Arbenta and Northmoor Bank": the parser hangs the first name on the last word of the second."""
        found = []
        for head in sorted(child for part in self.inside(mention) for child in self.syntax.children(part)):
            other = self.mention_at.get(head)
            if other is None or other == mention or self.head(other) != head:
                continue
            joined = any(self.tokens[i].dep == "cc" for part in self.inside(other) for i in self.syntax.children(part))
            if joined and self.tokens[head].dep in ("nmod", "compound") and (typed := as_one_of(other, types)):
                found.append(typed)
        return found

    def _entity(self, token: int, types: Sequence[EntityType], adjectives: bool, depth: int = 4) -> Mention | None:
        mention = self.mention_at.get(token)
        if mention is not None:
            if mention.canonical and self.tokens[token].tag in ("JJ", "NNPS") and not adjectives:
                return None
            return as_one_of(mention, types)
        if not depth:
            return None
        for step in self._inner(token):
            if (inner := self._entity(step, types, adjectives, depth - 1)) is not None:
                return inner
        return None

    def _inner(self, token: int) -> Iterator[int]:
        """Where the name is in a phrase whose head is a common noun."""
        here = self.tokens[token]
        if here.tag in ("WDT", "WP"):
            clauses = (i for i in self.syntax.ancestors(token) if self.tokens[i].dep == "relcl")
            yield from (self.tokens[clause].head for clause in islice(clauses, 1))  # "the Orlo family, which founded"
        if here.lemma in SETTLEMENTS:  # "the Breton village of Megrit"
            named = [i for i in self.syntax.children(token, "prep") if self.tokens[i].lemma == "of"]
            yield from (place for i in named for place in self.syntax.children(i, "pobj"))
        yield from self.syntax.children(token, "appos")
        if here.pos == "NOUN":
            yield from bearers_of(self.syntax, self.syntax.first_conjunct(token))
            yield from self._name_beside(token)
            yield from self._called(token)
        if here.lemma in _GROUPS:
            yield from self._leaders(token)
        if here.text.lower() in ("it", "they"):
            yield from self._speaking_group(token)
        if here.pos in ("NOUN", "PROPN") and self._stands_for_firm(token):
            adjectives = (i for i in self.syntax.children(token, "amod") if i in self.mention_at)
            yield from (*reversed(self.syntax.children(token, "compound", "nmod")), *adjectives)
        if here.lemma in _TRANSPARENT or here.pos in ("NUM", "SYM", "DET", "PRON"):
            for preposition in self.syntax.children(token, "prep"):
                if self.tokens[preposition].lemma in ("of", "in" if here.lemma in STAKES else "of"):
                    yield from self.syntax.children(preposition, "pobj")
            yield from self.syntax.children(token, "poss", "compound", "nmod")
            yield from (i for i in self.syntax.children(token, "amod") if self.tokens[i].tag == "NNP")

    def _leaders(self, noun: int) -> Iterator[int]:
        """ "A group of investors led by Norwell", "a consortium of A and B"."""
        for verb in self.syntax.children(noun, "acl"):
            if self.tokens[verb].lemma in ("lead", "head", "spearhead"):
                yield from self.syntax.links(verb)["by"]
            if self.tokens[verb].lemma in ("comprise", "include", "involve", "unite"):
                yield from self.syntax.children(verb, "dobj")
        for preposition in self.syntax.children(noun, "prep"):
            if self.tokens[preposition].lemma == "of":
                yield from self.syntax.children(preposition, "pobj")

    def _speaking_group(self, pronoun: int) -> Iterator[int]:
        """ "A group led by Norwell said it holds 5 pct": the group that speaks of itself."""
        clause = self.tokens[pronoun].head
        if self.tokens[pronoun].dep in ("nsubj", "nsubjpass") and self.tokens[clause].dep == "ccomp":
            speakers = self.syntax.children(self.tokens[clause].head, "nsubj")
            yield from (i for i in speakers if self.tokens[i].lemma in _GROUPS)

    def _name_beside(self, noun: int) -> Iterator[int]:
        """ "The options exchange Norwell": the name after the noun, where the parser did not see an apposition."""
        mention = self.mention_at.get(noun + 1)
        loose = ("npadvmod", "dep", "dobj", "oprd", "xcomp", "advcl", "ccomp")
        if mention is not None and mention.kind is MentionKind.NAME and not mention.canonical:
            head = self.head(mention)
            if head is not None and self.tokens[noun].tag in ("NN", "NNS"):
                timed = self.tokens[self.tokens[head].head].lemma in _SPANS
                astray = self.tokens[head].dep == "appos" and self.tokens[head].head != noun
                yield from [head] if timed or astray or self.tokens[head].dep in loose else []

    def _called(self, noun: int) -> Iterator[int]:
        """ "A joint company called Norwell", "a firm of his own, to be called Norwell"."""
        above = self.tokens[noun].head
        loose = self.syntax.children(above, "advcl") if self.tokens[noun].dep == "dobj" else []
        for verb in (*self.syntax.children(noun, "acl", "relcl"), *loose):
            if self.tokens[verb].lemma in _CALLING and not self.syntax.children(verb, "nsubj"):
                yield from self.syntax.children(verb, "oprd", "attr", "dobj")

    def _stands_for_firm(self, noun: int) -> bool:
        token = self.tokens[noun]
        people = token.lemma in _OFFICIALS or (token.tag == "NNS" and token.lemma in _PEOPLE)
        return token.lemma not in _TRANSPARENT and not people and not self._is_indefinite(noun)

    def _is_indefinite(self, noun: int) -> bool:
        """ "A Norwell government bonds broker": one of many, none of which bears the name."""
        return any(self.tokens[i].lemma in ("a", "an", "another") for i in self.syntax.children(noun, "det"))

    def _enclosing_places(self, mention: Mention) -> list[Mention]:
        """ "Ocala, Florida, US": the places that follow, each after a comma."""
        found: list[Mention] = []
        if mention.type != "place":
            return found
        for other in self.mentions:
            last = found[-1] if found else mention
            between = self.text[last.end : other.start]
            if other.start > last.end and other.type == "place" and not other.canonical and between.strip() == ",":
                found.append(other)
        return found

    def owner_of(self, token: int, types: Sequence[EntityType]) -> list[Mention]:
        """Whom a thing belongs to: the first name or pronoun of a fitting type in its phrase."""
        for index in sorted(self.syntax.subtree(token)):
            mention = self.mention_at.get(index)
            if mention is not None and (typed := as_one_of(mention, types)) is not None:
                return [typed]
        return []


@functools.lru_cache(maxsize=4)
def _unbroken(text: str) -> str:
    """The text with spaces for line breaks, as long as before."""
    return text.replace("\n", " ")


def _within(items: Sequence[_S], sentence: Sentence) -> tuple[_S, ...]:
    first = bisect_left(items, sentence.start, key=lambda item: item.start)
    found = []
    for item in items[first:]:
        if item.end > sentence.end:
            break
        found.append(item)
    return tuple(found)


def as_one_of(mention: Mention, types: Sequence[EntityType]) -> Mention | None:
    """The mention if it can be of one of these types; typed so."""
    if mention.type in types:
        return mention
    other = next((type_ for type_ in mention.alternatives if type_ in types), None)
    return replace(mention, type=other, alternatives=()) if other else None
