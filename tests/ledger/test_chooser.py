"""What is chosen of a day's states is said by someone, comes from words up to that day, and follows the plain ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.ledger import fold, snapshot
from dateline.ledger.choice import Day, alike, slots, statuses
from dateline.ledger.chooser import chooser
from dateline.ledger.fold import evenings
from dateline.ledger.ruling import State, ruled
from dateline.ledger.telltales import DAY, STATUS, WINDOW, of_day, of_status, of_window
from dateline.ledger.verdict import Word
from dateline.model import Event, Kind, Reading, Report, Status
from tests.fakes.news import day, page, said, window

TODAY = day("2031-12-01")
DAYS = ("2031-05-04", "2031-05-05", "2031-05-11")


def weighed(report: Report, sure: float = 0.9) -> Report:
    """A report as a reader that weighs its words gives it."""
    rest = (1 - sure) / (len(Status) - 1)
    return replace(report, certainty=0.95, odds=tuple(sure if s is report.status else rest for s in Status))


def read(*pages: Reading) -> list[Reading]:
    return [replace(p, reports=tuple(map(weighed, p.reports))) for p in pages]


def only(*pages: Reading) -> Event:
    events = snapshot(read(*pages), as_of=None, today=TODAY).events
    assert len(events) == 1
    return events[0]


def word(status: str, when: str | None, on: str, number: int, rank: int = 3) -> Word:
    report = weighed(page(on, said(status, when), id=f"w{number}").reports[0], 0.6)
    return Word(report, day(on), f"w{number}", rank, "", kind=Kind.MEETING, grip=0.9)


WORDS = st.lists(
    st.tuples(
        st.sampled_from([str(s.value) for s in Status]),
        st.sampled_from([None, *DAYS]),
        st.integers(1, 12),
        st.integers(1, 5),
    ),
    min_size=1,
    max_size=7,
).map(
    lambda rows: sorted(
        (word(s, w, f"2031-05-{n:02d}", i, rank) for i, (s, w, n, rank) in enumerate(rows)),
        key=lambda w: w.order,
    )
)


def test_each_number_has_its_name() -> None:
    said_ = (word("confirmed", "2031-05-04", "2031-05-01", 1),)
    rules = ruled(None, said_, said_[0].day)
    today = Day(date(2031, 5, 1), said_, (), None, rules, rules)
    assert len(DAY) == len(of_day(today))
    assert len(STATUS) == len(of_status(today, Status.HELD))
    assert {len(WINDOW)} == {
        len(of_window(today, Status.HELD, s.window)) for s in slots(today, statuses(today))
    }
    assert len(chooser().status.mean) == len(STATUS) + len(DAY)
    assert len(chooser().window.mean) == len(WINDOW) + len(DAY)


def test_the_weights_that_ship_were_fitted_on_numbers_of_these_names() -> None:
    with np.load(f"{fold.__file__[:-7]}choosing.npz") as stored:
        assert [*stored["status.names"]] == [*STATUS, *DAY]
        assert [*stored["window.names"]] == [*WINDOW, *DAY]


@settings(max_examples=60, deadline=None)
@given(WORDS, st.integers(1, 7))
def test_a_day_is_the_same_whatever_comes_later(words: list[Word], count: int) -> None:
    until = words[min(count, len(words)) - 1].day
    early = [w for w in words if w.day <= until]  # type: ignore[operator]
    all_days = [*evenings(words, chooser().choose)]
    assert [*evenings(early, chooser().choose)] == all_days[: len({w.day for w in early})]


@settings(max_examples=60, deadline=None)
@given(WORDS)
def test_what_is_chosen_is_said_by_someone(words: list[Word]) -> None:
    heard: dict[str, Report] = {}
    before: State | None = None
    for of_today, _, state in evenings(words, chooser().choose):
        heard |= {w.report.id: w.report for w in of_today}
        assert state.carried("status") or before is not None
        assert set(state.carried("status")) | set(state.carried("window")) <= heard.keys()
        assert bool(state.window) <= bool(state.carried("window"))
        if state.status is Status.HELD:
            assert Status.HELD in {r.status for r in heard.values()}
        if state.window:
            told = [heard[r].window for r in state.carried("window")]
            assert any(w and (alike(w, state.window) or w.overlaps(state.window)) for w in told)
        before = state


@pytest.mark.parametrize(
    ("first", "then", "left"),
    [
        (said("possible"), said("confirmed", "2031-05-14"), ("confirmed", "2031-05-14")),
        (said("confirmed", "2031-05-14"), said("postponed", "2031-05-21"), ("postponed", "2031-05-21")),
        (said("expected", "2031-05-14"), said("cancelled"), ("cancelled", None)),
        (said("confirmed", "2031-05-04"), said("held", "2031-05-04"), ("held", "2031-05-04")),
        (said("confirmed", "2031-05-04"), said("under_way", "2031-05-04"), ("under_way", "2031-05-04")),
    ],
)
def test_a_plain_word_is_followed(
    first: dict[str, object], then: dict[str, object], left: tuple[str, str | None]
) -> None:
    event = only(page("2031-04-20", first), page("2031-05-05", then))
    assert (event.status, event.window) == (Status(left[0]), window(left[1]))
