"""How the time of near-copies, stories and judgements grows with the corpus.

Run `.venv/bin/python tests/benchmarks/corroboration.py`; prints processor seconds, and how many times as long ten
times as much takes.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[1] / "entities")]

from entities_samples import SETTINGS, reading, said  # noqa: E402
from story_samples import document, fact, told  # noqa: E402

from kg.entities import Decision, Judgement, near_copies, resolve, thing_of  # noqa: E402
from kg.model import Document, Fact, Reading  # noqa: E402
from kg.ontology import load_ontology  # noqa: E402

_SIZES = (1000, 10_000)
_WORDS = [f"word{number}" for number in range(5000)]


def _documents(number: int) -> list[Document]:
    """Texts of 300 words, every third one a copy of the one before it."""
    chance, texts = random.Random(1), list[str]()
    for place in range(number):
        words = texts[-1].split() if place % 3 == 2 else [chance.choice(_WORDS) for _ in range(300)]
        words[chance.randrange(300)] = "edited"
        texts.append(" ".join(words))
    return [document(str(place), text=text) for place, text in enumerate(texts)]


def _facts(number: int) -> list[Fact]:
    """Half of them tell one thing, the others five by five."""
    ends = [("Velora", "Norbit") if n % 2 else (f"Firm {n // 10}", "Norbit") for n in range(number)]
    return [fact("acquisition", str(n), acquirer=a, target=t, price=f"{n % 3}00 USD") for n, (a, t) in enumerate(ends)]


def _readings(number: int) -> list[Reading]:
    names = [f"Firm {_WORDS[n % 5000]} {n // 5000}" for n in range(number)]
    return [
        reading(
            str(n),
            (
                f"{{{name}:organization}} bought {{{names[n - 1]}:organization}}.",
                said("acquisition", acquirer=name, target=names[n - 1]),
            ),
        )
        for n, name in enumerate(names)
    ]


def _timed(call: Callable[[], object]) -> float:
    start = time.process_time()
    call()
    return time.process_time() - start


def _judging(number: int) -> float:
    """What a thousand judgements add to the resolution of so many documents."""
    readings = _readings(number)
    before = resolve(readings, settings=SETTINGS, ontology=load_ontology())
    chance = random.Random(1)
    facts = {filler.id: [f] for f in before.facts for role in f.roles.values() for filler in role}  # type: ignore[union-attr]
    things = [thing_of(entity, facts[entity.id]) for entity in before.entities]
    log = [
        Judgement(
            decision=chance.choice([Decision.SAME, Decision.DIFFERENT]),
            by="ann",
            at=str(n),
            things=tuple(chance.sample(things, 2)),
        )
        for n in range(1000)
    ]
    plain = _timed(lambda: resolve(readings, settings=SETTINGS, ontology=load_ontology()))
    judged = _timed(lambda: resolve(readings, settings=SETTINGS, ontology=load_ontology(), judgements=log))
    return judged - plain


def _copying(number: int) -> float:
    documents = _documents(number)
    return _timed(lambda: near_copies(documents))


def _telling(number: int) -> float:
    facts = _facts(number)
    return _timed(lambda: told(facts))


def main() -> None:
    """Print the table."""
    print(f"{'':24} {_SIZES[0]:>9,} {_SIZES[1]:>9,}   ratio")
    for name, measure in (
        ("near-copies, documents", _copying),
        ("stories, facts", _telling),
        ("1,000 judgements, docs", _judging),
    ):
        small, large = (measure(size) for size in _SIZES)
        print(f"{name:24} {small:8.2f}s {large:8.2f}s {large / small:6.1f}")


if __name__ == "__main__":
    main()
