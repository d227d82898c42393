"""Where a name begins and ends: what the model swallows, cuts off, or takes for one name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kg.language._cuts import DEPARTMENTS, cut, without_rank
from kg.language._openings import is_calling, is_occupation
from kg.language.lexicon import Lexicon
from kg.model import Token

_LEGAL_FORMS = frozenset({
    "inc", "corp", "co", "ltd", "plc", "llc", "llp", "lp", "limited", "incorporated", "pty", "pvt", "bhd", "sdn",
    "berhad", "sl", "ag", "gmbh",
    "kg", "kgaa", "nv", "bv", "sa", "sas", "sarl", "srl", "spa", "ltda", "ab", "oy", "oyj", "asa", "se",
})  # fmt: skip
_GENERATIONS = frozenset({"jr", "sr"})
_PARTNERS = frozenset({"Co", "Company", "Sons", "Bros", "Brothers", "Associates"})
_DASHES = frozenset({"-", "–", "—", "--"})
_ARTICLES = frozenset({"a", "an", "the", "'s", "’s"})
_LARGE = frozenset({"million", "billion", "trillion", "mln", "bln", "bn"})
_OF_SOMETHING = frozenset({
    "acquisition", "alumni", "backers", "buyers", "clients", "control", "creditors", "critics", "customers",
    "directors", "employees", "executives", "founders", "graduates", "lawyers", "management", "managers", "members",
    "owners", "ownership", "partners", "possession", "purchase", "rivals", "sale", "shareholders", "shares", "staff",
    "stock", "students", "suppliers", "supporters", "takeover", "users", "workers",
})  # fmt: skip
"""Words that open a sentence and are no part of the name behind their "of": "Ownership of Corvell"."""
_OFFICES = ("Secretary", "Minister", "Representative", "Undersecretary")
_UNIT = re.compile(r"(?:[A-Za-z.]+-)?(?:dlrs?|mln|bln|pct|dollars?)")
"""The end of what is counted in: "a 104-mln-U.S.-dlr bid"."""
_GENERAL = frozenset({
    "Electric", "Atlantic", "Catalyst", "Growth", "Accident", "Cable", "Cinema", "Host", "Instrument", "Signal", "Tire",
    "Telephone", "Public", "Re", "Maritime", "Reinsurance", "Insurance", "Physics", "Fusion",
})  # fmt: skip
"""Behind "General" in the names of firms."""
_PLURAL = re.compile(r"[A-Z]{2,4}s")
"""Many of what is called by initials: "NGOs"."""
_SUM = re.compile(r"[0-9][0-9.,]*(?:bn|mln|m|tn|trn|k)")
_PERIODS = frozenset({"day", "week", "month", "year", "decade", "century"})
_POSTED = ("to", "of", "for", "in", "at")
"""Between an office and the country where it is held."""


def is_legal_form(token: Token) -> bool:
    """Whether the word is the "Inc" or "S.p.A." of a name."""
    return is_form(token.text) and token.text[0].isupper()


def is_form(word: str) -> bool:
    """Whether a word without its points and its capitals is a legal form."""
    return word.replace(".", "").lower() in _LEGAL_FORMS


def end_of_name(tokens: Sequence[Token], inside: Sequence[int], lexicon: Lexicon) -> int:
    """The last token of a name: "Corvell Maps by Standwick" is two, and so is "Norwell, Corvell Ridge"."""
    if (country := _end_of_country(tokens, inside, lexicon)) is not None:
        return country
    for index in inside[1:-1]:
        if tokens[index].pos == "NUM" and tokens[index + 1].text.lower() in _LARGE:
            return index - 1  # "fined Corvell 4 million dollars"
        if tokens[index].text in ("by", "with", "from", "at", "to", "as", "into", "after"):
            return index - 1
        if tokens[index].tag in ("VBD", "VBZ", "VBP") and tokens[index].text.islower():
            return index - 1  # "Lund composed Marrowby"
        listed = is_plural(tokens, inside) and not is_partner(tokens[index + 1])
        formed = index - inside[0] > 1 and is_legal_form(tokens[index - 1]) and not is_partner(tokens[index + 1])
        if tokens[index].text == "and" and (listed or formed or _meets_person(tokens, inside, index, lexicon)):
            return index - 1
        if _is_dash(tokens, index):
            return index - 1  # "Ada Moor - Corvell's largest investor - said"
        after = tokens[index + 1]
        goes_on = is_form(after.text) or after.text.rstrip(".").lower() in _GENERATIONS
        if tokens[index].text == "," and not goes_on and not _names_partners(tokens, inside):
            return index - 1
    return inside[-1]


def end_of_person(tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon, *, sure: bool) -> int:
    """The last token of a person's name: "Ada Moor and Ivo Lund" are two, "Moor and Lund" may be a firm.

    If it is not sure to be a person's, what has two words on either side is not one firm either.
    """
    if tokens[last].text.lower().rstrip(".") in lexicon.organization_endings:
        return last
    places = range(first + 2, last - 1) if sure else [first + 2] if last == first + 4 else ()
    plain = all(token.text[0].isupper() for i, token in enumerate(tokens[first : last + 1], first) if i not in places)
    return next((i - 1 for i in places if tokens[i].text == "and" and (sure or plain)), last)


def _end_of_country(tokens: Sequence[Token], inside: Sequence[int], lexicon: Lexicon) -> int | None:
    """Where the country ends in front of the person who holds an office there.

    "Ambassador to the United States Mara Reyl".
    """
    before = inside[0] - 1
    while before >= 0 and tokens[before].text.lower() == "the":
        before -= 1
    office = tokens[before - 1] if before >= 1 and tokens[before].text.lower() in _POSTED else None
    if office is None or not {office.text.lower(), office.lemma} & (lexicon.titles | lexicon.person_nouns):
        return None
    for index in inside[:-2]:
        words = [token.text.lower() for token in tokens[inside[0] : index + 1] if token.text.lower() != "the"]
        rest = tokens[inside[-1]].text.lower()
        if " ".join(words) in lexicon.countries and rest not in lexicon.organization_endings:
            return index
    return None


def has_dash(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a dash with spaces around it, which is inside of no name, stands between two words."""
    return any(_is_dash(tokens, index) for index in range(first + 1, last))


def _is_dash(tokens: Sequence[Token], index: int) -> bool:
    return tokens[index].text in _DASHES and tokens[index - 1].end < tokens[index].start


def _meets_person(tokens: Sequence[Token], inside: Sequence[int], index: int, lexicon: Lexicon) -> bool:
    """Whether a firm ends before "and" and a person begins behind: "Corvell Foods and Kenneth"."""
    firm = index - inside[0] > 1 and tokens[index - 1].text.lower() in lexicon.organization_endings
    return firm and tokens[index + 1].text.lower() in lexicon.genders


def _names_partners(tokens: Sequence[Token], inside: Sequence[int]) -> bool:
    """Whether a firm is called after its partners: "Kidder, Peabody and Co.", "Cravath, Swaine & Moore"."""
    joint, last = (tokens[i] for i in inside[-2:])
    return joint.text == "&" or (joint.text == "and" and is_partner(last))


def is_partner(token: Token) -> bool:
    """Whether the word behind "and" belongs to a firm called after its partners: "Co", "Sons"."""
    return token.text.rstrip(".") in _PARTNERS


def is_plural(tokens: Sequence[Token], inside: Sequence[int]) -> bool:
    """Whether the sentence treats "Tellmark and Nordrift" as two: "between", "include", "were", "the firms"."""
    own = set(inside)
    head = next((i for i in inside if tokens[i].head not in own), inside[0])
    verb = tokens[tokens[head].head]
    before = tokens[inside[0] - 1] if inside[0] else None
    subject = tokens[head].dep in ("nsubj", "nsubjpass")
    forms = {
        verb.text.lower(),
        *(t.text.lower() for t in tokens if t.head == tokens[head].head and t.dep.startswith("aux")),
    }
    plural = subject and (verb.tag == "VBP" or forms & {"are", "were", "have"})
    counted = before is not None and (before.tag == "NNS" or before.text.lower() in ("between", "both"))
    return counted or verb.lemma in ("include", "comprise") or bool(plural)


def trim(tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon, *, person: bool) -> tuple[int, int] | None:
    """Cut determiners, titles, letters after a person's name, and punctuation off; None if nothing is left."""
    first = _beginning(tokens, first, last, lexicon, person=person)
    if first > last or (bounds := cut(tokens, first, last, lexicon)) is None:
        return None
    first, last = bounds
    while first <= last and (
        tokens[last].tag == "POS"
        or (tokens[last].pos in ("PUNCT", "SYM", "ADP", "CCONJ") and not _ends_abbreviation(tokens, last))
        or (tokens[last].pos in ("VERB", "AUX") and tokens[last].text.islower())
    ):
        last -= 1
    while person and first < last and tokens[last].text.islower() and tokens[last - 1].end < tokens[last].start:
        last -= 1  # "took over from Ivo Lund six games into the season"
    while not person and first < last and _is_common_modifier(tokens, last):
        last -= 1  # "Norwell automobile federation"
    if not person and first + 1 == last and _is_called_one(tokens, first, last, lexicon):
        last -= 1  # "a Bristol fund"
    while not person and first < last and _is_office(tokens, last, lexicon):
        last -= 1  # "the State Department Spokesperson", "Afghan Ambassador"
    if not person:
        last = without_rank(tokens, first, last)
    office = tokens[last + 1].text if last + 1 < len(tokens) else ""
    if first < last and last + 1 < len(tokens) and tokens[last + 1].tag == "NNP" and tokens[last].text in _OFFICES:
        last = first - 1 + _has_offices(tokens[first], lexicon)  # "Trade Representative Mara Reyl"
    if office in _OFFICES or (office == "Commissioner" and _is_office(tokens, last + 1, lexicon)):
        last = first - 1 + _has_offices(tokens[first], lexicon)  # "British Transport Secretary"
    while not person and first < last and _is_title_of_next(tokens, last, lexicon):
        last -= 1  # "U.S. Supreme Court Justice Mara Reyl"
    if _is_award(tokens, first, last):
        return None
    while person and last - first >= 2 and tokens[last].text.isupper() and 2 <= len(tokens[last].text) <= 4:
        last -= 1
    if first > last or _UNIT.fullmatch(tokens[last].text) or _is_of_office(tokens, first, last):
        return None
    if not any(c.isalpha() for c in tokens[first].text + tokens[last].text):
        return None
    no_names = lexicon.capitalised | lexicon.generic_organization_nouns | lexicon.faiths
    if first == last and tokens[first].text.lower() in no_names:
        return None
    if first == last and tokens[first].pos == "INTJ":
        return None  # "Ah!"
    if first == last and _PLURAL.fullmatch(tokens[first].text):
        return None  # "NGOs", "MPs"
    opens = first == 0 or tokens[first - 1].pos == "PUNCT"
    if first == last and opens and _is_common(tokens[first], lexicon):
        return None  # "Winemaker rejects", "Shares in"
    return first, last


def _beginning(tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon, *, person: bool) -> int:
    """The first token that is no article, no title, no office ("Rector of"); the one behind the last if none is."""
    while first <= last:
        word = tokens[first].text.lower()
        office = not person and first < last and tokens[first + 1].text == "of" and word in lexicon.posts
        if office and not any(token.text[0].isupper() for token in tokens[first + 1 : last + 1]):
            return last + 1
        related = first == 0 and first + 1 < last and word in _OF_SOMETHING and tokens[1].text == "of"
        related |= first == 0 and first + 1 < last and tokens[0].tag == "NNS" and tokens[1].text == "and"
        sum_ = _SUM.fullmatch(tokens[first].text) or (tokens[first].tag == "CD" and word.isalpha() and word.islower())
        counted = first < last and sum_
        if not (
            office
            or related
            or counted  # "nine Supreme Court", "745bn Indian rupees"
            or word in _ARTICLES
            or is_calling(tokens, first, last, lexicon)
            or (person and is_occupation(tokens, first, last, lexicon))
            or (
                word in lexicon.titles
                and not is_of_league(tokens, first)
                and not _begins_firm(tokens, first, last, lexicon, person=person)
            )
            or tokens[first].pos in ("PUNCT", "DET", "PART", "CCONJ")
            or (first == 0 and tokens[first].dep in ("advmod", "mark") and tokens[first].tag != "NNP")
            or not any(c.isalnum() for c in tokens[first].text)
        ):
            return first
        first += 2 if office or related else 1
    return first


def is_of_league(tokens: Sequence[Token], first: int) -> bool:
    """ "Premier League": no premier's name."""
    after = tokens[first + 1].text if first + 1 < len(tokens) else ""
    return tokens[first].text == "Premier" and after in ("League", "Division", "Soccer")


def _is_called_one(tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether two words say what something is, and from where, and do not name it."""
    article = first and tokens[first - 1].text.lower() in ("a", "an")
    return bool(article) and tokens[last].text.islower() and tokens[last].lemma in lexicon.organization_nouns


def _is_common_modifier(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word only describes a common noun right behind it."""
    token, behind = tokens[index], tokens[index + 1] if index + 1 < len(tokens) else None
    described = behind is not None and behind.pos == "NOUN" and behind.text.islower()
    return described and token.text.islower() and token.dep == "compound" and token.head == index + 1


def _is_office(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> bool:
    """Whether a word behind a name is somebody's office: that it may end a name itself ("Data Commissioner")."""
    word, after = tokens[index].text.lower(), tokens[index + 1] if index + 1 < len(tokens) else None
    held = after is not None and (after.text in _POSTED or (after.tag == "NNP" and after.text[0].isupper()))
    return word in lexicon.person_nouns or (word in lexicon.posts and held)


def _is_title_of_next(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> bool:
    """Whether a word that ends a name is the title of the person whose name follows."""
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    titles = lexicon.titles - lexicon.organization_endings
    named = after is not None and after.tag == "NNP" and after.text.lower() in lexicon.genders
    return named and tokens[index].text.lower() in titles


def _is_of_office(tokens: Sequence[Token], first: int, last: int) -> bool:
    """ "Secretary of State": what somebody is secretary of is no name."""
    before = [token.text for token in tokens[max(0, first - 2) : first]]
    field = (first == last and tokens[first].text in DEPARTMENTS) or tokens[last].text == "Affairs"
    return field and before[:1] in (["Secretary"], ["Minister"]) and before[1:] in (["of"], ["for"])


def _is_award(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the words are of an award's name: "Businessman of the Year", which names neither person nor firm."""
    words = [token.text.lower() for token in tokens[max(0, first - 2) : last + 4]]
    behind = words[last + 1 - max(0, first - 2) :]
    if behind[:2] == ["of", "the"] and behind[2:] and behind[2] in _PERIODS:
        return tokens[last + 3].text[0].isupper()
    return words[: len(words) - len(behind)][-3:-1] == ["of", "the"] and tokens[last].text.lower() in _PERIODS


def _has_offices(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word names a country, or a union of some ("EU"), rather than what an office is for."""
    return token.text.lower() in lexicon.demonyms or (token.text.isupper() and len(token.text) > 1)


def _begins_firm(tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon, *, person: bool) -> bool:
    """Whether a title is a part of the name: "General Motors", "King Foods"."""
    ending = tokens[last].text.lower().rstrip(".")
    general = tokens[first].text == "General"
    plural = general and (tokens[last].tag == "NNPS" or ending.endswith("s"))
    plural |= general and first < last and tokens[first + 1].text in _GENERAL
    joint = first < last and tokens[first + 1].text == "&"  # "Lord & Moor"
    return joint or (not person and first < last and (ending in lexicon.organization_endings or plural))


def _ends_abbreviation(tokens: Sequence[Token], index: int) -> bool:
    """Whether a full stop is the name's rather than the sentence's."""
    return tokens[index].text == "." and index + 1 < len(tokens) and tokens[index + 1].pos != "PUNCT"


def _is_common(token: Token, lexicon: Lexicon) -> bool:
    word = token.text.lower()
    return bool({token.lemma, word, word.removesuffix("s")} & lexicon.common_nouns)


def extend(tokens: Sequence[Token], last: int, taken: Mapping[int, int], lexicon: Lexicon) -> int:
    """Take in what the model cut off: a legal form, or proper nouns of the same compound."""
    last = with_partners(tokens, last)
    if last + 2 < len(tokens) and tokens[last + 1].text == "," and is_legal_form(tokens[last + 2]):
        last += 2
    while last + 1 < len(tokens) and last + 1 not in taken:
        here, after = tokens[last], tokens[last + 1]
        word = after.text.lower()
        same_compound = (
            after.tag in ("NNP", "NNPS")
            and here.dep == "compound"
            and (here.head == last + 1 or here.head == after.head)
            and word not in lexicon.capitalised
            and here.tag != "POS"
            and after.text not in _DASHES
        )
        if not (same_compound or is_legal_form(after)):
            return _behind_brackets(tokens, last)
        last += 1
    return last


def with_partners(tokens: Sequence[Token], last: int) -> int:
    """The last token of a name that may go on with "and Co."."""
    partners = last + 2 < len(tokens) and tokens[last + 1].text in ("and", "&") and is_partner(tokens[last + 2])
    return last + 2 if partners else last


def _behind_brackets(tokens: Sequence[Token], last: int) -> int:
    """ "Corvell (Jersey) Ltd": a branch says where it is inside of its name."""
    if last + 1 < len(tokens) and tokens[last + 1].text == "(":
        for index in range(last + 3, min(last + 5, len(tokens) - 1)):
            if tokens[index].text == ")" and is_legal_form(tokens[index + 1]):
                return index + 1
    return last


def end_of_body(
    tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon, *, governed: bool, local: bool
) -> int:
    """The last token of a public body called after its country or place; that of the name if none follows.

    The name may be of what is governed (a place), or of where something local is (no organisation).

    "The Danish parliament", "a Houston court", "the Lombardy region", but neither "Danish parliament seats" nor "the
    Asian region".
    """
    name = " ".join(token.text.lower() for token in tokens[first : last + 1])
    national = name in lexicon.demonyms or name in lexicon.countries
    regions = lexicon.regions if governed and first and tokens[first - 1].text.lower() == "the" else frozenset()
    bodies = lexicon.institutions if national else regions | (lexicon.local_bodies if local else frozenset())
    for end in range(min(last + 3, len(tokens) - 1), last, -1):
        words = " ".join(token.text for token in tokens[last + 1 : end + 1])
        if words in bodies:
            behind = tokens[end + 1].lemma if end + 1 < len(tokens) else ""
            whole = (
                tokens[end].tag in ("NN", "NNS") and tokens[end].head > end and tokens[end].dep in ("compound", "nmod")
            )
            return last if whole and behind not in lexicon.person_nouns else end
    return last
