"""What relative pronouns stand for: what their clause hangs on, or what that describes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.language._discourse import Discourse, Spot, is_a, is_bare
from kg.language.mentions import ORGANIZATION, PERSON, PLACE
from kg.model import Mention, Token

RELATIVE = frozenset(("who", "whom", "whose", "which", "that", "where"))
_TRADING = frozenset(
    ("buy", "acquire", "purchase", "sell", "own", "found", "establish", "control", "run", "launch", "take", "close")
)
_PASSED = frozenset(("ADP", "NUM", "PUNCT", "DET", "ADJ", "SYM"))


def relative(discourse: Discourse, spot: Spot) -> Mention | None:
    """ "Joyo, which Amazon bought"; "a poet from Leeds who ..." is a poet, and so whom the text calls one."""
    noun = _hangs_on(spot.tokens, spot.index)
    if spot.word in ("who", "whom") and (listed := _last_listed(discourse, spot)) is not None:
        return listed
    no_thing = spot.word == "which" and noun is not None and spot.tokens[noun].pos not in ("NOUN", "PROPN", "PRON")
    if noun is None or noun > spot.index or no_thing:
        return None if spot.word == "that" else _left_of(discourse, spot)
    found: list[Mention] = []
    for place in _upwards(spot.tokens, noun):
        mention = spot.references.get(place)
        if mention is not None and _suits(discourse, spot, mention):
            found.append(_traded(spot, place) or mention)
            if spot.word not in ("who", "whom") or is_a(discourse, mention, PERSON):
                return found[-1]
        if mention is None and not _is_skipped(discourse, spot, place):
            break
    return found[0] if found else None  # "Ivo Lund, chairman of Kelbrand, who joined in 1994": no name that may be one


def _last_listed(discourse: Discourse, spot: Spot) -> Mention | None:
    """The person right before who is the last of several: "Ann Lee of Corvell and Tom Ash, who left"."""
    place = spot.index - 1 - (spot.index > 0 and spot.tokens[spot.index - 1].text == ",")
    mention = spot.references.get(place)
    if mention is None or not is_a(discourse, mention, PERSON):
        return None
    first = next((i for i, token in enumerate(spot.tokens) if token.start >= mention.start), 0)
    return mention if first and spot.tokens[first - 1].text in ("and", ";") else None


def _hangs_on(tokens: Sequence[Token], index: int) -> int | None:
    """The noun that the clause of a relative pronoun hangs on; None where the parser sees no relative clause."""
    verb = index
    while tokens[verb].dep != "relcl":
        if tokens[verb].head == verb:
            return None
        verb = tokens[verb].head
    return tokens[verb].head


def _upwards(tokens: Sequence[Token], noun: int) -> Iterator[int]:
    """The nouns that a clause may belong to, beginning with the one that it hangs on."""
    seen = set()
    while noun not in seen:
        seen.add(noun)
        yield noun
        described = _described(tokens, noun)
        if described == noun and tokens[noun].dep == "pobj":
            above = tokens[tokens[noun].head].head
            described = above if tokens[above].pos in ("NOUN", "PROPN") else noun
        noun = described


def _described(tokens: Sequence[Token], noun: int) -> int:
    """ "X is a chain that ...", "X, a chain that ...": from the description to what it describes."""
    while tokens[noun].dep == "conj" and tokens[tokens[noun].head].pos == "NOUN":
        noun = tokens[noun].head
    if tokens[noun].dep == "appos":
        return tokens[noun].head
    if tokens[noun].dep == "attr" and tokens[tokens[noun].head].lemma == "be":
        verb = tokens[noun].head
        return next((i for i, t in enumerate(tokens) if t.head == verb and t.dep == "nsubj"), noun)
    return noun


def _suits(discourse: Discourse, spot: Spot, mention: Mention) -> bool:
    """Whether "who", "which", "where" can be said of the name."""
    if spot.word in ("who", "whom"):
        return is_a(discourse, mention, PERSON) or is_bare(discourse, mention)
    if spot.word == "where":
        return mention.type in (ORGANIZATION, PLACE)
    return spot.word in ("that", "whose") or mention.type != PERSON


def _traded(spot: Spot, place: int) -> Mention | None:
    """The firm before the town in "owns Norbit in Leeds, which it bought": nobody buys towns."""
    pronoun, preposition = spot.tokens[spot.index], spot.tokens[place].head
    firm, town = spot.references.get(preposition - 1), spot.references.get(place)
    bought = pronoun.dep == "dobj" and spot.tokens[pronoun.head].lemma in _TRADING
    seated = spot.tokens[place].dep == "pobj" and spot.tokens[preposition].lemma in ("in", "of", "at", "near")
    both = firm is not None and firm.type == ORGANIZATION and town is not None and town.type == PLACE
    return firm if bought and seated and both else None


def _is_skipped(discourse: Discourse, spot: Spot, place: int) -> bool:
    """Whether a common noun may stand between the name and its clause, as a description of it."""
    lemma, lexicon = spot.tokens[place].lemma, discourse.lexicon
    return spot.tokens[place].dep in ("appos", "attr", "conj") or (
        spot.word in ("who", "whom") and lemma in lexicon.person_nouns | lexicon.person_callings
    )


def _left_of(discourse: Discourse, spot: Spot) -> Mention | None:
    """The name right before, where the parser missed the clause: "Norbit, in 2006, which ..."."""
    index = spot.index - 1
    while index >= 0:
        token = spot.tokens[index]
        mention = spot.references.get(index)
        if mention is not None and _suits(discourse, spot, mention):
            return mention
        passed = (
            token.pos in _PASSED or token.dep in ("npadvmod", "compound") or (token.dep == "pobj" and token.tag == "CD")
        )
        if not passed and not (mention is not None and token.dep == "pobj"):
            return None
        index -= 1
    return None
