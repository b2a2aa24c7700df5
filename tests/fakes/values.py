"""Any value of a noun, for laws that must hold for every page (hypothesis)."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from dateline.model import Span, Window

# What may stand in a kept text: all but controls, surrogates and non-characters (model/text.py).
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cn", "Cc"], include_characters="\n\t"), max_size=12)
DAYS = st.dates()
ZONES = st.builds(timezone, st.integers(-840, 840).map(lambda minutes: timedelta(minutes=minutes)))
INSTANTS = st.datetimes(timezones=ZONES)
SPANS = st.tuples(st.integers(0, 50), st.integers(0, 9)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@cache
def values(kind: Any) -> st.SearchStrategy[Any]:
    """Values of a type of the model, small ones first."""
    simple: dict[Any, st.SearchStrategy[Any]] = {
        str: TEXT,
        bool: st.booleans(),
        int: st.integers(),
        float: st.floats(allow_nan=False),
        date: DAYS,
        datetime: INSTANTS,
        NoneType: st.none(),
        Span: SPANS,
    }
    if kind in simple:
        return simple[kind]
    if get_origin(kind) in (Union, UnionType):
        return st.one_of([values(part) for part in get_args(kind)])
    if get_origin(kind) is tuple:
        first, *rest = get_args(kind)
        if rest == [...]:
            return st.lists(values(first), max_size=2).map(tuple)
        return st.tuples(*(values(part) for part in (first, *rest)))
    if issubclass(kind, StrEnum):
        return st.sampled_from(kind)
    hints = get_type_hints(kind)
    parts = {field.name: values(hints[field.name]) for field in fields(kind)}
    if kind is Window:
        return st.fixed_dictionaries(parts).map(_window)
    return st.builds(kind, **parts)


def _window(parts: dict[str, Any]) -> Window:
    first, last = parts["first"], parts["last"]
    if first and last and first > last:
        parts["first"], parts["last"] = last, first
    return Window(**parts)
