"""Which of the forms on offer a client likes best: the Accept header of RFC 9110."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def preferred(accept: str | None, offered: Sequence[str]) -> str | None:
    """The media type with the highest weight, of equals the one offered first; None if none is acceptable.

    >>> preferred("text/csv;q=0.5, application/*", ["text/csv", "application/json"])
    'application/json'
    """
    if accept is None or not accept.strip():
        return offered[0] if offered else None
    ranges = list(_ranges(accept))
    weights = {form: _weight(form, ranges) for form in offered}
    best = max(offered, key=lambda form: weights[form], default=None)
    return best if best and weights[best] > 0 else None


def _ranges(accept: str) -> Iterable[tuple[str, float]]:
    for part in accept.split(","):
        range_, *parameters = (piece.strip().lower() for piece in part.split(";"))
        weight = next((p.partition("=")[2].strip() for p in parameters if p.replace(" ", "").startswith("q=")), "1")
        try:
            yield range_, min(max(float(weight), 0), 1)
        except ValueError:
            yield range_, 0


def _weight(form: str, ranges: Iterable[tuple[str, float]]) -> float:
    """That of the most specific range which holds the form."""
    kind = form.partition("/")[0]
    order = (form, f"{kind}/*", "*/*")
    fitting = [(order.index(range_), weight) for range_, weight in ranges if range_ in order]
    return min(fitting, key=lambda pair: (pair[0], -pair[1]))[1] if fitting else 0
