"""Posts behind the years of others."""

from __future__ import annotations

from facts_samples import told


def test_each_of_two_posts_has_its_own_years() -> None:
    text = "Mara Lindqvist was president of Arbenta from 1968 to 1976 and chairman of Corvell from 1977 to 1986."
    posts = [(r["organization"], r["position"], r["start"], r["end"]) for r in told(text, "employment")]
    assert posts == [("Arbenta", "president", "1968", "1976"), ("Corvell", "chairman", "1977", "1986")]


def test_a_post_that_lasts_is_joined_to_one_that_did_not() -> None:
    text = "Mara Lindqvist was also a director of Arbenta from 1970 and chancellor of Corvell from 1980 to 1984."
    posts = [(r["organization"], r["start"], r.get("end", "")) for r in told(text, "employment")]
    assert posts == [("Arbenta", "1970", ""), ("Corvell", "1980", "1984")]
