"""What the nouns promise: true spans, windows that never run backwards, everything frozen."""

from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline import model
from dateline.model import Article, Dated, Grain, Installment, Span, Window, day_of

days = st.dates(date(1990, 1, 1), date(2050, 1, 1))


def test_a_span_never_runs_backwards() -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(3, 2)
    with pytest.raises(ValueError, match="not a span"):
        Span(-1, 2)


def test_a_span_knows_its_text() -> None:
    assert Span(3, 7).of("the vote") == " vot"
    assert Span(0, 3).overlaps(Span(2, 4))
    assert not Span(0, 3).overlaps(Span(3, 4))
    assert Span(0, 4).covers(Span(1, 4))
    assert Span(4, 5) == Span(1, 2).shifted(3)


@given(days, days)
def test_a_window_never_runs_backwards(a: date, b: date) -> None:
    if a > b:
        with pytest.raises(ValueError, match="reversed"):
            Window(a, b)
    else:
        assert Window(a, b).length == (b - a).days + 1


@given(days, days, days)
def test_windows_overlap_or_have_a_gap(a: date, b: date, c: date) -> None:
    first, second, third = sorted((a, b, c))
    left, right = Window(first, second), Window.on(third)
    assert left.overlaps(right) == right.overlaps(left)
    assert left.gap(right) == right.gap(left)
    assert left.overlaps(right) == (left.gap(right) == timedelta(0))


def test_open_ends_reach_for_ever() -> None:
    after = Window(date(2030, 5, 1), None, Grain.LONGER)
    assert after.days is None
    assert after.overlaps(Window.on(date(2049, 1, 1)))
    assert not after.overlaps(Window.on(date(2030, 4, 30)))


def test_an_instant_keeps_its_own_day() -> None:
    late = datetime(2030, 3, 1, 23, 30, tzinfo=UTC)
    assert day_of(late) == date(2030, 3, 1)
    assert Dated(late, "json-ld").day == date(2030, 3, 1)


def test_the_day_of_writing_is_the_installments() -> None:
    article = Article(
        id="a", page="p", origin="o", text="one two", published=Dated(date(2030, 1, 1), "byline"),
        installments=(Installment(date(2030, 1, 2), Span(4, 7)),),
    )  # fmt: skip
    assert article.day_at(0) == date(2030, 1, 1)
    assert article.day_at(5) == date(2030, 1, 2)


def test_every_noun_is_frozen_and_slotted() -> None:
    for name in model.__all__:
        noun = getattr(model, name)
        if dataclasses.is_dataclass(noun):
            assert noun.__dataclass_params__.frozen, name  # type: ignore[union-attr]
            assert hasattr(noun, "__slots__"), name
