"""From the stored text to sentences: offsets stay, layout does not disturb, documents do not meet."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from language_samples import analysed, document, references_of, understood

from kg.language import analyze
from kg.model import Analysis, Document, DocumentId, SectionKind


def sentences_of(text: str) -> list[str]:
    return [sentence.text for sentence in analysed(text).sentences]


def test_initials_are_no_sentence() -> None:
    assert sentences_of("She follows C.R. Lindqvist. C.R. Lindqvist is the son of the founder.") == [
        "She follows C.R. Lindqvist.",
        "C.R. Lindqvist is the son of the founder.",
    ]


def check_offsets(analysis: Analysis) -> None:
    """Everything slices back, in order; no mention crosses the end of a sentence."""
    text = analysis.document.text
    for sentence in analysis.sentences:
        assert text[sentence.start : sentence.end] == sentence.text
        assert [token.text for token in sentence.tokens] == [text[t.start : t.end] for t in sentence.tokens]
        assert all(sentence.start <= token.start < token.end <= sentence.end for token in sentence.tokens)
        assert all(0 <= token.head < len(sentence.tokens) for token in sentence.tokens)
    for spans in (analysis.sentences, analysis.mentions, analysis.times, analysis.amounts):
        assert [text[span.start : span.end] for span in spans] == [span.text for span in spans]
        assert [a for a, b in pairwise(spans) if a.end > b.start] == []
    for mention in analysis.mentions:
        assert sum(sentence.covers(mention) for sentence in analysis.sentences) == 1
        assert mention.antecedent is None or text[mention.antecedent.start :].startswith(mention.antecedent.text)


FRAGMENTS = st.sampled_from(
    [
        *("Mara Lindqvist", "Arbenta Inc", "<EXP.L>", "bought", "it", "in 2004", "for $3 m", "'s"),
        *("\n", "\n\n", "\r\n", "\u2028", "\x85", " ", "\t", "\u00a0", "\u200b", "\x00", "\ud800"),
        *(".", ",", "(", "*", "_", "“", "”", "’", "<", ">", "é", "漢字", "🙂"),
    ]
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.text(max_size=80), st.lists(FRAGMENTS, max_size=25).map("".join)))
@example("")
@example(" \n\t ")
@example("\x00")
@example("Arbenta Inc \ud800 bought it.")
@example("a\u2028Arbenta Inc\u2028bought it.")
def test_every_offset_slices_back_whatever_the_text(text: str) -> None:
    check_offsets(understood(document(text)))


def test_offsets_count_code_points() -> None:
    analysis = analysed("🙂🙂 Arbenta Inc bought Corvell Ltd in May.")
    check_offsets(analysis)
    assert [(m.start, m.text) for m in analysis.mentions] == [(3, "Arbenta Inc"), (22, "Corvell Ltd")]


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "...", "\u200b"])
def test_a_text_without_words_is_understood_as_such(text: str) -> None:
    analysis = analysed(text)
    assert analysis.document.text == text
    assert (analysis.mentions, analysis.times, analysis.amounts) == ((), (), ())


WRAPPED = """Arbenta Inc said on Monday that it had bought the map
maker Corvell Ltd, which is based in the north of the
country, for a sum that neither of the two companies
would disclose to reporters.
"""


def test_hard_wrapped_lines_are_one_sentence() -> None:
    assert sentences_of(WRAPPED) == [WRAPPED.strip()]


def test_lines_that_are_not_wrapped_are_sentences_of_their_own() -> None:
    assert sentences_of("Arbenta grows\n\nCorvell shrinks\n\nLumio left the market.") == [
        "Arbenta grows",
        "Corvell shrinks",
        "Lumio left the market.",
    ]


def test_a_sentence_ends_where_its_section_ends() -> None:
    text = "Arbenta grows\nAnna Lindqvist left the room."
    analysis = understood(document(text, title="Arbenta grows"))
    assert [(s.text, s.section) for s in analysis.sentences] == [
        ("Arbenta grows", SectionKind.TITLE),
        ("Anna Lindqvist left the room.", None),
    ]


@pytest.mark.parametrize("kind", ["furniture", "byline", "dateline"])
def test_what_is_not_read_holds_no_sentence(kind: str) -> None:
    text = "Arbenta Inc 5 min read\nCorvell Ltd left the market."
    furniture = {kind: "Arbenta Inc 5 min read"}
    analysis = understood(document(text, authors=(), **furniture))
    assert [sentence.text for sentence in analysis.sentences] == ["Corvell Ltd left the market."]
    assert [mention.text for mention in analysis.mentions] == ["Corvell Ltd"]


def test_tickers_and_emphasis_are_not_read_and_stay_in_the_text() -> None:
    text = "**Arbenta Inc** <ARB.L> bought _Corvell Ltd_."
    (sentence,) = analysed(text).sentences
    assert [token.text for token in sentence.tokens] == ["Arbenta", "Inc", "bought", "Corvell", "Ltd", "."]
    assert sentence.text == "Arbenta Inc** <ARB.L> bought _Corvell Ltd_."


def test_a_typographic_apostrophe_is_read_as_a_straight_one() -> None:
    curly = analysed("The head of Oslo’s Velden Theatre hasn’t left.")
    straight = analysed("The head of Oslo's Velden Theatre hasn't left.")
    assert curly.sentences[0].tokens[4].text == "’s"
    assert [mention.text for mention in curly.mentions] == ["Oslo", "Velden Theatre"]
    for one, other in zip(curly.sentences[0].tokens, straight.sentences[0].tokens, strict=True):
        assert (one.lemma, one.tag, one.dep, one.head) == (other.lemma, other.tag, other.dep, other.head)


def test_a_part_that_is_owned_is_read_as_two_words() -> None:
    (sentence,) = analysed("Corvell is 46%-owned by Arbenta.").sentences
    assert [token.text for token in sentence.tokens[2:5]] == ["46", "%", "owned"]


ONE = "Anna Lindqvist founded Corvell Ltd in 2004. She left it. Corvell Maps Inc is a bank."
OTHER = "She bought it for $3 million. Lindqvist left. The bank grew. Corvell was sold."


def test_documents_do_not_influence_each_other() -> None:
    a, b = (Document(id=DocumentId(name), text=text) for name, text in (("a", ONE), ("b", OTHER)))
    alone = (*analyze([a]), *analyze([b]))
    assert tuple(analyze([a, b])) == alone
    assert tuple(analyze([b, a])) == alone[::-1]
    assert references_of(alone[1]) == []


def test_two_documents_with_the_same_words_are_two() -> None:
    same = Document(id=DocumentId("a"), text=ONE)
    empty = Document(id=DocumentId("b"), text="")
    assert [analysis.document for analysis in analyze([same, same])] == [same, same]
    assert [len(analysis.sentences) for analysis in analyze([empty, same, empty])] == [0, 3, 0]


def test_documents_are_read_one_by_one() -> None:
    def documents() -> list[Document]:
        raise AssertionError("nothing is read before it is asked for")

    assert iter(analyze(document(ONE) for _ in range(1))) is not None
    with pytest.raises(AssertionError, match="asked for"):
        next(analyze(d for d in documents()))


def test_a_text_of_many_pieces_is_read_whole() -> None:
    text = "\n\n".join(f"Arbenta Inc bought Corvell Ltd in {1900 + i}." for i in range(100))
    analysis = analysed(text)
    check_offsets(analysis)
    assert len(analysis.sentences) == 100
    assert len(analysis.times) == 100


@pytest.mark.parametrize("unit", ["x", "(", "<", "-.", "漢", "Arb,Corv"])
def test_a_megabyte_without_a_space_is_read_in_bounded_time(unit: str) -> None:
    text = "Arbenta Inc grew. " + unit * (1_000_000 // len(unit)) + " Corvell Ltd shrank in May."
    begin = time.perf_counter()
    analysis = understood(document(text))
    assert time.perf_counter() - begin < 20
    check_offsets(analysis)
    assert [mention.text for mention in analysis.mentions] == ["Arbenta Inc", "Corvell Ltd"]


@pytest.mark.parametrize("unit", ["Arbenta, ", "Mara Lindqvist (", "Arb <EXP.L> <Exco Plc> ", "She and it "])
def test_a_sentence_that_never_ends_is_cut(unit: str) -> None:
    analysis = analysed(unit * 1000)
    check_offsets(analysis)
    assert max(len(sentence.tokens) for sentence in analysis.sentences) <= 5000


def test_a_sentence_may_end_in_a_sum() -> None:
    assert sentences_of("Norwell paid $54m. The ten directors left.") == [
        "Norwell paid $54m.",
        "The ten directors left.",
    ]
