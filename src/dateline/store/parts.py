"""The parts of the page that lists a diary: which lines each of them has, and in which order a reader wants them.

A diary of years is asked for the few lines that a page shows: they are counted and put in order where they are kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["PARTS", "Part"]

_SOONEST = (
    "coalesce(last, first, '9999-12-31') {0}, coalesce(CASE WHEN rolling AND ? < '9999-12-31' AND coalesce(first, '') < ?"
    " AND ? <= last THEN ? ELSE first END, '0001-01-01') {0}, event {0}"
)
_NEWEST = "coalesce(last, first, turned, '') DESC, event"


@dataclass(frozen=True, slots=True)
class Part:
    """Some lines of these sections. `days` are asked for by `where`: "seen", the day from which one looks, and "lately", the
    first one that is news. `order` asks for the day of which is told, wherever it asks."""

    sections: tuple[str, ...]
    where: str
    days: tuple[str, ...]
    order: str

    def given(self, seen: str, lately: str) -> list[str]:
        """The values that `where` asks for."""
        return [{"seen": seen, "lately": lately}[day] for day in self.days]


PARTS: Mapping[str, Part] = {
    "ahead": Part(
        ("ahead",),
        "(last IS NULL OR last >= ?) AND (first IS NOT NULL OR last IS NOT NULL)",
        ("seen",),
        _SOONEST.format("ASC"),
    ),
    "undated": Part(("ahead",), "first IS NULL AND last IS NULL", (), _SOONEST.format("ASC")),
    "under_way": Part(("under_way",), "1", (), _SOONEST.format("ASC")),
    "moved": Part(("ahead", "under_way"), "moved >= ?", ("lately",), "moved DESC, event"),
    # What has just become overdue is what a planner can still act on.
    "overdue": Part(("ahead",), "last < ?", ("seen",), _SOONEST.format("DESC")),
    "happened": Part(("outcome",), "turned >= ?", ("lately",), _NEWEST),
    "outcome": Part(("outcome",), "(turned IS NULL OR turned < ?)", ("lately",), _NEWEST),
    "background": Part(("background",), "1", (), _NEWEST),
}
