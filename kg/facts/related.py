"""Relations that the network sees -> claims, where no frame has told the same, and roles that a claim still lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from kg.facts.added_roles import ONCE, completed, fitting
from kg.facts.lasting import as_lasting
from kg.facts.match import referent
from kg.facts.misread import is_misread
from kg.facts.no_firms import BASED, CONTRACTS
from kg.facts.owner_lists import has_share_behind
from kg.facts.posts import POSITION, position_of
from kg.facts.relation_status import BUYING, SELLING, as_seen, is_negated, path_between, status_of, trigger_of
from kg.facts.relations import Relation, Words, relations_of
from kg.facts.scene import Scene
from kg.facts.status import assess, attribution
from kg.facts.status.words import load_words
from kg.model import Amount, Argument, Claim, Mention, Role, Span, Value
from kg.ontology import Ontology

_KIND = Role("kind")
_TARGET, _ACQUIRER, _PLACE = Role("target"), Role("acquirer"), Role("place")
_LOSING = ("lose", "cede", "surrender", "relinquish", "yield")
_SALES = ("sale", "disposal", "divestiture", "divestment")
_PARTS = re.compile(
    r"(?i)\b(stakes?|shares?|\w*holdings?|\w*holders?|hold(s|ing)?|held|own(s|ed|er|ers|ing|ership)?|interests?|equity|stock"
    r"|pct|per ?cent|half|control\w*)\b|%"
)
"""What speaks of the part of a firm that somebody has."""
_SALE_OF = re.compile(
    r"(?i)\b(sale|disposal|divestiture|divestment|sell-off) of ((an?|the|its|his|her|their) )?([\w-]+ ){0,3}$"
)
_FOR_SALE = re.compile(
    r"(?i)\b(up for (sale|auction)|on the (auction )?block|on the market|for sale|sale process"
    r"|(seek|look|search|hunt|shop)\w* (around )?for (an? |new )*(buyer|purchaser|suitor|owner)s?"
    r"|(seek|find)(s|ing)? (an? |new )*(buyer|purchaser|suitor|owner)s?)\b"
)
"""What is offered has not been bought yet, and not by who offers it."""
_UNION = re.compile(
    r"(?i)\b(merg|combine|combining|combination|amalgamat|consolidat|integrate|integrating|integration|unit(e|ing)"
    r"|union|fus(e|ing|ion)|tie|join|together\b|one\b|form(s|ed|ing)?\b|creat|deal|swap|marriage|link|absor)"
)
"""What speaks of firms that become one."""
_OWNERSHIP = ("subsidiary", "shareholding")
_ALIKE = (
    {"acquisition", "investment", "merger", "partnership", "shareholding", "subsidiary"},
    {"headquarters", "office"},
    {"employment", "founding"},
    {"employment", "subsidiary"},
    {"employment", "political_affiliation"},
)
"""Types of facts that are hardly told of the same two in one sentence."""

_APART = ("employment", "acquisition")
"""Types of facts of which a list tells one for each: "the bidders are Norwell and Rothmere"."""


def with_relations(scene: Scene, ontology: Ontology, told: Sequence[Claim]) -> Iterator[Claim]:
    """The claims that frames have told of a sentence, and those that only the network sees, with all their roles."""
    arguments = len(scene.mentions) + len(scene.times) + len(scene.amounts)
    relations = relations_of(scene) if len(scene.mentions) and arguments > 1 else ()
    ranked = sorted((r for r in relations if not _is_of_life(r)), key=lambda relation: -relation.probability)
    helpful = [r for r in ranked if r.believed or isinstance(r.object, Mention)]
    claims = [completed(claim, _not_told(helpful, claim, told), scene, ontology) for claim in told]
    for relation in ranked:
        silent = not relation.believed or relation.relation.link or is_negated(scene, relation)
        silent |= _is_speaker(scene, relation.subject, relation.object)
        roles = {} if silent or is_misread(relation, scene) else _roles(relation, scene, ontology)
        if not roles or any(_tells(claim, relation) or _settles(claim, relation) for claim in claims):
            continue
        claim = _claim(relation, roles, scene, ontology)
        joined = next((c for c in claims if _is_joined(c, claim, ranked)), None)
        if joined is not None:
            claims[claims.index(joined)] = _with_parties(joined, claim)
        else:
            links = [r for r in ranked if r.believed and r.relation.link]
            claims.append(completed(claim, _not_told(links, claim, claims), scene, ontology))
    yield from claims


def _is_of_life(relation: Relation) -> bool:
    """ "(8 September 1841 – 1 May 1904)": a life, and the day neither of a birth nor of a death."""
    return relation.relation.type in ONCE and isinstance(relation.object, Value) and "/" in relation.object.value


def _is_joined(claim: Claim, pair: Claim, relations: Sequence[Relation]) -> bool:
    """ "A merger between A, B and C": whether each of two is one with each that the network has told of before."""
    if claim.extractor != pair.extractor or claim.roles.keys() != pair.roles.keys() or len(pair.roles) > 1:
        return False
    believed = {frozenset((referent(r.subject), referent(r.object))) for r in relations if _is_seen_as(r, pair)}
    ((told,), (new,)) = claim.roles.values(), pair.roles.values()
    parties = {*map(referent, told), *map(referent, new)}
    return len(parties) == len(told) + 1 and all(frozenset(two) in believed for two in combinations(parties, 2))


def _is_seen_as(relation: Relation, claim: Claim) -> bool:
    return relation.believed and claim.extractor == f"model:{relation.relation.name}"


def _with_parties(claim: Claim, pair: Claim) -> Claim:
    roles = {
        role: (*told, *(p for p in pair.roles[role] if referent(p) not in set(map(referent, told))))
        for role, told in claim.roles.items()
    }
    return replace(claim, roles=roles)


def _not_told(relations: Sequence[Relation], claim: Claim, told: Sequence[Claim]) -> list[Relation]:
    """The relations without those between two of whom another claim tells who owns whom, or who works where."""
    owned = [other for other in told if other is not claim and other.type in _OWNERSHIP and claim.type in _OWNERSHIP]
    buyers = {referent(a) for a in claim.roles.get(_ACQUIRER, ())}
    parents = {
        referent(parent)
        for other in told
        if other.type == "subsidiary" and buyers & set(map(referent, other.roles.get(Role("subsidiary"), ())))
        for parent in other.roles.get(Role("parent"), ())
    }  # "bought by Norwell, a unit of Rothmere": Rothmere does not sell
    apart = [other for other in told if other is not claim and other.type == claim.type and claim.type in _APART]
    return [
        relation
        for relation in relations
        if not any(_relates(other, relation) for other in (*owned, *apart))
        and not _is_of_other_day(claim, relation, told)
        and not _may_be_of_other(claim, relation, told)
        and parents.isdisjoint((referent(relation.subject), referent(relation.object)))
    ]


def _is_of_other_day(claim: Claim, relation: Relation, told: Sequence[Claim]) -> bool:
    """ "(1859 in Oslo – 1932)": where somebody was born is not where he died, if a frame has told so."""
    others = (c for c in told if claim.type in ONCE and c.type in ONCE and c.type != claim.type)
    places = {referent(place) for other in others for place in other.roles.get(Role("place"), ())}
    return referent(relation.object) in places


def _may_be_of_other(claim: Claim, relation: Relation, told: Sequence[Claim]) -> bool:
    """ "Bought Kelbrand for $75m and took over Norwell": of what a frame has told the price already.

    And "in June he went to Norwell, formerly of Kelbrand": of which of two facts of the same, nobody knows.
    """
    others = [c for c in told if c is not claim and c.type == claim.type]
    if isinstance(relation.object, Amount) and any(relation.object in f for c in others for f in c.roles.values()):
        return True
    subject = relation.relation.subject
    same = (referent(filler) for other in others for filler in other.roles.get(subject, ()))
    return relation.relation.link and referent(relation.subject) in same


def _roles(relation: Relation, scene: Scene, ontology: Ontology) -> dict[Role, tuple[Argument, ...]]:
    """The filled roles; none if a mention's type doesn't fit, or the words are missing that the relation needs."""
    relation_class = relation.relation
    classes = {role.name: role for role in ontology.fact_class(relation_class.type).roles}
    subject = fitting(relation.subject, classes[relation_class.subject])
    object_ = fitting(relation.object, classes[relation_class.object])
    if subject is None or object_ is None or referent(subject) == referent(object_):
        return {}
    ends = {relation_class.subject: subject, relation_class.object: object_}
    if _TARGET in ends and _is_owner(scene, ends[_TARGET]):
        return {}
    if any(role in ends and _is_no_firm(scene, ends[role]) for role in (_TARGET, _ACQUIRER)):
        return {}
    if _ACQUIRER in ends and (_is_source(scene, ends[_ACQUIRER]) or _FOR_SALE.search(scene.line)):
        return {}
    if relation_class.type == "shareholding" and (not _PARTS.search(scene.line) or has_share_behind(object_, scene)):
        return {}
    if relation_class.type == "merger" and not _UNION.search(scene.line):
        return {}  # "Norwell, Rothmere and Kelbrand met"
    if _ACQUIRER in ends and _TARGET in ends and _is_selling(scene, ends[_ACQUIRER], ends[_TARGET]):
        return {}
    if relation_class.subject == relation_class.object:
        return {relation_class.subject: (subject, object_)}
    roles: dict[Role, tuple[Argument, ...]] = {relation_class.subject: (subject,), relation_class.object: (object_,)}
    if relation_class.words is not None:
        value = _value(relation_class.words, relation, scene)
        return {**roles, relation_class.words.role: (value,)} if value else {}
    return roles


def _is_speaker(scene: Scene, one: Span, other: Span) -> bool:
    """ "She said Norwell no longer holds any shares of Kelbrand": what she says is not about her."""
    head, below = scene.head(one), scene.head(other)
    if head is None or below is None or scene.tokens[head].dep != "nsubj":
        return False
    verb = scene.tokens[head].head
    if scene.tokens[verb].lemma not in load_words()["speech"]:
        return False
    above = {below, *scene.syntax.ancestors(below)}
    told = [i for i in scene.syntax.children(verb, "ccomp") if i in above]
    subjects = [scene.mention_at.get(i) for clause in told for i in scene.syntax.children(clause, "nsubj", "nsubjpass")]
    speaker = scene.mention_at.get(head)
    return any(s is not None and speaker is not None and referent(s) != referent(speaker) for s in subjects)


def _is_owner(scene: Scene, mention: Span) -> bool:
    """ "Norwell's brewery", "Norwell sold its brewery": who buys that does not buy Norwell."""
    head = scene.head(mention)
    if head is None:
        return False
    verb = scene.tokens[head].head
    sells = scene.tokens[head].dep == "nsubj" and scene.tokens[verb].lemma in SELLING
    itself = any(scene.tokens[i].text.lower() == "itself" for i in scene.syntax.children(verb, "dobj"))
    return scene.tokens[head].dep == "poss" or (sells and bool(scene.syntax.children(verb, "dobj")) and not itself)


def _is_no_firm(scene: Scene, mention: Span) -> bool:
    """ "The Norwell contract", "Boise, Idaho-based Norwell": neither the contract nor the town is a firm."""
    head = scene.head(mention)
    inside = head is not None and scene.tokens[head].dep in ("compound", "nmod")
    contract = inside and head is not None and scene.tokens[scene.tokens[head].head].lemma in CONTRACTS
    return contract or BASED.match(scene.text, mention.end) is not None


def _is_source(scene: Scene, mention: Span) -> bool:
    """ "Was bought from Norwell", "Norwell is selling it to its managers": that is who sold it."""
    head = scene.head(mention)
    if head is None:
        return False
    if scene.tokens[head].dep == "nsubj":
        verb = scene.tokens[head].head
        verb = next((i for i in scene.syntax.children(verb, "xcomp") if scene.tokens[i].lemma in SELLING), verb)
        objects = scene.syntax.children(verb, "dobj")
        lost = scene.tokens[verb].lemma in _LOSING and any(scene.tokens[i].lemma == "control" for i in objects)
        return lost or any(scene.tokens[i].lemma in (*SELLING, *_SALES) for i in (verb, *objects))
    if scene.tokens[head].dep != "pobj":
        return False
    above = scene.tokens[scene.tokens[head].head]
    return above.lemma == "from" and scene.tokens[above.head].lemma in BUYING


def _is_selling(scene: Scene, one: Span, thing: Span) -> bool:
    """ "Norwell exits mining with the sale of Kelbrand to Rothmere": who does not buy it."""
    return one.end <= thing.start and _SALE_OF.search(scene.text, one.end, thing.start) is not None


def _value(words: Words, relation: Relation, scene: Scene) -> Value | None:
    """The matching words nearest to the second of the two ends."""
    anchor = relation.object.start
    found = re.finditer(words.pattern, scene.line)
    spans = [scene.document.span(scene.sentence.start + m.start(), scene.sentence.start + m.end()) for m in found]
    best = min(spans, key=lambda span: abs(span.start - anchor), default=None)
    return Value(start=best.start, end=best.end, text=best.text, value=words.value or best.text) if best else None


def _relates(claim: Claim, relation: Relation) -> bool:
    """Whether a claim says already how the two are related, this way or another: frames know more kinds of facts."""
    told = {referent(argument) for fillers in claim.roles.values() for argument in fillers}
    return {referent(relation.subject), referent(relation.object)} <= told


def _tells(claim: Claim, relation: Relation) -> bool:
    """Whether a claim says of the two what the relation would tell, what comes to the same, or what excludes it."""
    types = {str(claim.type), str(relation.relation.type)}
    told = len(types) == 1 or any(types <= alike for alike in _ALIKE) or _is_site_in(claim, relation)
    return told and _relates(claim, relation)


def _is_site_in(claim: Claim, relation: Relation) -> bool:
    """Whether the claim takes for a place what the relation takes for something else."""
    ends = ((relation.relation.subject, relation.subject), (relation.relation.object, relation.object))
    places = {referent(place) for place in claim.roles.get(_PLACE, ())}
    return any(role != _PLACE and referent(end) in places for role, end in ends)


def _settles(claim: Claim, relation: Relation) -> bool:
    """Whether a frame has told of one of the two ends what the relation would tell otherwise."""
    if claim.type != relation.relation.type or not claim.extractor.startswith("rule:"):
        return False
    ends = {relation.relation.subject: relation.subject, relation.relation.object: relation.object}
    return any(referent(end) in map(referent, claim.roles.get(role, ())) for role, end in ends.items())


def _claim(relation: Relation, roles: Mapping[Role, tuple[Argument, ...]], scene: Scene, ontology: Ontology) -> Claim:
    fact_class = ontology.fact_class(relation.relation.type)
    path = path_between(scene, relation.subject, relation.object)
    trigger = trigger_of(scene, path, joint=fact_class.minimum > 1)
    post = position_of(scene, relation.subject, relation.object) if fact_class.name == "employment" else None
    title = scene.head(post) if post is not None else None  # "the next chief executive" is none yet
    if post is not None:
        roles = {POSITION: (post,), **roles}
        trigger = trigger if title is None else title
    beside = title is not None and scene.tokens[title].dep in ("compound", "nmod", "appos")
    if title is not None and beside and scene.tokens[title].head not in scene.inside(relation.object):
        status = assess(scene, title, state=True, asserted=False)  # "team member Ada Lund": whatever she says
    else:
        status = status_of(relation, scene, trigger, state=fact_class.state)
    status = as_lasting(fact_class.name, "", status, roles.get(_KIND, ()), scene)
    return Claim(
        type=fact_class.name,
        roles=roles,
        status=as_seen(status, relation),
        confidence=round(relation.probability, 3),
        sentence=scene.span,
        extractor=f"model:{relation.relation.name}",
        attribution=attribution(scene, trigger),
    )
