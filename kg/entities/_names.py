"""What a name consists of: its words in normal form, its legal form, its acronyms, its slug."""

from __future__ import annotations

import functools
import hashlib
import re
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

from cleanco import basename

from kg.model import EntityType

Words = tuple[str, ...]
"""The words of a name in normal form."""

ORGANIZATION = EntityType("organization")
PERSON = EntityType("person")
PLACE = EntityType("place")

_COMBINING = re.compile("[\u0300-\u036f]")
_POSSESSIVE = re.compile(r"'s?(?!\w)")
_DOMAIN = re.compile(r"(?<=\w)\.(com|net|org)\b")
_INNER_MARK = re.compile(r"(?<=\w)['.‐-](?=\w)")
_ACRONYM_BEHIND = re.compile(r"(.*\w)\s*\(\s*([^\s()]+)\s*\)?", re.DOTALL)
_JOINED_INITIALS = re.compile(r"(?<!\w)(?:[A-Z]\.){2,}(?=\s+\w\w)")
_EDGES = " \t\n\r\"“”„‘’'`()[]{}<>,;:–—-*•|/"
_WITHOUT_DECOMPOSITION = str.maketrans(
    {"ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "ħ": "h"}
)
_LONGEST_SLUG = 80
_REMEMBERED = 1 << 17
"""Names of organisations whose legal form is known: a corpus asks for each in several passes over all names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordLists:
    """The word lists of words.toml."""

    titles: frozenset[str]
    honours: frozenset[str]
    generations: frozenset[str]
    generic: frozenset[str]
    units: frozenset[str]
    endings: frozenset[str]
    common: frozenset[str]
    function: frozenset[str]
    shared: frozenset[str]
    heads: frozenset[str]
    ordinals: frozenset[str]
    numerals: Mapping[str, str]
    """A word or a Roman numeral -> the number that it says, as it is written with digits: "second" -> "2nd"."""
    everywhere: frozenset[str]
    titles_of_papers: frozenset[str]
    dedications: frozenset[str]
    dedicated: frozenset[str]
    forms: Mapping[str, str]
    """A legal form -> where it is used."""
    places: frozenset[str]
    fields: Mapping[str, str]
    """A word beside a person's name -> the field that it tells."""
    nicknames: Mapping[str, frozenset[str]]
    """A nickname -> the first names that it may stand for."""


@functools.cache
def load_word_lists() -> WordLists:
    """Read words.toml once."""
    tables = tomllib.loads(files("kg.entities").joinpath("words.toml").read_text("utf-8"))
    organization = tables["organization"]
    return WordLists(
        titles=frozenset(tables["person"]["titles"]),
        honours=frozenset(tables["person"]["honours"]),
        generations=frozenset(tables["person"]["generations"]),
        generic=frozenset(organization["generic"]),
        units=frozenset(organization["units"]),
        endings=frozenset(organization["endings"]),
        common=frozenset(organization["common"]),
        function=frozenset(organization["function"]),
        shared=frozenset(organization["shared"]),
        heads=frozenset(organization["heads"]),
        ordinals=frozenset(organization["ordinals"]),
        numerals=organization["numerals"],
        everywhere=frozenset(organization["everywhere"]),
        titles_of_papers=frozenset(organization["papers"]),
        dedications=frozenset(organization["dedications"]),
        dedicated=frozenset(organization["dedicated"]),
        forms={form: where for where, forms in organization["forms"].items() for form in forms},
        places=frozenset(tables["places"]["words"]),
        fields={word: name for name, words in tables["fields"].items() for word in words},
        nicknames=_full_first_names(tables["nicknames"]),
    )


def _full_first_names(nicknames: Mapping[str, Sequence[str]]) -> dict[str, frozenset[str]]:
    full: dict[str, set[str]] = defaultdict(set)
    for name, short_forms in nicknames.items():
        for short in short_forms:
            full[short].add(name)
    return {short: frozenset(names) for short, names in full.items()}


@functools.lru_cache(maxsize=1 << 16)
def words_of(text: str) -> Words:
    """The words of a name: without case, accents, possessive, punctuation and a leading "the".

    Never empty: a name without a letter or digit is one word as it stands.

    >>> words_of("The  U.S. McDonald's"), words_of("Foot-Loose Inc")
    (('us', 'mcdonald'), ('footloose', 'inc'))
    """
    words = tuple(text.casefold().split()) if _is_plain(text) else _folded(text)
    if len(words) > 1 and words[0] == "the":
        return words[1:]
    return words or (text.strip() or text,)


def _is_plain(text: str) -> bool:
    """Whether nothing but case needs folding, as in most names: then words cost a twentieth."""
    return text.isascii() and text.replace(" ", "").isalnum()


def _folded(text: str) -> Words:
    folded = _COMBINING.sub("", unicodedata.normalize("NFKD", text.casefold()))
    folded = unicodedata.normalize("NFC", folded).replace("’", "'").replace("&", " and ")
    folded = _INNER_MARK.sub("", _DOMAIN.sub(r" \1", _POSSESSIVE.sub("", folded)))
    return tuple("".join(map(_letter, folded)).split())


def _letter(character: str) -> str:
    if character.isalnum() or character in "+#" or unicodedata.category(character)[0] == "M":
        return character
    return " "


@functools.lru_cache(maxsize=_REMEMBERED)
def without_legal_form(name: str) -> str:
    """The name of an organisation without "Inc", "Plc", "GmbH & Co. KG"; the name itself if nothing is left.

    >>> without_legal_form("Harbour Foods Co Inc.")
    'Harbour Foods'
    """
    while (shorter := basename(name)) and shorter != name:
        name = shorter
    return name


def without_title(name: str) -> str:
    """The name of a person without "Mr", "Dame", "Prof. Dr.", "OBE"; a title alone stays.

    >>> without_title("Sir Tom Ash, PhD")
    'Tom Ash'
    """
    lists = load_word_lists()
    first, _, behind = name.partition(" ")
    before, _, last = name.rpartition(" ")
    if behind and words_of(first)[0] in lists.titles:
        return without_title(behind)
    if " " in before and not last.islower() and words_of(last)[0] in lists.honours:
        return without_title(before.rstrip(","))
    return name


def name_words(text: str, entity_type: EntityType) -> Words:
    """The words by which two names of one type are compared: no legal form, no title."""
    name = bare_name(written_form(text), entity_type)
    if entity_type == PERSON:
        return _without_noise(words_of(_JOINED_INITIALS.sub(_apart, name)))
    return words_of(name)


def _apart(initials: re.Match[str]) -> str:
    """ "C. S. " for "C.S.": each stands for a name of its own."""
    return initials[0].replace(".", ". ")


def _without_noise(words: Words) -> Words:
    """The words of a person's name without what slipped into it: a number before it, a word twice.

    >>> _without_noise(("2020chancellor", "ada", "ash", "ash"))
    ('ada', 'ash')
    """
    while len(words) > 2 and any(map(str.isdigit, words[0])):
        words = words[1:]
    return tuple(word for number, word in enumerate(words) if not number or word != words[number - 1])


def bare_name(name: str, entity_type: EntityType) -> str:
    """The name without what does not tell one thing from another: legal form or title."""
    if entity_type == ORGANIZATION:
        return without_legal_form(name)
    return without_title(name) if entity_type == PERSON else name


def written_form(text: str) -> str:
    """A name as written, in one line, without the marks and the small "the" around it.

    >>> written_form("the Harbour\\n  Bank,"), written_form("Harbour Rain Institute (HRI")
    ('Harbour Bank', 'Harbour Rain Institute')
    """
    name = " ".join(split_acronym(text)[0].split()).strip(_EDGES)
    return name.removeprefix("the ") or text.strip() or text


def split_acronym(text: str) -> tuple[str, str]:
    """A name and the acronym in parentheses that ends it, empty if none does.

    >>> split_acronym("Harbour Rain Institute (HRI)")
    ('Harbour Rain Institute', 'HRI')
    """
    if (match := _ACRONYM_BEHIND.fullmatch(text)) and looks_like_acronym(match[2]):
        return match[1], match[2]
    return text, ""


def without_possessive(name: str) -> str:
    """The name without a final "'s" or apostrophe."""
    return re.sub(r"['’]s?$", "", name)


@functools.lru_cache(maxsize=_REMEMBERED)
def acronyms_of(name: str) -> frozenset[str]:
    """The acronyms that a name of two or more words can have: with legal form and function words or without.

    >>> sorted(acronyms_of("N.Z. Institute of Rain"))
    ['nzior', 'nzir']
    """
    bare = without_legal_form(name)
    if len(words_of(bare)) < 2:
        return frozenset()
    function = load_word_lists().function
    spelled = (words_of(re.sub(r"[.-]", " ", form)) for form in (bare, name))
    chosen = ((words, [w for w in words if w not in function]) for words in spelled)
    acronyms = {"".join(word[0] for word in words) for pair in chosen for words in pair}
    return frozenset(acronym for acronym in acronyms if len(acronym) > 1)


def looks_like_acronym(name: str) -> bool:
    """Whether a name is one short word with two capitals or more ("LSE", "AmCham").

    >>> looks_like_acronym("U.S."), looks_like_acronym("Joyo"), looks_like_acronym("Tri-Basin")
    (True, False, False)
    """
    letters = [c for c in name if c.isalpha()]
    spelled = "-" in name and any(part[1:].islower() for part in name.split("-"))
    return " " not in name and not spelled and 2 <= len(letters) <= 8 and sum(c.isupper() for c in letters) >= 2


def short_hash(*parts: str) -> str:
    """Eight hexadecimal digits that tell these texts from others."""
    joined = "\0".join(parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def slug_of(name: str) -> str:
    """A readable ASCII name for an IRI; a hash stands for what ASCII can't write.

    >>> slug_of("Société Générale"), slug_of("阿里 Pictures")
    ('societe-generale', 'pictures-7ea0434a')
    """
    letters = " ".join(words_of(name.replace("-", " "))).translate(_WITHOUT_DECOMPOSITION)
    slug = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")
    lossless = all(c.isascii() or not c.isalnum() for c in letters) and slug
    if lossless and len(slug) <= _LONGEST_SLUG:
        return slug
    return f"{slug[:_LONGEST_SLUG].strip('-')}-{short_hash(name)}".strip("-")
