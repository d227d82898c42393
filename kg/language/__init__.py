"""Documents -> sentences, mentions, references, times and amounts; spaCy stays inside."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.language._agreement import agree_types
from kg.language._conversions import conversions
from kg.language._encoder import with_vectors
from kg.language._families import with_families
from kg.language._found import add_names
from kg.language._headlines import headlines_in_title_case
from kg.language._labels import without_labels
from kg.language._openings import without_openings
from kg.language._parser import Parse, common_nouns, parse
from kg.language._quoted_works import with_works
from kg.language._types import mend_types
from kg.language.amounts import find_amounts
from kg.language.antecedents import Observer
from kg.language.coreference import resolve_references
from kg.language.lexicon import load_lexicon
from kg.language.mentions import find_names
from kg.language.times import find_times
from kg.language.windows import marked_spans
from kg.model import Amount, AmountKind, Analysis, Document, Mention, SectionKind

__all__ = ["analyze"]


def analyze(
    documents: Iterable[Document], *, by_rules: bool = False, observe: Observer | None = None
) -> Iterator[Analysis]:
    """Read documents, in their order: what each analysis says depends on its document alone.

    `by_rules` leaves the trained networks out: it is what they are trained on. `observe` is told of every definite
    description and what it may stand for: their ranking is learned from that.
    """
    for parsed in parse(documents):
        yield _understand(parsed, by_rules, observe)


def _understand(parsed: Parse, by_rules: bool, observe: Observer | None) -> Analysis:
    lexicon = load_lexicon()
    document, sentences = parsed.document, parsed.sentences
    times = find_times(document.text, document.date)
    amounts = find_amounts(document.text, next((d.text for d in document.sections_of(SectionKind.DATELINE)), ""))
    unread = [*conversions(document.text, amounts)]
    amounts = tuple(a for a in amounts if not any(start < a.start < end for start, end in unread))
    headlines = headlines_in_title_case(sentences, common_nouns(), lexicon)
    names = _before_sums(document, find_names(parsed, lexicon, headlines), amounts)
    if not by_rules:
        sentences = with_vectors(sentences, marked_spans(names, (*times, *amounts)))
        raised = {headline.start for headline in headlines}
        body = [sentence for sentence in sentences if sentence.start not in raised]
        names = add_names(body, mend_types(sentences, names), (*times, *amounts))
        names = agree_types(sentences, names, lexicon)
    names = without_labels(document.text, _outside(names, amounts))
    names = with_families(sentences, names)
    names = with_works(sentences, names)
    names = without_openings(sentences, names, common_nouns(), lexicon)
    references = resolve_references(document, sentences, names, lexicon, observe)
    return Analysis(
        document=document,
        sentences=sentences,
        mentions=tuple(sorted((*names, *references))),
        times=times,
        amounts=amounts,
    )


def _before_sums(document: Document, names: Sequence[Mention], amounts: Sequence[Amount]) -> tuple[Mention, ...]:
    """The names without the number of a sum behind them: "fined Norwell 48m shillings", not "Five Cents Bank"."""
    starts = sorted(a.start for a in amounts if a.kind is AmountKind.MONEY and a.text[0].isdigit())
    whole: list[Mention] = []
    for name in names:
        place = bisect_right(starts, name.start)
        if place < len(starts) and starts[place] < name.end:
            text = document.text[name.start : starts[place]].rstrip()
            name = replace(name, end=name.start + len(text), text=text)
        whole.append(name)
    return tuple(whole)


def _outside(names: Sequence[Mention], amounts: Sequence[Amount]) -> tuple[Mention, ...]:
    """The names that are no part of a sum: "4 million Singapore dollars"."""
    money = {a.start: a.end for a in amounts if a.kind is AmountKind.MONEY}
    starts = sorted(money)

    def is_part(name: Mention) -> bool:
        place = bisect_right(starts, name.start) - 1
        return place >= 0 and name.end <= money[starts[place]] and name.start > starts[place]

    return tuple(name for name in names if not is_part(name))
