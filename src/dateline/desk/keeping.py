"""Keeps what is known of each story on each day: worked out anew for the stories that changed, from the day on which they did.

All of it follows from the readings and is thrown away at will. What is kept is of use to the same rules only, so that it goes
under a digest of the code and the tables that make it.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass
from datetime import date
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from dateline import export, ledger, model, rules, store
from dateline.desk import weaving
from dateline.desk.placing import Placer, What, day_of, ids, marked
from dateline.desk.weaving import Day, Spans
from dateline.ledger.course import course
from dateline.ledger.cut import Entry
from dateline.ledger.decisions import Settled, settled
from dateline.ledger.events import id_of
from dateline.ledger.placing import Place
from dateline.model import Decision, Reading
from dateline.store import Placed, Store

__all__ = ["Keeper", "entry", "place"]

STEP = 40
"""Stories looked at before what was worked out is written: nobody who writes to the diary waits longer than for that writing."""
_LAST = date.max.isoformat()
_FOLDED = date.min.isoformat()


@dataclass(frozen=True, slots=True)
class _Laid:
    """What a cluster became: its stories, the pages it was made of, and its days from the day `since` on (none: as it was)."""

    cluster: str
    homes: tuple[str, ...]
    pages: str
    since: str
    days: tuple[Day, ...]


@dataclass(frozen=True, slots=True)
class _Decided:
    """The decisions that count, the stories that each bears on, and those that decisions on pages speak of."""

    decisions: tuple[Decision, ...]
    bearing: Mapping[int, set[str]]
    merging: set[str]

    @property
    def told(self) -> str:
        """Which decision bears on what, as text."""
        return json.dumps({str(number): sorted(homes) for number, homes in sorted(self.bearing.items())})


class Keeper:
    """The courses of one store's stories."""

    __slots__ = ("_clippings", "_courses", "_current", "_lines", "_places", "_store", "placer")

    def __init__(self, store: Store) -> None:
        self._store = store
        self.placer = Placer(store)
        self._places = self.placer.places
        self._courses, self._lines, self._clippings = store.courses(), store.lines(), store.clippings()
        self._current = -1

    def current(self) -> bool:
        """Whether all that was read is known of: then nothing is to be done."""
        if self._current == (sequence := self._store.sequence):
            return True
        if not self.placer.placed() or self._courses.basis() != (
            basis(),
            self._decided().told,
        ):
            return False
        if self._courses.count_stale():
            return False
        self._current = sequence
        return True

    def laid(self) -> bool:
        """Whether there is something to show, be it of before the last pages came."""
        found = self._courses.basis()
        return found is not None and found[0] == basis()

    def renew(self) -> None:
        """Work out what is not known yet."""
        while not self.current():
            self.step()

    def step(self) -> None:
        """Some of it."""
        self.placer.place()
        with self._store.placing():
            self._begin()
        sequence, stale = self._store.sequence, self._courses.waiting(STEP)
        decided = self._decided()
        laid = [self._lay(homes, decided) for homes in self._clusters(stale)]
        with self._store.placing():
            # What came meanwhile makes its stories stale again.
            if self._store.sequence == sequence:
                changed = [one for one in laid if one.since]
                for one in changed:
                    for other in set(self._courses.clusters(one.homes).values()) - {one.cluster}:
                        self._courses.drop(other)
                for one in changed:
                    self._keep(one)
                self._courses.renewed({*stale, *(home for one in laid for home in one.homes)})

    def _begin(self) -> None:
        """Throw away what other rules made, and mark the stories on which other decisions bear."""
        decided = self._decided()
        kept = self._courses.basis()
        if kept == (basis(), decided.told):
            return
        if kept is None or kept[0] != basis():
            self._courses.clear()
        else:
            before = {int(number): set(homes) for number, homes in json.loads(kept[1]).items()}
            for number in before.keys() | decided.bearing.keys():
                was, now = before.get(number, set()), decided.bearing.get(number, set())
                if was != now:
                    self._courses.stale(was | now)
        self._courses.put_basis(basis(), decided.told)

    def _decided(self) -> _Decided:
        """The decisions that count, each with the stories of its ends, and of other versions of their pages."""
        decisions, bearing = self._store.decisions(), {}
        for decision in decisions:
            ends = {*ids(decision.what), *marked([decision.what])}
            numbers = {n for end in ids(decision.what) for n in self._places.opening(id_of(end))}
            rows = [*self._places.pages_of(self._places.articles_on(ends)), *self._places.numbered(numbers)]
            there = self._places.at_addresses({row.address for row in rows})
            bearing[decision.number] = {row.home for row, _ in there}
        pages = {end for tie in self.placer.ties for end in (tie.left, tie.right)}
        merging = {row.home for row in self._places.pages_of(pages)} if pages else set()
        return _Decided(decisions, bearing, merging)

    def _clusters(self, stale: Collection[str]) -> list[tuple[str, ...]]:
        """The stories that decisions on pages may make one, for all that are stale, those that were worked out with them included."""
        wanted = {*stale, *self._courses.members(self._courses.clusters(stale).values())}
        joined: list[set[str]] = []
        for tie in self.placer.ties:
            homes = {row.home for row in self._places.pages_of([tie.left, tie.right])}
            mine = [group for group in joined if group & homes]
            joined = [group for group in joined if group not in mine] + [homes.union(*mine)]
        found = {
            home: tuple(sorted(next((g for g in joined if home in g), {home}))) for home in sorted(wanted)
        }
        return sorted(set(found.values()))

    def _lay(self, homes: tuple[str, ...], decided: _Decided) -> _Laid:
        """Work out the course of a cluster as far as it changed."""
        rows = self._places.of_stories(homes, _LAST)
        numbers = sorted(number for number, there in decided.bearing.items() if there & set(homes))
        pages = json.dumps([homes, numbers, [[*astuple(row)] for row in rows]])
        since = _changed(self._courses.pages(homes[0]), pages)
        if since is None:
            return _Laid(homes[0], homes, pages, "", ())
        mine = [decision.what for decision in decided.decisions if decision.number in numbers]
        told = self.told(mine, homes) if mine else Settled()
        orders = partial(self.placer.orders, homes) if decided.merging & set(homes) else None
        known, placed = self.entries(rows), [place(row) for row in rows]
        stages = course(known, placed, told, orders, date.fromisoformat(since))
        return _Laid(homes[0], homes, pages, since, tuple(weaving.days(stages)))

    def _keep(self, laid: _Laid) -> None:
        courses, lines, cluster, since = self._courses, self._lines, laid.cluster, laid.since
        reopened = (*lines.reopened(cluster, since), self._clippings.reopened(cluster, since))
        spans = [Spans(held) for held in reopened]
        for day in laid.days:
            now: tuple[Mapping[Any, object], ...] = (
                *(day.lines, day.chapters, dict.fromkeys(day.names, True)),
                day.clippings,
            )
            for span, holding in zip(spans, now, strict=True):
                span.at(day.day, holding)
        if not laid.days and since == _FOLDED:
            courses.drop(cluster)
            return
        *of_events, pages = (span.rows() for span in spans)
        lines.put(cluster, *of_events)
        self._clippings.put(cluster, pages)
        courses.put(cluster, weaving.courses(courses.begun(cluster, since), laid.days))
        ties = weaving.woven(courses.ties(cluster), since, laid.days)
        courses.put_cluster(cluster, laid.homes, laid.pages, ties)

    def entries(self, rows: Sequence[Placed]) -> list[Entry]:
        """The pages of some rows, as the ledger takes them."""
        readings = self._places.readings([row.n for row in rows])
        return [entry(row, reading) for row, reading in zip(rows, readings, strict=True)]

    def told(self, decided: Sequence[What], homes: Iterable[str]) -> Settled:
        """The decisions that bear on some stories: on what they hold on any day, and on what is marked elsewhere."""
        there = {row.n for row in self._places.of_stories(set(homes), _LAST)}
        ends = {id_ for what in decided for id_ in ids(what)}
        there |= {n for end in ends for n in self._places.opening(id_of(end))}
        there |= {row.n for row in self._places.pages_of(self._places.articles_on({*ends, *marked(decided)}))}
        return settled(decided, self._places.readings(sorted(there)))


def _changed(before: str | None, now: str) -> str | None:
    """The first day on which a cluster made of these pages may be another than before; None where it is the same."""
    if before == now:
        return None
    if before is None:
        return _FOLDED
    (homes_before, decided_before, rows_before), (homes, decided, rows) = json.loads(before), json.loads(now)
    if decided or decided_before or homes != homes_before:
        return _FOLDED
    was, is_ = ({row[0]: row for row in some} for some in (rows_before, rows))
    days = [day for n in was.keys() | is_.keys() for day in _between(was.get(n), is_.get(n))]
    return min(days, default=None)


def _between(was: Sequence[str] | None, is_: Sequence[str] | None) -> list[str]:
    """The days from which a page counts another way."""
    if was == is_:
        return []
    rows = [row for row in (was, is_) if row is not None]
    if len(rows) == 2 and all(a == b for n, (a, b) in enumerate(zip(*rows, strict=True)) if n != _UNTIL):
        return [row[_UNTIL] for row in rows if row[_UNTIL]]
    return [row[_DAY] for row in rows]


_DAY, _UNTIL = list(Placed.__slots__).index("day"), list(Placed.__slots__).index("until")


@cache
def basis() -> str:
    """A digest of all code and tables that decide what is known on a day, and how a list shows it."""
    folders = [
        Path(module.__file__).parent
        for module in (export, ledger, model, rules, store, weaving)
        if module.__file__
    ]
    digest = sha256()
    for path in sorted(
        path for folder in folders for path in folder.iterdir() if path.suffix in {".py", ".toml"}
    ):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def entry(row: Placed, reading: Reading) -> Entry:
    """A page as the ledger takes it."""
    return Entry(reading, day_of(row.day), date.fromisoformat(row.until) if row.until else None)


def place(row: Placed) -> Place:
    """Where a page stands, as the ledger says it."""
    return Place(*(row.article, row.home, row.url, row.copy_of, row.like, row.alike, row.told, row.size))
