"""The status that the words of one day leave an event in, given where it stood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.ledger.spots import Spot
from dateline.ledger.voices import NAMELESS, OFFICIAL, OUTSIDER, OWN
from dateline.model import Kind, Report, Status, Window

__all__ = ["Word", "verdict"]

_VAGUE, _NARROW = 31, 7  # days
# What is due in days to come may have been brought forward by so much, unsaid; what was over earlier was another event.
_EARLY = timedelta(days=7)
_FIXED = frozenset({Status.CONFIRMED, Status.UNDER_WAY})


@dataclass(frozen=True, slots=True)
class Word:
    """A report as the fold sees it: when it was said, where it stands that day, how much its voice weighs, and for whom.

    `moves`: whether its words speak of a move. `spots`: the places that stand around it. `grip`: the chance that it is about
    this event and no other. `voice`: what its source weighs on its page alone. `firm`: whether it names the event by a word for
    such events. `kind`: the event's, `parties`: how many of the event's it names, both as far as known that evening;
    `people`: how many it names in all.
    """

    report: Report
    day: date | None
    page: str
    rank: int
    side: str
    moves: bool = False
    spots: tuple[Spot, ...] = ()
    grip: float = 1.0
    voice: int = OWN
    firm: bool = False
    kind: Kind = Kind.OTHER
    parties: int = 0
    people: int = 0

    @property
    def order(self) -> tuple[object, ...]:
        """Publication order: day, page, place on the page."""
        return (self.day is not None, self.day or date.min, self.page, self.report.span.start, self.report.id)


Verdict = tuple[Status, tuple[Word, ...], bool]


def verdict(before: Status | None, slot: Window | None, said: Sequence[Word], day: date | None) -> Verdict:
    """The status after a day's words, the words that carry it (none: it stands as before), and whether it is disputed."""
    having = {status: [w for w in said if _status(w, before, slot) is status] for status in Status}
    if happened := _happened(before, slot, having, day):
        return happened
    if before is Status.HELD:
        return before, (), False
    if having[Status.CANCELLED] and (later := _another_day(before, slot, having)):
        return Status.POSTPONED, tuple(later), False
    if having[Status.CANCELLED] and (denied := _denied(before, having)):
        return denied
    if having[Status.POSTPONED] and (moved := _put_off(before, slot, having, day)):
        return moved
    return _ahead(before, slot, having, day)


def _status(word: Word, before: Status | None, slot: Window | None) -> Status:
    """What a word says: "will be on the 11th, a week later than planned" puts off what was fixed for the 4th."""
    status, window = word.report.status, word.report.window
    later = slot is not None and slot.last and window and window.first and window.first > slot.last
    if word.moves and later and before is Status.CONFIRMED and status in {Status.CONFIRMED, Status.EXPECTED}:
        return Status.POSTPONED
    return status


def _happened(
    before: Status | None, slot: Window | None, having: dict[Status, list[Word]], day: date | None
) -> Verdict | None:
    held = [w for w in having[Status.HELD] if not _too_early(w, slot, day)]
    others = [w for status in Status if status is not Status.HELD for w in having[status]]
    if held and _top(held) <= NAMELESS < _top(others):
        # A better placed voice speaks of it that day, and not as over: it is over where it was due just then.
        held = [w for w in held if _when_due(w, slot)]
    going_on = [w for w in having[Status.UNDER_WAY] if w.report.window]
    if held and not (before is not Status.HELD and going_on and not any(w.report.window for w in held)):
        return Status.HELD, tuple(held), False
    if before is not Status.HELD and having[Status.UNDER_WAY]:
        return Status.UNDER_WAY, tuple(having[Status.UNDER_WAY]), False
    return None


def _when_due(word: Word, slot: Window | None) -> bool:
    """Whether it took place within the slot that it had."""
    return slot is not None and _meets(word.report.window, slot)


def _too_early(word: Word, slot: Window | None, day: date | None) -> bool:
    """Whether it tells as over what others still see ahead, and names no day of its own."""
    if day is None:
        return False
    window = word.report.window
    if window is not None:
        # "Earlier this year" closes nothing that has a day of its own.
        vague = (window.length or 366) > _VAGUE and slot is not None and (slot.length or 366) <= _NARROW
        before_due = (
            slot is not None
            and slot.first is not None
            and slot.first > day
            and window.last is not None
            and slot.first - window.last > _EARLY
        )
        return vague or before_due or (window.first is not None and window.first > day)
    return slot is not None and slot.first is not None and slot.first > day


def _another_day(before: Status | None, slot: Window | None, having: dict[Status, list[Word]]) -> list[Word]:
    """Those who name a later day on the day on which the one that was fixed is called off: it is put off, no more."""
    if before not in _FIXED | {Status.EXPECTED, Status.POSTPONED} or slot is None or slot.last is None:
        return []
    ahead = having[Status.POSTPONED] + having[Status.CONFIRMED] + having[Status.EXPECTED]
    return [
        w
        for w in ahead
        if w.rank > NAMELESS
        and w.report.window
        and w.report.window.first
        and w.report.window.first > slot.last
    ]


def _top(words: Sequence[Word]) -> int:
    return max((w.rank for w in words), default=0)


def _denied(before: Status | None, having: dict[Status, list[Word]]) -> Verdict | None:
    """Cancelled, unless a better-placed voice stands by it; among equals it stays what it was, disputed."""
    denials = having[Status.CANCELLED]
    if leaving_open := _leaving_open(before, denials, having):
        return Status.POSSIBLE, tuple(leaving_open), True
    backed = (
        having[Status.CONFIRMED]
        + having[Status.UNDER_WAY]
        + having[Status.POSTPONED]
        + having[Status.EXPECTED]
    )
    if not backed:
        rumour = _top(denials) <= NAMELESS and before in _FIXED
        return (before, (), True) if rumour and before else (Status.CANCELLED, tuple(denials), False)
    if before is Status.CANCELLED and _top(backed) <= OWN:
        return Status.CANCELLED, tuple(denials), False
    if _top(denials) > _top(backed):
        return Status.CANCELLED, tuple(w for w in denials if w.rank == _top(denials)), False
    if _top(denials) < _top(backed) or before not in _FIXED or having[Status.POSTPONED]:
        return None
    return before, tuple(having[before]), True


def _leaving_open(
    before: Status | None, denials: Sequence[Word], having: dict[Status, list[Word]]
) -> list[Word]:
    """Those who, on the day of a denial, call it possible and weigh as much: a party's "not ruled out" keeps it open."""
    if before not in {None, Status.POSSIBLE, Status.CANCELLED} or having[Status.CONFIRMED]:
        return []
    least = max(OFFICIAL, _top(denials))
    return [w for w in having[Status.POSSIBLE] if w.rank >= least and w.report.source is not None]


def _fixed_anew(
    before: Status | None,
    slot: Window | None,
    words: Sequence[Word],
    fixed: Sequence[Word],
    day: date | None,
) -> bool:
    """Whether, on the day it is put off, its new date is fixed as well; or one better placed stands by the old one."""
    for word in fixed:
        window = word.report.window
        if window is None or word.rank <= NAMELESS or (day and window.last and window.last < day):
            continue
        if slot is not None and window.same_days(slot):
            if word.rank > _top(words) or before in {Status.POSSIBLE, Status.EXPECTED}:
                return True
            continue
        others = [w.report.window for w in words if w.report.window and not w.report.window.same_days(slot)]
        if all(window.overlaps(other) for other in others):
            return True
    return False


def _put_off(
    before: Status | None, slot: Window | None, having: dict[Status, list[Word]], day: date | None
) -> Verdict | None:
    """Postponed: from the day it is said until a later report treats the new date as fixed."""
    words, fixed = having[Status.POSTPONED], having[Status.CONFIRMED]
    if _top(words) <= NAMELESS < _top(fixed):
        return None
    if _top(words) <= NAMELESS and before in _FIXED:
        return before, (), True
    if _fixed_anew(before, slot, words, fixed, day) and not _doubting(fixed, having[Status.POSSIBLE]):
        return None
    told = [w.report.window for w in words if w.report.window]
    if before is Status.CONFIRMED and told and all(w.same_days(slot) for w in told):
        # How it came by the day that is fixed by now.
        return None
    if before is Status.POSTPONED and any(w.rank > NAMELESS and w.report.window for w in fixed):
        fresh = [w for w in words if w.report.window and not w.report.window.same_days(slot)]
        if not fresh:
            return None
    coming = [w for w in having[Status.EXPECTED] if w.report.window and w.rank >= OFFICIAL]
    if (
        before in {Status.POSSIBLE, Status.EXPECTED}
        and _top(coming) > _top(words)
        and not any(w.report.window for w in words)
    ):
        # It was never fixed: another day is wished for now.
        return None
    if before is Status.CANCELLED and not any(w.report.window for w in words):
        return before, (), False
    return Status.POSTPONED, tuple(words), False


def _ahead(
    before: Status | None, slot: Window | None, having: dict[Status, list[Word]], day: date | None
) -> Verdict:
    """Between possible, expected and confirmed."""
    weighty = {s: [w for w in ws if w.rank > NAMELESS] for s, ws in having.items()}
    fixed, coming, maybe = weighty[Status.CONFIRMED], weighty[Status.EXPECTED], weighty[Status.POSSIBLE]
    if not fixed and not coming and not maybe and before in {None, Status.POSSIBLE, Status.EXPECTED}:
        fixed = having[Status.CONFIRMED]
    if not fixed and before is Status.POSTPONED and slot is not None:
        # A day of the month to which it was put off is fixed: who says so matters less than that it fits.
        fixed = [w for w in having[Status.CONFIRMED] if _narrows(w.report.window, slot)]
    if before is Status.UNDER_WAY:
        return before, (), False
    if fixed:
        doubting = _doubting(fixed, maybe)
        undated = not any(w.report.window for w in fixed) and _top(doubting) > _top(fixed)
        if undated and before in {None, Status.POSSIBLE}:
            # Better placed voices leave open what nobody gives a day.
            return _softer(before, slot, coming, doubting, day)
        if doubting and before is not Status.CANCELLED:
            return Status.EXPECTED, (*fixed, *doubting), True
        if before is Status.CANCELLED and _top(fixed) < OFFICIAL:
            return before, (), False
        return Status.CONFIRMED, tuple(fixed), False
    if before is Status.CANCELLED:
        for status, words in ((Status.EXPECTED, coming), (Status.POSSIBLE, maybe)):
            if back := [w for w in words if w.rank >= OFFICIAL and w.report.source is not None]:
                return status, tuple(back), False
        return before, (), False
    return _softer(before, slot, coming or having[Status.EXPECTED], maybe or having[Status.POSSIBLE], day)


def _meets(window: Window | None, slot: Window) -> bool:
    """Whether two windows share a day, and both have a beginning and an end."""
    return window is not None and window.closed and slot.closed and window.overlaps(slot)


def _narrows(window: Window | None, slot: Window) -> bool:
    """Whether a window lies within a longer one."""
    return window is not None and _meets(window, slot) and (window.length or 0) < (slot.length or 0)


def _doubting(fixed: Sequence[Word], maybe: Sequence[Word]) -> list[Word]:
    """The parties and officials who call possible what another calls fixed, and have not come round since."""
    out = []
    for word in maybe:
        since = any(w.side == word.side and w.order > word.order for w in fixed)
        if word.rank >= OFFICIAL and word.report.source is not None and not since:
            out.append(word)
    return out


def _softer(
    before: Status | None,
    slot: Window | None,
    coming: Sequence[Word],
    maybe: Sequence[Word],
    day: date | None,
) -> Verdict:
    """Nobody called it fixed that day: what was fixed stays so, unless its day is gone or a party takes it back."""
    said = list(coming) or list(maybe)
    dated = any(w.report.window for w in maybe) and not any(w.report.window for w in coming)
    if len(maybe) > 2 * len(coming) or (before is None and maybe and dated):
        # Most of the words, or the only ones that say when, leave it open.
        said = list(maybe)
    status = Status.EXPECTED if said and said[0] in coming else Status.POSSIBLE
    if not said:
        return before or Status.POSSIBLE, (), False
    if before in {None, status}:
        return status, tuple(said), False
    if before is Status.POSTPONED:
        return before, tuple(w for w in said if w.report.window), False
    lapsed = slot is not None and slot.last is not None and day is not None and slot.last < day
    later = [w for w in said if w.report.window and slot and not w.report.window.overlaps(slot)]
    if before is Status.CONFIRMED:
        if lapsed and later:
            return Status.POSTPONED, tuple(later), False
        back = [w for w in (*maybe, *later) if w.rank >= OFFICIAL and w.report.source]
        return (Status.EXPECTED, tuple(back), True) if back else (Status.CONFIRMED, (), False)
    if before is Status.POSSIBLE:
        return status, tuple(said), False
    # Expected, and now no more than possible: only a voice that weighs as much can lower it.
    lower = [w for w in maybe if w.rank > OUTSIDER and w.report.source]
    return (Status.EXPECTED, (), False) if not lower else (Status.EXPECTED, (), True)
