"""What the words of an organization's name tell of it."""

from __future__ import annotations

import re

_PARTY = re.compile(
    r"(?i)\b(?:party|partei|partido|partij|partito|parti|partia)\b"
    r"|\b(?:democrats?|republicans?|liberals|socialists|communists|conservatives|tories|greens)$"
    r"|^(?:labour|labor|conservative|liberal|democratic|socialist|communist|lab|con|lib dem|libdem|gop)$"
    r"|\b(?:cdu|csu|spd|fdp|afd|bjp|psoe|ukip|snp|dup|plaid cymru|sinn féin|fianna fáil|fine gael|likud|fidesz|syriza"
    r"|podemos|smallholders)\b|\bbloc$|\bnational (?:front|rally|coalition|movement)$"
    r"|\b(?:rural|civic|people.s|green|democratic|progressive|liberal|conservative|socialist|freedom|patriotic|reform"
    r"|workers.|popular|independence|autonomy|ecology|justice|unity|renewal)(?: \w+)? "
    r"(?:alliance|league|front|movement|union|accord|concord|coalition|rally)$"
)

_EVENT = re.compile(
    r"(?i)\b(?:show|fair|summit|congress|conference|cup|games|festival|exhibition|expo|olympics|championships?|"
    r"worlds|awards?|forum|gala|super bowl|eurovision|playoffs?|conventions?|"
    r"meeting|tournament|prix|symposium|seminar)\b"
    r"|\b(?:(?:world|civil|cold|gulf|great|trade) war|war of|battle of|siege of|war [ivx]+)\b"
    r"|\b(?:first|second|third|world|international|annual|\d+(?:st|nd|rd|th))\b[\w .-]* congress\b"
    r"|\b(?:war|revolution|rebellion|uprising|crusade|elections?)$"
)
_BODIES = re.compile(
    r"(?i)^(?!.*\b(?:first|second|third|world|international|annual|\d+(?:st|nd|rd|th))\b).*"
    r"\bcongress\b(?! of)|\bcouncil\b"
)
"""Congresses that sit, and do not meet once."""


def is_party(name: str) -> bool:
    """Whether a name is that of a party.

    >>> is_party("Country Party"), is_party("Liberal Democrats"), is_party("Liberal Arts College")
    (True, True, False)
    """
    return bool(_PARTY.search(name))


def is_party_in(text: str, name: str) -> bool:
    """Whether a name is that of a party, or a text calls it one: "the Dawn party".

    >>> is_party_in("The Dawn party won. Ivo Lund of Dawn agreed.", "Dawn")
    True
    """
    if is_party(name):
        return True
    called = rf"\b{re.escape(name)}(?:['’]s)?(?: [a-z]+)? party\b|\bparty,? {re.escape(name)}\b"
    return " party" in text and re.search(called, text) is not None


def is_state_of_senator(text: str, start: int) -> bool:
    """Whether the name that starts here is that for which somebody sits: "Senator Ivo Lund, D-Ariz."."""
    return text[start - 2 : start] in ("D-", "R-", "I-")


def is_event(name: str) -> bool:
    """Whether a name is that of something that takes place, and has neither seat nor staff.

    >>> is_event("International Motor Show"), is_event("Congress of Arts and Sciences"), is_event("Congress")
    (True, True, False)
    """
    return bool(_EVENT.search(name)) and not _BODIES.search(name)
