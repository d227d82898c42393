"""Who sells what others buy, where the words of the deal do not tell: the owner of the firm that is sold."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from kg.facts.match import Match, mentions_of, named_alike, referent
from kg.facts.scene import Scene
from kg.facts.units import owner_of_unit
from kg.model import Claim, EntityType, Mention, MentionKind, Role, Span, Status

_TARGET, _SELLER, _ACQUIRER = Role("target"), Role("seller"), Role("acquirer")
_SUBSIDIARY, _PARENT = Role("subsidiary"), Role("parent")
_SELLERS = ("seller", "vendor")
_SELLING = (
    "sell", "offload", "divest", "dispose", "unload", "shed", "part", "auction", "relinquish", "exit", "dump",
)  # fmt: skip
_GIVING = (
    "agree", "exit", "spin", "transfer", "hand", "own", "get", "receive", "give", "let", "make", "lose", "cede",
    "surrender", "yield", "resell",
)  # fmt: skip
"""Verbs, beside those of selling, whose subject may be who sells."""
_TRADERS = (EntityType("organization"), EntityType("person"))
_BECOMING = re.compile(r"\b(?:bec[ao]m(?:e|es|ing)|join(?:s|ed|ing)?|now (?:a |the )?part)\b")
"""Verbs for whose a firm is once it has been bought."""


def add_sellers(told: Sequence[Match], scene: Scene) -> None:
    """Who buys a unit buys it from its parent: "the takeover of the Rothmere subsidiary Kelbrand".

    Else from whose the sentence says that it is, from who sells it there, or from whom it calls the seller.
    """
    parents = {
        unit: match.roles[_PARENT]
        for match in told
        if match.fact_class.name == "subsidiary" and not _comes_about(match, scene)
        for unit in match.roles[_SUBSIDIARY]
    }
    for match in told:
        if match.fact_class.name != "acquisition" or _SELLER in match.roles:
            continue
        targets = [unit for unit in match.roles[_TARGET] if isinstance(unit, Mention)]
        found = next((parents[unit] for unit in targets if unit in parents), ())
        sellers = found or tuple(_owners(targets, scene)) or tuple(_vendors(targets, scene)) or _named(scene)
        sellers = tuple(m for m in sellers if isinstance(m, Mention) and referent(m) not in match.used)
        match.roles.update({_SELLER: sellers} if sellers else {})


def _comes_about(match: Match, scene: Scene) -> bool:
    """ "Was bought by Norwell to become part of its Kelbrand unit": whose it is then, not before."""
    return any(scene.tokens[i].lemma == "become" for i in islice(scene.syntax.ancestors(match.trigger), 3))


def _named(scene: Scene) -> tuple[Mention, ...]:
    """ "The seller, Rothmere, ..."."""
    return tuple(
        mention
        for index, token in enumerate(scene.tokens)
        if token.lemma in _SELLERS and token.pos == "NOUN"
        for bearer in (*scene.syntax.links(index)["self"], *_being(index, scene))
        for mention in scene.entities_at(bearer, _TRADERS)
        if mention.kind is MentionKind.NAME
    )


def _being(noun: int, scene: Scene) -> list[int]:
    """ "The seller of Kelbrand was Norwell"."""
    verb = scene.tokens[noun].head
    return scene.syntax.children(verb, "attr") if scene.tokens[noun].dep == "nsubj" else []


def _owners(targets: Iterable[Mention], scene: Scene) -> Iterator[Mention]:
    """ "Norwell bought Rothmere's car division", "bought Rothmere's Kelbrand Tools"."""
    for target in targets:
        if target not in scene.mentions and (owner := owner_of_unit(scene, target)) is not None:
            yield owner
        first = scene.inside(target)[0] if target in scene.mentions else 0
        holder = scene.mention_at.get(first - 2) if scene.tokens[first - 1].tag == "POS" else None
        if first > 1 and holder is not None and holder.type == "organization":
            yield holder


def _vendors(targets: Iterable[Mention], scene: Scene) -> Iterator[Mention]:
    """ "Rothmere is shedding Kelbrand, which goes to Norwell": who sells it."""
    names = {referent(target) for target in targets}
    for index, token in enumerate(scene.tokens):
        links = scene.syntax.links(index) if token.lemma in _SELLING and token.pos == "VERB" else {}
        things = (*links.get("object", ()), *links.get("of", ()), *links.get("with", ()))
        sold = {referent(m) for i in things for m in scene.entities_at(i, _TRADERS)}
        if sold & names:
            yield from (m for i in links.get("subject", ()) for m in scene.entities_at(i, _TRADERS))


def is_giving_up(scene: Scene, seller: Span) -> bool:
    """ "Sold by Rothmere", "bought from Rothmere", "Rothmere's Kelbrand": not whoever else the sentence names."""
    head = scene.head(seller)
    if head is None:
        return False
    head = scene.syntax.first_conjunct(scene.syntax.whole(head))
    above = scene.tokens[scene.tokens[head].head]
    of_part = above.lemma == "of" and scene.tokens[above.head].lemma == "part"  # "became part of Rothmere"
    if scene.tokens[head].dep == "poss" or (scene.tokens[head].dep == "pobj" and above.lemma in ("from", "of")):
        return not of_part
    verb = next((i for i in scene.syntax.ancestors(head) if scene.tokens[i].pos in ("VERB", "AUX")), None)
    return verb is not None and scene.tokens[verb].lemma in (*_SELLING, *_GIVING)


def with_sellers(claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims of a document, with the sellers of firms of which another sentence tells whose they are."""
    owners: dict[str, list[tuple[Mention, Status]]] = defaultdict(list)
    for claim in claims:
        is_told = claim.type == "subsidiary" and claim.status in (Status.CURRENT, Status.FORMER)
        if is_told and not _BECOMING.search(claim.sentence.text):
            for unit in mentions_of(claim, _SUBSIDIARY):
                owners[referent(unit)] += [(parent, claim.status) for parent in mentions_of(claim, _PARENT)]
    bought = [claim for claim in claims if claim.type == "acquisition"]
    for claim in claims:
        if claim.type != "acquisition" or _SELLER in claim.roles:
            yield claim
            continue
        targets = [referent(target) for target in mentions_of(claim, _TARGET)]
        told = [
            owner
            for unit, parents in owners.items()
            if any(named_alike(unit, target) for target in targets)
            for owner in parents
        ]
        sold = claim.status is Status.COMPLETED
        buyers = [referent(buyer) for deal in bought for buyer in _buyers_of(deal, claim)]
        owned = [owner for owner, status in told if sold or status is Status.CURRENT]
        sellers = [owner for owner in owned if not any(named_alike(referent(owner), buyer) for buyer in buyers)]
        alone = sellers and all(named_alike(referent(sellers[0]), referent(other)) for other in sellers)
        yield replace(claim, roles={**claim.roles, _SELLER: (sellers[0],)}) if alone else claim


def _buyers_of(deal: Claim, claim: Claim) -> list[Mention]:
    """Who buys what the claim tells of, in whatever deal."""
    targets = {referent(m) for m in mentions_of(claim, _TARGET)}
    same = not targets.isdisjoint(referent(m) for m in mentions_of(deal, _TARGET))
    return mentions_of(deal, _ACQUIRER) if same else []
