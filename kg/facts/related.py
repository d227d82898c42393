"""Relations that the network sees -> claims, where no frame has told the same, and roles that a claim still lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from itertools import combinations

from kg.facts.asides import is_elsewhere
from kg.facts.employers import leads_title
from kg.facts.lasting import as_lasting
from kg.facts.misread import is_misread
from kg.facts.no_firms import BASED, CONTRACTS
from kg.facts.owner_lists import has_share_behind
from kg.facts.periods import DATE, END, START
from kg.facts.posts import POSITION, position_of, post_nouns
from kg.facts.prices import is_difference, is_measured
from kg.facts.relation_status import BUYING, SELLING, as_seen, is_negated, path_between, status_of, trigger_of
from kg.facts.relations import Relation, Words, relations_of
from kg.facts.scene import Scene, as_one_of
from kg.facts.sellers import is_giving_up
from kg.facts.status import assess, attribution
from kg.facts.status.words import load_words
from kg.facts.values import AMOUNTS, is_open_ended
from kg.model import Amount, Argument, Claim, Mention, MentionKind, Role, Span, Value
from kg.ontology import FactClass, Ontology, RoleClass, ValueKind

_KIND = Role("kind")
_TARGET, _ACQUIRER, _STAKE, _PLACE = Role("target"), Role("acquirer"), Role("stake"), Role("place")
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
_RUNNING = ("run", "lead", "head", "own", "manage", "chair", "control", "buy", "acquire", "hold", "direct", "back")
_OWNED = ("organization", "subsidiary")
_OWNERSHIP = ("subsidiary", "shareholding")
_ALIKE = (
    {"acquisition", "investment", "merger", "partnership", "shareholding", "subsidiary"},
    {"headquarters", "office"},
    {"employment", "founding"},
    {"employment", "subsidiary"},
    {"employment", "political_affiliation"},
)
"""Types of facts that are hardly told of the same two in one sentence."""
_LIKELY = 0.3
"""The probability from which what a frame has left open is filled by a name."""
_ONCE = ("birth", "death")
"""What happens to somebody once, and in one place."""
_CLAUSE = ("VERB", "AUX", "SCONJ", "ADP")


def with_relations(scene: Scene, ontology: Ontology, told: Sequence[Claim]) -> Iterator[Claim]:
    """The claims that frames have told of a sentence, and those that only the network sees, with all their roles."""
    arguments = len(scene.mentions) + len(scene.times) + len(scene.amounts)
    relations = relations_of(scene) if len(scene.mentions) and arguments > 1 else ()
    ranked = sorted(relations, key=lambda relation: -relation.probability)
    helpful = [r for r in ranked if r.believed or (r.probability >= _LIKELY and isinstance(r.object, Mention))]
    claims = [_completed(claim, _not_told(helpful, claim, told), scene, ontology) for claim in told]
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
            claims.append(_completed(claim, _not_told(links, claim, claims), scene, ontology))
    yield from claims


def _is_joined(claim: Claim, pair: Claim, relations: Sequence[Relation]) -> bool:
    """ "A merger between A, B and C": whether each of two is one with each that the network has told of before."""
    if claim.extractor != pair.extractor or claim.roles.keys() != pair.roles.keys() or len(pair.roles) > 1:
        return False
    believed = {frozenset((_referent(r.subject), _referent(r.object))) for r in relations if _is_seen_as(r, pair)}
    ((told,), (new,)) = claim.roles.values(), pair.roles.values()
    parties = {*map(_referent, told), *map(_referent, new)}
    return len(parties) == len(told) + 1 and all(frozenset(two) in believed for two in combinations(parties, 2))


def _is_seen_as(relation: Relation, claim: Claim) -> bool:
    return relation.believed and claim.extractor == f"model:{relation.relation.name}"


def _with_parties(claim: Claim, pair: Claim) -> Claim:
    roles = {
        role: (*told, *(p for p in pair.roles[role] if _referent(p) not in set(map(_referent, told))))
        for role, told in claim.roles.items()
    }
    return replace(claim, roles=roles)


def _not_told(relations: Sequence[Relation], claim: Claim, told: Sequence[Claim]) -> list[Relation]:
    """The relations without those between two of whom another claim tells who owns whom, or who works where."""
    owned = [other for other in told if other is not claim and other.type in _OWNERSHIP and claim.type in _OWNERSHIP]
    buyers = {_referent(a) for a in claim.roles.get(_ACQUIRER, ())}
    parents = {
        _referent(parent)
        for other in told
        if other.type == "subsidiary" and buyers & set(map(_referent, other.roles.get(Role("subsidiary"), ())))
        for parent in other.roles.get(Role("parent"), ())
    }  # "bought by Norwell, a unit of Rothmere": Rothmere does not sell
    placed = claim.type == "employment" and Role("organization") in claim.roles
    also = ("employment", "founding") if placed else ("employment",)  # "chair of Norwell and founder of Rothmere"
    posts = [c for c in told if c is not claim and claim.type == "employment" and c.type in also]
    return [
        relation
        for relation in relations
        if not any(_relates(other, relation) for other in (*owned, *posts))
        and not _is_of_other_day(claim, relation, told)
        and not _may_be_of_other(claim, relation, told)
        and parents.isdisjoint((_referent(relation.subject), _referent(relation.object)))
    ]


def _is_of_other_day(claim: Claim, relation: Relation, told: Sequence[Claim]) -> bool:
    """ "(1859 in Oslo – 1932)": where somebody was born is not where he died, if a frame has told so."""
    others = (c for c in told if claim.type in _ONCE and c.type in _ONCE and c.type != claim.type)
    places = {_referent(place) for other in others for place in other.roles.get(Role("place"), ())}
    return _referent(relation.object) in places


def _may_be_of_other(claim: Claim, relation: Relation, told: Sequence[Claim]) -> bool:
    """ "Bought Kelbrand for $75m and took over Norwell": of what a frame has told the price already.

    And "in June he went to Norwell, formerly of Kelbrand": of which of two facts of the same, nobody knows.
    """
    others = [c for c in told if c is not claim and c.type == claim.type]
    if isinstance(relation.object, Amount) and any(relation.object in f for c in others for f in c.roles.values()):
        return True
    subject = relation.relation.subject
    same = (_referent(filler) for other in others for filler in other.roles.get(subject, ()))
    return relation.relation.link and _referent(relation.subject) in same


def _roles(relation: Relation, scene: Scene, ontology: Ontology) -> dict[Role, tuple[Argument, ...]]:
    """The filled roles; none if a mention's type doesn't fit, or the words are missing that the relation needs."""
    relation_class = relation.relation
    classes = {role.name: role for role in ontology.fact_class(relation_class.type).roles}
    subject = fitting(relation.subject, classes[relation_class.subject])
    object_ = fitting(relation.object, classes[relation_class.object])
    if subject is None or object_ is None or _referent(subject) == _referent(object_):
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
    return any(s is not None and speaker is not None and _referent(s) != _referent(speaker) for s in subjects)


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


def fitting(argument: Argument, role: RoleClass) -> Argument | None:
    """The argument as what can fill the role; None if it cannot."""
    if isinstance(argument, Mention):
        return as_one_of(argument, role.entity_types) if role.kind is ValueKind.ENTITY else None
    if isinstance(argument, Amount):
        return argument if argument.kind in AMOUNTS.get(role.kind, ()) else None
    return argument if role.kind is ValueKind.DATE else None


def _value(words: Words, relation: Relation, scene: Scene) -> Value | None:
    """The matching words nearest to the second of the two ends."""
    anchor = relation.object.start
    found = re.finditer(words.pattern, scene.line)
    spans = [scene.document.span(scene.sentence.start + m.start(), scene.sentence.start + m.end()) for m in found]
    best = min(spans, key=lambda span: abs(span.start - anchor), default=None)
    return Value(start=best.start, end=best.end, text=best.text, value=words.value or best.text) if best else None


def _relates(claim: Claim, relation: Relation) -> bool:
    """Whether a claim says already how the two are related, this way or another: frames know more kinds of facts."""
    told = {_referent(argument) for fillers in claim.roles.values() for argument in fillers}
    return {_referent(relation.subject), _referent(relation.object)} <= told


def _tells(claim: Claim, relation: Relation) -> bool:
    """Whether a claim says of the two what the relation would tell, what comes to the same, or what excludes it."""
    types = {str(claim.type), str(relation.relation.type)}
    told = len(types) == 1 or any(types <= alike for alike in _ALIKE) or _is_site_in(claim, relation)
    return told and _relates(claim, relation)


def _is_site_in(claim: Claim, relation: Relation) -> bool:
    """Whether the claim takes for a place what the relation takes for something else."""
    ends = ((relation.relation.subject, relation.subject), (relation.relation.object, relation.object))
    places = {_referent(place) for place in claim.roles.get(_PLACE, ())}
    return any(role != _PLACE and _referent(end) in places for role, end in ends)


def _settles(claim: Claim, relation: Relation) -> bool:
    """Whether a frame has told of one of the two ends what the relation would tell otherwise."""
    if claim.type != relation.relation.type or not claim.extractor.startswith("rule:"):
        return False
    ends = {relation.relation.subject: relation.subject, relation.relation.object: relation.object}
    return any(_referent(end) in map(_referent, claim.roles.get(role, ())) for role, end in ends.items())


def _referent(argument: Argument) -> str:
    return (argument.antecedent or argument).text if isinstance(argument, Mention) else argument.text


def _completed(claim: Claim, relations: Sequence[Relation], scene: Scene, ontology: Ontology) -> Claim:
    """The claim with what the network adds: fillers of empty roles, and what stands in one list with a filler."""
    roles = dict(claim.roles)
    for relation in relations:
        if relation.relation.type == claim.type and relation.relation.words is None:
            _add_filler(roles, relation, scene, ontology)
    return replace(claim, roles=roles) if roles != claim.roles else claim


def _add_filler(roles: dict[Role, tuple[Argument, ...]], relation: Relation, scene: Scene, ontology: Ontology) -> None:
    """One end of a relation beside the other, which fills its role already."""
    ends = ((relation.relation.subject, relation.subject), (relation.relation.object, relation.object))
    fact_class = ontology.fact_class(relation.relation.type)
    classes = {role.name: role for role in fact_class.roles}
    taken = {_referent(argument) for fillers in roles.values() for argument in fillers}
    for (known_role, known), (role, argument) in (ends, ends[::-1]):
        filler = fitting(argument, classes[role])
        if (
            filler is None
            or _referent(filler) in taken
            or _is_other(argument, role, scene)
            or (role == END and filler in roles.get(START, ()))
            or (classes[role].kind is ValueKind.MONEY and _is_of_neighbour(filler, taken, scene))
            or (classes[role].kind is ValueKind.DATE and _is_of_other_time(argument, known, role, fact_class, scene))
            or _referent(known) not in map(_referent, roles.get(known_role, ()))
        ):
            continue
        once = roles.get(role) and (
            relation.relation.type in _ONCE or (role == "person" and _is_post_of_one(scene, roles.get(POSITION, ())))
        )
        measured = once or _STAKE in roles  # "Norwell (60%) and Rothmere (40%)": each has a share of its own
        if not roles.get(role) or (
            not measured and isinstance(known, Mention) and _is_listed(scene, filler, roles[role])
        ):
            roles[role] = (*roles.get(role, ()), filler)


def _is_of_neighbour(amount: Argument, taken: Set[str], scene: Scene) -> bool:
    """ "Bought Norwell for $4m and Kelbrand for $7m": the price of whose name it follows."""
    beside = (m for m in scene.mentions if scene.text[m.end : amount.start] == " for ")
    return any(_referent(mention) not in taken for mention in beside)


def _is_other(argument: Argument, role: Role, scene: Scene) -> bool:
    """Whether the words around say that it plays another part than this role."""
    return (
        (role == "authority" and _is_venue(scene, argument))
        or (role == "seller" and not is_giving_up(scene, argument))
        or (role == "price" and isinstance(argument, Value) and _is_no_price(scene, argument))
        or (role == "founder" and _does_else(scene, argument))
        or (role in _OWNED and has_share_behind(argument, scene))
    )


def _is_no_price(scene: Scene, value: Value) -> bool:
    return is_measured(scene, value) or is_difference(scene, value)


def _is_of_other_time(time: Argument, known: Argument, role: Role, fact_class: FactClass, scene: Scene) -> bool:
    """ "The biggest merger since 1998", "said on 3 May it had bought Kelbrand": no time of what is told."""
    head = scene.head(known)
    if not isinstance(time, Value) or head is None:
        return False
    return is_elsewhere(scene, head, time) or (role == DATE and is_open_ended(time, scene, fact_class))


def _is_post_of_one(scene: Scene, posts: Sequence[Argument]) -> bool:
    """ "The mayor, Ivo Lund, and Ada Moe": nobody else is what the singular tells."""
    heads = [scene.head(post) for post in posts if scene.sentence.covers(post)]
    return any(head is not None and scene.tokens[head].tag == "NN" for head in heads)


def _does_else(scene: Scene, person: Argument) -> bool:
    """ "A firm set up in 1931, is now run by Ada Lund": who runs it need not have founded it."""
    head = scene.head(person)
    agent = scene.tokens[scene.tokens[head].head] if head is not None else None
    passive = agent is not None and agent.dep == "agent"
    return passive and agent is not None and scene.tokens[agent.head].lemma in _RUNNING


def _is_venue(scene: Scene, place: Argument) -> bool:
    """ "In Houston, where it filed for bankruptcy": where a case is heard does not bring it."""
    head = scene.head(place)
    if head is None or not isinstance(place, Mention) or place.type != "place":
        return False
    if place.canonical and scene.tokens[head].dep in ("compound", "amod", "nmod"):
        return True  # "their US lawyers", "under US law": bodies with a place are mentions of their own
    above = scene.tokens[scene.tokens[head].head]
    inside = scene.tokens[head].dep == "pobj" and above.text.lower() == "in"
    return scene.tokens[head].text.lower() == "where" or (inside and scene.tokens[above.head].pos == "VERB")


def _is_listed(scene: Scene, filler: Argument, others: Sequence[Argument]) -> bool:
    """Whether a name stands in one list with another: commas or "and" between them, no clause and no other thing."""
    if not isinstance(filler, Mention) or filler.kind is not MentionKind.NAME:
        return False
    here = (other for other in others if isinstance(other, Mention) and scene.sentence.covers(other))
    return any(_is_list(scene, *sorted((filler, other), key=lambda mention: mention.start)) for other in here)


def _is_list(scene: Scene, first: Mention, last: Mention) -> bool:
    between = [t for t in scene.tokens if first.end <= t.start and t.end <= last.start]
    if between and between[0].tag == "POS":
        return False  # "Norwell's rival, Kelbrand"
    opened = sum(t.text == "(" for t in between) > sum(t.text == ")" for t in between)  # "Norwell (owner of Kelbrand"
    joined = not opened and any(t.text in (",", "and", "&", ";") for t in between)
    clause = any(t.pos in _CLAUSE and t.text != "of" for t in between)
    clause |= first.type == "person" and any(t.tag == "NN" for t in between)  # each has a title of its own
    posts = [t.lemma in post_nouns() for t in between[:-1]]
    linked = any(post and after.text == "of" for post, after in zip(posts, between[1:], strict=True))
    clause |= linked  # "chairman of Norwell and a director of Kelbrand"
    clause |= leads_title(scene, last)  # "chairman of Norwell and Kelbrand president Ada Lund"
    others = any(m.type != first.type for m in scene.mentions if first.end <= m.start and m.end <= last.start)
    return joined and not clause and not others and _is_subject(scene, first) == _is_subject(scene, last)


def _is_subject(scene: Scene, span: Span) -> bool:
    head = scene.head(span)
    return head is not None and scene.tokens[head].dep in ("nsubj", "nsubjpass")


def _claim(relation: Relation, roles: Mapping[Role, tuple[Argument, ...]], scene: Scene, ontology: Ontology) -> Claim:
    trigger = trigger_of(scene, path_between(scene, relation.subject, relation.object))
    fact_class = ontology.fact_class(relation.relation.type)
    post = position_of(scene, relation.subject, relation.object) if fact_class.name == "employment" else None
    title = scene.head(post) if post is not None else None  # "the next chief executive" is none yet
    if post is not None:
        roles = {POSITION: (post,), **roles}
        trigger = trigger if title is None else title
    if title is not None and scene.tokens[title].dep in ("compound", "nmod", "appos"):
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
