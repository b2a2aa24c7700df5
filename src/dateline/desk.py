"""The desk: knows in which story each page stands, places only what is new, and lays out one story without the others.

What it knows is kept in the store, follows from the readings, and is thrown away at will (store/places.py). A page that comes
late is placed as if it had come in time: those behind it in the ledger's order are taken out and placed again. Whatever the
desk answers about a story is what `ledger.snapshot` over the whole diary says of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date

from dateline import ledger
from dateline.ledger.cut import Entry, address, entries
from dateline.ledger.decisions import Settled, settled
from dateline.ledger.events import id_of
from dateline.ledger.orders import Orders
from dateline.ledger.placing import PLACING, Place, Placing
from dateline.ledger.shelf import COMMON
from dateline.ledger.snapshot import Linked
from dateline.model import Correction, Reading, Snapshot, Tie
from dateline.model.errors import NotFound, UsageError
from dateline.store import BACK, Placed, Store

__all__ = ["Desk"]

CHUNK = 10_000
"""Pages placed per transaction: enough that the first filling of a large diary writes each part of the index few times."""
LATELY = 300
"""Stories that stay linked in memory."""
_LAST = date.max.isoformat()
_What = Tie | Correction


class Desk:
    """The stories of one store."""

    __slots__ = ("_known", "_linked", "_linked_at", "_places", "_store", "_ties")

    def __init__(self, store: Store) -> None:
        self._store = store
        self._places = store.places(COMMON)
        self._known = -1
        self._linked: dict[tuple[str, ...], Linked] = {}
        self._linked_at = -1
        self._ties: tuple[Tie, ...] = ()

    def place(self) -> None:
        """Place the pages that came since, and those behind them in the ledger's order. Nothing to do: nothing is read."""
        while self._known != (sequence := self._store.sequence):
            ties = self._page_ties()
            if self._places.state() == (PLACING, sequence, _listed(ties)):
                self._ties, self._known = ties, sequence
                return
            with self._store.placing():
                self._place_some()

    def story(self, begins: str, as_of: date | None, *, today: date) -> Snapshot:
        """One story as of a day: what the whole diary's snapshot holds of it. `begins`: its id, or enough of it.

        Raises NotFound where no such story is known by that day, UsageError where several are meant.
        """
        self.place()
        homes = self._places.homes(begins)
        orders = self._orders(homes, as_of)
        found = sorted({orders.group(home) for home in homes})
        meant = begins if begins in found else _only(found, begins, "story")
        return self._laid_out([meant], orders, as_of, today)

    def around(self, begins: str, as_of: date | None, *, today: date) -> Snapshot:
        """The stories with a report that opens, or would open, an event whose id begins so; empty where there is none."""
        self.place()
        homes = self._places.opened(begins) if begins else []
        orders = self._orders(homes, as_of)
        try:
            return self._laid_out(sorted({orders.group(home) for home in homes}), orders, as_of, today)
        except NotFound:
            return Snapshot(as_of, (), (), ())

    def _laid_out(self, stories: Sequence[str], orders: Orders, as_of: date | None, today: date) -> Snapshot:
        homes = {home for home in orders.homes() if orders.group(home) in stories} | set(stories)
        decided = [d.what for d in self._store.decisions()]
        rows = self._places.of_stories(homes, _iso(as_of))
        if as_of is not None:
            rows = [row for row in rows if row.day != _LAST]
        if not rows:
            raise NotFound(f"no story {', '.join(stories)!r} in this diary by then")
        if not decided and as_of is not None:
            linked = self._linked_stories(tuple(stories))
            if linked.steady:
                return linked.on(as_of, today)
        known = self._entries(rows)
        told = self._told(decided, homes) if decided else Settled()
        return ledger.state(known, [_place(row) for row in rows], orders, told, as_of=as_of, today=today)

    def _linked_stories(self, stories: tuple[str, ...]) -> Linked:
        """Stories on which nobody decided anything, linked once; the ones asked for lately are kept while nothing changes."""
        if self._linked_at != self._known:
            self._linked.clear()
            self._linked_at = self._known
        linked = self._linked.pop(stories, None)
        if linked is None:
            rows = self._places.of_stories(stories, _LAST)
            linked = Linked(self._entries(rows), [_place(row) for row in rows])
        self._linked[stories] = linked
        if len(self._linked) > LATELY:
            del self._linked[next(iter(self._linked))]
        return linked

    def _entries(self, rows: Sequence[Placed]) -> list[Entry]:
        readings = self._places.readings([row.n for row in rows])
        return [_entry(row, reading) for row, reading in zip(rows, readings, strict=True)]

    def _told(self, decided: Sequence[_What], homes: Iterable[str]) -> Settled:
        """The decisions that bear on some stories: on what they hold on any day, and on what is marked elsewhere."""
        there = {row.n for row in self._places.of_stories(set(homes), _LAST)}
        ends = {id_ for what in decided for id_ in _ids(what)}
        there |= {n for end in ends for n in self._places.opening(id_of(end))}
        there |= {
            row.n for row in self._places.pages_of(self._places.articles_on({*ends, *_marked(decided)}))
        }
        return settled(decided, self._places.readings(sorted(there)))

    def _orders(self, homes: Iterable[str], as_of: date | None) -> Orders:
        """The decisions on pages, followed up to a day, as far as they bear on which stories are one."""
        orders = Orders(self._ties)
        ends = self._places.pages_of({end for tie in self._ties for end in (tie.left, tie.right)})
        firsts = [self._places.first_of(home) for home in {*homes, *(row.home for row in ends)}]
        for row in sorted({*ends, *firsts}, key=lambda r: r.order):
            if as_of is None or row.day <= as_of.isoformat():
                orders.placed(row.article, row.home)
        return orders

    def _place_some(self) -> None:
        """Place the next pages in order, inside one transaction."""
        self._places.forget()
        ties, sequence = self._page_ties(), self._store.sequence
        version, since, before = self._places.state() or ("", 0, "[]")
        waiting = None
        if version == PLACING:
            changed = _pages(before) ^ _pages(_listed(ties))
            waiting = self._waiting(since, {end for _, *ends in changed for end in ends})
        if waiting is None:
            self._places.clear()
            waiting = self._waiting(0, set()) or []
        placing = Placing(ties, self._places)
        if ties:
            for article, home in self._places.everyone():
                placing.orders.placed(article, home)
        for number, page in enumerate(waiting[:CHUNK]):
            self._put(placing, page, undo=len(waiting) - number <= BACK)
        done = len(waiting) <= CHUNK
        if done:
            self._places.trim()
        self._places.put_state(PLACING, sequence if done else 0, _listed(ties))

    def _put(self, placing: Placing, page: _Next, *, undo: bool) -> None:
        article = self._places.article(page.n)
        place = placing.add(Entry(Reading(article), _day(page.day)))
        row = Placed(
            *(page.n, place.page, address(article), page.day, page.until, place.home, place.url),
            *(place.copy_of, place.like, place.alike, place.told, place.size),
        )
        self._places.place(row, undo=undo)
        self._places.opens(page.n, sorted({id_of(report) for report in self._places.reports(page.n)}))

    def _waiting(self, since: int, ends: Set[str]) -> list[_Next] | None:
        """What is to be placed (again), in order; None where too much would have to be taken out first.

        What came and went since a batch moves its address's other versions, and all that stands behind any of it.
        """
        fresh, gone = self._places.fresh(since), self._places.gone(since)
        lost = {row.n for row in gone}
        addresses = {address(article) for _, article in fresh} | {row.address for row in gone}
        standing = {row.n: (row, a) for row, a in self._places.at_addresses(addresses) if row.n not in lost}
        articles = {a.id: (n, a) for n, a in (*fresh, *((n, a) for n, (_, a) in standing.items()))}
        found = {}
        for entry in entries(Reading(a) for _, a in articles.values()):
            n, until = articles[entry.reading.article.id][0], entry.until
            found[n] = _Next(
                _iso(entry.day), entry.reading.article.id, n, until.isoformat() if until else None
            )
        touched = [row.order for row in (*gone, *self._places.pages_of(ends))]
        for n, page in found.items():
            row = standing[n][0] if n in standing else None
            if row is None or row.order != page.order:
                touched += [page.order] if row is None else [page.order, row.order]
            elif row.until != page.until:
                self._places.ends(n, page.until)
        if not touched:
            return []
        tail = self._places.from_on(*min(touched))
        if not self._places.take_out(tail):
            return None
        again = [_Next(row.day, row.article, row.n, row.until) for row in tail if row.n not in lost]
        behind = {page.n: page for page in again} | {
            n: p for n, p in found.items() if p.order >= min(touched)
        }
        return sorted(behind.values(), key=lambda page: page.order)

    def _page_ties(self) -> tuple[Tie, ...]:
        """People's decisions on pages, in the ids of today."""
        decided = [d.what for d in self._store.decisions() if isinstance(d.what, Tie)]
        if not decided:
            return ()
        articles = self._places.articles_on({*(i for what in decided for i in _ids(what)), *_marked(decided)})
        return settled(decided, [Reading(article) for article in self._places.stubs(articles)]).ties


@dataclass(frozen=True, slots=True)
class _Next:
    """A page that is to be placed, and the days that it counts from and until."""

    day: str
    article: str
    n: int
    until: str | None

    @property
    def order(self) -> tuple[str, str]:
        return (self.day, self.article)


def _only(found: Sequence[str], begins: str, noun: str) -> str:
    if not found or not begins:
        raise NotFound(f"no {noun} {begins!r} in this diary")
    if len(found) > 1:
        raise UsageError(
            f"{begins!r} begins {len(found)} {noun} ids; write more of it: {', '.join(found[:5])}"
        )
    return found[0]


def _ids(what: _What) -> tuple[str, ...]:
    return (what.report,) if isinstance(what, Correction) else (what.left, what.right)


def _marked(decided: Iterable[_What]) -> Iterator[str]:
    """The articles and pages that decisions point at."""
    for what in decided:
        for mark in (what.at,) if isinstance(what, Correction) else (what.left_at, what.right_at):
            if mark is not None:
                yield from (mark.article, mark.page)


def _listed(ties: Iterable[Tie]) -> str:
    return json.dumps([[t.same, t.whole, t.left, t.right] for t in ties])


def _pages(listed: str) -> set[tuple[str, str, str]]:
    """The decisions that `_listed` lists, each with the pages that it is about."""
    return {(f"{same} {whole}", left, right) for same, whole, left, right in json.loads(listed)}


def _iso(day: date | None) -> str:
    return (day or date.max).isoformat()


def _day(day: str) -> date | None:
    return None if day == _LAST else date.fromisoformat(day)


def _entry(row: Placed, reading: Reading) -> Entry:
    return Entry(reading, _day(row.day), date.fromisoformat(row.until) if row.until else None)


def _place(row: Placed) -> Place:
    return Place(*(row.article, row.home, row.url, row.copy_of, row.like, row.alike, row.told, row.size))
