"""Names of which a text tells that one thing bears both: "Ada Moor, better known as Lady Rain"."""

from __future__ import annotations

import re

from kg.entities._names import ORGANIZATION, PERSON
from kg.model import EntityType, Mention

_ASIDE = r"(?:\s*\([^()]{0,160}\)|\s*\[[^\[\]]{0,40}\]){0,4}"
_OF_OWN = r"(?:his|her|its|their|the)"
_KNOWN = (
    r"(?:(?:who|which) (?:is|was|became) )?(?:(?:is|was|became) )?"
    r"(?:(?:better|best|also|sometimes|commonly|usually|professionally|popularly|widely|generally|simply|otherwise) )*"
    r"(?:called|known(?: (?:professionally|simply|to \w+|on stage))* "
    rf"(?:as|by {_OF_OWN} (?:[\w -]{{0,30}}name|pseudonym|moniker|initials),?))|a\.?\s?k\.?\s?a\.?|alias"
)
_QUOTE = r"(?:the )?[\"'“‘]?"
_EITHER = re.compile(rf"{_ASIDE},?\s*\(?,?\s*(?:{_KNOWN})\s+{_QUOTE}", re.IGNORECASE)
_NATIVE = re.compile(r"(?:,? [A-Z]{2,5}\b)*\s*[(\[](?:[A-Z]\w+(?: [A-Z]\w+)?):\s*")
""" "Ada Moor OBE (Arabic:", before her name in its own letters."""
_OF_PERSONS = re.compile(
    rf"{_ASIDE},?\s*\(?(?:(?:who )?(?:is|was) )?(?:née?|nee|born|born as|baptised|baptized|"
    rf"(?:writes|wrote|writing|performs|performed|performing|records|recording|acts|acting)"
    rf" (?:as|under the (?:pen |stage )?name(?: of)?)|"
    rf"whose (?:real|birth|full|given|legal|stage|pen) name (?:is|was)|real name:?|full name:?)\s+{_QUOTE}",
    re.IGNORECASE,
)
_OF_FIRMS = re.compile(
    rf"{_ASIDE},?\s*\(?,?\s*(?:(?:which )?(?:trad(?:es|ing)|operat(?:es|ing)|does business|doing business)"
    rf" (?:as|under the name)|d/?b/?a)\s+{_QUOTE}",
    re.IGNORECASE,
)


def bears_both(text: str, first: Mention, behind: Mention, type_: EntityType) -> bool:
    """Whether the words between two neighbouring names of one type tell that they are names of one thing."""
    patterns = {PERSON: (_EITHER, _NATIVE, _OF_PERSONS), ORGANIZATION: (_EITHER, _NATIVE, _OF_FIRMS)}.get(type_, ())
    return any(pattern.fullmatch(text, first.end, behind.start) for pattern in patterns)
