"""Links past the words that a parser hangs things on: "fines totalling 64 million euros on three firms"."""

from __future__ import annotations

from kg.facts.grammar import carrier_of
from kg.facts.scene import Scene
from kg.model import AmountKind

_ASKING = {"ask", "urge", "petition", "move", "request", "want", "seek", "file"}


def taken_inside(preposition: str, trigger: int, scene: Scene) -> list[int]:
    """What the first such preposition behind the trigger takes, wherever in its phrase that stands."""
    below = sorted(i for i in scene.syntax.subtree(trigger) if i > trigger)
    for index in below:
        token = scene.tokens[index]
        if token.text.lower() == preposition and token.dep in ("prep", "agent", "dative"):
            return scene.syntax.children(index, "pobj", "pcomp")
        if token.dep in ("relcl", "ccomp", "advcl"):
            return []
    return []


def asker(noun: int, scene: Scene) -> list[int]:
    """ "Norwell asked the court to dismiss the lawsuit": who asks for it."""
    verb = carrier_of(scene.syntax, noun)
    if verb is None:
        return []
    for above in scene.syntax.ancestors(verb):
        if scene.tokens[above].lemma in _ASKING:
            return scene.syntax.links(above)["subject"]
    return []


def before_sum(verb: int, scene: Scene) -> list[int]:
    """ "Fined Norwell 4 million Hong Kong dollars": the name that the parser takes for a part of the sum."""
    sums = [scene.inside(amount) for amount in scene.amounts if amount.kind is AmountKind.MONEY]
    names = [inside[0] - 1 for inside in sums if inside and inside[0] - 1 in scene.mention_at]
    return [i for i in names if verb < i and verb in scene.syntax.ancestors(i)]
