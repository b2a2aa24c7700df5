"""The laws of people's decisions: they lose nothing, can be undone without trace, and order of arrival is no matter."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dateline.diary import Diary
from dateline.ledger import link, snapshot, unlink
from dateline.model import Correction, Page, Reading, Snapshot, Tie
from dateline.model.errors import UsageError
from dateline.store import Store
from tests.fakes.diaries import START, diaries

TODAY = date(2031, 12, 1)
NOW = datetime(2031, 12, 1, tzinfo=UTC)
VALUES = (("status", "held"), ("window", "2031-04-09"), ("place", "Hallin"), ("window", ""), ("kind", "vote"))


def _ids(readings: list[Reading]) -> list[str]:
    return sorted({p.id for r in readings for p in r.reports})


@st.composite
def _decided(draw: st.DrawFn, readings: list[Reading]) -> list[Tie | Correction]:
    """Any decisions on the reports and pages at hand, as the program's own interface or another one might make them."""
    out: list[Tie | Correction] = []
    for things in (_ids(readings), sorted({r.article.id for r in readings})):
        if len(things) > 1:
            for _ in range(draw(st.integers(0, 3))):
                left, right = draw(st.permutations(things))[:2]
                same = draw(st.booleans())
                out.append(Tie(left, right, same, 1.0, by="Ida", whole=same and draw(st.booleans())))
    if ids := _ids(readings):
        for _ in range(draw(st.integers(0, 2))):
            field, value = draw(st.sampled_from(VALUES))
            day = START + timedelta(days=draw(st.integers(0, 30)))
            out.append(Correction(draw(st.sampled_from(ids)), field, value, day, "Ida"))
    return draw(st.permutations(out))


def _shot(readings: list[Reading], decided: list[Tie | Correction], as_of: date | None = None) -> Snapshot:
    return snapshot(readings, as_of=as_of, today=TODAY, decisions=decided)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_the_order_of_arrival_changes_nothing_with_decisions_in(data: st.DataObject) -> None:
    readings = data.draw(diaries())
    decided = data.draw(_decided(readings))
    shuffled = data.draw(st.permutations(readings))
    as_of = data.draw(st.none() | st.integers(0, 25).map(lambda n: START + timedelta(days=n)))
    assert _shot(readings, decided, as_of) == _shot(shuffled, decided, as_of)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_decision_never_loses_a_report(data: st.DataObject) -> None:
    readings = data.draw(diaries())
    as_of = data.draw(st.none() | st.integers(0, 25).map(lambda n: START + timedelta(days=n)))
    plain, decided = _shot(readings, [], as_of), _shot(readings, data.draw(_decided(readings)), as_of)
    assert dict(plain.event_of).keys() == dict(decided.event_of).keys()
    assert dict(plain.story_of).keys() == dict(decided.story_of).keys()
    told = [report for event in decided.events for report in event.reports]
    assert sorted(told) == sorted(dict(decided.event_of))
    assert all(dict(decided.event_of)[r] == event.id for event in decided.events for r in event.reports)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_what_was_moved_or_parted_is_so_on_every_day(data: st.DataObject) -> None:
    readings = data.draw(diaries())
    decided = [
        d
        for d in data.draw(_decided(readings))
        if isinstance(d, Tie) and not d.whole and d.left in _ids(readings)
    ]
    early, late = (_shot(readings, [*decided], START + timedelta(days=n)) for n in (9, 25))
    for report, event in early.event_of:
        assert dict(late.event_of).get(report, event) == event


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_what_is_asked_for_is_what_one_gets(data: st.DataObject) -> None:
    readings = data.draw(diaries())
    before = _shot(readings, [])
    ids = sorted({*dict(before.event_of), *(e.id for e in before.events)})
    assume(ids)
    left, right = data.draw(st.sampled_from(ids)), data.draw(st.sampled_from(ids))
    ask = data.draw(st.sampled_from([link, unlink]))
    try:
        tie = ask(before, left, right, by="Ida")
    except UsageError:
        return
    after = dict(_shot(readings, [tie]).event_of)
    assert (after[tie.left] == after[tie.right]) is tie.same


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_a_decision_taken_back_leaves_no_trace(data: st.DataObject) -> None:
    readings = data.draw(diaries())
    with Diary(Store.open(":memory:")) as diary:
        with diary._store.batch(NOW) as batch:
            for reading in readings:
                batch.add(Page(reading.article.id.encode(), reading.article.origin), reading)
        before = diary.snapshot(today=TODAY), diary.snapshot(START + timedelta(days=9), today=TODAY)
        numbers = [diary.decide(d, now=NOW).number for d in data.draw(_decided(readings))]
        for number in numbers:
            if number in {d.number for d in diary.decisions()}:
                diary.retire(number, now=NOW)
        assert (diary.snapshot(today=TODAY), diary.snapshot(START + timedelta(days=9), today=TODAY)) == before
