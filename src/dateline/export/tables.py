"""Events and reports as tables (CSV, RFC 4180), one row each, for a spreadsheet or a data frame.

A cell that a spreadsheet would take for a formula gets an apostrophe before it: pages are written by strangers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from io import StringIO

from dateline.export.plain import one_line, web_address
from dateline.export.revisions import earlier_windows, revision
from dateline.export.sheet import outlet
from dateline.export.standards import standard
from dateline.model import Event, Snapshot, Window

__all__ = ["EVENT_COLUMNS", "REPORT_COLUMNS", "csv_events", "csv_reports", "defused"]

EVENT_COLUMNS = (
    "id", "story", "story_title", "kind", "name", "participants", "status", "eos", "first_day", "last_day", "grain",
    "window_text", "mode", "place", "overdue", "disputed", "outlets", "origins", "reports", "first_told", "last_changed",
    "revision", "previous",
)  # fmt: skip
REPORT_COLUMNS = (
    "id", "event", "article", "published", "outlet", "agency", "url", "source", "via", "status", "kind", "first_day",
    "last_day", "window_text", "mode", "place", "start", "end", "text",
)  # fmt: skip
SEPARATOR = "; "


def csv_events(snapshot: Snapshot) -> str:
    """One row an event, in the snapshot's order; several values in a cell are parted by "; "."""
    titles = {story.id: story.title for story in snapshot.stories}
    return _table(EVENT_COLUMNS, (_event(event, titles.get(event.story, "")) for event in snapshot.events))


def _event(event: Event, story: str) -> Sequence[object]:
    revised, window = revision(event), event.window
    return (
        event.id, event.story, story, event.kind.value, event.name, SEPARATOR.join(event.participants),
        event.status.value, standard(event).eos or "", *_days(window), window.grain.value if window else "",
        window.words if window else "", event.mode.value if event.mode else "", event.place or "",
        "yes" if event.overdue else "no", SEPARATOR.join(event.disputed), event.outlets, event.origins,
        len(event.reports), _iso(revised.first), _iso(revised.last), revised.number,
        SEPARATOR.join("..".join(_days(window)) for window in earlier_windows(event)),
    )  # fmt: skip


def csv_reports(snapshot: Snapshot) -> str:
    """One row a report: whose word it is, where it stands, and its characters (start and end are offsets in the page's text)."""
    return _table(REPORT_COLUMNS, _reports(snapshot))


def _reports(snapshot: Snapshot) -> Iterator[Sequence[object]]:
    events = dict(snapshot.event_of)
    for reading in snapshot.readings:
        article, spoken = reading.article, {s.id: s for s in reading.statements}
        for report in reading.reports:
            statement = spoken.get(report.statement or "")
            yield (
                report.id, events.get(report.id, ""), article.id, _iso(report.published), outlet(article),
                article.agency or "", web_address(article) or "", report.source or "",
                SEPARATOR.join(statement.via) if statement else "", report.status.value, report.kind.value,
                *_days(report.window), report.window.words if report.window else "",
                report.mode.value if report.mode else "", report.place or "", report.span.start, report.span.end,
                report.span.of(article.text),
            )  # fmt: skip


def _table(titles: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    import csv  # noqa: PLC0415 (late: --help stays quick)

    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(titles)
    for row in rows:
        writer.writerow([cell if isinstance(cell, int) else defused(str(cell)) for cell in row])
    return out.getvalue()


def defused(text: str) -> str:
    """A cell on one line that no spreadsheet computes: what begins like a formula gets an apostrophe before it."""
    cell = one_line(text)
    return f"'{cell}" if cell[:1] in {*"=+-@|%", "＝", "＋", "－", "＠"} else cell


def _days(window: Window | None) -> tuple[str, str]:
    return (_iso(window.first), _iso(window.last)) if window else ("", "")


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
