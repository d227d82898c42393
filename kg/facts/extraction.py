"""Frames over a sentence -> claims."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.facts.frames import Frame, load_frames
from kg.facts.scene import Scene
from kg.facts.status import assess, attribution
from kg.model import Amount, AmountKind, Argument, Claim, Mention, MentionKind, Role, Span, Status, Value
from kg.ontology import FactClass, Ontology, RoleClass, ValueKind

_AMOUNTS = {
    ValueKind.MONEY: (AmountKind.MONEY,),
    ValueKind.STAKE: (AmountKind.PERCENT, AmountKind.SHARES),
    ValueKind.COUNT: (AmountKind.COUNT,),
}
DATE, START, END = Role("date"), Role("start"), Role("end")
_AMBIGUOUS = ("in", "at", "into", "over", "against", "for", "with", "from")
"""Prepositions that parsers hang on the verb where they belong to its object: "opened an office in Lyon"."""
_LONGEST_TEXT = 200
"""Characters of a free text (what a lawsuit is about) that are kept."""


@dataclass(slots=True)
class _Match:
    """A frame at a trigger while its roles are being filled."""

    frame: Frame
    trigger: int
    carrier: int | None
    fact_class: FactClass
    role_classes: tuple[RoleClass, ...]
    """The roles of the fact type, and those of the type that the size of a stake may make of it."""
    asserted: bool
    """Whether the sentence states the fact, and does not only presuppose it: "its Sandoz unit"."""
    roles: dict[Role, tuple[Argument, ...]] = field(default_factory=dict)

    @property
    def used(self) -> set[str]:
        """The names that fill a role already."""
        return {_referent(a) for fillers in self.roles.values() for a in fillers if isinstance(a, Mention)}


def extract_from_sentence(scene: Scene, ontology: Ontology) -> Iterator[Claim]:
    """All claims of one sentence, frame by frame, in the order of the triggers."""
    matches = list(_matches(scene, ontology))
    for match in matches:
        _fill(match, scene)
    for match in matches:
        _fill_values(match, scene, matches)
        if _is_complete(match) and _amount_fits(match, scene):
            yield _claim(match, scene, ontology)


def _matches(scene: Scene, ontology: Ontology) -> Iterator[_Match]:
    frames = load_frames()
    for index, token in enumerate(scene.tokens):
        if (
            index in scene.mention_at
            and token.tag in ("NNP", "NNPS")
            and scene.mention_at[index].kind is MentionKind.NAME
        ):
            continue
        known = next((frames[key] for key in _trigger_keys(scene, index) if key in frames), ())
        for frame in known:
            trigger = _head_of_title(scene, index) if frame.nouns and not frame.values else index
            match = _match(scene, frame, trigger, ontology)
            if match is not None:
                yield match


def _match(scene: Scene, frame: Frame, trigger: int, ontology: Ontology) -> _Match | None:
    """The frame at this trigger, if its conditions on the words around are met."""
    carrier = scene.syntax.carrier(trigger) if frame.nouns else None
    if frame.carriers and (carrier is None or frame.carriers.isdisjoint(scene.syntax.phrases(carrier))):
        return None
    if frame.marks and not frame.marks & {scene.tokens[i].lemma for i in scene.syntax.children(trigger)}:
        return None
    if frame.nouns and trigger + 1 < len(scene.tokens) and scene.tokens[trigger + 1].lemma in frame.nouns:
        return None  # "chief executive": the second word is the trigger
    fact_class = ontology.fact_class(frame.type)
    presupposed = (
        fact_class.state and frame.nouns and not frame.carriers and not _is_predicate(scene, trigger)
    )
    return _Match(
        frame=frame,
        trigger=trigger,
        carrier=carrier,
        fact_class=fact_class,
        role_classes=_role_classes(fact_class, ontology),
        asserted=not presupposed,
    )


def _role_classes(fact_class: FactClass, ontology: Ontology) -> tuple[RoleClass, ...]:
    other = ontology.fact_class("acquisition").roles if fact_class.name == "shareholding" else ()
    return tuple({role.name: role for role in (*fact_class.roles, *other)}.values())


def _head_of_title(scene: Scene, noun: int) -> int:
    """ "parent company": the phrase hangs on its head."""
    head = scene.tokens[noun].head
    plain = scene.tokens[noun].dep == "compound" and scene.tokens[head].lemma in (
        "company",
        "firm",
        "group",
        "corporation",
    )
    return head if plain and head not in scene.mention_at else noun


def _is_predicate(scene: Scene, noun: int) -> bool:
    token = scene.tokens[scene.syntax.first_conjunct(noun)]
    as_ = token.dep == "pobj" and scene.tokens[token.head].lemma == "as"
    return as_ or token.dep in ("attr", "oprd", "acomp", "xcomp")


def _trigger_keys(scene: Scene, index: int) -> Iterator[str]:
    """The names under which frames may know a token; more than one where the lemmatiser or tagger often errs."""
    token = scene.tokens[index]
    if token.pos in ("VERB", "AUX") or token.tag.startswith("VB"):
        yield from (f"verb {phrase}" for phrase in scene.syntax.phrases(index))
    elif token.pos in ("NOUN", "PROPN"):
        yield f"noun {token.lemma}"
    elif token.pos == "ADJ":
        yield f"adjective {token.lemma}"
        yield f"noun {token.lemma}"


# Entities


def _fill(match: _Match, scene: Scene) -> None:
    """Try the links of all roles in rounds: the first link of each role, then the second, ..."""
    links = scene.syntax.links(match.trigger)
    if match.carrier is not None:
        for name, targets in scene.syntax.links(match.carrier).items():
            links.setdefault(f"carrier_{name}", targets)
            if name in _AMBIGUOUS and scene.tokens[match.trigger].dep == "dobj":
                links[name] = links.get(name) or [t for t in targets if t > match.trigger]
        links["named"] = _named(scene, match)
    roles = {role.name: role for role in match.role_classes}
    rounds = max(len(paths) for paths in match.frame.roles.values())
    for number in range(rounds):
        for role, paths in match.frame.roles.items():
            if role in match.roles or number >= len(paths):
                continue
            fillers = _fillers(match, scene, roles[role], paths[number], links)
            enough = match.fact_class.minimum if role == match.fact_class.required[0] else 1
            if len(fillers) >= enough:
                match.roles[role] = fillers
                match.asserted |= paths[number] == "subject"


def _named(scene: Scene, match: _Match) -> list[int]:
    """ "His former employers include Nokia": what the carrier lists after the trigger."""
    carrier = match.carrier
    if carrier is None or scene.tokens[scene.syntax.first_conjunct(match.trigger)].dep not in (
        "nsubj",
        "nsubjpass",
    ):
        return []
    if scene.tokens[carrier].lemma not in ("include", "be", "comprise", "number", "span"):
        return []
    return scene.syntax.children(carrier, "dobj", "attr")


def _fillers(
    match: _Match, scene: Scene, role: RoleClass, path: str, links: Mapping[str, Sequence[int]]
) -> tuple[Argument, ...]:
    if path == "*":
        return ()
    if path == "trigger":
        return (_trigger_value(match, scene, role),)
    how, _, link = path.rpartition(":")
    tokens = [token for part in link.split("+") for token in _targets(match, scene, part, links)]
    if role.kind is not ValueKind.ENTITY:
        return _text_fillers(match, scene, role, how, link, tokens)
    found: list[Mention] = []
    for token in tokens:
        types = role.entity_types
        if how == "owner":
            candidates = scene.owner_of(token, types)
        else:
            single = link == "self" and scene.tokens[match.trigger].tag in ("NN", "NNP", "JJ")
            candidates = scene.entities_at(token, types, adjectives=role.name == "country", alone=single)
        found += [m for m in candidates if m not in found and _referent(m) not in match.used]
    if not _fits(match.frame, role.name, found):
        return ()
    return tuple(m for m in found if m.kind is MentionKind.NAME or m.antecedent is not None)


def _referent(mention: Mention) -> str:
    return (mention.antecedent or mention).text


def _targets(match: _Match, scene: Scene, link: str, links: Mapping[str, Sequence[int]]) -> Iterable[int]:
    if link == "left":
        first = min(scene.syntax.subtree(match.trigger), default=match.trigger)
        before = min(first, match.trigger) - 1
        return [before] if before >= 0 and before in scene.mention_at else []
    if link == "self":
        after = match.trigger + 1
        adjacent = after in scene.mention_at and scene.mention_at[after].type == "person"
        return [*links.get("self", ()), *([after] if adjacent and scene.tokens[after].tag == "NNP" else [])]
    if link == "holder":
        head = scene.tokens[match.trigger].head
        if scene.tokens[match.trigger].dep == "ccomp" and scene.tokens[head].lemma in ("have", "see", "get"):
            return scene.syntax.children(head, "nsubj")
        return []
    outer, slash, inner = link.partition("/")
    if slash:
        return [t for host in links.get(outer, ()) for t in scene.syntax.links(host).get(inner, ())]
    return links.get(link, ())


def _fits(frame: Frame, role: str, fillers: Sequence[Span]) -> bool:
    pattern = frame.where.get(role)
    return pattern is None or all(re.search(pattern, filler.text) for filler in fillers)


# Words


def _trigger_value(match: _Match, scene: Scene, role: RoleClass) -> Value:
    """The trigger's own phrase: "chief executive" for the position that it names."""
    table = match.frame.values.get(role.name)
    token = scene.tokens[match.trigger]
    if table is not None:
        return Value(
            start=token.start, end=token.end, text=token.text, value=table[scene.syntax.phrase(match.trigger)]
        )
    first = match.trigger
    while first and _belongs_to_phrase(scene, first - 1, match.trigger):
        first -= 1
    last = match.trigger
    if last + 2 < len(scene.tokens) and scene.tokens[last + 1].lemma == "of":
        follower = scene.tokens[last + 2]
        if follower.pos == "NOUN" and last + 2 not in scene.mention_at and follower.head == last + 1:
            last += 2
    span = scene.words(first, last)
    return Value(start=span.start, end=span.end, text=span.text, value=" ".join(span.text.split()))


def _belongs_to_phrase(scene: Scene, index: int, trigger: int) -> bool:
    token = scene.tokens[index]
    modifies = token.dep in ("compound", "amod", "nmod", "punct") and token.pos in (
        "NOUN",
        "ADJ",
        "PROPN",
        "VERB",
        "PUNCT",
    )
    plain = index not in scene.mention_at and token.text not in (
        ",",
        "(",
        ")",
        "“",
        '"',
        "'",
        ":",
        ";",
        "–",
        "—",
    )
    inside = trigger in (token.head, scene.tokens[token.head].head)
    lower = token.text.lower() not in (
        "former",
        "new",
        "then",
        "late",
        "current",
        "ex",
        "incoming",
        "outgoing",
        "old",
    )
    return modifies and plain and inside and lower


def _text_fillers(
    match: _Match, scene: Scene, role: RoleClass, how: str, link: str, tokens: Sequence[int]
) -> tuple[Argument, ...]:
    if role.kind in _AMOUNTS or role.kind is ValueKind.DATE:
        return tuple(v for v in (_value_at(scene, role.kind, token) for token in tokens) if v is not None)[:1]
    if how == "name":
        names = [scene.mention_at[t] for t in tokens if t in scene.mention_at]
        return tuple(_as_value(m) for m in names if m.kind is MentionKind.NAME)[:1]
    if how == "language":
        every = [part for t in tokens for part in scene.syntax.conjuncts(t)]
        return tuple(_as_value(scene.words(t, t)) for t in every if scene.tokens[t].text[0].isupper())
    if how == "text":
        if link == "clause":
            tokens = scene.syntax.children(match.trigger, "ccomp", "acl")
        elif link == "alleging":
            tokens = [i for i in scene.syntax.children(match.trigger, "acl") if scene.tokens[i].tag == "VBG"]
        dated = {i for time in scene.times for i in scene.inside(time)}
        return tuple(_phrase(scene, t) for t in tokens[:1] if t not in scene.mention_at and t not in dated)
    return ()


def _as_value(span: Span) -> Value:
    return Value(start=span.start, end=span.end, text=span.text, value=" ".join(span.text.split()))


def _phrase(scene: Scene, token: int) -> Value:
    indexes = sorted(scene.syntax.subtree(token))
    while len(indexes) > 1 and scene.tokens[indexes[-1]].pos == "PUNCT":
        indexes.pop()
    span = scene.words(indexes[0], indexes[-1])
    if len(span.text) > _LONGEST_TEXT:
        end = span.start + max(span.text.rfind(" ", 0, _LONGEST_TEXT), 1)
        span = scene.document.span(span.start, end)
    return _as_value(span)


# Values


def _value_at(scene: Scene, kind: ValueKind, token: int) -> Value | None:
    for value in _values_of_kind(scene, kind):
        inside = scene.inside(value)
        if token in inside or any(scene.tokens[i].head == token for i in inside):
            return value
    return None


def _values_of_kind(scene: Scene, kind: ValueKind) -> tuple[Value, ...]:
    if kind is ValueKind.DATE:
        return scene.times
    return tuple(amount for amount in scene.amounts if amount.kind in _AMOUNTS[kind])


def _fill_values(match: _Match, scene: Scene, matches: Sequence[_Match]) -> None:
    """Give the trigger the nearest date, price and stake of its clause; an amount goes to its nearest trigger only."""
    for role in match.role_classes:
        paths = match.frame.roles.get(role.name, ())
        if role.name in match.roles or role.kind not in (*_AMOUNTS, ValueKind.DATE):
            continue
        if "*" not in paths and role.kind not in _AMOUNTS:
            continue
        values = _values_of_kind(scene, role.kind)
        if role.kind is ValueKind.MONEY:
            values = tuple(v for v in values if _is_nearest(match, scene, v, matches))
        best = scene.nearest(match.trigger, values, clause=match.asserted)
        if best is not None:
            match.roles.update(_as_period(match, scene, best) if role.name == DATE else {role.name: (best,)})


def _as_period(match: _Match, scene: Scene, time: Value) -> dict[Role, tuple[Argument, ...]]:
    """ "From 1999 to 2006", "since 2006", "until 2008": where a state began and ended, if its type asks for that."""
    if START not in {role.name for role in match.fact_class.roles}:
        return {DATE: (time,)}
    first, slash, last = time.value.partition("/")
    if slash and first.strip(".") and last.strip("."):
        return {START: (replace(time, value=first),), END: (replace(time, value=last),)}
    head = scene.head(time)
    preposition = scene.tokens[scene.tokens[head].head].text.lower() if head is not None else ""
    return {{"since": START, "until": END, "till": END}.get(preposition, DATE): (time,)}


def _is_nearest(match: _Match, scene: Scene, value: Value, matches: Sequence[_Match]) -> bool:
    own = scene.distance(match.trigger, value)
    others = [
        scene.distance(other.trigger, value)
        for other in matches
        if other.trigger != match.trigger
        and any(role in other.frame.roles for role in ("price", "amount"))
        and _is_complete(other)
    ]
    return own is not None and all(other is None or own <= other for other in others)


# Claims


def _is_complete(match: _Match) -> bool:
    required = match.fact_class.required
    if any(not match.roles.get(role) for role in required):
        return False
    if match.fact_class.required_any and not any(
        match.roles.get(role) for role in match.fact_class.required_any
    ):
        return False
    return not required or len(match.roles[required[0]]) >= match.fact_class.minimum


def _amount_fits(match: _Match, scene: Scene) -> bool:
    """Whether an amount stands where the frame needs one, and none where it must not."""
    frame = match.frame
    if frame.needs and scene.nearest(match.trigger, _values_of_kind(scene, frame.needs)) is None:
        return False
    return not frame.without or scene.nearest(match.trigger, _values_of_kind(scene, frame.without)) is None


def _claim(match: _Match, scene: Scene, ontology: Ontology) -> Claim:
    fact_class, roles = _by_size_of_stake(match, ontology)
    bought = match.frame.status is Status.COMPLETED
    state = fact_class.state and match.fact_class.state
    status = assess(
        scene,
        match.trigger,
        state=state,
        asserted=match.asserted,
        nature=match.frame.status if fact_class.state or not bought else None,
        ongoing=match.frame.ongoing,
    )
    return Claim(
        type=fact_class.name,
        roles=roles,
        status=status,
        confidence=_confidence(match, scene),
        sentence=Span(start=scene.sentence.start, end=scene.sentence.end, text=scene.sentence.text),
        extractor=f"rule:{match.frame.type}/{scene.syntax.phrase(match.trigger)}",
        attribution=attribution(scene, match.trigger),
    )


def _by_size_of_stake(
    match: _Match, ontology: Ontology
) -> tuple[FactClass, dict[Role, tuple[Argument, ...]]]:
    """Buying less than half is a shareholding, a stake of more than half control: the same words tell both."""
    type_, stakes = match.fact_class.name, match.roles.get(Role("stake"), ())
    minority, majority = any(map(_is_minority, stakes)), any(map(_is_majority, stakes))
    if type_ == "acquisition" and minority:
        become, names = "shareholding", {"acquirer": "owner", "target": "organization"}
    elif type_ == "shareholding" and majority and match.frame.status is Status.COMPLETED:
        become, names = "acquisition", {"owner": "acquirer", "organization": "target"}
    elif type_ == "shareholding" and majority and match.frame.status is None:
        become, names = "subsidiary", {"owner": "parent", "organization": "subsidiary"}
    else:
        become, names = type_, {}
    fact_class = ontology.fact_class(become)
    renamed = {Role(names.get(role, role)): fillers for role, fillers in match.roles.items()}
    allowed = {role.name for role in fact_class.roles}
    return fact_class, {role: fillers for role, fillers in renamed.items() if role in allowed}


def _is_minority(stake: Argument) -> bool:
    value = stake.value if isinstance(stake, Amount) else ""
    return value == "minority" or value.endswith("shares") or (_percent(value) or 100) < 50


def _is_majority(stake: Argument) -> bool:
    value = stake.value if isinstance(stake, Amount) else ""
    return value == "majority" or (_percent(value) or 0) > 50


def _percent(value: str) -> float | None:
    return float(value.rstrip("%").lstrip("<>~")) if value.endswith("%") else None


def _confidence(match: _Match, scene: Scene) -> float:
    confidence = 0.6 if scene.tokens[match.trigger].lemma in match.frame.weak else 0.9
    mentions = [a for fillers in match.roles.values() for a in fillers if isinstance(a, Mention)]
    confidence *= 0.85 if any(m.kind is not MentionKind.NAME for m in mentions) else 1.0
    return round(confidence, 2)
