"""An event's history as a strip: one row a turn, with who said so, through whom, in which outlets, from how many origins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, zip_longest
from textwrap import wrap
from typing import Any

from dateline.export import days
from dateline.export.sheet import MODE_WORDS, outlet, relayed
from dateline.export.text import Line, plural
from dateline.model import Event, Reading, Report, Snapshot, Turn, Window

__all__ = ["Row", "strip", "strip_lines", "strip_record"]

NAMES = 3  # that a cell lists; the rest are counted
TITLES = ("day", "status", "when, where", "said by", "printed by")
FIXED = (11, 9, 15)  # columns of the first three; the last two share what the screen leaves
NARROW = 72  # where less is left than that, they are one
GAP = "  "
OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Row:
    """What an event became on a day.

    `said_by` are those whose word made it so (None: the outlets' own), each with those who relayed it; `outlets` those that
    printed it, on that day or until the next row, and `origins` the newsrooms that they have it from. `by` names a person
    whose correction made it so.
    """

    day: date
    status: str
    window: Window | None
    when: str
    mode: str | None
    place: str | None
    disputed: tuple[str, ...]
    said_by: tuple[tuple[str | None, tuple[str, ...]], ...]
    outlets: tuple[str, ...]
    origins: tuple[str, ...]
    reports: tuple[str, ...]
    by: str | None = None


def strip(snapshot: Snapshot, event: Event) -> tuple[Row, ...]:
    """The rows of an event, oldest first; where it is overdue, the last one says so."""
    told = {p.id: (r, p) for r in snapshot.readings for p in r.reports if p.id in set(event.reports)}
    origin = {report: origin.name for origin in event.traced for report in origin.reports}
    turns = [next(same) for _, same in groupby(event.turns, _shown)]
    rows = [
        _row(turn, next_turn.day if next_turn else None, [told[r] for r in event.reports], origin)
        for turn, next_turn in zip_longest(turns, turns[1:])
    ]
    due = event.window.last if event.window else None
    if event.overdue and due and due < date.max:
        on = due + timedelta(days=1)
        rows.append(Row(on, OVERDUE, None, "no word since", None, None, (), (), (), (), ()))
    return tuple(rows)


def _shown(turn: Turn) -> tuple[object, ...]:
    """What of a turn can be seen: a deadline told again on a later day is the same deadline."""
    return (turn.status, days.seen_from(turn.window, {turn.day}), turn.mode, turn.place, turn.disputed)


def _row(turn: Turn, end: date | None, told: Sequence[tuple[Reading, Report]], origin: dict[str, str]) -> Row:
    made = [(reading, report) for reading, report in told if report.id in turn.reports]
    since = [
        (reading, report)
        for reading, report in told
        if report.id in turn.reports or (_within(report, turn.day, end) and _agrees(report, turn))
    ]
    said_by: dict[str | None, dict[str, None]] = {}
    for reading, report in made:
        spoken = next((s for s in reading.statements if s.id == report.statement), None)
        via = [v for v in spoken.via if relayed([v], outlet(reading.article))] if spoken else []
        said_by.setdefault(report.source, {}).update(dict.fromkeys(via))
    told_on = {p.published for _, p in told if p.window and p.window.same_days(turn.window)}
    outlets = {outlet(r.article).casefold(): outlet(r.article) for r, _ in reversed(since)}
    return Row(
        day=turn.day,
        status=turn.status.value,
        window=turn.window,
        when=days.seen_from(turn.window, {turn.day, *told_on}, beside=turn.day),
        mode=turn.mode.value if turn.mode else None,
        place=turn.place,
        disputed=turn.disputed,
        said_by=tuple((who, tuple(via)) for who, via in said_by.items()),
        outlets=tuple(reversed(outlets.values())),
        origins=tuple(dict.fromkeys(origin[p.id] for _, p in since if p.id in origin)),
        reports=turn.reports,
        by=turn.by,
    )


def _within(report: Report, day: date, end: date | None) -> bool:
    return (
        report.published is not None and day <= report.published and (end is None or report.published < end)
    )


def _agrees(report: Report, turn: Turn) -> bool:
    """Whether a later report says of the event what the turn made of it."""
    if report.status is not turn.status:
        return False
    return report.window is None or turn.window is None or turn.window.overlaps(report.window)


def strip_record(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """The strip for JSON."""
    return [
        {
            "day": row.day.isoformat(),
            "status": row.status,
            "window": [d.isoformat() if d else None for d in (row.window.first, row.window.last)]
            if row.window
            else None,
            "mode": row.mode,
            "place": row.place,
            "disputed": list(row.disputed),
            "said_by": [{"source": who, "via": list(via)} for who, via in row.said_by],
            "outlets": list(row.outlets),
            "origins": list(row.origins),
            "reports": list(row.reports),
            "by": row.by,
        }
        for row in rows
    ]


def strip_lines(rows: Sequence[Row], width: int = 80) -> Iterator[Line]:
    """The strip as a table that fits `width`; a year is written where it changes."""
    spare = width - 2 - sum(FIXED) - len(TITLES[1:]) * len(GAP)
    narrow = width < NARROW
    widths = (*FIXED, max(spare + len(GAP), 12)) if narrow else (*FIXED, spare - spare // 2, spare // 2)
    yield _line([(title,) for title in TITLES[: len(widths)]], widths, ("dim",) * 5, 0)
    before: Row | None = None
    for row in rows:
        told = _cells(row, before)
        told = (
            (*told[:3], [*told[3], *(w if w.startswith("(") else f"in {w}" for w in told[4])])
            if narrow
            else told
        )
        cells = [_filled(cell, size) for cell, size in zip(told, widths, strict=True)]
        parts = ("", f"status:{row.status}", "when", "voice", "dim")
        for number in range(max(len(cell) for cell in cells)):
            yield _line(cells, widths, parts, number)
        before = row


def _cells(row: Row, before: Row | None) -> tuple[list[str], ...]:
    status = [row.status.replace("_", " ")] + (["disputed"] if row.disputed else [])
    when = [row.when] if row.when != "no date" or row.status == "postponed" else []
    if row.place and (before is None or before.place != row.place):
        when.append(row.place)
    if row.mode and (before is None or before.mode != row.mode):
        when.append(next(words for mode, words in MODE_WORDS.items() if mode.value == row.mode))
    who = [" ".join(filter(None, (who, _through(via)))) if who else "" for who, via in row.said_by]
    named = [f"{row.by}, by hand"] if row.by else [name for name in who if name]
    return (
        [days.short_day(row.day, before.day if before else None)],
        status,
        when,
        _listed(named) or (["its own word"] if row.said_by else []),
        [*_listed(list(row.outlets)), *_counted(row)],
    )


def _through(via: Sequence[str]) -> str | None:
    return f"via {' and '.join(via)}" if via else None


def _listed(names: list[str]) -> list[str]:
    more = len(names) - NAMES
    return names[:NAMES] + ([f"and {more} more"] if more > 0 else [])


def _counted(row: Row) -> list[str]:
    if [o.casefold() for o in row.outlets] == [o.casefold() for o in row.origins] or not row.origins:
        return []
    if len(row.origins) == 1:
        return [f"(from {row.origins[0]})"]
    return [f"({plural(len(row.origins), 'origin')})"]


def _filled(pieces: Sequence[str], size: int) -> list[str]:
    """Each piece on lines of its own, wrapped; a word that is too long is broken, or the columns would shift."""
    return [line for piece in pieces for line in wrap(piece, size, subsequent_indent=" ")]


def _line(cells: Sequence[Sequence[str]], widths: Sequence[int], parts: Sequence[str], number: int) -> Line:
    pieces = [("  ", "")]
    last = max((n for n, cell in enumerate(cells) if number < len(cell)), default=0)
    for n, (cell, size, part) in enumerate(zip(cells, widths, parts, strict=False)):
        if n > last:
            break
        text = cell[number] if number < len(cell) else ""
        pieces += [(text, part), ("" if n == last else " " * (size - len(text)) + GAP, "")]
    return tuple(piece for piece in pieces if piece[0])
