"""The parts of the diary's page, counted and put in order where lines are kept, are those of the list put in order here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.desk import Desk, Listed
from dateline.desk.rows import overdue, soonest
from dateline.export import Filters
from dateline.store import OPEN, PARTS, Held, Line, Name, Store, lines

START = date(2031, 4, 1)
LAST = 6
DAYS = tuple((START + timedelta(days=n)).isoformat() for n in range(LAST + 1))
FILTERED = (
    Filters(),
    Filters(kind="vote"),
    Filters(status="moved"),
    Filters(who="guild"),
    Filters(story="s1"),
)

_day = st.sampled_from(DAYS)
_maybe = st.one_of(st.none(), _day)


@st.composite
def _held(draw: st.DrawFn, number: int) -> Held:
    since = draw(st.integers(0, LAST))
    until = draw(st.one_of(st.just(OPEN), st.integers(since + 1, LAST + 1)))
    first, last = draw(_maybe), draw(_maybe)
    if first and last and last < first:
        first, last = last, first
    rolling = bool(last) and draw(st.booleans())
    line = Line(
        story=draw(st.sampled_from(["s1", "s2"])),
        section=draw(st.sampled_from(["ahead", "ahead", "under_way", "outcome", "background"])),
        marks=draw(st.sampled_from(["", "moved", "moved disputed"])),
        first=first,
        last=last,
        rolling=rolling,
        turned=draw(_maybe),
        moved=draw(_maybe),
        kind=draw(st.sampled_from(["vote", "strike"])),
        told="",
        face="{}",
    )
    end = until if isinstance(until, str) else (START + timedelta(days=until)).isoformat()
    return Held(f"e{number:02}", DAYS[since], end, line)


@st.composite
def _several(draw: st.DrawFn) -> list[Held]:
    return [draw(_held(number)) for number in range(draw(st.integers(5, 30)))]


@pytest.fixture(autouse=True, params=["roomy", "narrow"])
def room(request: pytest.FixtureRequest) -> Iterator[None]:
    """As in use; and with rows that count as lasting after three days."""
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "narrow":
            patch.setattr(lines, "LONG", 3)
        yield


@settings(max_examples=60, deadline=None)
@given(_several(), st.one_of(st.none(), st.integers(0, LAST)), st.integers(0, LAST), st.integers(0, 3))
def test_parts_are_those_of_the_list(held: list[Held], on: int | None, seen_on: int, news: int) -> None:
    as_of = None if on is None else START + timedelta(days=on)
    seen = as_of or START + timedelta(days=seen_on)
    with Store.open(":memory:") as store:
        names = [
            Held(Name(one.key, "party", "Harbour Guild"), one.since, one.until, True) for one in held[::2]
        ]
        store.lines().put("c", held, (), names)
        for filters in FILTERED:
            _parts(Desk(store), as_of, seen, seen - timedelta(days=news), filters)


def _parts(desk: Desk, as_of: date | None, seen: date, lately: date, filters: Filters) -> None:
    parts: dict[str, list[Listed]] = {key: [] for key in PARTS}
    for line in desk.listed(as_of, filters=filters):
        parts[_part(line, seen, lately.isoformat())].append(line)
        if line.section in {"ahead", "under_way"} and line.moved and line.moved >= lately.isoformat():
            parts["moved"].append(line)
    assert desk.counts(as_of, filters, seen=seen, lately=lately) == {
        k: len(mine) for k, mine in parts.items()
    }
    for key, mine in parts.items():
        ordered = _ordered(key, mine, as_of)
        for start, most in ((0, 100), (1, 2)) if mine else ():
            found = desk.first(key, as_of, filters, seen=seen, lately=lately, most=most, start=start)
            assert found == ordered[start : start + most]


def _part(line: Listed, seen: date, lately: str) -> str:
    if line.section == "outcome":
        return "happened" if line.turned and line.turned >= lately else "outcome"
    if overdue(line, seen):
        return "overdue"
    return "undated" if line.section == "ahead" and not (line.first or line.last) else line.section


def _ordered(key: str, mine: list[Listed], as_of: date | None) -> list[Listed]:
    if key in {"ahead", "undated", "under_way", "overdue"}:
        return sorted(mine, key=lambda line: soonest(line, as_of), reverse=key == "overdue")
    mine = sorted(mine, key=lambda line: line.event)
    if key == "moved":
        return sorted(mine, key=lambda line: line.moved or "", reverse=True)
    return sorted(mine, key=lambda line: line.last or line.first or line.turned or "", reverse=True)
