"""Where frames meet a sentence: the triggers, and the conditions on the words around them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Set
from dataclasses import dataclass, field

from kg.facts.frames import Frame, load_frames
from kg.facts.grammar import Links, carrier_of, verb_phrases
from kg.facts.scene import Scene
from kg.model import Argument, Claim, EntityType, Mention, MentionKind, Role
from kg.ontology import FactClass, Ontology, RoleClass

BODIES = ("league", "board", "committee", "council", "team", "suite", "level", "pay")
"""What executives make up or get: "the executive board" is nobody's title."""
SEEKING = (
    "contender", "candidate", "race", "bid", "battle", "favourite", "favorite", "frontrunner", "hopeful", "contest",
    "challenger", "nominee", "run", "fight", "rival",
)  # fmt: skip
"""Who, or what, is for a post that somebody does not have."""
_FIRMS = ("company", "firm", "group", "corporation")
_SETTLING = ("settle", "resolve", "answer", "appeal", "await")
"""What is done to a case that is there, whether it is only planned or not: "hopes to resolve the inquiry"."""


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
    links: Links = field(default_factory=lambda: defaultdict(list))
    of_part: bool = False
    """Whether the text before tells that it is about shares, not about the firm."""

    @property
    def is_complete(self) -> bool:
        """Whether the roles are filled that the fact type needs."""
        required, any_of = self.fact_class.required, self.fact_class.required_any
        if self.frame.type == "renaming" and self._keeps_name:
            return False
        if not all(self.roles.get(role) for role in required):
            return False
        if any_of and not any(self.roles.get(role) for role in any_of):
            return False
        return not required or len(self.roles[required[0]]) >= self.fact_class.minimum

    @property
    def _keeps_name(self) -> bool:
        """Whether nothing but the name that a firm has is told: "he founded Norwell"."""
        roles = self.roles
        new = {value.text for value in roles.get(Role("new_name"), ())}
        return not roles.get(Role("old_name")) and bool(new) and new <= self.names_in(Role("organization"))

    @property
    def used(self) -> set[str]:
        """The names that fill a role already."""
        return {name for role in self.roles for name in self.names_in(role)}

    def names_in(self, role: Role) -> set[str]:
        """The names that fill one role."""
        return {referent(a) for a in self.roles.get(role, ()) if isinstance(a, Mention)}


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
    token = scene.tokens[index]
    if mention is None or mention.kind is not MentionKind.NAME:
        return False
    return token.tag in ("NNP", "NNPS") or token.end < mention.end  # "the US bankruptcy court"


def _trigger_keys(scene: Scene, index: int) -> Iterator[str]:
    """The names under which frames may know a token."""
    token = scene.tokens[index]
    if token.dep in ("aux", "auxpass"):
        return
    subject = token.dep in ("nsubj", "nsubjpass")
    nominal = subject and token.tag in ("VB", "VBP", "VBZ")  # "the derivatives market Norwell"
    nominal |= token.lemma in ("buyout", "takeover")  # "a $40m buyout", where "m" is taken for a verb
    if (token.pos in ("VERB", "AUX") or token.tag.startswith("VB")) and not nominal:
        yield from (f"verb {phrase}" for phrase in verb_phrases(scene.syntax, index))
    elif token.pos in ("NOUN", "PROPN") or nominal:
        if index > 1 and scene.tokens[index - 1].text == "-":
            yield f"noun {scene.tokens[index - 2].text.lower()}-{token.lemma}"  # "start-up": three words
        yield f"noun {token.lemma}"
    elif token.pos == "ADJ":
        if index > 1 and scene.tokens[index - 1].text == "-":
            yield f"noun {scene.tokens[index - 2].text.lower()}-{token.lemma}"  # "secretary-general"
        yield f"adjective {token.lemma}"
        yield f"noun {token.lemma}"
    elif token.pos == "ADV":
        yield f"adverb {token.lemma}"


def _head_of_title(scene: Scene, noun: int) -> int:
    """ "parent company": the phrase hangs on its head."""
    head = scene.tokens[noun].head
    plain = scene.tokens[noun].dep == "compound" and scene.tokens[head].lemma in _FIRMS
    return head if plain and head not in scene.mention_at else noun


def _is_attribute(scene: Scene, verb: int) -> bool:
    after = scene.tokens[verb + 1 : verb + 2]
    return scene.tokens[verb].tag == "VBG" and bool(after) and after[0].lemma in _FIRMS


def _match(scene: Scene, frame: Frame, trigger: int, word: str, ontology: Ontology) -> Match | None:
    """The frame at this trigger, if its conditions on the words around are met."""
    carrier = carrier_of(scene.syntax, trigger) if frame.nouns else None
    if frame.carriers and (carrier is None or frame.carriers.isdisjoint(verb_phrases(scene.syntax, carrier))):
        return None
    if frame.marks and not frame.marks & {scene.tokens[i].lemma for i in scene.syntax.children(trigger)}:
        return None
    if frame.unless and not frame.unless.isdisjoint(_beside(scene, trigger)):
        return None
    if frame.scene and not scene.says(frame.scene):
        return None
    if frame.nouns and _goes_on(scene, trigger, frame):
        return None  # "chief executive", "chief financial officer": the last word is the trigger
    if scene.text.startswith(("-in-law", "-to-be"), scene.tokens[trigger].end):
        return None
    if frame.type == "legal_case" and frame.verbs and _is_attribute(scene, trigger):
        return None  # "the charging firm Norwell"
    if frame.type == "family" and frame.nouns and trigger > 1 and scene.tokens[trigger].text[0].isupper():
        return None  # "The Devil's Daughter"
    if frame.type == "employment" and frame.carriers and _is_sought(scene, trigger):
        return None
    fact_class = ontology.fact_class(frame.type)
    names_bearer = fact_class.state or any("self" in path for paths in frame.roles.values() for path in paths)
    settled = carrier is not None and frame.type == "legal_case" and scene.tokens[carrier].lemma in _SETTLING
    new = frame.type == "partnership" and _is_new(scene, trigger)
    told = new or _is_predicate(scene, trigger) or _is_had(scene, trigger)
    described = names_bearer and not frame.carriers and not told
    return Match(
        frame=frame,
        trigger=trigger,
        word=word,
        carrier=carrier,
        fact_class=fact_class,
        role_classes=_role_classes(fact_class, ontology),
        asserted=not (frame.nouns and (described or settled)),
    )


def _is_sought(scene: Scene, post: int) -> bool:
    """ "A contender for the chairmanship of Norwell"."""
    token = scene.tokens[post]
    above = scene.tokens[token.head]
    return token.dep == "pobj" and above.text.lower() == "for" and scene.tokens[above.head].lemma in SEEKING


def _goes_on(scene: Scene, noun: int, frame: Frame) -> bool:
    """Whether another of the frame's nouns ends the title: right behind, or "chief information security officer"."""
    if frame.type == "employment" and any(token.lemma.lower() in BODIES for token in scene.tokens[noun + 1 : noun + 2]):
        return True
    for index in range(noun + 1, min(noun + 5, len(scene.tokens))):
        token = scene.tokens[index]
        if token.lemma in frame.nouns:
            return index == noun + 1 or scene.tokens[noun].lemma == "chief"
        if index in scene.mention_at or token.pos not in ("ADJ", "NOUN", "PROPN", "VERB"):
            return False
    return False


def _beside(scene: Scene, trigger: int) -> Iterator[str]:
    """The words that modify a trigger or are its object; "NAME" for a firm's or a person's name as object."""
    for index in scene.syntax.children(
        trigger, "amod", "compound", "nmod", "dobj", "advmod", "det", "nsubjpass", "npadvmod"
    ):
        for part in scene.syntax.conjuncts(index):
            yield "" if _is_name(scene, part) else scene.tokens[part].lemma
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


def _is_new(scene: Scene, noun: int) -> bool:
    """ "Plan a joint venture": only the sentence says that there is one, or is none yet."""
    new = any(scene.tokens[i].lemma in ("a", "an", "any", "no") for i in scene.syntax.children(noun, "det"))
    return new and scene.tokens[noun].dep in ("dobj", "pobj")


def _is_had(scene: Scene, noun: int) -> bool:
    """ "Had its head office in Oslo": stated, not presupposed."""
    token = scene.tokens[noun]
    return token.dep == "dobj" and scene.tokens[token.head].lemma in ("have", "keep", "maintain")


def _is_predicate(scene: Scene, noun: int) -> bool:
    token = scene.tokens[scene.syntax.first_conjunct(noun)]
    as_ = token.dep == "pobj" and scene.tokens[token.head].lemma == "as"
    return as_ or token.dep in ("attr", "oprd", "acomp", "xcomp")


def referent(argument: Argument) -> str:
    """The name that a mention stands for: that of its antecedent, or its own; the words of what is no mention."""
    return (argument.antecedent or argument).text if isinstance(argument, Mention) else argument.text


def first_word(mention: Mention) -> str:
    """That of the name that a mention stands for, in lower case: firms are called by it for short."""
    return referent(mention).split()[0].casefold()


def mentions_of(claim: Claim, *roles: Role) -> list[Mention]:
    """The mentions that fill some roles of a claim."""
    return [filler for role in roles for filler in claim.roles.get(role, ()) if isinstance(filler, Mention)]


def names_of(claim: Claim, *roles: Role) -> list[str]:
    """The names that they stand for."""
    return [referent(mention) for mention in mentions_of(claim, *roles)]


def is_named_firm(mention: Mention | None) -> bool:
    """Whether this is a firm's name."""
    return mention is not None and mention.kind is MentionKind.NAME and mention.type == "organization"


def named_alike(one: str, other: str) -> bool:
    """Whether one name begins with the other: "Norwell", "Norwell Corp"."""
    short, long = sorted((one.split(), other.split()), key=len)
    return long[: len(short)] == short


def is_same_person(one: str, other: str) -> bool:
    """Whether two names may be one person's: equal, or one is the other's surname."""
    first, second = one.split(), other.split()
    return one == other or (first[-1] == second[-1] and min(len(first), len(second)) == 1)
