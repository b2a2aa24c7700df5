"""An event as everyone sees it: its strand of reports, folded up to a day, with its name, its people and its sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import groupby

from dateline.ledger.clues import AHEAD, Clue, Strand
from dateline.ledger.fold import State, fold
from dateline.ledger.people import People
from dateline.ledger.reasons import speaks_of_move
from dateline.ledger.verdict import Word
from dateline.ledger.voices import NAMELESS, PARTY, Voices
from dateline.model import Event, Grain, Kind, Report, Window
from dateline.rules import rows

__all__ = ["portrait"]

# A participant stands in at least this share of the reports that name any.
_NAMED_BY = 0.3
# A report that is its event's by a smaller chance than this moves nothing that a better tied one said: it may speak of something else.
_FIRMLY = 0.5


def portrait(
    strand: Strand,
    clues: Sequence[Clue],
    people: People,
    voices_of: Callable[[str], Voices],
    *,
    grip: Callable[[Clue], float],
    as_of: date | None,
    today: date,
) -> Event:
    """The event that these reports (the live ones, in publication order, beginning with a strand) add up to.

    `grip` tells how surely each of them is about it.
    """
    words: list[Word] = []
    numbers: tuple[int, ...] = ()
    kind = Kind.OTHER
    for day, numbers, kind in _evenings(clues):
        said = [_word(clue, voices_of(clue.page), numbers, people, grip(clue), kind) for clue in day]
        words += [_until(word) for word in said] if kind is Kind.DECISION else said
    state, turns = fold(words, as_of)
    participants = tuple(people.canonical(n) for n in numbers)
    by = dict(state.carriers)
    by["kind"] = tuple(c.report.id for c in clues if c.report.kind is kind)
    if numbers:
        by["participants"] = tuple(c.report.id for c in clues if c.who & set(numbers))
    return Event(
        id=strand.id,
        story=strand.story,
        kind=kind,
        name=_name(kind, clues, participants, state),
        participants=participants,
        status=state.status,
        window=state.window,
        mode=state.mode,
        place=state.place,
        disputed=state.disputed,
        overdue=_overdue(state, as_of or today),
        outlets=0,  # `origins.sourced` counts both, for all events of a story at once
        origins=0,
        reports=tuple(c.report.id for c in clues),
        carriers=tuple(sorted(by.items())),
        turns=turns,
    )


def _evenings(clues: Sequence[Clue]) -> Iterator[tuple[tuple[Clue, ...], tuple[int, ...], Kind]]:
    """The reports day by day, with who takes part and of what kind it is as far as was known that evening.

    Both by vote of the reports, first named first. Whose word weighs how much hangs on it, and must not depend on what comes later.
    """
    who, kinds, naming = Counter[int](), Counter[Kind](), 0
    ordered = sorted(clues, key=lambda c: (c.day is not None, c.day or date.min))
    for _, same in groupby(ordered, key=lambda c: c.day):
        day = tuple(same)
        for clue in day:
            who.update(clue.who)
            naming += bool(clue.who)
            kinds[clue.report.kind] += 3 if clue.firm else 1
        parties = tuple(n for n, times in who.most_common() if times >= _NAMED_BY * naming)
        yield day, parties, max(kinds, key=lambda k: kinds[k])


def _word(
    clue: Clue, voices: Voices, numbers: Sequence[int], people: People, grip: float, kind: Kind
) -> Word:
    report = clue.report
    side, rank = _side(report, voices, set(numbers), people), clue.voice
    if side is not None and rank > 1:
        rank = PARTY
    if grip < _FIRMLY:
        rank = NAMELESS
    whose = str(side if side is not None else report.source)
    return Word(
        report,
        clue.day,
        clue.page,
        rank,
        whose,
        speaks_of_move(clue.text),
        clue.spots,
        grip=grip,
        voice=clue.voice,
        firm=clue.firm,
        kind=kind,
        parties=len(clue.who.intersection(numbers)),
        people=len(clue.who),
    )


def _until(word: Word) -> Word:
    """A decision whose time limit is told ("the deadline is 28 March") may come on any day until then."""
    report, day = word.report, word.day
    due = report.window
    if report.kind is not Kind.DEADLINE or report.status not in AHEAD or due is None or day is None:
        return word
    if due.length != 1 or due.last is None or due.last <= day:
        return word
    return replace(word, report=replace(report, window=Window(day, due.last, Grain.DAYS, due.words)))


def _side(report: Report, voices: Voices, numbers: set[int], people: People) -> int | None:
    """The party for which a source speaks: itself, or the one that its role names."""
    if report.source is None:
        return None
    number = people.find(report.source)
    if number in numbers:
        return number
    described = f"{report.source} {voices.role(report.source)}".casefold()
    for party in sorted(numbers):
        if any(form.casefold() in described for form in people.forms(party) if len(form) > 2):
            return party
    return None


def _overdue(state: State, day: date) -> bool:
    """Its window has passed without a word of what came of it."""
    due = state.window.last if state.window else None
    return state.status in AHEAD and due is not None and due < day


_ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth", "final"})
_COMMON = 0.3  # an order or a place names the event where at least this share of its reports say it


@cache
def _nouns() -> Mapping[Kind, frozenset[str]]:
    """The nouns that name an event of each kind by themselves."""
    found: dict[Kind, set[str]] = {kind: {kind.value} for kind in Kind}
    for row in rows("kinds"):
        if row["part"] == "noun" and row["strength"] in {"strong", "weak"} and row["kind"] in set(Kind):
            found[Kind(row["kind"])].update(row["words"])
    return {kind: frozenset(words) for kind, words in found.items()}


def _name(kind: Kind, clues: Sequence[Clue], participants: Sequence[str], state: State) -> str:
    """A short name a person would use: "second talks of A and B in Muscat". Verbs give way to the kind's own noun."""
    heads = Counter(
        head for c in clues if c.report.kind is kind and (head := c.report.head.lower()) in _nouns()[kind]
    )
    noun = max(heads, key=lambda h: heads[h]) if heads else "event" if kind is Kind.OTHER else kind.value
    orders = Counter(c.report.order for c in clues if c.report.order in _ORDINALS)
    said = max(orders, key=lambda o: orders[o]) if orders else None
    order = f"{said} " if said and said != noun and orders[said] >= _COMMON * len(clues) else ""
    who = " of " + _listed(participants[:3]) if participants else ""
    where = f" in {state.place}" if state.place and state.place[:1].isupper() else ""
    return f"{order}{noun}{who}{where}"


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
