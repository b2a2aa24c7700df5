"""Which reports speak of one event. In publication order, each report joins what is there or opens a new event.

Nothing is ever linked anew by what comes later: an event has the same id on every day and in every order of reading.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable
from hashlib import sha256

from dateline.ledger.clues import Clue, Rarity, Strand
from dateline.ledger.orders import Order, Orders
from dateline.ledger.reasons import judge, telling
from dateline.model import Snapshot, Tie

__all__ = ["Linker", "formerly", "id_of"]

# A report joins the best event from this score on; measured on the tuning stories (bench/fold.py).
_JOINS = 1.6
# One that leans on the page for what it names, or says neither when nor who, opens no event of its own so easily.
_LEANING = 0.75
_BARE = 1.0
_VAGUE = 0.7
# What people decide, and what a report says of an event of its own.
_CERTAIN = 9.0
_RECENT = 8
_CANDIDATES = 16


def id_of(report: str) -> str:
    """The id of the event that a report opens."""
    return "e" + sha256(report.encode()).hexdigest()[:12]


def formerly(snapshot: Snapshot) -> dict[str, str]:
    """Each id that an event of the snapshot may have had before pages were read or people decided, and the event."""
    now = {event.id for event in snapshot.events}
    return {old: home for report, home in snapshot.event_of if (old := id_of(report)) not in now}


class Linker:
    """The events of one story so far; `place` each report in publication order."""

    def __init__(self, story: str, decisions: Iterable[Tie] = ()) -> None:
        self.story = story
        self.strands: dict[str, Strand] = {}
        self.event_of: dict[str, str] = {}
        self.ties: list[Tie] = []
        self._orders = Orders(decisions)
        self._placed: list[Clue] = []
        self._rarity = Rarity()
        self._keys: dict[object, dict[str, None]] = {}
        self._recent: deque[str] = deque(maxlen=_RECENT)

    def place(self, clue: Clue) -> str:
        """Put a report into an event that is there, or into a new one. Answers the strand, which people may have merged."""
        order = self._orders.of(clue.report.id)
        strand = self._choose(clue, order)
        self._orders.placed(clue.report.id, strand)
        self._placed.append(clue)
        return strand

    def events(self) -> dict[str, tuple[Strand, list[Clue]]]:
        """Each event by its id: the strand it began with, and its reports in the order in which they were placed."""
        found: dict[str, tuple[Strand, list[Clue]]] = {}
        for clue in self._placed:
            id_ = self._orders.group(self.event_of[clue.report.id])
            found.setdefault(id_, (self.strands[id_], []))[1].append(clue)
        return found

    def grip(self, clue: Clue) -> float:
        """How surely a report was found to be about its event."""
        return self.strands[self.event_of[clue.report.id]].grip[clue.report.id]

    def decided(self) -> list[Tie]:
        """People's decisions on reports that are placed."""
        return self._orders.followed()

    def _choose(self, clue: Clue, order: Order) -> str:
        if order.home is not None:
            return self._join(clue, order.home, _CERTAIN)
        if order.alone:
            return self._open(clue)
        best: tuple[float, str, tuple[tuple[str, float], ...]] | None = None
        may_hold = telling(clue)
        for id_ in self._candidates(clue):
            if self._orders.group(id_) in order.barred:
                continue
            score, reasons = judge(clue, self.strands[id_], may_hold)
            if best is None or (score, id_) > best[:2]:
                best = (score, id_, reasons)
        if best and best[0] >= _threshold(clue):
            self._tie(clue, best[1], True, best[0], best[2])
            return self._join(clue, best[1], best[0])
        if best and best[0] > 0:
            self._tie(clue, best[1], False, best[0], best[2])
        return self._open(clue)

    def _candidates(self, clue: Clue) -> list[str]:
        """Events worth a look: of this page, those spoken of lately, and those that share what the report says."""
        votes: Counter[str] = Counter()
        for key in _keys(clue):
            votes.update(self._keys.get(key, {}).keys())
        found = [id_ for id_, _ in sorted(votes.items(), key=lambda iv: (-iv[1], iv[0]))[:_CANDIDATES]]
        return sorted({*found, *self._recent})

    def _open(self, clue: Clue) -> str:
        # The id is the first report's, so that it is the same for every day and order of reading.
        id_ = id_of(clue.report.id)
        self._rarity.opened()
        self.strands[id_] = Strand(id_, self.story, self._rarity)
        return self._join(clue, id_, _CERTAIN)

    def _join(self, clue: Clue, id_: str, score: float) -> str:
        self.strands[id_].take(clue, score)
        self.event_of[clue.report.id] = id_
        for key in _keys(clue):
            # An index entry keeps its newest events only: the cost of a report does not grow with the story.
            having = self._keys.setdefault(key, {})
            having.pop(id_, None)
            having[id_] = None
            if len(having) > 3 * _CANDIDATES:
                having.pop(next(iter(having)))
        if id_ in self._recent:
            self._recent.remove(id_)
        self._recent.append(id_)
        return id_

    def _tie(
        self, clue: Clue, id_: str, same: bool, score: float, reasons: tuple[tuple[str, float], ...]
    ) -> None:
        self.ties.append(Tie(clue.report.id, self.strands[id_].clues[-1].report.id, same, score, reasons))


def _threshold(clue: Clue) -> float:
    report = clue.report
    if report.anaphoric:
        return _LEANING
    if report.window is None and not clue.who:
        return _BARE
    return _JOINS if clue.firm else _VAGUE


def _keys(clue: Clue) -> list[object]:
    report = clue.report
    keys: list[object] = [("kind", report.kind), ("page", clue.page), ("line", clue.root, clue.text)]
    keys += [("who", report.kind, number) for number in sorted(clue.who)]
    if report.head:
        keys.append(("head", report.head.lower()))
    if report.window and report.window.first:
        keys.append(("day", report.window.first))
    if report.window and report.window.last:
        keys.append(("day", report.window.last))
    if report.order:
        keys.append(("order", report.kind, report.order))
    return keys
