"""Whom a phrase at the beginning is about that the sentence names later: "after its sale of Kelbrand, Norwell ..."."""

from __future__ import annotations

from itertools import takewhile

from kg.facts.scene import Scene
from kg.model import MentionKind

_FRONT = {
    "after", "following", "before", "since", "by", "with", "in", "despite", "through", "under", "during", "upon", "as",
    "on", "from", "besides", "while", "when", "until", "at", "for", "instead", "rather", "far", "without", "unlike",
}  # fmt: skip
"""What such phrases begin with."""
_FINITE = ("VBD", "VBZ", "VBP", "MD")


def later_subject(trigger: int, scene: Scene) -> list[int]:
    """The subject of the main clause, for a noun whose "its" nobody before it has, or a gerund without a subject."""
    tokens = scene.tokens
    own = scene.syntax.children(trigger, "poss")
    pronoun = any(tokens[i].tag == "PRP$" and i not in scene.mention_at for i in own)
    gerund = tokens[trigger].tag == "VBG" and tokens[trigger].dep == "pcomp"
    gerund |= [token.text.lower() for token in tokens[max(0, trigger - 2) : trigger]] == ["rather", "than"]
    if not (pronoun or gerund) or any(
        m.start < tokens[trigger].start and _acts(m.start, scene) for m in scene.mentions
    ):
        return []
    before = [token.text.lower() for token in tokens[:trigger]]
    if not _FRONT & set(before[:4]):
        return []
    for mention in scene.mentions:
        inside = scene.inside(mention)
        if mention.kind is not MentionKind.NAME or inside[0] <= trigger or mention.canonical:
            continue
        described = [*takewhile(lambda i: tokens[i].pos in ("DET", "ADJ", "NOUN", "ADV"), range(inside[0] - 1, 0, -1))]
        comma = inside[0] - len(described) - 1
        follows = tokens[inside[-1] + 1 : inside[-1] + 2]
        if tokens[comma].text == "," and follows and (follows[0].tag in _FINITE or follows[0].pos == "VERB"):
            return [inside[-1]]
    return []


def _acts(start: int, scene: Scene) -> bool:
    """Whether what stands there is the subject of a verb."""
    return any(token.start == start and token.dep in ("nsubj", "nsubjpass") for token in scene.tokens)
