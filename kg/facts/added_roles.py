"""Roles that a claim still lacks, filled by relations that the network sees in its sentence."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace
from itertools import pairwise

from kg.facts.asides import is_elsewhere
from kg.facts.employers import leads_title
from kg.facts.match import referent
from kg.facts.owner_lists import has_share_behind
from kg.facts.periods import DATE, END, START
from kg.facts.posts import POSITION
from kg.facts.prices import is_difference, is_measured, is_of_bid
from kg.facts.relations import Relation
from kg.facts.scene import Scene, as_one_of
from kg.facts.sellers import is_giving_up
from kg.facts.values import AMOUNTS, is_open_ended
from kg.model import Amount, Argument, Claim, Mention, MentionKind, Role, Span, Value
from kg.ontology import FactClass, Ontology, RoleClass, ValueKind

_STAKE = Role("stake")
_RUNNING = ("run", "lead", "head", "own", "manage", "chair", "control", "buy", "acquire", "hold", "direct", "back")
_OWNED = ("organization", "subsidiary")
_CLAUSE = ("VERB", "AUX", "SCONJ", "ADP")
ONCE = ("birth", "death")
"""What happens to somebody once, and in one place."""


def completed(claim: Claim, relations: Sequence[Relation], scene: Scene, ontology: Ontology) -> Claim:
    """The claim with what the network adds: fillers of empty roles, and what stands in one list with a filler."""
    roles = dict(claim.roles)
    for relation in relations:
        if relation.relation.type == claim.type and relation.relation.words is None:
            _add_filler(roles, relation, scene, ontology)
    (end,) = roles.get(END, (None,))[:1] if END not in claim.roles else (None,)
    if isinstance(end, Value) and not {DATE, START} & roles.keys():
        ended = not is_open_ended(end, scene, ontology.fact_class(claim.type))
        roles |= {DATE: (end,)} if ended else {}  # "quit in 2003", not "until 2003"
    return replace(claim, roles=roles) if roles != claim.roles else claim


def _add_filler(roles: dict[Role, tuple[Argument, ...]], relation: Relation, scene: Scene, ontology: Ontology) -> None:
    """One end of a relation beside the other, which fills its role already."""
    ends = ((relation.relation.subject, relation.subject), (relation.relation.object, relation.object))
    fact_class = ontology.fact_class(relation.relation.type)
    classes = {role.name: role for role in fact_class.roles}
    taken = {referent(argument) for fillers in roles.values() for argument in fillers}
    for (known_role, known), (role, argument) in (ends, ends[::-1]):
        filler = fitting(argument, classes[role])
        if (
            filler is None
            or referent(filler) in taken
            or _is_other(argument, role, scene)
            or (role == END and filler in roles.get(START, ()))
            or (classes[role].kind is ValueKind.MONEY and _is_of_neighbour(filler, taken, scene))
            or (relation.relation.type == "merger" and isinstance(filler, Value) and is_of_bid(scene, filler))
            or (classes[role].kind is ValueKind.DATE and _is_of_other_time(argument, known, role, fact_class, scene))
            or referent(known) not in map(referent, roles.get(known_role, ()))
        ):
            continue
        once = roles.get(role) and (
            relation.relation.type in ONCE or (role == "person" and _is_post_of_one(scene, roles.get(POSITION, ())))
        )
        measured = once or _STAKE in roles  # "Norwell (60%) and Rothmere (40%)": each has a share of its own
        if not roles.get(role) or (
            not measured and isinstance(known, Mention) and _is_listed(scene, filler, roles[role])
        ):
            roles[role] = (*roles.get(role, ()), filler)


def _is_of_neighbour(amount: Argument, taken: Set[str], scene: Scene) -> bool:
    """ "Bought Norwell for $4m and Kelbrand for $7m": the price of whose name it follows."""
    beside = (m for m in scene.mentions if scene.text[m.end : amount.start] == " for ")
    return any(referent(mention) not in taken for mention in beside)


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
    titled = any(noun.pos in ("NOUN", "PROPN") and of.text == "of" for noun, of in pairwise(between))
    clause |= titled  # "chairman of Norwell and a director of Kelbrand"
    clause |= leads_title(scene, last)  # "chairman of Norwell and Kelbrand president Ada Lund"
    others = any(m.type != first.type for m in scene.mentions if first.end <= m.start and m.end <= last.start)
    return joined and not clause and not others and _is_subject(scene, first) == _is_subject(scene, last)


def _is_subject(scene: Scene, span: Span) -> bool:
    head = scene.head(span)
    return head is not None and scene.tokens[head].dep in ("nsubj", "nsubjpass")


def fitting(argument: Argument, role: RoleClass) -> Argument | None:
    """The argument as what can fill the role; None if it cannot."""
    if isinstance(argument, Mention):
        return as_one_of(argument, role.entity_types) if role.kind is ValueKind.ENTITY else None
    if isinstance(argument, Amount):
        return argument if argument.kind in AMOUNTS.get(role.kind, ()) else None
    return argument if role.kind is ValueKind.DATE else None
