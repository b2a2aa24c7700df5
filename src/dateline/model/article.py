"""What a page says of itself: its text, who published it, when, in which parts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from dateline.model.span import Span
from dateline.model.time import Dated

__all__ = ["Article", "Installment"]


@dataclass(frozen=True, slots=True)
class Installment:
    """A dated part of a rolling page. `span` covers it, heading included, in the article's text."""

    date: date
    span: Span


@dataclass(frozen=True, slots=True)
class Article:
    """A page's own facts. `text` is the body only, cleaned one-to-one so that offsets stay true.

    `id` is a digest of where the page lives and what it says; `page` is the digest of the bytes it was read from.
    `published` is None where a careful reader can't tell: no day is ever invented.
    `installments` is empty but for pages that carry several dated updates, in page order.
    """

    id: str
    page: str
    origin: str
    text: str
    url: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    agency: str | None = None
    place: str | None = None
    language: str | None = None
    published: Dated | None = None
    modified: Dated | None = None
    fetched: datetime | None = None
    installments: tuple[Installment, ...] = ()

    def __repr__(self) -> str:
        day = self.published.day.isoformat() if self.published else "undated"
        return f"<Article {self.id} ({self.publisher or self.origin}, {day}): {self.title or 'no title'}>"

    def day_at(self, offset: int) -> date | None:
        """The day of writing of the character at `offset`: its installment's, else the article's."""
        for part in self.installments:
            if part.span.start <= offset < part.span.end:
                return part.date
        return self.published.day if self.published else None
