"""Documents -> sentences, mentions, references, times and amounts; spaCy stays inside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.language._parser import Parse, parse
from kg.language.amounts import find_amounts
from kg.language.coreference import resolve_references
from kg.language.lexicon import load_lexicon
from kg.language.mentions import find_names
from kg.language.times import find_times
from kg.model import Analysis, Document

__all__ = ["analyze"]


def analyze(documents: Iterable[Document]) -> Iterator[Analysis]:
    """Read documents, in their order: what each analysis says depends on its document alone."""
    for parsed in parse(documents):
        yield _understand(parsed)


def _understand(parsed: Parse) -> Analysis:
    lexicon = load_lexicon()
    document = parsed.document
    names = find_names(parsed, lexicon)
    references = resolve_references(document, parsed.sentences, names, lexicon)
    return Analysis(
        document=document,
        sentences=parsed.sentences,
        mentions=tuple(sorted((*names, *references))),
        times=find_times(document.text, document.date),
        amounts=find_amounts(document.text),
    )
