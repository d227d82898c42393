"""A name while its bounds and its type are being settled."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import EntityType, Sentence, Token


@dataclass(slots=True)
class Name:
    """A candidate: tokens `first` to `last` (inclusive) of a sentence."""

    sentence: Sentence
    first: int
    last: int
    type: EntityType | None
    certain: bool = False
    inclined: bool = False
    """Labelled as those of a country, faith or party."""

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.sentence.tokens[self.first : self.last + 1]

    @property
    def key(self) -> str:
        return " ".join(token.text for token in self.tokens).casefold()

    @property
    def head(self) -> int:
        """Index of the token by which the name hangs in the tree."""
        inside = range(self.first, self.last + 1)
        tokens = self.sentence.tokens
        return next((i for i in inside if tokens[i].head not in inside or tokens[i].head == i), self.last)
