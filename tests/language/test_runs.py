"""Labels to spans."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from dateline.language.heads import HEADS, PARTS
from dateline.language.runs import Run, runs

O, B, I = ([0, -9.0, -9.0], [-9.0, 0, -9.0], [-9.0, -9.0, 0])  # noqa: E741 - the labels' own names


def spans(*rows: list[float], breaks: list[bool] | None = None) -> list[tuple[int, int]]:
    return [(r.start, r.end) for r in runs(np.array(rows, np.float32), PARTS, breaks)]


def test_a_span_is_its_first_word_and_those_that_go_on() -> None:
    assert [(1, 3)] == spans(O, B, I, O)


def test_two_spans_may_touch() -> None:
    assert [(0, 2), (2, 3)] == spans(B, I, B)


def test_no_span_goes_on_that_was_not_begun() -> None:
    # The word after an O looks like one that goes on; either it begins a span or there is none.
    assert spans(O, [-5.0, -3.0, -0.1], I) == [(1, 3)]
    assert spans(O, [-0.8, -6.0, -0.7], O) == []


def test_a_span_ends_with_its_paragraph() -> None:
    assert [(0, 2)] == spans(B, I, [-1.0, -6.0, -0.4], breaks=[True, False, True])


def test_a_span_is_not_broken_off_for_a_word_in_doubt() -> None:
    doubt = [-0.6, -6.0, -0.8]
    assert [(0, 4)] == spans(B, I, doubt, I)


def test_kinds_do_not_mix() -> None:
    labels = HEADS["cue"]
    rows = np.full((2, len(labels)), -9, np.float32)
    rows[0, labels.index("B~")] = 0
    rows[1, labels.index("I")], rows[1, labels.index("I~")] = -0.5, -0.9
    assert [(0, 2, "~")] == [(r.start, r.end, r.kind) for r in runs(rows, labels)]


def test_nothing_is_read_from_nothing() -> None:
    assert [] == runs(np.zeros((0, 3), np.float32), PARTS)


@given(
    npst.arrays(np.float32, st.tuples(st.integers(1, 30), st.just(3)), elements=st.floats(-20, 0, width=32))
)
def test_spans_are_in_order_and_apart(scores: np.ndarray) -> None:
    found: list[Run] = runs(scores, PARTS)
    assert all(0 <= r.start < r.end <= len(scores) for r in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
