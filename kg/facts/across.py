"""Posts that two sentences tell together: "Norwell is growing. "We hire," said chief executive Ivo Lund".

Only the network sees them, and it is believed of people of whom nothing else tells a post: who has an employer in one
sentence is rarely told to have another by the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, permutations, product

import numpy as np

from kg.facts.added_roles import fitting
from kg.facts.match import names_of, referent
from kg.facts.posts import ORGANIZATION, PERSON, POSITION, position_of
from kg.facts.relation_status import as_seen
from kg.facts.relations import REACH, Relation, end_types, may_be, related
from kg.facts.scene import Scene
from kg.facts.status import assess, attribution
from kg.model import Argument, Claim, FactType, Mention, MentionKind, Role, Span
from kg.ontology import Ontology

_EMPLOYMENT = FactType("employment")
_INDEFINITE = ("a", "an")
_BELIEVED = 0.85
"""The least probability of a relation across sentences."""


def posts_across(scenes: Sequence[Scene], told: Sequence[Claim], ontology: Ontology) -> Iterator[Claim]:
    """Of everybody of whom `told` tells no post the most probable one.

    Nothing of two that `told` relates already, in whatever way: a founder need not be an employee.
    """
    settled = {name for claim in told if claim.type == _EMPLOYMENT for name in names_of(claim, PERSON)}
    ties = [set(names_of(claim, *claim.roles)) for claim in told]
    found = [each for number in range(len(scenes)) for each in _relations(scenes, number, settled)]
    for relation, scene, quoted in sorted(found, key=lambda each: -each[0].probability):
        person = referent(relation.subject)
        claim = _claim(relation, scene, quoted, ontology) if person not in settled else None
        if claim is not None:
            settled.add(person)
            if not any(set(names_of(claim, *claim.roles)) <= names for names in ties):
                yield claim


def _relations(scenes: Sequence[Scene], number: int, settled: set[str]) -> Iterator[tuple[Relation, Scene, Span]]:
    """Between what a sentence names and what only those before it name, none of whom it is `settled` already.

    Each with the sentence that names the person, and the words from that to the one with the firm, or back.
    """
    around = scenes[max(0, number - REACH) : number + 1]
    if not _says_something(around[-1]):
        return
    here = [(len(around) - 1, mention) for mention in _known(around[-1])]
    names = {referent(mention) for _, mention in here}
    before = {referent(mention): (n, mention) for n, scene in enumerate(around[:-1]) for mention in _known(scene)}
    placed = [*(each for name, each in before.items() if name not in names), *here]
    first, possible = len(placed) - len(here), end_types(across=True)
    pairs = [
        (one, other)
        for one, other in permutations(range(len(placed)), 2)
        if (one < first) != (other < first)
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
            ends = (relation.subject, relation.object)
            telling = [next(scene for scene in around if scene.sentence.covers(end)) for end in ends]
            start, end = min(scene.sentence.start for scene in telling), max(scene.sentence.end for scene in telling)
            yield relation, telling[0], telling[0].document.span(start, end)


def _says_something(scene: Scene) -> bool:
    """Whether it is more than a byline or a caption."""
    return any(token.pos in ("VERB", "AUX") for token in scene.tokens)


def _known(scene: Scene) -> list[Mention]:
    return [m for m in scene.mentions if m.kind is MentionKind.NAME or m.antecedent is not None]


def _claim(relation: Relation, scene: Scene, quoted: Span, ontology: Ontology) -> Claim | None:
    """The post, with the title that the person has in the sentence; None if an end doesn't fit."""
    fact_class = ontology.fact_class(_EMPLOYMENT)
    classes = {role.name: role for role in fact_class.roles}
    person, firm = (
        fitting(end, classes[role]) for role, end in ((PERSON, relation.subject), (ORGANIZATION, relation.object))
    )
    if person is None or firm is None:
        return None
    post = position_of(scene, person, person)
    title = scene.head(post) if post is not None else None
    if title is not None and any(scene.tokens[i].lemma in _INDEFINITE for i in scene.syntax.children(title, "det")):
        return None  # "Ivo Lund, a chairman": of what, nobody is told
    named = scene.head(person) if title is None else title
    trigger = scene.inside(person)[0] if named is None else named
    roles: dict[Role, tuple[Argument, ...]] = {PERSON: (person,), ORGANIZATION: (firm,)}
    return Claim(
        type=_EMPLOYMENT,
        roles={**roles, POSITION: (post,)} if post is not None else roles,
        status=as_seen(assess(scene, trigger, state=fact_class.state), relation),
        confidence=round(relation.probability, 3),
        sentence=quoted,
        extractor=f"across:{relation.relation.name}",
        attribution=attribution(scene, trigger),
    )
