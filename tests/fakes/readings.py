"""A reader that reads nothing into anything: fast, pure, and enough to see what the diary does with readings."""

from __future__ import annotations

import re
from datetime import date
from hashlib import sha256

from dateline.model import (
    Article,
    Dated,
    Doubt,
    Kind,
    Page,
    QuoteKind,
    Reading,
    Report,
    Span,
    Statement,
    Status,
    Window,
)
from dateline.model.errors import NotAPage

READER = "fake-1"
_SENTENCE = re.compile(r"[^\n.]+\.")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def fake_read(page: Page, reader: str = READER) -> Reading:
    """The first line is the title; "X said …" is a statement, "will" makes a report, an ISO day dates the article."""
    if b"\xff\xfe\xfd" in page.content:
        raise NotAPage(page.origin, "not text")
    title, _, text = page.content.decode().partition("\n")
    day = _DAY.search(title)
    statements, reports = [], []
    for number, found in enumerate(_SENTENCE.finditer(text)):
        span = Span(*found.span())
        name, said, _ = span.of(text).partition(" said ")
        if said:
            start = span.start + len(name)
            statements.append(
                Statement(
                    id=f"s{number}-{_short(text)}",
                    span=span,
                    source=Span(span.start, start),
                    name=name.strip(),
                    cue=Span(start + 1, start + 5),
                    content=(Span(start + 6, span.end),),
                    kind=QuoteKind.INDIRECT,
                )
            )
        if " will " in span.of(text):
            reports.append(_report(f"r{number}-{_short(text)}", span, day and date.fromisoformat(day[0])))
    article = Article(
        id=_short(f"{page.url}\0{title}\0{text}"),
        page=page.digest,
        origin=page.origin,
        text=text,
        url=page.url,
        title=title,
        published=Dated(date.fromisoformat(day[0]), "title") if day else None,
        fetched=page.fetched,
    )
    doubts = () if day else (Doubt("fake", "no day in the title"),)
    return Reading(article, tuple(statements), tuple(reports), (), doubts, reader)


def _report(report_id: str, span: Span, day: date | None) -> Report:
    return Report(
        id=report_id,
        span=span,
        kind=Kind.MEETING,
        status=Status.EXPECTED,
        trigger=Span(span.start, span.start + 1),
        head="meeting",
        window=Window.on(day, "that day") if day else None,
        published=day,
    )


def _short(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:12]
