"""Which firm a description stands for: "the bank", "the company", "the German carrier"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.language._discourse import Candidate, Discourse, Spot, fitting, last_speaker, ranking, standing
from kg.language._kinds import alike
from kg.language._quotations import quotation_at
from kg.language.mentions import ORGANIZATION, PLACE
from kg.model import Mention, MentionKind

_SELLERS = ("maker", "manufacturer", "producer", "supplier", "provider", "distributor")
"""Nouns before which it stands what is sold: "the food maker" is Larkspur Foods."""


def firm(discourse: Discourse, spot: Spot, noun: str) -> Mention | None:
    """The last organisation that the text calls so; for "the company" the most prominent one of its sentence first."""
    window = fitting(discourse, spot, ORGANIZATION)
    defined = [c for c in discourse.candidates if c.mention.type == ORGANIZATION and _bears(c.mention, spot)]
    if defined:
        return defined[-1].mention
    firms = [c for c in window if not _is_public(discourse, c.mention)]
    if quotation_at(discourse.quotations, spot.token.start) is None:
        firms = [c for c in firms if not c.quoted] or firms
    generic = noun in discourse.lexicon.generic_organization_nouns
    places = _places_of(discourse, spot, generic=generic)
    if places:
        firms = _from(discourse, firms, places)
    words = _words_before(spot)
    same = [c for c in firms if _is_alike(discourse, c, words)]
    firms = [c for c in same or firms if (generic and not words) or not _is_told_apart(spot, c)]
    called = [c for c in (firms if places else window) if noun in discourse.kinds[_name(c)]]
    if not called and not generic:
        called = [c for c in firms if alike(noun) & (discourse.kinds[_name(c)] | discourse.likely[_name(c)])]
        called = called or [c for c in firms if noun.endswith("maker") and _makes(discourse, c, noun)]
        called = called or (same if noun in _SELLERS else [])
        if not called and places and _are_one(firms) and not any(discourse.kinds[_name(c)] for c in firms):
            called = firms
        called = ranking(called, spot.number)[:1]
    if generic and firms:
        first = ranking(firms, spot.number)[0]
        if called and first.sentence < spot.number:
            return called[-1].mention
        speaker = last_speaker(firms) if spot.speaks else None
        about = None if places else _topic(discourse, firms, first, spot)
        return speaker or about or first.mention
    if generic and not window and not places:
        return _named_topic(discourse, spot, discourse.candidates)
    return called[-1].mention if called else None


def _name(candidate: Candidate) -> str:
    return candidate.mention.text


def _are_one(firms: Sequence[Candidate]) -> bool:
    return len({_name(c).split()[0] for c in firms}) == 1


def _is_told_apart(spot: Spot, candidate: Candidate) -> bool:
    """ "The bank says the law firm hid it": what another noun of the sentence stands for is something else."""
    name = candidate.mention.antecedent or candidate.mention
    return any(
        m.kind is MentionKind.NOMINAL
        and (m.antecedent or m).text == name.text
        and spot.tokens[i].lemma != spot.token.lemma
        for i, m in spot.references.items()
    )


def _words_before(spot: Spot) -> frozenset[str]:
    """What a description says before its noun: "dairy" of "the dairy group"."""
    beside = ("compound", "amod", "nmod")
    before = (t for t in spot.tokens[: spot.index] if t.head == spot.index and t.dep in beside)
    return frozenset(token.lemma.lower() for token in before)


def _is_alike(discourse: Discourse, candidate: Candidate, words: frozenset[str]) -> bool:
    """Whether the text has said so of a firm: "the dairy group" is "the dairy group Norwell"."""
    return bool(words & discourse.traits[_name(candidate)]) or any(_begins(candidate, w) for w in words if len(w) > 2)


def _begins(candidate: Candidate, word: str) -> bool:
    return any(part.startswith(word) for part in candidate.mention.text.casefold().split())


def _makes(discourse: Discourse, candidate: Candidate, noun: str) -> bool:
    """ "The glassmaker" is Dunmore Glass."""
    stem = noun.removesuffix("maker")
    return len(stem) > 2 and (_begins(candidate, stem) or stem in discourse.traits[_name(candidate)])


def _topic(discourse: Discourse, firms: Sequence[Candidate], first: Candidate, spot: Spot) -> Mention | None:
    """The only firm of the title, where nothing near is told of another one: "took the helm at the company"."""
    topics = discourse.topics or discourse.first_topics
    here = first.sentence == spot.number
    if not discourse.topics and first.subject:
        return None
    if (
        len(topics) != 1
        or (here and standing(first) < 3)
        or ((first.main or first.leading) and spot.number - first.sentence == 1)
    ):
        return None
    if here:
        return _named_topic(discourse, spot, [c for c in firms if c.sentence == spot.number])
    return _named_topic(discourse, spot, firms) or (
        _named_topic(discourse, spot, discourse.candidates) if standing(first) > 2 else None
    )


def _named_topic(discourse: Discourse, spot: Spot, firms: Sequence[Candidate]) -> Mention | None:
    """The firm that the text is about, as it is named last among these."""
    topics = discourse.topics or discourse.first_topics
    if len(topics) != 1:
        return None
    (topic,) = topics
    named = [c for c in firms if topic in (c.mention.antecedent or c.mention).text or _name(c) in topic.split()]
    named = [c for c in named if not spot.is_taken(c.mention)]
    return named[-1].mention if named else None


def _places_of(discourse: Discourse, spot: Spot, *, generic: bool) -> frozenset[str]:
    """ "The German carrier", "the Oslo firm": the places that a description has before its noun."""
    found = (m for i, m in spot.references.items() if i < spot.index and spot.tokens[i].head == spot.index)
    places = (m.canonical or m.text for m in found if m.type == PLACE)
    return frozenset(place for place in places if generic or place.lower() in discourse.lexicon.countries)


def _from(discourse: Discourse, firms: Sequence[Candidate], places: frozenset[str]) -> list[Candidate]:
    """The firms of which the text says that they are from a place; if there are none, the only one of no other place.

    Of several, it is the one that the text is about.
    """
    told = [c for c in firms if discourse.homes[_name(c)] & places and not c.introduced]
    if told:
        return told
    rest = [c for c in firms if not discourse.homes[_name(c)]]
    topics = discourse.topics or discourse.first_topics
    about = [c for c in rest if len(topics) == 1 and _name(c) in topics]
    return about or (rest if _are_one(rest) else [])


def _bears(mention: Mention, spot: Spot) -> bool:
    """Whether a name has the capitalised noun in it: "the Group" is Norwell Group plc, far up in the report."""
    return spot.token.text[0].isupper() and spot.token.text in mention.text.split()


def _is_public(discourse: Discourse, mention: Mention) -> bool:
    """Whether no text calls the thing "the company": it is a court, a ministry, an army, or the letters of one."""
    words = (mention.antecedent or mention).text.split()
    lexicon = discourse.lexicon
    if len(words) == 1 and words[0].isupper():
        named = (c.mention.text.split() for c in discourse.candidates)
        spelled = (name for name in named if "".join(w[0] for w in name if w[0].isupper()) == words[0])
        words = next(spelled, words)
    return words[-1].lower() in lexicon.public_bodies or (_is_common(discourse, words))


def _is_common(discourse: Discourse, words: Sequence[str]) -> bool:
    """ "Frankfurt stock exchange", but not "Norwell plc"."""
    return len(words) > 1 and words[-1].islower() and words[-1] not in discourse.lexicon.organization_endings
