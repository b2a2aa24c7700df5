"""The diary page: what is ahead by day, week or month, what has no date, what is overdue, what moved, what came of it."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateline import export
from dateline.export import Filters, capital, entry, moved_on, short_day
from dateline.export import day as day_words
from dateline.export.sheet import latest, section_of, soonest, when
from dateline.model import Event, Kind, Status, Window
from dateline.web.asked import Asked
from dateline.web.shelf import Book
from dateline.web.views.words import CHIPS, Chip, chips, was

__all__ = ["Calendar", "Group", "Row", "Section", "calendar", "chosen", "row"]

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


def calendar(book: Book, asked: Asked) -> Calendar:
    """The diary as of a day, as it was asked for."""
    found = chosen(book, asked.filters)
    parts = book.noted(("parts", asked.filters), lambda: _parted(found, book.day))
    only = parts.get(asked.show) if asked.show else None
    start = asked.start if only is not None else 0
    sections = {key: _section(book, asked, key, events) for key, events in parts.items() if events}
    alone = (
        _section(book, asked, asked.show, only[start : start + PAGED], len(only))
        if only is not None
        else None
    )
    return Calendar(
        day=day_words(book.day),
        events=len(found),
        of=len(book.snapshot.events),
        main=_some(sections, *MAIN) if not asked.filters.given else _some(sections, *MAIN, *ASIDE, *BELOW),
        aside=_some(sections, *ASIDE) if not asked.filters.given else (),
        below=_some(sections, *BELOW) if not asked.filters.given else (),
        only=alone,
        before=max(start - PAGED, 0) if start else None,
        after=start + PAGED if only is not None and start + PAGED < len(only) else None,
        suggested=book.noted("suggested", lambda: _suggested(book)),
        stories=tuple((s.id, s.title) for s in book.snapshot.stories[:SUGGESTED]),
        statuses=tuple(CHIPS.items()),
        kinds=tuple(kind.value for kind in Kind),
        undated_pages=book.noted(
            "undated", lambda: sum(r.article.published is None for r in book.snapshot.readings)
        ),
    )


def _some(sections: dict[str, Section], *keys: str) -> tuple[Section, ...]:
    return tuple(sections[key] for key in keys if key in sections)


def chosen(book: Book, filters: Filters) -> list[Event]:
    """The events that all filters let through."""
    return book.noted(("chosen", filters), lambda: export.chosen(book.snapshot.events, filters, book.reports))


def _parted(events: Iterable[Event], day: date) -> dict[str, list[Event]]:
    """The events section by section, each in the order a reader wants."""
    parts: dict[str, list[Event]] = {key: [] for key in SECTIONS}
    lately = day - timedelta(days=LATELY)
    for event in events:
        parts[_part(event, lately)].append(event)
        moved = moved_on(event)
        if moved and moved >= lately and event.status not in {Status.HELD, Status.CANCELLED}:
            parts["moved"].append(event)
    for key in ("ahead", "undated", "under_way", "overdue"):
        parts[key].sort(key=soonest)
    parts["overdue"].reverse()  # what has just become overdue is what a planner can still act on
    for key in ("happened", "outcome", "background"):
        parts[key].sort(key=latest)
    parts["moved"].sort(key=lambda e: (-(moved_on(e) or day).toordinal(), e.id))
    return parts


def _part(event: Event, lately: date) -> str:
    """The section of the diary, with what has no date and what is news set apart."""
    part = section_of(event)
    if part == "outcome" and event.turns and event.turns[-1].day >= lately:
        return "happened"
    return "undated" if part == "ahead" and event.window is None else part


def _section(
    book: Book, asked: Asked, key: str, events: Sequence[Event], count: int | None = None
) -> Section:
    shown = (
        events
        if count is not None
        else events[: SHOWN if key == "ahead" else FILTERED if asked.filters.given else FEW]
    )
    total = len(events) if count is None else count
    if key != "ahead":
        return Section(key, SECTIONS[key], total, tuple(row(book, event) for event in shown))
    groups: dict[tuple[date, int], tuple[str, list[Row]]] = {}
    for event in shown:
        place, title = period(event, book.day, asked.by)
        groups.setdefault(place, (title, []))[1].append(row(book, event))
    ordered = (groups[place] for place in sorted(groups))
    return Section(
        key, SECTIONS[key], total, groups=tuple(Group(title, tuple(rows)) for title, rows in ordered)
    )


def row(book: Book, event: Event) -> Row:
    """One event laid out for a list."""
    laid_out = entry(book.of_story(event.story), event)
    leading = laid_out.voices[0] if laid_out.voices else None
    return Row(
        id=event.id,
        name=capital(event.name),
        when=when(event, book.snapshot.as_of),
        was=was(event),
        chips=chips(event, book.day - timedelta(days=LATELY)),
        how=tuple(laid_out.state.split(", ")[1:]) if event.mode or event.place else (),
        story=event.story,
        story_title=laid_out.story,
        quote=leading.quote if leading else "",
        line=leading.line if leading else "",
        counts=laid_out.counts,
        disputes=laid_out.disputes,
        corrections=laid_out.corrections,
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


def _suggested(book: Book) -> dict[str, tuple[str, ...]]:
    """The names that most events have, for the filters."""
    who = Counter(name for event in book.snapshot.events for name in event.participants)
    place = Counter(event.place for event in book.snapshot.events if event.place)
    printed = Counter(name for event in book.snapshot.events for o in event.traced for name in o.outlets)
    return {
        field: tuple(sorted(name for name, _ in counted.most_common(SUGGESTED)))
        for field, counted in (("who", who), ("place", place), ("outlet", printed))
    }
