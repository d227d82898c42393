"""How many independent sources say something, and how sure that makes it."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kg.model import Document, DocumentId, Fact

_HIGHEST_CONFIDENCE = 0.999
_LOWEST_CONFIDENCE = 0.001


class Sources:
    """The sources of facts: documents that are no copies of each other, each with its publisher."""

    def __init__(self, documents: Mapping[DocumentId, Document], copies: Mapping[DocumentId, DocumentId]) -> None:
        self._documents = documents
        self._copies = copies

    def of(self, facts: Iterable[Fact]) -> list[list[Fact]]:
        """The facts of each independent source.

        Near-copies of one text are one source. Texts that all pass on what the same others have said are one. No
        two sources are of one publisher: where one has printed several texts, only one of them counts, unless
        it was printed by another, too.
        """
        texts: dict[str, list[Fact]] = defaultdict(list)
        for fact in facts:
            texts[self._copies.get(fact.document, fact.document)].append(fact)
        quoted: dict[tuple[str, ...], list[Fact]] = defaultdict(list)
        for text in sorted(texts):
            quoted[self._voice(text, texts[text])].extend(texts[text])
        return self._published(list(quoted.values()))

    def _voice(self, text: str, facts: Sequence[Fact]) -> tuple[str, ...]:
        """Who speaks: the text itself, or whom it quotes."""
        if all(fact.attribution for fact in facts):
            return "quoting", *sorted({source.id for fact in facts for source in fact.attribution})
        return "text", text

    def _published(self, voices: Sequence[list[Fact]]) -> list[list[Fact]]:
        """Each voice with a publisher of its own, those with few publishers first; facts of the others join them."""
        kept: dict[str, list[Fact]] = {}
        unknown = []
        for facts in sorted(voices, key=lambda facts: (len(self._publishers(facts)), min(f.id for f in facts))):
            publishers = self._publishers(facts)
            if "" in publishers:
                unknown.append(facts)
                continue
            free = next((publisher for publisher in publishers if publisher not in kept), None)
            if free is None:
                kept[publishers[0]] += facts
            else:
                kept[free] = list(facts)
        return [*kept.values(), *unknown]

    def _publishers(self, facts: Iterable[Fact]) -> list[str]:
        """Their names in lower case, sorted; "" for one that is not known."""
        documents = (self._documents.get(fact.document) for fact in facts)
        return sorted({" ".join(d.publisher.split()).casefold() if d else "" for d in documents})


def confidence_of(sources: Iterable[Sequence[Fact]]) -> float:
    """That at least one of the independent sources was read right and is right (noisy or), each at its best.

    1 where a person has confirmed one of the facts.
    """
    wrong = math.prod(1 - max(fact.confidence for fact in facts) for facts in sources)
    return 1.0 if wrong == 0 else round(min(max(1 - wrong, _LOWEST_CONFIDENCE), _HIGHEST_CONFIDENCE), 3)
