"""Titles of books, films and pieces of music in quotation marks: "A Winter of Eighteen Years"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.model import EntityType, Mention, Sentence, Token

_WORK = EntityType("work")
_OPENING, _CLOSING = frozenset({'"', "“", "‘", "«", "``"}), frozenset({'"', "”", "’", "»", "''"})
_LONGEST = 10
"""Words of a title."""
_SMALL = frozenset({
    "a", "an", "the", "of", "in", "on", "at", "to", "for", "from", "by", "with", "and", "or", "under", "into", "de",
    "la", "le", "der", "die", "das", "el", "il", "&", "'s", "’s", ",", "-",
})  # fmt: skip
"""What is written small in a title."""
_KINDS = frozenset({
    "account", "adaptation", "album", "aria", "article", "autobiography", "ballad", "ballet", "biography",
    "book", "cantata", "chronicle", "comedy", "diary", "documentary", "drama", "essay", "fiction", "film",
    "history", "hit", "hymn", "libretto", "memoir", "movie", "musical", "novel", "novella", "opera", "operetta",
    "oratorio", "painting", "paper", "play", "poem", "prequel", "remake", "saga", "screenplay", "script",
    "sequel", "series", "show", "single", "sitcom", "song", "soundtrack", "story", "symphony", "thesis",
    "thriller", "translation", "travelogue", "trilogy", "verse",
})  # fmt: skip
"""What a title is of;"""
_MAKING = frozenset({
    "adapt", "author", "co-author", "co-write", "compose", "direct", "paint", "pen", "perform", "publish", "record",
    "sing", "star", "title", "entitle", "translate", "write",
})  # fmt: skip
"""what is done with it."""


def with_works(sentences: Sequence[Sentence], names: Sequence[Mention]) -> tuple[Mention, ...]:
    """The names, whole titles in the place of the parts of titles.

    What is quoted is a title where it is written like one and the sentence speaks of a book or the like, or where
    "by" follows, or where it opens with an article.
    """
    titles = [title for sentence in sentences for title in _titles(sentence)]
    if not titles:
        return tuple(names)
    kept = [name for name in names if not any(title.start < name.end and name.start < title.end for title in titles)]
    return tuple(sorted([*kept, *titles]))


def _titles(sentence: Sentence) -> Iterator[Mention]:
    tokens = sentence.tokens
    speaks = any(token.lemma in _KINDS or token.lemma in _MAKING for token in tokens)
    index = 0
    while index < len(tokens):
        end = _end_of_title(tokens, index) if tokens[index].text in _OPENING else None
        if end is None:
            index += 1
            continue
        by = end + 1 < len(tokens) and tokens[end + 1].text.lower() == "by"
        article = tokens[index + 1].text in ("The", "A", "An") and end - index > 3
        if speaks or by or article:
            last = end - 1 - (tokens[end - 1].text == ",")
            start, stop = tokens[index + 1].start, tokens[last].end
            text = sentence.text[start - sentence.start : stop - sentence.start]
            yield Mention(start=start, end=stop, text=text, type=_WORK)
        index = end + 1


def _end_of_title(tokens: Sequence[Token], opening: int) -> int | None:
    """The quotation mark behind the words if they are written like a title."""
    for end in range(opening + 2, min(opening + _LONGEST + 3, len(tokens))):
        if tokens[end].text in _CLOSING:
            inside = tokens[opening + 1 : end]
            if inside[-1].text == ",":  # American: the comma stands in front of the mark
                inside = inside[:-1]
            return end if inside and _is_title(inside) else None
    return None


def _is_title(words: Sequence[Token]) -> bool:
    ends = (words[0], words[-1])
    if not all(word.text[0].isupper() or word.text[0].isdigit() for word in ends):
        return False
    return all(word.text[0].isupper() or word.text[0].isdigit() or word.text in _SMALL for word in words)
