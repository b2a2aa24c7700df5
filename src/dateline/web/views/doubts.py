"""The page of doubts: what the reader could not tell, by rule, each with its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
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


def doubts_page(
    pages: Iterable[tuple[str, Sequence[str]]], asked: Asked, gather: Callable[[set[str]], Book]
) -> DoubtsPage:
    """The doubts of some pages, each told by its rule, in the order of the pages; `show` names a rule. Those that are shown are
    opened by `gather`."""
    every = [(article, n, rule) for article, rules in pages for n, rule in enumerate(rules)]
    places = [(article, n) for article, n, rule in every if asked.show in {"", rule}]
    start = asked.start
    shown = places[start : start + LISTED]
    opened = gather({article for article, _ in shown}).readings
    found = [(opened[article], n) for article, n in shown if article in opened]
    return DoubtsPage(
        count=len(every),
        rules=tuple(Counter(rule for _, _, rule in every).most_common()),
        lines=tuple(_line(reading, doubt) for reading, n in found for doubt in reading.doubts[n : n + 1]),
        before=max(start - LISTED, 0) if start else None,
        after=start + LISTED if start + LISTED < len(places) else None,
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
