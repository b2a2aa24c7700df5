"""Which days a clause gives its event: the time expression that belongs to it, never the day on which it was said."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dateline.model import Direction, Grain, Kind, Status, Timex, Window
from dateline.reading.reports.clauses import Unit
from dateline.reading.reports.signs import said_date

__all__ = [
    "given_up",
    "is_possessive",
    "may_be_slot",
    "named",
    "slot_left",
    "stretched",
    "suits",
    "superseded",
    "window_of",
]

_BETWEEN = re.compile(r"^\s*(?:,?\s*(?:to|and|until|till|through|or)|[-–—])?\s*(?:the\s+)?$")
_TODAY = re.compile(
    r"\b(?:today|this (?:morning|afternoon|evening)|tonight|now|just|moments ago|minutes ago)\b",
    re.IGNORECASE,
)
_DAY_WORD = re.compile(
    r"(?i)\b(?:today|tonight|tomorrow|yesterday|morning|afternoon|evening|night|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|week|month|\d(?:st|nd|rd|th))"
)
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "fourteen": 14}  # fmt: skip
_NUMBER = rf"\d{{1,3}}|{'|'.join(_COUNTS)}"
_SPAN = re.compile(rf"(?i)\b(?:({_NUMBER})-(day|hour)s?|for (?:a further )?({_NUMBER}) (day|hour)s)\b")
_LONGEST = 31  # days: "a 90-day pause" is a term, not a slot
_TO = re.compile(r"\b(?:to|until|till|for)\s+(?:the\s+)?$")
_SINCE = re.compile(r"(?i)\bsince\s+(?:the\s+|early\s+|late\s+|mid-?\s*)?$")
_LIMIT = re.compile(r"(?i)\b(?:deadline|last day|final day|target|cut-?off|time limit|latest)\b")
# What opens and what closes, told in two verbs: "opens on Monday and closes at six on Friday".
_CLOSES = re.compile(
    r"(?i)^[^.;:]{0,30}?,?\s*(?:and|but)\s+(?:will\s+|is to\s+|are to\s+|to\s+)?(?:closes?|ends?|finish(?:es)?|concludes?|winds? up|runs? (?:to|until|till|through))"
    r"\s+(?:at\s+[^,]{1,14}?\s+)?(?:on\s+)?(?:the\s+)?$"
)
# From which day something was moved; what is held "from Monday to Friday" is not.
_FROM = re.compile(
    r"(?i)(?<!\bheld )(?<!\bplace )(?<!\brun )(?<!\bruns )(?<!\blast )(?<!\blasts )(?<!\bopen )\bfrom\s+(?:the\s+)?$"
)
_MOVE = re.compile(r"\bto\b")
# A day that stands though the clause denies another one, or all before it.
_STILL = re.compile(
    r"(?i)\b(?:(?:not|never)\b[^,;:]{0,40}\b(?:before|until|till)|but)\s+(?:(?:on|in|at|for|the|only|late|early)\s+){0,3}$"
)
# The slot that was given up, before the words that name it, or in them ("Sunday's replay").
_GIVEN_UP = re.compile(
    r"(?i)\b(?:(?:had (?:been|originally been|first been)|was|were|been|is|are|originally|initially|previously|first|once)\s+"
    r"(?:originally |initially |previously |first )?(?:due|set|scheduled|planned|foreseen|expected|announced|slated|fixed|meant|supposed|billed|pencilled in|timetabled|to)"
    r"|not|instead of|rather than|originally|initially|previously)\b[^,;:]{0,50}$"
)
# The same in a word that hangs on the event, before the verb that puts it off ("the final, planned for 11 May, has been called off").
_HUNG_ON = re.compile(r"(?i)\b(?:due|scheduled|planned|set|slated|foreseen|billed)\b[^,;:]{0,30}$")
_PUT_OFF = re.compile(
    r"(?i)^[^.;:]{0,30}\b(?:has|have|had|was|were|is|are|will|could|may)\b[^.;:,]{0,30}"
    r"\b(?:called off|postponed|put off|delayed|moved|pushed back|shelved|deferred|suspended)\b"
)
_POSSESSIVE = re.compile(r"^['’]s?\s+\w")
_BEHIND = frozenset((Status.HELD, Status.UNDER_WAY))
_OLD = 366 * 30  # days


def suits(window: Window, status: Status, timex: Timex, day: date | None) -> float:
    """How well a window suits the status: what is held lies behind, what is to come ahead."""
    score = 1.0 if window.closed else 0.0
    if window.grain is Grain.DAY:
        score += 0.5
    if day is None or not window.first or not window.last:
        return score
    behind = window.last < day or (window.last == day and timex.direction is not Direction.AHEAD)
    ahead = window.last >= day
    if status is Status.HELD:
        score += 2.0 if behind or window.first <= day else -2.0
    elif status is Status.UNDER_WAY:
        score += 2.0 if window.first <= day <= window.last else 1.0 if ahead else -0.5
    else:
        score += 2.0 if ahead else -3.0
    if (day - window.last).days > _OLD:
        score -= 1.0
    return score


def _joined(text: str, chosen: Timex, others: list[Timex]) -> Window | None:
    """The window of a pair such as "9 and 10 May" or "from Friday to Sunday", or None where nothing joins."""
    window = chosen.window
    for other in others:
        if other is chosen or other.window is None or window is None:
            continue
        left, right = sorted((chosen, other), key=lambda x: x.span.start)
        between = text[left.span.end : right.span.start] if left.span.end <= right.span.start else "x"
        assert left.window is not None
        assert right.window is not None
        if not between.strip() or not (_BETWEEN.match(between) or _CLOSES.match(between)):
            continue
        first, last = left.window.first, right.window.last
        if first and last and first <= last and (last - first).days <= 45:
            return Window(first, last, Grain.DAYS, text[left.span.start : right.span.end])
    return None


def named(timex: Timex) -> Window | None:
    """The days that a time expression names, if it names some once."""
    return timex.window if timex.window is not None and timex.window.closed and timex.type != "SET" else None


def may_be_slot(unit: Unit, text: str, timex: Timex, status: Status) -> bool:
    """Whether a time expression can be the slot of the event."""
    if status is not Status.UNDER_WAY and _SINCE.search(text[unit.span.start : timex.span.start]):
        return False  # "the first summit since 2011"
    if named(timex) is None or said_date(unit, timex):
        return False
    # An hour without a day tells when to look up, not which day: only what has begun can borrow the day of writing.
    clock = timex.type == "TIME" and not _DAY_WORD.search(timex.text)
    return status in _BEHIND or not clock


def stretched(unit: Unit, text: str, window: Window) -> Window:
    """A start stretched by "three-day" or "48-hour"."""
    match = _SPAN.search(unit.span.of(text)) if window.length == 1 and window.first else None
    if match is None or window.first is None:
        return window
    number, grain = match[1] or match[3], match[2] or match[4]
    count = int(number) if number.isdigit() else _COUNTS.get(number.lower(), 1)
    days = count if grain.lower() == "day" else count // 24
    if not 2 <= days <= _LONGEST:
        return window
    return Window(window.first, window.first + timedelta(days=days - 1), Grain.DAYS, window.words)


def superseded(seen: frozenset[str]) -> bool:
    """Whether a clause on a slot that was given up names the old day only: "was to open on Monday", "will not open on Monday"."""
    old = bool(seen & {"should have", "was to", "will not", "would have"})
    return old and not seen & {"put off", "new date", "fixed for"}


def is_possessive(text: str, timex: Timex) -> bool:
    """Whether its event follows: "Sunday's replay"."""
    return _POSSESSIVE.match(text[timex.span.end : timex.span.end + 4]) is not None


def given_up(unit: Unit, text: str, timex: Timex, others: list[Timex], *, denied: bool) -> bool:
    """Whether a day named in a clause on a move is the one that it was moved from. `denied`: the clause says when it is not."""
    before = text[unit.span.start : timex.span.start]
    if _STILL.search(before):
        return False
    if denied or _GIVEN_UP.search(before) or is_possessive(text, timex):
        return True
    if _HUNG_ON.search(before) and _PUT_OFF.search(text[timex.span.end : unit.span.end]):
        return True
    if _TO.search(before):
        return False
    later = any(x.span.start > timex.span.end for x in others)
    return bool(later and _FROM.search(before))


def _parted(unit: Unit, text: str, status: Status, seen: frozenset[str]) -> tuple[list[Timex], list[Timex]]:
    """The time expressions of a clause that may be its event's slot, and those from which it says that it was moved."""
    mine = [x for x in unit.timexes if may_be_slot(unit, text, x, status)]
    if status is not Status.POSTPONED:
        return mine, []
    denied = superseded(seen)
    left = [x for x in mine if given_up(unit, text, x, mine, denied=denied)]
    return [x for x in mine if x not in left], left


def slot_left(unit: Unit, text: str, status: Status, seen: frozenset[str]) -> Window | None:
    """The days from which a clause says its event was moved, or None."""
    _, left = _parted(unit, text, status, seen)
    return left[0].window if left else None


def window_of(
    unit: Unit, text: str, status: Status, seen: frozenset[str], kind: Kind, day: date | None
) -> Window | None:
    """The days a clause with these signs names for its event, or None."""
    mine, _ = _parted(unit, text, status, seen)
    if not mine:
        if status in _BEHIND and day:
            today = status is Status.UNDER_WAY or _TODAY.search(unit.span.of(text))
            return Window.on(day, "today") if today else None
        return None

    def rank(timex: Timex) -> tuple[float, int]:
        assert timex.window is not None
        fit = suits(timex.window, status, timex, day)
        if status is Status.POSTPONED and _TO.search(text[max(0, timex.span.start - 12) : timex.span.start]):
            fit += 1.0
        return (-fit, min(abs(timex.span.start - at) for at in unit.anchors))

    best = min(mine, key=rank)
    assert best.window is not None
    if suits(best.window, status, best, day) <= 0:
        return None
    window = _joined(text, best, mine) or best.window
    if status in _BEHIND:
        return window
    return _ahead(unit, text, best, window, status, kind, day)


def _ahead(
    unit: Unit, text: str, best: Timex, window: Window, status: Status, kind: Kind, day: date | None
) -> Window:
    """The window of what lies ahead, from the days that its words name."""
    last = window.last
    if status is Status.POSTPONED and last and _MOVE.search(best.text):
        moved = _FROM.search(text[unit.span.start : best.span.start])
        return Window.on(last, window.words) if moved else window
    if kind is Kind.DEADLINE and best.deadline and last:
        return Window.on(last, window.words)  # "until 30 May" is when it falls, not how long it runs
    limit = kind is Kind.DECISION and not best.deadline and _LIMIT.search(unit.span.of(text))
    if limit and day and last and day <= last:
        return Window(day, last, Grain.DAYS, window.words)
    return stretched(unit, text, window)
