"""The named reasons for and against one event: each a plain function of a report and an event, 0 to 1. `judging` weighs them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import cache
from itertools import pairwise
from math import sqrt

from dateline.ledger.clues import AHEAD, Clue, Strand, words_of
from dateline.model import Grain, Kind, Status, Window
from dateline.rules import rows

__all__ = ["NEEDS", "REASONS", "Reason", "speaks_of_move"]

# What a reader may call one and the same event. Kinds outside a shared group are other kinds; "other" goes with all.
_KINDRED = (
    frozenset({Kind.MEETING, Kind.VISIT, Kind.SIGNING, Kind.CEREMONY}),
    frozenset({Kind.MEETING, Kind.VOTE, Kind.DECISION}),
    frozenset({Kind.VOTE, Kind.DECISION, Kind.HEARING}),
    frozenset({Kind.DECISION, Kind.RELEASE, Kind.DEADLINE}),
    frozenset({Kind.LAUNCH, Kind.OPERATION, Kind.RELEASE, Kind.CEREMONY}),
    frozenset({Kind.OPERATION, Kind.STRIKE}),
    frozenset({Kind.OPERATION, Kind.DEADLINE}),
    frozenset({Kind.OPERATION, Kind.VISIT}),
)
# What a kind tells where the word that names the event ("start", "go") may stand for many kinds.
_LOOSE = 0.5
_RELATIVE = frozenset({"next", "new", "last", "previous", "latest", "another", "final"})


@cache
def _moving() -> tuple[frozenset[str], frozenset[tuple[str, ...]]]:
    """The single words of a move, and the pairs."""
    said = [tuple(words.split()) for row in rows("moving") for words in row["words"]]
    return frozenset(w[0] for w in said if len(w) == 1), frozenset(w for w in said if len(w) == 2)


def _same_line(clue: Clue, strand: Strand) -> float:
    return float(strand.has_line(clue))


def _same_kind(clue: Clue, strand: Strand) -> float:
    return float(clue.report.kind is strand.kind) * (1.0 if clue.firm else _LOOSE)


def _kindred_kind(clue: Clue, strand: Strand) -> float:
    mine, its = clue.report.kind, strand.kind
    return float(
        mine is not its and (Kind.OTHER in {mine, its} or any({mine, its} <= group for group in _KINDRED))
    )


def _other_kind(clue: Clue, strand: Strand) -> float:
    apart = not _same_kind(clue, strand) and not _kindred_kind(clue, strand)
    return float(apart) * (1.0 if clue.firm and strand.firm else _LOOSE)


def _same_head(clue: Clue, strand: Strand) -> float:
    return float(bool(clue.report.head) and clue.report.head.lower() in strand.heads)


def _same_people(clue: Clue, strand: Strand) -> float:
    """Share of the shorter list of names; who takes part in all that a story tells counts least."""
    its = {n for n, times in strand.who.items() if times * 6 >= len(strand.clues)}
    both = clue.who & its
    if not both:
        return 0.0
    rare = {n: strand.rarity.of(n) for n in clue.who | its}
    shorter = min(sum(rare[n] for n in clue.who), sum(rare[n] for n in its))
    telling = max(rare[n] for n in both) / (max(rare[n] for n in both) + 0.7)
    return telling * min(1.0, sum(rare[n] for n in both) / shorter)


def _other_people(clue: Clue, strand: Strand) -> float:
    if not clue.who or not strand.who:
        return 0.0
    most = max(strand.who.values())
    core = {n for n, times in strand.who.items() if times * 2 >= most}
    if clue.who & (core if len(clue.who) > 1 else strand.who.keys()):
        return 0.0
    # One name may be a bystander; two and two that differ are other parties.
    return 1.0 if len(clue.who) > 1 and len(core) > 1 else 0.4


def _telling(length: int) -> float:
    """How much a slot tells by its length: a day is somebody's, a year is everybody's."""
    return 1.0 if length <= 8 else 0.75 if length <= 31 else 0.5


def _same_days(clue: Clue, strand: Strand) -> float:
    """The same days, or one deadline: "by 31 March" runs from each day on which it is said."""
    mine, was = clue.report.window, clue.report.was
    if was is not None and (was.first, was.last) in strand.windows:
        return _telling(was.length or 366)
    if mine is None or not strand.windows:
        return 0.0
    length = mine.length or 366
    if (mine.first, mine.last) in strand.windows:
        return _telling(length)
    if clue.report.kind is Kind.DEADLINE and strand.kind is Kind.DECISION and mine.last in strand.ends:
        return 1.0  # the day by which it is due is the one on which its time runs out
    runs = mine.first is not None and length > 1 and mine.grain is not Grain.DAYS
    return _telling(length) if runs and mine.last in strand.ends else 0.0


def _days_within(clue: Clue, strand: Strand) -> float:
    mine = clue.report.window
    if mine is None or strand.window is None or _same_days(clue, strand) or not mine.overlaps(strand.window):
        return 0.0
    return _telling(max(mine.length or 366, strand.window.length or 366))


def _apart(clue: Clue, strand: Strand) -> bool:
    mine = clue.report.window
    return (
        mine is not None
        and strand.window is not None
        and not mine.overlaps(strand.window)
        and not _same_days(clue, strand)
        and not clue.stale
    )


def _touching(clue: Clue, strand: Strand) -> bool:
    """Whether it goes on from one day to the next: what lasts is told day by day."""
    mine = clue.report.window
    return (
        mine is not None
        and strand.window is not None
        and clue.report.status in {Status.UNDER_WAY, Status.HELD}
        and strand.status is Status.UNDER_WAY
        and mine.gap(strand.window) <= timedelta(days=4)
    )


def speaks_of_move(text: Sequence[str]) -> bool:
    """Whether words say that something was moved to another day."""
    words, pairs = _moving()
    return bool(words.intersection(text)) or not pairs.isdisjoint(pairwise(text))


def _says_moved(clue: Clue, strand: Strand) -> bool:
    if clue.report.status is Status.POSTPONED or strand.status is Status.POSTPONED:
        return True
    return speaks_of_move(clue.text)


def _moved(clue: Clue, strand: Strand) -> float:
    ahead = clue.report.status in AHEAD and strand.status in AHEAD
    return float(_apart(clue, strand) and ahead and _says_moved(clue, strand))


def _near(clue: Clue, strand: Strand) -> bool:
    """Whether what took place took place about when it was due: late by days is late, not another event."""
    mine = clue.report.window
    return mine is not None and strand.window is not None and mine.gap(strand.window) <= timedelta(days=3)


def _other_days(clue: Clue, strand: Strand) -> float:
    if not _apart(clue, strand) or _touching(clue, strand) or _moved(clue, strand):
        return 0.0
    if _next_one(clue, strand) or _last_one(clue, strand) or _held_then(clue, strand):
        return 0.0
    return 0.3 if _near(clue, strand) and clue.report.status is Status.HELD else 1.0


def _told_apart(clue: Clue, strand: Strand) -> float:
    """Both days stand on one page as still ahead, and no word of a move."""
    if not _apart(clue, strand) or clue.report.status not in AHEAD or _moved(clue, strand):
        return 0.0
    mine = clue.report.window
    return float(
        any(
            said.page == clue.page
            and said.day == clue.day
            and said.report.status in AHEAD
            and mine
            and not mine.overlaps(window)
            for said, window in [*strand.windows.values()][-6:]
        )
    )


def _held_then(clue: Clue, strand: Strand) -> float:
    """Both are over, on days that lie apart."""
    mine = clue.report.window
    over = strand.closed and clue.report.status is Status.HELD
    if not over or mine is None or strand.window is None:
        return 0.0
    return float(mine.gap(strand.window) > timedelta(days=3))


def _next_one(clue: Clue, strand: Strand) -> float:
    if not strand.closed or clue.report.status not in AHEAD or clue.stale:
        return 0.0
    mine = clue.report.window
    if mine is not None:
        over = strand.window.last if strand.window else None
        return float(not (over and mine.first and mine.first <= over))
    # "It had been put off twice" is told of what is over, too.
    return 0.0 if clue.report.status is Status.POSTPONED else 0.6


def _long_past(clue: Clue, strand: Strand) -> bool:
    """Whether it was over at some time "earlier this year", and the other one was still ahead when first spoken of."""
    mine, first_said = clue.report.window, strand.clues[0].day
    if mine is None or mine.first is None or first_said is None or (mine.length or 366) <= 21:
        return False
    return strand.clues[0].report.status in AHEAD and first_said - mine.first > timedelta(days=14)


def _ahead_here(clue: Clue, strand: Strand) -> bool:
    """Whether the same page, on the same day, still sees the event ahead."""
    return any(
        said.page == clue.page and said.day == clue.day and said.report.status in AHEAD and not said.stale
        for said in strand.clues[-6:]
    )


def _over_before(clue: Clue, strand: Strand) -> float:
    """How surely what took place took place before this one was due."""
    mine, due = clue.report.window, strand.window
    if _long_past(clue, strand):
        return 1.0
    if mine is None or mine.last is None:
        # Said to be over before its day has come.
        early = due is not None and due.first is not None and clue.day is not None and due.first > clue.day
        return 0.6 if early else 0.0
    if due is not None and due.first is not None:
        return float(mine.last < due.first and not _near(clue, strand))
    first_said = strand.clues[0].day
    return float(first_said is not None and mine.last < first_said and strand.status is not Status.POSTPONED)


def _last_one(clue: Clue, strand: Strand) -> float:
    if clue.report.status not in {Status.HELD, Status.UNDER_WAY} or strand.status not in AHEAD:
        return 0.0
    over = _over_before(clue, strand)
    if not _ahead_here(clue, strand):
        return over
    # One page does not call one event over and ahead, unless a word that leans on it was taken amiss.
    return max(over, (0.5 if clue.report.window else 0.0) if clue.report.anaphoric else 1.0)


def _came_about(clue: Clue, strand: Strand) -> float:
    if clue.report.status not in {Status.HELD, Status.UNDER_WAY} or strand.closed or clue.day is None:
        return 0.0
    due = strand.window
    mine = clue.report.window
    if mine is not None and due is not None and not mine.overlaps(due) and not _near(clue, strand):
        return 0.0
    return float(due is not None and due.first is not None and due.first <= clue.day)


def _was_off(clue: Clue, strand: Strand) -> float:
    return float(strand.status is Status.CANCELLED and clue.report.status in {Status.HELD, Status.UNDER_WAY})


def _at_its_time(clue: Clue, strand: Strand) -> float:
    """For a report that names no day: how near the event's slot is to the day of writing."""
    slot = strand.window
    if clue.report.window is not None or slot is None or clue.day is None:
        return 0.0
    off = slot.gap(Window.on(clue.day)).days
    return 1.0 if off <= 3 else 0.6 if off <= 10 else 0.2 if off <= 31 else 0.0


def _same_place(clue: Clue, strand: Strand) -> float:
    mine = set(words_of(clue.report.place or ""))
    return float(bool(mine) and any(mine & set(words_of(place)) for place in strand.places))


def _other_place(clue: Clue, strand: Strand) -> float:
    return float(bool(clue.report.place) and bool(strand.places) and not _same_place(clue, strand))


def _other_mode(clue: Clue, strand: Strand) -> float:
    return float(clue.report.mode is not None and bool(strand.modes) and clue.report.mode not in strand.modes)


def _absolute(order: str | None) -> bool:
    return order is not None and order not in _RELATIVE


def _same_order(clue: Clue, strand: Strand) -> float:
    return float(_absolute(clue.report.order) and clue.report.order in strand.orders)


def _other_order(clue: Clue, strand: Strand) -> float:
    its = [o for o in strand.orders if _absolute(o)]
    return float(_absolute(clue.report.order) and bool(its) and clue.report.order not in its)


def _like_words(clue: Clue, strand: Strand) -> float:
    """Root of the cosine of their words, rare ones of the story first: one in common tells most of what words can tell."""
    if not clue.about or not strand.about:
        return 0.0
    rare = strand.rarity.of
    dot = mine = 0.0
    for term, weight in clue.about.items():
        heavy = weight * rare(term)
        mine += heavy * heavy
        if term in strand.about:
            dot += heavy * strand.about[term] * rare(term)
    return sqrt(min(1.0, dot / (sqrt(mine) * strand.length))) if mine and strand.length else 0.0


def _last_spoken_of(clue: Clue, strand: Strand) -> float:
    before = strand.pages.get(clue.page)
    return 0.0 if before is None else 1.0 / (1.0 + max(0, clue.report.span.start - before) / 400)


def _leans_on_it(clue: Clue, strand: Strand) -> float:
    return _last_spoken_of(clue, strand) if clue.report.anaphoric else 0.0


def _well_known(_: Clue, strand: Strand) -> float:
    return min(1.0, len(strand.clues) / 6)


Reason = Callable[[Clue, Strand], float]
REASONS: dict[str, Reason] = {
    "same line": _same_line,
    "same kind": _same_kind,
    "kindred kind": _kindred_kind,
    "other kind": _other_kind,
    "same head": _same_head,
    "same people": _same_people,
    "other people": _other_people,
    "same days": _same_days,
    "days within": _days_within,
    "moved": _moved,
    "other days": _other_days,
    "told apart": _told_apart,
    "held then": _held_then,
    "next one": _next_one,
    "last one": _last_one,
    "came about": _came_about,
    "was off": _was_off,
    "at its time": _at_its_time,
    "same place": _same_place,
    "other place": _other_place,
    "other mode": _other_mode,
    "same order": _same_order,
    "other order": _other_order,
    "like words": _like_words,
    "last spoken of": _last_spoken_of,
    "leans on it": _leans_on_it,
    "well known": _well_known,
}


# What a report must say for a reason to hold at all: asked once a report, and not once an event.
NEEDS: dict[str, Callable[[Clue], bool]] = {
    **dict.fromkeys(
        ("days within", "moved", "other days", "told apart", "held then"),
        lambda clue: clue.report.window is not None,
    ),
    "same days": lambda clue: clue.report.window is not None or clue.report.was is not None,
    **dict.fromkeys(
        ("last one", "came about", "was off"),
        lambda clue: clue.report.status in {Status.HELD, Status.UNDER_WAY},
    ),
    **dict.fromkeys(("same people", "other people"), lambda clue: bool(clue.who)),
    **dict.fromkeys(("same place", "other place"), lambda clue: clue.report.place is not None),
    **dict.fromkeys(("same order", "other order"), lambda clue: clue.report.order is not None),
    "same line": lambda clue: clue.root != clue.page,
    "next one": lambda clue: clue.report.status in AHEAD,
    "at its time": lambda clue: clue.report.window is None,
    "other mode": lambda clue: clue.report.mode is not None,
    "leans on it": lambda clue: clue.report.anaphoric,
}
