"""What definite descriptions stand for: "the bank", "the singer"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.language._described_firms import firm
from kg.language._discourse import Candidate, Discourse, Spot, fitting, key_of, refer
from kg.language._positions import SUBJECTS
from kg.language.antecedents import choose, type_of_noun
from kg.language.mentions import ORGANIZATION, PERSON, PLACE
from kg.model import Mention, MentionKind, Token

AGED = "year-old"
"""What a description by somebody's age is filed under."""
NOUNS = ("NN", "NNP")
"""The tags of the words that a description may end with."""
DETERMINERS = ("the", "this")
_OTHER = frozenset((
    "new", "combined", "merged", "merging", "enlarged", "resulting", "surviving", "target", "targeted", "rival",
    "other", "second", "third", "larger", "smaller", "acquiring", "joint", "future", "successor", "foreign", "same",
    "wrong", "next", "only",
))  # fmt: skip
"""With these a description means something that the text has not named before: "the combined company"."""

_OF_PERSONS = frozenset(("veteran", "retired", "elderly", "young", "self-made", "self-taught", "ageing", "aging"))
"""What only persons are, whatever the noun: "the veteran developer"."""
_ANYBODY = frozenset(("man", "woman", "executive", "boss", "veteran", "native", "teacher", "lawyer", "official"))
"""Nouns for a person of whom the text has used others."""


def description(discourse: Discourse, spot: Spot) -> Mention | None:
    """The name that a noun phrase with "the" or "this" stands for, if the noun is one that fits it."""
    determiner = _determiner(spot)
    lexicon, noun = discourse.lexicon, AGED if is_age(spot.tokens, spot.index) else spot.token.lemma
    owner = None if _leads_name(spot) else _owner(spot)
    if owner is not None and noun in lexicon.person_nouns and noun not in lexicon.relatives:
        return _holder(discourse, spot, noun, owner)
    if determiner is None or noun in lexicon.relatives or _is_no_reference(spot, determiner):
        return None
    told_apart = _is_told_apart(spot)
    lived = any(t.head == spot.index and t.text.lower() in _OF_PERSONS for t in spot.tokens)
    works = noun in lexicon.organization_nouns or (noun.endswith("maker") and noun not in lexicon.person_nouns)
    if works and not lived:
        ruled = None if told_apart else firm(discourse, spot, noun)
        antecedent = choose(discourse, spot, noun, ORGANIZATION, ruled, told_apart=told_apart)
    elif lived or noun in lexicon.person_nouns | lexicon.person_callings | _ANYBODY | {AGED}:
        ruled = None if told_apart else _person(discourse, spot, noun)
        antecedent = choose(discourse, spot, noun, PERSON, ruled, told_apart=told_apart)
    elif (type_ := type_of_noun(noun)) is not None:
        antecedent = choose(discourse, spot, noun, type_, None, told_apart=told_apart)
    else:
        return None
    if antecedent is None:
        return None
    return refer(discourse.document, spot.tokens[determiner], spot.token, antecedent, MentionKind.NOMINAL)


def may_describe(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word may be what a description ends with."""
    return tokens[index].tag in NOUNS or is_age(tokens, index)


def is_age(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word ends an age that is all that is said of somebody: "the 58-year-old"."""
    return (
        index > 3 and tokens[index].text == "old" and tokens[index - 2].lemma == "year" and tokens[index].dep != "amod"
    )


def _determiner(spot: Spot) -> int | None:
    tokens = spot.tokens
    found = (i for i, t in enumerate(tokens) if t.head == spot.index and t.dep == "det" and i < spot.index)
    return next((i for i in found if tokens[i].text.lower() in DETERMINERS), None)


def _is_no_reference(spot: Spot, determiner: int) -> bool:
    """Whether the phrase has its name beside it, or tells what something else is."""
    if spot.token.dep in ("compound", "appos", "attr") or _leads_name(spot) or _has_name(spot) or _is_named(spot):
        return True
    if spot.token.dep == "pobj" and spot.tokens[spot.token.head].text.lower() == "as":
        return True  # "overtook Norwell as the biggest maker"
    follows_name = determiner > 1 and spot.tokens[determiner - 1].text == "," and determiner - 2 in spot.references
    return follows_name and spot.token.dep not in SUBJECTS  # an apposition that the parser hung elsewhere


def _is_named(spot: Spot) -> bool:
    """ "The biggest shareholder remains Ivo Lund": the sentence itself says who."""
    verb = spot.token.head
    who = [i for i, t in enumerate(spot.tokens) if t.head == verb and t.dep == "attr" and i > verb]
    return (
        spot.token.dep in SUBJECTS
        and spot.tokens[verb].lemma in ("be", "remain")
        and any(i in spot.references for i in who)
    )


def _is_told_apart(spot: Spot) -> bool:
    """Whether the phrase says by itself which one it means, mostly one that the text has not named before."""
    children = [(i, t) for i, t in enumerate(spot.tokens) if t.head == spot.index and i != spot.index]
    other = any(t.dep == "amod" and t.text.lower() in _OTHER for _, t in children)
    line = spot.token.lemma == "business" and any(t.dep == "compound" for _, t in children)
    return other or line or any(_tells_which(spot, i) for i, _ in children)


def _leads_name(spot: Spot) -> bool:
    """ "The architect Ada Moor", whatever the parser hangs on what."""
    behind = spot.tokens[spot.index + 1 : spot.index + 2]
    return bool(behind) and any(mention.start == behind[0].start for mention in spot.references.values())


def _tells_which(spot: Spot, index: int) -> bool:
    """Whether a word under the noun says which one is meant: "the firm that X bought", but not "the firm, which"."""
    tokens, word = spot.tokens, spot.tokens[index]
    if word.dep == "prep" and word.text == "of":
        return True
    behind = tokens[spot.index + 1].text if spot.index + 1 < len(tokens) else ""
    opens = spot.token.dep in SUBJECTS or (spot.token.head == spot.index and index > spot.index)
    added = behind == "," and index > spot.index and opens and index not in spot.references
    return word.dep in ("relcl", "acl", "appos") and not (added and not word.tag.startswith("NNP"))


def _has_name(spot: Spot) -> bool:
    """Whether a name stands before the noun and belongs to it: "the Corvell unit", but not "the Oslo firm"."""
    tokens = spot.tokens
    for place, name in spot.references.items():
        above, inside = place, place < spot.index and name.type != PLACE
        while inside and above != spot.index:
            inside = tokens[above].dep in ("compound", "nmod") and above < tokens[above].head <= spot.index
            above = tokens[above].head
        if inside:
            return True
    return False


def _person(discourse: Discourse, spot: Spot, noun: str) -> Mention | None:
    """The only person near whom the text calls so, or the only one at all where the noun is no office."""
    window = fitting(discourse, spot, PERSON, discourse.lexicon.noun_genders.get(noun, ""))
    called = [c for c in window if noun in discourse.kinds[key_of(c.mention)]]
    if called:
        return _only(called)
    if noun not in discourse.lexicon.person_callings | _ANYBODY or not window:
        return None
    near = [c for c in window if spot.number - c.sentence <= 1] if spot.token.dep in SUBJECTS else []
    return _only(near) or _only([c for c in discourse.candidates if c.mention.type == PERSON])


def _owner(spot: Spot) -> int | None:
    """The firm's or country's name in front of a noun that says what somebody is of it: "Norwell's founder"."""
    tokens, index = spot.tokens, spot.index
    before = (i for i in spot.references if i < index and tokens[i].head == index)
    owner = next((i for i in before if tokens[i].dep in ("poss", "compound", "nmod", "amod")), None)
    if owner is None or spot.references[owner].type not in (ORGANIZATION, PLACE) or spot.references[owner].antecedent:
        return None
    if tokens[owner].dep != "poss" and _determiner(spot) is None:
        return None
    described = ("appos", "relcl", "acl", "prep", "conj")
    beside = any(t.head == index and t.dep in described for t in tokens)
    former = any(t.head == index and t.dep == "amod" and i not in spot.references for i, t in enumerate(tokens))
    return None if beside or former or spot.token.dep in ("compound", "appos", "attr", "conj") else owner


def _holder(discourse: Discourse, spot: Spot, noun: str, owner: int) -> Mention | None:
    """The only person whom the text calls so, if it calls nobody so beside another firm or country."""
    name = spot.references[owner].canonical or spot.references[owner].text
    held = [(mention, beside) for mention, beside in discourse.offices[noun] if not beside or name in beside]
    if len({key_of(mention) for mention, _ in held}) != 1:
        return None
    return refer(discourse.document, spot.token, spot.token, held[-1][0], MentionKind.NOMINAL)


def _only(candidates: list[Candidate]) -> Mention | None:
    return candidates[-1].mention if len({key_of(c.mention) for c in candidates}) == 1 else None
