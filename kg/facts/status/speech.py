"""Who is said to say so."""

from __future__ import annotations

import re

from kg.facts.scene import Scene
from kg.facts.status.words import load_words
from kg.model import EntityType, Mention

_ASIDE = re.compile(r"""[,\u201d"]\s+(?:(?:the|its|their|a) )?(?:[\w'\u2019-]+ ){0,4}(?:[\w'\u2019-]+, )?$""")
"""What stands between what is said and who says it: "..., its chairman, Ivo Lund, said"."""
_SOURCES = (EntityType("person"), EntityType("organization"))
_CONTRASTS = ("while", "whereas", "whilst")


def attribution(scene: Scene, trigger: int) -> tuple[Mention, ...]:
    """Who is said to say so: the subjects of the verbs of speech above, and who follows "according to"."""
    found: list[Mention] = []
    words = load_words()
    below = trigger
    for index in scene.syntax.ancestors(trigger):
        token = scene.tokens[index]
        said = scene.tokens[below].dep in ("ccomp", "xcomp", "pcomp", "prep", "advcl", "dobj")
        said &= scene.tokens[below].dep != "advcl" or not _is_beside(scene, below, index)
        below = index
        if said and token.lemma in words["speech"] and token.pos == "VERB":
            subject = scene.syntax.links(index)["subject"]
            found += [m for i in subject for m in _speakers(scene, i)]
    for index, token in enumerate(scene.tokens):
        if token.text.lower() == "according":
            named = [i for i in scene.syntax.subtree(index) if i in scene.mention_at]
            found += _speakers(scene, named[0]) if named else []
    return tuple(dict.fromkeys(found or _trailing(scene, trigger)))


def _is_beside(scene: Scene, clause: int, verb: int) -> bool:
    """ "Norwell added 200 jobs after it bought Kelbrand", "added 1.7%, while Kelbrand fell": what is not said."""
    objects = scene.syntax.children(verb, "dobj")
    contrast = any(scene.tokens[i].text.lower() in _CONTRASTS for i in scene.syntax.children(clause, "mark"))
    return contrast or any(i not in scene.mention_at for i in objects)


def _trailing(scene: Scene, trigger: int) -> list[Mention]:
    """ "..., its chairman, Ivo Lund, told reporters": who comes last, however the parser hangs that."""
    for index in range(len(scene.tokens) - 1, trigger, -1):
        token = scene.tokens[index]
        if token.pos not in ("VERB", "AUX"):
            continue
        before = scene.text[: token.start].rstrip(" ,")
        speaker = next((m for m in scene.mentions if m.type in _SOURCES and m.end == len(before)), None)
        quoted = speaker is not None and _ASIDE.search(scene.text, scene.tokens[trigger].end, speaker.start)
        return [speaker] if speaker and quoted and token.lemma in load_words()["speech"] else []
    return []


def _speakers(scene: Scene, index: int) -> list[Mention]:
    return scene.entities_at(index, _SOURCES) or scene.owner_of(index, (_SOURCES[1], _SOURCES[0]))
