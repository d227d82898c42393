"""Nationality adjectives: "the Australian brewer Alan Bond"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.facts.lasting import as_lasting
from kg.facts.offices import plays_for_country
from kg.facts.posts import OF_STATES, post_nouns
from kg.facts.scene import Scene
from kg.facts.status import UNREAL, assess
from kg.facts.status.verbs import is_more_than
from kg.facts.verbless.claims import PERSON, claim_of, is_person
from kg.model import Claim, EntityType, FactType, Mention, MentionKind, Role, Status, Token

_TRADES = {
    "entrepreneur", "businessman", "businesswoman", "tycoon", "billionaire", "millionaire", "magnate", "mogul",
    "investor", "financier", "industrialist", "lawyer", "economist", "actor", "actress", "singer", "musician", "star",
    "author", "writer", "novelist", "poet", "artist", "painter", "sculptor", "architect", "designer", "film-maker",
    "filmmaker", "comedian", "scientist", "physicist", "academic", "historian", "philosopher", "activist", "golfer",
    "sprinter", "swimmer", "cyclist", "boxer", "racer", "astronaut", "inventor", "philanthropist", "photographer",
}  # fmt: skip
"""What people are, wherever they live, whom one calls by the short name of their country."""
_OF_FIELDS = ("expert", "analyst", "correspondent", "specialist", "scholar", "watcher")
"""What people are for a part of the world."""
_PERSONAL = (
    "er", "or", "nist", "tist", "list", "mist", "rist", "gist", "ivist", "hist", "fist", "ian", "man", "woman", "ant",
    "ess", "eer", "ic", "ete", "star", "poet", "monk", "nun", "king", "queen", "prince", "native", "refugee", "hero",
    "pro", "chef", "cook", "guard", "scout", "judge", "spy", "mogul", "tycoon", "magnate", "student", "soldier", "girl",
    "boy", "couple", "pilot", "expert", "duo", "veteran", "nurse",
)  # fmt: skip
"""Ends of nouns that are of persons."""
_OF_WORDS = (
    "pronunciation", "name", "spelling", "word", "translation", "language", "form", "surname", "title", "edition",
    "version", "transliteration", "nickname", "pseudonym",
)  # fmt: skip
"""What is of a language rather than of a country."""
_LONGEST = 5
"""Words between an adjective of a country and the name of its citizen."""
_HOUSES = {
    "magazine", "newspaper", "paper", "daily", "weekly", "tabloid", "broadcaster", "company", "firm", "group", "bank",
    "giant", "maker", "carrier", "airline", "retailer", "agency", "start-up", "startup", "club", "band", "brand",
    "chain", "lender", "insurer", "carmaker", "rival", "competitor", "subsidiary",
    "conglomerate", "supermarket", "website", "manufacturer", "operator", "supplier", "producer", "automaker",
    "chipmaker", "yard", "shipyard", "utility", "exchange", "unit", "arm", "affiliate", "hotel", "brewery", "museum",
    "line",
}  # fmt: skip
"""What has a name that may look like a person's."""


def nationalities(scene: Scene) -> Iterator[Claim]:
    """ "the Australian brewer Alan Bond", "she is a Polish physicist"."""
    syntax = scene.syntax
    for index, country in scene.mention_at.items():
        if (
            not country.canonical
            or scene.tokens[index].tag not in ("JJ", "NNP", "NNPS", "NN")
            or not country.text[0].isupper()
        ):
            continue
        if (country.text.isupper() or "." in country.text) and not _has_trade(scene, index):
            continue
        noun = syntax.first_conjunct(index)
        for above in syntax.ancestors(noun):  # "an Iraqi-British architect"
            other = scene.mention_at.get(above)
            if other is None or not other.canonical or other == country:
                break
            noun = syntax.first_conjunct(above)
        if scene.tokens[noun].dep in ("acomp", "attr"):
            yield from _nationality_told(scene, index, noun, country)
        if scene.tokens[noun].dep == "appos" and scene.tokens[noun].tag in ("NN", "NNP"):
            yield from _nationality_aside(scene, noun, country)
        if scene.tokens[noun].dep not in ("amod", "compound", "nmod"):
            yield from _called(scene, index, country)
            continue
        noun = scene.tokens[noun].head
        if scene.tokens[noun].lemma in OF_STATES:
            continue  # "the French ambassador", who represents France
        if scene.tokens[noun].lemma in _OF_WORDS:
            continue
        if scene.tokens[noun].lemma in ("citizen", "national", "subject", "resident"):
            continue  # frames know since when, and whether still
        if plays_for_country(scene, scene.tokens[noun - 1].lemma, adjective=True) or plays_for_country(
            scene, scene.tokens[noun].lemma, adjective=True
        ):
            continue  # "the Swedish captain": of Sweden's team
        negations = syntax.children(scene.tokens[noun].head, "neg") if scene.tokens[noun].dep == "attr" else []
        denied = any(not is_more_than(scene, negation) for negation in negations)
        told = assess(scene, noun, state=True) if scene.tokens[noun].dep == "attr" else Status.CURRENT
        bearers = _bearers(scene, noun)
        yield from () if bearers else _called(scene, index, country)
        for person in bearers:
            roles = {PERSON: (person,), Role("country"): (country,)}
            status = Status.DENIED if denied else told if told in UNREAL - {Status.DENIED} else Status.CURRENT
            yield claim_of(scene, "nationality", roles, "nationality", status)


def _nationality_aside(scene: Scene, noun: int, country: Mention) -> Iterator[Claim]:
    """ "Ivo Lund, a Norwegian born in Oslo": the adjective itself says what he is."""
    article = any(scene.tokens[i].lemma in ("a", "an") for i in scene.syntax.children(noun, "det"))
    person = scene.mention_at.get(scene.tokens[noun].head)
    if article and person is not None and is_person(person) and noun in scene.inside(country):
        roles = {PERSON: (person,), Role("country"): (country,)}
        yield claim_of(scene, "nationality", roles, "aside", Status.CURRENT)


def _called(scene: Scene, adjective: int, country: Mention) -> Iterator[Claim]:
    """ "American academic and professor Ivo Lund": only what one is stands between, whatever the parser makes of it."""
    index = scene.inside(country)[-1] + 1
    words: list[Token] = []
    if index in scene.mention_at and scene.mention_at[index].type == "place" and not scene.mention_at[index].canonical:
        field = scene.inside(scene.mention_at[index])[-1] + 1  # "German Iran expert Ada Lund"
        index = field if scene.tokens[field : field + 1] and scene.tokens[field].lemma in _OF_FIELDS else index
    while index < len(scene.tokens) and index not in scene.mention_at and len(words) < _LONGEST:
        words.append(scene.tokens[index])
        index += 1
    person = scene.mention_at.get(index)
    known = post_nouns() | _TRADES | {*_OF_FIELDS}
    doing = [token for token in words if token.pos in ("NOUN", "PROPN") or token.tag == "NN"]
    plain = all(token.tag in ("NN", "JJ", "CC") and token.lemma not in _HOUSES | OF_STATES for token in words)
    tag = scene.tokens[adjective].tag
    if words:
        plain &= tag == "JJ" and words[-1] in doing and all(token.lemma in known for token in doing)
    else:
        plain &= tag in ("NN", "NNP")  # "the Frenchman Ivo Lund"
    if plain and person is not None and is_person(person):
        roles = {PERSON: (person,), Role("country"): (country,)}
        yield claim_of(scene, "nationality", roles, "called", Status.CURRENT)


def _has_trade(scene: Scene, country: int) -> bool:
    """ "UK entrepreneur Ivo Lund", "US film star Ada Brandt": what one is, not an office that one has there."""
    after = next((i for i in range(country + 1, len(scene.tokens)) if i in scene.mention_at), country)
    trade = scene.tokens[after - 1]
    short = country + 1 < after <= country + 4
    return short and is_person(scene.mention_at[after]) and trade.tag == "NN" and trade.lemma in _TRADES


def _nationality_told(scene: Scene, index: int, predicate: int, country: Mention) -> Iterator[Claim]:
    """ "He is Norwegian", "she is not a Pole"."""
    status = assess(scene, predicate, state=True)
    status = as_lasting(FactType("nationality"), "", status, (), scene)
    for bearer in scene.syntax.links(predicate)["self"] if scene.tokens[index].tag != "NNPS" else []:
        for person in scene.entities_at(bearer, (EntityType("person"),), alone=True):
            if scene.mention_at.get(bearer) == person and (person.kind is MentionKind.NAME or person.antecedent):
                yield claim_of(scene, "nationality", {PERSON: (person,), Role("country"): (country,)}, "is", status)


def _is_of_persons(noun: Token) -> bool:
    """Whether a noun may be of persons, by its form: not "the Turkish referendum", before a sentence on Ivo Lund."""
    return noun.lemma in post_nouns() | _TRADES or noun.lemma.endswith(_PERSONAL) or noun.text[0].isupper()


def _bearers(scene: Scene, noun: int) -> list[Mention]:
    if scene.tokens[noun].lemma in _HOUSES or (noun and scene.tokens[noun - 1].lemma in _HOUSES):
        return []
    at, after = scene.mention_at.get(noun), scene.mention_at.get(noun + 1)
    if at is None and after is not None and is_person(after) and _is_of_persons(scene.tokens[noun]):
        return [after]  # "the Swiss painter Paul Klee", whatever the parser hangs on what
    if at is not None:
        return [at] if is_person(at) and not _follows_thing(at, scene) else []
    if scene.tokens[noun].dep not in ("attr", "appos", "compound", "nmod", "conj"):
        return []
    found = []
    for target in scene.syntax.links(noun)["self"]:
        found += scene.entities_at(target, (EntityType("person"),))
    if scene.tokens[noun].dep in ("compound", "nmod"):
        found = [m for m in found if not _follows_thing(m, scene)]
    return [m for m in found if m.kind is MentionKind.NAME or m.antecedent]


def _follows_thing(person: Mention, scene: Scene) -> bool:
    """ "After the Turkish referendum Ivo Lund spoke": what stands before the name is no person."""
    before = scene.tokens[scene.inside(person)[0] - 1]
    return before.text.islower() and before.pos in ("NOUN", "PROPN") and not _is_of_persons(before)
