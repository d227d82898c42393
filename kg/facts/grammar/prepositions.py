"""What follows the prepositions of a word, and those that the parser hangs on its neighbours."""

from __future__ import annotations

from collections import defaultdict

from kg.facts.grammar.tree import Tree

Links = defaultdict[str, list[int]]
"""The tokens at each link of a word; at a link that it lacks, none."""

_OF_DEALS = {"of", "by", "to", "from"}
_PREPOSITIONAL = ("ADP", "SCONJ", "ADV", "VERB", "ADJ")


def links_by_preposition(tree: Tree, index: int) -> Links:
    """What the token's prepositions take, by preposition."""
    links: Links = defaultdict(list)
    for child in tree.children(index):
        add_preposition(links, tree, child)
    return links


def add_preposition(links: Links, tree: Tree, child: int) -> None:
    """Add what a dependent takes if it is a preposition, and what those below it take."""
    token = tree.tokens[child]
    coordinated = token.dep == "conj" and token.pos == "ADP"
    if not coordinated and (token.dep not in ("prep", "agent", "dative") or token.pos not in _PREPOSITIONAL):
        return
    word = token.text.lower()
    links[word] += tree.children(child, "pobj", "pcomp") or _stranded(tree, child)
    for inner in tree.children(child, "prep", "conj"):
        add_preposition(links, tree, inner)
    for number in _numbers_below(tree, child):
        for after in tree.children(number, "prep"):
            add_preposition(links, tree, after)  # "born on 3 May 1960 in Oslo": the parser hangs Oslo on 1960
    for inner in (i for noun in tree.children(child, "pobj") for i in tree.children(noun, "prep")):
        if _belongs_above(tree, inner, word):
            add_preposition(links, tree, inner)


def _belongs_above(tree: Tree, inner: int, outer: str) -> bool:
    """ "The purchase of Joyo by Amazon": the parser hangs "by" on Joyo; "with cells by Amazon": on "cells"."""
    word = tree.tokens[inner].lemma
    if outer == "with":
        return word == "by"
    if word == "for":
        return outer in ("by", "from") and tree.tokens[tree.tokens[inner].head].pos == "PROPN"  # "a bid by A for B"
    if outer not in _OF_DEALS or word not in _OF_DEALS - {outer}:
        return False
    noun = tree.tokens[inner].head  # "plc" may be taken for a common noun
    return outer == "of" or any(tree.tokens[i].pos == "PROPN" for i in (noun, *tree.children(noun, "compound")))


def _stranded(tree: Tree, preposition: int) -> list[int]:
    """ "Spurns bid from Norwell": the name after a preposition that the parser left without object."""
    after = preposition + 1
    if after >= len(tree.tokens) or tree.tokens[after].tag != "NNP":
        return []
    return [tree.whole(after)]


def _numbers_below(tree: Tree, preposition: int) -> list[int]:
    nouns = tree.children(preposition, "pobj")
    every = [*nouns, *(i for noun in nouns for i in tree.children(noun, "nummod", "npadvmod"))]  # "14 dlrs a share"
    return every if any(tree.tokens[i].tag == "CD" for i in every) else []
