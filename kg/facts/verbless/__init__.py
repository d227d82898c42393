"""What texts say without a verb or another trigger: by brackets, adjectives, "of" and the byline.

life_spans      "Ada Brandt (31 October 1950 – 31 March 2016)"
nationalities   "the Australian brewer Alan Bond"
affiliations    "Farida Nassar of Rothmere", "Rothmere's Kelbrand Tools"
parties         "Conservative leader Ivo Lund", "Ada Brandt, a Texas Democrat"
seats           "Norwell of Oslo", "at Norwell in Oslo"
foundings       "Norwell (est. 1990)", "Norwell's founders, Ada Lund and Ole Berg"
renamings       "Norwell (ex-Kelbrand)", "Kelbrand, now Norwell"
works           "Ada Brandt's 'The Red Fox'"
headlines       "Lund quits Norwell"
bid_headlines   "Norwell drops Kelbrand bid"
titles          "Analyst Ada Brandt of Norwell", where the parse goes astray
bylines         who wrote the document
claims          how such claims are made
"""

from collections.abc import Iterator, Sequence

from kg.facts.scene import Scene
from kg.facts.verbless.affiliations import affiliations
from kg.facts.verbless.bid_headlines import bid_headlines
from kg.facts.verbless.bylines import authorship
from kg.facts.verbless.foundings import foundings
from kg.facts.verbless.headlines import headlines
from kg.facts.verbless.life_spans import life_spans
from kg.facts.verbless.nationalities import nationalities
from kg.facts.verbless.parties import parties
from kg.facts.verbless.renamings import renamings
from kg.facts.verbless.seats import seats_and_offices
from kg.facts.verbless.titles import further_titles, titles
from kg.facts.verbless.works import works_of
from kg.model import Claim

__all__ = ["authorship", "beside_claims", "verbless_claims"]


def verbless_claims(scene: Scene) -> Iterator[Claim]:
    """All that a sentence says so."""
    yield from life_spans(scene)
    yield from nationalities(scene)
    yield from affiliations(scene)
    yield from parties(scene)
    yield from seats_and_offices(scene)
    yield from foundings(scene)
    yield from renamings(scene)
    yield from works_of(scene)


def beside_claims(scene: Scene, told: Sequence[Claim]) -> Iterator[Claim]:
    """What the order of the words says of those of whom nothing else is told."""
    yield from titles(scene, told)
    yield from further_titles(scene, told)
    yield from headlines(scene, told)
    yield from bid_headlines(scene, told)
