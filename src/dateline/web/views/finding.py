"""The search page: events that fit the operators, then pages, statements and reports that hold the words, as of the day."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass

from dateline.export import short_day
from dateline.store import Hit
from dateline.web.asked import Filters
from dateline.web.lists import Lists
from dateline.web.shelf import Book
from dateline.web.views.calendar import Row, shown_as
from dateline.web.views.words import Piece, pieces

__all__ = ["AMONG", "HITS", "SearchPage", "belongs", "cut_out", "has_words", "search_page"]

AMONG = ("report", "statement", "article")
TITLES = {
    "report": "Reports: sentences that bear on an event",
    "statement": "Statements: who said what",
    "article": "Pages",
}
HITS = 60  # hits asked of the store for each sort; what is not known by the day, or left out by a filter, is taken off
SHOWN = 10
LIKELY = 24  # hits of one sort in stories with a fitting event that are looked at
EVENTS = 20


@dataclass(frozen=True, slots=True)
class Found:
    """A hit: where it stands, and its words with those that were searched for marked."""

    link: str
    anchor: str
    title: str
    line: str
    words: tuple[Piece, ...]
    event: str


@dataclass(frozen=True, slots=True)
class Hits:
    """Hits of one sort."""

    title: str
    found: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """The page; `asked` tells whether there was anything to look for."""

    asked: bool
    events: tuple[Row, ...]
    more_events: int
    hits: tuple[Hits, ...]
    filters: Filters
    words: str


def has_words(words: str) -> bool:
    """Whether there is anything to look for in texts."""
    return any(character.isalnum() for character in words)


def search_page(
    lists: Lists,
    words: str,
    filters: Filters,
    hits: Mapping[str, Sequence[Hit]],
    homes: Mapping[str, str],
    gather: Callable[[Set[str]], Book],
) -> SearchPage:
    """What was found: `hits` are the store's, of all that was ever read; only what is known by the day is shown.

    `homes` are the stories of the pages that count by then; `gather` gives some of them as a book.
    """
    events = sorted(lists.chosen(filters, words), key=lists.soonest) if words or filters.given else []
    fitting = lists.chosen(filters) if filters.given else None
    stories = {line.story for line in fitting} if fitting is not None else set(homes.values())
    likely = {
        among: [hit for hit in found if homes.get(hit.article) in stories][
            : SHOWN if fitting is None else LIKELY
        ]
        for among, found in hits.items()
    }
    book = gather({homes[hit.article] for found in likely.values() for hit in found})
    wanted = {line.event for line in fitting} if fitting is not None else None
    sorts = tuple(
        Hits(TITLES[among], found)
        for among in AMONG
        if (found := _found(book, among, likely.get(among, ()), wanted))
    )
    return SearchPage(
        asked=bool(words or filters.given),
        events=tuple(shown_as(lists, face) for face in lists.faces(events[:EVENTS])),
        more_events=max(len(events) - EVENTS, 0),
        hits=sorts,
        filters=filters,
        words=words,
    )


def _found(book: Book, among: str, hits: Sequence[Hit], wanted: Set[str] | None) -> tuple[Found, ...]:
    found = []
    for hit in hits:
        if hit.article not in book.readings:
            continue
        event = book.home.get(hit.ref, "") if among == "report" else ""
        if not belongs(book, hit, wanted):
            continue
        day = short_day(hit.published) if hit.published else "undated"
        article = book.readings[hit.article].article
        found.append(
            Found(
                link=f"/article/{hit.article}",
                anchor="" if among == "article" else f"#{among[0]}-{hit.ref}",
                title=hit.title or hit.publisher or hit.origin,
                line=f"{hit.publisher or hit.origin}, {day}",
                words=cut_out(article.text, hit),
                event=event,
            )
        )
    return tuple(found[:SHOWN])


def cut_out(text: str, hit: Hit) -> tuple[Piece, ...]:
    """The words of a hit; of a page it is a stretch, which may begin and end within a line."""
    words = pieces(text, hit.span, hit.matches)
    if hit.kind != "article":
        return words
    begun = text[: hit.span.start].rstrip(" ")
    goes_on = text[hit.span.end :].lstrip(" ")
    before = (Piece("… "),) if begun and not begun.endswith("\n") else ()
    after = (Piece(" …"),) if goes_on and not goes_on.startswith("\n") else ()
    return (*before, *words, *after)


def belongs(book: Book, hit: Hit, wanted: Set[str] | None) -> bool:
    """Whether a hit has to do with one of these events: a report is about it, a page speaks of it. None: no matter which."""
    if wanted is None:
        return True
    if hit.kind == "report":
        return book.home.get(hit.ref) in wanted
    return any(book.home.get(report.id) in wanted for report in book.readings[hit.article].reports)
