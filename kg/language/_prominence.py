"""How prominent a person is where he is named, and who of several a pronoun most likely means.

A text goes on with whom it has been about: every sentence in which a person stands counts, the less the longer ago, by
the role in it (Lappin & Leass 1994; centering: Grosz, Joshi & Weinstein 1995). Who is introduced only as somebody
else's relative or colleague counts for little.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.model import Sentence, Token

SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_MAIN, _SUBJECT, _OBJECT, _OWNER, _OBLIQUE = 80.0, 65.0, 50.0, 45.0, 30.0
_OWNED = 0.3
"""What is left of the prominence of "her father, X"."""
_GENDERS = {"his": "male", "her": "female"}
_FADED = 0.5
"""What is left of it in the next sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prominence:
    """How much a name or pronoun counts in its sentence."""

    role: float
    owner: str
    """By which word the person is introduced as somebody's: "her" in "her father, X"; "" if as nobody's."""

    def beside(self, gender: str) -> float:
        """That among persons of a gender: in "her father, X" only for "she" somebody else is the nearer one."""
        return self.role * (_OWNED if self.owner and _GENDERS.get(self.owner, gender) == gender else 1.0)


def prominence(sentence: Sentence, index: int) -> Prominence:
    """That of the name or pronoun with this head token, in its sentence."""
    tokens = sentence.tokens
    path = [index]
    while tokens[index].dep in ("appos", "compound", "conj", "nmod") and tokens[index].head != index:
        if tokens[index].dep == "appos" and tokens[tokens[index].head].pos == "PROPN":
            return Prominence(role=_OBLIQUE, owner="")  # "Ann Poole, née Reyl"
        index = tokens[index].head
        path.append(index)
    owners = _owners(tokens)
    return Prominence(role=_role(tokens, index), owner=next((owners[i] for i in path if i in owners), ""))


def owner_of(tokens: Sequence[Token], place: int) -> str:
    """ "Her" in "her father, X", "his" in "his brother X"."""
    return _owners(tokens).get(place, "")


def _owners(tokens: Sequence[Token]) -> dict[int, str]:
    """Whose they are, by the places of the nouns behind."""
    owners = [(t.head, t.text.lower()) for place, t in enumerate(tokens) if t.tag == "PRP$" and place < t.head]
    return {place: owner for place, owner in reversed(owners) if owner != "its"}


def _role(tokens: Sequence[Token], index: int) -> float:
    dep = tokens[index].dep
    if dep == "pobj" and tokens[tokens[index].head].dep == "agent":
        return _OBJECT
    if dep in SUBJECTS:
        verb = tokens[index].head
        if verb < index and tokens[verb].lemma == "be":
            return _OBJECT  # "among her pupils was X"
        while tokens[verb].dep in ("conj", "ccomp", "parataxis") and tokens[verb].head != verb:
            verb = tokens[verb].head
        return _MAIN if tokens[verb].head == verb else _SUBJECT
    if dep in ("dobj", "dative", "iobj", "attr", "ROOT"):
        return _OBJECT
    return _OWNER if dep == "poss" else _OBLIQUE


def weigh(places: Sequence[tuple[str, int, float]], number: int) -> Mapping[str, float]:
    """For each person the weight at a sentence, from who stands in which sentence how prominently."""
    strongest: dict[tuple[str, int], float] = defaultdict(float)
    for who, sentence, weight in places:
        strongest[who, sentence] = max(strongest[who, sentence], weight)
    weights: dict[str, float] = defaultdict(float)
    for (who, sentence), weight in strongest.items():
        weights[who] += weight * _FADED ** (number - sentence)
    return weights
