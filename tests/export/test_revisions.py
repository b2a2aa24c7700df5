"""What counts as another state of an event, and which days it had before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dateline.export.revisions import earlier_windows, revision, told_window
from dateline.model import Event, Snapshot, Status, Turn, Window

MAY, TWENTIETH = Window(date(2031, 5, 1), date(2031, 5, 31)), Window.on(date(2031, 5, 20))
JUNE = Window.on(date(2031, 6, 2))


def event(snapshot: Snapshot, *steps: tuple[Status, Window | None]) -> Event:
    turns = tuple(
        Turn(date(2031, 4, 1 + n), status, window, None, None, ()) for n, (status, window) in enumerate(steps)
    )
    return replace(snapshot.events[0], status=steps[-1][0], window=steps[-1][1], turns=turns, overdue=False)


EXPECTED, CONFIRMED, HELD, POSTPONED = Status.EXPECTED, Status.CONFIRMED, Status.HELD, Status.POSTPONED


@pytest.mark.parametrize(
    ("windows", "earlier"),
    [
        ((MAY, TWENTIETH), ()),  # known closer
        ((TWENTIETH, MAY), ()),  # told vaguer
        ((TWENTIETH, JUNE), (TWENTIETH,)),
        ((TWENTIETH, MAY, JUNE), (TWENTIETH,)),
        ((TWENTIETH, None), (TWENTIETH,)),
        ((TWENTIETH, None, TWENTIETH), ()),  # back to where it was
        ((MAY, JUNE, MAY), (JUNE,)),
        ((None, MAY), ()),
        ((None,), ()),
    ],
)
def test_earlier_windows(
    snapshot: Snapshot, windows: tuple[Window | None, ...], earlier: tuple[Window, ...]
) -> None:
    assert earlier == earlier_windows(event(snapshot, *((EXPECTED, window) for window in windows)))


def test_a_deadline_told_again_is_no_revision(snapshot: Snapshot) -> None:
    by = date(2031, 5, 31)
    told = event(
        snapshot,
        (EXPECTED, Window(date(2031, 4, 1), by)),
        (EXPECTED, Window(date(2031, 4, 2), by)),
        (CONFIRMED, TWENTIETH),
    )
    assert (1, date(2031, 4, 1), date(2031, 4, 3)) == (
        revision(told).number, revision(told).first, revision(told).last
    )  # fmt: skip


def test_days_that_go_by_move_nothing(snapshot: Snapshot) -> None:
    told = event(snapshot, (EXPECTED, MAY))
    later = replace(told, window=Window(date(2031, 5, 17), date(2031, 5, 31)))
    assert MAY == told_window(later) == told_window(told)
    assert revision(told) == revision(later)


def test_silence_dates_an_event_anew_and_is_no_revision(snapshot: Snapshot) -> None:
    told = event(snapshot, (EXPECTED, TWENTIETH))
    silent = revision(replace(told, overdue=True))
    assert (0, date(2031, 5, 21)) == (silent.number, silent.last)


def test_an_event_of_undated_pages(snapshot: Snapshot) -> None:
    assert revision(replace(event(snapshot, (EXPECTED, MAY)), turns=())).last is None
