from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.archive._packing import pack, unpack
from kg.model import (
    Amount,
    AmountKind,
    Claim,
    Document,
    DocumentId,
    EntityType,
    FactType,
    Mention,
    MentionKind,
    Reading,
    Reason,
    Rejection,
    Role,
    Section,
    SectionKind,
    Sentence,
    Span,
    Status,
    Value,
)

_TEXT = st.text(st.characters(codec=None), max_size=6)
"""With surrogates, alone and in pairs."""
_TYPES = st.sampled_from(["person", "", "é", "place"]).map(EntityType)


@st.composite
def _spans(draw: st.DrawFn, /, class_: type[Any] = Span, **more: st.SearchStrategy[Any]) -> Any:
    text = draw(_TEXT.filter(bool))
    start = draw(st.integers(0, 10**6))
    return class_(start=start, end=start + len(text), text=text, **{k: draw(v) for k, v in more.items()})


_MENTIONS = _spans(
    Mention,
    type=_TYPES,
    kind=st.sampled_from(MentionKind),
    antecedent=st.none() | _spans(),
    canonical=_TEXT,
    alternatives=st.lists(_TYPES, max_size=2).map(tuple),
)
_ARGUMENTS = _MENTIONS | _spans(Value, value=_TEXT) | _spans(Amount, value=_TEXT, kind=st.sampled_from(AmountKind))
_ROLES = st.sampled_from(["acquirer", "price", "", "Mention"]).map(Role)
_CLAIMS = st.builds(
    Claim,
    type=st.just(FactType("acquisition")),
    roles=st.dictionaries(_ROLES, st.lists(_ARGUMENTS, max_size=2).map(tuple), max_size=3),
    status=st.sampled_from(Status),
    confidence=st.floats(0, 1),
    sentence=_spans(),
    extractor=_TEXT,
    attribution=st.lists(_MENTIONS, max_size=1).map(tuple),
)
_REJECTIONS = st.builds(
    Rejection,
    type=st.just(FactType("merger")),
    reason=st.sampled_from(Reason),
    document=st.just(DocumentId("a.txt")),
    sentence=_spans(),
    extractor=_TEXT,
    roles=st.dictionaries(_ROLES, st.lists(_spans(), max_size=2).map(tuple), max_size=2),
    role=st.none() | _ROLES,
    words=_TEXT,
)


@st.composite
def _documents(draw: st.DrawFn) -> Document:
    text = draw(_TEXT)
    sections = (Section(start=0, end=len(text), text=text, kind=draw(st.sampled_from(SectionKind))),) if text else ()
    authors = tuple(draw(st.lists(_TEXT, max_size=2)))
    return Document(id=DocumentId(draw(_TEXT) or "1"), text=text, title=draw(_TEXT), authors=authors, sections=sections)


_READINGS = st.builds(
    Reading,
    document=_documents(),
    mentions=st.lists(_MENTIONS, max_size=2).map(tuple),
    claims=st.lists(_CLAIMS, max_size=2).map(tuple),
    rejections=st.lists(_REJECTIONS, max_size=1).map(tuple),
    sentences=st.lists(_spans(), max_size=1).map(tuple),
)


def _types(value: object) -> object:
    """The types of all that a value is made of: equal values may be of different ones."""
    if is_dataclass(value):
        return type(value), [_types(getattr(value, field.name)) for field in fields(value)]
    if isinstance(value, tuple):
        return [_types(item) for item in value]
    if isinstance(value, dict):
        return [(key, _types(item)) for key, item in value.items()]
    return type(value)


@given(reading=_READINGS)
def test_readings_come_out_as_they_went_in(reading: Reading) -> None:
    again = unpack(pack(reading))
    assert again == reading
    assert _types(again) == _types(reading)
    assert pack(again) == pack(reading)


def test_what_is_packed_is_json() -> None:
    assert json.loads(pack(Span(start=3, end=5, text="é\ud800".replace("\ud800", "e")))) == ["Span", 3, 5, "ée"]


def test_what_is_no_part_of_a_reading_is_refused() -> None:
    with pytest.raises(TypeError, match="Sentence is no type of a reading"):
        pack((Sentence(start=0, end=1, text="a", tokens=()),))


@pytest.mark.parametrize(
    "packed",
    [b"", b"{", b"\xff", b'["Nonsense"]', b'["Span",1,2]', b'["Span",1,9,"a"]', b'["Span"]', b"[" * 100_000, b"[[]]"],
)
def test_other_bytes_are_refused(packed: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # the decoder has its own words
        unpack(packed)
