"""What is looked up for an address, and which page it becomes. Nothing here knows HTML or HTTP.

Rows are made by plain functions that take a snapshot (`views/`); these here ask the shelf and put them on a page.
"""

from __future__ import annotations

from functools import partial

from dateline.export import capital, jsonld_event
from dateline.model import Event
from dateline.model.errors import UsageError
from dateline.web import picks
from dateline.web.asked import Asked, operators
from dateline.web.endings import Subject
from dateline.web.shelf import Book, Shelf
from dateline.web.views.article import article_page
from dateline.web.views.calendar import calendar
from dateline.web.views.doubts import doubts_page
from dateline.web.views.event import event_page
from dateline.web.views.finding import AMONG, HITS, has_words, search_page
from dateline.web.views.shown import Shown
from dateline.web.views.story import last_but, stories_page, story_page
from dateline.web.views.voices import voices_page, who_page

__all__ = ["article", "diary", "doubts", "event", "search", "stories", "story", "voices", "who"]

SOME = 40
"""Stories that are opened for the page of a name: where more of them name it, the whole diary is, and kept for the next visitor."""


def _subject(
    kind: str, book: Book, events: tuple[Event, ...], asked: Asked, title: str, site: str
) -> Subject:
    return Subject(kind, book, events, asked, title, site)


def diary(shelf: Shelf, asked: Asked, _: str) -> Shown:
    """What is ahead, overdue, moved, and what came of it."""
    page = calendar(shelf.lists(asked.as_of), asked)
    return Shown("diary.html", "Diary", page, "diary", partial(_all, shelf, asked))


def _all(shelf: Shelf, asked: Asked, site: str) -> Subject:
    """The whole diary as data: every event that the filters let through, with the stories that they stand in."""
    found = {line.event: line.story for line in shelf.lists(asked.as_of).chosen(asked.filters)}
    given = asked.filters.given
    book = shelf.stories(set(found.values()), asked.as_of) if given else shelf.book(asked.as_of)
    events = tuple(event for event in book.snapshot.events if event.id in found)
    return Subject("diary", book, events, asked, "Diary", site)


def event(shelf: Shelf, asked: Asked, id_: str) -> Shown:
    """One event; an id that it had before, or the beginning of one, leads to it."""
    found, book = shelf.event(id_, asked.as_of)
    if found.id != id_:
        return Shown("", "", None, redirect=f"/event/{found.id}")
    subject = partial(_subject, "event", book, (found,), asked, found.name)
    page, data = event_page(book, found), jsonld_event(book.snapshot, found)
    return Shown("event.html", capital(found.name), page, "event", subject, whole=False, data=data)


def stories(shelf: Shelf, asked: Asked, _: str) -> Shown:
    """All stories, those that moved last first."""
    return Shown("stories.html", "Stories", stories_page(shelf.lists(asked.as_of), asked.start), "stories")


def story(shelf: Shelf, asked: Asked, id_: str) -> Shown:
    """One story: what changed lately, what is next, its events, its articles."""
    after = shelf.story(id_, asked.as_of)
    found = after.snapshot.stories[0]
    if found.id != id_:
        return Shown("", "", None, redirect=f"/story/{found.id}")
    since = asked.since or last_but(after)
    page = story_page(shelf.earlier(found.id, since) if since else None, after, found, since)
    subject = partial(_subject, "story", after, after.snapshot.events, asked, found.title)
    return Shown("story.html", found.title, page, "story", subject, whole=False)


def article(shelf: Shelf, asked: Asked, id_: str) -> Shown:
    """One article, its statements and reports marked in its text."""
    reading, book = shelf.article(id_, asked.as_of)
    page = article_page(book, reading, shelf.versions(reading, asked.as_of), asked.zone)
    return Shown("article.html", reading.article.title or "Article", page, "article")


def search(shelf: Shelf, asked: Asked, _: str) -> Shown:
    """Events and pages by words and operators."""
    words, filters = operators(asked.query)
    hits = {among: shelf.search(words, among, HITS) for among in AMONG} if has_words(words) else {}
    homes = shelf.homes((hit for found in hits.values() for hit in found), asked.as_of)
    gather = partial(shelf.stories, as_of=asked.as_of)
    page = search_page(shelf.lists(asked.as_of), words, filters, hits, homes, gather)
    return Shown("search.html", f"Search: {asked.query}" if asked.query else "Search", page, "search")


def voices(shelf: Shelf, asked: Asked, _: str) -> Shown:
    """The track records of all who announced enough."""
    return Shown("voices.html", "Track records", voices_page(shelf.track(asked.as_of), asked.show), "voices")


def who(shelf: Shelf, asked: Asked, _: str) -> Shown:
    """One person, body or outlet: what they said, and what came of it."""
    words = asked.name.casefold().split()
    if not words:
        raise UsageError("no name was given")
    stories = shelf.lists(asked.as_of).naming(words[-1])
    book = shelf.stories(stories, asked.as_of) if len(stories) <= SOME else shelf.book(asked.as_of)
    page = who_page(book, book.track, asked.name, asked.start)
    return Shown("who.html", page.name, page, "who")


def doubts(shelf: Shelf, asked: Asked, _: str) -> Shown:
    """What the reader could not tell."""
    gather = partial(picks.pages, shelf, as_of=asked.as_of)
    page = doubts_page(shelf.lists(asked.as_of).doubtful(), asked, gather)
    return Shown("doubts.html", "Doubts", page, "doubts")
