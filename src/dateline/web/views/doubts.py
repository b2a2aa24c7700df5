"""The page of doubts: what the reader could not tell, by rule, each with its place."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from dateline.export import outlet
from dateline.model import Doubt, Reading
from dateline.web.asked import Asked
from dateline.web.shelf import Book
from dateline.web.views.words import Piece, in_place

__all__ = ["DoubtsPage", "doubts_page"]

LISTED = 60


@dataclass(frozen=True, slots=True)
class Line:
    """A doubt in its place."""

    rule: str
    reason: str
    words: tuple[Piece, ...]
    article: str
    title: str
    outlet: str


@dataclass(frozen=True, slots=True)
class DoubtsPage:
    """The page: how many doubts each rule has, and those of one rule (or all), some at a time."""

    count: int
    rules: tuple[tuple[str, int], ...]
    lines: tuple[Line, ...]
    before: int | None
    after: int | None


def doubts_page(book: Book, asked: Asked) -> DoubtsPage:
    """The doubts of a book; `show` names a rule."""
    every: list[tuple[Reading, Doubt]] = book.noted(
        "doubts", lambda: [(r, d) for r in book.snapshot.readings for d in r.doubts]
    )
    rules = Counter(doubt.rule for _, doubt in every)
    shown = [(r, d) for r, d in every if not asked.show or d.rule == asked.show]
    start = asked.start
    return DoubtsPage(
        count=len(every),
        rules=tuple(rules.most_common()),
        lines=tuple(_line(r, d) for r, d in shown[start : start + LISTED]),
        before=max(start - LISTED, 0) if start else None,
        after=start + LISTED if start + LISTED < len(shown) else None,
    )


def _line(reading: Reading, doubt: Doubt) -> Line:
    article = reading.article
    return Line(
        rule=doubt.rule,
        reason=doubt.reason,
        words=in_place(article, doubt.span) if doubt.span and len(doubt.span) else (),
        article=article.id,
        title=article.title or article.origin,
        outlet=outlet(article),
    )
