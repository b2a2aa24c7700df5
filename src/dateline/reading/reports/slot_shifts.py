"""What a time expression may mean beside what it was resolved to: the same day a year, a month or a week off, or so long before or after.

"In October", said in June, is the coming one, and in a chronicle the last; a verb that governs it does not always tell. Which
of them is meant is weighed with all else that a clause may mean (`slotting`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from dateline.model import Timex, Window
from dateline.model.time import plus_months, shifted

__all__ = ["other_turns", "so_long_from"]

_MONTH = re.compile(
    r"(?i)\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:[a-z]{2,}|\b)|\b(?:spring|summer|autumn|winter|easter|christmas)\b"
)
_WEEKDAY = re.compile(r"(?i)\b(?:mon|tues|wednes|thurs|fri|satur|sun)day")
_ORDINAL = re.compile(r"(?i)^(?:the )?(?:\d{1,2}(?:st|nd|rd|th)|[a-z-]+(?:first|second|third|th))$")
# Words that say which one is meant.
_SETTLED = re.compile(r"(?i)\d{4}|\b(?:year|next|last|this|coming|previous)\b|['’]\d\d\b")
_LENGTH = re.compile(r"^P(\d{1,2})([DW])$")
_DAYS = {"D": 1, "W": 7}


def _moved(window: Window, months: int, days: int) -> Window | None:
    """A window so far on; None where the calendar has no such days."""
    ends = [end and plus_months(end, months) for end in (window.first, window.last)]
    first, last = (end and shifted(end, days) for end in ends)
    if first is None or last is None or window.first is None:
        return None
    fewer = months % 12 and first.day != window.first.day  # the 31st of June
    return None if fewer else Window(first, last, window.grain, window.words)


def other_turns(timex: Timex) -> Iterator[tuple[str, Window]]:
    """The time before and after the one that a word was resolved to, where it says no year, month or week: the way, and the days."""
    window = timex.window
    if window is None or not window.closed or _SETTLED.search(timex.text):
        return
    if _MONTH.search(timex.text):
        turns = (("a year on", 12, 0), ("a year back", -12, 0))
    elif _WEEKDAY.search(timex.text):
        turns = (("a week on", 0, 7), ("a week back", 0, -7))
    elif _ORDINAL.match(timex.text):
        turns = (("a month on", 1, 0), ("a month back", -1, 0))
    else:
        return
    for way, months, days in turns:
        if (moved := _moved(window, months, days)) is not None:
            yield way, moved


def so_long_from(timex: Timex, day: date | None, others: Iterable[Timex]) -> Iterator[tuple[str, Window]]:
    """The days that lie a length of time before or after the day of writing, and a day named beside it: "two days after the vote on Friday"."""
    length = _LENGTH.match(timex.value or "") if timex.type == "DURATION" else None
    if length is None:
        return
    days = int(length[1]) * _DAYS[length[2]]
    named = [t.window.first for t in others if t.window is not None and t.window.length == 1]
    for way, start in (("writing", day), *(("a day named", other) for other in named)):
        for side, count in (("before", -days), ("after", days)):
            if start is not None and (on := shifted(start, count)) is not None:
                yield f"so long {side} {way}", Window.on(on, timex.text)
