"""What posts are called: the words of a title around its noun, "deputy head of research for Asia"."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.facts.ministries import end_of_ministry
from kg.facts.scene import Scene
from kg.facts.status.verbs import is_again
from kg.model import Span, Value

_RANKS = frozenset((
    "Secretary", "Vice", "Deputy", "Assistant", "Associate", "Executive", "Senior", "Managing", "Chief", "Prime",
    "Foreign", "Finance", "Attorney", "Lieutenant", "Major", "Director", "General", "Under", "Acting", "Interim",
    "Trade", "Defense", "Defence", "Interior", "Justice", "Labor", "Labour", "Commerce", "Treasury",
    "Agriculture", "Energy", "Transport",
    "Financial", "Operating", "Non-executive",
))  # fmt: skip
"""Words of titles before others."""
_PHRASE_DEPS = ("compound", "amod", "nmod", "punct")
_PHRASE_POS = ("NOUN", "ADJ", "PROPN", "VERB", "PUNCT")
_OUTSIDE = frozenset(",()“”\"':;–—")
_TEMPORAL = frozenset((
    "former", "new", "then", "late", "current", "ex", "incoming", "outgoing", "old", "re-elected", "elected",
    "appointed", "named", "newly", "recently", "longtime", "long-time", "veteran", "first", "next",
    "previous", "retired", "onetime",
    "one-time", "departing", "embattled", "influential",
))  # fmt: skip
_HEADLINE_VERBS = frozenset((
    "names", "appoints", "hires", "replaces", "elects", "ousts", "sacks", "fires", "picks", "taps", "nominates",
    "promotes", "recruits", "suspends", "dismisses", "poaches", "loses", "reappoints",
))  # fmt: skip
""" "Norwell names chairman Ivo Lund": what parsers take for a part of the title."""
_FIELDS = ("of", "for")
"""Prepositions behind which a title says what its bearer is in charge of."""
_NO_FIELDS = {
    "company", "group", "firm", "bank", "unit", "division", "subsidiary", "business", "club", "party", "country",
    "city", "town", "university", "college", "school", "organization", "organisation", "association", "agency",
    "committee", "commission", "council", "department", "year", "month", "week", "day", "decade", "time", "life",
    "term", "age", "state", "hospital", "museum", "newspaper", "magazine", "airline", "maker", "chain", "retailer",
    "institute", "corporation", "foundation", "union", "ministry", "child", "son", "daughter", "rest", "one",
    "number", "half", "share", "stake",
}  # fmt: skip
"""Nouns behind "of" that say for whom one works, how long, or how much."""
_EXPERTS = ("adviser", "advisor", "expert", "consultant", "counsel", "specialist", "commentator")
"""Who is one "on urban transport"."""
REGIONAL = ("president", "director", "manager", "head", "chief", "officer", "executive")
"""Whom firms have for parts of the world: "for North America"."""
_OF_STATES = ("minister", "secretary", "undersecretary", "commissioner")
"""Titles that are of "the environment", "the interior"."""
_POSTS = {
    "officer", "executive", "president", "chairman", "chairwoman", "director", "secretary", "treasurer", "counsel",
    "manager", "head", "chief", "controller", "partner", "editor", "spokesman", "ceo", "cfo", "member", "professor",
}  # fmt: skip
"""Nouns of titles that stand beside others."""
_FIXED = re.compile(r"(?:-in-chief|-at-large|-elect|-general| in chief| at large| in charge)\b")
"""What stands behind the noun of a title: "editor in chief"."""
_LONGEST_FIELD = 6
"""Words of what one is in charge of."""


def title_of(scene: Scene, noun: int) -> Value:
    """What a post is called, of one of those who have it: "chief executive" where the text has "chief executives"."""
    phrase, token = phrase_of(scene, noun), scene.tokens[noun]
    if token.tag not in ("NNS", "NNPS") or token.lemma.lower() == token.text.lower():
        return phrase
    kept = token.text[: len(token.lemma)]
    one = kept if kept.lower() == token.lemma.lower() else token.lemma
    before, after = phrase.text[: token.start - phrase.start], phrase.text[token.end - phrase.start :]
    return replace(phrase, value=" ".join(f"{before}{one}{after}".split()))


def phrase_of(scene: Scene, noun: int) -> Value:
    """A noun with what belongs to it: "deputy chief executive", "head of operations"."""
    first = noun
    while first and (_belongs_to_phrase(scene, first - 1, noun) or _is_rank(scene, first - 1)):
        first -= 1
    first += scene.tokens[first].text in ("-", "–") and first < noun
    while _is_joined(scene, first) and scene.tokens[first - 2].text.lower() not in _TEMPORAL:
        first -= 2  # "vice-chairman", in three words
    first += scene.tokens[first].text in ("-", "–") and first < noun  # "ex-chief executive"
    return as_value(scene.words(first, _end_of_phrase(scene, noun)))


def _is_rank(scene: Scene, index: int) -> bool:
    """ "NATO Secretary General": what belongs to a title before a name, whatever the parser hangs it on."""
    word = scene.tokens[index]
    if word.text == "managing" and scene.tokens[index + 1].lemma in ("director", "editor", "partner"):
        return True
    if word.text == "Under" and "Secretary" not in [token.text for token in scene.tokens[index + 1 : index + 3]]:
        return False  # "Under President Ivo Lund, the state grew"
    return word.text in _RANKS and index not in scene.mention_at and scene.tokens[index + 1].text[:1].isupper()


def _is_joined(scene: Scene, index: int) -> bool:
    """Whether a hyphen without spaces joins a word to the one before it."""
    before, hyphen = scene.tokens[max(0, index - 2)], scene.tokens[max(0, index - 1)]
    return hyphen.text == "-" and before.end == hyphen.start and hyphen.end == scene.tokens[index].start


def _belongs_to_phrase(scene: Scene, index: int, trigger: int) -> bool:
    token = scene.tokens[index]
    modifies = token.dep in _PHRASE_DEPS and token.pos in _PHRASE_POS
    inside = trigger in (token.head, scene.tokens[token.head].head)
    plain = (
        index not in scene.mention_at
        and token.text not in _OUTSIDE
        and not is_again(scene, index)
        and token.text.lower() not in _TEMPORAL
        and token.text.lower() not in _HEADLINE_VERBS
    )
    return modifies and inside and plain


def _end_of_phrase(scene: Scene, noun: int) -> int:
    """ "Head of operations", "minister of agriculture": what the title is of, unless it is a firm or a name."""
    tokens = scene.tokens
    if (last := end_of_ministry(scene, noun)) is not None:
        return last
    if fixed := _FIXED.match(scene.text, tokens[noun].end):
        return max(i for i in range(noun, len(tokens)) if tokens[i].end <= fixed.end())
    field = noun + 1
    prepositions = (*_FIELDS, "on") if tokens[noun].lemma in _EXPERTS else _FIELDS
    if field + 1 >= len(tokens) or tokens[field].text.lower() not in prepositions:
        return noun
    following = tokens[field + 1]
    ranked = tokens[noun].lemma in ("secretary", "minister") and following.text in _RANKS | {"State", "Education"}
    return field + 1 if ranked else _end_of_field(scene, noun, field)


def _end_of_field(scene: Scene, noun: int, field: int) -> int:
    """ "European equity strategy", "marketing and sales": the last word of a field, or the noun where there is none."""
    last = noun
    for index in range(field + 1, min(len(scene.tokens), field + 1 + _LONGEST_FIELD)):
        token = scene.tokens[index]
        if index in scene.mention_at and not _is_adjective(scene, index):
            region = scene.mention_at[index].type == "place" and scene.tokens[field].text == "for"
            if not region or scene.tokens[noun].lemma.lower() not in REGIONAL:
                break
        joins = token.text.lower() in ("and", "&") and last == index - 1 and not _is_post(scene, index + 1)
        if index == field + 1 and token.tag == "DT" and scene.tokens[noun].lemma in _OF_STATES:
            continue
        if token.pos in ("NOUN", "PROPN") and token.lemma not in _NO_FIELDS:
            last = index if token.dep in ("pobj", "conj", "compound", "nmod", "nsubj", "dobj") else last
        elif not joins and token.text != "-" and (token.pos != "ADJ" or token.tag == "CD"):
            break
    if last == noun or scene.tokens[last].dep in ("compound", "nmod"):
        return noun
    inside = range(field + 1, last + 1)
    return noun if any(scene.tokens[i].lemma in _NO_FIELDS for i in inside) else last


def _is_post(scene: Scene, index: int) -> bool:
    """ "Vice president of finance and chief financial officer": another title."""
    while index + 1 < len(scene.tokens) and scene.tokens[index].dep in ("amod", "compound", "nmod"):
        index += 1
    return index < len(scene.tokens) and scene.tokens[index].lemma.lower() in _POSTS


def _is_adjective(scene: Scene, index: int) -> bool:
    """ "Head of European strategy": a place that only says what kind of strategy."""
    return scene.mention_at[index].type == "place" and scene.tokens[index].tag == "JJ"


def as_value(span: Span) -> Value:
    """Words as the value that they are, on one line."""
    return Value(start=span.start, end=span.end, text=span.text, value=" ".join(span.text.split()))
