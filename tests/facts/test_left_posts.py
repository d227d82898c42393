"""What the posts are called that somebody leaves."""

from __future__ import annotations

import pytest
from facts_samples import told


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
