"""The law of steps: what a feed tells from one snapshot is what asking evening by evening would have told."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.ledger import changes, snapshot, steps
from dateline.model import Reading, Snapshot, Turned
from tests.fakes.diaries import START, TODAY, diaries

# What has no day of its own, or is read off all reports of an event at once.
_APART = {Turned.WHO, Turned.KIND, Turned.RENAMED, Turned.SPLIT, Turned.MERGED, Turned.WITHDRAWN}


def _on(readings: list[Reading], offset: int) -> Snapshot:
    return snapshot(readings, as_of=START + timedelta(days=offset), today=TODAY)


def _once(readings: list[Reading]) -> list[Reading]:
    """Each page at an address of its own: what a newer version took back is told no more, and was told on its day."""
    return [
        replace(r, article=replace(r.article, url=f"https://example.test/own/{n}"))
        for n, r in enumerate(readings)
    ]


@given(diaries().map(_once), st.integers(0, 60))
@settings(max_examples=40, deadline=None)
def test_steps_are_what_was_told_evening_by_evening(readings: list[Reading], last: int) -> None:
    evenings = [_on(readings, offset) for offset in range(last + 1)]
    told = {
        change.id: change.kind
        for before, after in zip([Snapshot(None, (), (), ()), *evenings], evenings, strict=False)
        for change in changes(before, after)
        if change.kind not in _APART
    }
    assert told == {change.id: change.kind for change in steps(evenings[-1])}


@given(diaries(), st.integers(0, 40), st.integers(0, 40))
@settings(max_examples=40, deadline=None)
def test_since_leaves_out_what_was_told_by_then(readings: list[Reading], one: int, other: int) -> None:
    first, last = sorted((one, other))
    after = _on(readings, last)
    day = START + timedelta(days=first)
    everything = steps(after)
    assert [c for c in everything if c.day and c.day > day] == list(steps(after, day))
