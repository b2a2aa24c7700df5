"""What was worked out for one visitor, kept for the next."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

__all__ = ["Notes"]

T = TypeVar("T")


class Notes:
    """Answers by the names under which they were worked out, `most` of them; one more, and all are thrown away."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._noted: dict[Hashable, Any] = {}

    def noted(self, what: Hashable, worked_out: Callable[[], T]) -> T:
        """What was worked out before under that name, else worked out now."""
        if what not in self._noted:
            if len(self._noted) >= self._most:
                self._noted.clear()
            self._noted[what] = worked_out()
        found: T = self._noted[what]
        return found
