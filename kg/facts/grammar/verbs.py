"""What a verb is called, and its voice."""

from __future__ import annotations

from kg.facts.grammar.tree import Tree

_MEASURES = {"%", "pct", "percent", "cent"}
_ENDINGS = (("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("es", "e"), ("s", ""))

_SUFFERED = {
    "fine": ("for", "over", "after", "in"), "charge": ("with", "over", "in"), "accuse": ("of",), "suspect": ("of",),
    "arrest": ("in", "for", "over", "on", "at", "after"), "jail": ("for", "over", "in", "after"),
    "clear": ("of", "over"), "sentence": ("to", "for"), "indict": ("for", "on", "over", "in"),
    "convict": ("of", "in"), "acquit": ("of", "in"), "detain": ("in", "at", "over", "for"), "extradite": ("to", "from"),
}  # fmt: skip
"""Verbs that need an object, with what follows them in headlines where they have none."""


def verb_phrase(tree: Tree, verb: int) -> str:
    """The verb's lemma with its particle: "take over"."""
    particle = tree.children(verb, "prt")
    if (
        not particle
        and verb + 1 < len(tree.tokens)
        and tree.tokens[verb + 1].text.lower() in ("out", "off", "away", "down", "through")
        and (not tree.children(verb + 1, "pobj") or _is_particle(tree, verb))
    ):
        particle = [verb + 1]  # "pulled out of": the tagger calls it a preposition
    lemma = "found" if _is_to_found(tree, verb) else tree.tokens[verb].lemma
    return f"{lemma} {tree.tokens[particle[0]].lemma}" if particle else lemma


def _is_particle(tree: Tree, verb: int) -> bool:
    """ "Fell through last week", "voted off the board": what follows changes nothing."""
    phrase = f"{tree.tokens[verb].lemma} {tree.tokens[verb + 1].text.lower()}"
    return phrase in ("fall through", "go through", "vote off")


def _is_to_found(tree: Tree, verb: int) -> bool:
    """ "Did not found", "will found", "helped found": no form of "find"."""
    helping = ("TO", "MD")
    aux = [tree.tokens[i] for i in tree.children(verb, "aux")]
    return tree.tokens[verb].text.lower() == "found" and any(
        t.tag in helping or t.lemma == "do" or t.text.lower().startswith("help") for t in aux
    )


def verb_phrases(tree: Tree, verb: int) -> tuple[str, ...]:
    """The phrase, and what it may be instead where the lemmatiser errs ("hopes" -> "hop")."""
    phrase, token = verb_phrase(tree, verb), tree.tokens[verb]
    particle = phrase.removeprefix(token.lemma)
    word = token.text.lower()
    stems = [word.removesuffix(end) + base for end, base in _ENDINGS if word.endswith(end)]
    loose = (token.lemma,) if particle and not tree.children(verb, "prt") else ()  # "bought out of bankruptcy"
    return tuple(dict.fromkeys((phrase, *(stem + particle for stem in stems), *loose)))


_OF_THINGS = {"dispose", "part", "agree", "bid", "resign"}
"""Verbs without objects, which no participle beside a noun can be of."""


def is_passive(tree: Tree, verb: int) -> bool:
    """Whether the verb's surface subject is what it acts upon."""
    token = tree.tokens[verb]
    if measured_agents(tree, verb):
        return True
    if token.tag == "VBD" and _is_headline_passive(tree, verb):
        return True
    if token.tag in ("VBD", "VBN") and _lacks_object(tree, verb):
        return True
    if token.tag != "VBN":
        return False
    if tree.children(verb, "auxpass", "nsubjpass"):
        return True
    if any(tree.tokens[i].lemma in ("have", "having", "get") for i in tree.children(verb, "aux")):
        return False
    if tree.children(verb, "agent"):
        return True
    if token.dep == "conj" and not tree.children(verb, "dobj"):
        return is_passive(tree, token.head)
    if token.dep == "acl" and token.lemma in _OF_THINGS and tree.tokens[token.head].tag in ("NNP", "NNPS"):
        return False  # "Norwell disposed of Kelbrand": a sentence that the parser took for a noun phrase
    if token.dep == "acl" and tree.tokens[token.head].dep == "ROOT" and tree.children(verb, "dobj", "oprd"):
        return tree.tokens[token.head].tag != "NNP"  # a headline or a name that the parser took for a noun phrase
    return token.dep in (
        "acl",
        "relcl",
        "advcl",
        "amod",
        "ccomp",
        "xcomp",
        "ROOT",
        "dep",
        "appos",
    ) and not tree.children(verb, "nsubj")


def _is_headline_passive(tree: Tree, verb: int) -> bool:
    """ "Norwell sued by Kelbrand", "Norwell fined $3m by Kelbrand"."""
    agents = [i for i in tree.children(verb, "agent", "prep") if tree.tokens[i].lemma == "by"]
    if "fine" not in verb_phrases(tree, verb):
        agents = [i for i in agents if tree.tokens[i].dep == "agent" and not tree.children(verb, "dobj")]
    return bool(agents) and not tree.children(verb, "aux", "dative")


def _lacks_object(tree: Tree, verb: int) -> bool:
    """ "Lund jailed for fraud", "Norwell fined $3m over spill": what one does to somebody, and nobody is named."""
    token = tree.tokens[verb]
    prepositions = _SUFFERED.get(token.lemma, ())
    if token.dep != "ROOT" or not tree.children(verb, "nsubj") or tree.children(verb, "aux", "auxpass", "dative"):
        return False
    objects = tree.children(verb, "dobj", "ccomp", "xcomp", "prt")
    if token.lemma == "fine":
        objects = [i for i in objects if not any(tree.tokens[n].tag == "CD" for n in tree.subtree(i))]
    after = [tree.tokens[i].text.lower() for i in tree.children(verb, "prep")]
    guilty = any(tree.tokens[i].lemma in ("guilty", "liable") for i in tree.children(verb, "oprd", "acomp"))
    told = guilty if token.lemma == "find" else bool(after) and after[0] in prepositions
    return told and not objects


def measured_agents(tree: Tree, verb: int) -> list[int]:
    """ "A firm owned 30 pct by X": the parser takes the measure for the object and hangs "by" on it."""
    if tree.tokens[verb].tag not in ("VBD", "VBN"):
        return []
    measures = [i for i in tree.children(verb, "dobj") if tree.tokens[i].text.lower() in _MEASURES]
    agents = [i for measure in measures for i in tree.children(measure, "prep") if tree.tokens[i].lemma == "by"]
    return [noun for agent in agents for noun in tree.children(agent, "pobj")]
