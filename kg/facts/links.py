"""The links of a frame's trigger: those of its grammar, of the verb that carries it, and some that only rules know."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import takewhile

from kg.facts.bearers import (
    TITLING,
    gapped_bearer,
    is_of,
    name_after,
    name_beyond,
    name_meant,
    nearest_bearer,
    past_seat,
    second_bearer,
    title_before,
)
from kg.facts.deal_links import DEAL_LINKS
from kg.facts.grammar import Links, bearers_of, carrier_of, is_onlooker, is_passive
from kg.facts.later import later_subject
from kg.facts.match import Match
from kg.facts.reach import (
    asker,
    beside,
    dealer,
    examples,
    flank,
    meanwhile,
    payer,
    taken_inside,
    titled,
    trailing,
    whereabouts,
)
from kg.facts.scene import Scene
from kg.facts.workplaces import workplace
from kg.model import AmountKind, Mention, MentionKind, Token

_AMBIGUOUS = ("in", "at", "into", "over", "against", "for", "with", "from")
"""Prepositions that parsers hang on the verb where they belong to its object: "opened an office in Lyon"."""
_FORMERLY = ("formerly", "previously", "once", "earlier")
_LISTING = ("include", "be", "comprise", "number", "span")
_WHERE = ("in", "at", "near", "outside", "across")
_LYING = ("be", "locate", "situate", "base", "remain", "stand", "lie", "stay")
_DEALS = ("bid", "offer", "takeover", "acquisition", "purchase", "merger", "deal", "stake", "swoop", "buyout", "talk")
"""What the maker of is the host of the firm that it is for."""
_BECOMING = ("form", "create", "become", "make", "establish")
_TOLD = ("claim", "report", "allegation", "rumour", "rumor", "suggestion", "accusation")
"""What one denies or confirms: "rejected claims that data had leaked"."""
_SAYING = ("say", "announce", "add")
_MAKING = (
    "make", "manufacture", "produce", "develop", "release", "launch", "sell", "write", "design", "build", "offer",
    "publish", "market", "introduce", "unveil",
)  # fmt: skip
_AUTHORITIES = (
    "police", "prosecutor", "regulator", "authority", "court", "judge", "jury", "watchdog", "tribunal", "investigator",
    "detective", "magistrate", "officer", "official", "inspector", "commission", "bureau", "attorney", "ministry",
)  # fmt: skip
"""Who accuses in the name of a place."""


def links_of(match: Match, scene: Scene) -> Links:
    """The links of the trigger, with those of the verb that carries it as "carrier_..."."""
    links = scene.syntax.links(match.trigger)
    if later := later_subject(match.trigger, scene):
        links["poss" if match.frame.nouns else "subject"] += later
    if match.carrier is None:
        return links
    for name, targets in scene.syntax.links(match.carrier).items():
        if name == "by" and is_passive(scene.syntax, match.carrier):
            targets = [i for i in targets if not is_onlooker(scene.syntax, match.carrier, i)]
        links.setdefault(f"carrier_{name}", targets)
        if name in _AMBIGUOUS and scene.tokens[match.trigger].dep in ("dobj", "attr"):
            relative = ("WDT", "WP", "WRB")  # "a bank, in which X holds a stake"
            late = [t for t in targets if t > match.trigger or scene.tokens[t].tag in relative]
            links[name] = links.get(name) or late
    links["named"] = _named(match.carrier, match.trigger, scene)
    return links


def _named(carrier: int, trigger: int, scene: Scene) -> list[int]:
    """ "His former employers include Nokia": what the carrier lists after the trigger."""
    first = scene.tokens[scene.syntax.first_conjunct(trigger)]
    among = first.dep == "pobj" and scene.tokens[first.head].text.lower() == "among"
    subject = first.dep in ("nsubj", "nsubjpass") or among  # "among its customers are ..."
    if not subject or scene.tokens[carrier].lemma not in _LISTING:
        return []
    if among:
        return [i for i in scene.syntax.children(carrier, "nsubj", "attr") if i > carrier]
    return scene.syntax.children(carrier, "dobj", "attr", "acomp")


def targets_of(match: Match, scene: Scene, path: str, links: Links) -> list[int]:
    """The tokens at a path ("subject", "as/of", "self+of"), its "how:" taken off."""
    return [token for link in path.rpartition(":")[2].split("+") for token in _at(match, scene, link, links)]


def _at(match: Match, scene: Scene, link: str, links: Links) -> Iterable[int]:
    outer, slash, inner = link.partition("/")
    if slash:
        hosts = links.get(outer, ()) or (_teller(match.trigger, scene) if outer == "teller" else ())
        if outer == "self":
            own = name_after(match.trigger, scene) if inner == "of" else _at(match, scene, outer, links)
            named = (scene.mention_at[i] for i in own if i in scene.mention_at)
            hosts = [head for mention in named if (head := scene.head(mention)) is not None]
        inside = [t for host in hosts for t in _at(match, scene, inner, scene.syntax.links(host))]
        if outer == "self" and scene.tokens[match.trigger].tag in ("NN", "NNP"):
            inside = [t for t in inside if _is_own(t, hosts, scene)]
        return [t for t in inside if outer != "self" or not _is_former_tie(t, scene)]
    if link == "self":
        after = name_after(match.trigger, scene)
        if after and scene.tokens[match.trigger].tag == "NN":
            return after  # whatever the parser hangs on what
        if gapped := gapped_bearer(match.trigger, scene):
            return gapped
        own = [past_seat(i, scene) for i in (*links.get("self", ()), *after)]
        if match.frame.type == "employment" and (second := second_bearer(match.trigger, scene)):
            return second
        if match.frame.type == "employment" and (nearest := nearest_bearer(match.trigger, own, scene)):
            return nearest
        other = title_before(match.trigger, match.frame.nouns, scene) if match.frame.type == "employment" else None
        if not own and other is not None:
            return scene.syntax.links(other)["self"]
        return own or name_meant(match.trigger, scene) or name_beyond(match.trigger, scene)
    if link.startswith("inner_"):
        return taken_inside(link.removeprefix("inner_"), match.trigger, scene)
    if link == "purpose":
        return _purpose(match.carrier, scene)
    if link in ("carrier_alleged", "carrier_teller"):
        found = _alleged if link == "carrier_alleged" else _teller
        return found(match.carrier, scene) if match.carrier is not None else []
    return _SPECIAL[link](match.trigger, scene) if link in _SPECIAL else links.get(link, ())


def _is_own(name: int, hosts: Sequence[int], scene: Scene) -> bool:
    """ "Minister Ada Lund and minister Ivo Moe of Norway": what hangs on the second is not of the first."""
    above = scene.tokens[scene.tokens[name].head].head
    return above in hosts or not any(above in scene.syntax.conjuncts(host)[1:] for host in hosts)


def _is_former_tie(name: int, scene: Scene) -> bool:
    """ "Ivo Lund, formerly of Rothmere, was named a director": not there."""
    preposition = scene.tokens[name].head
    return scene.tokens[name].dep == "pobj" and scene.tokens[preposition - 1].text.lower() in _FORMERLY


# Links of the verb around


def _holder(verb: int, scene: Scene) -> list[int]:
    """ "20 million users had their data hacked": who had it."""
    head = scene.tokens[verb].head
    causative = scene.tokens[verb].dep == "ccomp" and scene.tokens[head].lemma in ("have", "see", "get")
    return scene.syntax.children(head, "nsubj") if causative else []


def _teller(verb: int, scene: Scene) -> list[int]:
    """ "Norwell denied that data had been stolen": who says so of itself."""
    head = scene.tokens[verb].head
    if scene.tokens[verb].dep == "acl" and scene.tokens[head].lemma in _TOLD:
        carrier = carrier_of(scene.syntax, head)
        return [] if carrier is None else scene.syntax.links(carrier)["subject"]
    return scene.syntax.links(head)["subject"] if scene.tokens[verb].dep == "ccomp" else []


def _purpose(verb: int | None, scene: Scene) -> list[int]:
    """ "Filed suit to force Norwell to sell": on whom it is to act."""
    infinitives = scene.syntax.children(verb, "advcl", "xcomp") if verb is not None else []
    return [i for v in infinitives if scene.tokens[v].tag == "VB" for i in scene.syntax.children(v, "dobj", "nsubj")]


def _outcome(verb: int, scene: Scene) -> list[int]:
    """ "Merged to form Norwell": what comes of it."""
    results = [i for i in scene.syntax.children(verb, "advcl", "xcomp") if scene.tokens[i].lemma in _BECOMING]
    return [i for v in results for i in scene.syntax.children(v, "dobj", "attr", "acomp")]


def _alleged(verb: int, scene: Scene) -> list[int]:
    """ "The suit alleges that Norwell misled its customers": who is said to have done what."""
    clauses = scene.syntax.children(verb, "ccomp")
    return [
        i for clause in clauses for i in scene.syntax.links(clause)["object" if _suffers(clause, scene) else "subject"]
    ]


def _suffers(verb: int, scene: Scene) -> bool:
    return bool(scene.syntax.children(verb, "nsubjpass"))


def _seated(verb: int, scene: Scene) -> list[int]:
    """ "Police in Oslo arrested", "was fined by regulators in Oslo": where those who act, but have no name, sit."""
    acting = [i for i in scene.syntax.links(verb)["subject"] if scene.tokens[i].lemma in _AUTHORITIES]
    seats = [
        p for i in acting for p in scene.syntax.children(i, "prep") if scene.tokens[p].lemma in ("in", "of", "for")
    ]
    return [i for p in seats for i in scene.syntax.children(p, "pobj") if is_of(scene.mention_at.get(i), "place")]


def _sayer(trigger: int, scene: Scene) -> list[int]:
    """ "He left for rival Norwell, Kelbrand said": which firm tells the sentence."""
    names = (
        (m, scene.inside(m)) for m in scene.mentions if is_of(m, "organization") and m.start > scene.tokens[trigger].end
    )
    beside = ((m, scene.tokens[at[0] - 1], scene.tokens[at[-1] + 1 : at[-1] + 2]) for m, at in names)
    return [
        head
        for m, before, after in beside
        if before.text == "," and after and after[0].lemma in _SAYING and (head := scene.head(m)) is not None
    ]


def _maker(verb: int, scene: Scene) -> list[int]:
    """ "Writes software called Norwell": who makes what is called so."""
    made = scene.tokens[verb].head
    making = carrier_of(scene.syntax, made) if scene.tokens[verb].dep == "acl" else None
    direct = making is not None and scene.tokens[made].dep == "dobj" and scene.tokens[making].lemma in _MAKING
    return scene.syntax.links(making)["subject"] if direct and making is not None else []


# Whoever has to do with what the trigger describes


def _host(noun: int, scene: Scene) -> list[int]:
    """ "Norwell snapped up smaller rival Kelbrand": whoever has to do with the firm that the noun describes."""
    plain = scene.tokens[noun].dep not in ("amod", "appos")
    firm = scene.syntax.whole(noun) if plain else scene.syntax.whole(scene.tokens[noun].head)
    if scene.tokens[firm].dep == "conj":
        return [scene.syntax.first_conjunct(firm)]  # "Norwell and Oslo rival Kelbrand"
    if makers := _deal_maker(firm, scene):
        return makers
    verb = carrier_of(scene.syntax, firm)
    owned = [i for i in scene.syntax.children(noun, "prep", "poss") if scene.tokens[i].text.lower() in ("of", "to")]
    owned += [i for i in scene.syntax.children(noun, "poss") if scene.tokens[i].pos != "PRON"]
    alone = firm == noun and not scene.syntax.children(noun, "appos")  # not "a smaller rival, Kelbrand"
    if verb is None or alone or owned:
        return []
    links = scene.syntax.links(verb)
    return [i for i in (*links["subject"], *links["object"]) if i != firm]


def _deal_maker(firm: int, scene: Scene) -> list[int]:
    """ "Its takeover of former parent Kelbrand": whose dealing with the firm it is."""
    preposition = scene.tokens[firm].head
    if scene.tokens[firm].dep != "pobj" or scene.tokens[preposition].lemma not in ("of", "for", "to", "with", "from"):
        return []
    dealing = scene.tokens[preposition].head
    if makers := scene.syntax.children(dealing, "poss"):
        return makers
    if scene.tokens[preposition].lemma == "with" and (ones := scene.syntax.links(dealing)["of"]):
        return ones  # "the merger of Norwell with its rival Kelbrand"
    if scene.tokens[dealing].lemma not in _DEALS and dealing not in _sums(scene):
        return []
    verb = carrier_of(scene.syntax, dealing)
    return scene.syntax.links(verb)["subject"] if verb is not None else scene.syntax.children(dealing, "nsubj")


def _sums(scene: Scene) -> set[int]:
    return {i for amount in scene.amounts if amount.kind is AmountKind.MONEY for i in scene.inside(amount)}


def _own(noun: int, scene: Scene) -> list[int]:
    """ "Norwell sold Kelbrand, its shipping arm": who acts on what it calls its own."""
    own = any(scene.tokens[i].tag == "PRP$" for i in scene.syntax.children(noun, "poss"))
    first = _host(noun, scene)[:1] if own and scene.tokens[noun].dep == "appos" else []
    return [i for i in first if i < noun]


def _bearer(verb: int, scene: Scene) -> list[int]:
    """ "A maker of pumps based in Oslo": the noun above whose bearer has a name."""
    if scene.tokens[verb].dep != "acl":
        return []
    phrase = takewhile(lambda i: scene.tokens[i].pos in ("NOUN", "ADP", "PROPN"), scene.syntax.ancestors(verb))
    return next(([i] for i in phrase if scene.tokens[i].pos == "NOUN" and bearers_of(scene.syntax, i)), [])


# Links read off the order of the words


def _left(noun: int, scene: Scene) -> list[int]:
    """ "Norwell founder": the name that stands before the phrase."""
    before = min(scene.syntax.subtree(noun)) - 1
    while before > 0 and scene.tokens[before].text.lower() in ("-", "co"):
        before -= 1  # "Norwell co-founder": three words to the tokeniser
    if scene.tokens[before].text in ("and", "&") and scene.tokens[before + 1].pos != "DET":
        before -= 1  # "Norwell chairman and chief executive"
        while before > 0 and before not in scene.mention_at and _is_titling(scene.tokens[before]):
            before -= 1
    return [before] if before in scene.mention_at else []


def _is_titling(token: Token) -> bool:
    return token.pos in TITLING or token.text == "-"


def _aside(noun: int, scene: Scene) -> list[int]:
    """ "In charge of Norwell, the leasing arm of Kelbrand": the name that the phrase follows after a comma."""
    first = min(scene.syntax.subtree(noun))
    beside = first > 1 and scene.tokens[first - 1].text == "," and first - 2 in scene.mention_at
    return [scene.syntax.whole(first - 2)] if beside and scene.tokens[first].dep == "det" else []


def _before(adverb: int, scene: Scene) -> list[int]:
    """ "Norwell (formerly Kelbrand)": the name that the adverb follows, if another follows it."""
    return _after(adverb, scene) and _across(scene, lambda m: (m.end, scene.tokens[adverb].start), r"\s*[,(–—]\s*")


def _after(adverb: int, scene: Scene) -> list[int]:
    """ "Norwell (formerly Kelbrand)": the name that follows the adverb, and the end of a clause it."""
    found = _across(scene, lambda m: (scene.tokens[adverb].end, m.start), r"\s+(?:the )?")
    ends = [scene.mention_at[i].end for i in found]
    return found if all(re.match(r"\s*(?:[,.;)–—]|$)", scene.text[end : scene.sentence.end]) for end in ends) else []


def _across(scene: Scene, gap: Callable[[Mention], tuple[int, int]], pattern: str) -> list[int]:
    """The heads of names beyond a gap that holds only what the pattern says."""
    spans = ((m, *gap(m)) for m in scene.mentions if m.kind is MentionKind.NAME)
    beside = (m for m, start, end in spans if start < end and re.fullmatch(pattern, scene.text[start:end]))
    return [head for m in beside if (head := scene.head(m)) is not None]


def _next(noun: int, scene: Scene) -> list[int]:
    """ "Its warehouse in Oslo", "a warehouse of Norwell near Oslo": where, whatever the parser hangs it on."""
    after = noun + 1
    if after + 1 < len(scene.tokens) and scene.tokens[after].text == "of" and after + 1 in scene.mention_at:
        after = scene.inside(scene.mention_at[after + 1])[-1] + 1
    if after >= len(scene.tokens) or scene.tokens[after].text.lower() not in _WHERE:
        return []
    return scene.syntax.children(after, "pobj")


def _located(noun: int, scene: Scene) -> list[int]:
    """ "Its warehouse is in Oslo"."""
    verb = carrier_of(scene.syntax, noun)
    if verb is None or scene.tokens[verb].lemma not in _LYING:
        return []
    return [
        i
        for p in scene.syntax.children(verb, "prep")
        if scene.tokens[p].text.lower() in _WHERE
        for i in scene.syntax.children(p, "pobj")
    ]


def _itself(noun: int, scene: Scene) -> list[int]:
    """ "The Leeds firm said": whom the description means."""
    definite = any(scene.tokens[i].text.lower() == "the" for i in scene.syntax.children(noun, "det"))
    return [noun] if definite and scene.tokens[noun].tag == "NN" else []


_SPECIAL: Mapping[str, Callable[[int, Scene], list[int]]] = {
    **DEAL_LINKS,
    "holder": _holder, "outcome": _outcome, "alleged": _alleged, "teller": _teller,
    "seated": _seated, "sayer": _sayer, "maker": _maker,
    "asker": asker, "payer": payer, "beside": beside, "trailing": trailing, "dealer": dealer, "meanwhile": meanwhile,
    "workplace": workplace, "titled": titled, "whereabouts": whereabouts,
    "host": _host, "own": _own, "bearer": _bearer, "examples": examples, "itself": _itself, "flank": flank,
    "left": _left, "aside": _aside, "before": _before, "after": _after, "next": _next, "located": _located,
}  # fmt: skip
"""Links that grammar has no name for, by what finds them for a trigger."""
