"""Who is said to say so."""

from __future__ import annotations

from kg.facts.scene import Scene
from kg.facts.status.words import load_words
from kg.model import EntityType, Mention

_SOURCES = (EntityType("person"), EntityType("organization"))


def attribution(scene: Scene, trigger: int) -> tuple[Mention, ...]:
    """Who is said to say so: the subjects of the verbs of speech above, and who follows "according to"."""
    found: list[Mention] = []
    words = load_words()
    below = trigger
    for index in scene.syntax.ancestors(trigger):
        token = scene.tokens[index]
        said = scene.tokens[below].dep in ("ccomp", "xcomp", "pcomp", "prep", "advcl", "dobj")
        below = index
        if said and token.lemma in words["speech"] and token.pos == "VERB":
            subject = scene.syntax.links(index)["subject"]
            found += [m for i in subject for m in _speakers(scene, i)]
    for index, token in enumerate(scene.tokens):
        if token.text.lower() == "according":
            named = [i for i in scene.syntax.subtree(index) if i in scene.mention_at]
            found += _speakers(scene, named[0]) if named else []
    return tuple(dict.fromkeys(found))


def _speakers(scene: Scene, index: int) -> list[Mention]:
    return scene.entities_at(index, _SOURCES) or scene.owner_of(index, (_SOURCES[1], _SOURCES[0]))
