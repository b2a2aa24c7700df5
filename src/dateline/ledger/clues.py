"""What linking sees of a report, and of an event as far as it is known: both built up in publication order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from math import log, sqrt

from dateline.ledger.spots import Spot
from dateline.ledger.stories import terms
from dateline.model import Kind, Report, Status, Window
from dateline.rules import rows

__all__ = ["AHEAD", "Clue", "Rarity", "Strand", "is_stale", "words_of"]

AHEAD = frozenset({Status.POSSIBLE, Status.EXPECTED, Status.CONFIRMED, Status.POSTPONED})
_CLOSING = frozenset({Status.HELD})
_WORD = re.compile(r"[^\W_]+")
_KEPT = 150  # words kept of an event's reports
_SHORT = 3  # letters of a word that tells nothing
_OWN = 2.5  # how much more its own words tell than those around it


@cache
def _naming() -> frozenset[str]:
    return frozenset(
        word
        for row in rows("kinds")
        if row["part"] == "noun" and row["strength"] == "strong"
        for word in row["words"]
    )


def is_stale(report: Report, day: date | None) -> bool:
    """Whether it speaks of a slot ahead that was over when it was written: a plan of old, told in passing."""
    window = report.window
    return (
        day is not None
        and window is not None
        and window.last is not None
        and window.last < day
        and report.status in {Status.POSSIBLE, Status.EXPECTED, Status.CONFIRMED}
    )


def words_of(text: str) -> tuple[str, ...]:
    """The bare words of a stretch of text, to know a reprinted sentence by."""
    return tuple(w.lower() for w in _WORD.findall(text))


@dataclass(frozen=True, slots=True)
class Clue:
    """A report made ready for linking. `page` is the article it stands in, `root` the one that this reprints.

    `lead`: its page alone does not bear it out.
    """

    report: Report
    page: str
    root: str
    day: date | None
    who: frozenset[int]
    about: dict[str, float] = field(compare=False)
    text: tuple[str, ...] = ()
    voice: int = 2
    spots: tuple[Spot, ...] = ()
    lead: bool = False
    own: Counter[str] = field(init=False, compare=False)
    firm: bool = field(init=False, compare=False)
    stale: bool = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "own", Counter(word for word in self.text if len(word) > _SHORT))
        # `firm`: the word that names the event names such events by itself; a "go" or a "start" may be anything.
        object.__setattr__(self, "firm", self.report.head.lower() in _naming())
        # `stale`: it tells a plan of old.
        object.__setattr__(self, "stale", is_stale(self.report, self.day))

    @classmethod
    def of(
        cls,
        report: Report,
        *,
        page: str,
        root: str,
        day: date | None,
        who: frozenset[int],
        text: str,
        nearby: str,
        voice: int,
    ) -> Clue:
        """A clue from a report, its own words (`text`) and those of the line around them (`nearby`)."""
        about = terms("", nearby)
        for term, weight in terms("", text).items():
            about[term] = about.get(term, 0.0) + _OWN * weight
        return cls(report, page, root, day, who, about, words_of(text), voice)


class Rarity:
    """How rare a word, or a person, is among the events of a story: what all of them speak of tells none of them apart."""

    def __init__(self) -> None:
        self._having: Counter[str | int] = Counter()
        self._events = 0
        self._known: dict[str | int, float] = {}

    def opened(self) -> None:
        """One event more."""
        self._events += 1
        self._known.clear()

    def spread(self, terms: Iterable[str | int]) -> None:
        """Words (or people) that an event had not had before."""
        self._having.update(terms)
        self._known.clear()

    def of(self, term: str | int) -> float:
        """The weight of a word or a person."""
        if (known := self._known.get(term)) is None:
            known = self._known[term] = log((self._events + 1.5) / (self._having[term] + 0.5)) + 0.1
        return known


@dataclass(slots=True)
class Strand:
    """An event in the making: what its reports so far add up to, for the eyes of linking only."""

    id: str
    story: str
    rarity: Rarity
    clues: list[Clue] = field(default_factory=list)
    kinds: Counter[Kind] = field(default_factory=Counter)
    heads: Counter[str] = field(default_factory=Counter)
    who: Counter[int] = field(default_factory=Counter)
    about: Counter[str] = field(default_factory=Counter)
    places: Counter[str] = field(default_factory=Counter)
    modes: Counter[str] = field(default_factory=Counter)
    orders: Counter[str] = field(default_factory=Counter)
    windows: dict[tuple[date | None, date | None], tuple[Clue, Window]] = field(default_factory=dict)
    ends: set[date] = field(default_factory=set)  # the last days of windows of several days
    length: float = 0.0
    window: Window | None = None
    status: Status = Status.POSSIBLE
    kind: Kind = Kind.OTHER  # what most reports call it; of equals, the first said
    firm: bool = False  # whether some report names it by a word for such events
    pages: dict[str, int] = field(default_factory=dict)
    sources: set[str] = field(default_factory=set)
    words: Counter[str] = field(default_factory=Counter)  # of the clauses themselves
    certainties: list[float] = field(default_factory=list)
    grip: dict[str, float] = field(default_factory=dict)
    lines: dict[tuple[str, tuple[str, ...]], float] = field(default_factory=dict)

    def take(self, clue: Clue, score: float) -> None:
        """Add a report that was found to be about this event, and how surely."""
        report = clue.report
        # A reprint is tied no firmer than what it reprints.
        self.grip[report.id] = score = min(score, self.lines.get((clue.root, clue.text), score))
        self.clues.append(clue)
        self.kinds[report.kind] += 3 if clue.firm else 1
        self.kind = max(self.kinds, key=lambda k: self.kinds[k])
        self.firm = self.firm or clue.firm
        if report.head:
            self.heads[report.head.lower()] += 1
        self.rarity.spread(clue.who - self.who.keys())
        self.who.update(clue.who)
        self._hear(clue)
        if report.place:
            self.places[report.place] += 1
        if report.mode:
            self.modes[report.mode] += 1
        if report.order:
            self.orders[report.order] += 1
        if report.source:
            self.sources.add(report.source)
        self.words.update(clue.own)
        self.certainties.append(report.certainty)
        self.pages[clue.page] = report.span.start
        self.lines[clue.root, clue.text] = score
        self._follow(clue)

    def _hear(self, clue: Clue) -> None:
        self.rarity.spread(clue.about.keys() - self.about.keys())
        self.about.update({t: round(w * 8) for t, w in clue.about.items()})
        if len(self.about) > 2 * _KEPT:
            self.about = Counter(dict(self.about.most_common(_KEPT)))
        # Its length as of now: computed once a report and not once a comparison.
        self.length = sqrt(sum((w * self.rarity.of(t)) ** 2 for t, w in self.about.items()))

    def has_line(self, clue: Clue) -> bool:
        """Whether the report stands in a reprint, and its very words are among the event's."""
        return clue.root != clue.page and (clue.root, clue.text) in self.lines

    def likeness(self, clue: Clue) -> float:
        """The cosine of a clause's words and those of the event's clauses, the rare ones of the story weighing more."""
        rare = self.rarity.of
        mine = {word: times * rare(word) for word, times in clue.own.items()}
        dot = sum(
            weight * self.words[word] * rare(word) for word, weight in mine.items() if word in self.words
        )
        if not dot:
            return 0.0
        its = sum((times * rare(word)) ** 2 for word, times in self.words.items())
        return dot / sqrt(sum(weight * weight for weight in mine.values()) * its)

    def _follow(self, clue: Clue) -> None:
        """The rough state of play, by which the next report is judged; the fold does it properly."""
        report = clue.report
        if report.window is not None and not clue.stale:
            slot = (report.window.first, report.window.last)
            self.windows.pop(slot, None)
            self.windows[slot] = (clue, report.window)
            if report.window.last and (report.window.length or 0) > 1:
                self.ends.add(report.window.last)
            if not self.closed or report.status in _CLOSING:
                self.window = report.window
        if self.closed and report.status not in _CLOSING:
            return
        if not clue.stale and not (clue.voice < 2 and self.status is Status.CONFIRMED):
            self.status = report.status

    @property
    def closed(self) -> bool:
        """Whether it has been reported as having taken place."""
        return self.status in _CLOSING
