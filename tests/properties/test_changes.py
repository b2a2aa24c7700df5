"""The laws of changes: nothing between a day and itself, nothing lost between any two, and a report behind each."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.ledger import changes, snapshot
from dateline.model import Change, Event, Reading, Snapshot, Tie, Turned, Window
from tests.fakes.diaries import START, TODAY, diaries

_ARRIVALS = {Turned.NEW, Turned.PAST, Turned.SPLIT}
_DAYS = st.lists(st.integers(0, 40), min_size=3, max_size=3).map(sorted)

State = dict[str, dict[str, object]]


def _on(readings: list[Reading], offset: int) -> Snapshot:
    return snapshot(readings, as_of=START + timedelta(days=offset), today=TODAY)


def _days(event: Event) -> object:
    """The window as it was told, whatever of it is over by the day asked for."""
    told = event.turns[-1].window if event.turns else event.window
    return (told.first, told.last) if told else None


def _values(event: Event) -> dict[str, object]:
    return {
        "status": event.status,
        "window": _days(event),
        "mode": event.mode,
        "place": event.place,
        "kind": event.kind,
        "participants": frozenset(event.participants),
        "disputed": frozenset(event.disputed),
    }


def _state(found: Snapshot) -> State:
    return {event.id: _values(event) for event in found.events}


def _applied(state: State, told: tuple[Change, ...], after: Snapshot) -> State:
    """The state with each change made in it; what arrives comes whole."""
    now = {event.id: event for event in after.events}
    state = {event: dict(values) for event, values in state.items()}
    for change in told:
        if change.field == "event":
            if change.event in now:
                state[change.event] = _values(now[change.event])
            else:
                del state[change.event]
    for change in told:
        values = state.get(change.event, {})
        if change.field == "disputed":
            assert isinstance(values["disputed"], frozenset)
            values["disputed"] = (values["disputed"] | {change.after}) - {change.before, None}
        elif change.field in values:
            value = change.after
            if isinstance(value, Window):
                value = (value.first, value.last)  # type: ignore[assignment]
            values[change.field] = frozenset(value) if change.field == "participants" else value  # type: ignore[arg-type]
    return state


@settings(max_examples=40, deadline=None)
@given(diaries(), st.integers(0, 40))
def test_nothing_changes_between_a_day_and_itself(readings: list[Reading], offset: int) -> None:
    assert () == changes(_on(readings, offset), _on(readings, offset))


@settings(max_examples=40, deadline=None)
@given(diaries(), _DAYS)
def test_changes_step_by_step_lead_from_the_first_day_to_the_last(
    readings: list[Reading], days: list[int]
) -> None:
    first, middle, last = (_on(readings, day) for day in days)
    halfway = _applied(_state(first), changes(first, middle), middle)
    assert _state(middle) == halfway
    assert _state(last) == _applied(halfway, changes(middle, last), last)
    assert _state(last) == _applied(_state(first), changes(first, last), last)


@settings(max_examples=40, deadline=None)
@given(diaries(), _DAYS)
def test_what_differs_from_the_first_day_to_the_last_is_told_on_the_way(
    readings: list[Reading], days: list[int]
) -> None:
    first, middle, last = (_on(readings, day) for day in days)
    told = {(c.event, c.field) for c in (*changes(first, middle), *changes(middle, last))}
    before, after = _state(first), _state(last)
    for event in before.keys() | after.keys():
        if (event, "event") in told:
            continue
        for field, value in before[event].items():
            assert value == after[event][field] or (event, field) in told


@settings(max_examples=40, deadline=None)
@given(diaries(), _DAYS)
def test_overdue_comes_with_a_word_of_its_own_and_goes_with_another(
    readings: list[Reading], days: list[int]
) -> None:
    first, _, last = (_on(readings, day) for day in days)
    told = {(c.event, c.kind) for c in changes(first, last)}
    fields = {(c.event, c.field) for c in changes(first, last)}
    late = {event.id for event in first.events if event.overdue}
    for event in last.events:
        assert ((event.id, Turned.OVERDUE) in told) is (event.overdue and event.id not in late)
        if event.id in late and not event.overdue:
            assert {(event.id, "status"), (event.id, "window")} & fields


@settings(max_examples=40, deadline=None)
@given(diaries(), _DAYS)
def test_every_change_has_an_id_of_its_own_and_reports_behind_it(
    readings: list[Reading], days: list[int]
) -> None:
    first, _, last = (_on(readings, day) for day in days)
    told = changes(first, last)
    assert len(told) == len({c.id for c in told})
    reports_of = {event.id: set(event.reports) for event in last.events}
    for change in told:
        if change.event in reports_of:
            assert change.reports or change.field in {"kind", "participants"}
            assert set(change.reports) <= reports_of[change.event]
        else:
            assert change.reports_before


@settings(max_examples=40, deadline=None)
@given(diaries(), _DAYS)
def test_a_change_has_one_id_however_far_back_one_asks(readings: list[Reading], days: list[int]) -> None:
    first, middle, last = (_on(readings, day) for day in days)
    later = {(c.event, c.field, c.kind, c.day): c.id for c in changes(middle, last)}
    for change in changes(first, last):
        key = (change.event, change.field, change.kind, change.day)
        if change.field != "disputed" and key in later:
            assert later[key] == change.id


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_the_order_of_reading_changes_no_change(data: st.DataObject) -> None:
    readings = data.draw(diaries())
    shuffled = data.draw(st.permutations(readings))
    assert changes(_on(readings, 5), _on(readings, 15)) == changes(_on(shuffled, 5), _on(shuffled, 15))


@st.composite
def _decided(draw: st.DrawFn, ids: list[str]) -> Tie:
    left, right = draw(st.permutations(ids))[:2]
    return Tie(left, right, draw(st.booleans()), 9.0, by="editor", whole=draw(st.booleans()))


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_pages_read_and_decisions_made_are_told_in_whatever_order_they_come(data: st.DataObject) -> None:
    readings = data.draw(diaries())
    ids = sorted(r.id for x in readings for r in x.reports)
    ties = data.draw(st.lists(_decided(ids), max_size=2)) if len(ids) > 1 else []
    known = data.draw(st.lists(st.sampled_from(readings)))
    before = snapshot(known, as_of=None, today=TODAY)
    after = snapshot(readings, as_of=None, today=TODAY, decisions=ties)
    told = changes(before, after)
    fields = {(c.event, c.field) for c in told}
    was, now = _state(before), _state(after)
    assert {e for e in was.keys() ^ now.keys() if (e, "event") not in fields} <= {
        c.after for c in told if c.kind is Turned.RENAMED
    }
    for event in was.keys() & now.keys():
        for field, value in was[event].items():
            assert value == now[event][field] or (event, field) in fields
    assert () == changes(after, after)
    changes(after, before)  # what a decision taken back looks like: it must not stop
