"""The diary as the pages need it: snapshots kept until the diary changes, and each of them with its indexes."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Callable, Collection, Iterable
from concurrent.futures import Future
from contextlib import suppress
from copy import copy
from dataclasses import replace
from datetime import date, datetime, tzinfo
from functools import cached_property
from threading import Lock, RLock, Thread
from typing import TypeVar

from dateline import ledger
from dateline.desk import Desk
from dateline.diary import Diary
from dateline.export import outlet
from dateline.model import Article, Event, Reading, Report, Snapshot, Story, Tie, Track
from dateline.model.errors import NotFound, StoreLocked, UsageError
from dateline.store import Hit
from dateline.web.lists import Lists
from dateline.web.notes import Notes

__all__ = ["Book", "Shelf"]

KEPT = 4
"""Snapshots held at once, the one of today among them: a visitor who compares two days needs two."""

PATIENCE = 0.3
"""Seconds that the first visitor after a change waits for it to be known: a few pages take less."""
FIRST = 20.0
"""Seconds that visitors wait where nothing is known: a diary of a few thousand pages is worked out by then."""
LISTS = 12
"""Days whose lists are kept: some ten MB each in a diary of 100,000 pages."""
Key = tuple[int, date | None, date]
"""The last change of the diary that counts, the day it is seen as of, and the day from which it is seen."""
NOTES = 64  # answers kept with a snapshot: the filters that visitors are looking through
T = TypeVar("T")


class Book(Notes):
    """A snapshot and the day it is seen from, with what is in it by id. Laying out one story looks at no other."""

    def __init__(self, snapshot: Snapshot, day: date) -> None:
        super().__init__(NOTES)
        self.snapshot = snapshot
        self.day = day
        self._parts: dict[str, Book] = {}

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

    What is known on each day is worked out anew, after pages were read, beside the visitors and never by one of them: they are
    shown what was known before, after `PATIENCE` at most, and `behind` says so. Only where nothing is known yet do they wait longer.
    """

    def __init__(self, diary: Diary, now: Callable[[], datetime]) -> None:
        self._diary = diary
        self._now = now
        self._lock = RLock()
        self._turn = Lock()
        self._books: OrderedDict[Key, Book] = OrderedDict()
        self._lists: OrderedDict[Key, Lists] = OrderedDict()
        self._awaited: dict[Key, Future[Book]] = {}
        self._renewing: list[Future[None]] = []

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

    # What is known, and how it is renewed.

    def behind(self, as_of: date | None) -> bool:  # noqa: ARG002 (whatever the day: a page may be read late)
        """Whether pages were read, or decisions made, that nothing here knows of yet."""
        with self._lock:
            return not self._diary.desk.keeper.current()

    def begin(self) -> None:
        """Have what was read last known before anybody asks."""
        with self._lock:
            self._begin()

    def ready(self) -> None:
        """Wait for what was read last, with some patience; with more where nothing is known."""
        with self._lock:
            keeper = self._diary.desk.keeper
            if keeper.current():
                return
            begun = bool(self._renewing)
            renewing, laid = self._begin(), keeper.laid()
        # Another process that is writing for long keeps nobody from what is known.
        with suppress(TimeoutError, *([StoreLocked] if laid else [])):
            renewing.result((0 if begun else PATIENCE) if laid else FIRST)

    def _begin(self) -> Future[None]:
        """Have it renewed, in a thread that ends with the program."""
        if not self._renewing:
            self._renewing.append(Future())
            Thread(target=self._renew, args=(self._renewing[0],), daemon=True).start()
        return self._renewing[0]

    def _renew(self, awaited: Future[None]) -> None:
        try:
            if self._diary.path == ":memory:":
                with self._lock:
                    self._diary.renew()
            else:
                # By a connection of its own: nobody is kept waiting for it.
                with Diary.open(self._diary.path, create=False) as beside:
                    beside.renew()
        except Exception as error:  # noqa: BLE001 (whoever waits is told)
            self._renewing.clear()
            awaited.set_exception(error)
        else:
            self._renewing.clear()
            awaited.set_result(None)

    # What visitors ask.

    def lists(self, as_of: date | None) -> Lists:
        """What the pages that list events and stories are told of a day."""
        self.ready()
        with self._lock:
            key = self._key(as_of)
            current = self._diary.desk.keeper.current()
            found = self._lists.get(key)
            if found is None and not current:
                found = next((old for k, old in reversed(self._lists.items()) if k[1:] == key[1:]), None)
            if found is None:
                found = Lists(self._diary, as_of, self.today(), self._lock)
                if current:
                    self._lists[key] = found
            else:
                self._lists.move_to_end(key, last=True) if key in self._lists else None
            while len(self._lists) > LISTS:
                self._lists.popitem(last=False)
            return found

    def book(self, as_of: date | None) -> Book:
        """The whole diary as of a day, kept until the diary changes or the day is over. For what needs every page: it takes time."""
        self.ready()
        with self._lock:
            if (book := self._at_hand(as_of)) is not None:
                return book
            older = next((b for (_, of, _), b in reversed(self._books.items()) if of == as_of), None)
            key = self._key(as_of)
            begun = self._awaited.get(key)
            waiting = begun or self._gather(key)
        try:
            return waiting.result(None if older is None else 0 if begun else PATIENCE)
        except TimeoutError:
            assert older is not None
            return older

    def _gather(self, key: Key) -> Future[Book]:
        self._awaited[key] = Future()
        Thread(target=self._add_up, args=(key, self._awaited[key]), daemon=True).start()
        return self._awaited[key]

    def _add_up(self, key: Key, awaited: Future[Book]) -> None:
        _, as_of, today = key
        try:
            # One at a time: each takes memory.
            with self._turn:
                if self._diary.path == ":memory:":
                    with self._lock:
                        snapshot = self._diary.desk.everything(as_of, today=today)
                else:
                    with Diary.open(self._diary.path, create=False) as beside:
                        snapshot = beside.desk.everything(as_of, today=today)
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
        self.ready()
        with self._lock:
            book = Book(self._diary.desk.around(begins, as_of, today=self.today()), as_of or self.today())
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
        self.ready()
        with self._lock:
            return Book(self._diary.desk.story(begins, as_of, today=self.today()), as_of or self.today())

    def stories(self, ids: Collection[str], as_of: date | None) -> Book:
        """Some stories, without the others."""
        self.ready()
        with self._lock:
            return Book(self._diary.desk.stories(ids, as_of, today=self.today()), as_of or self.today())

    def desk(self, ask: Callable[[Desk], T]) -> T:
        """What the diary's desk answers, of all that was read last if that is known soon."""
        self.ready()
        with self._lock:
            return ask(self._diary.desk)

    def article(self, id_: str, as_of: date | None) -> tuple[Reading, Book]:
        """One page and its story. Raises NotFound."""
        self.ready()
        with self._lock:
            home = self._diary.desk.home(id_, as_of)
        book = self.stories([home], as_of) if home else None
        if book is None or id_ not in book.readings:
            raise NotFound(f"no article {id_!r} is known{' by then' if as_of else ''}")
        return book.readings[id_], book

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

    def homes(self, hits: Iterable[Hit], as_of: date | None) -> dict[str, str]:
        """The stories of the pages in which something was found, as far as they count on a day."""
        with self._lock:
            pages = {hit.article for hit in hits}
            found = {page: self._diary.desk.home(page, as_of) for page in pages}
        return {page: home for page, home in found.items() if home}

    def versions(self, reading: Reading, as_of: date | None) -> tuple[Article, ...]:
        """All that was read at the address of an article and published by a day, oldest first."""
        with self._lock:
            return self._diary.desk.versions(reading.article, as_of)
