"""Names in a list, read off the words between them: "including the brewer Kelbrand, Arbenta of Oslo and Telvane"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.facts.scene import Scene, as_one_of
from kg.model import EntityType, Mention, MentionKind

_GAP = re.compile(
    r"(?: family| brothers)?(?:\s*\([^)]*\)|\s+(?:of|in|from) (?:the )?[A-Z][\w.]*(?: [A-Z][\w.]*)?)?[\s,;]*"
    r"(?:\band\b|&)?[\s,;]*(?:with\b[^,;]*[,;]?\s*)?(?:\band\b)?\s*"
    r"(?:[a-z][\w'\u2019-]*(?=[\s,(])\s*(?:\([^)]*\))?[\s,]*){0,8}"
)
"""What stands between two names of a list, a nameless one among it."""
_CLAUSE = re.compile(
    r"\b(?:which|who|whose|where|when|while|after|before|because|but|is|was|are|were|has|had|have|will|sa(?:id|ys)"
    r"|according to|report(?:ed|s)|told|add(?:ed|s))\b"
)
"""Words of what is told of the last name, which end the list."""


def names_listed(scene: Scene, start: int | None, types: Sequence[EntityType]) -> list[Mention]:
    """The names of these types that are listed from a place in the text on; none where that is None."""
    text = scene.text
    found: list[Mention] = []
    for mention in scene.mentions:
        if start is None or mention.start < start:
            continue
        if mention.kind is not MentionKind.NAME or mention.canonical:
            continue
        name, gap = _meant(mention, scene, types), text[start : mention.start]
        if not _GAP.fullmatch(gap) or _CLAUSE.search(gap) or (found and not re.search(r"[,;]|\band\b|&", gap)):
            if name is None:
                continue  # "Kelbrand of Oslo"
            break
        found += [name] if name is not None else []
        start = mention.end
    return found


def _meant(name: Mention, scene: Scene, types: Sequence[EntityType]) -> Mention | None:
    """The name as one of these types; none where it tells of many: "Kelbrand alumni"."""
    head = scene.head(name)
    above = scene.tokens[scene.tokens[head].head] if head is not None else None
    many = head is not None and scene.tokens[head].dep in ("compound", "nmod") and above is not None
    if many and above is not None and above.tag == "NNS" and above.text.islower() and above.start >= name.end:
        return None
    return as_one_of(name, types)
