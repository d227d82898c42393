"""The names of one document, each with its mentions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kg.entities._names import Words, looks_like_acronym, name_words, written_form
from kg.model import EntityType, Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Surface:
    """A name with the mentions of one document that bear it."""

    words: Words
    mentions: tuple[Mention, ...]
    """In the order of the text; none for the name of an author that the text does not repeat."""
    forms: tuple[str, ...]
    """The name as written, once for each time, sorted."""

    @property
    def key(self) -> str:
        """What two spellings of the name share: "JP Morgan" and "JPMorgan"."""
        return "".join(self.words)

    @property
    def shouts(self) -> bool:
        """Whether the name only stands in capitals, as names and other words do in a headline."""
        return len(self.words) > 1 and all(map(str.isupper, self.forms))

    @property
    def first(self) -> int:
        """Where the name stands first."""
        return self.mentions[0].start if self.mentions else 0


def surfaces_of(mentions: Iterable[Mention], entity_type: EntityType, authors: Iterable[str] = ()) -> list[Surface]:
    """The names among mentions of one type (in the order of the text), the longest name first."""
    words: dict[str, Words] = {}
    bearers: dict[str, list[Mention]] = defaultdict(list)
    forms: dict[str, list[str]] = defaultdict(list)
    named = [(mention.canonical or mention.text, mention) for mention in mentions]
    for text, mention in [*((author, None) for author in authors if author), *named]:
        name = name_words(text, entity_type)
        key = "".join(name)
        words[key] = max(words.get(key, name), name, key=lambda w: (len(w), w))
        forms[key].append(written_form(text))
        if mention:
            bearers[key].append(mention)
            if mention.canonical and looks_like_acronym(mention.text):
                forms[key].append(written_form(mention.text))
    surfaces = [
        Surface(words=name, mentions=tuple(bearers[key]), forms=tuple(sorted(forms[key])))
        for key, name in words.items()
    ]
    return sorted(surfaces, key=lambda s: (-len(s.words), -len(s.key), s.words))
