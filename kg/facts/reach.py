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


def dealer(noun: int, scene: Scene) -> list[int]:
    """ "Norwell's purchase of its rival Kelbrand": whose dealing it is is whose rival it is."""
    preposition = scene.tokens[scene.syntax.whole(noun)].head
    if scene.tokens[preposition].text.lower() not in ("of", "for", "with"):
        return []
    owners = scene.syntax.children(scene.tokens[preposition].head, "poss")
    return [i for i in owners if scene.tokens[i].pos == "PROPN"]


def meanwhile(verb: int, scene: Scene) -> list[int]:
    """ "No data were lost when the servers of Norwell went down": what the clause of time is about."""
    clauses = scene.syntax.children(verb, "advcl")
    timed = [c for c in clauses if any(scene.tokens[i].text.lower() == "when" for i in scene.syntax.children(c))]
    return [i for clause in timed for i in scene.syntax.links(clause)["subject"]]


def whereabouts(trigger: int, scene: Scene) -> list[int]:
    """ "In Peru, where it has been active": what "where" stands for, the place right before it."""
    for index in (trigger, *scene.syntax.ancestors(trigger)):
        if scene.tokens[index].dep == "relcl":
            places = [i for i in scene.syntax.children(index, "advmod") if scene.tokens[i].text.lower() == "where"]
            before = [i - 1 - (scene.tokens[i - 1].text == ",") for i in places if i > 1]
            return [i for i in before if i in scene.mention_at]
    return []


def beside(noun: int, scene: Scene) -> list[int]:
    """ "The bleach Norwell", "its Norwell drone": the name that stands right behind or right before a thing."""
    found = [i for i in (noun + 1, noun - 1) if i in scene.mention_at and scene.tokens[i].tag.startswith("NNP")]
    follows = [i for i in found if i > noun and scene.tokens[noun].tag == "NN"]
    inside = [i for i in found if i < noun and scene.tokens[i].head == noun and scene.tokens[i].dep != "poss"]
    return (follows or inside)[:1]


def trailing(noun: int, scene: Scene) -> list[int]:
    """ "Sells the bleach Norwell": the name right behind a thing, and not whose "Norwell bleach" one sells."""
    return [i for i in beside(noun, scene) if i > noun]


def titled(noun: int, scene: Scene) -> list[int]:
    """ "Took the name Norwell": the parser makes the name another object of the verb."""
    after = scene.mention_at.get(noun + 1)
    head = scene.head(after) if after is not None else None
    return [head] if head is not None and scene.tokens[head].head == scene.tokens[noun].head else []


def payer(verb: int, scene: Scene) -> list[int]:
    """ "Fined Norwell 4 million Hong Kong dollars": the name that the parser takes for a part of the sum."""
    sums = [scene.inside(amount) for amount in scene.amounts if amount.kind is AmountKind.MONEY]
    names = [inside[0] - 1 for inside in sums if inside and inside[0] - 1 in scene.mention_at]
    return [i for i in names if verb < i and verb in scene.syntax.ancestors(i)]


def examples(noun: int, scene: Scene) -> list[int]:
    """ "Made a hundred investments, including Kelbrand": the plural itself, which others exemplify."""
    return [noun] if scene.tokens[noun].tag == "NNS" else []


def flank(noun: int, scene: Scene) -> list[int]:
    """ "Kelbrand, in partnership with Norwell, has launched": the name before the phrase, between commas."""
    start = noun - 1
    while start > 1 and scene.tokens[start].pos in ("ADJ", "ADP") and scene.tokens[start].text != ",":
        start -= 1
    return [start - 1] if start > 0 and scene.tokens[start].text == "," and start - 1 in scene.mention_at else []
