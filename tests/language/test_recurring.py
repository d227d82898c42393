"""Names that the parser overlooks where the text has them elsewhere."""

from __future__ import annotations

from language_samples import analysed


def test_a_name_is_one_wherever_the_text_has_it() -> None:
    text = "Pemberly is a privately held firm. Arbenta took the Pemberly offer. The board of Pemberly agreed."
    assert [m.text for m in analysed(text).mentions if m.text == "Pemberly"] == ["Pemberly"] * 3


def test_a_noun_that_opens_a_sentence_is_a_name_before_a_verb_only() -> None:
    text = "Ada Styles founded it. The judge told Styles to pay. Styles is to appeal. Styles of dress differ."
    found = [m.start for m in analysed(text).mentions if m.text == "Styles"]
    assert text.index("Styles is") in found
    assert text.index("Styles of") not in found


def test_an_acronym_is_not_the_small_word() -> None:
    assert "US" in [m.text for m in analysed("US officials met Arbenta. They told us nothing.").mentions]
