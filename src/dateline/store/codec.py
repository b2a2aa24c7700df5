"""Model values to JSON and back. Lossless for clean text: decoding what was encoded gives an equal value.

The form follows the types: a dataclass is an object of its fields (those at their default left out), a span is
[start, end], an enum its value, a day or instant its ISO form. A field added to the model later is read from old
rows at its default; a field that the model no longer knows is an error, never dropped in silence. No pickle: a
diary is data, and must be readable by other programs.

Strings are cleaned here once more, one character for one, behind the door's own cleaning: a lone surrogate that came
another way (an escape in a page's JSON-LD) would stop the whole batch, and PostgreSQL refuses NUL.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from dateline.model.errors import StoreDamaged
from dateline.model.span import Span
from dateline.model.text import clean_text

__all__ = ["dump", "load"]

T = TypeVar("T")
Convert = Callable[[Any], Any]


def dump(value: object, *, leave_out: frozenset[str] = frozenset()) -> str:
    """A dataclass value as one line of JSON; `leave_out` names top fields that are kept elsewhere."""
    kind: Any = type(value)
    encoded = _encoder(kind)(value)
    kept = {name: part for name, part in encoded.items() if name not in leave_out}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def load(kind: type[T], payload: str, **extra: object) -> T:
    """The value that `dump` wrote; `extra` gives the top fields that were left out."""
    decode: Callable[..., T] = _decoder(cast("Any", kind))
    try:
        return decode(json.loads(payload), **extra)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise StoreDamaged(f"not a kept {kind.__name__}: {error}") from error


@cache
def _encoder(kind: Any) -> Convert:
    inner = _optional(kind)
    if inner is not None:
        encode = _encoder(inner)
        return lambda value: None if value is None else encode(value)
    if kind is str:
        return clean_text
    if kind is Span:
        return lambda span: [span.start, span.end]
    if kind in (date, datetime) or _is_moment(kind):
        return lambda moment: moment.isoformat()
    if is_dataclass(kind):
        return _object_encoder(kind)
    if get_origin(kind) is tuple:
        return _tuple_encoder(get_args(kind))
    return lambda value: value


@cache
def _decoder(kind: Any) -> Callable[..., Any]:
    inner = _optional(kind)
    if inner is not None:
        decode = _decoder(inner)
        return lambda value: None if value is None else decode(value)
    if kind is Span:
        return lambda pair: Span(*pair)
    if kind is date:
        return date.fromisoformat
    if kind is datetime:
        return datetime.fromisoformat
    if _is_moment(kind):
        return lambda text: datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
    if is_dataclass(kind):
        return _object_decoder(kind)
    if get_origin(kind) is tuple:
        return _tuple_decoder(get_args(kind))
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind
    return _plain(kind)


def _optional(kind: Any) -> Any:
    """X where the type is `X | None`, else None."""
    parts = get_args(kind) if get_origin(kind) in (Union, UnionType) else ()
    rest = [part for part in parts if part is not NoneType]
    if len(rest) == len(parts):
        return None
    return Union[tuple(rest)]  # noqa: UP007 -- built at run time


def _is_moment(kind: Any) -> bool:
    return set(get_args(kind)) == {date, datetime}


def _default(field: Field[Any]) -> Any:
    return field.default_factory() if field.default_factory is not MISSING else field.default


def _object_encoder(kind: Any) -> Convert:
    hints = get_type_hints(kind)
    parts = [(field.name, _encoder(hints[field.name]), _default(field)) for field in fields(kind)]

    def encode(value: Any) -> dict[str, Any]:
        return {
            name: convert(part)
            for name, convert, default in parts
            if (part := getattr(value, name)) is not default and part != default
        }

    return encode


def _object_decoder(kind: Any) -> Callable[..., Any]:
    hints = get_type_hints(kind)
    parts = {field.name: _decoder(hints[field.name]) for field in fields(kind)}
    # Most fields are plain, and are looked at without a call: readings are decoded by the hundred while a visitor waits.
    plain = {field.name: taken for field in fields(kind) if (taken := _accepted(hints[field.name]))}

    def decode(encoded: dict[str, Any], **extra: Any) -> Any:
        if not extra.keys().isdisjoint(encoded):
            raise TypeError("a field that is kept elsewhere")
        for name, part in encoded.items():
            if type(part) not in plain.get(name, ()):
                extra[name] = parts[name](part)
            else:
                extra[name] = part
        return kind(**extra)

    return decode


def _accepted(kind: Any) -> tuple[type, ...]:
    """The types of JSON that come back as they are; none where more is to be done."""
    if kind is float:
        return (int, float)
    return (kind,) if kind in {str, int, bool} else ()


def _tuple_encoder(args: tuple[Any, ...]) -> Convert:
    if args[-1] is Ellipsis:
        encode = _encoder(args[0])
        return lambda values: [encode(value) for value in values]
    encoders = [_encoder(arg) for arg in args]
    return lambda values: [encode(value) for encode, value in zip(encoders, values, strict=True)]


def _tuple_decoder(args: tuple[Any, ...]) -> Convert:
    if args[-1] is Ellipsis:
        decode, taken = _decoder(args[0]), frozenset(_accepted(args[0]))

        def every(values: Any) -> tuple[Any, ...]:
            if taken and type(values) is list and taken.issuperset(map(type, values)):
                return tuple(values)
            return tuple([decode(value) for value in values])

        return every
    decoders, plain = [_decoder(arg) for arg in args], tuple(_accepted(arg) for arg in args)

    def each(values: Any) -> tuple[Any, ...]:
        if len(values) == len(plain) and all(map(_is_one_of, values, plain)):
            return tuple(values)
        return tuple([decode(value) for decode, value in zip(decoders, values, strict=True)])

    return each


def _is_one_of(value: object, taken: tuple[type, ...]) -> bool:
    return type(value) in taken


def _plain(kind: type) -> Convert:
    """A string or a number must come back as the type that the model says: bit flips make odd JSON."""
    accepted = _accepted(kind) or (kind,)

    def check(value: Any) -> Any:
        if type(value) not in accepted:
            raise TypeError(f"{value!r} is no {kind.__name__}")
        return value

    return check
