"""Things of a page by where they stand, so that those that touch a stretch are found without asking all of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import Generic, TypeVar

from dateline.model import Span

__all__ = ["Near"]

T = TypeVar("T")


class Near(Generic[T]):
    """Things with their spans (a thing may have several), in the order in which they are given."""

    def __init__(self, placed: Iterable[tuple[Span, T]]) -> None:
        rows = sorted((span.start, at, span.end, thing) for at, (span, thing) in enumerate(placed))
        self._rows = rows
        self._starts = [row[0] for row in rows]
        self._longest = max((end - start for start, _, end, _ in rows), default=0)

    def touching(self, *spans: Span) -> list[T]:
        """Those that overlap one of the spans, each once, in the order given."""
        found: dict[int, T] = {}
        for span in spans:
            low = bisect_left(self._starts, span.start - self._longest)
            high = bisect_left(self._starts, span.end)
            found.update((at, thing) for _, at, end, thing in self._rows[low:high] if end > span.start)
        return [found[at] for at in sorted(found)]
