"""The facade of the ledger: readings in, the state of play as of a day out. Pure; the day is an argument.

Everything is added up in one order: the day of publication, then the page's digest, then the place on the page. A day's
snapshot is a prefix of the next day's, so that ids are the same for every day and for every order of reading.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date

from dateline.ledger.clues import Clue
from dateline.ledger.corrections import corrected
from dateline.ledger.cut import Entry, cut, entries
from dateline.ledger.decisions import Settled, settled
from dateline.ledger.events import Linker
from dateline.ledger.orders import Orders
from dateline.ledger.origins import sourced
from dateline.ledger.people import People
from dateline.ledger.placing import Place, Placing
from dateline.ledger.portrait import portrait
from dateline.ledger.spots import spot_of
from dateline.ledger.voices import Voices
from dateline.model import Article, Correction, Event, Reading, Report, Snapshot, Story, Tie

__all__ = ["Linked", "snapshot", "state"]

_NEARBY = 160  # characters before and after a report whose words tell what it is about


def snapshot(
    readings: Iterable[Reading],
    *,
    as_of: date | None,
    today: date,
    decisions: Iterable[Tie | Correction] = (),
) -> Snapshot:
    """The state of play as of a day (None: all that was read). `today` only serves `overdue` where no day is given.

    `decisions` are people's, oldest first: on what reports or articles are about, and on the fields of events. They
    outrank whatever the ledger finds.
    """
    readings = tuple(readings)
    known = [e for e in entries(readings) if as_of is None or (e.day is not None and e.day <= as_of)]
    told = settled((d for d in decisions if d.by != "ledger"), readings)
    placing = Placing(told.ties)
    places = [placing.add(entry) for entry in known]
    return state(known, places, placing.orders, told, as_of=as_of, today=today)


def state(
    known: Sequence[Entry],
    places: Sequence[Place],
    orders: Orders,
    told: Settled,
    *,
    as_of: date | None,
    today: date,
) -> Snapshot:
    """What pages add up to that have been placed, in the ledger's order: all of a diary, or all of some stories.

    `orders` are the decisions on pages, followed up to the day; `told` all decisions on what stands in these pages.
    """
    return _Placed(known, places, orders, told, as_of).told_on(known, as_of, today)


class Linked:
    """Stories on which nobody decided anything, linked once for all days: what comes later never moves what is linked."""

    def __init__(self, known: Sequence[Entry], places: Sequence[Place]) -> None:
        self._known = known
        self._placed = _Placed(known, places, Orders(()), Settled(), None)

    @property
    def steady(self) -> bool:
        """Whether every page says on its first day all that it says: only then may it be asked for a day."""
        return all(
            e.day is not None
            and not e.reading.article.installments
            and all((r.published or e.day) <= e.day for r in e.reading.reports)
            for e in self._known
        )

    def on(self, as_of: date, today: date) -> Snapshot:
        """What `state` says of them on a day."""
        known = [e for e in self._known if e.day is not None and e.day <= as_of]
        return self._placed.told_on(known, as_of, today)


@dataclass(slots=True)
class _Row:
    """A report in the one order of the ledger."""

    day: date
    entry: Entry
    report: Report

    @property
    def order(self) -> tuple[date, str, int, str]:
        return (self.day, self.entry.reading.article.id, self.report.span.start, self.report.id)


class _Placed:
    """Pages that stand in their stories, and the placing of reports into events; mutable while built, thrown away after."""

    def __init__(
        self,
        known: Sequence[Entry],
        places: Sequence[Place],
        orders: Orders,
        told: Settled,
        as_of: date | None,
    ) -> None:
        self.known = known
        self.told = told
        self.cuts: dict[str, Reading] = {e.reading.article.id: cut(e.reading, as_of) for e in known}
        self.voices = {page: Voices(r.mentions) for page, r in self.cuts.items()}
        self.story_of = {p.page: orders.group(p.home) for p in places}
        # A page that a person took out of its original's story stands for itself: a story needs no other to be told.
        copies = ((p.page, p.copy_of) for p in places if p.copy_of)
        self.copy_of = {c: o for c, o in copies if self.story_of.get(o) == self.story_of[c]}
        self.ties = [
            *(p.tie for p in places if p.tie),
            *(t for t in orders.followed() if t.left in self.cuts or t.right in self.cuts),
        ]
        self.event_of: dict[str, str] = {}
        self.page_of: dict[str, str] = {}
        self._people: dict[str, People] = {}
        self._linkers: dict[str, Linker] = {}
        self._voices_by_day: dict[tuple[str, date], Voices] = {}
        self._rows = sorted(self._reports(), key=lambda r: r.order)
        self._link()

    def told_on(self, known: Sequence[Entry], as_of: date | None, today: date) -> Snapshot:
        """What these of its pages add up to, the first in the ledger's order up to a day."""
        pages = {e.reading.article.id for e in known}
        live = {e.reading.article.id for e in known if e.live(as_of)}
        home = self.page_of | {page: page for page in pages}
        folded = Snapshot(
            as_of=as_of,
            readings=tuple(r for page, r in self.cuts.items() if page in live),
            stories=self._listed(live),
            events=self._portraits(pages, live, as_of, today),
            copies=tuple(
                (page, first) for page, first in self.copy_of.items() if page in live and first in live
            ),
            event_of=tuple(sorted((r, e) for r, e in self.event_of.items() if self.page_of[r] in live)),
            story_of=tuple(sorted((p, s) for p, s in self.story_of.items() if p in live)),
            ties=tuple(tie for tie in self.ties if tie.by != "ledger" or home.get(tie.left) in pages),
        )
        return sourced(folded)

    def _named_by(self, pages: Set[str]) -> dict[str, People]:
        """The people of each story by what these pages name."""
        if len(pages) == len(self.cuts):
            return self._people
        people: dict[str, People] = {}
        for row in self._rows:
            page = row.entry.reading.article.id
            if page in pages:
                mine = people.setdefault(self.story_of[page], People())
                for name in row.report.participants:
                    mine.all_of(name)
        return people

    def _link(self) -> None:
        """Each report to its event, story by story in one pass."""
        for row in self._rows:
            page = row.entry.reading.article.id
            story = self.story_of[page]
            people = self._people.setdefault(story, People())
            linker = self._linkers.setdefault(story, Linker(story, self.told.ties))
            self.page_of[row.report.id] = page
            linker.place(self._clue(row, page, people))
        for linker in self._linkers.values():
            self.ties += [*linker.ties, *linker.decided()]
            for event, (_, clues) in linker.events().items():
                self.event_of.update({clue.report.id: event for clue in clues})

    def _reports(self) -> Iterable[_Row]:
        for entry in self.known:
            for report in self.cuts[entry.reading.article.id].reports:
                start = entry.day or date.max
                yield _Row(max(report.published or start, start), entry, report)

    def _clue(self, row: _Row, page: str, people: People) -> Clue:
        # Windows of text are taken from the whole page: what stands around a report must not depend on the day asked for.
        reading, report = self.cuts[page], row.report
        text = reading.article.text
        line_start = text.rfind("\n", 0, report.span.start) + 1
        line_end = text.find("\n", report.span.end)
        start = max(line_start, report.span.start - _NEARBY)
        end = min(line_end if line_end >= 0 else len(text), report.span.end + _NEARBY)
        clue = Clue.of(
            report,
            page=page,
            root=self.copy_of.get(page, page),
            day=report.published or row.entry.day,
            who=frozenset(number for name in report.participants for number in people.all_of(name)),
            text=report.span.of(text),
            nearby=f"{text[start : report.span.start]}\n{text[report.span.end : end]}",
            voice=self._voices_on(row, page).rank(report.source),
        )
        return replace(clue, spot=spot_of(reading, report, clue.day))

    def _voices_on(self, row: _Row, page: str) -> Voices:
        """Who is who on the page by the day of the report: a link must not depend on the day asked for."""
        if not row.entry.reading.article.installments:
            return self.voices[page]
        key = (page, row.day)
        if key not in self._voices_by_day:
            self._voices_by_day[key] = Voices(cut(row.entry.reading, row.day).mentions)
        return self._voices_by_day[key]

    def _listed(self, live: Set[str]) -> tuple[Story, ...]:
        """The stories, each with its live pages in publication order; titled by the first page that has a title."""
        pages: dict[str, list[Article]] = {}
        for entry in self.known:
            if entry.reading.article.id in live:
                pages.setdefault(self.story_of[entry.reading.article.id], []).append(entry.reading.article)
        return tuple(
            Story(story, next((a.title for a in articles if a.title), story), tuple(a.id for a in articles))
            for story, articles in sorted(pages.items())
        )

    def _portraits(
        self, pages: Set[str], live: Set[str], as_of: date | None, today: date
    ) -> tuple[Event, ...]:
        """The events that still have a live report."""
        out, named = [], self._named_by(pages)
        for story, linker in sorted(self._linkers.items()):
            for id_, (strand, placed) in linker.events().items():
                clues = [c for c in placed if c.page in live]
                if not clues:
                    continue
                people, voices = named[story], self.voices.__getitem__
                event = portrait(strand, clues, people, voices, grip=linker.grip, as_of=as_of, today=today)
                mine = [c for c in self.told.corrections if self.event_of.get(c.report) == id_]
                out.append(corrected(event, mine, as_of, today))
        return tuple(sorted(out, key=lambda e: e.id))
