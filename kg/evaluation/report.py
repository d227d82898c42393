"""What an evaluation finds: scores, shares, judged confidences and mistakes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.model import DocumentId

Scores = Mapping[str, "Score"]
"""By measure: "core", "full"; or "overlap", "one_to_one", "exact"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How many facts are right, how many found ones are wrong, and how many gold ones are missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(right=self.right + other.right, wrong=self.wrong + other.wrong, missed=self.missed + other.missed)

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 0 where nothing was found."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found; 0 where there is none."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall.

        >>> round(Score(right=2, wrong=1, missed=2).f1, 3)
        0.571
        """
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """So many of so many."""

    count: int = 0
    of: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(count=self.count + other.count, of=self.of + other.of)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """The confidence of a found fact, and whether it is right."""

    type: str
    confidence: float
    right: bool
    extractor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """A fact that is "missed", "wrong", or "inexact": the right fact with another status or filler."""

    verdict: str
    document: DocumentId
    type: str
    roles: Mapping[str, str]
    """Names and values; of an inexact fact, what differs: "planned, not completed"."""
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """How the facts of some documents compare with their gold."""

    gold: str
    """What was compared with: "KnowledgeNet", "news", "cases"."""
    documents: int
    by_type: Mapping[str, Scores]
    by_kind: Mapping[str, Scores] = field(default_factory=dict)
    shares: Mapping[str, Share] = field(default_factory=dict)
    judgements: tuple[Judgement, ...] = ()
    mistakes: tuple[Mistake, ...] = ()

    @property
    def total(self) -> Scores:
        """The scores of all types together."""
        return added(self.by_type.values())


def added(scores: Iterable[Scores]) -> Scores:
    """The sum, measure by measure."""
    total: dict[str, Score] = defaultdict(Score)
    for each in scores:
        for measure, score in each.items():
            total[measure] += score
    return dict(total)
