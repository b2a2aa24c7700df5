"""The desk: lays out one story without the others, as it was known on any day, and answers what lists of all of them ask.

Whatever it says is what `ledger.snapshot` over the whole diary says. It answers out of what is kept (`keeping.py`): `renew`
first, where what was read last shall count.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from dateline.desk.keeping import Keeper, entry, place
from dateline.desk.placing import LAST, iso
from dateline.desk.weaving import Face, face_on, state_on, ties_on
from dateline.export.choosing import FIELDS, Filters
from dateline.export.sheet import weighed
from dateline.ledger.cut import Entry, address, taken_up
from dateline.ledger.events import id_of
from dateline.ledger.orders import Orders
from dateline.ledger.placing import named
from dateline.ledger.snapshot import laid_out
from dateline.model import Article, Event, Reading, Snapshot
from dateline.model.errors import NotFound, UsageError
from dateline.store import Chapter, Clipping, Listed, Placed, Store

__all__ = ["Desk"]

LATELY = 600
"""Readings that stay decoded in memory: some 30 MB of usual pages."""


class Desk:
    """The stories of one store."""

    __slots__ = ("_clippings", "_courses", "_lately", "_lines", "_places", "_store", "keeper")

    def __init__(self, store: Store) -> None:
        self._store = store
        self.keeper = Keeper(store)
        self._places = self.keeper.placer.places
        self._courses, self._lines, self._clippings = store.courses(), store.lines(), store.clippings()
        self._lately: OrderedDict[int, Reading] = OrderedDict()

    def place(self) -> None:
        """Place the pages that came since the last time."""
        self.keeper.placer.place()

    def renew(self) -> None:
        """Have all that was read count in what is answered."""
        self.keeper.renew()

    def story(self, begins: str, as_of: date | None, *, today: date) -> Snapshot:
        """One story as of a day: what the whole diary's snapshot holds of it. `begins`: its id, or enough of it.

        The id that it had before an earlier page was read leads to it, too. Raises NotFound where no such story is known by that day, UsageError where several are meant.
        """
        meant, orders = self._meant(begins, as_of)
        return self._laid_out([meant], orders, as_of, today)

    def meant(self, begins: str, as_of: date | None) -> str:
        """The whole id of a story, as `story` takes it. Raises as `story` does."""
        meant, _ = self._meant(begins, as_of)
        if not self._clippings.on(iso(as_of), meant):
            raise NotFound(f"no story {begins!r} in this diary by then")
        return meant

    def _meant(self, begins: str, as_of: date | None) -> tuple[str, Orders]:
        homes = self._places.homes(begins) or [
            home for article, home in self._places.homes_by_page(begins[1:]) if named(article) == begins
        ]
        orders = self._orders(homes, as_of)
        found = sorted({orders.group(home) for home in homes})
        return begins if begins in found else _only(found, begins, "story"), orders

    def around(self, begins: str, as_of: date | None, *, today: date) -> Snapshot:
        """The stories with a report that opens, or would open, an event whose id begins so; empty where there is none."""
        homes = self._places.opened(begins) if begins else []
        return self.stories(homes, as_of, today=today)

    def stories(self, homes: Collection[str], as_of: date | None, *, today: date) -> Snapshot:
        """Some stories as of a day; empty where none of them is known by then."""
        orders = self._orders(homes, as_of)
        try:
            return self._laid_out(sorted({orders.group(home) for home in homes}), orders, as_of, today)
        except NotFound:
            return Snapshot(as_of, (), (), ())

    # Some of a diary, without the rest of its stories.

    def pages(self, articles: Collection[str], as_of: date | None) -> Snapshot:
        """Some pages as of a day, as far as they count on it: what they reprint, and in which story they stand; no events."""
        return self._standing(self._places.pages_of(articles), as_of)

    def linked(self, articles: Collection[str], as_of: date | None) -> Snapshot:
        """Some pages as in `pages`, and which event each of their reports is told under."""
        events = tuple(self._clippings.linked(iso(as_of), articles))
        pages, placed = self.pages(articles, as_of), dict(events)
        readings = tuple(taken_up(reading, placed) for reading in pages.readings)
        return replace(pages, readings=readings, event_of=events)

    def heads(self, stories: Collection[str], as_of: date | None) -> Snapshot:
        """Some stories as of a day: of their pages all but the text and what was read in it; no events."""
        orders = self._orders(stories, as_of)
        homes = {home for home in orders.homes() if orders.group(home) in stories} | set(stories)
        rows = [row for row in self._places.of_stories(homes, iso(as_of)) if _known(row, as_of)]
        return self._of_rows(rows, self._heads(rows), as_of)

    def heads_of(self, articles: Collection[str], as_of: date | None) -> Snapshot:
        """Some pages as in `pages`, without text and what was read in it."""
        rows = self._with_originals(self._places.pages_of(articles), as_of)
        return self._of_rows(rows, self._heads(rows), as_of)

    def told(self, lines: Collection[Listed], as_of: date | None, *, today: date) -> Snapshot:
        """The events of some rows as of a day, with the pages that they are laid out from and no others."""
        events = self.events(lines, as_of, today=today)
        wanted = {id_of(report) for event in events for report in weighed(event)}
        return self._standing(self._places.with_openings(wanted), as_of, events)

    def events(self, lines: Collection[Listed], as_of: date | None, *, today: date) -> list[Event]:
        """The events of some rows as of a day, in the order of their ids; no page is opened for them."""
        clusters = set(self._courses.clusters({line.story for line in lines}).values())
        wanted = {line.event for line in lines}
        return sorted(
            (state_on(told, as_of, today) for told in self._courses.on(clusters, iso(as_of), wanted)),
            key=lambda event: event.id,
        )

    def _standing(self, rows: Sequence[Placed], as_of: date | None, events: Sequence[Event] = ()) -> Snapshot:
        rows = self._with_originals(rows, as_of)
        return self._of_rows(rows, self._entries(rows), as_of, events)

    def _with_originals(self, rows: Sequence[Placed], as_of: date | None) -> list[Placed]:
        """The pages that are known by a day, and those that they reprint, in the ledger's order."""
        known = {row.n: row for row in rows if _known(row, as_of)}
        originals = self._places.pages_of({row.copy_of for row in known.values() if row.copy_of})
        known |= {row.n: row for row in originals if _known(row, as_of)}
        return sorted(known.values(), key=lambda row: row.order)

    def _of_rows(
        self,
        rows: Sequence[Placed],
        entries: Sequence[Entry],
        as_of: date | None,
        events: Sequence[Event] = (),
    ) -> Snapshot:
        orders = self._orders({row.home for row in rows}, as_of)
        return laid_out(entries, [place(row) for row in rows], orders, events, (), as_of)

    def _heads(self, rows: Sequence[Placed]) -> list[Entry]:
        articles = self._places.heads([row.n for row in rows])
        return [entry(row, Reading(article)) for row, article in zip(rows, articles, strict=True)]

    def _orders(self, homes: Iterable[str], as_of: date | None) -> Orders:
        return self.keeper.placer.orders(homes, as_of) if self.keeper.placer.ties else Orders(())

    def _laid_out(self, stories: Sequence[str], orders: Orders, as_of: date | None, today: date) -> Snapshot:
        homes = {home for home in orders.homes() if orders.group(home) in stories} | set(stories)
        day = iso(as_of)
        rows = [row for row in self._places.of_stories(homes, day) if _known(row, as_of)]
        if not rows:
            raise NotFound(f"no story {', '.join(stories)!r} in this diary by then")
        clusters = sorted(set(self._courses.clusters(homes).values()))
        events = (state_on(told, as_of, today) for told in self._courses.on(clusters, day))
        mine = [event for event in events if event.story in stories]
        ties = [tie for cluster in clusters for tie in ties_on(self._courses.ties(cluster), day)]
        return laid_out(self._entries(rows), [place(row) for row in rows], orders, mine, ties, as_of)

    def _entries(self, rows: Sequence[Placed]) -> list[Entry]:
        missing = [row.n for row in rows if row.n not in self._lately]
        fresh = dict(zip(missing, self._places.readings(missing), strict=True)) if missing else {}
        found = [entry(row, fresh.get(row.n) or self._lately[row.n]) for row in rows]
        for row, one in zip(rows, found, strict=True):
            self._lately[row.n] = one.reading
            self._lately.move_to_end(row.n)
        while len(self._lately) > LATELY:
            self._lately.popitem(last=False)
        return found

    # What lists ask.

    def listed(
        self,
        as_of: date | None,
        *,
        filters: Filters | None = None,
        words: str = "",
        among: Collection[str] | None = None,
    ) -> list[Listed]:
        """Every event known by a day, as far as it tells where it stands; those alone that the filters let through.

        Whether it is overdue only the day tells: the filter of that name is left to who asks.
        """
        return self._lines.on(iso(as_of), among=among, **_asked(filters, words))

    def counts(self, as_of: date | None, filters: Filters, *, seen: date, lately: date) -> dict[str, int]:
        """How many events each part of the diary's page has, seen from a day; `lately` is the first day that is news there.

        As in `listed`, whether it is overdue is left to who asks.
        """
        return self._lines.count(iso(as_of), iso(seen), iso(lately), **_asked(filters))

    def first(
        self,
        part: str,
        as_of: date | None,
        filters: Filters,
        *,
        seen: date,
        lately: date,
        most: int,
        start: int = 0,
    ) -> list[Listed]:
        """The first events of such a part, from `start` on."""
        return self._lines.first(
            part, iso(as_of), iso(seen), iso(lately), most=most, start=start, **_asked(filters)
        )

    def faces(self, lines: Iterable[Listed], as_of: date | None, *, today: date) -> list[Face]:
        """What lists show of some events."""
        wanted = [line.face for line in lines]
        found = self._lines.faces(wanted)
        return [face_on(found[number], as_of, today) for number in wanted if number in found]

    def chapters(self, as_of: date | None) -> list[tuple[str, Chapter]]:
        """Every story known by a day, in the order of their ids."""
        return self._lines.chapters(iso(as_of))

    def clippings(self, as_of: date | None, story: str | None = None) -> list[tuple[str, Clipping]]:
        """Every page that counts on a day, or those of one story, as far as lists of pages, statements and doubts tell."""
        return self._clippings.on(iso(as_of), story)

    def doubtful(self, as_of: date | None) -> list[tuple[str, tuple[str, ...]]]:
        """The pages known by a day with something that could not be told, oldest first, and by which rules."""
        return self._clippings.doubtful(iso(as_of))

    def naming(self, part: str, as_of: date | None) -> set[str]:
        """The stories with an event, a page or words of somebody of whose name this is a part, folded."""
        named = [FIELDS["who"], FIELDS["outlet"]]
        events = [line for fields in named for line in self._lines.on(iso(as_of), named={fields: part})]
        return {line.story for line in events} | self._clippings.heard(iso(as_of), part)

    def touched(self, since: date, as_of: date) -> set[str]:
        """The stories with an event that is not on the one day what it was on the other."""
        return set(self._lines.touched(iso(since), iso(as_of)))

    def titles(self, as_of: date | None, most: int) -> list[tuple[str, str]]:
        """The first stories in the order of their ids, and what they are called."""
        return self._lines.titles(iso(as_of), most)

    def undated(self, as_of: date | None) -> int:
        """How many of the pages known by a day have none themselves."""
        return self._lines.undated(iso(as_of))

    def names(self, as_of: date | None, events: Collection[str]) -> list[tuple[str, str, int]]:
        """The names that some events bear: the field, the name, how many of them bear it."""
        return self._lines.names(iso(as_of), events)

    def everything(self, as_of: date | None, *, today: date) -> Snapshot:
        """The whole diary as of a day, out of what is kept of each story."""
        return self.stories([story for story, _ in self.chapters(as_of)], as_of, today=today)

    def begun(self, begins: str) -> list[str]:
        """The first articles whose ids begin so, whenever they counted."""
        return [article for article, _ in self._places.homes_by_page(begins)] if begins else []

    def home(self, article: str, as_of: date | None) -> str | None:
        """The story of a page that counts on a day; None where none of that id does."""
        day = iso(as_of)
        for row in self._places.pages_of([article]):
            if _known(row, as_of) and (row.until is None or (as_of is not None and day < row.until)):
                return self._orders([row.home], as_of).group(row.home)
        return None

    def versions(self, article: Article, as_of: date | None) -> tuple[Article, ...]:
        """All that was read at the address of an article and published by a day, oldest first."""
        rows = [row for row, _ in self._places.at_addresses([address(article)])]
        known = [row for row in rows if _known(row, as_of)]
        return tuple(entry.reading.article for entry in self._entries(sorted(known, key=lambda r: r.order)))


def _known(row: Placed, as_of: date | None) -> bool:
    """Whether a page was published by a day."""
    return as_of is None or (row.day != LAST and row.day <= iso(as_of))


def _asked(filters: Filters | None, words: str = "") -> dict[str, Any]:
    """Filters and words as the lines are asked for them."""
    given: Mapping[str, str] = filters.given if filters else {}
    exact = {key: given[key] for key in ("kind", "story") if key in given}
    if (mark := given.get("status", "").casefold()) not in {"", "overdue"}:
        exact["mark"] = mark
    exact |= {"kind": exact["kind"].casefold()} if "kind" in exact else {}
    named = {FIELDS[key]: value.casefold() for key, value in given.items() if key in FIELDS}
    wanted = [word.strip('"*') for word in words.casefold().split()]
    return {"exact": exact, "words": wanted, "named": named}


def _only(found: Sequence[str], begins: str, noun: str) -> str:
    if not found or not begins:
        raise NotFound(f"no {noun} {begins!r} in this diary")
    if len(found) > 1:
        raise UsageError(
            f"{begins!r} begins {len(found)} {noun} ids; write more of it: {', '.join(found[:5])}"
        )
    return found[0]
