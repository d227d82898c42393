"""Where frames meet a sentence: the triggers, and the mentions at their links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field

from kg.facts.frames import Frame, load_frames
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
    if token.pos in ("VERB", "AUX") or token.tag.startswith("VB"):
        yield from (f"verb {phrase}" for phrase in scene.syntax.phrases(index))
    elif token.pos in ("NOUN", "PROPN"):
        yield f"noun {token.lemma}"
    elif token.pos == "ADJ":
        yield f"adjective {token.lemma}"
        yield f"noun {token.lemma}"


def _head_of_title(scene: Scene, noun: int) -> int:
    """ "parent company": the phrase hangs on its head."""
    head = scene.tokens[noun].head
    plain = scene.tokens[noun].dep == "compound" and scene.tokens[head].lemma in _FIRMS
    return head if plain and head not in scene.mention_at else noun


def _match(scene: Scene, frame: Frame, trigger: int, word: str, ontology: Ontology) -> Match | None:
    """The frame at this trigger, if its conditions on the words around are met."""
    carrier = scene.syntax.carrier(trigger) if frame.nouns else None
    if frame.carriers and (carrier is None or frame.carriers.isdisjoint(scene.syntax.phrases(carrier))):
        return None
    if frame.marks and not frame.marks & {scene.tokens[i].lemma for i in scene.syntax.children(trigger)}:
        return None
    if frame.scene and not re.search(frame.scene, scene.sentence.text):
        return None
    if frame.nouns and trigger + 1 < len(scene.tokens) and scene.tokens[trigger + 1].lemma in frame.nouns:
        return None  # "chief executive": the second word is the trigger
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
            relative = ("WDT", "WP")  # "a bank, in which X holds a stake"
            late = [t for t in targets if t > match.trigger or scene.tokens[t].tag in relative]
            links[name] = links.get(name) or late
    links["named"] = _named(match.carrier, match.trigger, scene)
    return links


def _named(carrier: int, trigger: int, scene: Scene) -> list[int]:
    """ "His former employers include Nokia": what the carrier lists after the trigger."""
    subject = scene.tokens[scene.syntax.first_conjunct(trigger)].dep in ("nsubj", "nsubjpass")
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
        return [before] if before in scene.mention_at else []
    if link == "self":
        after = match.trigger + 1
        follows = after in scene.mention_at and scene.mention_at[after].type == "person"
        return [*links.get("self", ()), *([after] if follows and scene.tokens[after].tag == "NNP" else [])]
    if link == "holder":
        return _holder(match.trigger, scene)
    if link == "purpose":
        return _purpose(match.carrier, scene)
    return links.get(link, ())


def _holder(verb: int, scene: Scene) -> list[int]:
    """ "20 million users had their data hacked": who had it."""
    head = scene.tokens[verb].head
    causative = scene.tokens[verb].dep == "ccomp" and scene.tokens[head].lemma in ("have", "see", "get")
    return scene.syntax.children(head, "nsubj") if causative else []


def _purpose(verb: int | None, scene: Scene) -> list[int]:
    """ "Filed suit to force Norwell to sell": on whom it is to act."""
    infinitives = scene.syntax.children(verb, "advcl", "xcomp") if verb is not None else []
    return [i for v in infinitives if scene.tokens[v].tag == "VB" for i in scene.syntax.children(v, "dobj", "nsubj")]


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
        else:
            single = path == "self" and scene.tokens[match.trigger].tag in ("NN", "NNP", "JJ")
            adjectives = role.name == "country"
            candidates = scene.entities_at(token, role.entity_types, adjectives=adjectives, alone=single)
        if role.name == "place" and path == "modifier" and match.word in match.frame.weak:
            candidates = [m for m in candidates if not m.canonical]  # "US bank Norwell" names no seat
        if role.name == "target" and scene.tokens[token].lemma in _PARTS:
            owners = {scene.mention_at.get(i) for i in scene.syntax.children(token, "poss", "compound", "nmod")}
            candidates = [m for m in candidates if scene.mention_at.get(scene.inside(m)[0]) not in owners]
        candidates = [m for m in candidates if _is_meant(match, scene, role, m)]
        found += [m for m in candidates if m not in found and _referent(m) not in match.used]
    pattern = match.frame.where.get(role.name)
    if pattern and not all(re.search(pattern, mention.text) for mention in found):
        return ()
    return tuple(m for m in found if m.kind is MentionKind.NAME or m.antecedent is not None)


def _is_meant(match: Match, scene: Scene, role: RoleClass, mention: Mention) -> bool:
    """Whether a mention that may be of several types can be what this frame asks for.

    Nobody is employed by a person, a party or, unless in public office, by a town; nobody lives at a firm.
    """
    likeliest = scene.mention_at.get(scene.inside(mention)[0], mention).type
    if match.frame.type == "employment" and role.name == "person":
        return likeliest == "person"
    if match.frame.type == "employment" and role.name == "organization":
        public = match.word in _PUBLIC or likeliest != "place"
        return public and likeliest != "person" and not is_party((mention.antecedent or mention).text)
    return match.frame.type != "residence" or role.name != "place" or likeliest != "organization"


def _referent(mention: Mention) -> str:
    return (mention.antecedent or mention).text
