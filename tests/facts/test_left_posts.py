"""What the posts are called that somebody leaves."""

from __future__ import annotations

import pytest
from facts_samples import claims_of, roles_of, statuses, told


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("Vice president Ada Brandt left Corvell in 2016.", "Vice president"),
        ("Chief financial officer Ada Brandt was fired by Corvell.", "Chief financial officer"),
        ("Corvell said Ada Brandt, vice president of finance, resigned.", "vice president of finance"),
        ("Former mayor Ada Brandt was fired by Corvell in 2016.", None),
        ("Arbenta chairwoman Ada Brandt left Corvell in 2016.", None),
    ],
)
def test_the_title_beside_the_name_is_what_is_left(text: str, position: str | None) -> None:
    posts = [post for post in told(text, "employment") if post["organization"] == "Corvell"]
    assert [post.get("position") for post in posts] == [position]


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("Ivo Lund, the chief executive of Arbenta, left in March 2003.", "chief executive"),
        ("A contract went wrong and Ivo Lund, the chief executive of Arbenta, left in March 2003.", "chief executive"),
        ("Ivo Lund gave up the chairmanship of Arbenta in March 2003.", "chairman"),
        ("Ivo Lund resigned as chairman of Arbenta after a scandal in March 2003.", "chairman"),
    ],
)
def test_who_left_and_when(text: str, position: str) -> None:
    (post,) = [c for c in claims_of(text) if c.type == "employment"]
    roles = roles_of(post)
    assert (post.status, roles["position"], roles["date"]) == ("former", position, "2003-03")


def test_who_left_for_a_town_did_not_leave_the_firm() -> None:
    assert "former" not in statuses("Ivo Lund, the chief executive of Arbenta, left for Oslo on Monday.", "employment")
