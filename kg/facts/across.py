"""Relations whose ends stand in two sentences: "Norwell is growing. "We hire," said chief executive Ivo Lund".

Only the network sees them. They are posts, of people of whom nothing else tells one: who has an employer in one
sentence is rarely told to have another by the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, permutations, product

import numpy as np

from kg.facts.match import mentions_of, names_of, referent
from kg.facts.posts import PERSON, POSITION, position_of
from kg.facts.related import fitting
from kg.facts.relation_status import as_seen
from kg.facts.relations import REACH, Relation, end_types, may_be, related
from kg.facts.scene import Scene
from kg.facts.status import assess, attribution
from kg.model import Argument, Claim, Mention, MentionKind, Role
from kg.ontology import Ontology

_INDEFINITE = ("a", "an")
_BELIEVED = 0.85
"""The least probability of a relation across sentences."""


def claims_across(scenes: Sequence[Scene], told: Sequence[Claim], ontology: Ontology) -> Iterator[Claim]:
    """What sentences tell together of whom `told` tells nothing of the kind: of each the most probable.

    Nothing of two that `told` relates already, in whatever way: a founder need not be an employee.
    """
    known = {key for claim in told for key in _keys(claim, ontology)}
    settled = {name for type_, name in known if type_ == "employment"}
    found = [each for number in range(len(scenes)) for each in _relations(scenes, number, settled)]
    found.sort(key=lambda each: -each[0].probability)
    ties = [set(names_of(claim, *claim.roles)) for claim in told]
    for relation, scene in found:
        claim = _claim(relation, scene, ontology)
        if claim is not None:
            keys, names = _keys(claim, ontology), set(names_of(claim, *claim.roles))
            if known.isdisjoint(keys) and not any(names <= tied for tied in ties):
                yield claim
            known |= keys


def _keys(claim: Claim, ontology: Ontology) -> set[tuple[str, str]]:
    """Of whom it tells what: its type, with the names in its first role."""
    role = ontology.fact_class(claim.type).roles[0].name
    return {(claim.type, referent(mention)) for mention in mentions_of(claim, role)}


def _relations(scenes: Sequence[Scene], number: int, settled: set[str]) -> Iterator[tuple[Relation, Scene]]:
    """Between what a sentence names and what only those before it name, each with the sentence that tells it.

    None of whom it is `settled` already.
    """
    around = scenes[max(0, number - REACH) : number + 1]
    if not _says_something(around[-1]):
        return
    here = [(len(around) - 1, mention) for mention in _known(around[-1])]
    names = {referent(mention) for _, mention in here}
    before = {referent(mention): (n, mention) for n, scene in enumerate(around[:-1]) for mention in _known(scene)}
    placed = [*(each for name, each in before.items() if name not in names), *here]
    possible = end_types(across=True)
    pairs = [
        (one, other)
        for one, other in permutations(range(len(placed)), 2)
        if (one < len(placed) - len(here)) != (other < len(placed) - len(here))
        and referent(placed[one][1]) not in settled
        and not possible.isdisjoint(product(may_be(placed[one][1]), may_be(placed[other][1])))
    ]
    vectors = [scene.sentence.vectors for scene in around if scene.sentence.vectors is not None]
    if not pairs or len(vectors) < len(around):
        return
    starts = [0, *accumulate(map(len, vectors))]
    places = [[starts[n] + i for i in around[n].inside(mention)] for n, mention in placed]
    mentions = [mention for _, mention in placed]
    for relation in related(mentions, places, pairs, np.concatenate(vectors), across=True):
        if relation.relation.across and relation.probability >= _BELIEVED:
            ends = [end for end in (relation.subject, relation.object) if isinstance(end, Mention)]
            telling = next((end for end in ends if end.type == "person"), max(ends, key=lambda end: end.start))
            yield relation, next(scene for scene in around if scene.sentence.covers(telling))


def _says_something(scene: Scene) -> bool:
    """Whether it is more than a byline or a caption."""
    return any(token.pos in ("VERB", "AUX") for token in scene.tokens)


def _known(scene: Scene) -> list[Mention]:
    return [m for m in scene.mentions if m.kind is MentionKind.NAME or m.antecedent is not None]


def _claim(relation: Relation, scene: Scene, ontology: Ontology) -> Claim | None:
    """What a relation tells, with the title that the person has in the sentence; None if an end doesn't fit."""
    fact_class = ontology.fact_class(relation.relation.type)
    classes = {role.name: role for role in fact_class.roles}
    ends = ((relation.relation.subject, relation.subject), (relation.relation.object, relation.object))
    fillers = [(role, fitting(end, classes[role])) for role, end in ends]
    roles: dict[Role, tuple[Argument, ...]] = {role: (filler,) for role, filler in fillers if filler is not None}
    if len(roles) < len(ends):
        return None
    here = next(end for _, end in ends if scene.sentence.covers(end))
    post = position_of(scene, here, here) if PERSON in roles and fact_class.name == "employment" else None
    title = scene.head(post) if post is not None else None
    if post is not None:
        roles[POSITION] = (post,)
    if title is not None and any(scene.tokens[i].lemma in _INDEFINITE for i in scene.syntax.children(title, "det")):
        return None  # "Ivo Lund, a chairman": of what, nobody is told
    trigger = scene.head(here) if title is None else title
    trigger = scene.inside(here)[0] if trigger is None else trigger
    return Claim(
        type=fact_class.name,
        roles=roles,
        status=as_seen(assess(scene, trigger, state=fact_class.state), relation),
        confidence=round(relation.probability, 3),
        sentence=scene.span,
        extractor=f"across:{relation.relation.name}",
        attribution=attribution(scene, trigger),
    )
