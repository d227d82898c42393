"""Deals told with the verb of another."""

from __future__ import annotations

import pytest
from facts_samples import told

Deal = tuple[str, str, str | None, str | None]


def deals(text: str) -> list[Deal]:
    """Acquirer, target, price and date of the acquisitions, in the order of the text."""
    return [(d["acquirer"], d["target"], d.get("price"), d.get("date")) for d in told(text, "acquisition")]


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("Corvell bought Arbenta in 1999 and Kirkmoor in 2001.", ("Corvell", "Kirkmoor", None, "2001")),
        ("Corvell bought Arbenta in 1999 and, two years later, Kirkmoor.", ("Corvell", "Kirkmoor", None, "2001")),
        (
            "Corvell grew by acquiring Arbenta, in 1999, and Kirkmoor, based in Oslo, two years later.",
            ("Corvell", "Kirkmoor", None, "2001"),
        ),
        (
            "Arbenta was sold to Corvell in 1999 and Kirkmoor to Lindvik two years later.",
            ("Lindvik", "Kirkmoor", None, "2001"),
        ),
        (
            "Corvell paid £5m for Arbenta in 1999 and £9m for its rival Kirkmoor in 2001.",
            ("Corvell", "Kirkmoor", "9000000 GBP", "2001"),
        ),
    ],
)
def test_what_follows_without_a_verb_is_a_deal_of_its_own(text: str, second: Deal) -> None:
    first, other = deals(text)
    assert (first[0], first[1], first[3], other) == ("Corvell", "Arbenta", "1999", second)


def test_a_list_may_go_on() -> None:
    text = "Corvell bought the brewer Arbenta in 1999, Kirkmoor for £5m in 2001 and, in 2004, the maltster Lindvik."
    assert deals(text) == [
        ("Corvell", "Arbenta", None, "1999"),
        ("Corvell", "Kirkmoor", "5000000 GBP", "2001"),
        ("Corvell", "Lindvik", None, "2004"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Corvell bought Arbenta in 1999 and Kirkmoor in 2001 sold its mill.",
        "Corvell bought Arbenta from Lindvik and Kirkmoor in 1999.",
        "Corvell bought Arbenta for £5m in 1999, Kirkmoor said on Friday.",
    ],
)
def test_who_does_something_else_is_not_bought(text: str) -> None:
    assert "Kirkmoor" not in [target for _, target, _, _ in deals(text)]
