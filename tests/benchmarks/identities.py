"""How resolution grows: generated people and companies in generated documents, 10,000 against 100,000 entities.

    python tests/benchmarks/identities.py [ENTITIES ...]

Every entity is in two documents of five; a tenth of them under a name with a misspelling, an initial or a nickname
there. Each size has a process of its own. Told are the seconds of CPU that resolution takes (not the reading of
text), the peak memory of the process, what was found, and how the last size compares with the first.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator

SIZES = (10_000, 100_000)
IN_A_DOCUMENT = 5
SYLLABLES = [consonant + vowel for consonant in "bdfghjklmnprstvwz" for vowel in "aeio"]
SYLLABLES += ["bra", "dor", "gro", "kle", "lin", "mar", "ston", "tri", "ven"]


def main() -> None:
    """Measure each size and print the table."""
    if sys.argv[1:2] == ["--measure"]:
        print(json.dumps(measure(int(sys.argv[2]))))
        return
    sizes = [int(size) for size in sys.argv[1:]] or list(SIZES)
    print(f"{'entities':>10}{'documents':>11}{'CPU s':>10}{'peak MiB':>10}{'found':>10}{'wrong':>8}")
    runs = []
    for size in sizes:
        command = [sys.executable, __file__, "--measure", str(size)]
        run = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
        runs.append(run)
        print(
            f"{size:10,}{run['documents']:11,}{run['seconds']:10.1f}{run['peak']:10,.0f}"
            f"{run['found']:10.3f}{run['wrong']:8.4f}"
        )
    if len(runs) > 1:
        print(
            f"\n{sizes[-1] / sizes[0]:.0f} times as many entities: {runs[-1]['seconds'] / runs[0]['seconds']:.1f} times"
        )


def measure(size: int) -> dict[str, float]:
    """One size: seconds, peak memory in MiB, the share of pairs found, and of the found ones the wrong."""
    from kg.config import Settings
    from kg.entities import resolve
    from kg.ontology import load_ontology

    generated, meant = documents(size)
    ontology = load_ontology()
    started = time.process_time()
    resolution = resolve(generated, settings=Settings(), ontology=ontology)
    seconds = time.process_time() - started
    entities: dict[int, set[str]] = {}
    bearers: dict[str, set[int]] = {}
    for mention in resolution.mentions:
        entity = meant[mention.document, mention.span.start]
        entities.setdefault(entity, set()).add(mention.entity)
        bearers.setdefault(mention.entity, set()).add(entity)
    return {
        "documents": len(generated),
        "seconds": seconds,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "found": sum(len(found) == 1 for found in entities.values()) / len(entities),
        "wrong": sum(len(found) > 1 for found in bearers.values()) / len(bearers),
    }


def documents(size: int):  # type: ignore[no-untyped-def]  # imports what it returns, so that the table costs nothing
    """The readings, and which entity each mention means, by document and start."""
    from kg.model import Document, DocumentId, EntityType, Mention, Reading

    chance = random.Random(size)
    names = list(_names(size, chance))
    made, meant = [], {}
    for number in range(2 * size // IN_A_DOCUMENT):
        group = number % (size // IN_A_DOCUMENT)
        first_time = number < size // IN_A_DOCUMENT
        text, mentions = "", []
        for entity in range(group * IN_A_DOCUMENT, (group + 1) * IN_A_DOCUMENT):
            name, entity_type = names[entity]
            written = name if first_time or chance.random() > 0.1 else _varied(name, entity_type, chance)
            meant[f"{number:07}", len(text)] = entity
            mentions.append(
                Mention(start=len(text), end=len(text) + len(written), text=written, type=EntityType(entity_type))
            )
            text += f"{written} met "
        document = Document(id=DocumentId(f"{number:07}"), text=text)
        made.append(Reading(document=document, mentions=tuple(mentions), claims=()))
    return made, meant


def _names(size: int, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Different names; people share first names and surnames as people do."""
    firsts = [_word(chance) for _ in range(1500)]
    lasts = [_word(chance, 3) for _ in range(30_000)]
    known: set[str] = set()
    while len(known) < size:
        is_person = chance.random() < 0.5
        name = f"{chance.choice(firsts)} {chance.choice(lasts)}" if is_person else f"{_word(chance, 3)} {_word(chance)}"
        if name not in known:
            known.add(name)
            yield name, "person" if is_person else "organization"


def _word(chance: random.Random, syllables: int = 2) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(syllables)).title()


def _varied(name: str, entity_type: str, chance: random.Random) -> str:
    first, last = name.split()
    if entity_type == "person" and chance.random() < 0.5:
        return f"{first[0]}. {last}"
    place = chance.randrange(1, len(last) - 1)
    return f"{first} {last[:place]}{last[place + 1 :]}"


if __name__ == "__main__":
    main()
