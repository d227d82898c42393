"""Facts made by hand, and any facts at all."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import strategies as st

from kg.config import Settings
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
from kg.ontology import FactClass, RoleClass, ValueKind, load_ontology

SETTINGS = Settings()
TEXT = "Ostrava Power bought Lumen for 75.50 million euros in August 2004, a paper said. Ada Novak ran it."
DOCUMENT = Document(id=DocumentId("deal.txt"), text=TEXT, title="A deal", authors=("Zoe Berg", "Al Fox"))


def entity(name: str, type_: str = "organization", *aliases: str) -> Entity:
    slug = load_ontology().entity_classes[EntityType(type_)].slug
    iri = f"{SETTINGS.base}{slug}/{name.lower().replace(' ', '-')}"
    return Entity(id=Iri(iri), type=EntityType(type_), name=name, aliases=aliases)


OSTRAVA = entity("Ostrava Power", "organization", "OP", "Ostrava")
LUMEN = entity("Lumen")
ADA = entity("Ada Novak", "person")
BRNO = entity("Brno", "place")
ENTITIES = (OSTRAVA, LUMEN, ADA, BRNO)


def thing(named: Entity) -> EntityFiller:
    return EntityFiller(id=named.id, name=named.name)


def value(value: str, text: str | None = None) -> ValueFiller:
    return ValueFiller(value=value, text=value if text is None else text)


def span(words: str) -> Span:
    return DOCUMENT.span(TEXT.index(words), TEXT.index(words) + len(words))


def fact(
    type_: str,
    status: Status = Status.COMPLETED,
    *,
    roles: Mapping[str, Filler | tuple[Filler, ...]],
    attribution: tuple[EntityFiller, ...] = (),
) -> Fact:
    """A fact of DOCUMENT with its first sentence as evidence."""
    filled = {Role(name): f if isinstance(f, tuple) else (f,) for name, f in roles.items()}
    return Fact(
        id=Iri(f"{SETTINGS.base}fact/{type_}-1"),
        type=FactType(type_),
        document=DOCUMENT.id,
        status=status,
        confidence=0.9,
        roles=filled,
        evidence=(Evidence(sentence=span(TEXT.split(" Ada")[0]), mentions={}),),
        extractor="by hand",
        attribution=attribution,
    )


ACQUISITION = fact(
    "acquisition",
    roles={
        "acquirer": thing(OSTRAVA),
        "target": thing(LUMEN),
        "price": value("75500000 EUR", "75.50 million euros"),
        "date": value("2004-08", "August 2004"),
    },
)

_WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12)
_NUMBERS = st.from_regex(r"[0-9]{1,9}(\.[0-9]{1,4})?", fullmatch=True)
_VALUES = {
    ValueKind.MONEY: st.builds("{} {}".format, _NUMBERS, st.sampled_from(["USD", "EUR per share"]))
    | st.builds("{}/{} GBP".format, _NUMBERS, _NUMBERS),
    ValueKind.STAKE: st.builds("{}{}".format, _NUMBERS, st.sampled_from(["%", " shares"])),
    ValueKind.DATE: st.sampled_from(["2004", "2004-08", "2004-08-19", "2004~", "199X", "2004/..", "0042"]),
    ValueKind.COUNT: _NUMBERS,
    ValueKind.TEXT: _WORDS,
}
_VALUE_FILLERS = {
    kind: st.builds(ValueFiller, value=st.just("") | values | _WORDS, text=_WORDS)
    | values.map(lambda told: value(told))
    for kind, values in _VALUES.items()
}


def _fillers(role: RoleClass) -> st.SearchStrategy[tuple[Filler, ...]]:
    one: st.SearchStrategy[Filler] = (
        st.sampled_from([thing(named) for named in ENTITIES])
        if role.kind is ValueKind.ENTITY
        else _VALUE_FILLERS[role.kind]
    )
    return st.lists(one, min_size=1, max_size=3).map(tuple)


@st.composite
def _evidence(draw: st.DrawFn, class_: FactClass) -> Evidence:
    start = draw(st.integers(0, len(TEXT) - 2))
    sentence = DOCUMENT.span(start, draw(st.integers(start + 1, len(TEXT))))
    spans = st.builds(
        lambda first, length: DOCUMENT.span(first, min(first + length, sentence.end)),
        st.integers(sentence.start, sentence.end - 1),
        st.integers(1, 9),
    )
    names = draw(st.lists(st.sampled_from([role.name for role in class_.roles]), unique=True))
    mentions = {name: tuple(draw(st.lists(spans, min_size=1, max_size=12))) for name in names}
    return Evidence(sentence=sentence, mentions=mentions)


@st.composite
def facts(draw: st.DrawFn) -> Fact:
    """Any fact of DOCUMENT, required roles or not."""
    class_ = draw(st.sampled_from(list(load_ontology().fact_classes.values())))
    told = draw(st.lists(st.sampled_from(class_.roles), unique_by=lambda role: role.name))
    return Fact(
        id=Iri(f"{SETTINGS.base}fact/{draw(st.integers(0, 10**6))}"),
        type=class_.name,
        document=DOCUMENT.id,
        status=draw(st.sampled_from(Status)),
        confidence=draw(st.floats(0, 1, exclude_min=True)),
        roles={role.name: draw(_fillers(role)) for role in told},
        evidence=tuple(draw(st.lists(_evidence(class_), min_size=1, max_size=3))),
        extractor=draw(st.text(st.characters(codec="utf-8"), max_size=8)),
        attribution=tuple(draw(st.lists(st.sampled_from([thing(named) for named in ENTITIES])))),
    )
