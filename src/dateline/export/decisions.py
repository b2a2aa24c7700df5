"""The list of what people decided, as lines of text and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dateline.export import days
from dateline.export.hand import decision_told
from dateline.export.text import Line, folded
from dateline.model import Decision, Snapshot, Tie

__all__ = ["decision_lines", "decision_record"]


def decision_lines(
    decisions: Iterable[Decision], snapshot: Snapshot, idle: Mapping[int, str], width: int = 80
) -> Iterator[Line]:
    """Every decision with its number, who made it, when and why; and why it changes nothing, where it does not."""
    for decision in decisions:
        what = decision.what
        why = f": {what.because}" if what.because else ""
        yield from folded(f"{decision.number}. {decision_told(decision, snapshot)}", "name", width, "")
        yield from folded(f"{what.by}, {days.short_day(decision.made.date())}{why}", "dim", width, "    ")
        if decision.number in idle:
            yield from folded(f"changes nothing now: {idle[decision.number]}", "dispute", width, "    ")


def decision_record(decision: Decision, idle: Mapping[int, str]) -> dict[str, Any]:
    """A decision as JSON."""
    what = decision.what
    record: dict[str, Any] = {"number": decision.number, "made": decision.made.isoformat(), "by": what.by}
    record |= {"because": what.because or None, "idle": idle.get(decision.number)}
    if isinstance(what, Tie):
        return record | {"left": what.left, "right": what.right, "same": what.same, "whole": what.whole}
    return record | {
        "report": what.report,
        "field": what.field,
        "value": what.value or None,
        "day": what.day.isoformat(),
    }
