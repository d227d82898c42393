"""Frames over a sentence -> claims."""

from __future__ import annotations

from collections.abc import Iterator

from kg.facts.match import Links, Match, iter_matches, links_of, mentions_at
from kg.facts.scene import Scene
from kg.facts.status import assess, attribution
from kg.facts.values import amount_fits, fill_values, trigger_phrase, words_at
from kg.model import Amount, Argument, Claim, Mention, MentionKind, Role, Span, Status
from kg.ontology import FactClass, Ontology, RoleClass, ValueKind

_SURE, _WEAK = 0.9, 0.6
"""Confidence in what a trigger says, and in what a weak one says."""
_REFERRED = 0.85
"""What remains of it where a pronoun or a description had to be resolved."""


def extract_from_sentence(scene: Scene, ontology: Ontology) -> Iterator[Claim]:
    """All claims of one sentence, frame by frame, in the order of the triggers."""
    matches = list(iter_matches(scene, ontology))
    for match in matches:
        _fill(match, scene)
    for match in matches:
        fill_values(match, scene, matches)
    complete = [match for match in matches if match.is_complete and amount_fits(match, scene)]
    for match in complete:
        if not any(_says_more(other, match) for other in complete):
            yield _claim(match, scene, ontology)


def _says_more(one: Match, other: Match) -> bool:
    """Whether a frame tells of a state what its carrier makes of it: "closed its office" is more than "its office"."""
    same = one.trigger == other.trigger and one.frame.type == other.frame.type
    return same and one.fact_class.state and bool(one.frame.carriers) and not other.frame.carriers


def _fill(match: Match, scene: Scene) -> None:
    """Try the links of all roles in rounds: the first link of each role, then the second, ..."""
    links = links_of(match, scene)
    roles = {role.name: role for role in match.role_classes}
    for number in range(max(map(len, match.frame.roles.values()))):
        for role, paths in match.frame.roles.items():
            if role in match.roles or number >= len(paths):
                continue
            fillers = _fillers(match, scene, roles[role], paths[number], links)
            enough = match.fact_class.minimum if role == match.fact_class.required[0] else 1
            if len(fillers) >= enough:
                match.roles[role] = fillers
                match.asserted |= paths[number] == "subject"


def _fillers(match: Match, scene: Scene, role: RoleClass, path: str, links: Links) -> tuple[Argument, ...]:
    if path == "*":
        return ()
    if path == "trigger":
        return (trigger_phrase(match, scene, role),)
    if role.kind is ValueKind.ENTITY:
        return mentions_at(match, scene, role, path, links)
    return words_at(match, scene, role, path, links)


def _claim(match: Match, scene: Scene, ontology: Ontology) -> Claim:
    fact_class, roles = _by_size_of_stake(match, ontology)
    became_event = match.fact_class.state and not fact_class.state
    status = assess(
        scene,
        match.trigger,
        state=fact_class.state and match.fact_class.state,
        asserted=match.asserted,
        nature=None if became_event else match.frame.status,
        ongoing=match.frame.ongoing,
    )
    return Claim(
        type=fact_class.name,
        roles=roles,
        status=status,
        confidence=_confidence(match, scene),
        sentence=Span(start=scene.sentence.start, end=scene.sentence.end, text=scene.sentence.text),
        extractor=f"rule:{match.frame.type}/{match.word}",
        attribution=attribution(scene, match.trigger),
    )


def _confidence(match: Match, scene: Scene) -> float:
    confidence = _WEAK if match.word in match.frame.weak else _SURE
    mentions = [a for fillers in match.roles.values() for a in fillers if isinstance(a, Mention)]
    return round(confidence * (_REFERRED if any(m.kind is not MentionKind.NAME for m in mentions) else 1), 2)


# Stakes


def _by_size_of_stake(match: Match, ontology: Ontology) -> tuple[FactClass, dict[Role, tuple[Argument, ...]]]:
    """Buying less than half is a shareholding, a stake of more than half is control: the same words tell both."""
    type_, stakes = match.fact_class.name, match.roles.get(Role("stake"), ())
    minority, majority = any(map(_is_minority, stakes)), any(map(_is_majority, stakes))
    become, names = str(type_), dict[str, str]()
    if type_ == "acquisition" and minority:
        become, names = "shareholding", {"acquirer": "owner", "target": "organization"}
    elif type_ == "shareholding" and majority and match.frame.status is Status.COMPLETED:
        become, names = "acquisition", {"owner": "acquirer", "organization": "target"}
    elif type_ == "shareholding" and majority and match.frame.status is None:
        become, names = "subsidiary", {"owner": "parent", "organization": "subsidiary"}
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
