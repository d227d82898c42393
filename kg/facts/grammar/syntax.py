"""The grammar of a sentence as the rules see it: who does what to whom, whatever the form."""

from __future__ import annotations

from collections import defaultdict

from kg.facts.grammar.noun_links import noun_links
from kg.facts.grammar.prepositions import Links
from kg.facts.grammar.tree import Tree, is_verb
from kg.facts.grammar.verb_links import verb_links
from kg.model import Sentence


class Syntax(Tree):
    """A sentence's dependency tree with the links that rules ask for; tokens are given by index."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence)
        self._links: dict[int, Links] = {}
        """What was found already: several frames ask for the links of a trigger."""

    def links(self, index: int) -> Links:
        """The token's grammatical partners by function, as `verb_links` and `noun_links` tell them.

        A caller may add links: it gets a table of its own.
        """
        if index not in self._links:
            find = verb_links if is_verb(self.tokens[index]) else noun_links
            self._links[index] = find(self, index)
        return defaultdict(list, self._links[index])
