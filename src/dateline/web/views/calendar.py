"""The diary page: what is ahead by day, week or month, what has no date, what is overdue, what moved, what came of it."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from dateline import export
from dateline.desk import Face, Listed, face_of
from dateline.export import Filters, capital, short_day
from dateline.export import day as day_words
from dateline.export.sheet import when
from dateline.model import Event, Kind, Window
from dateline.web.asked import Asked
from dateline.web.lists import AT_ONCE, Lists
from dateline.web.shelf import Book
from dateline.web.views.words import CHIPS, Chip, chips, was

__all__ = ["Calendar", "Group", "Row", "Section", "calendar", "chosen", "row", "shown_as"]

LATELY = 14
"""Days for which something counts as news of the page: a fortnight's shift."""
SHOWN = 40  # events of the main section on the first page, so that it stays light
FEW = 6  # of any other section; the rest has a page of its own
FILTERED = 20  # of any section where a filter was set: then all of it is what was asked for
PAGED = 60  # events on such a page
SECTIONS = {
    "ahead": "What is ahead",
    "undated": "No date yet",
    "under_way": "Under way",
    "moved": "Moved or put off lately",
    "overdue": "Overdue, no word yet",
    "happened": "Just happened",
    "outcome": "What came of it earlier",
    "background": "Looking back: told only as past",
}
MAIN, ASIDE, BELOW = (
    ("under_way", "ahead", "undated"),
    ("moved", "overdue", "happened"),
    ("outcome", "background"),
)
SUGGESTED = 40  # names offered for a filter
LOOKED = AT_ONCE  # events whose names are counted for that


@dataclass(frozen=True, slots=True)
class Row:
    """One event of the diary. `was` are the days it had before; `said` is what its leading voice says."""

    id: str
    name: str
    when: str
    was: str | None
    chips: tuple[Chip, ...]
    how: tuple[str, ...]
    story: str
    story_title: str
    quote: str
    line: str
    counts: str
    disputes: tuple[str, ...]
    corrections: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A heading within what is ahead, and its rows."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page. `count` are all of it; where that is more than the rows, the rest stands on a page of its own."""

    key: str
    title: str
    count: int
    rows: tuple[Row, ...] = ()
    groups: tuple[Group, ...] = ()

    @property
    def shown(self) -> int:
        """How many of them stand here."""
        return len(self.rows) + sum(len(group.rows) for group in self.groups)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The page. `only` is the section that has it for itself; `suggested` are names for the filters."""

    day: str
    events: int
    of: int
    main: tuple[Section, ...]
    aside: tuple[Section, ...]
    below: tuple[Section, ...]
    only: Section | None
    before: int | None
    after: int | None
    suggested: dict[str, tuple[str, ...]]
    stories: tuple[tuple[str, str], ...]
    statuses: tuple[tuple[str, str], ...]
    kinds: tuple[str, ...]
    undated_pages: int


def calendar(lists: Lists, asked: Asked) -> Calendar:
    """The diary as of a day, as it was asked for."""
    counts = lists.counts(asked.filters, _lately(lists))
    total = counts.get(asked.show)
    start = asked.start if total is not None else 0
    sections = {key: _section(lists, asked, key, counts[key]) for key in SECTIONS if counts.get(key)}
    alone = _section(lists, asked, asked.show, total, start) if total is not None else None
    return Calendar(
        day=day_words(lists.day),
        events=_events(counts),
        of=_events(lists.counts(Filters(), _lately(lists))),
        main=_some(sections, *MAIN) if not asked.filters.given else _some(sections, *MAIN, *ASIDE, *BELOW),
        aside=_some(sections, *ASIDE) if not asked.filters.given else (),
        below=_some(sections, *BELOW) if not asked.filters.given else (),
        only=alone,
        before=max(start - PAGED, 0) if start else None,
        after=start + PAGED if total is not None and start + PAGED < total else None,
        suggested=lists.noted("suggested", lambda: _suggested(lists)),
        stories=tuple(lists.titles(SUGGESTED)),
        statuses=tuple(CHIPS.items()),
        kinds=tuple(kind.value for kind in Kind),
        undated_pages=lists.undated(),
    )


def _some(sections: dict[str, Section], *keys: str) -> tuple[Section, ...]:
    return tuple(sections[key] for key in keys if key in sections)


def chosen(book: Book, filters: Filters) -> list[Event]:
    """The events that all filters let through."""
    return book.noted(("chosen", filters), lambda: export.chosen(book.snapshot.events, filters, book.reports))


def _lately(lists: Lists) -> date:
    """The first day that is news."""
    return lists.day - timedelta(days=LATELY)


def _events(counts: Mapping[str, int]) -> int:
    """How many events the parts have; what moved stands in another of them, too."""
    return sum(count for key, count in counts.items() if key != "moved")


def _section(lists: Lists, asked: Asked, key: str, total: int, start: int | None = None) -> Section:
    """A section as it stands on the page of all of them, or (from `start` on) on a page of its own."""
    few = SHOWN if key == "ahead" else FILTERED if asked.filters.given else FEW
    most = few if start is None else PAGED
    faces = lists.faces(lists.first(key, asked.filters, _lately(lists), most, start or 0))
    if key != "ahead":
        return Section(key, SECTIONS[key], total, tuple(shown_as(lists, face) for face in faces))
    groups: dict[tuple[date, int], tuple[str, list[Row]]] = {}
    for face in faces:
        place, title = period(face.event, lists.day, asked.by)
        groups.setdefault(place, (title, []))[1].append(shown_as(lists, face))
    ordered = (groups[place] for place in sorted(groups))
    return Section(
        key, SECTIONS[key], total, groups=tuple(Group(title, tuple(rows)) for title, rows in ordered)
    )


def row(book: Book, event: Event) -> Row:
    """One event of a book laid out for a list."""
    rolling = False  # the event stands in the book as it looks on its day
    return _row(face_of(book.of_story(event.story), event, rolling=rolling), book.snapshot.as_of, book.day)


def shown_as(lists: Lists, face: Face) -> Row:
    """One event laid out for a list."""
    return _row(face, lists.as_of, lists.day)


def _row(face: Face, as_of: date | None, day: date) -> Row:
    event = face.event
    return Row(
        id=event.id,
        name=capital(event.name),
        when=when(event, as_of),
        was=was(event),
        chips=chips(event, day - timedelta(days=LATELY)),
        how=tuple(face.state.split(", ")[1:]) if event.mode or event.place else (),
        story=event.story,
        story_title=face.story_title,
        quote=face.quote,
        line=face.line,
        counts=face.counts,
        disputes=face.disputes,
        corrections=face.corrections,
    )


def period(event: Event, day: date, by: str) -> tuple[tuple[date, int], str]:
    """Where an event stands among what is ahead: the period of its days, no finer than they are known.

    The key orders periods by their end, the finer before the wider one that ends with it.
    """
    window = event.window
    assert window is not None
    first, last = _ends(window, day, by_then=when(event, day).startswith("by "))
    if last is None:
        return (date.max, 4), "Later, the end is open"
    if by == "day" and first == last:
        return (last, 0), _named(last, day)
    monday, next_monday = _week(first), _week(last)
    if by in {"day", "week"} and monday == next_monday:
        sunday = monday + timedelta(days=6)
        title = _week_named(monday, day)
        return (sunday, 1), title if by == "week" else f"{title}, the day is not known"
    if (first.year, first.month) == (last.year, last.month):
        end = last.replace(day=monthrange(last.year, last.month)[1])
        return (end, 2), f"{last:%B} {last.year}" if by == "month" else f"Some time in {last:%B} {last.year}"
    if first.year == last.year:
        return (date(last.year, 12, 31), 3), f"Some time in {last.year}"
    return (date.max, 3), "Over a longer time"


def _ends(window: Window, day: date, *, by_then: bool) -> tuple[date, date | None]:
    """The days that a window may lie in; a deadline counts on its last day, an open end not at all."""
    if window.last is None:
        return window.first or day, None
    if window.first is None or by_then:
        return window.last, window.last
    return window.first, window.last


def _week(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _named(when_: date, day: date) -> str:
    word = {0: "Today, ", 1: "Tomorrow, "}.get((when_ - day).days, "")
    return f"{word}{day_words(when_)}"


def _week_named(monday: date, day: date) -> str:
    sunday = monday + timedelta(days=6)
    word = {0: "This week", 7: "Next week"}.get((monday - _week(day)).days, "Week")
    joint = " of " if word == "Week" else ", "
    return f"{word}{joint}{short_day(monday, sunday)} – {short_day(sunday)}"


def _suggested(lists: Lists) -> dict[str, tuple[str, ...]]:
    """The names that most events have, of those that are not long over, for the filters."""
    latest: list[Listed] = []
    for key in (*MAIN, *ASIDE, "outcome"):
        if left := LOOKED - len(latest):
            latest += lists.first(key, Filters(), _lately(lists), left)
    counted: dict[str, Counter[str]] = {"party": Counter(), "place": Counter(), "outlet": Counter()}
    for field, name, times in lists.names(latest):
        if field in counted:
            counted[field][name] += times
    return {
        "who" if field == "party" else field: tuple(sorted(name for name, _ in names.most_common(SUGGESTED)))
        for field, names in counted.items()
    }
