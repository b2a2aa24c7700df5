"""Where pages stand: only what is new is placed, and what stands behind it in the ledger's order is placed again.

What is known is kept in the store, follows from the readings, and is thrown away at will (store/places.py). A page that comes
late is placed as if it had come in time: those behind it are taken out and placed again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from datetime import date

from dateline.ledger.cut import Entry, address, entries
from dateline.ledger.decisions import settled
from dateline.ledger.events import id_of
from dateline.ledger.orders import Orders
from dateline.ledger.placing import PLACING, Placing
from dateline.ledger.shelf import COMMON
from dateline.model import Correction, Reading, Tie
from dateline.store import BACK, Placed, Store

__all__ = ["LAST", "Placer", "What", "day_of", "ids", "iso", "marked"]

CHUNK = 10_000
"""Pages placed per transaction: enough that the first filling of a large diary writes each part of the index few times."""
LAST = date.max.isoformat()
What = Tie | Correction


class Placer:
    """Places the pages of one store among its stories."""

    __slots__ = ("_courses", "_known", "_store", "places", "ties")

    def __init__(self, store: Store) -> None:
        self._store = store
        self._courses = store.courses()
        self.places = store.places(COMMON)
        self.ties: tuple[Tie, ...] = ()
        """People's decisions on pages, in the ids of today."""
        self._known = -1

    def placed(self) -> bool:
        """Whether every page that was read stands where it belongs."""
        if self._known == (sequence := self._store.sequence):
            return True
        ties = self._page_ties()
        if self.places.state() != (PLACING, sequence, _listed(ties)):
            return False
        self.ties, self._known = ties, sequence
        return True

    def place(self) -> None:
        """Place the pages that came since, and those behind them in the ledger's order. Nothing to do: nothing is read."""
        while not self.placed():
            with self._store.placing():
                self._place_some()

    def orders(self, homes: Iterable[str], as_of: date | None) -> Orders:
        """The decisions on pages, followed up to a day, as far as they bear on which stories are one."""
        orders = Orders(self.ties)
        ends = self.places.pages_of({end for tie in self.ties for end in (tie.left, tie.right)})
        firsts = [self.places.first_of(home) for home in {*homes, *(row.home for row in ends)}]
        for row in sorted({*ends, *firsts}, key=lambda r: r.order):
            if as_of is None or row.day <= as_of.isoformat():
                orders.placed(row.article, row.home)
        return orders

    def _place_some(self) -> None:
        """Place the next pages in order, inside one transaction."""
        self.places.forget()
        ties, sequence = self._page_ties(), self._store.sequence
        version, since, before = self.places.state() or ("", 0, "[]")
        waiting = None
        if version == PLACING:
            changed = _pages(before) ^ _pages(_listed(ties))
            waiting = self._waiting(since, {end for _, *ends in changed for end in ends})
        if waiting is None:
            self._courses.stale_all()
            self.places.clear()
            waiting = self._waiting(0, set()) or []
        placing = Placing(ties, self.places)
        if ties:
            for article, home in self.places.everyone():
                placing.orders.placed(article, home)
        for number, page in enumerate(waiting[:CHUNK]):
            self._put(placing, page, undo=len(waiting) - number <= BACK)
        done = len(waiting) <= CHUNK
        if done:
            self.places.trim()
        self.places.put_state(PLACING, sequence if done else 0, _listed(ties))

    def _put(self, placing: Placing, page: _Next, *, undo: bool) -> None:
        article = self.places.article(page.n)
        place = placing.add(Entry(Reading(article), day_of(page.day)))
        row = Placed(
            *(page.n, place.page, address(article), page.day, page.until, place.home, place.url),
            *(place.copy_of, place.like, place.alike, place.told, place.size),
        )
        self.places.place(row, undo=undo)
        self._courses.stale([place.home])
        self.places.opens(page.n, sorted({id_of(report) for report in self.places.reports(page.n)}))

    def _waiting(self, since: int, ends: Set[str]) -> list[_Next] | None:
        """What is to be placed (again), in order; None where too much would have to be taken out first.

        What came and went since a batch moves its address's other versions, and all that stands behind any of it.
        """
        fresh, gone = self.places.fresh(since), self.places.gone(since)
        lost = {row.n for row in gone}
        addresses = {address(article) for _, article in fresh} | {row.address for row in gone}
        standing = {row.n: (row, a) for row, a in self.places.at_addresses(addresses) if row.n not in lost}
        articles = {a.id: (n, a) for n, a in (*fresh, *((n, a) for n, (_, a) in standing.items()))}
        found = {}
        for entry in entries(Reading(a) for _, a in articles.values()):
            n, until = articles[entry.reading.article.id][0], entry.until
            found[n] = _Next(
                iso(entry.day), entry.reading.article.id, n, until.isoformat() if until else None
            )
        self._courses.stale({row.home for row in gone})
        touched = [row.order for row in (*gone, *self.places.pages_of(ends))]
        for n, page in found.items():
            row = standing[n][0] if n in standing else None
            if row is None or row.order != page.order:
                touched += [page.order] if row is None else [page.order, row.order]
            elif row.until != page.until:
                self.places.ends(n, page.until)
                self._courses.stale([row.home])
        if not touched:
            return []
        tail = self.places.from_on(*min(touched))
        if not self.places.take_out(tail):
            return None
        self._courses.stale({row.home for row in tail})
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
        articles = self.places.articles_on({*(i for what in decided for i in ids(what)), *marked(decided)})
        return settled(decided, [Reading(article) for article in self.places.stubs(articles)]).ties


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


def ids(what: What) -> tuple[str, ...]:
    """The reports, articles or stories that a decision is about."""
    return (what.report,) if isinstance(what, Correction) else (what.left, what.right)


def marked(decided: Iterable[What]) -> Iterator[str]:
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


def iso(day: date | None) -> str:
    """A day as the store writes it."""
    return (day or date.max).isoformat()


def day_of(day: str) -> date | None:
    """A day that the store wrote."""
    return None if day == LAST else date.fromisoformat(day)
