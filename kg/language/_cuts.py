"""What the parser or the network takes into a name though it tells of it: "Angel investor Ada Moor", "Corvell HQ"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.language._adjectives import is_of_language
from kg.language._parser import common_nouns
from kg.language.lexicon import Lexicon
from kg.model import Token

_COUNT = re.compile(r"[0-9][0-9.,]*(?:bn|mln|m|tn|trn|k|p|c)")
"""A sum or price that is written as one word: "118bn", "266p"."""
STANCES = frozenset({"pro", "anti", "ex", "non"})
"""Before a hyphen: "pro-European Kirkmoor"."""
_PARTICLES = frozenset({
    "al", "ap", "at", "bin", "ben", "d", "da", "das", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "e",
    "el", "ibn", "la", "le", "les", "st", "te", "ten", "ter", "van", "vom", "von", "y", "zu", "zum", "zur",
})  # fmt: skip
"""Small words that names begin with."""
_BEHIND = frozenset({
    "HQ", "Headquarters", "headquarters", "agency", "airline", "broadcaster", "company", "daily", "firm", "group",
    "magazine", "movement", "network", "news", "newspaper", "party", "union", "website",
})  # fmt: skip
"""Words behind the name of what they are or are of: "the Corvell news agency"."""
_FIRMS = frozenset({
    "ventures", "partners", "capital", "holdings", "holding", "industries", "enterprises", "technologies", "systems",
    "laboratories", "labs", "pharmaceuticals", "motors", "electronics", "securities", "investments", "associates",
    "brothers", "foods", "airlines", "airways", "breweries", "chemicals", "stores", "group", "inc", "corp", "plc",
    "ltd", "co",
})  # fmt: skip
"""Ends of firms' names that go on with no "of": what follows says where the firm is."""
_DOINGS = frozenset({
    "purchased", "acquired", "sold", "bought", "owns", "owned", "launched", "founded", "sued", "sues", "buys",
    "acquires", "hired", "appointed", "merged", "joins", "joined", "beat", "unveils", "unveiled", "invested", "sells",
    "opens", "named",
})  # fmt: skip
"""What one name does to another, in lower case between the two."""
DEPARTMENTS = frozenset({
    "State", "Defense", "Defence", "Interior", "Treasury", "Labor", "Labour", "Education", "Energy", "Health",
    "Finance", "Transport", "Transportation", "Commerce", "Agriculture", "Justice", "Culture",
})  # fmt: skip
"""Of what somebody is secretary or minister."""
_RANKS = frozenset(
    {"Special", "Permanent", "Deputy", "Assistant", "Acting", "Interim", "Senior", "Chief", "High", "Vice"}
)
"""Words of titles: "UN Special Envoy"."""
_STUDENTS = frozenset({"major", "student", "graduate", "member", "fellow", "researcher", "teacher", "employee"})
_TITLE = 8
"""Words before a name that may tell of whom it is."""
_EVENTS = frozenset({"Battle", "Siege", "Treaty", "Peace", "Edict"})
_MONTHS = frozenset({"Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec"})
"""Before a full stop or a day no names;"""
_TABLES = frozenset({
    "Shr", "Revs", "Qtr", "Avg", "Shrs", "Oper", "Mths", "HQ", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight",
    "Nine", "Ten", "Twelve",
})  # fmt: skip
"""words of tables of results, and numbers, which are none by themselves."""


def cut(tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """The tokens of a name without what only tells of it; None if nothing is named."""
    first = _behind_small(tokens, _behind_kind(tokens, first, last, lexicon), last)
    last = _before_bracket(tokens, first, last)
    if tokens[first].text in DEPARTMENTS and first < last and _is_of_state(tokens, first):
        first += 1  # "Secretary of State Ada Moor"
    while first < last and (tokens[last].text in _BEHIND or _is_adjective(tokens, first, last, lexicon)):
        last -= 1
    last = _end_of_firm(tokens, first, _before_person(tokens, first, last, lexicon), lexicon)
    return None if first == last and _names_nothing(tokens, first) else (first, last)


def between_verbs(tokens: Sequence[Token], inside: Sequence[int]) -> list[Sequence[int]]:
    """ "Corvell purchased Norwell Group": two names, where the parser takes what one does to the other for a part."""
    for place, index in enumerate(inside[1:-1], 1):
        if tokens[index].text in _DOINGS and tokens[inside[place + 1]].text[0].isupper():
            return [inside[:place], *between_verbs(tokens, inside[place + 1 :])]
    return [inside]


def _is_of_state(tokens: Sequence[Token], first: int) -> bool:
    before = [token.text for token in tokens[max(0, first - 2) : first]]
    return before[:1] in (["Secretary"], ["Minister"]) and before[1:] == ["of"]


def without_rank(tokens: Sequence[Token], first: int, last: int) -> int:
    """The last token in front of what belongs to the title that follows: "UN Special" before "Envoy"."""
    after = tokens[last + 1].text if last + 1 < len(tokens) else ""
    while last > first and after[:1].isupper() and tokens[last].text in _RANKS:
        last -= 1
    return last


def _behind_kind(tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> int:
    """The first token behind the last small noun for a person or firm: "Angel investor Ada Moor"."""
    kinds = lexicon.organization_nouns | lexicon.person_nouns | lexicon.person_callings
    for index in range(last - 1, first, -1):
        here, after = tokens[index], tokens[index + 1]
        if here.text.islower() and here.tag == "NN" and here.text in kinds and after.text[0].isupper():
            return index + 1
    return first


def _behind_small(tokens: Sequence[Token], first: int, last: int) -> int:
    """The first token behind what is no part of a name: "liberal Free Democrats", "pro-European Kirkmoor"."""
    while first + 2 <= last and tokens[first].text.lower() in STANCES and tokens[first + 1].text == "-":
        first += 2 + (tokens[first + 2].tag == "JJ" and first + 2 < last)
    while first < last and tokens[first + 1].text[0].isupper():
        small = tokens[first].text.islower() and tokens[first].tag in ("JJ", "NN")
        if not small or tokens[first].text in _PARTICLES:
            break
        first += 1
    return first


def _before_bracket(tokens: Sequence[Token], first: int, last: int) -> int:
    """The last token in front of a bracket that the name does not close: "Corvell Bank (CB"."""
    words = [token.text for token in tokens[first : last + 1]]
    return first + words.index("(") - 1 if "(" in words[1:] and ")" not in words else last


def _before_person(tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> int:
    """The last token in front of a person of the body: "Council on Foreign Relations Ada Moor"."""
    end = last - 2
    if end <= first or tokens[end + 1].text.lower() not in lexicon.genders:
        return last
    body = tokens[end].text.lower() in lexicon.organization_endings or tokens[end].tag == "NNPS"
    body |= _is_of_post(tokens, first, lexicon)
    return end if body and tokens[last].text.lower() not in lexicon.organization_endings else last


def _is_of_post(tokens: Sequence[Token], first: int, lexicon: Lexicon) -> bool:
    """ "The chairman of Corvell Platform Ada Moor": whose name follows that of the body is told before it."""
    words = [token.text.lower() for token in tokens[max(0, first - _TITLE) : first]]
    links = [i for i, word in enumerate(words) if word in ("of", "at", "for") and i]
    return any(words[i - 1] in lexicon.person_nouns | lexicon.posts | _STUDENTS for i in links)


def _end_of_firm(tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> int:
    """ "Corvell and the Port of Lund" are two; "Corvell Ventures of Lund" and "Corvell of Lund" firms in a town."""
    town = " ".join(token.text for token in tokens[first + 2 : last + 1]).lower() in lexicon.lands
    if first + 1 < last and tokens[first + 1].text == "of" and town and _is_no_word(tokens[first], lexicon):
        return first
    for index in range(first + 1, last):
        word, after = tokens[index].text, tokens[index + 1].text
        if (word, after) == ("and", "the"):
            return index - 1
        placed = after == "of" and index + 2 <= last and tokens[index + 2].tag == "NNP"
        if placed and word.lower().rstrip(".") in _FIRMS:
            return index
    return last


def _is_no_word(token: Token, lexicon: Lexicon) -> bool:
    """Whether it is in no dictionary, as "Port", "Bishop" and "Battle" are, and no first name, as "Catherine" is."""
    word = token.text.lower()
    return token.text[0].isupper() and {word, token.lemma}.isdisjoint(common_nouns()) and word not in lexicon.genders


def _is_adjective(tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> bool:
    """ "Oslo Bay Pirates American" in front of "football team"."""
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    adjective = last - first > 1 and tokens[last].text.lower() in lexicon.demonyms and tokens[last].tag == "JJ"
    return adjective and after is not None and after.tag in ("NN", "NNS") and after.text.islower()


def _names_nothing(tokens: Sequence[Token], index: int) -> bool:
    """Whether a lone word is a sum, a month of a table, a number, or what an event or a round is called."""
    word, after = tokens[index].text, tokens[index + 1].text if index + 1 < len(tokens) else ""
    dated = word.rstrip(".") in _MONTHS and (word.endswith(".") or after[:1].isdigit() or after == ".")
    lettered = word == "Series" and len(after) == 1 and after.isupper()
    counted = word in _TABLES or bool(_COUNT.fullmatch(word))
    return dated or lettered or counted or (word in _EVENTS and after == "of") or is_of_language(tokens, index)
