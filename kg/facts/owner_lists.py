"""Who holds how much of a firm, in lists: "its shareholders are Norwell (12%), Rothmere (9%) and the Lunds (4%)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.facts.match import mentions_of, named_alike, referent
from kg.facts.name_lists import names_listed
from kg.facts.scene import Scene
from kg.model import Amount, AmountKind, Argument, Claim, EntityType, FactType, Mention, MentionKind, Role, Span, Status

_OWNER, _ORGANIZATION, _STAKE = Role("owner"), Role("organization"), Role("stake")
_FIRMS = (EntityType("organization"),)
_TYPES = (EntityType("organization"), EntityType("person"))
_HOLDERS = {"shareholder", "stockholder"}
_INVESTORS = {"investor", "backer"}
_NOUNS = {"shareholder", "stockholder", "owner", *_INVESTORS}
_NEAR = 400
"""Characters after which "each" no longer speaks of those who have founded something."""
_LISTING = ("be", "include", "comprise", "number")
_OPENING = re.compile(r"(?:\s*\([^)]*\))?\s*(?::|--|—|–|-\s|, namely|, including|\bincluding\b|\bsuch as\b)\s*")
"""What opens a list right behind its noun."""
_BEHIND = re.compile(
    r"[\s,(]*(?:(?:family|brothers|each|which|who|currently|now|also|with|holds?|ha[sd]|have|owns?|at|holding|owning"
    r"|having|taking|takes|keeps?|retains?|the|an?|other|another|remaining|further|about|some|roughly|around|nearly"
    r"|almost|just|over|under|up to|more than|less than)[\s(]+)*"
)
"""What stands between a holder and his share."""
_BARE = re.compile(r",? (?:with |\()(?:the (?:remaining |other )?|another )?(\d+(?:\.\d+)?)(?=[,.;)]| and )")
"""A share behind others of which only the first says that it is a percentage."""
_BEFORE = re.compile(
    r"\s*(?:is |are |being |was |were )?(?:owned |held |controlled )?(?:by|to) (?:the |an? )?(?:[a-z]+ ){0,2}"
)
"""What stands between a share and its holder: "40 percent by Norwell"."""
_OWN_SHARE = re.compile(
    r"\s+(?:with )?(?:the (?:rest|remainder|balance|other (?:half|third|\d))\b|\d[\d.]*\s?(?:%|pct|per ?cent))"
)
_EACH = re.compile(
    r"\b[Ee]ach (?:(?:of them|of the \w+|partner|side|company|firm|party|will|would|to|currently|now) )*"
    r"(?:own|hold|have|take|get|control|has|had|taking|holding|owning|with)(?:s|ing)?\b"
)
_EACH_OWN = re.compile(r"\b(?:each|both) (?:own|hold)\b")
_JOINED = re.compile(r"\s*(?:,|,? and)?\s*(?:the )?(?:\([^)]*\))?\s*")
_HALF = re.compile(r" (?:an? )?(?:half|equal (?:share|stake|part)s?)\b")
_REST = re.compile(
    r"\b(?:the|with the) (?:rest|remainder|balance)(?: of (?:the|its) (?:shares|stock|equity|capital|company))? "
    r"(?:(?:is|are|was|were|being|remains?|lies|stays) )?(?:now |still |currently )?"
    r"(?:(?:held|owned|controlled) by|in the hands of|belong(?:s|ing) to|with) (?:the )?(?:[a-z]+ ){0,3}"
)


_OF_ITS_OWN = re.compile(r" (?:of|in) (?:the |[a-z]+ )?[A-Z]")


def shares(scene: Scene) -> Mapping[Mention, Amount]:
    """Who of those named in a sentence holds what percentage: "Norwell (60%)", "40 percent by Rothmere"."""
    text = scene.text
    parts = [a for a in scene.amounts if a.kind is AmountKind.PERCENT]
    holders = [m for m in scene.mentions if m.type in _TYPES and m.kind is MentionKind.NAME]
    found: dict[Mention, Amount] = {}
    for part in parts:
        before = [m for m in holders if m.end <= part.start and _BEHIND.fullmatch(text, m.end, part.start)]
        after = [m for m in holders if m.start >= part.end and _BEFORE.fullmatch(text, part.end, m.start)]
        if _OF_ITS_OWN.match(text, part.end):
            before = [m for m in before if text[m.end : m.end + 1] != ","]  # "22% of Kelbrand, 9% of Arbenta"
        for holder in (*after[:1], *before[-1:])[:1]:
            found.setdefault(holder, part)
    return found


def has_share_behind(name: Span, scene: Scene) -> bool:
    """ "Norwell owns 60% of Kelbrand, Arbenta 30% and Rothmere the rest": whether a share follows a name itself."""
    return _OWN_SHARE.match(scene.text, name.end, scene.sentence.end) is not None


def listed_owners(scene: Scene, told: Sequence[Claim], following: Scene | None = None) -> Iterator[Claim]:
    """The holders that a sentence, or the one that follows its colon, lists behind "shareholders" or "owners".

    Of what: as the noun's phrase says, or who "has" them, or the last of the claims on shares, the last one first.
    """
    for index, token in enumerate(scene.tokens):
        if token.lemma not in _NOUNS or token.tag not in ("NNS", "NN"):
            continue
        invests = token.lemma in _INVESTORS
        known = [claim for claim in told if (claim.type == "investment") == invests]
        firm = next(iter(_firms(scene, index, known)), None)
        here = following if following is not None and scene.line.rstrip().endswith(":") else scene
        owners = names_listed(here, _start(scene, index), _TYPES) or _single(scene, index)
        if firm is None or not owners:
            continue
        parts = shares(here)
        for owner in owners:
            if not named_alike(referent(owner), referent(firm)):
                holding = _holding(owner, firm, parts.get(owner) or (_bare(owner, here) if parts else None), here)
                yield _investment(holding) if invests else holding
        return


def _single(scene: Scene, noun: int) -> list[Mention]:
    """ "The biggest shareholder is Norwell": who is called the one holder, of what only the text before tells."""
    articles = {scene.tokens[i].text.lower() for i in scene.syntax.children(noun, "det", "poss")}
    links = scene.syntax.links(noun)
    owned = [m for link in ("of", "in", "poss", "modifier") for i in links[link] for m in scene.entities_at(i, _TYPES)]
    verb = scene.tokens[scene.tokens[noun].head]
    named = scene.tokens[noun].dep == "nsubj" and verb.lemma in ("be", "remain")
    if scene.tokens[noun].lemma not in _HOLDERS or not named or not articles & {"the", "its", "their"} or owned:
        return []
    found = [m for i in scene.syntax.children(scene.tokens[noun].head, "attr") for m in scene.entities_at(i, _TYPES)]
    return [m for m in found if m.kind is MentionKind.NAME][:1]


def _bare(owner: Mention, scene: Scene) -> Amount | None:
    """ "Norwell with 40 percent, Rothmere with 35": a percentage that does not say so."""
    found = _BARE.match(scene.text, owner.end, scene.sentence.end)
    return None if found is None else _percentage(found.start(1), found.end(1), f"{found[1]}%", scene)


def _percentage(start: int, end: int, value: str, scene: Scene) -> Amount:
    span = scene.document.span(start, end)
    return Amount(start=span.start, end=span.end, text=span.text, value=value, kind=AmountKind.PERCENT)


def _holding(owner: Mention, firm: Mention, stake: Amount | None, scene: Scene) -> Claim:
    roles: dict[Role, tuple[Argument, ...]] = {_OWNER: (owner,), _ORGANIZATION: (firm,)}
    return Claim(
        type=FactType("shareholding"),
        roles=roles if stake is None else {**roles, _STAKE: (stake,)},
        status=Status.CURRENT,
        confidence=0.85,
        sentence=scene.span,
        extractor="rule:shareholding/list",
    )


def _investment(holding: Claim) -> Claim:
    """What a list of investors tells instead."""
    return replace(
        holding,
        type=FactType("investment"),
        roles={Role("investor"): holding.roles[_OWNER], _ORGANIZATION: holding.roles[_ORGANIZATION]},
        status=Status.COMPLETED,
        extractor="rule:investment/list",
    )


def joint_owners(scene: Scene, told: Sequence[Claim]) -> Iterator[Claim]:
    """ "Norwell and Rothmere formed Kelbrand; each owns half", "..., the rest is held by Rothmere".

    Of what, tells the last of the claims on foundings, or on shares, the last one first.
    """
    text, start, end = scene.text, scene.sentence.start, scene.sentence.end
    yield from _each_of_these(scene)
    if each := _EACH.search(text, start, end):
        half = _HALF.match(text, each.end(), end)
        parts = [a for a in scene.amounts if a.kind is AmountKind.PERCENT and a.start >= each.end()]
        stake = parts[0] if parts else _percentage(half.start() + 1, half.end(), "50%", scene) if half else None
        joint = next((c for c in told if c.type == "founding" and len(mentions_of(c, Role("founder"))) > 1), None)
        if stake is not None and joint is not None and joint.sentence.start >= start - _NEAR:
            firm = mentions_of(joint, _ORGANIZATION)[0]
            yield from (_holding(owner, firm, stake, scene) for owner in mentions_of(joint, Role("founder")))
    if rest := _REST.search(text, start, end):
        holder = next((m for m in scene.mentions if m.start == rest.end() and m.type in _TYPES), None)
        firms = (m for c in told for m in mentions_of(c, _ORGANIZATION, Role("subsidiary")))
        held = next(firms, None) if told and told[0].type in ("shareholding", "subsidiary") else None
        if holder is not None and held is not None and referent(holder) != referent(held):
            yield _holding(holder, held, None, scene)


def _each_of_these(scene: Scene) -> Iterator[Claim]:
    """ "Norwell and Rothmere each own 25% of Kelbrand", where "own" is no verb to the parser."""
    each = _EACH_OWN.search(scene.text, scene.sentence.start, scene.sentence.end)
    stake = next((a for a in scene.amounts if each and each.end() <= a.start <= each.end() + 9), None)
    holders = [m for m in scene.mentions if m.type in _TYPES and m.kind is MentionKind.NAME]
    firm = next((m for m in holders if stake and m.start >= stake.end and m.type in _FIRMS), None)
    if each is None or stake is None or firm is None:
        return
    edge = each.start()
    for holder in reversed([m for m in holders if m.end <= edge]):
        if not _JOINED.fullmatch(scene.text, holder.end, edge):
            return
        yield _holding(holder, firm, stake, scene)
        edge = holder.start


def _firms(scene: Scene, noun: int, told: Sequence[Claim]) -> Iterator[Mention]:
    """Whose shareholders they are."""
    links = scene.syntax.links(noun)
    carrier = scene.tokens[noun].head
    having = scene.tokens[noun].dep == "dobj" and scene.tokens[carrier].lemma in ("have", "name", "list", "count")
    subjects = scene.syntax.children(carrier, "nsubj") if having and scene.tokens[carrier].lemma == "have" else []
    for token in (*links["of"], *links["in"], *links["poss"], *links["modifier"], *subjects):
        yield from scene.entities_at(token, _FIRMS)
    owned = scene.syntax.children(noun, "poss", "compound", "nmod")
    if any(i in scene.mention_at for i in owned):
        return
    yield from (m for m in _sources(scene))
    for claim in told:
        if claim.type in ("shareholding", "subsidiary", "acquisition", "investment"):
            yield from mentions_of(claim, _ORGANIZATION, Role("subsidiary"), Role("target"))


def _sources(scene: Scene) -> Iterator[Mention]:
    """ "..., the prospectus of Kelbrand shows"."""
    for index, token in enumerate(scene.tokens):
        if token.lemma in ("prospectus", "register", "report", "filing"):
            links = scene.syntax.links(index)
            for i in (*links["of"], *links["poss"]):
                yield from scene.entities_at(i, _FIRMS)


def _start(scene: Scene, noun: int) -> int | None:
    """Where the list begins, if one does."""
    token = scene.tokens[noun]
    phrase = max(i for i in (noun, *_own_words(scene, noun)))
    if opening := _OPENING.match(scene.text, scene.tokens[phrase].end, scene.sentence.end):
        return opening.end()
    verb = scene.tokens[token.head]
    subject = token.dep in ("nsubj", "nsubjpass") and token.tag == "NNS" and verb.lemma in _LISTING
    return verb.end + 1 if subject else None


def _own_words(scene: Scene, noun: int) -> Iterator[int]:
    """The words of "of Norwell" behind the noun."""
    for preposition in scene.syntax.children(noun, "prep"):
        if scene.tokens[preposition].lemma in ("of", "in"):
            taken = scene.syntax.children(preposition, "pobj")
            yield from (i for t in taken if t in scene.mention_at for i in scene.inside(scene.mention_at[t]))
