"""The word lists of lexicon.toml, demonyms.toml, towns.toml and first_names.toml."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Words that tell what kind of thing a name or a description stands for; all lower case."""

    male_titles: frozenset[str]
    female_titles: frozenset[str]
    titles: frozenset[str]
    genders: Mapping[str, str]
    """From a first name to "male" or "female"."""
    posts: frozenset[str]
    """Offices that stand in front of names and behind what they are of: "rector"."""
    organization_beginnings: frozenset[str]
    """First words of names that only organisations bear: "banco"."""
    organization_endings: frozenset[str]
    place_endings: frozenset[str]
    organization_nouns: frozenset[str]
    generic_organization_nouns: frozenset[str]
    public_bodies: frozenset[str]
    """Last words of names of what is no firm: "commission"."""
    collectives: frozenset[str]
    """Nouns beside those of organisations for what acts as one: "government"."""
    institutions: frozenset[str]
    """What a country has one of: "supreme court"."""
    local_bodies: frozenset[str]
    """What a town has: "court"."""
    regions: frozenset[str]
    """What is governed: "province"."""
    plain_organization_nouns: frozenset[str]
    """Those that no person is called: "magazine", but not "brewer"."""
    organization_verbs: frozenset[str]
    organization_belongings: frozenset[str]
    person_nouns: frozenset[str]
    person_callings: frozenset[str]
    noun_genders: Mapping[str, str]
    """From a noun such as "widow" to "male" or "female"."""
    common_nouns: frozenset[str]
    """All nouns of these lists: no names, though a capital opens a sentence."""
    person_verbs: frozenset[str]
    relatives: frozenset[str]
    capitalised: frozenset[str]
    faiths: frozenset[str]
    demonyms: Mapping[str, str]
    """From a nationality word or abbreviation ("swiss", "uk") to the country's name ("Switzerland")."""
    countries: frozenset[str]
    """Names of countries."""
    lands: Mapping[str, str]
    """From a town or a part of a country ("lyon") to the country's name ("France")."""
    areas: frozenset[str]
    """Those of parts of the world: "middle east"."""
    speech_verbs: frozenset[str]


@functools.cache
def load_lexicon() -> Lexicon:
    """Read the word lists once."""
    words, countries, first_names = _read("lexicon"), _read("demonyms")["countries"], _read("first_names")
    titles = words["titles"]
    generic = words["organization"]["generic"]
    nouns = generic + words["organization"]["nouns"]
    return Lexicon(
        male_titles=frozenset(titles["male"]),
        female_titles=frozenset(titles["female"]),
        titles=frozenset(titles["male"] + titles["female"] + titles["neutral"]),
        genders={name: gender for gender, names in first_names.items() for name in names},
        posts=frozenset(titles["posts"]),
        organization_beginnings=frozenset(words["organization"]["name_beginnings"]),
        organization_endings=frozenset(words["organization"]["name_endings"]),
        place_endings=frozenset(words["place"]["name_endings"]),
        organization_nouns=frozenset(nouns),
        generic_organization_nouns=frozenset(generic),
        public_bodies=frozenset(words["organization"]["public_bodies"]),
        collectives=frozenset(words["organization"]["collectives"]),
        institutions=frozenset(words["organization"]["institutions"]),
        local_bodies=frozenset(words["organization"]["local_bodies"]),
        regions=frozenset(words["organization"]["regions"]),
        plain_organization_nouns=frozenset(noun for noun in nouns if not noun.endswith(("er", "or"))),
        organization_verbs=frozenset(words["organization"]["verbs"]),
        organization_belongings=frozenset(words["organization"]["belongings"]),
        person_nouns=frozenset(words["person"]["nouns"]),
        person_callings=frozenset(words["person"]["callings"]),
        noun_genders=dict.fromkeys(words["person"]["men"], "male") | dict.fromkeys(words["person"]["women"], "female"),
        common_nouns=frozenset(
            nouns
            + words["organization"]["belongings"]
            + words["organization"]["collectives"]
            + words["person"]["nouns"]
        ),
        person_verbs=frozenset(words["person"]["verbs"]),
        relatives=frozenset(words["person"]["relatives"]),
        capitalised=frozenset(words["capitalised"]["words"]),
        faiths=frozenset(words["capitalised"]["faiths"]),
        demonyms={
            form: country for country, words in countries.items() for word in words for form in _numbers(word.lower())
        },
        countries=frozenset(country.lower() for country in countries),
        lands={town.lower(): country for country, towns in _read("towns").items() for town in towns},
        areas=frozenset(words["place"]["areas"]),
        speech_verbs=frozenset(words["speech"]["verbs"]),
    )


def _numbers(word: str) -> tuple[str, ...]:
    """A word for those of a country and its plural: "finn", "finns"."""
    return (word, f"{word}s") if word.isalpha() and len(word) > 3 and word[-1] not in "shz" else (word,)


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files("kg.language").joinpath(f"{name}.toml").read_text("utf-8"))
