"""The words and values that fill roles: positions, names, dates, prices, stakes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.facts.clauses import distance, nearest
from kg.facts.grammar import Links
from kg.facts.links import targets_of
from kg.facts.match import Match
from kg.facts.periods import DATE, START, periods
from kg.facts.prices import is_measured, total_of, valuation
from kg.facts.scene import Scene
from kg.model import Amount, AmountKind, MentionKind, Role, Span, Value
from kg.ontology import RoleClass, ValueKind

AMOUNTS = {
    ValueKind.MONEY: (AmountKind.MONEY,),
    ValueKind.STAKE: (AmountKind.PERCENT, AmountKind.SHARES),
    ValueKind.COUNT: (AmountKind.COUNT,),
}
"""The kinds of amounts that a role of a kind may take."""
_PRICE = Role("price")
_PRICED = {Role("price"), Role("amount")}
_OF_OTHERS = re.compile(
    r"\s+of (that|the|this|its|their|his|her)?\s*(purchase |asking |total |annual |group |company[\u2019']s )?"
    r"(sum|price|amount|cost|figure|total|money|proceeds|sales|revenues?|turnover|profits?|staff|workforce|employees"
    r"|votes?|market|electorate)\b"
)
"""What follows a percentage that is no part of a firm: "sold it for a third of that sum"."""
_OPEN_ENDED = ("since", "until", "till")
"""Prepositions of times at which nothing need have happened: "the biggest deal since October"."""
_RESTATED = re.compile(
    r"[^.;,(]{0,40}(, or|,|\(|or|representing|equal to|equivalent to)\s*"
    r"(about|approximately|roughly|some|nearly|or|a total of)?\s*"
)
"""What stands between the two forms of the size of a stake."""
_LONGEST_TEXT = 200
"""Characters of a free text (what a lawsuit is about) that are kept."""
_PHRASE_DEPS = ("compound", "amod", "nmod", "punct")
_PHRASE_POS = ("NOUN", "ADJ", "PROPN", "VERB", "PUNCT")
_OUTSIDE = frozenset(",()“”\"':;–—")
_TEMPORAL = frozenset(("former", "new", "then", "late", "current", "ex", "incoming", "outgoing", "old"))


# Words


def words_at(match: Match, scene: Scene, role: RoleClass, path: str, links: Links) -> tuple[Value, ...]:
    """The words at a path that fill a role no entity fills."""
    tokens = targets_of(match, scene, path, links)
    if role.kind in AMOUNTS or role.kind is ValueKind.DATE:
        return tuple(v for token in tokens if (v := _value_at(scene, role.kind, token)) is not None)[:1]
    how, _, link = path.rpartition(":")
    if how == "name":
        names = [scene.mention_at[t] for t in tokens if t in scene.mention_at]
        return tuple(_as_value(name) for name in names if name.kind is MentionKind.NAME)[:1]
    if how == "language":
        every = [part for token in tokens for part in scene.syntax.conjuncts(token)]
        pattern = match.frame.where.get(role.name, "")
        words = (scene.words(t, t) for t in every if scene.tokens[t].text[0].isupper())
        return tuple(_as_value(word) for word in words if re.match(pattern, word.text))
    if link == "clause":
        tokens = scene.syntax.children(match.trigger, "ccomp", "acl")
    elif link == "alleging":
        tokens = [i for i in scene.syntax.children(match.trigger, "acl") if scene.tokens[i].tag == "VBG"]
    dated = {i for value in (*scene.times, *scene.amounts) for i in scene.inside(value)}
    phrase = phrase_of if role.name == "position" else _phrase
    return tuple(phrase(scene, t) for t in tokens[:1] if t not in scene.mention_at and t not in dated)


def trigger_phrase(match: Match, scene: Scene, role: RoleClass) -> Value:
    """The trigger's own phrase: "chief executive" for the position that it names."""
    table = match.frame.values.get(role.name)
    token = scene.tokens[match.trigger]
    if table is not None:
        return Value(start=token.start, end=token.end, text=token.text, value=table[match.word])
    return phrase_of(scene, match.trigger)


def phrase_of(scene: Scene, noun: int) -> Value:
    """A noun with what belongs to it: "deputy chief executive", "head of operations"."""
    first = noun
    while first and _belongs_to_phrase(scene, first - 1, noun):
        first -= 1
    while _is_joined(scene, first) and scene.tokens[first - 2].text.lower() not in _TEMPORAL:
        first -= 2  # "vice-chairman", in three words
    first += scene.tokens[first].text in ("-", "–") and first < noun  # "ex-chief executive"
    return _as_value(scene.words(first, _end_of_phrase(scene, noun)))


def _is_joined(scene: Scene, index: int) -> bool:
    """Whether a hyphen without spaces joins a word to the one before it."""
    before, hyphen = scene.tokens[max(0, index - 2)], scene.tokens[max(0, index - 1)]
    return hyphen.text == "-" and before.end == hyphen.start and hyphen.end == scene.tokens[index].start


def _belongs_to_phrase(scene: Scene, index: int, trigger: int) -> bool:
    token = scene.tokens[index]
    modifies = token.dep in _PHRASE_DEPS and token.pos in _PHRASE_POS
    inside = trigger in (token.head, scene.tokens[token.head].head)
    plain = index not in scene.mention_at and token.text not in _OUTSIDE and token.text.lower() not in _TEMPORAL
    return modifies and inside and plain


def _end_of_phrase(scene: Scene, trigger: int) -> int:
    """ "head of operations": a plain noun after "of" belongs to the position."""
    if trigger + 2 >= len(scene.tokens) or scene.tokens[trigger + 1].lemma != "of":
        return trigger
    follower = scene.tokens[trigger + 2]
    plain = follower.pos == "NOUN" and trigger + 2 not in scene.mention_at and follower.head == trigger + 1
    return trigger + 2 if plain else trigger


def _as_value(span: Span) -> Value:
    return Value(start=span.start, end=span.end, text=span.text, value=" ".join(span.text.split()))


def _phrase(scene: Scene, token: int) -> Value:
    indexes = sorted(scene.syntax.subtree(token))
    while len(indexes) > 1 and scene.tokens[indexes[-1]].pos == "PUNCT":
        indexes.pop()
    span = scene.words(indexes[0], indexes[-1])
    if len(span.text) > _LONGEST_TEXT:
        end = span.start + max(span.text.rfind(" ", 0, _LONGEST_TEXT), 1)
        span = scene.document.span(span.start, end)
    return _as_value(span)


# Dates and amounts


def fill_values(match: Match, scene: Scene, matches: Sequence[Match]) -> None:
    """Give the trigger the nearest date, price and stake of its clause; money goes to its nearest trigger only."""
    for role in match.role_classes:
        paths = match.frame.roles.get(role.name, ())
        dated = role.kind is ValueKind.DATE and "*" in paths
        if role.name in match.roles or not (dated or role.kind in AMOUNTS):
            continue
        values = values_of_kind(scene, role.kind)
        if role.kind is ValueKind.MONEY:
            values = tuple(v for v in values if _is_nearest(match, scene, v, matches) and not is_measured(scene, v))
        if role.name == DATE and START in {other.name for other in match.role_classes}:
            match.roles.update(periods(match, scene, values))
            continue
        if role.name == DATE:
            values = tuple(time for time in values if not _is_open_ended(time, scene, state=match.fact_class.state))
            values = tuple(time for time in values if not _is_aside(match, scene, time))
        clause = match.asserted and not _is_background(match, scene)
        best = nearest(scene, match.trigger, values, clause=clause)
        if best is not None:
            match.roles[role.name] = (best, *total_of(best, scene), *_same_part(best, scene))
    if match.frame.type == "acquisition" and _PRICE not in match.roles:
        match.roles.update({_PRICE: value} if (value := valuation(match, scene)) else {})


def _is_open_ended(time: Value, scene: Scene, *, state: bool) -> bool:
    """ "Would be the biggest since October": but what has been so since October began then."""
    first = scene.inside(time)[0]
    before = scene.tokens[first - 1].text.lower() if first else ""
    return before in _OPEN_ENDED and not (state and before == "since")


def _is_background(match: Match, scene: Scene) -> bool:
    """ "It opened in 1992, long after his death": the date is not that of the death."""
    token = scene.tokens[match.trigger]
    return token.dep == "pobj" and scene.tokens[token.head].lemma in ("after", "before")


def _is_aside(match: Match, scene: Scene, time: Value) -> bool:
    """ "Born in Oslo, she joined in 1971": the date, beyond the comma, is not that of the birth."""
    token = scene.tokens[match.trigger]
    first, last = sorted(((token.start, token.end), (time.start, time.end)))
    apart = "," in scene.document.text[first[1] : last[0]]
    return apart and token.tag == "VBN" and token.dep in ("advcl", "acl") and match.carrier is None


def _same_part(stake: Value, scene: Scene) -> tuple[Value, ...]:
    """ "296 mln shares, or 48.6 pct of those outstanding": the part as a number of shares and as a percentage."""
    after = next((a for a in scene.amounts if a.start >= stake.end), None)
    kinds = {amount.kind for amount in (stake, after) if isinstance(amount, Amount)}
    if after is None or kinds != set(AMOUNTS[ValueKind.STAKE]):
        return ()
    return (after,) if _RESTATED.fullmatch(scene.document.text, stake.end, after.start) else ()


def amount_fits(match: Match, scene: Scene) -> bool:
    """Whether an amount stands where the frame needs one, and none where it must not."""
    needs, without = match.frame.needs, match.frame.without
    filled = any(role.kind is needs and role.name in match.roles for role in match.role_classes)
    if needs and not filled and nearest(scene, match.trigger, values_of_kind(scene, needs)) is None:
        return False
    return not without or nearest(scene, match.trigger, values_of_kind(scene, without)) is None


def values_of_kind(scene: Scene, kind: ValueKind) -> tuple[Value, ...]:
    """The times of a sentence, or its amounts of a kind."""
    if kind is ValueKind.DATE:
        return tuple(time for time in scene.times if not _is_bracketed(time, scene))
    amounts = tuple(amount for amount in scene.amounts if amount.kind in AMOUNTS[kind])
    return amounts if kind is not ValueKind.STAKE else tuple(a for a in amounts if not _is_of_others(a, scene))


def _is_of_others(stake: Value, scene: Scene) -> bool:
    return _OF_OTHERS.match(scene.document.text, stake.end) is not None


def _is_bracketed(time: Value, scene: Scene) -> bool:
    """ "Growth and Form (1905)": a year in brackets belongs to what stands before them."""
    text = scene.document.text
    return text[time.start - 1 : time.start] == "(" and text[time.end : time.end + 1] == ")"


def _value_at(scene: Scene, kind: ValueKind, token: int) -> Value | None:
    for value in values_of_kind(scene, kind):
        inside = scene.inside(value)
        if token in inside or any(scene.tokens[i].head == token for i in inside):
            return value
    return None


def _is_nearest(match: Match, scene: Scene, value: Value, matches: Sequence[Match]) -> bool:
    own = distance(scene, match.trigger, value)
    others = [
        distance(scene, other.trigger, value)
        for other in matches
        if other.trigger != match.trigger and other.is_complete and not other.frame.roles.keys().isdisjoint(_PRICED)
    ]
    return own is not None and all(other is None or own <= other for other in others)
