"""What is known, as of a day or now: events, stories, pages and the words in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from datetime import date, datetime
from typing import Unpack

from dateline.desk import rows
from dateline.diary import Diary
from dateline.export import Filters, newest_first, report_quote, reports_by_id, statement_quote
from dateline.export.sheet import SECTIONS
from dateline.model import Article, Event, Quote, Snapshot, Story, Window
from dateline.model.errors import UsageError
from dateline.store import Chapter, Listed
from dateline.verbs.asked import KINDS, MARKS, Day, Wanted, a_day, one_of
from dateline.verbs.lookup import event_named, found_in, unique

__all__ = ["Known"]

PLENTY = 10  # hits asked of the store for each that is wanted, where some may not be known by the day


class Known:
    """The questions to an open diary that change nothing and compare nothing; `OpenDiary` adds the others."""

    __slots__ = ("_now", "_until", "diary")

    def __init__(self, diary: Diary, *, now: Callable[[], datetime], as_of: Day | None = None) -> None:
        self.diary = diary
        """What everything is asked of: it takes decisions too (`link`, `correct`), and reads no clock."""
        self._now = now
        self._until = a_day(as_of)

    def today(self) -> date:
        """The day by the clock; of a diary opened as of a day, that one."""
        return self._until or self._now().date()

    def on(self, as_of: Day | None) -> date | None:
        """The day that is meant. Raises UsageError for one later than the diary was opened as of."""
        day = a_day(as_of)
        if self._until and day and day > self._until:
            raise UsageError(f"this diary is open as of {self._until}; {day} is later")
        return day or self._until

    def snapshot(self, as_of: Day | None = None, *, story: str | None = None) -> Snapshot:
        """All that is known, or all of one story: readings, stories, events and what ties them. Kept in memory a while.

        >>> d.snapshot("2024-10-04")
        <Snapshot as of 2024-10-04: 5 articles, 1 story, 6 events>
        """
        day = self.on(as_of)
        if story:
            return self.diary.story(story, day, today=day or self.today())
        return self.diary.snapshot(day, today=day or self.today())

    def events(  # noqa: PLR0913 (filters, each by its name)
        self,
        *,
        as_of: Day | None = None,
        kind: str | None = None,
        status: str | None = None,
        section: str | None = None,
        who: str | None = None,
        place: str | None = None,
        outlet: str | None = None,
        story: str | None = None,
        start: Day | None = None,
        end: Day | None = None,
    ) -> tuple[Event, ...]:
        """The events that fit, those due first standing first, those without a day last.

        `kind` and `status` are words of `Kind` and `Status` (or "disputed", "overdue", "moved", "corrected"); `section` is
        one of the diary's: "ahead", "overdue", "under_way", "outcome", "background". `who`, `place` and `outlet` are a
        part of a name, `story` an id. `start` and `end`: only what may take place between these days, both of them
        included; it needs a day for that.

        >>> d.events(kind="signing", as_of="2024-11-12")
        (<Event effa5cb45f496 postponed, 2025-01-01..2025-01-31: signing in PORT SABLE>,)
        >>> for event in d.events(who="Rua Fenn", start="2024-10-01", end="2024-12-31"):
        ...     print(event.window, event.status, event.name)
        2024-11-12 held summit of Rua Fenn, Maro and Leopold Anse in Port Sable
        2024-12-14 held operation of Sable Bank and Telune in Port Sable
        2024-12-19 confirmed visit of Rua Fenn and Leopold Anse
        """
        lines = self.listed(
            as_of=as_of, kind=kind, status=status, section=section, who=who, place=place, outlet=outlet, story=story,
            start=start, end=end,
        )  # fmt: skip
        day = self.on(as_of)
        events = {e.id: e for e in self.diary.desk.events(lines, day, today=day or self.today())}
        return tuple(events[line.event] for line in sorted(lines, key=lambda line: rows.soonest(line, day)))

    def listed(self, *, as_of: Day | None = None, **wanted: Unpack[Wanted]) -> list[Listed]:
        """The events that fit, asked for in the words of `events`, as far as they tell where they stand.

        No page is opened for them; `of_rows` makes events of those that are needed.

        >>> [row.section for row in d.listed(kind="signing", as_of="2024-11-12")]
        ['ahead']
        """
        one_of("kind", wanted.get("kind"), KINDS)
        one_of("status", wanted.get("status"), MARKS)
        one_of("section", section := wanted.get("section"), dict(SECTIONS))
        first, last = a_day(wanted.get("start")), a_day(wanted.get("end"))
        if first and last and first > last:
            raise UsageError(f"start {first} is later than end {last}")
        self.diary.renew()
        day = self.on(as_of)
        seen = day or self.today()
        filters = Filters(**{field.name: str(wanted.get(field.name) or "") for field in fields(Filters)})
        if filters.story:
            filters = replace(filters, story=self.diary.desk.meant(filters.story, day))
        found = self.diary.desk.listed(day, filters=filters)
        if filters.status.casefold() == "overdue":
            found = [row for row in found if rows.overdue(row, seen)]
        if first or last:
            found = [row for row in found if rows.within(row, Window(first, last), day)]
        return [row for row in found if section in {None, rows.section(row, seen)}]

    def of_rows(
        self, found: Sequence[Listed], as_of: Day | None = None
    ) -> tuple[Snapshot, tuple[Event, ...]]:
        """The events of some rows, in their order, and before them a snapshot of the pages whose words carry them.

        >>> d.of_rows(d.listed(kind="signing"))[0]
        <Snapshot: 1 article, 1 story, 1 event>
        """
        day = self.on(as_of)
        snapshot = self.diary.desk.told(found, day, today=day or self.today())
        events = {event.id: event for event in snapshot.events}
        return snapshot, tuple(events[row.event] for row in found)

    def event(self, id: str, as_of: Day | None = None) -> Event:  # noqa: A002 (as everywhere in the diary)
        """One event: its `status`, `window`, `turns` (how it came to be what it is), `disputed` fields, `reports`.

        >>> summit = d.event("e0527")
        >>> summit
        <Event e0527cc3fd833 held, 2024-11-12: summit of Rua Fenn, Maro and Leopold Anse in Port Sable>
        >>> summit.turns[1:3]
        (<Turn 2024-10-04 confirmed, 2024-10-29>, <Turn 2024-10-21 postponed, 2024-11-12>)
        >>> d.event("e0527", as_of="2024-10-04")
        <Event e0527cc3fd833 confirmed, 2024-10-29: talks of Rua Fenn, Maro and Leopold Anse in Port Sable>
        """
        return self.event_in(id, as_of)[1]

    def event_in(self, id: str, as_of: Day | None = None) -> tuple[Snapshot, Event]:  # noqa: A002
        """An event, and before it the snapshot of the story in which it stands.

        >>> d.event_in("e0527", as_of="2024-10-04")[0]
        <Snapshot as of 2024-10-04: 5 articles, 1 story, 6 events>
        """
        day = self.on(as_of)
        snapshot = self.diary.around(id, day, today=day or self.today())
        wanted, _ = event_named(snapshot, id)
        return snapshot, next(event for event in snapshot.events if event.id == wanted)

    def quotes(self, event: Event | str, as_of: Day | None = None) -> tuple[Quote, ...]:
        """What pages report of an event, in their own words, the newest first; of an Event its own reports and no others.

        >>> quote = d.quotes("e0527", as_of="2024-10-04")[0]
        >>> quote
        <Quote report r5393b120ef2e735 (the presidential palace, The Maro Standard, 2024-10-04): 'The summit of the two republics is fixed for 29 October in Port Sable'>
        >>> quote.article, quote.span, quote.url
        ('d3709678bd59bbee', Span(start=0, end=69), 'https://marostandard.example/islands/palace-names-the-day')
        """
        snapshot, found = self.event_in(event if isinstance(event, str) else event.id, as_of)
        wanted = (found if isinstance(event, str) else event).reports
        told = reports_by_id(snapshot)
        if any(report not in told for report in wanted):
            # Of an event as of an earlier day: on pages that newer versions have replaced since.
            told = {p.id: (r, p) for r in self.diary.readings() for p in r.reports_and_leads} | told
        copies = dict(snapshot.copies)
        return newest_first(
            report_quote(*told[report], found.id, copies) for report in wanted if report in told
        )

    def stories(self, as_of: Day | None = None) -> tuple[Story, ...]:
        """All stories, the one that is told of first standing first.

        >>> d.stories()
        (<Story s9c3b1ee52de1, 8 articles: Leaders to talk by telephone after trawlers collide>,)
        """
        stories = [story for story, _ in self.chapters(as_of)]
        return self.diary.desk.heads(stories, self.on(as_of)).stories

    def chapters(self, as_of: Day | None = None) -> list[tuple[str, Chapter]]:
        """Every story by its id, as a list shows it: no page is opened for it.

        >>> d.chapters("2024-10-04")[0][1].pages
        5
        """
        self.diary.renew()
        return self.diary.desk.chapters(self.on(as_of))

    def story(self, id: str, as_of: Day | None = None) -> Story:  # noqa: A002
        """One story; `articles` are the ids of its pages, oldest first. Its events: `d.events(story=…)`.

        >>> d.story("s9c3b", as_of="2024-10-04")
        <Story s9c3b1ee52de1, 5 articles: Leaders to talk by telephone after trawlers collide>
        """
        return self.snapshot(as_of, story=id).stories[0]

    def article(self, id: str, as_of: Day | None = None) -> Article:  # noqa: A002
        """One page: its `text`, into which the spans of all quotes point, and who published it when.

        Of a page with dated parts, as of a day, the text is what had been written by then.

        >>> quote = d.quotes("e0527")[0]
        >>> page = d.article(quote.article)
        >>> page
        <Article 0fad76ceabf128b7 (Telune Gazette, 2024-11-11): Port Sable diary>
        >>> quote.span.of(page.text) == quote.text
        True
        """
        self.diary.renew()
        day = self.on(as_of)
        found = self.diary.desk.begun(id)
        known = {r.article.id: r.article for r in self.diary.desk.pages(found, day).readings}
        return known[unique(id, known, "article")]

    def statements(
        self, *, source: str | None = None, story: str | None = None, as_of: Day | None = None
    ) -> tuple[Quote, ...]:
        """Who said what, oldest page first; `source` is a part of a name. The `content` of each is what was said.

        >>> said = d.statements(source="Rua Fenn")[-1]
        >>> print(said.line, said.content)
        Rua Fenn, STRAITS BUSINESS, 2024-12-16 ('The four centimetres have been found,',)
        """
        return self.of_said(self.said(source=source, story=story, as_of=as_of), as_of)

    def said(
        self, *, source: str | None = None, story: str | None = None, as_of: Day | None = None
    ) -> list[tuple[str, str]]:
        """The statements asked for in the words of `statements`, each as its page's id and its own.

        No page is opened for them; `of_said` makes quotations of those that are needed.

        >>> len(d.said(source="Rua Fenn"))
        9
        """
        self.diary.renew()
        day, desk = self.on(as_of), self.diary.desk
        wanted = source.casefold() if source else ""
        pages = desk.clippings(day, desk.meant(story, day) if story else None)
        return [
            (article, said.statement)
            for article, clipping in sorted(pages, key=lambda page: (page[1].published or "9999", page[0]))
            for said in clipping.said
            if wanted in said.names
        ]

    def of_said(self, found: Sequence[tuple[str, str]], as_of: Day | None = None) -> tuple[Quote, ...]:
        """The quotations of some statements, in their order.

        >>> d.of_said(d.said(source="Rua Fenn")[-1:])[0].source
        'Rua Fenn'
        """
        snapshot = self.diary.desk.pages({article for article, _ in found}, self.on(as_of))
        copies = dict(snapshot.copies)
        told = {(r.article.id, s.id): (r, s) for r in snapshot.readings for s in r.statements}
        return tuple(statement_quote(*told[one], copies) for one in found)

    def search(
        self, query: str, *, among: str = "article", limit: int = 20, as_of: Day | None = None
    ) -> tuple[Quote, ...]:
        """The places where all words of `query` occur, best first: among "article", "statement" or "report".

        "A phrase" in quotes, elect* for words that begin so.

        >>> for hit in d.search('"opened ten minutes late"', among="report"):
        ...     print(hit.event, hit.text)
        e0527cc3fd833 The summit opened ten minutes late
        """
        self.diary.renew()
        day = self.on(as_of)
        plenty = day is not None or among == "report"
        hits = self.diary.search(query, limit=limit * PLENTY if plenty else limit, among=among)
        return tuple(found_in(hits, self.diary.desk.linked({hit.article for hit in hits}, day)))[:limit]
