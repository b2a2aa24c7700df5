"""The windows that a clause may give its event: what the rules say, what its sentence names, the day of writing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from dateline.model import Grain, Report, Span, Status, Timex, Window
from dateline.reading.reports.clauses import Unit
from dateline.reading.reports.slot_shifts import other_turns, so_long_from
from dateline.reading.reports.windows import given_up, named, stretched, superseded

__all__ = ["Clause", "Offer", "offers"]

_DAY = timedelta(days=1)
_LONGEST = 45  # days from the first to the last of two days put together
_APART = 40  # characters between their words
# What was so yesterday is told today without its day.
_TOLD_AFTER = frozenset((Status.HELD, Status.UNDER_WAY, Status.CANCELLED, Status.POSTPONED))


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause with the report made of it, its signs, and the time expressions of its whole sentence.

    `around` are those of the text right before and after it. `holders` tells, by where it stands, which clause a time expression is in.
    """

    unit: Unit
    text: str
    report: Report
    signs: frozenset[str]
    times: Sequence[Timex]
    holders: Mapping[Span, Unit]
    around: Sequence[Timex] = ()

    @property
    def day(self) -> date | None:
        """The day of writing."""
        return self.report.published

    def holder(self, timex: Timex) -> Unit:
        """The clause that a time expression is in."""
        return self.holders.get(timex.span, self.unit)

    def gives_up(self, timex: Timex) -> bool:
        """Whether it names a time expression as a slot that is no more."""
        others, denied = [t for t in self.times if t.window is not None], superseded(self.signs)
        return given_up(self.holder(timex), self.text, timex, others, denied=denied)


@dataclass(slots=True)
class Offer:
    """A window (None: no days), the time expression that names it, and the ways in which it comes about."""

    window: Window | None
    timex: Timex | None = None
    ways: set[str] = field(default_factory=set)


def offers(clause: Clause) -> list[Offer]:
    """The windows that a clause may give its event, each once; the first is none at all."""
    found = [Offer(None, None, {"none"})]
    for way, timex, window in _all(clause):
        known = next((o for o in found if o.window is not None and o.window.same_days(window)), None)
        if known is None:
            found.append(known := Offer(window, timex))
        known.ways.add(way)
    if clause.report.window is None:
        found[0].ways.add("rules")
    return found


def _all(clause: Clause) -> Iterator[tuple[str, Timex | None, Window]]:
    ruled, day = clause.report.window, clause.day
    if ruled is not None:
        yield "rules", _naming(clause, ruled), ruled
    moved = clause.report.status is Status.POSTPONED
    for timex in clause.times:
        yield from ((way, timex, meant) for way, meant in so_long_from(timex, day, clause.times))
        if (window := named(timex)) is not None and not (moved and clause.gives_up(timex)):
            yield from ((way, timex, meant) for way, meant in _of(clause, timex, window))
    yield from _beyond(clause)
    if day is not None:
        yield "today", None, Window.on(day, "today")
        if clause.report.status in _TOLD_AFTER and day > date.min:
            yield "yesterday", None, Window.on(day - _DAY)


def _beyond(clause: Clause) -> Iterator[tuple[str, Timex, Window]]:
    """The days named around its sentence; the day of writing, which dates the page and no event, is left out."""
    for timex in clause.around:
        window = named(timex)
        if window is not None and window.days != (clause.day, clause.day):
            yield "before" if timex.span.end <= clause.unit.span.start else "behind", timex, window


def _naming(clause: Clause, window: Window) -> Timex | None:
    """The time expression that names a window, or the clause's first one."""
    same = (t for t in clause.times if t.window is not None and t.window.same_days(window))
    return next(same, None) or next((t for t in clause.unit.timexes if t.window is not None), None)


def _of(clause: Clause, timex: Timex, window: Window) -> Iterator[tuple[str, Window]]:
    """What a time expression may mean, with the place where it stands: in the clause, or before or after it."""
    first, last, day = window.first, window.last, clause.day
    assert first is not None
    assert last is not None
    inside = any(t is timex for t in clause.unit.timexes)
    place = "own" if inside else "after" if timex.span.start >= clause.unit.span.end else "before"
    yield place, window
    if first < last:
        yield f"{place}: its last day", Window.on(last, window.words)
        yield f"{place}: its first day", Window.on(first, window.words)
    for way, turned in other_turns(timex):
        yield f"{place}: {way}", turned
    if day is not None and first > day:
        yield f"{place}: until then", Window(day, last, Grain.DAYS, window.words)
        if first - day > _DAY:
            yield f"{place}: before it", Window(day, first - _DAY, Grain.DAYS, window.words)
    for other in clause.times:
        end = other.window.last if other.window is not None and other.window.closed else None
        near = timex.span.start < other.span.start < timex.span.end + _APART
        if end is not None and near and first < end and (end - first).days <= _LONGEST:
            yield "two put together", Window(first, end, Grain.DAYS, window.words)
    if (longer := stretched(clause.unit, clause.text, window)) is not window:
        yield f"{place}: for so long", longer
