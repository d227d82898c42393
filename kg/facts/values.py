"""The words and values that fill roles: positions, names, dates, prices, stakes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.facts.asides import is_elsewhere
from kg.facts.clauses import distance, is_when, nearest
from kg.facts.closings import closing_date
from kg.facts.foreign_parts import is_of_other_firm, is_of_others
from kg.facts.grammar import Links
from kg.facts.links import targets_of
from kg.facts.match import Match
from kg.facts.period_ends import told_end
from kg.facts.periods import DATE, START, periods
from kg.facts.prices import is_difference, is_measured, is_of_bid, total_of, valuation
from kg.facts.scene import Scene
from kg.facts.titles import as_value, phrase_of, title_of
from kg.model import Amount, AmountKind, FactType, MentionKind, Role, Value
from kg.ontology import FactClass, RoleClass, ValueKind

AMOUNTS = {
    ValueKind.MONEY: (AmountKind.MONEY,),
    ValueKind.STAKE: (AmountKind.PERCENT, AmountKind.SHARES),
    ValueKind.COUNT: (AmountKind.COUNT,),
}
"""The kinds of amounts that a role of a kind may take."""
_PRICE = Role("price")
_PRICED = {Role("price"), Role("amount")}
_SUMS = ("sum", "amount", "price", "fortune", "premium")
_KIND = Role("kind")
_OPEN_ENDED = ("since", "until", "till")
"""Prepositions of times at which nothing need have happened: "the biggest deal since October"."""
_LASTING = {
    FactType("renaming"): _OPEN_ENDED,
    FactType("supply"): ("since",),
    FactType("partnership"): ("since",),
    FactType("market_entry"): ("since",),
}
"""What is dated by when it began or ended: "has supplied it since 2008", "was known as Norwell until 1999"."""
_RESTATED = re.compile(
    r"[^.;,(]{0,40}(, or|,|\(|or)?\s*((?<=[,(]\s)|(?<=[,(])|(?<=or\s)"
    r"|representing|equal to|equivalent to|which is|which represents|amounting to)\s*"
    r"(about|approximately|roughly|some|nearly|or|a total of)?\s*"
)
"""What stands between the two forms of the size of a stake."""
_LIFE = re.compile(r"\d{4}[^()]*[-–—][^()]*\d{4}|\b(?:born|b\.|died|d\.)")
_NO_POSTS = ("term", "role", "position", "post", "job", "board", "rank", "place", "seat", "level")
"""To what one is promoted or elected that is no title."""
_NO_TITLES = {"teenager", "child", "boy", "girl", "youth", "youngster", "schoolboy", "man", "woman", "adult"}
"""As what somebody joins or leaves a firm that is no post there."""
_LONGEST_TEXT = 200
"""Characters of a free text (what a lawsuit is about) that are kept."""
_ACCUSING = ("allege", "claim", "accuse", "charge", "say", "contend", "argue", "seek")
_FILING = ("file", "bring", "lodge", "launch", "open", "start", "mount", "make", "initiate", "instigate", "hear")
"""How a case begins: "a suit filed in Ohio" is not about that."""
_TERMS = ("year", "month", "week", "day", "life", "time", "role", "part", "decade")
"""What one is sentenced for, or to, but not what for: "jailed for two years"."""


# Words


def words_at(match: Match, scene: Scene, role: RoleClass, path: str, links: Links) -> tuple[Value, ...]:
    """The words at a path that fill a role no entity fills."""
    tokens = targets_of(match, scene, path, links)
    if role.kind in AMOUNTS or role.kind is ValueKind.DATE:
        return tuple(v for token in tokens if (v := _value_at(scene, role.kind, token)) is not None)[:1]
    how, _, link = path.rpartition(":")
    if how == "name":
        names = [scene.mention_at[t] for t in tokens if t in scene.mention_at]
        # "Norwell has dropped its plan to rebrand itself", "which changed its name from Kelbrand": what it is called
        called = role.name == "old_name" or path == "name:subject"
        known = (name if name.kind is MentionKind.NAME else name.antecedent if called else None for name in names)
        return tuple(as_value(name) for name in known if name is not None)[:1]
    if how == "language":
        every = [part for token in tokens for part in scene.syntax.conjuncts(token)]
        pattern = match.frame.where.get(role.name, "")
        words = (scene.words(t, t) for t in every if scene.tokens[t].text[0].isupper())
        return tuple(as_value(word) for word in words if re.match(pattern, word.text))
    if link == "clause":
        clauses = scene.syntax.children(match.trigger, "ccomp", "acl")
        tokens = [i for i in clauses if scene.tokens[i].lemma not in _FILING]
    elif link == "alleging":
        clauses = scene.syntax.children(match.trigger, "acl", "advcl")
        tokens = [i for i in clauses if scene.tokens[i].tag == "VBG" and scene.tokens[i].lemma in _ACCUSING]
    if link == "to":
        tokens = [i for i in tokens if scene.tokens[i].lemma not in _NO_POSTS]
    dated = {i for value in (*scene.times, *scene.amounts) for i in scene.inside(value)}
    if role.name == "matter":
        tokens = [t for t in tokens if scene.tokens[t].lemma not in _TERMS]  # "jailed for two years"
    tokens = [t for t in tokens if t not in scene.mention_at and t not in dated]
    if role.name == "position":
        tokens = [t for t in tokens if scene.tokens[t].lemma not in _NO_TITLES]
        return tuple(title_of(scene, t) for t in (*tokens[:1], *_further_posts(scene, tokens)))
    return tuple(_phrase(scene, t) for t in tokens[:1])


def _further_posts(scene: Scene, posts: Sequence[int]) -> list[int]:
    """ "Named her executive vice president and general counsel": the other posts that one person gets."""
    listed = scene.syntax.conjuncts(posts[0])[1:] if posts else []
    plain = [i for i in listed if scene.tokens[i].tag in ("NN", "NNP") and i not in scene.mention_at]
    return [i for i in plain if not scene.syntax.children(i, "poss", "nummod", "det")]


def trigger_phrase(match: Match, scene: Scene, role: RoleClass) -> Value:
    """The trigger's own phrase: "chief executive" for the position that it names."""
    table = match.frame.values.get(role.name)
    token = scene.tokens[match.trigger]
    if table is not None:
        return Value(start=token.start, end=token.end, text=token.text, value=table[match.word])
    return title_of(scene, match.trigger) if role.name == "position" else phrase_of(scene, match.trigger)


def _phrase(scene: Scene, token: int) -> Value:
    indexes = sorted(scene.syntax.subtree(token))
    while len(indexes) > 1 and scene.tokens[indexes[-1]].pos == "PUNCT":
        indexes.pop()
    span = scene.words(indexes[0], indexes[-1])
    if len(span.text) > _LONGEST_TEXT:
        end = span.start + max(span.text.rfind(" ", 0, _LONGEST_TEXT), 1)
        span = scene.document.span(span.start, end)
    return as_value(span)


# Dates and amounts


def fill_values(match: Match, scene: Scene, matches: Sequence[Match]) -> None:
    """Give the trigger the nearest date, price and stake of its clause; money goes to its nearest trigger only."""
    if len(match.roles.get(_PRICE, ())) == 1 and isinstance(price := match.roles[_PRICE][0], Amount):
        match.roles[_PRICE] = (price, *total_of(price, scene))
    for role in match.role_classes:
        paths = match.frame.roles.get(role.name, ())
        dated = role.kind is ValueKind.DATE and "*" in paths
        if role.name in match.roles or not (dated or role.kind in AMOUNTS) or (dated and not _has_date(match)):
            continue
        values = values_of_kind(scene, role.kind)
        if dated:
            values = tuple(time for time in values if not is_elsewhere(scene, match.trigger, time))
        if role.kind is ValueKind.MONEY:
            values = tuple(v for v in values if _is_nearest(match, scene, v, matches) and not is_measured(scene, v))
            values = tuple(v for v in values if match.frame.type != "merger" or not is_of_bid(scene, v))
        if role.name == DATE and START in {other.name for other in match.role_classes}:
            found = dict(periods(match, scene, values))
            match.roles.update({role: f for role, f in told_end(match, scene).items() if role not in found} | found)
            continue
        if role.kind is ValueKind.STAKE:
            values = tuple(v for v in values if not is_of_other_firm(v, match, scene))
        if role.kind is ValueKind.STAKE and match.fact_class.name == "acquisition":
            values = tuple(v for v in values if not _is_payment(v, scene) and not _is_owned_part(v, scene))
        if role.name == DATE:
            values = tuple(time for time in values if not is_open_ended(time, scene, match.fact_class))
            values = tuple(time for time in values if not _is_aside(match, scene, time))
        clause = match.asserted and not _is_background(match, scene)
        best = nearest(scene, match.trigger, values, clause=clause)
        if role.name == DATE and (done := closing_date(match, scene, scene.times)) is not None:
            best = done
        if role.name == DATE and best is None:  # "the first since 1974, when Norwell bought it"
            best = next((time for time in scene.times if is_when(scene, match.trigger, time)), None)
        if best is not None:
            match.roles[role.name] = (best, *total_of(best, scene), *_same_part(best, scene), *_respective(best, scene))
    if match.frame.type == "acquisition" and _PRICE not in match.roles:
        match.roles.update({_PRICE: value} if (value := valuation(match, scene)) else {})


def _is_payment(stake: Value, scene: Scene) -> bool:
    """ "Bought Norwell for 1.2 mln shares", "in exchange for 1.2 mln of its shares": what is paid for it."""
    head = scene.head(stake)
    shares = isinstance(stake, Amount) and stake.kind is AmountKind.SHARES
    above = scene.tokens[scene.tokens[head].head] if shares and head is not None else None
    if above is None or above.lemma not in ("for", "with"):
        return False
    return scene.tokens[above.head].lemma not in ("bid", "offer", "tender", "pay")


def _is_owned_part(stake: Value, scene: Scene) -> bool:
    """ "Norwell, a wholly owned subsidiary of Rothmere, bought Kelbrand": the part is of Norwell."""
    last = scene.inside(stake)[-1]
    after = [token for token in scene.tokens[last + 1 : last + 3] if token.text != "-"]
    return bool(after) and after[0].lemma in ("own", "owned", "hold", "held")


def is_open_ended(time: Value, scene: Scene, fact_class: FactClass) -> bool:
    """ "Would be the biggest since October"; not by prepositions that tell when it began or ended."""
    first = scene.inside(time)[0]
    word = scene.tokens[first - 1].text.lower() if first else ""
    known = ("since",) if fact_class.state else _LASTING.get(fact_class.name, ())
    return word in _OPEN_ENDED and word not in known


def _has_date(match: Match) -> bool:
    """Of families only marriages have a date: "the mayor from 1926 to 1931 was the father of"."""
    kinds = (kind.value for kind in match.roles.get(_KIND, ()) if isinstance(kind, Value))
    return match.fact_class.name != "family" or "spouse" in kinds


def _is_background(match: Match, scene: Scene) -> bool:
    """ "It opened in 1992, long after his death": the date is not that of the death."""
    token = scene.tokens[match.trigger]
    return token.dep == "pobj" and scene.tokens[token.head].lemma in ("after", "before")


def _is_aside(match: Match, scene: Scene, time: Value) -> bool:
    """ "Born in Oslo, she joined in 1971": the date, beyond the comma, is not that of the birth."""
    token = scene.tokens[match.trigger]
    first, last = sorted(((token.start, token.end), (time.start, time.end)))
    apart = "," in scene.text[first[1] : last[0]]
    return apart and token.tag == "VBN" and token.dep in ("advcl", "acl") and match.carrier is None


def _same_part(stake: Value, scene: Scene) -> tuple[Value, ...]:
    """ "296 mln shares, or 48.6 pct of those outstanding": the part as a number of shares and as a percentage."""
    after = next((a for a in scene.amounts if a.start >= stake.end), None)
    kinds = {amount.kind for amount in (stake, after) if isinstance(amount, Amount)}
    if after is None or kinds != set(AMOUNTS[ValueKind.STAKE]):
        return ()
    return (after,) if _RESTATED.fullmatch(scene.text, stake.end, after.start) else ()


def _respective(stake: Value, scene: Scene) -> tuple[Value, ...]:
    """ "Own 25 and 10 pct of Norwell respectively": the parts of all of them."""
    head = scene.head(stake)
    if head is None or not isinstance(stake, Amount) or "respectively" not in scene.line:
        return ()
    listed = scene.syntax.conjuncts(head)
    return tuple(a for a in scene.amounts if a != stake and a.kind == stake.kind and scene.head(a) in listed)


def amount_fits(match: Match, scene: Scene) -> bool:
    """Whether an amount stands where the frame needs one, and none where it must not."""
    needs, without = match.frame.needs, match.frame.without
    filled = any(role.kind is needs and role.name in match.roles for role in match.role_classes)
    if needs and not filled and nearest(scene, match.trigger, values_of_kind(scene, needs)) is None:
        return needs is ValueKind.MONEY and _is_untold(match, scene)
    return not without or nearest(scene, match.trigger, values_of_kind(scene, without)) is None


def _is_untold(match: Match, scene: Scene) -> bool:
    """ "Paid an undisclosed sum for Norwell"."""
    sums = [i for i in match.links.get("object", ()) if scene.tokens[i].lemma in _SUMS]
    return any(scene.syntax.children(i, "amod", "det") for i in sums)


def values_of_kind(scene: Scene, kind: ValueKind) -> tuple[Value, ...]:
    """The times of a sentence, or its amounts of a kind."""
    if kind is ValueKind.DATE:
        return tuple(time for time in scene.times if not _is_bracketed(time, scene))
    amounts = tuple(amount for amount in scene.amounts if amount.kind in AMOUNTS[kind])
    if kind is ValueKind.MONEY:
        return tuple(a for a in amounts if not is_difference(scene, a))
    return amounts if kind is not ValueKind.STAKE else tuple(a for a in amounts if not is_of_others(a, scene))


def _is_bracketed(time: Value, scene: Scene) -> bool:
    """ "Growth and Form (1905)", "(3 May 1929 – 1 May 2001)": years in brackets belong to what stands before them."""
    text = scene.text
    if text[time.start - 1 : time.start] == "(" and text[time.end : time.end + 1] == ")":
        return True
    opening = text.rfind("(", scene.sentence.start, time.start)
    closing = text.find(")", opening, scene.sentence.end)
    inside = text[opening:closing] if 0 <= opening < time.start < time.end <= closing else ""
    return bool(_LIFE.search(inside)) and sum(t.start >= opening and t.end <= closing for t in scene.times) > 1


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
