"""Whom "he" and "she" stand for."""

from __future__ import annotations

import pytest
from language_samples import analysed, document, references_of, understood

ANNA, TOM = "Anna Lindqvist", "Thomas Reyl"

REFERENCES = [
    # who is only somebody's relative or colleague is not who the text goes on with
    (
        f"{ANNA} was a chemist. Her mother, Mary Poole, kept an inn. She left.",
        [("Her", ANNA), ("She", ANNA)],
    ),
    (f"{TOM} was a painter. His brother Henry Reyl is ill. He left.", [("His", TOM), ("He", TOM)]),
    # but where only he can be meant, he is
    (
        f"Otto Kern spoke. {ANNA} left. Her brother, {TOM}, stayed. He was ill.",
        [("Her", ANNA), ("He", TOM)],
    ),
    (f"{ANNA} left. Her mother, Mary Poole, said she was ill.", [("Her", ANNA), ("she", "Mary Poole")]),
    # every sentence counts, not the last one alone
    (f"{TOM} left. He wrote. Henry Poole made him a judge. He died.", [("He", TOM), ("him", TOM), ("He", TOM)]),
    (f"{TOM} left. Henry Poole stayed. Poole slept. He died.", [("He", "Henry Poole")]),
    # who comes behind the verb is not who it is about
    (f"{TOM} taught. Among his pupils was Henry Poole. He died.", [("his", TOM), ("He", TOM)]),
    # the name of birth is of the same person
    (f"{ANNA}, née Poole, left. She died.", [("She", ANNA)]),
    # a phrase of the pronoun's own verb names somebody else
    (f"{TOM} is a brewer. The son of Henry Poole, he left school.", [("he", TOM)]),
    (f"{TOM} is a brewer. After working for Henry Poole, he left.", [("he", TOM)]),
    (f"{ANNA} is a nurse. With Mary Poole she opened a school.", [("she", ANNA)]),
    (f"{TOM} slept. When Henry Poole left, he wept.", [("he", "Henry Poole")]),
    # what stands beside another argument is taken
    (f"{TOM} is a runner. His coach, Henry Poole, praised him.", [("His", TOM), ("him", TOM)]),
    # of two pronouns of a clause the subject goes on
    (
        f"{TOM} left. He joined Henry Poole. Through him he met a nurse.",
        [("He", TOM), ("him", "Henry Poole"), ("he", TOM)],
    ),
    # relatives without a name, and those who speak for others
    (f"{TOM} is a painter. His father died when he was six.", [("His", TOM), ("he", TOM)]),
    (f"{ANNA} met {TOM}. Reyl's lawyers said he was ill.", [("he", "Reyl")]),
    # who is quoted is nobody whom he names
    (
        f"{TOM} left. “My brother Henry has debts. I have none,” he said.",
        [("My", TOM), ("I", TOM), ("he", TOM)],
    ),
    # a minister beside whose noun the name stands
    (f"The minister, {TOM}, said that he was ill.", [("he", TOM)]),
    # gender of titles, of words for relatives, of rare names by their ending
    ("Sister Reyl met Father Poole. She left.", [("She", "Reyl")]),
    ("Mirabelina Poole met Henry Reyl. She left.", [("She", "Mirabelina Poole")]),
    ("Zbigniew Poole met Mary Reyl. He left.", [("He", "Zbigniew Poole")]),
    # of the only two near the one whom the text is rather about
    (f"{ANNA} married {TOM}. Their daughter left.", [("Their", ANNA)]),
    (f"{ANNA} met {TOM} and Henry Poole. Their daughter left.", []),
    (f"{ANNA} met {TOM}. Their plan failed.", []),
    # other words for the only one near
    (f"{TOM} left. The executive was ill.", [("The executive", TOM)]),
    (f"{TOM} left. The woman was ill.", []),
]


@pytest.mark.parametrize(("text", "references"), REFERENCES)
def test_a_pronoun_stands_for_a_person(text: str, references: list[tuple[str, str]]) -> None:
    assert references_of(analysed(text)) == references


def test_a_portrait_goes_on_with_its_person_however_long_ago_it_named_him() -> None:
    text = f"{ANNA} is a chemist. " + "The rain fell on the roofs. " * 6 + "She moved."
    assert references_of(analysed(text)) == [("She", ANNA)]


def test_a_paragraph_of_a_portrait_begins_with_its_person() -> None:
    text = f"{TOM} was a judge. Henry Poole was his pupil.\n\nHe died in 1911."
    assert references_of(analysed(text)) == [("his", TOM), ("He", TOM)]


def test_whole_names_are_what_a_pronoun_stands_for() -> None:
    text = f"{TOM} left. Reyl wrote. He slept."
    assert references_of(understood(document(text))) == [("He", TOM)]
