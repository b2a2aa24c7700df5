"""What the words in front of an expression make of it: "by Friday", "no earlier than", "since", "postponed until"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from dateline.model import Direction, Grain, Window
from dateline.reading.times.scene import Sense
from dateline.reading.times.tense import is_form

__all__ = ["framed"]

_NEGATIONS = frozenset(
    {"not", "n't", "no", "nothing", "never", "nobody", "none", "cannot", "neither", "nor", "unlikely"}
)
_EXCLUSIONS = frozenset(
    {"out", "exclude", "excluded", "preclude"}
)  # "would not rule out a strike before May"
_LIMITS = frozenset({"by", "before", "until", "till", "til"})


def framed(
    sense: Sense, before: Sequence[str], direction: Direction, written: date | None, feast: bool
) -> tuple[Window | None, Direction, bool]:
    """The window, where it looks, and whether it is a deadline. `before` holds up to eight words in front, nearest last."""
    window = sense.window
    looks = sense.looks or direction
    if (
        written
        and window
        and looks is not Direction.AHEAD
        and sense.looks is None
        and window.first
        and window.last
    ):
        # Where the calendar settles it, the verb does not: "by 30 June" in May lies ahead whatever was said of it.
        if window.first > written or (window.last > written and before and before[-1] in _LIMITS):
            looks = Direction.AHEAD
        elif looks is Direction.OPEN and window.last < written:
            looks = Direction.BEHIND
    if sense.deadline or window is None or sense.type == "SET":
        return window, looks, sense.deadline
    last = before[-1] if before else ""
    if tuple(before[-2:]) == ("later", "than") and set(before[-4:-2]) & {"no", "not", "n't"}:
        return _until(window, written), Direction.AHEAD, True
    if last in _LIMITS and sense.looks is not Direction.BEHIND:
        return _limited(window, before, looks, written, feast)
    if last == "since" and written and window.first and window.first <= written:
        return Window(window.first, written, Grain.DAYS), Direction.BEHIND, False
    if last == "after" and looks is Direction.AHEAD and window.last:
        return Window(window.last, None, window.grain), looks, False
    return window, looks, False


def _limited(
    window: Window, before: Sequence[str], looks: Direction, written: date | None, feast: bool
) -> tuple[Window | None, Direction, bool]:
    last = before[-1]
    if (
        last in {"before", "until", "till", "til"}
        and _NEGATIONS & set(before)
        and not _EXCLUSIONS & set(before)
    ):
        return window, Direction.AHEAD, False
    if last in {"until", "till", "til"} and any(is_form(word, "move") for word in before):
        return window, Direction.AHEAD, False
    if looks is Direction.BEHIND:
        return window, looks, False
    if last == "before" and feast and window.last:
        window = Window(None, window.last - timedelta(days=1))
    return _until(window, written), Direction.AHEAD, True


def _until(window: Window, written: date | None) -> Window:
    """From the day of writing to the date; the date alone where that lies behind, or nobody knows the day of writing."""
    if written is None or window.last is None or window.last < written:
        return Window(window.last, window.last) if window.first is None else window
    return Window(written, window.last, Grain.DAYS)
