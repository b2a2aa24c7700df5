"""The parameters `from` and `to`: the days between them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from dateline.model import Window
from dateline.web.api.parameters import Question
from dateline.web.api.problems import Problem, Wrong

__all__ = ["inside", "within"]


def within(asked: Question) -> Window | None:
    """The days from `from` to `to`, None where neither was given. Raises Problem where they are the wrong way round."""
    if asked.start is None and asked.end is None:
        return None
    if asked.start and asked.end and asked.start > asked.end:
        why = f"{asked.start} is later than `to`, {asked.end}"
        raise Problem("senseless", f"from: {why}", [Wrong("from", why)])
    return Window(asked.start, asked.end)


def inside(asked: Question) -> Callable[[date | None], bool]:
    """Whether a day lies between them; what is undated does only where neither was given."""
    window = within(asked)
    return lambda day: window is None or (day is not None and window.overlaps(Window.on(day)))
