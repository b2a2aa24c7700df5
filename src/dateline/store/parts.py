"""The parts of the page that lists a diary: which lines each of them has, and in which order a reader wants them.

A diary of years is asked for the few lines that a page shows: they are counted and put in order where they are kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["PARTS", "Part"]

_SOONEST = (
    "coalesce(last, first, '9999-12-31')",
    "coalesce(CASE WHEN rolling AND ? < '9999-12-31' AND coalesce(first, '') < ? AND ? <= last THEN ? ELSE first END, '0001-01-01')",
)
_NEWEST = ("coalesce(last, first, turned, '')",)


@dataclass(frozen=True, slots=True)
class Part:
    """Some lines of these sections. `days` are asked for by `where`: "seen", the day from which one looks, and "lately", the
    first one that is news. `keys` ask for the day of which is told, wherever they ask; `order` names them k0, k1, …

    What nothing has ended yet stands in the order of the first key in `index`, so that the first lines are found without the rest.
    """

    sections: tuple[str, ...]
    where: str
    days: tuple[str, ...]
    keys: tuple[str, ...]
    order: str
    index: str | None

    def given(self, seen: str, lately: str) -> list[str]:
        """The values that `where` asks for."""
        return [{"seen": seen, "lately": lately}[day] for day in self.days]


_FIRST = (_SOONEST, "k0, k1, event", "lines_soonest")
_LAST = (_SOONEST, "k0 DESC, k1 DESC, event DESC", "lines_soonest")
_LATEST = (_NEWEST, "k0 DESC, event", "lines_newest")

PARTS: Mapping[str, Part] = {
    "ahead": Part(
        ("ahead",),
        "(last IS NULL OR last >= ?) AND (first IS NOT NULL OR last IS NOT NULL)",
        ("seen",),
        *_FIRST,
    ),
    "undated": Part(("ahead",), "first IS NULL AND last IS NULL", (), *_FIRST),
    "under_way": Part(("under_way",), "1", (), *_FIRST),
    "moved": Part(("ahead", "under_way"), "moved >= ?", ("lately",), ("moved",), "k0 DESC, event", None),
    # What has just become overdue is what a planner can still act on.
    "overdue": Part(("ahead",), "last < ?", ("seen",), *_LAST),
    "happened": Part(("outcome",), "turned >= ?", ("lately",), *_LATEST),
    "outcome": Part(("outcome",), "(turned IS NULL OR turned < ?)", ("lately",), *_LATEST),
    "background": Part(("background",), "1", (), *_LATEST),
}
