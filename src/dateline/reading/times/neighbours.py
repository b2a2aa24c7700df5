"""What stands side by side agrees: "Monday (Dec. 6)" is that Monday, "9 a.m. on Friday" is on the Friday,
"a three-day visit that begins on Tuesday" lasts until Thursday.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from dateline.model import Grain, Span, Timex, Window

__all__ = ["agreed"]

_LENGTH = re.compile(r"P(\d{1,2})([DW])$|PT(\d{1,3})H$")
_DAY = re.compile(r"\d{4}-\d\d-\d\d$")
_CLOCK = re.compile(r"T(?:\d\d:\d\d|AF|MO|MI)$")
_BEGINS = re.compile(
    r"\b(?:open|start|begin|began|begun|commenc|kick|launch|embark|arriv|pay|from|get\w* under|run|travel|fly|flies|flew|set off|head)\w*",
    re.IGNORECASE,
)
_LONGEST = (
    62  # days; a longer length told beside a day ("a ten-year deal signed on Tuesday") is no event's span
)


def agreed(text: str, made: Sequence[Timex]) -> list[Timex]:
    """The expressions of one sentence after each has learnt from its neighbours."""
    out = list(made)
    for i, timex in enumerate(out):
        for j in (i + 1, i - 1):
            lent = _lent(text, timex, out[j]) if 0 <= j < len(out) else None
            if lent is not None:
                out[i] = lent
                break
    return _joined(text, [_lasting(text, timex, out, i) for i, timex in enumerate(out)])


def _joined(text: str, made: Sequence[Timex]) -> list[Timex]:
    """ "9 a.m. Friday", "midnight, 3 May" are one time."""
    out: list[Timex] = []
    for timex in made:
        last = out[-1] if out else None
        if (
            last
            and _DAY.match(timex.value or "")
            and timex.type == "DATE"
            and last.type == "TIME"
            and timex.window
            and (timex.deadline or timex.window.length == 1)
            and text[last.span.end : timex.span.start] in {" ", ", "}
            and (clock := _CLOCK.search(last.value or ""))
        ):
            whole = Span(last.span.start, timex.span.end)
            words = whole.of(text)
            value, window = f"{timex.value}{clock[0]}", replace(timex.window, words=words)
            out[-1] = Timex(whole, words, "TIME", value, window, timex.direction, timex.deadline)
        else:
            out.append(timex)
    return out


def _between(text: str, one: Timex, other: Timex) -> str:
    first, second = sorted((one, other), key=lambda timex: timex.span)
    return text[first.span.end : second.span.start]


def _lent(text: str, timex: Timex, other: Timex) -> Timex | None:
    """The expression with the day of its neighbour, if it takes one."""
    day = other.window.first if other.window else None
    if other.window is None or day is None:
        return None
    between = _between(text, timex, other)
    if timex.type == "TIME" and other.type == "DATE":
        return _clock_on(timex, other.window, other, between)
    own = timex.window.first if timex.window else None
    if (
        own is None
        or own == day
        or timex.type != "DATE"
        or timex.window is None
        or timex.window.length != 1
        or other.window.length != 1
    ):
        return None
    beside = re.fullmatch(r"\s?[,(\[]?\s?(?:a |the )?", between)
    if (
        beside
        and re.fullmatch(r"[a-z]+day|[a-z]{3,5}\.?", timex.text.lower())
        and own.weekday() == day.weekday()
    ):
        return replace(
            timex,
            value=day.isoformat(),
            window=replace(other.window, words=timex.text),
            direction=other.direction,
        )
    return None


def _clock_on(timex: Timex, window: Window, other: Timex, between: str) -> Timex | None:
    """A clock time takes the day named near it, unless it names its own ("this morning", "Friday night")."""
    words = timex.text.lower()
    if (
        len(between) > 30
        or re.search(r"[.;!?]", between)
        or re.match(r"this|last|tomorrow|yesterday|overnight|tonight|that", words)
        or "day" in words
    ):
        return None
    clock = (timex.value or "").partition("T")[2]
    named = _DAY.match(other.value or "")
    day = named[0] if named else window.first.isoformat() if window.first else ""
    return replace(
        timex, value=f"{day}T{clock}", window=replace(window, words=timex.text), direction=other.direction
    )


def _days(value: str | None) -> int | None:
    match = _LENGTH.match(value or "")
    if match is None:
        return None
    if match[3]:
        return int(match[3]) // 24 if int(match[3]) % 24 == 0 else None
    return int(match[1]) * (7 if match[2] == "W" else 1)


def _lasting(text: str, timex: Timex, made: Sequence[Timex], i: int) -> Timex:
    """A length that is told to begin on a day names the days it lasts."""
    days = _days(timex.value) if timex.type == "DURATION" and timex.window is None else None
    if days is None or not 2 <= days <= _LONGEST:
        return timex
    for other in [*made[i + 1 : i + 3], *made[max(0, i - 1) : i]]:
        start = (
            other.window.first if other.window and other.window.length == 1 and other.type == "DATE" else None
        )
        if start is None or not _begins(text, timex, other):
            continue
        if "midnight" in _between(text, timex, other).lower():
            start = _next(start)  # "midnight on Thursday" is the end of it
        last = _next(start, days - 1)
        return replace(timex, window=Window(start, last, Grain.DAYS, timex.text), direction=other.direction)
    return timex


def _next(day: date, days: int = 1) -> date:
    return day + timedelta(days=days) if day.toordinal() + days <= date.max.toordinal() else day


def _begins(text: str, length: Timex, start: Timex) -> bool:
    """Whether the words tell that the length begins on the day, or nothing stands between them."""
    between = _between(text, length, start)
    if len(between) > 80 or re.search(r"[;!?]|\bago\b", between):
        return False
    if start.span < length.span:
        return re.fullmatch(r",?\s(?:for|lasting)\s(?:a\s|the\s)?", between) is not None
    before = text[max(0, length.span.start - 45) : length.span.start]
    return not between.strip() or _BEGINS.search(between) is not None or _BEGINS.search(before) is not None
