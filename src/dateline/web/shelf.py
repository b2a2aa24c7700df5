"""The diary as the pages need it: snapshots kept until the diary changes, and each of them with its indexes."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from copy import copy
from dataclasses import replace
from datetime import date, datetime, tzinfo
from functools import cached_property
from threading import Lock, RLock, Thread
from typing import Any, TypeVar

from dateline import ledger
from dateline.diary import Diary
from dateline.export import outlet
from dateline.ledger.cut import Entry, address, entries
from dateline.model import Article, Event, Reading, Report, Snapshot, Story, Tie, Track
from dateline.model.errors import NotFound, UsageError
from dateline.store import Hit

__all__ = ["Book", "Shelf"]

KEPT = 4
"""Snapshots held at once, the one of today among them: a visitor who compares two days needs two."""

PATIENCE = 1.5  # seconds
Key = tuple[int, date | None, date]
"""The last change of the diary that counts, the day it is seen as of, and the day from which it is seen."""
NOTES = 64  # answers kept with a snapshot: the filters that visitors are looking through
T = TypeVar("T")


class Book:
    """A snapshot and the day it is seen from, with what is in it by id. Laying out one story looks at no other."""

    def __init__(self, snapshot: Snapshot, day: date) -> None:
        self.snapshot = snapshot
        self.day = day
        self._noted: dict[Hashable, Any] = {}
        self._parts: dict[str, Book] = {}

    def noted(self, what: Hashable, worked_out: Callable[[], T]) -> T:
        """What was worked out of this book before under that name, else worked out now."""
        if what not in self._noted:
            if len(self._noted) >= NOTES:
                self._noted.clear()
            self._noted[what] = worked_out()
        found: T = self._noted[what]
        return found

    @cached_property
    def events(self) -> dict[str, Event]:
        """The events by id."""
        return {event.id: event for event in self.snapshot.events}

    @cached_property
    def stories(self) -> dict[str, Story]:
        """The stories by id."""
        return {story.id: story for story in self.snapshot.stories}

    @cached_property
    def readings(self) -> dict[str, Reading]:
        """The readings by their article's id."""
        return {reading.article.id: reading for reading in self.snapshot.readings}

    @cached_property
    def reports(self) -> dict[str, tuple[Reading, Report]]:
        """The reports by id, each with the reading it stands in."""
        return {p.id: (r, p) for r in self.snapshot.readings for p in r.reports}

    @cached_property
    def copies(self) -> dict[str, str]:
        """Which article reprints which."""
        return dict(self.snapshot.copies)

    @cached_property
    def home(self) -> dict[str, str]:
        """The event of each report."""
        return dict(self.snapshot.event_of)

    @cached_property
    def story_of(self) -> dict[str, str]:
        """The story of each article."""
        return dict(self.snapshot.story_of)

    @cached_property
    def track(self) -> Track:
        """The track records as of this day."""
        return ledger.track(self.snapshot, today=self.day)

    @cached_property
    def _by_story(self) -> dict[str, Snapshot]:
        readings = defaultdict[str, list[Reading]](list)
        copies = defaultdict[str, list[tuple[str, str]]](list)
        events = defaultdict[str, list[Event]](list)
        for reading in self.snapshot.readings:
            readings[self.story_of.get(reading.article.id, "")].append(reading)
        for reprint, root in self.snapshot.copies:
            copies[self.story_of.get(reprint, "")].append((reprint, root))
        for event in self.snapshot.events:
            events[event.story].append(event)
        ties = defaultdict[str, list[Tie]](list)
        for tie in self.snapshot.ties:
            homes = {self.home.get(end, "") for end in (tie.left, tie.right)}
            for story_id in {self.events[home].story for home in homes if home in self.events}:
                ties[story_id].append(tie)
        return {
            story.id: replace(
                self.snapshot,
                readings=tuple(readings[story.id]),
                stories=(story,),
                events=tuple(events[story.id]),
                copies=tuple(copies[story.id]),
                event_of=tuple(
                    (p.id, self.home[p.id])
                    for r in readings[story.id]
                    for p in r.reports
                    if p.id in self.home
                ),
                story_of=tuple((r.article.id, story.id) for r in readings[story.id]),
                ties=tuple(ties[story.id]),
            )
            for story in self.snapshot.stories
        }

    def of_story(self, story: str) -> Snapshot:
        """What this snapshot holds of one story."""
        return self._by_story.get(story, self.snapshot)

    def part(self, story: str) -> Book:
        """One story as a book of its own."""
        if story not in self._parts:
            self._parts[story] = Book(self.of_story(story), self.day)
        return self._parts[story]

    def outlets(self, event: Event) -> frozenset[str]:
        """Who printed a report of an event."""
        return frozenset(outlet(self.reports[r][0].article) for r in event.reports if r in self.reports)


class Shelf:
    """The one who asks the diary, one visitor at a time; `now` is the clock.

    Adding up a large diary takes its time. Where it was added up before, one visitor waits for `PATIENCE` and no
    other at all: what was known before the last pages came is shown meanwhile, and `behind` says so.
    """

    def __init__(self, diary: Diary, now: Callable[[], datetime]) -> None:
        self._diary = diary
        self._now = now
        self._lock = RLock()
        self._turn = Lock()
        self._books: OrderedDict[Key, Book] = OrderedDict()
        self._awaited: dict[Key, Future[Book]] = {}
        self._addresses: tuple[int, dict[str, list[Entry]]] = (-1, {})

    def at(self, zone: tzinfo | None) -> Shelf:
        """The same books, for a visitor on whose wall it may be another day; None is the server's own zone."""
        if zone is None:
            return self
        there = copy(self)
        there._now = lambda: self._now().astimezone(zone)
        return there

    def today(self) -> date:
        """The day on the wall."""
        return self._now().date()

    def clock(self) -> str:
        """What the clock on the wall calls its time: "UTC", "CEST"."""
        return self._now().tzname() or "its own"

    def book(self, as_of: date | None) -> Book:
        """The whole diary as of a day, kept until the diary changes or the day is over."""
        with self._lock:
            if (book := self._at_hand(as_of)) is not None:
                return book
            older = next((b for (_, of, _), b in reversed(self._books.items()) if of == as_of), None)
            key = self._key(as_of)
            begun = self._awaited.get(key)
            waiting = begun or self._begin(key)
        try:
            return waiting.result(None if older is None else 0 if begun else PATIENCE)
        except TimeoutError:
            assert older is not None
            return older

    def behind(self, as_of: date | None) -> bool:
        """Whether pages were read that `book` does not hold yet."""
        with self._lock:
            return self._at_hand(as_of) is None

    def begin(self) -> None:
        """Have the diary of today added up before anybody asks for it."""
        with self._lock:
            self._begin(self._key(None))

    def _begin(self, key: Key) -> Future[Book]:
        """Have the diary added up, in a thread that ends with the program."""
        self._awaited[key] = Future()
        Thread(target=self._add_up, args=(key, self._awaited[key]), daemon=True).start()
        return self._awaited[key]

    def _add_up(self, key: Key, awaited: Future[Book]) -> None:
        _, as_of, today = key
        try:
            # Only reading asks the diary; adding up keeps no visitor from it. One at a time: each takes memory.
            with self._turn:
                with self._lock:
                    readings = self._diary.readings()
                    decided = [decision.what for decision in self._diary.decisions()]
                snapshot = ledger.snapshot(readings, as_of=as_of, today=today, decisions=decided)
            book = Book(snapshot, as_of or today)
        except Exception as error:  # noqa: BLE001 (whoever waits is told)
            with self._lock:
                del self._awaited[key]
            awaited.set_exception(error)
            return
        with self._lock:
            self._books[key] = book
            while len(self._books) > KEPT:
                self._books.popitem(last=False)
            del self._awaited[key]
        awaited.set_result(book)

    def _key(self, as_of: date | None) -> Key:
        return self._diary.sequence, as_of, as_of or self.today()

    def _at_hand(self, as_of: date | None) -> Book | None:
        """The whole diary as of a day, if it has been added up already."""
        key = self._key(as_of)
        if key in self._books:
            self._books.move_to_end(key)
        return self._books.get(key)

    def event(self, begins: str, as_of: date | None) -> tuple[Event, Book]:
        """One event and its story, by its id, the beginning of it, or an id that it had before people decided otherwise.

        Raises NotFound where there is none, UsageError where several are meant.
        """
        with self._lock:
            whole = self._at_hand(as_of)
            if whole is not None and begins in whole.events:
                return whole.events[begins], whole.part(whole.events[begins].story)
            book = Book(self._diary.around(begins, as_of, today=self.today()), as_of or self.today())
        found = [begins] if begins in book.events else sorted(i for i in book.events if i.startswith(begins))
        if not found:
            before = ledger.formerly(book.snapshot)
            found = sorted({heir for old, heir in before.items() if old.startswith(begins)})
        if not begins or not found:
            raise NotFound(f"no event {begins!r} is known{' by then' if as_of else ''}")
        if len(found) > 1:
            raise UsageError(f"{begins!r} begins {len(found)} event ids; write more of it")
        return book.events[found[0]], book

    def story(self, begins: str, as_of: date | None) -> Book:
        """One story, without the others. Raises NotFound, UsageError."""
        with self._lock:
            whole = self._at_hand(as_of)
            if whole is not None and begins in whole.stories:
                return whole.part(begins)
            return Book(self._diary.story(begins, as_of, today=self.today()), as_of or self.today())

    def earlier(self, story: str, day: date) -> Book | None:
        """The story as of an earlier day; None where nothing was known of it."""
        try:
            return self.story(story, day)
        except NotFound:
            return None

    def track(self, as_of: date | None) -> Track:
        """The track records as of a day, kept with its book."""
        return self.book(as_of).track

    def search(self, words: str, among: str, limit: int) -> list[Hit]:
        """Full text. Raises UsageError if there is no word in it."""
        with self._lock:
            return self._diary.search(words, limit=limit, among=among)

    def versions(self, reading: Reading, as_of: date | None) -> tuple[Article, ...]:
        """All that was read at the address of an article and published by a day, oldest first."""
        with self._lock:
            found = self._at().get(address(reading.article), ())
        known = [e for e in found if as_of is None or (e.day is not None and e.day <= as_of)]
        return tuple(entry.reading.article for entry in known)

    def _at(self) -> dict[str, list[Entry]]:
        """The readings at each address."""
        sequence = self._diary.sequence
        if self._addresses[0] != sequence:
            found: dict[str, list[Entry]] = {}
            for entry in entries(self._diary.readings()):
                found.setdefault(address(entry.reading.article), []).append(entry)
            self._addresses = (sequence, found)
        return self._addresses[1]
