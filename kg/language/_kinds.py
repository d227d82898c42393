"""What kinds of firms there are, by the nouns that texts call them and the words of their names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

_KINDS: tuple[tuple[frozenset[str], frozenset[str]], ...] = tuple(
    (frozenset(nouns.split()), frozenset(words.split()))
    for nouns, words in (
        ("bank lender", "bank bancorp bancshares banc banco banca banque savings credit trust bankers"),
        ("airline carrier", "air airline airlines airways aviation"),
        ("insurer", "insurance assurance life mutual casualty indemnity reinsurance"),
        ("brewer brewery", "brewery breweries brewing brewers bier brau"),
        ("carmaker automaker manufacturer maker", "motor motors automobiles automotive autos cars"),
        ("retailer chain supermarket store shop", "stores supermarkets retail shops markets outfitters"),
        ("publisher", "press publishing publishers publications books newspapers"),
        ("broadcaster network", "television broadcasting tv radio"),
        ("drugmaker", "pharma pharmaceuticals pharmaceutical laboratories therapeutics biotech"),
        ("steelmaker producer", "steel steelworks"),
        ("miner producer", "mining mines gold minerals resources"),
        ("shipper carrier", "shipping lines"),
        ("shipbuilder", "shipyard shipyards shipbuilding"),
        ("utility operator", "power electric electricity energy gas water edison"),
        ("operator", "telecom telecommunications telecoms telephone mobile wireless railway railways railroad"),
        ("fund investor", "fund capital ventures partners"),
        ("broker brokerage", "securities brokers stockbrokers brokerage"),
        ("chipmaker manufacturer maker", "semiconductor semiconductors microelectronics"),
        ("builder developer", "homes construction properties builders"),
        ("developer studio", "games software interactive"),
        ("studio", "pictures studios films"),
        ("label", "records music"),
        ("manufacturer maker producer", "manufacturing works industries"),
    )
)

_SYNONYMS = tuple(
    frozenset(nouns.split())
    for nouns in (
        "bank lender", "airline carrier", "carmaker automaker", "broker brokerage", "brewer brewery",
        "retailer chain supermarket",
        "maker manufacturer producer", "shop store", "operator network", "shipbuilder shipyard",
        "drugmaker maker", "chipmaker maker",
        "steelmaker producer", "fund investor",
    )
)  # fmt: skip
_FORMS = {
    "spa": "Italy", "s.p.a.": "Italy", "srl": "Italy", "gmbh": "Germany", "ab": "Sweden", "oyj": "Finland",
    "asa": "Norway",
    "plc": "United Kingdom", "kk": "Japan", "deutsche": "Germany", "deutscher": "Germany", "banca": "Italy",
    "kaisha": "Japan", "berhad": "Malaysia", "bhd": "Malaysia", "pty": "Australia",
}  # fmt: skip
"""Words of names that only firms of one country bear."""
_SHARED = {
    "ag": ("Germany", "Switzerland", "Austria"), "nv": ("Netherlands", "Belgium"), "bv": ("Netherlands",),
    "oy": ("Finland",),
    "a/s": ("Denmark", "Norway"), "sab": ("Mexico",), "sgps": ("Portugal",), "sae": ("Egypt",),
}  # fmt: skip
"""Legal forms that firms of these countries have."""
_SUFFIXES = {"bank": "bank lender", "banken": "bank lender", "air": "airline carrier", "mart": "retailer chain"}
"""What names of one word end with: "Oranjebank"."""


def homes_of_name(words: Sequence[str], demonyms: Mapping[str, str]) -> frozenset[str]:
    """The countries that a name's words, in lower case, tell of: "Bank of Italy", "Norwell SpA"."""
    told = {home for word in words if (home := _FORMS.get(word) or demonyms.get(word))}
    told |= {home for word in words for home in _SHARED.get(word.replace(".", ""), ())}
    return frozenset(told | {home for home in demonyms.values() if home.lower() in words})


def with_lands(places: Iterable[str], lands: Mapping[str, str]) -> frozenset[str]:
    """Places, and the countries that they are in: "the Lyon firm" is French."""
    told = frozenset(places)
    return told | {lands[place.lower()] for place in told if place.lower() in lands}


def kinds_of_name(words: Iterable[str]) -> frozenset[str]:
    """What a firm may be called whose name has these words, in lower case: "airways" is an airline's."""
    own = frozenset(words)
    ends = {noun for word in own for end, nouns in _SUFFIXES.items() if word.endswith(end) for noun in nouns.split()}
    return frozenset(ends | {noun for nouns, names in _KINDS if own & names for noun in nouns})


def alike(noun: str) -> frozenset[str]:
    """The nouns by which a text may call the same firm: "airline" and "carrier"."""
    return frozenset((noun, *(other for nouns in _SYNONYMS if noun in nouns for other in nouns)))
