"""What tells whether a report is about an event, in numbers: of the report alone, and of the report beside the event.

`joining` weighs them. The named reasons of `rules/links.toml` stand among them, each by itself and all added up by the
weights of that table. Of a page nothing is used but what stands before the report: a link must not depend on the day asked for.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product
from math import log, log1p

from dateline.ledger.clues import Clue, Strand
from dateline.ledger.judging import Judged
from dateline.ledger.reasons import REASONS
from dateline.model import Kind, Status, Window
from dateline.rules.fitted import signed_log

__all__ = ["ALONE", "BESIDE", "Scene", "alone", "beside"]

_KINDS, _STATUSES = tuple(Kind), tuple(Status)
_FAR = 20  # a rank for what has not been spoken of lately
_LONG = 366  # days of a window without an end
_PAST = 12  # of an event's reports, those looked at

_REPORT = [
    "certainty",
    "leans",
    "own word",
    "stale",
    "dated",
    "length",
    "days ahead",
    "parties",
    "voice",
    "reprint",
    "placed",
    "mode",
    "order",
    "sourced",
    "words",
    "read before",
    "events",
    "reports",
    "firm before",
    "best score",
]
ALONE = (*_REPORT, *(f"odds: {s}" for s in _STATUSES), *(f"kind: {k}" for k in _KINDS))
"""The names of what is told of a report alone."""

_PAIR = [
    "score",
    "kind share",
    "head share",
    "own words",
    "word known",
    "names its word",
    "its certainties",
    "its surest",
    "its dates",
    "same first",
    "same last",
    "gap",
    "its length",
    "overlaps",
    "had dates",
    "its own word",
    "away",
    "told here",
    "rank",
    "rank here",
    "days since",
    "starts in",
    "ends in",
    "its reports",
    "its pages",
    "its share",
    "its parties",
    "common parties",
    "share of parties",
    "its places",
    "its modes",
    "same source",
    "opened here",
    "only event",
]
BESIDE = (
    *_PAIR,
    *(f"reason: {name}" for name in REASONS),
    *(f"its kind: {k}" for k in _KINDS),
    "kinds agree",
    *(f"{mine} after {its}" for its in _STATUSES for mine in _STATUSES),
)
"""The names of what is told of a report beside an event."""

# One number for each kind, or each pair of statuses: 1 for the one that holds.
_KIND = {kind: tuple(float(kind is other) for other in _KINDS) for kind in _KINDS}
_TURN = {
    (its, mine): tuple(float((its, mine) == pair) for pair in product(_STATUSES, _STATUSES))
    for its, mine in product(_STATUSES, _STATUSES)
}


@dataclass(slots=True)
class Scene:
    """What has been told so far in a story: how many reports, and of which events lately, in all and on the page at hand.

    `read` are the reports and leads of the page, `firm` the reports of them that found an event.
    """

    told: int = 0
    read: int = 0
    firm: int = 0
    page: str = ""
    lately: list[str] = field(default_factory=list)
    here: list[str] = field(default_factory=list)

    def turns_to(self, page: str) -> None:
        """The next report stands on this page."""
        if page != self.page:
            self.page, self.here, self.firm, self.read = page, [], 0, 0
        self.read += 1

    def tells(self, event: str, *, firm: bool) -> None:
        """A report of this event has been placed."""
        self.told += 1
        self.firm += firm
        for order in (self.lately, self.here):
            if event in order:
                order.remove(event)
            order.insert(0, event)
            del order[_FAR:]


def _log_odds(chance: float) -> float:
    return log((chance + 0.01) / (1.01 - chance))


def _ahead(clue: Clue) -> float:
    window = clue.report.window
    if window is None or window.first is None or clue.day is None:
        return 0.0
    return float(max(-60, min(60, (window.first - clue.day).days)))


def alone(clue: Clue, scene: Scene, events: int, best: float) -> list[float]:
    """A report by itself, in the order of `ALONE`; `best` is its best score for any event by the table of reasons."""
    report, window = clue.report, clue.report.window
    numbers = [
        *(_log_odds(report.certainty), float(report.anaphoric), float(clue.firm), float(clue.stale)),
        *(float(window is not None), log1p(window.length or _LONG) if window else 0.0, _ahead(clue)),
        *(len(clue.who), clue.voice, float(clue.root != clue.page), float(report.place is not None)),
        *(float(report.mode is not None), float(report.order is not None), float(report.source is not None)),
        *(log1p(len(clue.text)), log1p(scene.read), min(10, events), log1p(scene.told), scene.firm, best),
    ]
    return [*numbers, *map(report.chance_of, _STATUSES), *_KIND[report.kind]]


def _days(mine: Window | None, its: Window | None) -> list[float]:
    """How two windows compare; nothing is told where either is missing."""
    if its is None:
        return [0.0] * 6
    if mine is None:
        return [1.0, 0.0, 0.0, 0.0, log1p(its.length or _LONG), 0.0]
    same_first = mine.first is not None and mine.first == its.first
    same_last = mine.last is not None and mine.last == its.last
    gap = log1p(mine.gap(its).days)
    return [
        1.0,
        float(same_first),
        float(same_last),
        gap,
        log1p(its.length or _LONG),
        float(mine.overlaps(its)),
    ]


def _page(clue: Clue, strand: Strand, scene: Scene) -> list[float]:
    """How far back on the page the event was last spoken of, and how lately at all."""
    start = clue.report.span.start
    past = [c.report.span.start for c in strand.clues[-_PAST:] if c.page == clue.page and c.day == clue.day]
    before = [start - at for at in past if at <= start]
    last = strand.clues[-1].day
    return [
        log1p(min(5000, *before) if before else 6000),
        len(past),
        scene.lately.index(strand.id) if strand.id in scene.lately else _FAR,
        scene.here.index(strand.id) if strand.id in scene.here else _FAR,
        log1p(max(0, (clue.day - last).days)) if clue.day and last else 0.0,
    ]


def _slot(clue: Clue, strand: Strand) -> list[float]:
    """Where the event's slot stands to the day of writing: signed logarithms of days."""
    slot = strand.window
    if slot is None or slot.first is None or slot.last is None or clue.day is None:
        return [0.0, 0.0]
    return [signed_log((slot.first - clue.day).days), signed_log((slot.last - clue.day).days)]


def _parties(clue: Clue, strand: Strand) -> list[float]:
    common = len(clue.who & strand.who.keys())
    return [len(strand.who), common, common / max(1, len(clue.who | strand.who.keys()))]


def _known(clue: Clue, strand: Strand, scene: Scene) -> list[float]:
    return [
        log1p(len(strand.clues)),
        log1p(len(strand.pages)),
        len(strand.clues) / max(1, scene.told),
        *_parties(clue, strand),
        float(bool(strand.places)),
        float(bool(strand.modes)),
        float(clue.report.source is not None and clue.report.source in strand.sources),
        float(strand.clues[0].page == clue.page),
    ]


def _words(clue: Clue, strand: Strand) -> list[float]:
    """How far the words agree that name the event, and those of the clause."""
    head = clue.report.head.lower()
    all_heads = max(1, sum(strand.heads.values()))
    heard = len(strand.heads.keys() & set(clue.text)) / max(1, len(strand.heads))
    return [
        strand.kinds.get(clue.report.kind, 0) / max(1, sum(strand.kinds.values())),
        strand.heads.get(head, 0) / all_heads,
        strand.likeness(clue),
        float(bool(head) and head in strand.words),
        heard,
    ]


def beside(clue: Clue, strand: Strand, scene: Scene, judged: Judged, *, only: bool) -> list[float]:
    """A report beside an event, in the order of `BESIDE`; `judged` is what the table of reasons says of the two."""
    mine, its = clue.report.window, strand.window
    sure = strand.certainties
    had = float(mine is not None and (mine.first, mine.last) in strand.windows)
    return [
        judged.score,
        *_words(clue, strand),
        log1p(sum(sure)),
        max(sure),
        *_days(mine, its),
        had,
        float(strand.firm),
        *_page(clue, strand, scene),
        *_slot(clue, strand),
        *_known(clue, strand, scene),
        float(only),
        *judged.values,
        *_KIND[strand.kind],
        float(strand.kind is clue.report.kind),
        *_TURN[strand.status, clue.report.status],
    ]
