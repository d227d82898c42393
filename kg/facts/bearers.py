"""Whose title it is, by the order of the words: "chairman and chief executive Ivo Lund", "sons, Paul and Peter"."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kg.facts.names import is_state_of_senator
from kg.facts.scene import Scene
from kg.model import Mention, MentionKind

_FIELD = 6
"""Words at most of "of corporate planning and strategy"."""
TITLING = ("NOUN", "ADJ", "VERB")
"""What titles are made of: "managing director"."""
_IN_TITLE = (*TITLING, "DET", "PRON", "PROPN", "PART", "PUNCT")
"""What stands in one with its owner: "the group's vice-president"."""


def name_after(noun: int, scene: Scene) -> list[int]:
    """ "Chairman Ivo Lund", "chairman and chief executive Ivo Lund", whatever the parser hangs on what."""
    after = noun + 1
    types = {"person"}
    if scene.tokens[after : after + 1] and scene.tokens[after].text in ("and", "&"):
        after += 1
        while after < len(scene.tokens) and after not in scene.mention_at and scene.tokens[after].pos in TITLING:
            after += 1
        after = after if scene.tokens[after - 1].tag == "NN" else noun
        types = {"person", "organization"}  # "its former parent and main rival Norwell"
    if after == noun + 1 and scene.tokens[after : after + 1] and scene.tokens[after].text == "of":
        after = _past_field(after, scene) or noun + 1
    follows = after in scene.mention_at and scene.mention_at[after].type in types
    if follows and scene.tokens[after].tag == "NNP":
        head = scene.head(scene.mention_at[after]) if scene.tokens[noun].tag == "NNS" else after
        return [after if head is None else head]
    return _names_after(noun, scene)


def name_meant(noun: int, scene: Scene) -> list[int]:
    """ "Norwell's founder said": the noun itself, where it stands for a person named before."""
    mention = scene.mention_at.get(noun)
    return [noun] if mention is not None and mention.kind is MentionKind.NOMINAL and mention.type == "person" else []


def gapped_bearer(noun: int, scene: Scene) -> list[int]:
    """ "Ivo Lund is chairman and Ada Brandt chief executive": whose name stands right before a title without a verb."""
    first = noun
    while first and scene.tokens[first - 1].tag in ("NN", "JJ", "VBG", "HYPH") and first - 1 not in scene.mention_at:
        first -= 1
    person = scene.mention_at.get(first - 1) if first else None
    if (
        person is None
        or not is_of(person, "person")
        or scene.tokens[scene.inside(person)[0] - 1].text not in ("and", ",")
    ):
        return []
    before = scene.tokens[: scene.inside(person)[0]]
    told = any(token.lemma in ("be", "become", "name", "appoint", "elect") for token in before)
    return [first - 1] if told and scene.tokens[noun].dep in ("conj", "appos", "attr", "oprd") else []


def nearest_bearer(noun: int, own: Sequence[int], scene: Scene) -> list[int]:
    """ "Its minister, Ada Lund, Oslo's mayor, Ivo Moe, and Per Berg": of several persons the one beside the title."""
    listed = [i for one in own for i in scene.syntax.conjuncts(one)] if scene.tokens[noun].dep == "appos" else [*own]
    listed += scene.syntax.conjuncts(noun)[1:]
    persons = {i: m for i in listed if is_of(m := scene.mention_at.get(i), "person")}
    if scene.tokens[noun].tag != "NN" or len({m.text for m in persons.values() if m}) < 2:
        return []
    ahead, behind = _beside(noun, scene)
    if behind is not None and (ahead is None or _has_title_before(ahead, scene)):
        return [i for i, person in persons.items() if person == behind]
    return [i for i, person in persons.items() if person == ahead]


def _beside(noun: int, scene: Scene) -> tuple[Mention | None, Mention | None]:
    """The names that stand before the title's phrase and behind it, a comma between them."""
    first = min(scene.syntax.subtree(noun))
    ahead = scene.mention_at.get(first - 2) if first > 1 and scene.tokens[first - 1].text == "," else None
    follows = noun + 2 < len(scene.tokens) and scene.tokens[noun + 1].text == ","
    return ahead, scene.mention_at.get(noun + 2) if follows else None


def past_seat(bearer: int, scene: Scene) -> int:
    """ "Senator Ivo Lund, D-Ariz., chairman of": the state for which he sits stands between."""
    seat = scene.mention_at.get(bearer)
    if seat is None or not is_state_of_senator(scene.text, seat.start):
        return bearer
    before = [m for m in scene.mentions if m.end < seat.start and is_of(m, "person")]
    head = scene.head(before[-1]) if before else None
    return bearer if head is None else head


def title_before(noun: int, titles: Collection[str], scene: Scene) -> int | None:
    """ "Ivo Lund, a spokesman for reform and president of Norwell": the title before, whose bearer has both."""
    first = scene.syntax.first_conjunct(noun)
    title = scene.tokens[scene.tokens[first].head].head
    joined = first != noun and scene.tokens[first].dep == "pobj" and scene.tokens[first].lemma not in titles
    return title if joined and scene.tokens[title].lemma in titles else None


def second_bearer(noun: int, scene: Scene) -> list[int]:
    """ "Its president, Ada Lund, and the group's treasurer, Ivo Moe,": the second title has a name of its own."""
    _, behind = _beside(noun, scene)
    if behind is None or not is_of(behind, "person") or scene.tokens[noun].tag not in ("NN", "JJ"):
        return []
    first = noun
    while first and scene.tokens[first - 1].pos in _IN_TITLE and scene.tokens[first - 1].text not in (",", ";"):
        first -= 1
    inside = scene.inside(behind)
    owned = scene.tokens[first].pos == "DET" or any(t.tag in ("POS", "PRP$") for t in scene.tokens[first:noun])
    closed = scene.tokens[inside[-1] + 1 : inside[-1] + 2]
    joined = first > 0 and scene.tokens[first - 1].text == "and"
    return inside[-1:] if joined and owned and closed and closed[0].text in (",", ".", ";") else []


def _has_title_before(person: Mention, scene: Scene) -> bool:
    """ "Its minister, Ada Lund,": a title and a comma, or a title alone, before the name."""
    first = scene.inside(person)[0]
    first -= first > 0 and scene.tokens[first - 1].text == ","
    return first > 0 and scene.tokens[first - 1].tag == "NN"


def _past_field(preposition: int, scene: Scene) -> int | None:
    """ "Director of corporate strategy Ivo Lund": the word after what the post is for, if that is a common noun."""
    after = preposition + 1
    of_state = scene.tokens[preposition - 1].lemma in (
        "secretary",
        "minister",
    )  # "Minister of Foreign Affairs Ivo Lund"
    while after < min(preposition + _FIELD, len(scene.tokens)) and after not in scene.mention_at:
        if scene.tokens[after].tag not in ("NN", "NNS", "JJ", "CC", "VBG", "HYPH") and not (
            of_state and scene.tokens[after].tag in ("NNP", "NNPS")
        ):
            return None
        after += 1
    if of_state and after > preposition + 1 and after in scene.mention_at:
        return after
    return after if after > preposition + 1 and scene.tokens[after - 1].tag in ("NN", "NNS") else None


def _names_after(noun: int, scene: Scene) -> list[int]:
    """ "Had two sons, Paul and Peter", "three daughters: Ada, Mia and Ida"."""
    mark = scene.tokens[noun + 1 : noun + 2]
    mention = scene.mention_at.get(noun + 2)
    if scene.tokens[noun].tag != "NNS" or not mark or mark[0].text not in (",", ":", "–", "(") or mention is None:
        return []
    head = scene.head(mention)
    listed = head is not None and scene.tokens[head].dep in ("appos", "conj", "dep", "npadvmod", "nmod", "compound")
    return [head] if listed and head is not None and is_of(mention, "person") else []


def name_beyond(noun: int, scene: Scene) -> list[int]:
    """ "A spokesman for Norwell, Ivo Lund": the parser takes the person for another name of the firm."""
    first = min(scene.syntax.subtree(noun))
    if scene.tokens[noun].dep == "appos" or (first and scene.tokens[first - 1].text == ","):
        return []  # it is said of another
    return [
        i
        for i in scene.syntax.subtree(noun)
        if is_of(scene.mention_at.get(i), "person")
        and any(is_of(scene.mention_at.get(host), "organization", "place") for host in _taken_for(i, scene))
        and scene.text[: scene.mention_at[i].start].endswith(", ")
    ][:1]


def _taken_for(person: int, scene: Scene) -> list[int]:
    """Of whom the parser makes a person another name, or the head."""
    if scene.tokens[person].dep == "appos":
        return [scene.tokens[person].head]
    return scene.syntax.children(person, "nmod") if scene.tokens[person].dep == "pobj" else []


def is_of(mention: Mention | None, *types: str) -> bool:
    """Whether a mention is a name of one of these types."""
    return mention is not None and mention.kind is MentionKind.NAME and mention.type in types
