"""What a sentence might have said: frames that found their trigger and give no claim, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.facts.links import targets_of
from kg.facts.match import Match
from kg.facts.scene import Scene
from kg.model import FactType, Reason, Rejection, Role, Span

_DEFINITE = ("the", "this", "that", "these", "those", "its", "his", "her", "their")


def rejections_of(matches: Sequence[Match], told: Sequence[Match], scene: Scene) -> Iterator[Rejection]:
    """One for each trigger that gives nothing and type of fact: of several frames, that with most roles filled.

    Of a trigger that does give something, only what it tells better in another way.
    """
    given = {match.trigger for match in told}
    best: dict[tuple[int, FactType], Match] = {}
    for match in matches:
        if match in told or (match.trigger in given and not match.is_complete):
            continue
        key = match.trigger, match.frame.type
        if len(match.roles) > len(best.setdefault(key, match).roles):
            best[key] = match
    for match in best.values():
        yield _rejection(match, scene, outdone=match.trigger in given)


def _rejection(match: Match, scene: Scene, *, outdone: bool) -> Rejection:
    role = None if match.is_complete else _empty_role(match)
    if role is not None:
        reason, words = _vacancy(match, role, scene)
    else:
        reason, words = Reason.OUTDONE if outdone else Reason.AMOUNT, ""
    return Rejection(
        type=match.frame.type,
        reason=reason,
        document=scene.document.id,
        sentence=scene.span,
        extractor=f"rule:{match.frame.type}/{match.word}",
        roles={role: tuple(map(_bare, fillers)) for role, fillers in match.roles.items()},
        role=role,
        words=words,
    )


def _empty_role(match: Match) -> Role:
    """The first of the required roles that lacks a filler."""
    required = match.fact_class.required
    return next(
        (role for role in required if not match.roles.get(role)),
        next((role for role in match.fact_class.required_any if not match.roles.get(role)), required[0]),
    )


def _vacancy(match: Match, role: Role, scene: Scene) -> tuple[Reason, str]:
    """What stands where the frame looks for a role, and why it is no filler."""
    filled = {i for fillers in match.roles.values() for filler in fillers for i in scene.inside(filler)}
    for path in match.frame.roles.get(role, ()):
        for token in targets_of(match, scene, path, match.links):
            if token not in filled and token != match.trigger:
                return _reason(token, scene), _phrase(token, scene)
    return Reason.EMPTY, ""


def _reason(token: int, scene: Scene) -> Reason:
    if token in scene.mention_at:
        return Reason.UNNAMED
    here = scene.tokens[token]
    pronoun = here.pos == "PRON" or here.tag in ("PRP", "PRP$", "WP", "WP$", "WDT")
    definite = here.pos == "NOUN" and any(
        scene.tokens[i].text.lower() in _DEFINITE for i in scene.syntax.children(token, "det", "poss")
    )
    return Reason.UNRESOLVED if pronoun or definite else Reason.UNNAMED


def _phrase(token: int, scene: Scene) -> str:
    """The words from the first that modifies the token to the token itself."""
    if token in scene.mention_at:
        return scene.mention_at[token].text
    before = [i for i in scene.syntax.children(token, "det", "poss", "amod", "compound", "nummod") if i < token]
    return scene.words(min(before, default=token), token).text


def _bare(span: Span) -> Span:
    return Span(start=span.start, end=span.end, text=span.text)
