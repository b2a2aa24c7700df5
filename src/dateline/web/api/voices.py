"""Sources and outlets with their track records, doubts, and whether the server is well: for programs."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from importlib.metadata import version

from dateline.desk import Clipping
from dateline.export import doubt_records, track_record
from dateline.model import Record
from dateline.model.errors import NotFound
from dateline.web import picks
from dateline.web.api.paging import Key, Listing, falling, turned
from dateline.web.api.parameters import Question
from dateline.web.api.told import Told, named, page
from dateline.web.shelf import Shelf

__all__ = ["doubts", "health", "source", "sources"]

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
    return page(shelf, asked, leaf, items)


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


def doubts(shelf: Shelf, asked: Question) -> Told:
    """What could not be told, page by page."""
    filters, lists = named(shelf, asked), shelf.lists(asked.as_of)
    found = lists.noted(
        ("api doubts", filters, asked.rule, asked.article),
        lambda: Listing(_doubts(lists.clippings(filters.story), asked)),
    )
    leaf = turned(found, asked)
    book = picks.pages(shelf, {article for article, _ in leaf.things}, asked.as_of)
    told = {article: doubt_records(reading) for article, reading in book.readings.items()}
    return page(shelf, asked, leaf, [told[a][n] for a, n in leaf.things if n < len(told.get(a, ()))])


def _doubts(pages: Iterable[tuple[str, Clipping]], asked: Question) -> Iterable[tuple[Key, tuple[str, int]]]:
    for article, clipping in pages:
        if asked.article in {"", article}:
            for n, rule in enumerate(clipping.doubts):
                if asked.rule in {"", rule}:
                    yield (article, f"{n:06}"), (article, n)


def health(shelf: Shelf, asked: Question) -> Told:  # noqa: ARG001 (as every answer)
    """That the diary can be read, and how much is in it as far as it is added up."""
    behind = shelf.behind(None)  # asks the diary's file
    chapters = None if behind else [chapter for _, chapter in shelf.lists(None).chapters()]
    return Told(
        {
            "status": "ok",
            "generator": f"dateline {version('dateline')}",
            "day": shelf.today().isoformat(),
            "behind": behind,
            "articles": None if chapters is None else sum(chapter.pages for chapter in chapters),
            "stories": None if chapters is None else len(chapters),
            "events": None if chapters is None else sum(chapter.events for chapter in chapters),
        }
    )
