"""A track record in words and as JSON: how often what a voice announced came true, and the reports behind each number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from statistics import quantiles
from typing import Any

from dateline.export import days
from dateline.export.sheet import STATUS_WORDS, voice
from dateline.export.text import INDENT, INNER, Line, folded, plural
from dateline.model import (
    Expectation,
    Reading,
    Record,
    Report,
    Snapshot,
    Status,
    Track,
    Verdict,
    Window,
)

__all__ = ["dates_told", "record_lines", "table_lines", "track_record"]

FORMAT = "dateline-track/1"
SPREAD_FROM = 8  # dates from which on the middle half of them says more than their range
VOICES = 5  # voices named that contradict; the rest are counted
DENIALS = 3  # voices quoted that contradict an expectation; the rest are counted
VERDICT_WORDS = {
    Verdict.CAME_TRUE: "came true",
    Verdict.EARLY: "came early",
    Verdict.LATE: "came late",
    Verdict.MOVED: "put off or moved",
    Verdict.CANCELLED: "cancelled",
    Verdict.UNTOLD: "took place, no day told",
    Verdict.OVERDUE: "overdue without word",
    Verdict.OPEN: "still open",
    Verdict.UNDATED: "no days named",
}
_PARTS = {
    Verdict.CAME_TRUE: "status:confirmed",
    Verdict.EARLY: "status:postponed",
    Verdict.LATE: "status:postponed",
    Verdict.MOVED: "status:postponed",
    Verdict.CANCELLED: "status:cancelled",
}
_COLUMNS = ("came true", "open", "no word", "days off", "contradicted")
Told = Mapping[str, tuple[Reading, Report]]


def table_lines(track: Track, least: int, width: int = 80) -> Iterator[Line]:
    """Everyone with at least `least` settled expectations, those with most first."""
    yield ((f"Track records as of {days.day(track.day)}", "title"),)
    shown = [r for r in track.records if r.settled >= least]
    left = len(track.records) - len(shown)
    yield from folded(
        f"of {plural(len(track.records), 'voice')}, those with at least {plural(least, 'settled expectation')}",
        "dim",
        width,
        "",
    )
    yield ()
    if not shown:
        yield from folded(
            f"Nobody has so many yet. `dateline track --least 1` asks for fewer, `dateline track NAME` shows one of the "
            f"{left}." if left else "Nobody was heard to expect anything.",
            "",
            width,
            "",
        )  # fmt: skip
        return
    names = min(max(len(r.name) for r in shown), width - sum(map(len, _COLUMNS)) - 2 * len(_COLUMNS))
    for title, outlet in (
        ("Sources, wherever they are quoted", False),
        ("Who publishes pages: outlets, agencies, bodies", True),
    ):
        group = [r for r in shown if r.outlet is outlet]
        if group:
            yield ((title, "heading"),)
            yield ((" " * names + "".join("  " + column for column in _COLUMNS), "dim"),)
            yield from (_row(record, names) for record in group)
            yield ()


def _row(record: Record, names: int) -> Line:
    name = record.name if len(record.name) <= names else record.name[: names - 1] + "…"
    cells = "".join("  " + c.rjust(len(column)) for c, column in zip(_cells(record), _COLUMNS, strict=True))
    return ((name.ljust(names), "name"), (cells, ""))


def _cells(record: Record) -> tuple[str, ...]:
    counts = record.counts
    off = _signed(record.median_off) if record.median_off is not None else "–"
    return (
        f"{record.came_true} of {record.settled}",
        str(counts[Verdict.OPEN]),
        str(counts[Verdict.OVERDUE]),
        off,
        f"{record.contradicted} of {len(record.expectations)}",
    )


def _signed(number: float) -> str:
    return f"{number:+g}" if number else "0"


def record_lines(track: Track, record: Record, snapshot: Snapshot, width: int = 80) -> Iterator[Line]:
    """One voice: its numbers, then each expectation with the report that voiced it and the one that settled it."""
    told = {p.id: (r, p) for r in snapshot.readings for p in r.reports}
    yield from folded(f"{record.name}: track record as of {days.day(track.day)}", "title", width, "")
    yield from folded(_voiced(record), "dim", width, "")
    yield ()
    for name, text in _numbers(record):
        first, *rest = folded(text, "", width, " " * 18)
        yield ((f"  {name:16}", "heading"), (first[0][0][18:], ""))
        yield from rest
    yield ()
    yield (("What it expected, and what came of it", "heading"),)
    for expectation in record.expectations:
        yield ()
        yield from _expectation(expectation, told, width)


def _voiced(record: Record) -> str:
    first, last = record.expectations[0].day, record.expectations[-1].day
    events = len({e.event for e in record.expectations})
    when = (
        days.short_day(first) if first == last else f"{days.short_day(first, last)} – {days.short_day(last)}"
    )
    return f"{plural(len(record.expectations), 'expectation')} of {plural(events, 'event')}, voiced {when}"


def _numbers(record: Record) -> Iterator[tuple[str, str]]:
    counts = record.counts
    yield "came true", f"{record.came_true} of {record.settled} settled"
    if record.settled > record.came_true:
        yield "did not", _listed(counts, [v for v in Verdict if v.settled and v is not Verdict.CAME_TRUE])
    waiting = [v for v in Verdict if not v.settled and counts[v]]
    if waiting:
        yield "not settled", _listed(counts, waiting)
    if record.floated:
        yield "only floated", f"{record.floated}, called possible and no more"
    if record.off:
        yield "dates", dates_told(record)
    if record.contradicted:
        by = ", ".join(f"{name} ({n})" for name, n in record.contradicted_by[:VOICES])
        left = len(record.contradicted_by) - VOICES
        more = f" and {left} more" if left > 0 else ""
        yield "contradicted", f"{record.contradicted} of {len(record.expectations)}, by {by}{more}"


def _listed(counts: Mapping[Verdict, int], verdicts: Iterable[Verdict]) -> str:
    """ "3: 2 came late, 1 cancelled"."""
    found = [v for v in verdicts if counts[v]]
    told = ", ".join(f"{counts[v]} {VERDICT_WORDS[v]}" for v in found)
    return told if len(found) == 1 else f"{sum(counts[v] for v in found)}: {told}"


def dates_told(record: Record) -> str:
    """By how many days the dates of a record were off, for one that has some: "on time in all 3 that took place"."""
    off = record.off
    assert record.median_off is not None
    held = f"{len(off)} that took place"
    if not any(off):
        return f"on time in all {held}" if len(off) > 1 else "on time, the one that took place"
    if len(off) == 1:
        return f"{_late(off[0])}, the one that took place"
    text = f"median: {_late(record.median_off)}; from {_late(off[0])} to {_late(off[-1])}"
    if len(off) >= SPREAD_FROM:
        low, _, high = quantiles(off, n=4, method="inclusive")
        text += f", half of them between {_late(round(low))} and {_late(round(high))}"
    return f"{text}; {held}"


def _late(number: float) -> str:
    if not number:
        return "on time"
    return f"{abs(number):g} {'day' if abs(number) == 1 else 'days'} {'late' if number > 0 else 'early'}"


def _expectation(one: Expectation, told: Told, width: int) -> Iterator[Line]:
    yield from folded(f"{days.short_day(one.day)} · {one.name}", "name", width, "  ")
    came = f" → {_verdict(one)}" if one.window else ": nothing to judge it by"
    yield from folded(_announced(one) + came, _PARTS.get(one.verdict, "moved"), width, INDENT)
    again = len(one.reports) - 1
    yield from _quoted(
        one.reports[:1], told, width, f" (and {plural(again, 'more report')})" if again else ""
    )
    if one.outcome:
        yield ((f"{INDENT}what came of it:", "dim"),)
        yield from _quoted(one.outcome[:1], told, width)
    yield from _denials(one, told, width)
    yield ((f"{INDENT}event {one.event[:12]}", "dim"),)


def _denials(one: Expectation, told: Told, width: int) -> Iterator[Line]:
    """The first report of each voice that says otherwise."""
    first: dict[str, str] = {}
    for contradiction in one.contradicted:
        first.setdefault(contradiction.by, contradiction.report)
    if first:
        yield ((f"{INDENT}contradicted:", "dispute"),)
        yield from _quoted(list(first.values())[:DENIALS], told, width)
    if len(first) > DENIALS:
        yield from folded(f"and by {', '.join(list(first)[DENIALS:])}", "voice", width, INDENT + "  ")


def _quoted(reports: Sequence[str], told: Told, width: int, more: str = "") -> Iterator[Line]:
    for report in reports:
        spoken = voice(*told[report])
        yield from folded(f"“{spoken.quote.translate(INNER)}”", "quote", width, INDENT)
        yield from folded(f"— {spoken.line}{more}", "voice", width, INDENT + "  ")


def _announced(one: Expectation) -> str:
    status = "put off to" if one.status is Status.POSTPONED else STATUS_WORDS[one.status]
    return f"{status} {days.window(one.window, one.day)}" if one.window else f"{status}, no days named"


def _verdict(one: Expectation) -> str:
    words = VERDICT_WORDS[one.verdict]
    if one.off:
        words += f" by {plural(abs(one.off), 'day')}"
    return words + (f" ({days.window(one.took_place, one.day)})" if one.took_place else "")


def track_record(track: Track, records: Sequence[Record]) -> dict[str, Any]:
    """Records for JSON, each number with the expectations, and each expectation with the reports, that make it."""
    return {
        "format": FORMAT,
        "day": track.day.isoformat(),
        "records": [_record(record) for record in records],
    }


def _record(record: Record) -> dict[str, Any]:
    off = record.off
    return {
        "name": record.name,
        "outlet": record.outlet,
        "voiced": len(record.expectations),
        "floated": record.floated,
        "settled": record.settled,
        **{verdict.value: record.counts[verdict] for verdict in Verdict},
        "off": {
            "dates": len(off),
            "median": record.median_off,
            "least": off[0] if off else None,
            "most": off[-1] if off else None,
        },
        "contradicted": record.contradicted,
        "contradicted_by": [{"name": name, "expectations": n} for name, n in record.contradicted_by],
        "expectations": [_expected(one) for one in record.expectations],
    }


def _expected(one: Expectation) -> dict[str, Any]:
    return {
        "event": one.event,
        "name": one.name,
        "day": one.day.isoformat(),
        "status": one.status.value,
        "window": _days(one.window),
        "verdict": one.verdict.value,
        "off": one.off,
        "reports": list(one.reports),
        "took_place": _days(one.took_place),
        "outcome": list(one.outcome),
        "contradicted": [{"by": c.by, "report": c.report} for c in one.contradicted],
    }


def _days(window: Window | None) -> list[str | None] | None:
    """Both ends; an open one is null."""
    if window is None:
        return None
    return [day.isoformat() if day else None for day in (window.first, window.last)]
