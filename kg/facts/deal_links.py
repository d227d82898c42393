"""Links of deals that grammar has no name for: whoever makes them with whom, in whatever clause they stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kg.facts.match import is_named_firm
from kg.facts.scene import Scene

_BOTH = ("their", "they", "two", "both", "pair")
"""Words for two that were named together."""
_BODIES = {
    "shareholder", "stockholder", "holder", "board", "director", "investor", "member", "management", "owner",
    "creditor", "unitholder", "policyholder",
}  # fmt: skip
"""Who decides on the deals of a firm."""
_PARTING = {
    "sell", "sell off", "offload", "divest", "shed", "unload", "spin", "float", "close", "shut", "hive", "auction",
    "dump", "own", "resell", "list", "demerge", "relinquish",
}  # fmt: skip
"""What one does to a firm that one has bought."""
_TALKS = ("talk", "talks", "negotiation", "discussion")


def _recipient(verb: int, scene: Scene) -> list[int]:
    """ "Sold its mill, which makes pulp, to Norwell": to whom, beyond what is told of the thing."""
    for index in range(verb + 2, len(scene.tokens) - 1):
        if scene.tokens[index].text != "to" or scene.tokens[index - 1].text != ",":
            continue
        after = index + 1
        while after < len(scene.tokens) and after < index + 4 and after not in scene.mention_at:
            after += 1
        head = scene.head(scene.mention_at[after]) if is_named_firm(scene.mention_at.get(after)) else None
        verbs = (t.pos == "VERB" and t.tag == "VB" for t in scene.tokens[index + 1 : after])
        return [] if head is None or any(verbs) else [head]
    return []


def _couple(trigger: int, scene: Scene) -> list[int]:
    """ "A and B said their merger is off", "approved the merger of the two": those who are named together before."""
    below = [*scene.syntax.children(trigger, "poss", "nsubj"), *_taken(trigger, scene)]
    if not any(scene.tokens[i].text.lower() in _BOTH or _is_the_two(i, scene) for i in below):
        return []
    for index in scene.syntax.ancestors(trigger):
        nearer = [i for i in scene.syntax.children(index, "dobj") if i < trigger and len(scene.syntax.conjuncts(i)) > 1]
        if nearer:
            return nearer[:1]  # "hired to advise A and B in their merger"
        for subject in scene.syntax.children(index, "nsubj", "nsubjpass"):
            if subject < trigger and len(scene.syntax.conjuncts(subject)) > 1:
                return [subject]
    return []


def _counterpart(noun: int, scene: Scene) -> list[int]:
    """ "In talks with Norwell over the sale of Kelbrand": with whom the deal is talked about."""
    for index in scene.syntax.ancestors(noun):
        if scene.tokens[index].lemma in _TALKS:
            links = scene.syntax.links(index)
            return links["between"] or [
                *links["with"],
                *(links["subject"] if scene.tokens[noun].lemma == "merger" else []),
            ]
        if scene.tokens[index].pos in ("VERB", "AUX"):
            return []
    return []


def _joined(noun: int, scene: Scene) -> list[int]:
    """ "The merger of A and the B Bank": the parser may hang the second name on "merger"."""
    return [i for i in scene.syntax.children(noun, "conj") if i in scene.mention_at]


def _taken(noun: int, scene: Scene) -> list[int]:
    prepositions = (i for i in scene.syntax.children(noun, "prep") if scene.tokens[i].lemma in ("of", "between"))
    return [i for preposition in prepositions for i in scene.syntax.children(preposition, "pobj")]


def _is_the_two(noun: int, scene: Scene) -> bool:
    return any(scene.tokens[i].lemma in ("two", "both") for i in scene.syntax.children(noun, "nummod", "det", "predet"))


def _reseller(participle: int, scene: Scene) -> list[int]:
    """ "Norwell will sell Kelbrand, bought in 1999 for $10m": who bought it, where nobody else is said to have."""
    token = scene.tokens[participle]
    told = token.tag != "VBN" or token.dep != "acl" or scene.tokens[participle - 1].text not in (",", "(")
    if told or scene.syntax.children(participle, "agent", "nsubjpass"):
        return []
    thing = scene.tokens[token.head]
    verb = thing.head
    owned = thing.dep == "dobj" and scene.tokens[verb].lemma in _PARTING and participle > token.head
    return scene.syntax.links(verb)["subject"] if owned else []


def _whose(verb: int, scene: Scene) -> list[int]:
    """ "Norwell, whose founder owns 70 percent": of what, where only the relative pronoun tells."""
    subjects = scene.syntax.children(verb, "nsubj") if scene.tokens[verb].dep == "relcl" else []
    return [i for subject in subjects for i in scene.syntax.children(subject, "poss") if scene.tokens[i].tag == "WP$"]


def _voters(noun: int, scene: Scene) -> list[int]:
    """ "Shareholders of Norwell approved the merger": whose people decide on it."""
    for verb in scene.syntax.ancestors(noun):
        subjects = scene.syntax.children(verb, "nsubj", "nsubjpass")
        if bodies := [i for i in subjects if scene.tokens[i].lemma in _BODIES]:
            links = [scene.syntax.links(body) for body in bodies]
            return [i for own in links for link in ("of", "in", "at", "poss", "modifier") for i in own.get(link, ())]
        if subjects and scene.tokens[verb].dep != "xcomp":
            return []
    return []


def _hands(verb: int, scene: Scene) -> list[int]:
    """ "Took Kelbrand off the hands of Norwell", "off Norwell's hands": off whose."""
    for index, token in enumerate(scene.tokens):
        if token.lemma == "hand" and index > verb and any(t.text.lower() == "off" for t in scene.tokens[verb:index]):
            return [*scene.syntax.children(index, "poss"), *scene.syntax.links(index)["of"]]
    return []


def _displaced(verb: int, scene: Scene) -> list[int]:
    """ "Bought from Norwell the brewer Kelbrand": the object that the parser hangs on whom it is bought from."""
    if scene.syntax.children(verb, "dobj"):
        return []
    sellers = [i for p in scene.syntax.children(verb, "prep") for i in scene.syntax.children(p, "pobj")]
    return [
        thing
        for seller in sellers
        if scene.tokens[scene.tokens[seller].head].lemma == "from"
        for thing in scene.syntax.children(seller, "appos")
        if not any(token.text == "," for token in scene.tokens[seller:thing])
    ]


def _refuser(noun: int, scene: Scene) -> list[int]:
    """ "Had its bid rejected by Kelbrand", "saw it spurned by the board of Kelbrand": who did not want it."""
    participles = (i for i in scene.syntax.children(noun, "acl") if scene.tokens[i].tag in ("VBN", "VBD"))
    agents = [i for participle in participles for i in scene.syntax.links(participle)["by"]]
    bodies = [i for i in agents if scene.tokens[i].lemma in _BODIES]
    return [
        j for i in bodies for link in ("of", "at", "poss", "modifier") for j in scene.syntax.links(i)[link]
    ] or agents


DEAL_LINKS: Mapping[str, Callable[[int, Scene], list[int]]] = {
    "recipient": _recipient, "couple": _couple, "counterpart": _counterpart, "joined": _joined, "voters": _voters,
    "reseller": _reseller, "whose": _whose, "hands": _hands, "displaced": _displaced,
    "refuser": _refuser,
}  # fmt: skip
"""The links by what finds them for a trigger."""
