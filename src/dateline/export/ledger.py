"""A snapshot as one JSON object, `dateline-ledger/1`: the complete, re-readable record of what was read.

Unknown is null, never a guess. Days are ISO dates, instants ISO with offset. Every span comes with the text it
covers, so that `article.text[start:end] == text`; offsets are Unicode code points, as in W3C selectors.
A window with an open end ("after Friday") has no two days to give: it is null, and its words stay in `window_text`.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import version
from typing import Any

from dateline.model import Article, Doubt, Event, Reading, Report, Snapshot, Span, Statement, Story, Window

__all__ = [
    "FORMAT",
    "article_record",
    "doubt_records",
    "event_record",
    "ledger",
    "report_records",
    "statement_records",
    "story_record",
]

FORMAT = "dateline-ledger/1"


def ledger(snapshot: Snapshot) -> dict[str, Any]:
    """The whole snapshot, ready for `json.dumps`; lists keep the snapshot's order.

    Of the statements it holds those that somebody told; attitudes and words within words stay in the reading.
    """
    copies, stories, events = dict(snapshot.copies), dict(snapshot.story_of), dict(snapshot.event_of)
    return {
        "format": FORMAT,
        "as_of": snapshot.as_of.isoformat() if snapshot.as_of else None,
        "generator": f"dateline {version('dateline')}",
        "articles": [article_record(r.article, copies, stories) for r in snapshot.readings],
        "statements": [s for r in snapshot.readings for s in statement_records(r)],
        "reports": [p for r in snapshot.readings for p in report_records(r, events)],
        "events": [event_record(e) for e in snapshot.events],
        "stories": [story_record(s) for s in snapshot.stories],
        "doubts": [d for r in snapshot.readings for d in doubt_records(r)],
    }


def article_record(article: Article, copies: Mapping[str, str], stories: Mapping[str, str]) -> dict[str, Any]:
    """An article as the ledger has it; `copies` names what it reprints, `stories` its story, both by article id."""
    published, modified = article.published, article.modified
    return {
        "id": article.id,
        "origin": article.origin,
        "url": article.url,
        "publisher": article.publisher,
        "title": article.title,
        "authors": list(article.authors),
        "agency": article.agency,
        "published": published.value.isoformat() if published else None,
        "published_from": published.known_from if published else "unknown",
        "modified": modified.value.isoformat() if modified else None,
        "fetched": article.fetched.isoformat() if article.fetched else None,
        "place": article.place,
        "language": article.language,
        "text": article.text,
        "installments": [
            {"date": part.date.isoformat(), "start": part.span.start, "end": part.span.end}
            for part in article.installments
        ],
        "copy_of": copies.get(article.id),
        "story": stories.get(article.id),
    }


def statement_records(reading: Reading) -> list[dict[str, Any]]:
    """The statements of a reading that somebody told, as the ledger has them."""
    return [_statement(reading.article, s) for s in reading.statements if s.told]


def _statement(article: Article, statement: Statement) -> dict[str, Any]:
    source, text = statement.source, article.text
    return {
        "id": statement.id,
        "article": article.id,
        "start": statement.span.start,
        "end": statement.span.end,
        "source": {
            "name": statement.name,
            "mention": source.of(text) if source else None,
            "start": source.start if source else None,
            "end": source.end if source else None,
        },
        "cue": _quoted(text, statement.cue) if statement.cue else None,
        "content": [_quoted(text, piece) for piece in statement.content],
        "kind": statement.kind.value,
        "said": _days(statement.said),
        "via": list(statement.via),
    }


def report_records(reading: Reading, events: Mapping[str, str]) -> list[dict[str, Any]]:
    """The reports of a reading as the ledger has them; `events` names the event of each, by the report's id."""
    told = {s.id for s in reading.statements if s.told}
    return [
        _report(
            reading.article,
            report,
            events.get(report.id),
            report.statement if report.statement in told else None,
        )
        for report in reading.reports
    ]


def _report(article: Article, report: Report, event: str | None, statement: str | None) -> dict[str, Any]:
    window = report.window
    return {
        "id": report.id,
        "event": event,
        "article": article.id,
        "statement": statement,
        **_quoted(article.text, report.span),
        "source": report.source,
        "said": _days(report.said),
        "published": report.published.isoformat() if report.published else None,
        "status": report.status.value,
        "window": _days(window),
        "window_text": (window.words or None) if window else None,
        "mode": report.mode.value if report.mode else None,
        "place": report.place,
    }


def event_record(event: Event) -> dict[str, Any]:
    """An event as the ledger has it."""
    return {
        "id": event.id,
        "story": event.story,
        "kind": event.kind.value,
        "name": event.name,
        "participants": list(event.participants),
        "status": event.status.value,
        "window": _days(event.window),
        "mode": event.mode.value if event.mode else None,
        "place": event.place,
        "disputed": list(event.disputed),
        "overdue": event.overdue,
        "origins": event.origins,
        "reports": list(event.reports),
        # Beside the contract, and only where a person spoke: the fields that no report carries.
        **({"corrected": [c.field for c in event.corrected]} if event.corrected else {}),
    }


def story_record(story: Story) -> dict[str, Any]:
    """A story as the ledger has it."""
    return {"id": story.id, "title": story.title, "articles": list(story.articles)}


def doubt_records(reading: Reading) -> list[dict[str, Any]]:
    """What could not be told of a page, as the ledger has it."""
    return [_doubt(reading.article, doubt) for doubt in reading.doubts]


def _doubt(article: Article, doubt: Doubt) -> dict[str, Any]:
    return {
        "article": article.id,
        "start": doubt.span.start if doubt.span else None,
        "end": doubt.span.end if doubt.span else None,
        "reason": f"{doubt.rule}: {doubt.reason}",
    }


def _quoted(text: str, span: Span) -> dict[str, Any]:
    return {"text": span.of(text), "start": span.start, "end": span.end}


def _days(window: Window | None) -> list[str] | None:
    days = window.days if window else None
    return [day.isoformat() for day in days] if days else None
