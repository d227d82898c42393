"""A small graph of invented companies and people, and a generator of large ones."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from kg.model import (
    Document,
    DocumentId,
    Entity,
    EntityFiller,
    EntityType,
    Evidence,
    Fact,
    FactType,
    Filler,
    Iri,
    Role,
    Span,
    Status,
    ValueFiller,
)

BASE = "https://w3id.org/company-people-kg/id/"
_TYPES = {"org": "organization", "person": "person", "place": "place", "product": "product"}
_MARK = re.compile(r"\[(\w+):(?:([^|\]]+)\|)?([^\]]+)\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    entities: tuple[Entity, ...]
    facts: tuple[Fact, ...]
    documents: tuple[Document, ...]

    def entity(self, slug: str) -> Entity:
        return next(entity for entity in self.entities if entity.id == BASE + slug)

    def fact(self, slug: str) -> Fact:
        return next(fact for fact in self.facts if fact.id == f"{BASE}fact/{slug}")


def entity(slug: str, name: str, *aliases: str) -> Entity:
    kind = EntityType(_TYPES[slug.split("/")[0]])
    return Entity(id=Iri(BASE + slug), type=kind, name=name, aliases=tuple(sorted(aliases)))


def fact(
    slug: str,
    kind: str,
    marked: str,
    known: Mapping[str, Entity],
    *,
    document: str = "harbour.txt",
    status: str = "completed",
    confidence: float = 0.9,
    start: int = 0,
    by: str | None = None,
) -> Fact:
    """A fact told by one sentence at `start`, whose arguments stand in it as "[role:what|words]".

    `what` is a key of `known` or the normal form of a value; without it the words are the value.
    """
    text, done = "", 0
    roles: dict[Role, tuple[Filler, ...]] = {}
    mentions: dict[Role, tuple[Span, ...]] = {}
    for match in _MARK.finditer(marked):
        role, what, words = Role(match[1]), match[2] or match[3], match[3]
        text += marked[done : match.start()]
        at = start + len(text)
        mentions[role] = (*mentions.get(role, ()), Span(start=at, end=at + len(words), text=words))
        roles[role] = (*roles.get(role, ()), _filler(what, words, known))
        text += words
        done = match.end()
    text += marked[done:]
    return Fact(
        id=Iri(f"{BASE}fact/{slug}"),
        type=FactType(kind),
        document=DocumentId(document),
        status=Status(status),
        confidence=confidence,
        roles=roles,
        evidence=(Evidence(sentence=Span(start=start, end=start + len(text), text=text), mentions=mentions),),
        extractor="hand",
        attribution=(EntityFiller(id=known[by].id, name=known[by].name),) if by else (),
    )


def _filler(what: str, words: str, known: Mapping[str, Entity]) -> Filler:
    if what in known:
        return EntityFiller(id=known[what].id, name=known[what].name)
    return ValueFiller(value=what, text=words)


_ENTITIES = {
    "velora": entity("org/velora-group", "Velora Group", "Velora", "Velora Group Ltd"),
    "brightmoor": entity("org/brightmoor-analytics", "Brightmoor Analytics", "Brightmoor"),
    "tessel": entity("org/tessel-freight", "Tessel Freight"),
    "oru": entity("org/oru-bank", "Oru Bank"),
    "ledger": entity("org/harbour-ledger", "Harbour Ledger"),
    "office": entity("org/fair-trade-office", "Fair Trade Office"),
    "norrland": entity("org/norrland-university", "Norrland University"),
    "ines": entity("person/ines-calloway", "Ines Calloway", "Calloway"),
    "tomas": entity("person/tomas-wirth", "Tomas Wirth", "Wirth"),
    "adaeze": entity("person/adaeze-okorie", "Adaeze Okorie"),
    "lisbon": entity("place/lisbon", "Lisbon"),
    "norway": entity("place/norway", "Norway"),
    "skiff": entity("product/skiff", "Skiff"),
}

_DOCUMENTS = (
    Document(
        id=DocumentId("harbour.txt"),
        text="…",
        title="Velora swallows a rival",
        authors=("Adaeze Okorie",),
        date="2019-03-14",
        publisher="Harbour Ledger",
        source="https://harbour-ledger.example/velora-swallows-a-rival?page=1&from=home",
    ),
    Document(id=DocumentId("filing.txt"), text="…", title="Annual report 2021", date="2022-02"),
    Document(id=DocumentId("notes.txt"), text="…"),
)

_EVENTS = (
    (
        "velora-brightmoor",
        "acquisition",
        "completed",
        "In [date:2019-03|March 2019] [acquirer:velora|Velora] bought its rival "
        "[target:brightmoor|Brightmoor Analytics] from [seller:oru|Oru Bank] "
        "for [price:45000000 USD|$45 million], its largest deal so far.",
    ),
    (
        "brightmoor-founding",
        "founding",
        "completed",
        "[organization:brightmoor|Brightmoor] was founded by [founder:tomas|Tomas Wirth] in [date:2008].",
    ),
    (
        "velora-norway",
        "market_entry",
        "completed",
        "With the deal [organization:velora|Velora] enters [place:norway|Norway].",
    ),
    (
        "oru-breach",
        "data_breach",
        "completed",
        "In [date:2016] thieves copied the data of [records:20000000|20 million] customers of "
        "[organization:oru|Oru Bank].",
    ),
    (
        "velora-case",
        "legal_case",
        "alleged",
        "The [authority:office|Fair Trade Office] is looking into [matter:price fixing] at [accused:velora|Velora].",
    ),
    (
        "tessel-case",
        "legal_case",
        "alleged",
        "[accused:tessel|Tessel Freight] stands accused of [matter:dumping].",
    ),
    (
        "ines-norrland",
        "education",
        "completed",
        "[person:ines|She] read [degree:law] at [institution:norrland|Norrland University].",
    ),
    (
        "tomas-norrland",
        "education",
        "completed",
        "[person:tomas|Wirth] left [institution:norrland|Norrland University] in [date:2003].",
    ),
)

_STATES = (
    (
        "ines-velora",
        "employment",
        "current",
        "[person:ines|Ines Calloway], [position:chief executive] of [organization:velora|Velora], smiled.",
    ),
    (
        "ines-oru",
        "employment",
        "former",
        "[person:ines|Calloway] spent nine years at [organization:oru|Oru Bank] before that.",
    ),
    (
        "tomas-brightmoor",
        "employment",
        "future",
        "[person:tomas|Tomas Wirth] will lead [organization:brightmoor|Brightmoor] from [start:2019-08|August 2019].",
    ),
    (
        "adaeze-ledger",
        "employment",
        "current",
        "[person:adaeze|Adaeze Okorie] reports for the [organization:ledger|Harbour Ledger].",
    ),
    (
        "velora-lisbon",
        "headquarters",
        "current",
        "[organization:velora|Velora], based in [place:lisbon|Lisbon], employs 900 people.",
    ),
    (
        "tessel-lisbon",
        "office",
        "current",
        "[organization:tessel|Tessel] keeps an office in [place:lisbon|Lisbon].",
    ),
    (
        "velora-skiff",
        "product",
        "current",
        "[organization:velora|Velora] makes the payment terminal [product:skiff|Skiff].",
    ),
    (
        "velora-oru",
        "competition",
        "current",
        "[party:oru|Oru Bank] competes with [party:velora|Velora] in payments.",
    ),
    (
        "ines-tomas",
        "family",
        "current",
        "[person:ines|Calloway] is [kind:spouse|married] to [relative:tomas|Tomas Wirth].",
    ),
    ("ines-lisbon", "residence", "current", "[person:ines|She] lives in [place:lisbon|Lisbon]."),
    (
        "oru-velora-shares",
        "shareholding",
        "current",
        "[owner:oru|Oru Bank] still holds [stake:4.5%] of [organization:velora|Velora].",
    ),
)


def harbour_graph() -> Graph:
    """Thirteen entities and two dozen facts from three texts about invented companies."""
    told = [
        fact(slug, kind, marked, _ENTITIES, status=status, start=200 * index)
        for index, (slug, kind, status, marked) in enumerate((*_EVENTS, *_STATES))
    ]
    told += [
        fact(
            "velora-brightmoor-filing",
            "acquisition",
            "[target:brightmoor|Brightmoor] is [stake:100%|wholly] owned by [acquirer:velora|the group].",
            _ENTITIES,
            document="filing.txt",
            confidence=0.97,
        ),
        fact(
            "velora-tessel",
            "acquisition",
            "[acquirer:velora|Velora] is in talks to buy [target:tessel|Tessel Freight], we have learned.",
            _ENTITIES,
            status="rumoured",
            confidence=0.71,
            start=9000,
            by="ledger",
        ),
        fact(
            "velora-tessel-denied",
            "acquisition",
            "[acquirer:velora|Velora] denied that it would buy [target:tessel|Tessel Freight].",
            _ENTITIES,
            status="denied",
            document="notes.txt",
        ),
        fact(
            "velora-tessel-partners",
            "partnership",
            "[party:velora|Velora] and [party:tessel|Tessel Freight] have shared a depot since 2017.",
            _ENTITIES,
            status="current",
            document="filing.txt",
            start=300,
        ),
        fact(
            "tessel-velora-supply",
            "supply",
            "[supplier:tessel|Tessel] carries each [product:skiff|Skiff] for [customer:velora|Velora].",
            _ENTITIES,
            status="current",
            document="filing.txt",
            start=600,
        ),
    ]
    return Graph(entities=tuple(_ENTITIES.values()), facts=tuple(told), documents=_DOCUMENTS)


_SYLLABLES = "ar bel cor dan el fen gal hol is jor kel lum mor nor os per"
_TEMPLATES = (
    ("acquisition", "completed", "[acquirer:o{0}|{1}] bought [target:o{2}|{3}]."),
    ("acquisition", "planned", "[acquirer:o{0}|{1}] hopes to buy [target:o{2}|{3}]."),
    ("partnership", "current", "[party:o{0}|{1}] works with [party:o{2}|{3}]."),
    ("employment", "current", "[person:p{2}|{3}] of [organization:o{0}|{1}] spoke."),
    ("office", "current", "[organization:o{0}|{1}] opened an office in [place:l{2}|{3}]."),
)


def large_graph(size: int, seed: int = 1, *, hub: int = 0) -> Graph:
    """About `size` entities with twice as many facts between them; a few are hubs, as in the news.

    `hub` is how many of them, at most, the first organization employs on top of that.
    """
    chance = Random(seed)

    def word() -> str:
        return "".join(chance.choices(_SYLLABLES.split(), k=chance.randint(2, 3))).capitalize()

    known = {f"o{index}": entity(f"org/o{index}", f"{word()} Group") for index in range(size // 2)}
    known |= {f"p{index}": entity(f"person/p{index}", f"{word()} {word()}") for index in range(size // 3)}
    known |= {f"l{index}": entity(f"place/l{index}", word()) for index in range(size // 6)}
    numbers = {"o": size // 2, "p": size // 3, "l": size // 6}
    facts = []
    for index in range(size * 2):
        kind, status, template = chance.choice(_TEMPLATES)
        first = int(numbers["o"] * chance.random() ** 3)
        letter = template[template.index("{2}") - 1]
        second = int(numbers[letter] * chance.random() ** 1.5)
        names = known[f"o{first}"].name, known[f"{letter}{second}"].name
        marked = template.format(first, names[0], second, names[1])
        document = f"d{chance.randrange(size // 5)}.txt"
        facts.append(fact(f"f{index}", kind, marked, known, status=status, document=document))
    for index, person in enumerate([name for name in known if name[0] != "l"][1 : hub + 1]):
        kind, role = ("employment", "person") if person[0] == "p" else ("subsidiary", "subsidiary")
        whole = "organization" if person[0] == "p" else "parent"
        marked = f"[{role}:{person}|{known[person].name}] is of [{whole}:o0|{known['o0'].name}]."
        facts.append(fact(f"h{index}", kind, marked, known, status="current", document="hub.txt"))
    return Graph(entities=tuple(known.values()), facts=tuple(facts), documents=())
