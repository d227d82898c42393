"""A sentence's dependency tree: dependents, ancestors, coordination."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from kg.model import Sentence, Token


class Tree:
    """The tree of a sentence; tokens are given by index."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self._deps = [token.dep for token in self.tokens]
        self._children: dict[int, list[int]] = defaultdict(list)
        for index, token in enumerate(self.tokens):
            if token.head != index:
                self._children[token.head].append(index)

    def children(self, index: int, *deps: str) -> list[int]:
        """The dependents of a token, left to right; of these relations if any are given."""
        below = self._children.get(index)
        if not below or not deps:
            return below or []
        return [i for i in below if self._deps[i] in deps]

    def subtree(self, index: int) -> Iterator[int]:
        """The token and all below it."""
        yield index
        for child in self.children(index):
            yield from self.subtree(child)

    def ancestors(self, index: int) -> Iterator[int]:
        """The token's head, its head's head, ... to the root."""
        while self.tokens[index].head != index:
            index = self.tokens[index].head
            yield index

    def conjuncts(self, index: int) -> list[int]:
        """The token and what is coordinated with it below: "Nokia and Strategy Analytics"."""
        found = [index]
        for child in self.children(index, "conj"):
            found += self.conjuncts(child)
        return found + self._listed_before(index)

    def _listed_before(self, index: int) -> list[int]:
        """ "Norwell, Kelbrand call off merger": in a headline a comma joins two subjects."""
        token = self.tokens[index]
        if token.dep != "nsubj" or token.pos != "PROPN":
            return []
        others = [i for i in self.children(token.head, "nsubj") if i < index and self.tokens[i].pos == "PROPN"]
        return [i for i in others if self.tokens[i + 1].text == "," and index - i < 8]

    def first_conjunct(self, index: int) -> int:
        """The head of the coordination that the token is in; itself if it is in none."""
        while self.tokens[index].dep == "conj":
            index = self.tokens[index].head
        return index

    def whole(self, noun: int) -> int:
        """The head of the phrase that a noun modifies: "Oslo-based oil group Norwell" is all based in Oslo."""
        while self.tokens[noun].dep in ("compound", "nmod"):
            noun = self.tokens[noun].head
        return noun

    @cached_property
    def root(self) -> int:
        """Index of the root."""
        return next((i for i, token in enumerate(self.tokens) if token.head == i), 0)


def is_verb(token: Token) -> bool:
    """Whether a token is a verb, or stands in the form of one."""
    return token.pos in ("VERB", "AUX") or token.tag.startswith("VB")
