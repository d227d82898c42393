"""Parts of firms: how much of a firm a deal is about, and which words speak of a part of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.facts.match import Match, referent
from kg.facts.scene import REST_CLAUSE, STAKES, Scene
from kg.model import Amount, AmountKind, Argument, Claim, EntityType, FactType, Mention, Role, Status
from kg.ontology import FactClass, Ontology

PARTS = STAKES - {"interest"} | {"%", "pct", "percent", "cent", "remainder", "rest"}
"""Nouns for a part of a firm, of which the text before may have to tell whose it is."""
FIRMS = {
    FactType("acquisition"): Role("target"),
    FactType("shareholding"): Role("organization"),
}
"""By the types of claims that tell of shares: whose they are."""
_TYPES = (EntityType("organization"),)
_HOLDERS = (*_TYPES, EntityType("person"))
_TRADES = {
    "buy", "acquire", "purchase", "sell", "sell off", "offload", "divest", "dispose", "sale", "disposal", "pay",
    "snap up", "pick up", "scoop up", "grab", "bag", "nab", "buy up", "mop up", "unload", "resell", "sell on",
    "hand over", "buy in", "relinquish", "transfer",
}  # fmt: skip
"""Triggers whose object is the part itself: one "bids for the shares" of a firm in order to have all of it."""
_WHOLE = {"all", "remain", "remaining", "outstanding", "entire", "whole", "control", "controlling", "majority"}
_REST = {"remainder", "remaining", "remain", "rest"}
"""Words for what is left of a firm after a part of it that was told of."""
_STAKE = Role("stake")
_MORE = {"additional", "further", "more"}
_DEFINITE = {"the", "this", "that", "these", "those", "its", "his", "her", "their", "all"}


def by_size_of_stake(
    match: Match, scene: Scene, ontology: Ontology
) -> tuple[FactClass, dict[Role, tuple[Argument, ...]]]:
    """Buying less than half is a shareholding, a stake of more than half is control: the same words tell both."""
    type_, stakes = match.fact_class.name, match.roles.get(Role("stake"), ())
    part = _part_of(match, scene)
    whole = part is not None and _is_whole(part, scene)
    whole |= type_ == "acquisition" and REST_CLAUSE.search(scene.line) is not None
    majority = whole or any(map(_is_majority, stakes))
    minority = not majority and (match.of_part or part is not None or any(map(_is_minority, stakes)))
    become, names = str(type_), dict[str, str]()
    if type_ == "acquisition" and minority:
        become, names = "shareholding", {"acquirer": "owner", "target": "organization"}
    elif type_ == "shareholding" and majority and match.frame.status is Status.COMPLETED:
        become, names = "acquisition", {"owner": "acquirer", "organization": "target"}
    elif type_ == "shareholding" and majority and match.frame.status is None:
        become, names = "subsidiary", {"owner": "parent", "organization": "subsidiary"}
    fact_class = ontology.fact_class(become)
    renamed = {Role(names.get(role, role)): fillers for role, fillers in match.roles.items()}
    allowed = {role.name for role in fact_class.roles}
    return fact_class, {role: fillers for role, fillers in renamed.items() if role in allowed}


def _is_each(part: int, scene: Scene) -> bool:
    """ "$30 for each Kelbrand share"."""
    return any(scene.tokens[i].lemma in ("each", "every") for i in scene.syntax.children(part, "det", "amod"))


def _part_of(match: Match, scene: Scene) -> int | None:
    """The noun by which the text says that it speaks of a part of a firm: the "shares" that are sold."""
    if scene.tokens[match.trigger].lemma in STAKES and match.frame.type != "acquisition":
        return match.trigger
    tokens = [i for link in ("object", "of", "for") for i in match.links.get(link, ())]
    if match.word not in _TRADES:
        return None
    return next((i for i in tokens if scene.tokens[i].lemma in STAKES), None)


def _is_whole(part: int, scene: Scene) -> bool:
    """ "The remaining shares", "all the stock": after that, nothing is left to be bought."""
    if _is_each(part, scene) or REST_CLAUSE.search(scene.line):
        return True
    if _is_measured(part, scene):
        return False
    beside = scene.syntax.children(part, "det", "predet", "amod", "nmod", "compound")
    return scene.tokens[part].lemma == "stock" or any(scene.tokens[i].lemma in _WHOLE for i in beside)


def shares_of_each(match: Match, scene: Scene) -> list[Match]:
    """ "Owned by Norwell (60%) and Rothmere (40%)": who of several holds how much; else the match alone."""
    role = next((role for role in (Role("owner"), Role("parent")) if match.roles.get(role)), None)
    if role is None:
        return [match]
    listed = [m for m in scene.mentions if m.type in _HOLDERS and scene.text.startswith(" (", m.end)]
    holders = dict.fromkeys((*match.roles[role], *(m for m in listed if referent(m) not in match.used)))
    shares = {holder: share for holder in holders if (share := _share_after(holder, scene)) is not None}
    if len(shares) < 2:
        return [match]
    return [replace(match, roles={**match.roles, role: (h,), _STAKE: (share,)}) for h, share in shares.items()]


def _share_after(holder: Argument, scene: Scene) -> Amount | None:
    after = (a for a in scene.amounts if a.kind is AmountKind.PERCENT and a.start >= holder.end)
    share = min(after, key=lambda amount: amount.start, default=None)
    close = share is not None and re.fullmatch(r",? ?\(?(with|at|holding)? ?", scene.text[holder.end : share.start])
    return share if close else None


def is_more_refused(match: Match, scene: Scene, status: Status) -> bool:
    """ "Agreed not to buy any additional shares": that says nothing against the shares it has."""
    part = _part_of(match, scene)
    words = {scene.tokens[i].lemma for i in scene.syntax.children(part, "amod", "det")} if part is not None else set()
    return status is Status.DENIED and bool(words & _MORE)


def _is_minority(stake: Argument) -> bool:
    value = stake.value if isinstance(stake, Amount) else ""
    return value == "minority" or value.endswith("shares") or (_percent(value) or 100) < 50


def _is_majority(stake: Argument) -> bool:
    value = stake.value if isinstance(stake, Amount) else ""
    return value == "majority" or (_percent(value) or 0) > 50


def _percent(value: str) -> float | None:
    return float(value.rstrip("%").lstrip("<>~")) if value.endswith("%") else None


# Parts of what the text before tells of


def complete_part(match: Match, scene: Scene, told: Sequence[Claim]) -> bool:
    """Fill the role of the firm, if it alone is open, with that of the last claim that it can be about."""
    role = FIRMS.get(match.frame.type)
    vacant = [role for role in match.fact_class.required if not match.roles.get(role)]
    if role is None or vacant != [role] or not _speaks_of_part(match, scene):
        return False
    for token in match.links.get("in", ()):
        if firms := scene.entities_at(token, _TYPES):
            match.roles[role] = (firms[0],)  # "its purchase of a stake in Norwell": "in" hangs on the purchase
            match.of_part = True
            return True
    rest = any(token.lemma in _REST for token in scene.tokens)
    like = [claim for claim in told if (Role("stake") in claim.roles if rest else claim.type == match.frame.type)]
    for claim in (*like, *(() if rest else told)):
        for firm in claim.roles.get(FIRMS[claim.type], ()):
            before = firm.end <= scene.tokens[match.trigger].start
            if before and isinstance(firm, Mention) and referent(firm) not in match.used:
                match.roles[role] = (firm,)
                match.of_part = claim.type == "shareholding"
                _remember_size(match, scene, told)
                return True
    return False


def _remember_size(match: Match, scene: Scene, told: Sequence[Claim]) -> None:
    """ "Rothmere bought its stake in 1985": how much of the firm the text before says that Rothmere has."""
    firms = match.names_in(FIRMS[match.frame.type])
    part = _part_of(match, scene)
    own = [i for i in scene.syntax.children(part, "poss") if i in scene.mention_at] if part is not None else []
    if _STAKE in match.roles or not own:
        return
    holder = scene.mention_at[own[0]]
    for claim in told:
        if claim.type != "shareholding" or _STAKE not in claim.roles:
            continue
        owners, claimed = (_names(claim, Role(role)) for role in ("owner", "organization"))
        if claimed & firms and referent(holder) in owners:
            match.roles[_STAKE] = claim.roles[_STAKE]
            return


def _names(claim: Claim, role: Role) -> set[str]:
    return {referent(a) for a in claim.roles.get(role, ()) if isinstance(a, Mention)}


def _speaks_of_part(match: Match, scene: Scene) -> bool:
    """Whether the trigger is about a part of something that its own phrase does not name."""
    links = ("object", "of", "for") if match.frame.type == "acquisition" else ("object",)
    objects = [i for link in links for i in match.links.get(link, ())] if not match.frame.nouns or match.carrier else []
    part = next((i for i in (match.trigger, *objects) if scene.tokens[i].lemma in PARTS), None)
    if part is None or not match.asserted:
        return False
    if any(scene.tokens[i].lemma in ("of", "in") for i in scene.syntax.children(part, "prep")):
        return False
    words = {scene.tokens[i].text.lower() for i in scene.syntax.children(part)}
    return (_is_measured(part, scene) or bool(words & _DEFINITE)) and "own" not in words and not _is_named(part, scene)


def _is_measured(part: int, scene: Scene) -> bool:
    """ "14 mln shares", "a 10 pct stake"."""
    return any(scene.head(amount) in (part, *scene.syntax.children(part)) for amount in scene.amounts)


def _is_named(part: int, scene: Scene) -> bool:
    """ "The Norwell shares": the phrase says itself of whom it speaks."""
    return any(i in scene.mention_at for i in scene.syntax.children(part, "compound", "nmod"))
