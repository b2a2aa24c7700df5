"""Full text for programs: reports, statements and pages by their words, as the pages were on the day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from dateline.export import Filters, hit_record
from dateline.model import Span
from dateline.model.errors import UsageError
from dateline.store import Hit
from dateline.web import picks
from dateline.web.api.paging import Listing, turned
from dateline.web.api.parameters import Question
from dateline.web.api.problems import Problem, Wrong
from dateline.web.api.told import Told, named, page
from dateline.web.shelf import Book, Shelf
from dateline.web.views.finding import belongs

__all__ = ["search"]

MOST = 300
"""Hits of a search that are looked at, the best first: what is not known by the day, or left out by a filter, is taken off."""


def search(shelf: Shelf, asked: Question) -> Told:
    """Reports, statements or pages by their words, the best first."""
    try:
        hits = shelf.search(asked.q, asked.among, MOST)
    except UsageError as error:
        raise Problem("senseless", f"q: {error}", [Wrong("q", str(error))]) from None
    filters, homes = named(shelf, asked), shelf.homes(hits, asked.as_of)
    stories, wanted = _wanted(shelf, asked, filters)
    likely = [h for h in hits if h.article in homes and (stories is None or homes[h.article] in stories)]
    found = Listing(((f"{n:06}", hit.ref), hit) for n, hit in enumerate(likely))
    items: list[dict[str, Any]] = []
    leaf = turned(found, asked)
    while True:
        book = picks.linked(shelf, {hit.article for hit in leaf.things}, asked.as_of)
        known = [one for hit in leaf.things if (one := _as_read(book, hit)) and belongs(book, one, wanted)]
        items += [hit_record(hit) | {"event": book.home.get(hit.ref)} for hit in known]
        if leaf.next is None or len(items) == asked.limit:
            return page(shelf, asked, leaf, items)
        leaf = turned(found, replace(asked, cursor=leaf.next, limit=asked.limit - len(items)))


def _wanted(shelf: Shelf, asked: Question, filters: Filters) -> tuple[set[str] | None, set[str] | None]:
    """The stories and the events that something must have to do with; None: no matter which."""
    if not replace(filters, story="").given:
        return ({filters.story} if filters.story else None), None
    lines = shelf.lists(asked.as_of).chosen(filters)
    return {line.story for line in lines}, {line.event for line in lines}


def _as_read(book: Book, hit: Hit) -> Hit | None:
    """A hit as the book has the page, None where it has not: as of a day, a page with dated parts was shorter."""
    reading = book.readings.get(hit.article)
    if reading is None:
        return None
    text = reading.article.text
    if hit.kind != "article":
        among = reading.reports if hit.kind == "report" else reading.statements
        span = next((one.span for one in among if one.id == hit.ref), None)
        return _moved(hit, hit.span, span.start, text) if span else None
    for piece in (hit.span, *_lines(hit)):
        said = hit.text[piece.start - hit.span.start : piece.end - hit.span.start]
        start = piece.start if text[piece.start : piece.end] == said else text.find(said)
        if start >= 0:
            return _moved(hit, piece, start, text)
    return None


def _lines(hit: Hit) -> Iterable[Span]:
    """The lines of a hit in which words were found: parts of a page begin and end with lines."""
    for match in hit.matches:
        at, till = match.start - hit.span.start, match.end - hit.span.start
        start, end = hit.text.rfind("\n", 0, at) + 1, hit.text.find("\n", till)
        yield Span(hit.span.start + start, hit.span.start + (end if end >= 0 else len(hit.text)))


def _moved(hit: Hit, piece: Span, start: int, text: str) -> Hit:
    """A piece of a hit, where it stands in the page as it was."""
    on = start - piece.start
    matches = tuple(
        Span(m.start + on, m.end + on) for m in hit.matches if piece.start <= m.start and m.end <= piece.end
    )
    span = Span(start, piece.end + on)
    return replace(hit, span=span, text=span.of(text), matches=matches)
