"""Values of kg.model as JSON and back, exactly: what comes out equals what went in, type by type.

A dataclass becomes a list of its class's name and its fields, a tuple a list that begins with "", a mapping
an object. Which fields hold members of an enumeration is read from the annotations.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from enum import StrEnum
from functools import cache
from typing import Any, get_type_hints

from kg import model

_CLASSES: Mapping[str, type[Any]] = {
    class_.__name__: class_
    for class_ in (
        model.Amount,
        model.Claim,
        model.Document,
        model.Mention,
        model.Reading,
        model.Rejection,
        model.Section,
        model.Span,
        model.Value,
    )
}


def pack(value: object) -> bytes:
    """JSON in UTF-8; surrogates that stand alone in a text are kept as they are."""
    plain = json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))
    return plain.encode("utf-8", "surrogatepass")


def unpack(packed: bytes) -> Any:
    """The value again; raises ValueError if these bytes were not made by `pack`."""
    try:
        return _value(json.loads(packed.decode("utf-8", "surrogatepass")))
    except (KeyError, TypeError, IndexError, RecursionError) as error:
        raise ValueError(f"no packed value: {error}") from error


def unpack_document(packed: bytes) -> model.Document:
    """The document of a packed reading, without the rest; raises ValueError as `unpack` does."""
    try:
        _, document, *_ = json.loads(packed.decode("utf-8", "surrogatepass"))
        value = _value(document)
    except (KeyError, TypeError, IndexError, RecursionError) as error:
        raise ValueError(f"no packed reading: {error}") from error
    if not isinstance(value, model.Document):
        raise ValueError("no packed reading: it does not begin with a document")
    return value


def _plain(value: object) -> object:
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple):
        return ["", *map(_plain, value)]
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    class_ = type(value)
    if _CLASSES.get(class_.__name__) is not class_:
        raise TypeError(f"{class_.__name__} is no type of a reading")
    return [class_.__name__, *(_plain(getattr(value, name)) for name in _names(class_.__name__))]


def _value(plain: Any) -> Any:
    if isinstance(plain, dict):
        return {key: _value(item) for key, item in plain.items()}
    if not isinstance(plain, list):
        return plain
    name, *items = plain
    values = [_value(item) for item in items]
    if name == "":
        return tuple(values)
    class_ = _CLASSES[name]
    for place, enumeration in _enumerations(name):
        values[place] = enumeration(values[place])
    return class_(**dict(zip(_names(name), values, strict=True)))


@cache
def _names(class_: str) -> tuple[str, ...]:
    return tuple(field.name for field in fields(_CLASSES[class_]))


@cache
def _enumerations(class_: str) -> tuple[tuple[int, type[StrEnum]], ...]:
    """The places of the fields that hold members of an enumeration."""
    hints = get_type_hints(_CLASSES[class_])
    kinds = ((place, hints[name]) for place, name in enumerate(_names(class_)))
    return tuple((place, kind) for place, kind in kinds if isinstance(kind, type) and issubclass(kind, StrEnum))
