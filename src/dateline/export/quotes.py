"""Reports, statements and stretches of pages as quotations that can be checked: verbatim, with span, outlet, day and address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from dateline.export.plain import web_address
from dateline.export.sheet import outlet
from dateline.model import Article, Quote, Reading, Report, Span, Statement

__all__ = ["newest_first", "page_quote", "quote_record", "report_quote", "said_by", "statement_quote"]


def report_quote(
    reading: Reading, report: Report, event: str | None = None, copies: Mapping[str, str] | None = None
) -> Quote:
    """What a page reports, in its own words; `event` is the event that it is about, `copies` tells what reprints what."""
    spoken = next((s for s in reading.statements if s.id == report.statement), None)
    return _quote(
        reading.article,
        report.span,
        copies,
        kind="report",
        id=report.id,
        day=report.published,
        source=report.source,
        via=_relayed(spoken, reading.article) if spoken else (),
        event=event,
        status=report.status,
        window=report.window,
    )


def statement_quote(reading: Reading, statement: Statement, copies: Mapping[str, str] | None = None) -> Quote:
    """A statement as the page has it, who said it included; a source without a name as the page mentions it."""
    article = reading.article
    mention = " ".join(statement.source.of(article.text).split()) if statement.source else None
    return _quote(
        article,
        statement.span,
        copies,
        kind="statement",
        id=statement.id,
        day=article.day_at(statement.span.start),
        source=statement.name or mention,
        via=_relayed(statement, article),
        content=tuple(piece.of(article.text) for piece in statement.content),
    )


def said_by(reading: Reading, statement: Statement) -> str:
    """The words by which the source of a statement is found: its name, and how the page mentions it."""
    mention = statement.source.of(reading.article.text) if statement.source else ""
    return f"{statement.name or ''} {mention}"


def page_quote(article: Article, span: Span, copies: Mapping[str, str] | None = None) -> Quote:
    """A stretch of a page."""
    return _quote(article, span, copies, kind="article", id=article.id, day=article.day_at(span.start))


def _quote(article: Article, span: Span, copies: Mapping[str, str] | None, **more: Any) -> Quote:
    return Quote(
        text=span.of(article.text),
        span=span,
        article=article.id,
        title=article.title,
        outlet=outlet(article),
        agency=article.agency,
        url=web_address(article),
        reprint_of=(copies or {}).get(article.id),
        **more,
    )


def _relayed(statement: Statement, article: Article) -> tuple[str, ...]:
    printed = outlet(article).casefold()
    return tuple(name for name in statement.via if name.casefold() not in printed)


def newest_first(quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    """The newest words first, those of one page in its order."""
    return tuple(sorted(quotes, key=lambda q: (-(q.day or date.min).toordinal(), q.article, q.span, q.id)))


def quote_record(quote: Quote) -> dict[str, Any]:
    """A quotation as JSON; `text` is `article.text[start:end]`, offsets in Unicode code points. An open end of days is null."""
    window = quote.window
    return {
        "kind": quote.kind,
        "id": quote.id,
        "text": quote.text,
        "content": list(quote.content),
        "article": quote.article,
        "start": quote.span.start,
        "end": quote.span.end,
        "title": quote.title,
        "outlet": quote.outlet,
        "agency": quote.agency,
        "url": quote.url,
        "day": quote.day.isoformat() if quote.day else None,
        "source": quote.source,
        "via": list(quote.via),
        "reprint_of": quote.reprint_of,
        "event": quote.event,
        "status": quote.status.value if quote.status else None,
        "window": [day.isoformat() if day else None for day in (window.first, window.last)]
        if window
        else None,
    }
