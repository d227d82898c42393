"""Where frames meet a sentence: the triggers, and the mentions at their links."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import takewhile

from kg.facts.frames import Frame, load_frames
from kg.facts.grammar import bearers_of, carrier_of, verb_phrases
from kg.facts.parties import is_party
from kg.facts.scene import Scene
from kg.model import Argument, EntityType, Mention, MentionKind, Role
from kg.ontology import FactClass, Ontology, RoleClass

Links = Mapping[str, Sequence[int]]
"""The tokens at each link of a trigger."""

_AMBIGUOUS = ("in", "at", "into", "over", "against", "for", "with", "from")
"""Prepositions that parsers hang on the verb where they belong to its object: "opened an office in Lyon"."""
_FIRMS = ("company", "firm", "group", "corporation")
_PARTS = ("subsidiary", "affiliate", "arm", "division", "offshoot", "department", "operation", "plant", "factory")
"""Who buys such a part of a firm does not buy the firm that is named with it."""
_PEOPLE = ("staff", "employee", "worker", "team", "workforce", "operation", "customer", "client")
"""Where these are, the seat of the firm need not be."""
_BECOMING = ("form", "create", "become", "make", "establish")
_FIRM, _PERSON = EntityType("organization"), EntityType("person")
_WHERE = ("in", "at", "near", "outside", "across")
_LYING = ("be", "locate", "situate", "base", "remain", "stand", "lie", "stay")
_PUBLIC = {
    "mayor", "minister", "president", "secretary", "governor", "senator", "congressman", "ambassador", "mp", "deputy",
    "commissioner", "councillor", "envoy", "chancellor", "judge", "prosecutor", "leader", "general", "bishop",
    "archbishop", "council", "delegate", "representative", "coach", "captain", "player", "spokesman",
    "spokeswoman", "commander",
}  # fmt: skip
"""Posts that one has of a town or a country."""
_MOVING = ("move", "relocate", "return", "settle")
_LISTING = ("include", "be", "comprise", "number", "span")


@dataclass(slots=True)
class Match:
    """A frame at a trigger while its roles are being filled."""

    frame: Frame
    trigger: int
    word: str
    """The trigger as the frame spells it."""
    carrier: int | None
    fact_class: FactClass
    role_classes: tuple[RoleClass, ...]
    """The roles of the fact type, and those of the type that the size of a stake may make of it."""
    asserted: bool
    """Whether the sentence states the fact, and does not only presuppose it: "its Sandoz unit"."""
    roles: dict[Role, tuple[Argument, ...]] = field(default_factory=dict)
    links: Links = field(default_factory=dict)
    of_part: bool = False
    """Whether the text before tells that it is about shares, not about the firm."""

    @property
    def is_complete(self) -> bool:
        """Whether the roles are filled that the fact type needs."""
        required, any_of = self.fact_class.required, self.fact_class.required_any
        if not all(self.roles.get(role) for role in required):
            return False
        if any_of and not any(self.roles.get(role) for role in any_of):
            return False
        return not required or len(self.roles[required[0]]) >= self.fact_class.minimum

    @property
    def used(self) -> set[str]:
        """The names that fill a role already."""
        return {name for role in self.roles for name in self.names_in(role)}

    def names_in(self, role: Role) -> set[str]:
        """The names that fill one role."""
        return {_referent(a) for a in self.roles.get(role, ()) if isinstance(a, Mention)}


def iter_matches(scene: Scene, ontology: Ontology) -> Iterator[Match]:
    """The frames whose triggers stand in the sentence, in the order of the text; their roles are still empty.

    A weak trigger counts only where the sentence names what its type of fact needs.
    """
    frames = load_frames()
    present = {type_ for mention in scene.mentions for type_ in (mention.type, *mention.alternatives)}
    for index in range(len(scene.tokens)):
        if _is_name(scene, index):
            continue
        key = next((key for key in _trigger_keys(scene, index) if key in frames), "")
        word = key.partition(" ")[2]
        for frame in frames.get(key, ()):
            if word in frame.weak and not _is_possible(frame, present, ontology):
                continue
            trigger = _head_of_title(scene, index) if frame.nouns and not frame.values else index
            match = _match(scene, frame, trigger, word, ontology)
            if match is not None:
                yield match


def _is_possible(frame: Frame, present: Set[EntityType], ontology: Ontology) -> bool:
    """Whether the sentence has mentions that could fill the roles that the type needs."""
    fact_class = ontology.fact_class(frame.type)
    needed = [role for role in fact_class.roles if role.name in fact_class.required and role.entity_types]
    return not any(present.isdisjoint(role.entity_types) for role in needed)


def _is_name(scene: Scene, index: int) -> bool:
    mention = scene.mention_at.get(index)
    proper = scene.tokens[index].tag in ("NNP", "NNPS")
    return mention is not None and proper and mention.kind is MentionKind.NAME


def _trigger_keys(scene: Scene, index: int) -> Iterator[str]:
    """The names under which frames may know a token."""
    token = scene.tokens[index]
    if token.dep in ("aux", "auxpass"):
        return
    if token.pos in ("VERB", "AUX") or token.tag.startswith("VB"):
        yield from (f"verb {phrase}" for phrase in verb_phrases(scene.syntax, index))
    elif token.pos in ("NOUN", "PROPN"):
        if index > 1 and scene.tokens[index - 1].text == "-":
            yield f"noun {scene.tokens[index - 2].text.lower()}-{token.lemma}"  # "start-up": three words
        yield f"noun {token.lemma}"
    elif token.pos == "ADJ":
        yield f"adjective {token.lemma}"
        yield f"noun {token.lemma}"
    elif token.pos == "ADV":
        yield f"adverb {token.lemma}"


def _head_of_title(scene: Scene, noun: int) -> int:
    """ "parent company": the phrase hangs on its head."""
    head = scene.tokens[noun].head
    plain = scene.tokens[noun].dep == "compound" and scene.tokens[head].lemma in _FIRMS
    return head if plain and head not in scene.mention_at else noun


def _match(scene: Scene, frame: Frame, trigger: int, word: str, ontology: Ontology) -> Match | None:
    """The frame at this trigger, if its conditions on the words around are met."""
    carrier = carrier_of(scene.syntax, trigger) if frame.nouns else None
    if frame.carriers and (carrier is None or frame.carriers.isdisjoint(verb_phrases(scene.syntax, carrier))):
        return None
    if frame.marks and not frame.marks & {scene.tokens[i].lemma for i in scene.syntax.children(trigger)}:
        return None
    if frame.unless and not frame.unless.isdisjoint(_beside(scene, trigger)):
        return None
    if frame.scene and not re.search(frame.scene, scene.sentence.text):
        return None
    if frame.nouns and _goes_on(scene, trigger, frame):
        return None  # "chief executive", "chief financial officer": the last word is the trigger
    if scene.document.text.startswith(("-in-law", "-to-be"), scene.tokens[trigger].end):
        return None
    fact_class = ontology.fact_class(frame.type)
    names_bearer = fact_class.state or any("self" in path for paths in frame.roles.values() for path in paths)
    presupposed = names_bearer and bool(frame.nouns) and not frame.carriers and not _is_predicate(scene, trigger)
    return Match(
        frame=frame,
        trigger=trigger,
        word=word,
        carrier=carrier,
        fact_class=fact_class,
        role_classes=_role_classes(fact_class, ontology),
        asserted=not presupposed,
    )


def _goes_on(scene: Scene, noun: int, frame: Frame) -> bool:
    """Whether another of the frame's nouns ends the title: right behind, or after an adjective."""
    after = list(scene.tokens[noun + 1 : noun + 3])
    return any(t.lemma in frame.nouns and (i == 0 or after[0].pos == "ADJ") for i, t in enumerate(after))


def _beside(scene: Scene, trigger: int) -> Iterator[str]:
    """The words that modify a trigger or are its object; "NAME" for a firm's or a person's name as object."""
    for index in scene.syntax.children(trigger, "amod", "compound", "nmod", "dobj", "advmod", "det", "nsubjpass"):
        for part in scene.syntax.conjuncts(index):
            yield scene.tokens[part].lemma
            named = [i for i in (part, *scene.syntax.children(part, "appos")) if scene.tokens[i].pos == "PROPN"]
            if named and scene.tokens[index].dep in ("dobj", "nsubjpass"):
                yield "NAME"
    if scene.tokens[trigger].dep in ("relcl", "acl"):  # "the offer that Norwell made for Kelbrand"
        head = scene.tokens[scene.tokens[trigger].head]
        yield head.lemma
        yield "NAME" if head.pos == "PROPN" else ""


def _role_classes(fact_class: FactClass, ontology: Ontology) -> tuple[RoleClass, ...]:
    other = ontology.fact_class("acquisition").roles if fact_class.name == "shareholding" else ()
    return tuple({role.name: role for role in (*fact_class.roles, *other)}.values())


def _is_predicate(scene: Scene, noun: int) -> bool:
    token = scene.tokens[scene.syntax.first_conjunct(noun)]
    as_ = token.dep == "pobj" and scene.tokens[token.head].lemma == "as"
    return as_ or token.dep in ("attr", "oprd", "acomp", "xcomp")


# Links


def links_of(match: Match, scene: Scene) -> Links:
    """The links of the trigger, with those of the verb that carries it as "carrier_..."."""
    links = scene.syntax.links(match.trigger)
    if match.carrier is None:
        return links
    for name, targets in scene.syntax.links(match.carrier).items():
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
    return scene.syntax.children(carrier, "dobj", "attr", "acomp")


def targets_of(match: Match, scene: Scene, path: str, links: Links) -> list[int]:
    """The tokens at a path ("subject", "as/of", "self+of"), its "how:" taken off."""
    return [token for link in path.rpartition(":")[2].split("+") for token in _at(match, scene, link, links)]


def _at(match: Match, scene: Scene, link: str, links: Links) -> Iterable[int]:
    outer, slash, inner = link.partition("/")
    if slash:
        return [t for host in links.get(outer, ()) for t in _at(match, scene, inner, scene.syntax.links(host))]
    if link == "left":
        before = min(scene.syntax.subtree(match.trigger)) - 1
        while before > 1 and scene.tokens[before].text.lower() in ("-", "co"):
            before -= 1  # "Norwell co-founder": three words to the tokeniser
        return [before] if before in scene.mention_at else []
    if link == "self":
        after = match.trigger + 1
        follows = after in scene.mention_at and scene.mention_at[after].type == "person"
        return [*links.get("self", ()), *([after] if follows and scene.tokens[after].tag == "NNP" else [])]
    if link == "holder":
        return _holder(match.trigger, scene)
    if link in _BY_PLACE:
        return _BY_PLACE[link](match.trigger, scene)
    if link == "purpose":
        return _purpose(match.carrier, scene)
    if link == "outcome":
        return _outcome(match.trigger, scene)
    return links.get(link, ())


def _holder(verb: int, scene: Scene) -> list[int]:
    """ "20 million users had their data hacked": who had it."""
    head = scene.tokens[verb].head
    causative = scene.tokens[verb].dep == "ccomp" and scene.tokens[head].lemma in ("have", "see", "get")
    return scene.syntax.children(head, "nsubj") if causative else []


def _before(adverb: int, scene: Scene) -> list[int]:
    """ "Norwell (formerly Kelbrand)": the name that the adverb follows, if another follows it."""
    return _after(adverb, scene) and _across(scene, lambda m: (m.end, scene.tokens[adverb].start), r"\s*[,(–—]\s*")


def _after(adverb: int, scene: Scene) -> list[int]:
    """ "Norwell (formerly Kelbrand)": the name that follows the adverb, and the end of a clause it."""
    found = _across(scene, lambda m: (scene.tokens[adverb].end, m.start), r"\s+(?:the )?")
    ends = [scene.mention_at[i].end for i in found]
    return (
        found
        if all(re.match(r"\s*(?:[,.;)–—]|$)", scene.document.text[end : scene.sentence.end]) for end in ends)
        else []
    )


def _across(scene: Scene, gap: Callable[[Mention], tuple[int, int]], pattern: str) -> list[int]:
    """The heads of names beyond a gap that holds only what the pattern says."""
    spans = ((m, *gap(m)) for m in scene.mentions if m.kind is MentionKind.NAME)
    beside = (m for m, start, end in spans if start < end and re.fullmatch(pattern, scene.document.text[start:end]))
    return [head for m in beside if (head := scene.head(m)) is not None]


def _host(noun: int, scene: Scene) -> list[int]:
    """ "Norwell snapped up smaller rival Kelbrand": whoever has to do with the firm that the noun describes."""
    plain = scene.tokens[noun].dep not in ("amod", "appos")
    firm = scene.syntax.whole(noun) if plain else scene.syntax.whole(scene.tokens[noun].head)
    if scene.tokens[firm].dep == "conj":
        return [scene.syntax.first_conjunct(firm)]  # "Norwell and Oslo rival Kelbrand"
    verb = carrier_of(scene.syntax, firm)
    owned = [i for i in scene.syntax.children(noun, "prep", "poss") if scene.tokens[i].text.lower() in ("of", "to")]
    owned += [i for i in scene.syntax.children(noun, "poss") if scene.tokens[i].pos != "PRON"]
    if verb is None or firm == noun or owned:
        return []
    links = scene.syntax.links(verb)
    return [i for i in (*links["subject"], *links["object"]) if i != firm]


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


def _aside(noun: int, scene: Scene) -> list[int]:
    """ "In charge of Norwell, the leasing arm of Kelbrand": the name that the phrase follows after a comma."""
    first = min(scene.syntax.subtree(noun))
    beside = first > 1 and scene.tokens[first - 1].text == "," and first - 2 in scene.mention_at
    return [scene.syntax.whole(first - 2)] if beside and scene.tokens[first].dep == "det" else []


_BY_PLACE = {
    "aside": _aside,
    "before": _before, "after": _after, "host": _host, "bearer": _bearer,
    "own": _own, "next": _next, "located": _located,
}  # fmt: skip
"""Links that words have by where they stand, not by what the parser hangs on them."""


def _purpose(verb: int | None, scene: Scene) -> list[int]:
    """ "Filed suit to force Norwell to sell": on whom it is to act."""
    infinitives = scene.syntax.children(verb, "advcl", "xcomp") if verb is not None else []
    return [i for v in infinitives if scene.tokens[v].tag == "VB" for i in scene.syntax.children(v, "dobj", "nsubj")]


def _outcome(verb: int, scene: Scene) -> list[int]:
    """ "Merged to form Norwell": what comes of it."""
    results = [i for i in scene.syntax.children(verb, "advcl", "xcomp") if scene.tokens[i].lemma in _BECOMING]
    return [i for v in results for i in scene.syntax.children(v, "dobj", "attr", "acomp")]


# Mentions


def mentions_at(match: Match, scene: Scene, role: RoleClass, path: str, links: Links) -> tuple[Mention, ...]:
    """The mentions at a path that can fill a role; none that fills another role already."""
    found: list[Mention] = []
    moving = path == "subject" and match.frame.type == "residence" and match.word in _MOVING
    if moving and scene.syntax.children(match.trigger, "dobj"):
        return ()  # "moved the factory to Lisbon"
    for token in targets_of(match, scene, path, links):
        if path.startswith("owner:"):
            candidates = scene.owner_of(token, role.entity_types)
        elif path.startswith(("firm:", "only:", "sure:")):
            types = role.entity_types if path.startswith("sure:") else (_FIRM,)
            doubted = {m.start for m in scene.mentions if _PERSON in m.alternatives and path.startswith("only:")}
            sure = {m.start for m in scene.mentions if m.type in types} - doubted
            candidates = [m for m in scene.entities_at(token, types) if m.start in sure]
        elif path.startswith("any:"):
            candidates = [replace(m, type=role.entity_types[0]) for m in _plain_names(scene, token)]
        else:
            single = path == "self" and scene.tokens[match.trigger].tag in ("NN", "NNP", "JJ")
            adjectives = role.name == "country" or path.startswith("demonym:")
            candidates = scene.entities_at(token, role.entity_types, adjectives=adjectives, alone=single)
        if role.name == "place" and path == "modifier" and match.word in match.frame.weak:
            places = {m.start for m in scene.mentions if m.type == "place" and not m.canonical}
            candidates = [m for m in candidates if m.start in places]  # "US bank Norwell" names no seat
        if match.frame.type == "headquarters":
            candidates = [m for m in candidates if not _has_people(scene, m, token)]
        if role.name == "target" and _is_counted(scene, token):
            candidates = [
                m for m in candidates if scene.head(m) not in {token, *scene.syntax.children(token, "compound")}
            ]
        if role.name == "target" and scene.tokens[token].lemma in _PARTS:
            owner = scene.syntax.children(token, "poss") or scene.syntax.children(token, "compound", "nmod")
            owners = {scene.mention_at.get(i) for i in owner}  # of "its Norwell subsidiary", not Norwell
            candidates = [m for m in candidates if scene.mention_at.get(scene.inside(m)[0]) not in owners]
        if role.name == "target":
            candidates = [m for m in candidates if token in scene.inside(m) or not _is_place(m, scene)]
        candidates = [m for m in candidates if _is_meant(match, scene, role, m)]
        found += [m for m in candidates if m not in found and _referent(m) not in match.used]
    pattern = match.frame.where.get(role.name)
    if pattern and not all(re.search(pattern, mention.text) for mention in found):
        return ()
    return tuple(m for m in found if m.kind is MentionKind.NAME or m.antecedent is not None)


def _has_people(scene: Scene, mention: Mention, phrase: int) -> bool:
    """Whether a phrase speaks of a firm's people: "90% of Norwell's staff"."""
    head = scene.head(mention)
    if head is None or head == phrase:
        return False
    above = list(scene.syntax.ancestors(head))
    inner = above[: above.index(phrase) + 1] if phrase in above else []
    return any(scene.tokens[i].lemma in _PEOPLE for i in inner)


def _is_counted(scene: Scene, noun: int) -> bool:
    """ "Ten A320 aircraft": so many things, not a firm."""
    numbers = scene.syntax.children(noun, "nummod")
    return any(scene.tokens[i].text.isdigit() or scene.tokens[i].text.isalpha() for i in numbers)


def _is_place(mention: Mention, scene: Scene) -> bool:
    """Whether a name in the phrase of another noun says where that is: "its Manila brewery"."""
    own = scene.mention_at.get(scene.inside(mention)[0])
    return own is not None and own.type == "place"


def _plain_names(scene: Scene, token: int) -> list[Mention]:
    """The names at a token of what might be called anything: no person's, no country's."""
    named = (scene.mention_at.get(i) for i in (*scene.syntax.conjuncts(token), *scene.syntax.children(token, "appos")))
    return [m for m in named if m is not None and _may_be_thing(m)]


def _may_be_thing(mention: Mention) -> bool:
    return mention.kind is MentionKind.NAME and mention.type != "person" and not mention.canonical


def _is_meant(match: Match, scene: Scene, role: RoleClass, mention: Mention) -> bool:
    """Whether a mention that may be of several types can be what this frame asks for.

    Nobody is employed by a person, a party or, unless in public office, by a town; nobody lives at a firm.
    """
    likeliest = scene.mention_at.get(scene.inside(mention)[0], mention).type
    if match.frame.type in ("headquarters", "office") and role.name == "organization":
        return likeliest != "person"
    if match.frame.type == "employment" and role.name == "person":
        return likeliest == "person"
    if match.frame.type == "employment" and role.name == "organization":
        public = match.word in _PUBLIC or likeliest != "place"
        return public and likeliest != "person" and not is_party((mention.antecedent or mention).text)
    return match.frame.type != "residence" or role.name != "place" or likeliest != "organization"


def _referent(mention: Mention) -> str:
    return (mention.antecedent or mention).text
