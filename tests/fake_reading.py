"""A reader that takes no time: "Arbo Ltd acquired Beno Ltd in 2004." is all that it understands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.model import Claim, Document, EntityType, FactType, Mention, Reading, Role, Status, Value

_DEAL = re.compile(
    r"(?P<acquirer>[A-Z]\w+(?: [A-Z]\w+)*) acquired (?P<target>[A-Z]\w+(?: [A-Z]\w+)*) in (?P<date>\d{4})\."
)


def read(texts: Iterable[Document], *, coverage: bool = False, jobs: int = 1) -> Iterator[Reading]:
    """In the place of `kg.pipeline.read`."""
    return map(_read, texts)


def _read(document: Document) -> Reading:
    deals = list(_DEAL.finditer(document.text))
    pairs = [(_mention(document, deal, "acquirer"), _mention(document, deal, "target")) for deal in deals]
    return Reading(
        document=document,
        mentions=tuple(mention for pair in pairs for mention in pair),
        claims=tuple(
            Claim(
                type=FactType("acquisition"),
                roles={
                    Role("acquirer"): (acquirer,),
                    Role("target"): (target,),
                    Role("date"): (_date(document, deal),),
                },
                status=Status.COMPLETED,
                confidence=0.9,
                sentence=document.span(deal.start(), deal.end()),
                extractor="fake",
            )
            for deal, (acquirer, target) in zip(deals, pairs, strict=True)
        ),
    )


def _mention(document: Document, deal: re.Match[str], role: str) -> Mention:
    start, end = deal.span(role)
    return Mention(start=start, end=end, text=document.text[start:end], type=EntityType("organization"))


def _date(document: Document, deal: re.Match[str]) -> Value:
    start, end = deal.span("date")
    return Value(start=start, end=end, text=deal["date"], value=deal["date"])
