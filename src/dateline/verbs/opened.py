"""The diary as a program has it in hand: every verb of the command line, answered in the types of `dateline.model`.

It decides nothing. What is special here is what a program's author should not have to think of: days may be written as
text, today is filled in from the clock that it was opened with, and a diary opened as of a day tells nothing later.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from os import PathLike, fspath
from typing import Self

from dateline import ledger
from dateline.diary import OnPage, Since, Taken
from dateline.export import (
    Paper,
    brief_since,
    html,
    markdown,
    paper_lines,
)
from dateline.export import brief as state_of_play
from dateline.model import (
    Change,
    Lookahead,
    Record,
)
from dateline.model.errors import PageError, UsageError
from dateline.store import Bookmark
from dateline.verbs.ahead import looked_ahead
from dateline.verbs.asked import Day, a_day, must_exist
from dateline.verbs.forms import exported, written
from dateline.verbs.known import Known
from dateline.verbs.lookup import record_named, since_in, unique

__all__ = ["OpenDiary"]

LAST = "last"
BRIEFS: dict[str, Callable[[Paper], str]] = {
    "md": markdown,
    "html": html,
    "text": lambda paper: "".join("".join(t for t, _ in line) + "\n" for line in paper_lines(paper)),
}


class OpenDiary(Known):
    """An open diary, made by `dateline.open`; a context manager.

    Every question takes `as_of`, a day: then only what was published by then counts, and the answer is what a reader
    could have known that evening. Without it all counts that was read. Ids may be shortened to a beginning that is
    unique. Raised are NotFound for what is not in the diary (by that day), UsageError for what makes no sense, StoreError.

    In the examples `d` has read a story of eight pages:

    >>> import dateline
    >>> d = dateline.open()
    >>> d.read("examples/two-islands")
    Taken(new=8, changed=0, known=0, failed=())
    """

    __slots__ = ()

    def close(self) -> None:
        """Close the diary's file. Closing twice does no harm."""
        self.diary.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<OpenDiary {self.diary.path}{f' as of {self._until}' if self._until else ''}>"

    def read(self, *paths: str | PathLike[str], workers: int = 1, on_page: OnPage | None = None) -> Taken:
        """Read files and folders of pages into the diary. Safe to repeat: what is known already adds nothing.

        `workers` above 1 are processes, each of which is killed where a page hangs it: for pages from strangers.
        `on_page` is told each page's origin and what came of it: "new", "version", "seen" or "failed".

        >>> d.read("examples/two-islands")
        Taken(new=0, changed=0, known=8, failed=())
        """
        must_exist(fspath(p) for p in paths)
        return self.diary.read([fspath(p) for p in paths], now=self._now(), workers=workers, on_page=on_page)

    def ahead(self, *paths: str | PathLike[str], workers: int = 1) -> tuple[Lookahead, ...]:
        """All that pages look forward to, whether or not `read` makes reports of it; nothing is kept of them.

        `workers` as in `read`. Raises PageError for the first page that can't be read. In a diary opened as of a day, pages
        that are of a later day, or of none, are left out.

        >>> (page,) = d.ahead("examples/two-islands/pages/01.txt")
        >>> for one in page.prospects:
        ...     print(one.span.of(page.article.text), one.certainty, one.time and one.time.of(page.article.text), one.kept)
        speak probable the coming days False
        leave possible None False
        """
        must_exist(fspath(p) for p in paths)
        found = []
        for told in looked_ahead([fspath(p) for p in paths], workers=workers):
            if isinstance(told, PageError):
                raise told
            day = told.article.published
            if self._until is None or (day and day.day <= self._until):
                found.append(told)
        return tuple(found)

    def changes(
        self,
        since: Day,
        *,
        as_of: Day | None = None,
        story: str | None = None,
        bookmark: str = LAST,
        peek: bool = False,
    ) -> tuple[Change, ...]:
        """What changed after a day by what was published since; or since="last": by what was read since last asked.

        With "last" the `bookmark` of that name moves on, unless one only wants to `peek`.

        >>> for change in d.changes("2024-10-09", as_of="2024-10-21"):
        ...     print(change.kind, change.field, change.before, "→", change.after)
        postponed status confirmed → postponed
        moved window 2024-10-29 → 2024-11-12
        past event None → held
        disputed disputed None → status
        """
        if since != LAST:
            return self.between(since, as_of=as_of, story=story).changes
        if story or self._until or as_of:
            raise UsageError("since last looks at all that was read, of all stories and up to now")
        today = self.today()
        found = self.diary.since_bookmark(self.diary.bookmark(bookmark), today=today)
        if not peek:
            self.diary.put(Bookmark(bookmark, found.sequence, today))
        return found.changes

    def between(self, since: Day, *, as_of: Day | None = None, story: str | None = None) -> Since:
        """As `since`; both states are of the stories alone on which something changed: a large diary is not added up for it.

        >>> d.between("2024-12-20", as_of="2024-12-20").after
        <Snapshot as of 2024-12-20: 0 articles, 0 stories, 0 events>
        """
        first, last = self._span(since, as_of)
        self.diary.renew()
        desk = self.diary.desk
        meant = desk.meant(story, last) if story else None
        stories = desk.touched(first, last)
        before, after = (desk.stories(stories, day, today=day) for day in (first, last))
        found = Since(before, after, ledger.changes(before, after), self.diary.sequence)
        return since_in(found, meant) if meant else found

    def _span(self, since: Day, as_of: Day | None) -> tuple[date, date]:
        first, last = a_day(since), self.on(as_of) or self.today()
        if first is None:
            raise UsageError("since which day?")
        if first > last:
            raise UsageError(f"since {first} is later than {last}")
        return first, last

    def since(self, since: Day, *, as_of: Day | None = None, story: str | None = None) -> Since:
        """What changed after a day, and both states between which it did, `before` and `after`.

        >>> d.since("2024-10-09", as_of="2024-10-21").after
        <Snapshot as of 2024-10-21: 6 articles, 1 story, 7 events>
        """
        first, last = self._span(since, as_of)
        found = self.diary.since(first, as_of=last)
        if not story:
            return found
        return since_in(found, unique(story, (s.id for s in found.after.stories), "story"))

    def track(self, name: str, as_of: Day | None = None) -> Record:
        """How often what a person, a body or an outlet announced came true, and how far off its dates were.

        >>> record = d.track("Telune Gazette")
        >>> record
        <Record Telune Gazette: 1 of 1 settled came true, 2 voiced>
        >>> for one in record.expectations:
        ...     print(one.day, one.verdict, one.window, "→", one.took_place, one.name)
        2024-11-11 came_true 2024-11-12 → 2024-11-12 summit of Rua Fenn, Maro and Leopold Anse in Port Sable
        2024-11-11 undated None → None signing of Maro in Telune Town
        """
        return record_named(name, self.tracks(as_of, least=0))

    def tracks(self, as_of: Day | None = None, *, least: int = 3) -> tuple[Record, ...]:
        """The records of all with at least so many settled expectations, those with most first.

        >>> d.tracks(least=1)[:2]
        (<Record Sela Naru: 0 of 1 settled came true, 4 voiced>, <Record Telune Gazette: 1 of 1 settled came true, 2 voiced>)
        """
        snapshot = self.snapshot(as_of)
        found = ledger.track(snapshot, today=snapshot.as_of or self.today()).records
        return tuple(record for record in found if record.settled >= least)

    def brief(
        self,
        story: str | None = None,
        *,
        since: Day | None = None,
        as_of: Day | None = None,
        form: str = "md",
    ) -> str:
        """A briefing of one page on a story or (without one) on all: the state of play, or what changed since a day.

        `form` is "md" (Markdown), "html" or "text". Only words of pages and titles stand in quotation marks.

        >>> for line in d.brief("s9c3b", since="2024-12-19", as_of="2024-12-20", form="text").splitlines()[4:8]:
        ...     print(line)
        Overdue: the day has passed without word
        <BLANKLINE>
          Thu 19 Dec 2024 · Visit of Rua Fenn and Leopold Anse · confirmed, by video
            20 Dec 2024: overdue, no word of what came of it
        """
        if form not in BRIEFS:
            raise UsageError(f"no form {form!r}; there are {', '.join(BRIEFS)}")
        return BRIEFS[form](self.paper(story, since=since, as_of=as_of))

    def paper(self, story: str | None = None, *, since: Day | None = None, as_of: Day | None = None) -> Paper:
        """The briefing before it is written: its parts, items and numbered sources.

        >>> d.paper("s9c3b", as_of="2024-11-12").title
        'Brief: Leaders to talk by telephone after trawlers collide'
        """
        if since is None:
            snapshot = self.snapshot(as_of, story=story)
            return state_of_play(snapshot, today=snapshot.as_of or self.today())
        found, day = self.since(since, as_of=as_of, story=story), self.on(as_of) or self.today()
        return brief_since(found.changes, found.before, found.after, since=a_day(since), today=day)

    def export(
        self,
        form: str = "ledger",
        *,
        story: str | None = None,
        event: str | None = None,
        as_of: Day | None = None,
        since: Day | None = None,
        table: str = "events",
    ) -> str:
        """The diary, a story or an event for other programs: "ledger", "ics", "atom", "md", "csv", "ninjs", "jsonld".

        `since` goes with "atom", `table` ("events" or "reports") with "csv".

        >>> d.export("csv", event="e0527", table="reports").splitlines()[0][:46]
        'id,event,article,published,outlet,agency,url,s'
        """
        asked = exported(
            self.diary,
            story=story,
            event=event,
            as_of=self.on(as_of),
            today=self.today(),
            since=a_day(since),
            table=table,
        )
        return written(form, asked)
