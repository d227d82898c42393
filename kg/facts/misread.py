"""What the network takes for a tie of a person's, and is one of somebody else's, or none."""

from __future__ import annotations

from kg.facts.match import SEEKING, referent
from kg.facts.names import is_event
from kg.facts.posts import post_nouns
from kg.facts.relation_status import path_between
from kg.facts.relations import Relation
from kg.facts.scene import Scene
from kg.model import Mention, Span

OWN_LIFE = ("residence", "education", "birth", "death", "employment", "political_affiliation")
_KIN = (
    "family", "parent", "father", "mother", "brother", "sister", "son", "daughter", "child", "wife", "husband", "uncle",
    "aunt", "grandfather", "grandmother", "cousin", "nephew", "niece", "ancestor", "widow", "colleague", "friend",
    "rival",
)  # fmt: skip
"""Of what one's relatives do, one has not done anything."""


def is_of_others(relation: Relation, scene: Scene) -> bool:
    """ "Red League politicians attacked Ivo Lund", "Red League leader Ada Moe met Ivo Lund": whose party it is not."""
    head = scene.head(relation.object)
    party = relation.object
    if is_event(referent(party) if isinstance(party, Mention) else party.text):
        return True
    if head is None or scene.tokens[head].dep not in ("compound", "nmod", "amod", "poss"):
        return False
    noun = scene.tokens[head].head
    person = scene.head(relation.subject)
    beside = {noun, *scene.syntax.subtree(noun), scene.tokens[noun].head}
    return (
        scene.tokens[noun].lemma in post_nouns() | {"politician", "supporter", "lawmaker", "voter"}
        and person not in beside
    )


def is_of_kin(scene: Scene, person: Span) -> bool:
    """ "Her family lives in Oslo": where she lives is not told."""
    head = scene.head(person)
    above = scene.tokens[scene.tokens[head].head] if head is not None and scene.tokens[head].dep == "poss" else None
    return above is not None and above.lemma in _KIN


def had_a_part(relation: Relation, scene: Scene) -> bool:
    """ "Played a large role in Norwell's rise": whoever has, need not have worked there."""
    path = path_between(scene, relation.subject, relation.object)
    if any(scene.tokens[i].lemma in SEEKING for i in path):
        return True  # "a contender for the chair of Norwell"
    parts = (i for verb in path if scene.tokens[verb].lemma == "play" for i in scene.syntax.children(verb, "dobj"))
    return any(scene.tokens[i].lemma in ("role", "part") for i in parts)
