"""The facade of the ledger: readings in, the state of play as of a day out. Pure; the day is an argument.

Everything is added up in one order: the day of publication, then the page's digest, then the place on the page. A day's
snapshot is a prefix of the next day's, so that ids are the same for every day and for every order of reading.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from dateline.ledger.clues import AHEAD, Clue
from dateline.ledger.corrections import corrected
from dateline.ledger.cut import Entry, cut, entries, taken_up
from dateline.ledger.decisions import Settled, settled
from dateline.ledger.events import Linker
from dateline.ledger.orders import Orders
from dateline.ledger.origins import sourced
from dateline.ledger.people import People
from dateline.ledger.placing import Place, Placing
from dateline.ledger.portrait import portrait
from dateline.ledger.spots import Spots
from dateline.ledger.voices import Voices
from dateline.ledger.windows import anchored
from dateline.model import Article, Correction, Event, Reading, Report, Snapshot, Story, Tie, Window

__all__ = ["Linked", "Stage", "laid_out", "seen", "snapshot", "stage", "state"]

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
            and all((r.published or e.day) <= e.day for r in e.reading.reports_and_leads)
            for e in self._known
        )

    def on(self, as_of: date) -> Stage:
        """What `stage` says of them on a day."""
        return self._placed.stage_on([e for e in self._known if e.day is not None and e.day <= as_of], as_of)


@dataclass(frozen=True, slots=True)
class Stage:
    """What pages added up to on one day, as it stays until something is published: `seen` tells how it looks on later days.

    `rolling` are the events whose window runs from the day on which one asks ("by Friday").
    """

    snapshot: Snapshot
    rolling: frozenset[str]


def stage(
    known: Sequence[Entry], places: Sequence[Place], orders: Orders, told: Settled, as_of: date | None
) -> Stage:
    """The stage that pages had reached on a day, the day itself left out of account."""
    return _Placed(known, places, orders, told, as_of).stage_on(known, as_of)


def seen(event: Event, as_of: date | None, today: date, *, rolling: bool) -> Event:
    """An event of a stage on a day: from when its window runs, and whether it is overdue."""
    window = event.window
    if rolling and window is not None and as_of is not None:
        window = anchored(window, {window.first}, as_of)
    late = event.status in AHEAD and window is not None and window.last is not None
    overdue = late and window is not None and (window.last or date.max) < (as_of or today)
    return (
        event
        if (window, overdue) == (event.window, False)
        else replace(event, window=window, overdue=overdue)
    )


def laid_out(
    known: Sequence[Entry],
    places: Sequence[Place],
    orders: Orders,
    events: Iterable[Event],
    ties: Iterable[Tie],
    as_of: date | None,
) -> Snapshot:
    """The snapshot of pages that have been placed, the pages in the ledger's order, whose events are known already."""
    stories, live = _Stories(places, orders), [e for e in known if e.live(as_of)]
    ordered = tuple(sorted(events, key=lambda e: e.id))
    placed = {report for event in ordered for report in event.reports}
    return replace(
        stories.laid_out(live),
        as_of=as_of,
        readings=tuple(taken_up(r, placed) if placed else r for r in (cut(e.reading, as_of) for e in live)),
        events=ordered,
        event_of=tuple(sorted((report, event.id) for event in ordered for report in event.reports)),
        ties=tuple(ties),
    )


class _Stories:
    """In which story each page stands, and which it reprints."""

    def __init__(self, places: Sequence[Place], orders: Orders) -> None:
        self.of = {p.page: orders.group(p.home) for p in places}
        # A page that a person took out of its original's story stands for itself: a story needs no other to be told.
        copies = ((p.page, p.copy_of) for p in places if p.copy_of)
        self.copy_of = {c: o for c, o in copies if self.of.get(o) == self.of[c]}

    def laid_out(self, known: Sequence[Entry]) -> Snapshot:
        """A snapshot of these pages without their events: the stories, which page is in which, and which reprints which."""
        live = {e.reading.article.id for e in known}
        return Snapshot(
            as_of=None,
            readings=(),
            stories=self._listed(known),
            events=(),
            copies=tuple((page, first) for page, first in self.copy_of.items() if {page, first} <= live),
            story_of=tuple(sorted((p, s) for p, s in self.of.items() if p in live)),
        )

    def _listed(self, known: Sequence[Entry]) -> tuple[Story, ...]:
        """The stories, each with its pages in publication order; titled by the first page that has a title."""
        pages: dict[str, list[Article]] = {}
        for entry in known:
            pages.setdefault(self.of[entry.reading.article.id], []).append(entry.reading.article)
        return tuple(
            Story(story, next((a.title for a in articles if a.title), story), tuple(a.id for a in articles))
            for story, articles in sorted(pages.items())
        )


@dataclass(slots=True)
class _Row:
    """A report, or a lead, in the one order of the ledger."""

    day: date
    entry: Entry
    report: Report
    lead: bool

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
        self._spots = {page: Spots(r) for page, r in self.cuts.items() if r.reports or r.leads}
        self.stories = _Stories(places, orders)
        self.story_of, self.copy_of = self.stories.of, self.stories.copy_of
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
        found = self.stage_on(known, as_of)
        events = (seen(e, as_of, today, rolling=e.id in found.rolling) for e in found.snapshot.events)
        return replace(found.snapshot, events=tuple(events))

    def stage_on(self, known: Sequence[Entry], as_of: date | None) -> Stage:
        """The stage that these of its pages had reached on a day."""
        pages = {e.reading.article.id for e in known}
        standing = [e for e in known if e.live(as_of)]
        live = {e.reading.article.id for e in standing}
        home = self.page_of | {page: page for page in pages}
        events, rolling = self._portraits(pages, live, as_of)
        folded = replace(
            self.stories.laid_out(standing),
            as_of=as_of,
            readings=tuple(r for page, r in self._told.items() if page in live),
            events=events,
            event_of=tuple(sorted((r, e) for r, e in self.event_of.items() if self.page_of[r] in live)),
            ties=tuple(tie for tie in self.ties if tie.by != "ledger" or home.get(tie.left) in pages),
        )
        return Stage(sourced(folded), rolling)

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
        self._told = {page: taken_up(reading, self.event_of) for page, reading in self.cuts.items()}

    def _reports(self) -> Iterable[_Row]:
        for entry in self.known:
            reading, start = self.cuts[entry.reading.article.id], entry.day or date.max
            for lead, reports in ((False, reading.reports), (True, reading.leads)):
                for report in reports:
                    yield _Row(max(report.published or start, start), entry, report, lead)

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
        return replace(clue, spots=self._spots[page].of(report), lead=row.lead)

    def _voices_on(self, row: _Row, page: str) -> Voices:
        """Who is who on the page by the day of the report: a link must not depend on the day asked for."""
        if not row.entry.reading.article.installments:
            return self.voices[page]
        key = (page, row.day)
        if key not in self._voices_by_day:
            self._voices_by_day[key] = Voices(cut(row.entry.reading, row.day).mentions)
        return self._voices_by_day[key]

    def _portraits(
        self, pages: Set[str], live: Set[str], as_of: date | None
    ) -> tuple[tuple[Event, ...], frozenset[str]]:
        """The events that still have a live report, no day looked at; and those whose window runs from the day one asks."""
        out, rolling, named = [], set(), self._named_by(pages)
        for story, linker in sorted(self._linkers.items()):
            for id_, (strand, placed) in linker.events().items():
                clues = [c for c in placed if c.page in live]
                if not clues:
                    continue
                paint = partial(
                    portrait, strand, clues, named[story], self.voices.__getitem__, grip=linker.grip
                )
                event = paint(as_of=None, today=date.min)
                mine = [c for c in self.told.corrections if self.event_of.get(c.report) == id_]
                mine = [c for c in mine if as_of is None or c.day <= as_of]
                if _may_roll(event.window) and not any(c.field == "window" for c in mine):
                    last = event.window.last if event.window else None
                    later = paint(as_of=last, today=date.min).window
                    rolling |= {id_} if later != event.window else set()
                out.append(corrected(event, mine, None, date.min))
        return tuple(sorted(out, key=lambda e: e.id)), frozenset(rolling)


def _may_roll(window: Window | None) -> bool:
    """Whether it has a beginning that may follow the day on which one asks; only the fold knows if it does."""
    return (
        window is not None
        and window.first is not None
        and window.last is not None
        and window.first < window.last
    )
