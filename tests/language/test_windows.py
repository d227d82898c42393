"""What the encoder reads together, and what it is told of each word."""

from __future__ import annotations

from itertools import pairwise

from language_samples import analysed

from kg.language.windows import iter_windows, marked_spans, words_of
from kg.model import EntityType
from kg.network import MENTION_TYPES


def test_every_word_is_in_one_window_in_the_order_of_the_text() -> None:
    sentences = analysed("Mara Lindqvist left Arbenta. " * 60).sentences
    windows = list(iter_windows(sentences, []))
    tokens = [token for window in windows for token in window.tokens]
    assert tokens == [token for sentence in sentences for token in sentence.tokens]
    assert len(windows) > 1
    assert all(len(window.tokens) <= 110 for window in windows)


def test_a_sentence_stays_whole_unless_it_fills_a_window() -> None:
    sentences = analysed("Mara Lindqvist left Arbenta. " * 60).sentences
    windows = list(iter_windows(sentences, []))
    assert all(one.sentences[-1] != other.sentences[0] for one, other in pairwise(windows))
    long = analysed("Arbenta owns " + ", ".join(f"Number{n}" for n in range(150)) + ".").sentences
    assert next(len(window.tokens) for window in iter_windows(long, [])) == 110


def test_pieces_know_their_words() -> None:
    (window,) = iter_windows(analysed("Lindqvist left.").sentences, [])
    assert window.word[0] == window.word[-1] == -1
    assert sorted(set(window.word[1:-1].tolist())) == [0, 1, 2]
    assert len(window.pieces) == len(window.word) == len(window.casing) == len(window.marks)


def test_casing_is_told() -> None:
    (window,) = iter_windows(analysed("IBM paid McKay 30 crowns.").sentences, [])
    casing = {token.text: int(window.casing[window.word.tolist().index(i)]) for i, token in enumerate(window.tokens)}
    assert casing == {"IBM": 3, "paid": 1, "McKay": 6, "30": 2, "crowns": 1, ".": 1}


def test_names_and_times_are_marked_with_their_types() -> None:
    analysis = analysed("Mara Lindqvist left in 2004.")
    (window,) = iter_windows(analysis.sentences, marked_spans(analysis.mentions, analysis.times))
    marks: dict[str, int] = {}
    for piece, word in enumerate(window.word.tolist()):
        if word >= 0:
            marks.setdefault(window.tokens[word].text, int(window.marks[piece]))
    person, time = MENTION_TYPES.index(analysis.mentions[0].type), MENTION_TYPES.index(EntityType("time"))
    assert marks == {"Mara": 2 * person + 1, "Lindqvist": 2 * person, "left": 0, "in": 0, "2004": 2 * time + 1, ".": 0}


def test_words_of_characters() -> None:
    tokens = analysed("Mara Lindqvist left.").sentences[0].tokens
    assert words_of(tokens, 0, 14) == (0, 1)
    assert words_of(tokens, 6, 8) == (1, 1)
    assert words_of(tokens, 100, 108) is None
