"""Which reports speak of one event. In publication order, each report joins what is there or opens a new event.

A lead, which its page alone does not bear out, joins what the story knows or is left out: it opens nothing. Nothing is ever
linked anew by what comes later: an event has the same id on every day and in every order of reading.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable
from hashlib import sha256
from math import log

from dateline.ledger.clues import Clue, Rarity, Strand
from dateline.ledger.joining import chances
from dateline.ledger.judging import Judged, judge, telling
from dateline.ledger.orders import Order, Orders
from dateline.ledger.traits import Scene, alone, beside
from dateline.model import Snapshot, Tie

__all__ = ["Linker", "formerly", "id_of"]

_CERTAIN = 1.0  # what people decide, and what a report says of an event of its own
_RECENT = 8
_CANDIDATES = 16
_NOTHING = 0.6  # what is likelier nothing that the story tells is left out, though its page bears it out

# A diary of split events is worse than one of merged ones: what names its event plainly opens one more readily than what leans on
# the page, has no word of its own, or says neither when nor who. Chosen by right rows, events and links together on 32 stories.
_PLAIN, _VAGUE = 1.0, 2.2
_NEXT = 3.0  # points of the table against an event that is over, for what has days to come
_NONE = -9.0  # the best score of a report for which there is nothing to look at
_LEAST = 1e-4
_MOST = 9.0  # log-odds beyond which a tie is as good as certain


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
        self._scene = Scene()

    def place(self, clue: Clue) -> str | None:
        """Put a report into an event that is there, or into a new one. Answers the strand, which people may have merged.

        None for a lead that the story does not bear out, and for what is likelier nothing that it tells.
        """
        order = self._orders.of(clue.report.id)
        self._scene.turns_to(clue.page)
        strand = self._choose(clue, order)
        if strand is not None:
            self._orders.placed(clue.report.id, strand)
            self._placed.append(clue)
            self._scene.tells(strand, firm=not clue.lead)
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

    def _choose(self, clue: Clue, order: Order) -> str | None:
        if order.home is not None:
            return self._join(clue, order.home, _CERTAIN)
        if order.alone:
            return self._open(clue)
        looked_at = [i for i in self._candidates(clue) if self._orders.group(i) not in order.barred]
        if same := next((i for i in looked_at if self.strands[i].has_line(clue)), None):
            self._tie(clue, same, _CERTAIN, judge(clue, self.strands[same]), joins=True)
            return self._join(clue, same, _CERTAIN)
        return self._weigh(clue, self._judged(clue, looked_at))

    def _judged(self, clue: Clue, looked_at: Iterable[str]) -> dict[str, Judged]:
        """What the table says of each event; those left out of which no reader would think."""
        may_hold = telling(clue)
        found = {id_: judge(clue, self.strands[id_], may_hold) for id_ in looked_at}
        return {id_: judged for id_, judged in found.items() if not judged.strangers}

    def _weigh(self, clue: Clue, judged: dict[str, Judged]) -> str | None:
        """The likeliest event; for a report a new one, and for a lead nothing, where that is likelier."""
        only, scores = len(self.strands) == 1, [j.score for j in judged.values()]
        found = chances(
            alone(clue, self._scene, len(self.strands), max(scores, default=_NONE)),
            [beside(clue, self.strands[id_], self._scene, j, only=only) for id_, j in judged.items()],
        ).seconded([j.score - _NEXT * j.comes_after for j in judged.values()], _reluctance(clue))
        chance, best = max(zip(found.of, judged, strict=True), default=(0.0, None))
        joins = sum(found.of) >= found.new + found.nothing if clue.lead else chance >= found.new
        if ((clue.lead and not joins) or found.nothing > _NOTHING) and not self._orders.speak_of(
            clue.report.id
        ):
            return None
        if best is None:
            return self._open(clue)
        share = chance / (sum(found.of) + found.new)
        self._tie(clue, best, share, judged[best], joins=joins)
        return self._join(clue, best, share) if joins else self._open(clue)

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

    def _tie(self, clue: Clue, id_: str, chance: float, judged: Judged, *, joins: bool) -> None:
        """Note why: the named reasons, and what all else that is known of the two adds to them."""
        score = max(-_MOST, min(_MOST, log((chance + _LEAST) / (1.0 - chance + _LEAST))))
        rest = ("all else", round(score - judged.score, 3))
        newest = self.strands[id_].clues[-1].report.id
        self.ties.append(Tie(clue.report.id, newest, joins, round(score, 3), (*judged.reasons, rest)))


def _reluctance(clue: Clue) -> float:
    """How many times likelier than an event that is there a new one must be."""
    vague = clue.report.anaphoric or not clue.firm or (clue.report.window is None and not clue.who)
    return _VAGUE if vague else _PLAIN


def _keys(clue: Clue) -> list[object]:
    report = clue.report
    keys: list[object] = [("kind", report.kind), ("page", clue.page), ("line", clue.root, clue.text)]
    keys += [("who", report.kind, number) for number in sorted(clue.who)]
    if report.head:
        keys.append(("head", report.head.lower()))
    for window in (report.window, report.was):
        keys += [("day", day) for day in (window.first, window.last) if day] if window else []
    if report.order:
        keys.append(("order", report.kind, report.order))
    return keys
