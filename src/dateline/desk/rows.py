"""Where an event stands in a list, told by its row alone: no page is opened for it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dateline.export.sheet import SECTIONS
from dateline.model import Window
from dateline.store import Listed

__all__ = ["in_order", "overdue", "section", "soonest", "within"]


def overdue(line: Listed, day: date) -> bool:
    """Whether its last day has passed without word: only the day from which it is seen tells."""
    return line.section == "ahead" and line.last is not None and line.last < day.isoformat()


def section(line: Listed, day: date) -> str:
    """The key of the section that it stands in, seen from a day."""
    return "overdue" if overdue(line, day) else line.section


def soonest(line: Listed, as_of: date | None) -> tuple[str, str, str]:
    """The order of what is to come: by the last day on which it may be."""
    first, last = _first(line, as_of) or "0001-01-01", line.last or line.first or "9999-12-31"
    return (last, first, line.event)


def _first(line: Listed, as_of: date | None) -> str | None:
    """Its first day; of a deadline, the day from which one looks at it."""
    first = line.first or "0001-01-01"
    if line.rolling and as_of and line.last and first < as_of.isoformat() <= line.last:
        return as_of.isoformat()
    return line.first


def within(line: Listed, span: Window, as_of: date | None) -> bool:
    """Whether it may take place on a day of the span; what has no day at all may not."""
    first = _first(line, as_of)
    if first is None and line.last is None:
        return False
    return Window(_day(first), _day(line.last)).overlaps(span)


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


def in_order(lines: Iterable[Listed], as_of: date | None, day: date) -> list[Listed]:
    """The rows in the order of the diary, section by section."""
    found: dict[str, list[Listed]] = {key: [] for key, _ in SECTIONS}
    for line in lines:
        found[section(line, day)].append(line)
    for key in ("ahead", "overdue", "under_way"):
        found[key].sort(key=lambda line: soonest(line, as_of))
    for key in ("outcome", "background"):
        found[key].sort(key=lambda line: line.event)
        found[key].sort(key=lambda line: line.last or line.first or line.turned or "", reverse=True)
    return [line for mine in found.values() for line in mine]
