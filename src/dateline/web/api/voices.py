"""Sources and outlets with their track records, full text, doubts, and whether the server is well: for programs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256
from importlib.metadata import version

from dateline.export import doubt_records, hit_record, track_record
from dateline.model import Reading, Record, Span
from dateline.model.errors import NotFound, UsageError
from dateline.store import Hit
from dateline.web.api.paging import Key, Listing, falling, turned
from dateline.web.api.parameters import Question
from dateline.web.api.problems import Problem, Wrong
from dateline.web.api.told import Told, asked_book, page
from dateline.web.shelf import Book, Shelf
from dateline.web.views.calendar import chosen
from dateline.web.views.finding import belongs

__all__ = ["doubts", "health", "search", "source", "sources"]

MOST = 500
"""Hits of a search that are looked at, the best first: what is not known by the day, or left out by a filter, is taken off."""
NAME = 60  # characters of a name that an order heeds


def sources(shelf: Shelf, asked: Question) -> Told:
    """Everyone who was heard to expect something, those with most settled expectations first."""
    book = shelf.book(asked.as_of)
    found = book.noted(
        ("api sources", asked.sort, asked.least),
        lambda: Listing(
            (_key(record), record)
            for record in book.track.records
            if record.settled >= asked.least and asked.sort in {"", "outlet" if record.outlet else "source"}
        ),
    )
    leaf = turned(found, asked)
    records = track_record(book.track, leaf.things)["records"]
    items = [{name: value for name, value in r.items() if name != "expectations"} for r in records]
    return page(shelf, asked, book, leaf, items, whole=True)


def _key(record: Record) -> Key:
    one = sha256(f"{record.outlet} {record.name}".encode("utf-8", "replace")).hexdigest()[:16]
    return (falling(record.settled), falling(len(record.expectations)), record.name[:NAME], one)


def source(shelf: Shelf, asked: Question) -> Told:
    """All that one name was heard to expect, and what came of it; two records where a source is an outlet, too."""
    book = shelf.book(asked.as_of)
    wanted = _plain(asked.id)
    found = [record for record in book.track.records if _plain(record.name) == wanted]
    if not found:
        raise NotFound(
            f"nobody called {asked.id!r} was heard to expect anything{' by then' if asked.as_of else ''}"
        )
    return Told(track_record(book.track, found))


def _plain(name: str) -> str:
    return " ".join(name.casefold().split()).removeprefix("the ")


def search(shelf: Shelf, asked: Question) -> Told:
    """Reports, statements or pages by their words, the best first."""
    book, whole = asked_book(shelf, asked)
    try:
        hits = shelf.search(asked.q, asked.among, MOST)
    except UsageError as error:
        raise Problem("senseless", f"q: {error}", [Wrong("q", str(error))]) from None
    wanted = {event.id for event in chosen(book, asked.filters)} if asked.filters.given else None
    known = [hit for found in hits if (hit := _as_read(book, found)) and belongs(book, hit, wanted)]
    leaf = turned(Listing(((f"{n:06}", hit.ref), hit) for n, hit in enumerate(known)), asked)
    items = [hit_record(hit) | {"event": book.home.get(hit.ref)} for hit in leaf.things]
    return page(shelf, asked, book, leaf, items, whole=whole)


def _as_read(book: Book, hit: Hit) -> Hit | None:
    """A hit as the book has the page, None where it has not: as of a day, a page with dated parts was shorter."""
    reading = book.readings.get(hit.article)
    span = _span(reading, hit) if reading else None
    if span is None:
        return None
    on = span.start - hit.span.start
    return replace(hit, span=span, matches=tuple(Span(m.start + on, m.end + on) for m in hit.matches))


def _span(reading: Reading, hit: Hit) -> Span | None:
    """Where the words of a hit stand in a reading."""
    if hit.kind != "article":
        among = reading.reports if hit.kind == "report" else reading.statements
        return next((one.span for one in among if one.id == hit.ref), None)
    text = reading.article.text
    start = hit.span.start if hit.span.of(text) == hit.text else text.find(hit.text)
    return Span(start, start + len(hit.text)) if start >= 0 else None


def doubts(shelf: Shelf, asked: Question) -> Told:
    """What could not be told, page by page."""
    book, whole = asked_book(shelf, asked)
    found = book.noted(
        ("api doubts", asked.filters, asked.rule, asked.article), lambda: Listing(_doubts(book, asked))
    )
    leaf = turned(found, asked)
    items = [doubt_records(reading)[n] for reading, n in leaf.things]
    return page(shelf, asked, book, leaf, items, whole=whole)


def _doubts(book: Book, asked: Question) -> Iterable[tuple[Key, tuple[Reading, int]]]:
    for reading in book.snapshot.readings:
        if asked.article in {"", reading.article.id}:
            for n, doubt in enumerate(reading.doubts):
                if asked.rule in {"", doubt.rule}:
                    yield (reading.article.id, f"{n:06}"), (reading, n)


def health(shelf: Shelf, asked: Question) -> Told:  # noqa: ARG001 (as every answer)
    """That the diary can be read, and how much is in it as far as it is added up."""
    behind = shelf.behind(None)  # asks the diary's file
    held = None if behind else shelf.book(None).snapshot
    return Told(
        {
            "status": "ok",
            "generator": f"dateline {version('dateline')}",
            "day": shelf.today().isoformat(),
            "behind": behind,
            "articles": len(held.readings) if held else None,
            "stories": len(held.stories) if held else None,
            "events": len(held.events) if held else None,
        }
    )
