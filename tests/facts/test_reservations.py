"""What a whole sentence leaves open, and what sounds so and has come about."""

from __future__ import annotations

import pytest
from facts_samples import statuses

from kg.model import Status

OPEN = [
    ("Has Arbenta bought Corvell?", "acquisition", "rumoured"),
    ("Will Arbenta buy Corvell?", "acquisition", "rumoured"),
    ("What if Arbenta bought Corvell?", "acquisition", "hypothetical"),
    ("The rumour mill has it that Arbenta has bought Corvell.", "acquisition", "rumoured"),
    ("Subject to approval, Arbenta takes over Corvell in June.", "acquisition", "agreed"),
    ("Still awaiting clearance is the purchase of Corvell by Arbenta.", "acquisition", "agreed"),
    ("Arbenta had hoped to buy Corvell, but the bank refused.", "acquisition", "cancelled"),
    ("Arbenta was on the point of buying Corvell when the market crashed.", "acquisition", "cancelled"),
    ("Arbenta had hoped to buy Corvell in May, but the talks have been delayed.", "acquisition", "planned"),
    ("Far from buying Corvell, Arbenta sold its shares in it.", "acquisition", "denied"),
    ("Instead of buying Corvell, Arbenta built a plant.", "acquisition", "denied"),
    ("Mara Lindqvist was to join Arbenta as chairman but changed her mind.", "employment", "cancelled"),
    ("Mara Lindqvist was passed over for the post of chairman at Arbenta.", "employment", "denied"),
    ("Arbenta was surprised to read that it had acquired Corvell.", "acquisition", "denied"),
    (
        "Had Arbenta bought Corvell when it was asked to in 2020, it would have lost a fortune.",
        "acquisition",
        "hypothetical",
    ),
    (
        "Mara Lindqvist, named chairman of Arbenta in May, will not be taking the job after all.",
        "employment",
        "cancelled",
    ),
    ("Mara Lindqvist, approached in the spring to lead Arbenta, is a lawyer.", "employment", "planned"),
    ("Arbenta has nominated Mara Lindqvist to its board of directors.", "employment", "planned"),
    ("Arbenta and Corvell are to set up a joint venture.", "partnership", "planned"),
    ("Mara Lindqvist has been linked with the top job at Arbenta.", "employment", "rumoured"),
]
REAL = [
    ("Why did Arbenta buy Corvell?", "acquisition", "completed"),
    ("Arbenta had wanted to build a plant, but bought Corvell instead.", "acquisition", "completed"),
    ("The unions failed to stop Arbenta from buying Corvell.", "acquisition", "completed"),
    ("Corvell is not a firm of its own but a subsidiary of Arbenta.", "subsidiary", "current"),
    ("Mara Lindqvist will leave her post as chairman of Arbenta in May.", "employment", "current"),
    ("Arbenta may trim its 9% stake in Corvell.", "shareholding", "current"),
]


@pytest.mark.parametrize(("text", "type_", "status"), OPEN)
def test_what_a_sentence_leaves_open_is_not_told_as_done(text: str, type_: str, status: str) -> None:
    assert set(statuses(text, type_)) == {Status(status)}


@pytest.mark.parametrize(("text", "type_", "status"), REAL)
def test_what_only_sounds_open_is_told_as_it_is(text: str, type_: str, status: str) -> None:
    assert set(statuses(text, type_)) == {Status(status)}


def test_who_withdraws_from_the_race_for_a_post_does_not_get_it() -> None:
    text = "Mara Lindqvist withdrew from the race to become chairman of Arbenta."
    assert set(statuses(text, "employment")) == {Status.CANCELLED}
