"""Types of names as the network sees them, and where the rules are the surer ones."""

from __future__ import annotations

import pytest
from language_samples import names_of


@pytest.mark.parametrize(
    ("text", "name", "type_"),
    [
        ("Amara Dubois, formerly of Heliospan, is chief scientist at Quarrystone.", "Heliospan", "organization"),
        ("Amara Dubois, formerly of Leeds, is chief scientist at Quarrystone.", "Leeds", "place"),
        ("Anna Bright, a chemist at the Arbenta laboratory, won a prize.", "Arbenta", "organization"),
        ("Anna Bright, a chemist at the London laboratory, won a prize.", "London", "place"),
        ("Klodser will launch a smaller toy, Brixie Mini, in May.", "Brixie Mini", "product"),
    ],
)
def test_a_name_that_is_not_known_for_a_place_may_be_of_a_firm(text: str, name: str, type_: str) -> None:
    assert names_of(text)[name] == type_


def test_what_bears_a_legal_form_is_a_firm() -> None:
    assert names_of("Arbenta Inc sells Corvell Ltd tyres.")["Corvell Ltd"] == "organization"
