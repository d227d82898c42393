"""Parts of firms: how much of a firm a deal is about, and which words speak of a part of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice

from kg.facts.match import Match, named_alike, names_of, referent
from kg.facts.owner_lists import shares
from kg.facts.posts import firm_of_text
from kg.facts.scene import REST_CLAUSE, STAKES, Scene
from kg.model import Amount, Argument, Claim, EntityType, FactType, Mention, Role, Status
from kg.ontology import FactClass, Ontology

PARTS = STAKES - {"interest"} | {"%", "pct", "percent", "cent", "remainder", "rest"}
"""Nouns for a part of a firm, of which the text before may have to tell whose it is."""
FIRMS = {
    FactType("acquisition"): Role("target"),
    FactType("shareholding"): Role("organization"),
}
"""By the types of claims that tell of shares: whose they are."""
_HOLDERS = ("shareholder", "stockholder", "holder", "owner", "investor")
"""Who has a part: "the biggest shareholder, with 17 pct"."""
_TYPES = (EntityType("organization"),)
_TRADES = {
    "buy", "acquire", "purchase", "sell", "sell off", "offload", "divest", "dispose", "sale", "disposal", "pay",
    "snap up", "pick up", "scoop up", "grab", "bag", "nab", "buy up", "mop up", "unload", "resell", "sell on",
    "hand over", "buy in", "relinquish", "transfer", "bidder", "suitor",
}  # fmt: skip
"""Triggers whose object is the part itself: one "bids for the shares" of a firm in order to have all of it."""
_BUYING = {"buy", "acquire", "purchase", "snap up", "pick up", "scoop up", "grab", "bag", "nab", "buy up", "buy in"}
_WHOLE = {"all", "remain", "remaining", "outstanding", "entire", "whole", "control", "controlling", "majority"}
_RULING = {"control", "controlling", "majority"}
_REST = {"remainder", "remaining", "remain", "rest"}
"""Words for what is left of a firm after a part of it that was told of."""
_STAKE = Role("stake")
_CHANGING = {"raise", "increase", "lower", "cut", "reduce", "boost", "lift", "trim", "build", "review", "change"}
"""What one does to a holding that one has."""
_REDUCING = {"lower", "cut", "reduce", "trim", "pare", "sell", "halve", "dilute", "shed", "offload"}
_MORE = {"additional", "further", "more"}
_DEFINITE = {"the", "this", "that", "these", "those", "its", "his", "her", "their", "all"}


def by_size_of_stake(
    match: Match, scene: Scene, ontology: Ontology
) -> tuple[FactClass, dict[Role, tuple[Argument, ...]]]:
    """Buying less than half is a shareholding, a stake of more than half is control: the same words tell both."""
    type_, stakes = match.fact_class.name, match.roles.get(Role("stake"), ())
    part = _part_of(match, scene)
    rest = REST_CLAUSE.search(scene.line) is not None
    if rest and type_ == "shareholding" and part == match.trigger and match.frame.status is None:
        stakes, part = (), None  # "the 63% that he does not own yet" tells what others have
        match.roles.pop(_STAKE, None)
    whole = part is not None and _is_whole(part, scene)
    whole |= type_ == "acquisition" and REST_CLAUSE.search(scene.line) is not None
    whole |= type_ == "acquisition" and match.of_part and _is_rest(match, scene)
    majority = whole or any(map(_is_majority, stakes))
    minority = not majority and (match.of_part or part is not None or any(map(_is_minority, stakes)))
    become, names = str(type_), dict[str, str]()
    if type_ == "acquisition" and minority:
        become, names = "shareholding", {"acquirer": "owner", "target": "organization"}
    elif type_ == "shareholding" and majority and match.frame.status in (Status.COMPLETED, Status.PLANNED):
        become, names = "acquisition", {"owner": "acquirer", "organization": "target"}
    elif type_ == "shareholding" and majority and match.frame.status is None:
        become, names = "subsidiary", {"owner": "parent", "organization": "subsidiary"}
    fact_class = ontology.fact_class(become)
    renamed = {Role(names.get(role, role)): fillers for role, fillers in match.roles.items()}
    allowed = {role.name for role in fact_class.roles}
    return fact_class, {role: fillers for role, fillers in renamed.items() if role in allowed}


def _is_each(part: int, scene: Scene) -> bool:
    """ "$30 for each Kelbrand share", "for each of Kelbrand's shares"."""
    above = scene.tokens[part].head
    whole = scene.tokens[above].lemma == "of" and scene.tokens[scene.tokens[above].head].lemma in ("each", "every")
    each = any(scene.tokens[i].lemma in ("each", "every") for i in scene.syntax.children(part, "det", "amod"))
    return each or (whole and scene.tokens[part].dep == "pobj")


def _part_of(match: Match, scene: Scene) -> int | None:
    """The noun by which the text says that it speaks of a part of a firm: the "shares" that are sold."""
    if scene.tokens[match.trigger].lemma in STAKES and match.frame.type != "acquisition":
        return match.trigger
    if match.word not in _TRADES:
        return None
    paid = match.word in _BUYING and bool(match.links.get("object"))  # "bought Norwell for 300,000 shares"
    tokens = [i for link in ("object", "of", *(() if paid else ("for",))) for i in match.links.get(link, ())]
    tokens += [i for token in tokens if scene.tokens[token].lemma == "each" for i in scene.syntax.links(token)["of"]]
    return next((i for i in tokens if scene.tokens[i].lemma in STAKES), None)


def _is_whole(part: int, scene: Scene) -> bool:
    """ "The remaining shares", "all the stock": after that, nothing is left to be bought."""
    if _is_each(part, scene) or REST_CLAUSE.search(scene.line):
        return True
    if _is_measured(part, scene):
        return False
    beside = scene.syntax.children(part, "det", "predet", "amod", "nmod", "compound")
    if scene.syntax.children(part, "poss"):
        beside = [i for i in beside if scene.tokens[i].lemma in _RULING]  # "sold his remaining shares": only his
    return scene.tokens[part].lemma == "stock" or any(scene.tokens[i].lemma in _WHOLE for i in beside)


def _is_rest(match: Match, scene: Scene) -> bool:
    """ "Owns 22 pct and will buy the rest"."""
    return any(scene.tokens[i].lemma in ("rest", "remainder") for i in match.links.get("object", ()))


def shares_of_each(match: Match, scene: Scene) -> list[Match]:
    """ "Owned by Norwell (60%) and Rothmere (40%)": who of several holds how much; else the match alone."""
    role = next((role for role in (Role("owner"), Role("parent")) if match.roles.get(role)), None)
    if role is None:
        return [match]
    listed = shares(scene)
    holders = {referent(m) for m in match.roles[role] if isinstance(m, Mention)}
    own = {holder: share for holder, share in listed.items() if referent(holder) in holders}
    firm = next((role for role in (Role("organization"), Role("subsidiary")) if role in match.roles), None)
    if len(listed) < 2 or not own or firm is None:
        return [match]
    firms = tuple(a for a in match.roles[firm] if a not in listed) or _firm_beside(next(iter(own)), listed, scene)
    names = {referent(a) for a in firms if isinstance(a, Mention)}
    every = [(holder, share) for holder, share in listed.items() if referent(holder) not in names]
    if not firms or len(every) < 2:
        return [match]
    return [replace(match, roles={**match.roles, firm: firms, role: (h,), _STAKE: (share,)}) for h, share in every]


def _firm_beside(holder: Mention, listed: Mapping[Mention, Amount], scene: Scene) -> tuple[Mention, ...]:
    """ "Norwell holds 40% of Kelbrand, Rothmere 35%": the first firm named behind the first share."""
    behind = (m for m in scene.mentions if m.start > listed[holder].end and m.type in _TYPES and m not in listed)
    return tuple(islice(behind, 1))


def is_more_refused(match: Match, scene: Scene, status: Status) -> bool:
    """ "Agreed not to buy any additional shares": that says nothing against the shares it has.

    Nor is what the seller of a whole firm had a shareholding: "bought 70% of Norwell from its founder".
    """
    sold = match.frame.type == "shareholding" and match.frame.status is Status.FORMER and match.word in _BUYING
    if sold and any(map(_is_majority, match.roles.get(_STAKE, ()))):
        return True
    part = _part_of(match, scene)
    words = {scene.tokens[i].lemma for i in scene.syntax.children(part, "amod", "det")} if part is not None else set()
    return status in (Status.DENIED, Status.CANCELLED) and bool(words & _MORE)


def is_held_already(match: Match, scene: Scene) -> bool:
    """ "May raise or lower its holding": how much it will hold is not said, and that it holds something is."""
    poss = scene.syntax.children(match.trigger, "poss")
    carrier = scene.tokens[match.carrier].lemma if match.carrier is not None else ""
    head = scene.tokens[scene.tokens[match.trigger].head].lemma
    stakes = match.roles.get(_STAKE, ())
    held = (*stakes, *match.roles.get(Role("owner"), ()))
    cut = not {carrier, head}.isdisjoint(_REDUCING) and all(_is_before(filler, scene, match.trigger) for filler in held)
    return bool(poss) and ((not stakes and not {carrier, head}.isdisjoint(_CHANGING)) or cut)


def _is_before(filler: Argument, scene: Scene, noun: int) -> bool:
    """ "Norwell may cut its 9% stake": what is held and by whom, not what shall be left, or who shall buy it."""
    return scene.inside(filler)[-1] < noun


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
    deals = [claim for claim in told if claim.type in FIRMS]
    like = [claim for claim in deals if (Role("stake") in claim.roles if rest else claim.type == match.frame.type)]
    for claim in (*like, *(() if rest else deals)):
        for firm in claim.roles.get(FIRMS[claim.type], ()):
            before = firm.end <= scene.tokens[match.trigger].start
            if before and isinstance(firm, Mention) and referent(firm) not in match.used:
                match.roles[role] = (firm,)
                match.of_part = claim.type == "shareholding"
                _remember_size(match, scene, told)
                return True
    return not rest and (_complete_by_parent(match, told, role) or _complete_by_text(match, scene, role))


def _complete_by_parent(match: Match, told: Sequence[Claim], role: Role) -> bool:
    """ "Kelbrand was a unit of Norwell. Norwell still owns 19%": of its unit."""
    owners = match.names_in(Role("owner")) if match.frame.type == "shareholding" and _STAKE in match.roles else set()
    for claim in told:
        if claim.type == "subsidiary" and any(
            named_alike(parent, owner) for parent in names_of(claim, Role("parent")) for owner in owners
        ):
            match.roles[role] = claim.roles[Role("subsidiary")]
            return True
    return False


def _complete_by_text(match: Match, scene: Scene, role: Role) -> bool:
    """ "The family still owns 52%": of the firm that the text is about."""
    firm = next(firm_of_text(scene), None) if match.frame.type == "shareholding" and _STAKE in match.roles else None
    if firm is None or referent(firm) in match.used:
        return False
    match.roles[role] = (firm,)
    return True


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
        owners, claimed = (names_of(claim, Role(role)) for role in ("owner", "organization"))
        if not firms.isdisjoint(claimed) and referent(holder) in owners:
            match.roles[_STAKE] = claim.roles[_STAKE]
            return


def _speaks_of_part(match: Match, scene: Scene) -> bool:
    """Whether the trigger is about a part of something that its own phrase does not name."""
    if scene.tokens[match.trigger].lemma in _HOLDERS:
        return _STAKE in match.roles and not any(t in scene.mention_at for t in scene.syntax.links(match.trigger)["of"])
    links = ("object", "of", "for") if match.frame.type == "acquisition" else ("object",)
    objects = [i for link in links for i in match.links.get(link, ())] if not match.frame.nouns or match.carrier else []
    part = next((i for i in (match.trigger, *objects) if scene.tokens[i].lemma in PARTS), None)
    if part is None or not match.asserted:
        return False
    if any(
        scene.tokens[i].lemma in ("of", "in") and not _takes_shares(i, scene)
        for i in scene.syntax.children(part, "prep")
    ):
        return False
    if _is_paid(part, match, scene):
        return False
    if scene.tokens[part + 1 : part + 2] and scene.tokens[part + 1].text.lower() in ("outstanding", "issued"):
        return False  # "has 42 mln shares outstanding": its own, that others hold
    words = {scene.tokens[i].text.lower() for i in scene.syntax.children(part)}
    return (_is_measured(part, scene) or bool(words & _DEFINITE)) and "own" not in words and not _is_named(part, scene)


def _takes_shares(preposition: int, scene: Scene) -> bool:
    """ "11% of the shares": of whose, the phrase does not say."""
    nouns = scene.syntax.children(preposition, "pobj")
    named = any(i in scene.mention_at for i in scene.syntax.subtree(preposition))
    return not named and bool(nouns) and all(scene.tokens[i].lemma in STAKES for i in nouns)


def _is_paid(part: int, match: Match, scene: Scene) -> bool:
    """ "Acquired Norwell for 300,000 shares": what the buyer gives for it."""
    above = scene.tokens[scene.tokens[part].head]
    bought = above.lemma in ("for", "with") and scene.tokens[above.head].lemma in _BUYING
    return bought and scene.tokens[part].dep == "pobj" and bool(scene.syntax.children(above.head, "dobj"))


def _is_measured(part: int, scene: Scene) -> bool:
    """ "14 mln shares", "a 10 pct stake"."""
    return any(scene.head(amount) in (part, *scene.syntax.children(part)) for amount in scene.amounts)


def _is_named(part: int, scene: Scene) -> bool:
    """ "The Norwell shares": the phrase says itself of whom it speaks."""
    return any(i in scene.mention_at for i in scene.syntax.children(part, "compound", "nmod"))
