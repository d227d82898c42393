"""Parts of firms that a text does not call by their names, but are bought and sold: "its car division"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.facts.match import Match, mentions_of, named_alike, referent
from kg.facts.posts import firm_of_text
from kg.facts.scene import Scene
from kg.model import Claim, EntityType, Mention, MentionKind, Role, Status

_UNITS = {
    "division", "unit", "business", "operation", "arm", "subsidiary", "affiliate", "plant", "factory", "mill",
    "refinery", "brewery", "smelter", "mine", "asset", "activity", "segment", "portfolio", "branch", "works", "depot",
    "terminal",
}  # fmt: skip
_OWNED = {"unit", "subsidiary", "affiliate", "arm", "division"}
_VEHICLES = {*_OWNED, "company", "firm", "corporation", "entity", "vehicle", "partnership", "corp", "consortium"}
_MAKING = {"form", "own", "control", "set", "organize", "organise", "establish", "create", "lead", "head", "found"}
_FIRM = EntityType("organization")
_OWNERS = (_FIRM, EntityType("person"))
_VAGUE = {
    "new", "old", "other", "own", "entire", "whole", "main", "major", "key", "core", "non", "-", "small", "large",
    "big", "remaining", "remain", "such", "first", "second", "last", "former", "current", "existing", "various",
    "several", "certain", "many", "few", "more", "troubled", "ailing", "struggling", "profitable", "loss", "making",
}  # fmt: skip
"""Words that don't tell one part of a firm from another."""
_MAIN = {"main", "key", "core", "principal", "large", "big", "chief", "prized", "most", "important", "flagship"}
"""Words for the one part of a firm that a text is about."""
_TARGET, _ACQUIRER = Role("target"), Role("acquirer")
_SUBSIDIARY, _PARENT = Role("subsidiary"), Role("parent")


def complete_unit(match: Match, scene: Scene) -> None:
    """Fill the role of the parent of "the ferry arm, Merivale Ferries" with the firm that the text is about."""
    bare = match.frame.type == "subsidiary" and match.word in _OWNED and _SUBSIDIARY in match.roles
    articles = [scene.tokens[i].text.lower() for i in scene.syntax.children(match.trigger, "det", "poss")]
    if bare and _PARENT not in match.roles and articles == ["the"] and not match.links.get("of"):
        firms = [m for m in firm_of_text(scene) if referent(m) not in match.used]
        match.roles.update({_PARENT: (firms[0],)} if firms else {})


def unit_at(match: Match, scene: Scene, token: int) -> Mention | None:
    """The part of a firm that a common noun stands for: called by its noun, and known as its owner's."""
    here = scene.tokens[token]
    if here.lemma not in _UNITS or token in scene.mention_at or here.pos not in ("NOUN", "PROPN"):
        return None
    first = _first(scene, token)
    name = scene.mention_at.get(first - 1) if first else None
    if name is not None and name.kind is MentionKind.NAME and name.type == _FIRM and _has_owner_beside(scene, token):
        return name if referent(name) not in match.used else None  # "its Kelbrand division"
    owner = next((m for i in _owners(scene, token, first) if (m := _owner(scene, i)) is not None), None)
    if owner is None and _is_own(scene, token):
        actors = [i for link in ("subject", "carrier_subject") for i in match.links.get(link, ())]
        owner = next((m for i in actors for m in scene.entities_at(i, _OWNERS)), None)
    if owner is None or referent(owner) in _buyers(match):
        return None
    span = scene.words(first, token)
    words = " ".join(span.text.split())
    return Mention(
        start=span.start,
        end=span.end,
        text=span.text,
        type=_FIRM,
        kind=MentionKind.NAME,
        canonical=f"{' '.join(referent(owner).split())}'s {words}",
    )


def _has_owner_beside(scene: Scene, token: int) -> bool:
    return bool(scene.syntax.children(token, "poss"))


def _is_own(scene: Scene, token: int) -> bool:
    """ "Approved the sale of its car division": whose "its" nobody knows but from who acts."""
    return any(
        scene.tokens[i].tag == "PRP$" and i not in scene.mention_at for i in scene.syntax.children(token, "poss")
    )


def owner_of_unit(scene: Scene, unit: Mention) -> Mention | None:
    """Whose a nameless part of a firm is."""
    token = scene.inside(unit)[-1]
    return next((m for i in _owners(scene, token, _first(scene, token)) if (m := _owner(scene, i)) is not None), None)


def makers_of_vehicle(scene: Scene, token: int) -> list[Mention]:
    """ "To a company formed by Norwell", "with a unit of Norwell": who acts through a firm that has no name."""
    if scene.tokens[token].lemma not in _VEHICLES or token in scene.mention_at:
        return []
    articles = {scene.tokens[i].lemma for i in scene.syntax.children(token, "det")}
    clauses = [v for v in scene.syntax.children(token, "acl") if scene.tokens[v].lemma in _MAKING]
    makers = [i for verb in clauses for i in scene.syntax.links(verb)["by"]]
    if not makers and scene.tokens[token].lemma in _OWNED:
        makers = scene.syntax.links(token)["of"]
    return [m for i in makers for m in scene.entities_at(i, _OWNERS)] if articles & {"a", "an", "another"} else []


def _first(scene: Scene, token: int) -> int:
    """Where the words begin that say what part it is: after its owner."""
    first = token
    while first and _describes(scene, first - 1, token):
        first -= 1
    return first


def _describes(scene: Scene, index: int, token: int) -> bool:
    here = scene.tokens[index]
    mention = scene.mention_at.get(index)
    firm = mention is not None and mention.type in _OWNERS
    inside = token in (here.head, scene.tokens[here.head].head) or here.text == "-"
    joined = scene.tokens[index + 1].text == "-"  # "loss-making": three words
    described = joined or here.dep in ("amod", "compound", "nmod", "conj", "cc", "punct")
    return not firm and inside and described and here.text != ","


def _owners(scene: Scene, token: int, first: int) -> list[int]:
    """ "Its car division", "the Norwell car division", "the car division of Norwell"."""
    before = [first - 1] if first and first - 1 in scene.mention_at else []
    of = [i for p in scene.syntax.children(token, "prep") if scene.tokens[p].lemma == "of" for i in _taken(scene, p)]
    return [*scene.syntax.children(token, "poss"), *before, *of]


def _taken(scene: Scene, preposition: int) -> list[int]:
    return scene.syntax.children(preposition, "pobj")


def _owner(scene: Scene, token: int) -> Mention | None:
    mention = scene.mention_at.get(token)
    if mention is None or mention.type not in _OWNERS:
        return None
    return mention if mention.kind is MentionKind.NAME or mention.antecedent is not None else None


def _buyers(match: Match) -> set[str]:
    """Whom the match takes for the buyer already: nobody buys a part of himself."""
    return {name for role in match.roles if role == "acquirer" for name in match.names_in(role)}


def with_units(claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims of a document, with the names of the parts of firms that it tells elsewhere.

    "Bought the main unit of Rothmere": Kelbrand, if the text speaks of a deal on Kelbrand and says that it is
    Rothmere's. What is left without a name stays where a word tells it from the other parts of its owner.
    """
    owned = {
        (referent(unit), referent(parent))
        for claim in claims
        if claim.type == "subsidiary" and claim.status in (Status.CURRENT, Status.FORMER)
        for unit in mentions_of(claim, Role("subsidiary"))
        for parent in mentions_of(claim, Role("parent"))
    }
    deals = [claim for claim in claims if claim.type == "acquisition"]
    traded = {referent(m): m for claim in deals for m in mentions_of(claim, _TARGET) if not _is_nameless(m)}
    for claim in claims:
        nameless = [m for m in mentions_of(claim, _TARGET) if _is_nameless(m)] if claim.type == "acquisition" else []
        if not nameless:
            yield claim
            continue
        owner, _, phrase = nameless[0].canonical.partition("'s ")
        names = [name for name, parent in sorted(owned) if name in traded and named_alike(parent, owner)]
        words = phrase.lower().replace("-", " - ").split()
        if len(names) == 1 and (set(words) & _MAIN or _is_vague(words) or _buys(deals, names[0], claim)):
            yield replace(claim, roles={**claim.roles, _TARGET: (traded[names[0]],)})
        elif not _is_vague(words):
            yield claim


def _is_nameless(mention: Mention) -> bool:
    return "'s " in mention.canonical and not mention.text.istitle()


def _is_vague(words: Sequence[str]) -> bool:
    return all(word in _VAGUE for word in words[:-1])


def _buys(deals: Sequence[Claim], name: str, claim: Claim) -> bool:
    """Whether the buyer is told to buy what bears the name as well."""
    buyers = {referent(m) for m in mentions_of(claim, _ACQUIRER)}
    same = (deal for deal in deals if name in map(referent, mentions_of(deal, _TARGET)))
    return any(referent(m) in buyers for deal in same for m in mentions_of(deal, _ACQUIRER))
