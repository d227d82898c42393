"""What is told in a tale, a hoax or a headline's quotation marks."""

from __future__ import annotations

import pytest
from facts_samples import statuses

from kg.model import Status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("In the novel, Arbenta takes over Corvell.", "hypothetical"),
        ("In the film business, Arbenta bought Corvell in 1990.", "completed"),
        ("The screenplay has Arbenta buying Corvell.", "hypothetical"),
        ("A fake press release said that Arbenta had bought Corvell.", "denied"),
        ("In what turned out to be an April Fool, Arbenta said it had bought Corvell.", "denied"),
        ("Suppose for a moment that Arbenta bought Corvell.", "hypothetical"),
        ("An incorrect version of this page said that Arbenta had bought Corvell.", "denied"),
        ("Arbenta, a maker of fake fur, bought Corvell.", "completed"),
        ("Mara Lindqvist denied a report in the Northmoor Herald that Arbenta plans to buy Corvell.", "denied"),
        ("A report in the Northmoor Herald that Arbenta had bought Corvell was denied.", "denied"),
        ("The takeover of Corvell by Arbenta was announced in July but abandoned in August.", "cancelled"),
        ("It led to a takeover of Corvell by Arbenta, which was announced in July but called off later.", "cancelled"),
        ("Arbenta tried to buy Corvell but dropped its bid.", "cancelled"),
        ("A court was asked to stop Arbenta from buying Corvell, and the plan was given up.", "cancelled"),
        ("Arbenta, which had looked at a bid for Corvell, said it would not make an offer.", "cancelled"),
        ("Arbenta 'seals takeover of Corvell'", "rumoured"),
        ("Arbenta seals takeover of Corvell", "completed"),
        ("The winner was Arbenta, which takes over Corvell on 1 July.", "agreed"),
        ("Arbenta bought Corvell on 1 July.", "completed"),
    ],
)
def test_what_is_made_up_or_left_to_others_has_not_come_about(text: str, status: str) -> None:
    assert set(statuses(text, "acquisition")) == {Status(status)}
