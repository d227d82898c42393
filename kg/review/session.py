"""A review in a terminal: one question, one key, one judgement written at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from kg.entities import Decision, Judgement
from kg.review.desk import Desk
from kg.review.questions import FactQuestion, PairQuestion, Question, said

_PAIR_KEYS = {"s": Decision.SAME, "d": Decision.DIFFERENT, "u": Decision.UNSURE}
_FACT_KEYS = {"c": Decision.CONFIRM, "r": Decision.RETRACT, "u": Decision.UNSURE}
_PAIR_HELP = "s same, d different, u unsure, Enter later, z undo the last, q quit"
_FACT_HELP = "c confirm, r retract, u unsure, Enter later, z undo the last, q quit"


def hold(
    asked: Iterable[Question], desk: Desk, *, ask: Callable[[str], str], tell: Callable[[str], None]
) -> list[Judgement]:
    """Ask one question after another until they or the person end; the judgements made, undoings included.

    Every answer is on the disk before the next question: who is interrupted has lost nothing. `ask` shows a prompt
    and gives what was typed; the end of input ends the review.
    """
    made: list[Judgement] = []
    for number, question in enumerate(asked, 1):
        for line in question_lines(question, number):
            tell(line)
        if not _answer(question, desk, made, ask, tell):
            break
    return made


def _answer(
    question: Question, desk: Desk, made: list[Judgement], ask: Callable[[str], str], tell: Callable[[str], None]
) -> bool:
    """Whether to go on."""
    keys, help_ = (_PAIR_KEYS, _PAIR_HELP) if isinstance(question, PairQuestion) else (_FACT_KEYS, _FACT_HELP)
    while True:
        try:
            key = ask(f"  [{help_}] ").strip().lower()[:1]
        except EOFError:
            return False
        if key == "q":
            return False
        if key == "":
            return True
        if key == "z":
            tell(f"  {_undo(desk, made)}")
        elif key in keys:
            judgement = desk.judge(keys[key], _about(question))
            desk.record([judgement])
            made.append(judgement)
            return True
        else:
            tell(f"  {key!r} is none of: {help_}")


def _about(question: Question) -> list[str]:
    if isinstance(question, PairQuestion):
        return [question.one.id, question.other.id]
    return [question.fact.id]


def _undo(desk: Desk, made: list[Judgement]) -> str:
    """Take back the last judgement of this review."""
    undone = {judgement.value for judgement in made if judgement.decision is Decision.UNDO}
    standing = [j for j in made if j.decision is not Decision.UNDO and j.id not in undone]
    if not standing:
        return "nothing to undo"
    judgement = desk.judge(Decision.UNDO, [standing[-1].id])
    desk.record([judgement])
    made.append(judgement)
    return f"undone: {standing[-1].decision} {', '.join(thing.names[0] for thing in standing[-1].things)}".rstrip()


def question_lines(question: Question, number: int) -> Iterator[str]:
    """A question for a terminal."""
    if isinstance(question, FactQuestion):
        yield f"\n{number}. Does {question.fact.document} say so? {said(question.fact)}"
        for evidence in question.fact.evidence:
            yield f"   “{' '.join(evidence.sentence.text.split())}”"
        yield f"   {question.reason}"
        return
    yield f"\n{number}. Are these one? {question.reason}"
    for entity, sentences in zip((question.one, question.other), question.sentences, strict=True):
        also = f", also {'; '.join(entity.aliases[:5])}" if entity.aliases else ""
        yield f"   {entity.name} ({entity.type}{also})  {entity.id}"
        yield from (f"     “{sentence}”" for sentence in sentences)
