"""Of which type a name is, in its document."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kg.entities._names import ORGANIZATION, PERSON, name_words, words_of
from kg.model import EntityType, Mention

Place = tuple[int, int]
"""Start and end of a mention in its document."""

Votes = Mapping[Place, Counter[EntityType]]
"""How often the claims ask for each type of the mention at a place."""
STATE = EntityType("state")
"""What claims ask for that take a country's name, or its adjective, for an organisation: "the French ambassador"."""


def key_of(mention: Mention, entity_type: EntityType) -> str:
    """What the mentions of a name share."""
    return "".join(name_words(mention.canonical or mention.text, entity_type))


def with_types(mentions: Sequence[Mention], votes: Votes) -> list[tuple[Mention, EntityType]]:
    """Every mention with the type of its name: that of most of its mentions and of the claims about them.

    An alternative type that a claim asks for counts as much as the type that the mentions have, so
    that the claims decide between them. A country that somebody is in office of is there its state, apart from the
    country of the same name.
    """
    states = {mention for mention in mentions if votes.get((mention.start, mention.end), Counter())[STATE]}
    keys = [key_of(mention, mention.type) + " (state)" * (mention in states) for mention in mentions]
    own: dict[str, Counter[EntityType]] = defaultdict(Counter)
    possible: dict[str, Counter[EntityType]] = defaultdict(Counter)
    asked: dict[str, Counter[EntityType]] = defaultdict(Counter)
    for key, mention in zip(keys, mentions, strict=True):
        first = ORGANIZATION if mention in states else mention.type
        own[key][first] += 1
        possible[key].update({first, *mention.alternatives})
        asked[key].update(votes.get((mention.start, mention.end), Counter()))
    types = {key: _elect(own[key], possible[key], asked[key]) for key in own}
    typed = [(mention, types[key]) for key, mention in zip(keys, mentions, strict=True)]
    surnames = _surnames(typed)
    return [
        (mention, PERSON if key in surnames and not asked[key][ORGANIZATION] else its_type)
        for key, (mention, its_type) in zip(keys, typed, strict=True)
    ]


def _surnames(typed: Iterable[tuple[Mention, EntityType]]) -> set[str]:
    """The single words that name an organisation, but end a person's name that stands before them.

    Not those that begin the name of an organisation as well: "Dell" stays one beside "Dell Inc" and "Michael Dell".
    """
    last: set[str] = set()
    surnames: set[str] = set()
    companies: set[str] = set()
    for mention, its_type in typed:
        words = name_words(mention.canonical or mention.text, its_type)
        if its_type == PERSON and len(words) > 1:
            last.add(words[-1])
        elif its_type == ORGANIZATION and len(words_of(mention.text)) > 1:
            companies.add(words[0])
        elif its_type == ORGANIZATION and words[0] in last and not mention.canonical:
            surnames.add(words[0])
    return surnames - companies


def _elect(own: Counter[EntityType], possible: Counter[EntityType], asked: Counter[EntityType]) -> EntityType:
    support = {t: own[t] + asked[t] + (possible[t] if asked[t] and not own[t] else 0) for t in possible}
    return min(support, key=lambda t: (-support[t], -own[t], t))
