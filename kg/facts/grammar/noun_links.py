"""The grammatical partners of a noun."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.facts.grammar.bearers import denoted
from kg.facts.grammar.prepositions import Links, add_preposition, links_by_preposition
from kg.facts.grammar.subjects import carrier_subject, subject_of
from kg.facts.grammar.tree import Tree
from kg.facts.grammar.verbs import is_passive

_DOINGS = {
    "make", "launch", "begin", "start", "commence", "mount", "table", "submit", "lodge", "file", "bring", "institute",
    "initiate", "open", "conduct", "lead", "impose", "levy", "issue", "announce", "hold", "own", "provide", "supply",
}  # fmt: skip
"""Verbs whose subject is the author, or the holder, of their object."""


def noun_links(tree: Tree, noun: int) -> Links:
    """ "self" (what the noun is said of), "poss", "modifier", "subject", "doer" and prepositions."""
    links = links_by_preposition(tree, noun)
    for after in _loosely_after(tree, noun):
        _add_absent(links, tree, tree.children(after, "prep"))
    first = tree.first_conjunct(noun)
    for before in (i for i in tree.conjuncts(first) if i < noun):  # "founder and CEO of Norwell", both of it
        _add_absent(links, tree, [i for i in tree.children(before, "prep") if i > noun])
    for other in tree.conjuncts(noun)[1:]:
        _add_absent(links, tree, tree.children(other, "prep"))
    if first != noun and _is_alike(tree, noun, first):
        _add_absent(links, tree, tree.children(first, "prep"))
    if tree.tokens[noun].dep == "attr":  # "Norwell, of which Ivo Lund is chairman"
        _add_absent(links, tree, [i for i in tree.children(tree.tokens[noun].head, "prep") if _is_relative(tree, i)])
    links["self"] = _bearers(tree, noun, first)
    links["poss"] = _owners(tree, noun, first)
    links["modifier"] = _modifiers(tree, noun, first)
    for verb in _doings(tree, noun):
        links["doer"] += [i for i in _actors(tree, verb) if i != noun]
        beside = tree.children(verb, "prep", "dative") if is_passive(tree, verb) else []
        _add_absent(links, tree, [i for i in beside if tree.tokens[i].lemma != "by"])
    links["subject"] = _subjects(tree, noun)
    if any(tree.tokens[i].text.lower() == "their" for i in links["poss"]):
        links["subject"] = _plural_subject(tree, noun) or links["subject"]
    return links


def _is_relative(tree: Tree, preposition: int) -> bool:
    return any(tree.tokens[i].tag == "WDT" for i in tree.children(preposition, "pobj"))


def _add_absent(links: Links, tree: Tree, prepositions: Iterable[int]) -> None:
    """Add the prepositions of a neighbour that the noun has none of itself."""
    for preposition in prepositions:
        if not links.get(tree.tokens[preposition].text.lower()):
            add_preposition(links, tree, preposition)


def _bearers(tree: Tree, noun: int, first: int) -> list[int]:
    """Of whom the noun is said, and the first common noun that it is coordinated with."""
    found = denoted(tree, noun)
    named = tree.children(noun, "appos")  # "his wife, X, and a son, Y": each has a name of its own
    own = [i for i in named if not tree.tokens[i].text.isupper()]  # "chief executive officer (CEO)"
    if first != noun and _is_alike(tree, noun, first) and not own:
        found += [i for i in denoted(tree, first) if i not in found]
    return found


def _is_alike(tree: Tree, noun: int, first: int) -> bool:
    """Whether two coordinated nouns are both common, or both written like names: "Chairman and CEO"."""
    return tree.tokens[first].pos != "PROPN" or tree.tokens[noun].pos == "PROPN"


def _owners(tree: Tree, noun: int, first: int) -> list[int]:
    found: list[int] = []
    for part in dict.fromkeys((noun, first)):
        found += [i for i in tree.children(part, "poss") if i not in found]
    head = tree.tokens[noun].head
    if tree.tokens[noun].dep == "pobj" and tree.tokens[head].text.lower() == "per":
        found += tree.children(tree.tokens[head].head, "poss")  # "its 40 dlr per share offer"
    if _modifies(tree, noun):
        found += tree.children(head, "poss") or tree.children(tree.first_conjunct(head), "poss")
    return found


def _modifiers(tree: Tree, noun: int, first: int) -> list[int]:
    found: list[int] = []
    for part in dict.fromkeys((noun, first)):
        if any(tree.tokens[i].pos == "PROPN" for i in found):
            break  # "Oslo goalkeeper X and Bergen striker Y": each has an owner of its own
        found += [i for i in tree.children(part, "compound", "nmod", "amod", "nummod") if i not in found]
    if _modifies(tree, noun):
        beside = tree.children(tree.tokens[noun].head, "compound", "nmod", "amod")
        found += [i for i in beside if i < noun and not _is_of_other(tree, i, noun)]
    return found


def _is_of_other(tree: Tree, title: int, noun: int) -> bool:
    """ "Oslo striker X and goalkeeper Y": the parser hangs both titles on the last name."""
    owned = tree.tokens[title].pos == "NOUN" and tree.children(title, "compound", "nmod")
    own = tree.tokens[noun - 1].pos == "PROPN"
    return own and bool(owned) and any(tree.tokens[i].text in ("and", ",") for i in range(title, noun))


def _modifies(tree: Tree, noun: int) -> bool:
    """Whether the noun describes another: then whose that is and what modifies it belong to both."""
    token = tree.tokens[noun]
    return token.dep in ("compound", "nmod", "amod", "appos") and token.head != noun


def _subjects(tree: Tree, noun: int) -> list[int]:
    subject = carrier_subject(tree, noun)
    own = tree.children(noun, "nsubj")  # "Norwell bid for Kelbrand": the tagger takes it for a noun
    return own if subject is None else [subject, *own]


def _doings(tree: Tree, noun: int) -> Iterator[int]:
    """ "A bid made by Norwell", "a fine of $3m imposed by", "the suit that Norwell filed": what is done with it."""
    measures = (i for of in tree.children(noun, "prep") for i in tree.children(of, "pobj"))
    heads = (noun, *(i for i in measures if tree.tokens[i].pos in ("NUM", "SYM") or _numbers_of(tree, i)))
    clauses = (i for head in heads for i in tree.children(head, "acl", "relcl"))
    return (i for i in clauses if tree.tokens[i].lemma in _DOINGS and not tree.children(i, "neg"))


def _numbers_of(tree: Tree, noun: int) -> list[int]:
    return [i for i in tree.children(noun, "nummod") if tree.tokens[i].tag == "CD"]


def _actors(tree: Tree, verb: int) -> list[int]:
    if is_passive(tree, verb):
        return [i for agent in tree.children(verb, "agent") for i in tree.children(agent, "pobj")]
    return [] if tree.tokens[verb].dep == "acl" else tree.children(verb, "nsubj")


def _plural_subject(tree: Tree, noun: int) -> list[int]:
    """ "A and B extended the term of their pact": whose it is; in "advised C and D in their pact" those nearer."""
    verb = next((i for i in tree.ancestors(noun) if tree.tokens[i].pos in ("VERB", "AUX")), None)
    if verb is None:
        return []
    nearer = [i for i in tree.children(verb, "dobj") if i < noun and noun not in tree.subtree(i)]
    partners = [*nearer, subject_of(tree, verb)]
    return [i for i in partners if i is not None and len(tree.conjuncts(i)) > 1][:1]


def _loosely_after(tree: Tree, noun: int) -> Iterator[int]:
    """ "The takeover last May of X": words after the noun that the parser hangs the preposition on."""
    yield from (i for i in tree.children(noun, "amod") if i > noun)
    following = range(noun + 1, min(noun + 3, len(tree.tokens)))
    yield from (i for i in following if tree.tokens[i].dep == "npadvmod")
