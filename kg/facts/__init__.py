"""Analysis -> claims: what the sentences of a document say.

grammar, scene, clauses        a sentence: who does what to whom, what is named in it, what belongs to a clause
frames, match, links           the rules, where their triggers stand, and where these lead
bearers                        whose title it is, by the order of the words
sites, candidates,
named_examples                 what stands there: mentions, and those that a plural is told by
employers, no_firms, no_seats  what they can't be
values, titles, periods,
period_ends, closings, asides  words and amounts, times
foreign_parts, held_stakes     parts that are of something else, or held already
prefixed, ministries           names there that only describe
posts, successions, careers,
followers, endings, lasting, left_posts,
pairs, stakes, units, sellers,
founders, names                what single types of facts need beside
sides                          whether both sides are named of what is mutual
gapped                         deals told with the verb of another
parties, told_around           ends that other sentences tell: "both merged", "talks on a merger with Norwell"
reproaches                     accusations that are no cases
extraction, rejections         claims, and what gave none
status                         whether it is the case, and who says so
verbless                       what is told without a trigger
relations, related,
relation_status, misread,
added_roles                    what only the network sees in a sentence
across                         and posts that it sees across sentences
deals, bids, later_prices,
untied_prices, pending,
owner_lists,
financings, name_lists,
allegations, accusers,
case_fates,
disposals, homes, one_deal      what other sentences add
bodies, reach                  authorities without names, words that parsers hang elsewhere
apart                          one claim for each of several firms or persons
factuality                     what has come about, by the sentences around
confidence                     how sure all this is
"""

from __future__ import annotations

from kg.facts.accusers import named_accusers
from kg.facts.across import posts_across
from kg.facts.allegations import retold_allegations
from kg.facts.apart import each_apart
from kg.facts.appointments import fates_of_posts, with_starts
from kg.facts.case_fates import fates_of_cases
from kg.facts.confidence import calibrated
from kg.facts.deals import fates_of_deals
from kg.facts.disposals import with_disposals
from kg.facts.extraction import extract_from_sentence
from kg.facts.factuality import judged
from kg.facts.followers import followers
from kg.facts.homes import after_moves
from kg.facts.one_deal import as_one_deal
from kg.facts.pending import still_pending
from kg.facts.related import with_relations
from kg.facts.scene import Scene
from kg.facts.sellers import with_sellers
from kg.facts.sides import without_own_parts
from kg.facts.units import with_units
from kg.facts.untied_prices import with_prices
from kg.facts.verbless import authorship, beside_claims, verbless_claims
from kg.model import Analysis, Extraction, Rejection, SectionKind
from kg.ontology import Ontology

__all__ = ["extract_claims", "scenes_of"]

_UNREAD = (SectionKind.BYLINE, SectionKind.DATELINE, SectionKind.FURNITURE)


def scenes_of(analysis: Analysis) -> list[Scene]:
    """The sentences in which facts are looked for."""
    return [Scene(sentence, analysis) for sentence in analysis.sentences if sentence.section not in _UNREAD]


def extract_claims(analysis: Analysis, ontology: Ontology, *, raw: bool = False) -> Extraction:
    """What the document says, sentence by sentence, in the order of the text, and what it might have said.

    `raw` leaves statuses and confidences as the extractors give them: networks and calibration learn from these.
    """
    scenes = scenes_of(analysis)
    claims = list(authorship(analysis))
    rejections: list[Rejection] = []
    for scene in scenes:
        by_frames = extract_from_sentence(scene, ontology, claims)
        told = [*by_frames.claims, *verbless_claims(scene)]
        told += list(beside_claims(scene, told))
        apart = list(each_apart(with_relations(scene, ontology, told)))
        claims += apart if raw else judged(apart, scenes, ontology)
        rejections += by_frames.rejections
    claims = list(named_accusers([*after_moves(claims)], scenes))
    claims += [*retold_allegations(claims, scenes), *fates_of_deals(claims, scenes), *fates_of_posts(claims, scenes)]
    claims += fates_of_cases(claims, scenes)
    claims = still_pending(with_prices(claims, scenes), scenes)
    claims = list(with_starts(list(with_sellers(list(with_units(claims)))), scenes))
    claims = list(each_apart(with_disposals(claims)))
    claims += followers(claims, scenes)
    claims = list(as_one_deal(list(without_own_parts(claims))))
    across = list(posts_across(scenes, claims, ontology))
    claims += across if raw else judged(across, scenes, ontology)
    return Extraction(
        claims=tuple(claims if raw else map(calibrated, claims)),
        rejections=tuple(rejections),
    )
