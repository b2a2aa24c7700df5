"""The networks that choose an event's state (`src/dateline/ledger/choosing.npz`), from stories as they are read and placed.

    uv run --with torch python training/fold/fit.py STORIES… [--cache FOLDER] [--placed NETWORK NETWORK] [--write]

STORIES are folders with gold (`training/corpus/story.py` writes ours out; open or self-written text only). Their pages are read
once (`--cache` keeps the readings), and their reports are placed: by the network that ships, or, so that no story is placed by
a network that was fitted on it, by two that were each fitted on one half (`--placed`: of half 0, of half 1; `joining.half`).
Each day of an event that the gold knows is an example: the states that its words allow, and the one that the gold has as of
that day. The fold's own choices of the days before are what an event stands in, so the networks are fitted twice: on the
course of the rules, and on their own. Without `--write` it prints the figures of stories that a fit has not seen.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "links"))

from dateline.ledger import events, portrait
from dateline.ledger.choice import Day, Slot, alike, slots, statuses
from dateline.ledger.chooser import Chooser
from dateline.ledger.clues import AHEAD
from dateline.ledger.fold import Choice, State, evenings, fold
from dateline.ledger.joining import Network
from dateline.ledger.telltales import DAY, STATUS, WINDOW, of_day, of_status, of_window
from dateline.ledger.verdict import Word
from dateline.ledger.windows import anchored
from dateline.model import Status, Turn, Window
from descent import Descent
from links import Case, chosen, days_of, fields_right, linked
from scorer import Arrays, Example, Form
from taught import PARTS, arguments, half, keep, load, part

SHIPPED = Path(__file__).resolve().parents[2] / "src/dateline/ledger/choosing.npz"
FORM = Form(24, 2, Descent(rate=3e-3, decay=0.3, epochs=14, batch=64, least=0.03, short=True))
EARLIER = 0.5  # what a day counts on which the gold has no row of its own
_LATE = date.max


@dataclass(frozen=True, slots=True)
class Course:
    """An event of the gold: its story, its as-of rows, and the words that we have for it."""

    story: str
    rows: list[Mapping[str, Any]]
    words: list[Word]


def courses(case: Case) -> list[Course]:
    """The events of a story, as its reports are placed by the network at hand."""
    linked(case).link()
    same, found = chosen(case), []
    for event in dict.fromkeys(row["event"] for row in case.gold["as_of"]):
        rows = sorted((r for r in case.gold["as_of"] if r["event"] == event), key=lambda r: r["date"])
        found.append(Course(case.name, rows, _words(case, same.get(event, ""))))
    return found


def _words(case: Case, event: str) -> list[Word]:
    """The words that the fold hears of an event."""
    heard: list[Word] = []

    def listening(words: Iterable[Word], as_of: date | None) -> tuple[State, tuple[Turn, ...]]:
        said = sorted(words, key=lambda w: w.order)
        heard.extend(said)
        return fold(said, as_of)

    with patch.object(portrait, "fold", listening):
        linked(case).event(event, _LATE)
    return heard


def by_rules(day: Day) -> tuple[Status, Slot]:
    """The choice that leaves all to the rules."""
    return day.rules.status, day.by_rules(day.rules.status)


def walked(course: Course, choice: Choice) -> list[tuple[Day, State]]:
    """Day by day: what there was to choose from, and what became of it."""
    days: list[Day] = []

    def noting(day: Day) -> tuple[Status, Slot]:
        days.append(day)
        return choice(day)

    states = [(day, state) for _, day, state in evenings(course.words, noting) if day is not None]
    return [(day, state) for day, (_, state) in zip(days, states, strict=True)]


def _seen(window: Window | None, status: Status, day: Day, on: date) -> list[str] | None:
    """The days of a window as one who asks on a day is told them."""
    if window is not None and status in AHEAD:
        words = (*day.past, *day.said)
        window = anchored(window, {w.day for w in words if alike(w.report.window, window)}, on)
    return days_of(window)


def examples(course: Course, walk: Sequence[tuple[Day, State]]) -> Iterator[tuple[str, Example]]:
    """What each day of an event teaches: ("status" or "window", example)."""
    for day, _ in walk:
        rows = [row for row in course.rows if row["date"] <= day.day.isoformat()]
        if not rows:
            continue
        gold, known, may_be = rows[-1], of_day(day), statuses(day)
        status, weight = Status(gold["status"]), 1.0
        if gold["date"] != day.day.isoformat():
            weight = EARLIER
        if status in may_be:
            numbers = [[*of_status(day, s), *known] for s in may_be]
            yield (
                "status",
                Example(course.story, np.array(numbers, np.float32), may_be.index(status), weight),
            )
        undated = not any(w.report.window for w in day.said)
        if status is Status.CANCELLED and gold["window"] is None and undated:
            continue
        at_hand = slots(day, may_be)
        if (target := _target(day, status, gold, at_hand)) is not None:
            numbers = [[*of_window(day, status, s.window), *known] for s in at_hand]
            yield "window", Example(course.story, np.array(numbers, np.float32), target, weight)


def _target(day: Day, status: Status, gold: Mapping[str, Any], at_hand: Sequence[Slot]) -> int | None:
    """Which window is the gold's: as it stands, or as it is seen from the day of the row."""
    for on in (date.min, date.fromisoformat(gold["date"])):
        for at, slot in enumerate(at_hand):
            empty = slot.window is None
            if empty == (gold["window"] is None) and _seen(slot.window, status, day, on) == gold["window"]:
                return at
    return None


def fit(taught: Sequence[tuple[str, Example]]) -> Arrays:
    """Both networks, and the names of what goes in."""
    arrays: Arrays = {"status.names": np.array((*STATUS, *DAY)), "window.names": np.array((*WINDOW, *DAY))}
    for name in ("status", "window"):
        arrays |= FORM.fitted(name, [example for of, example in taught if of == name])
    return arrays


def taught_by(all_courses: Sequence[Course]) -> tuple[list[tuple[str, Example]], list[Counter[str]]]:
    """The examples of two rounds, and the figures of the rules and of each round on stories not seen."""
    walks = [walked(course, by_rules) for course in all_courses]
    figures, taught = [judged(all_courses, walks)], []
    for _ in range(2):
        pairs = zip(all_courses, walks, strict=True)
        taught += [found for course, walk in pairs for found in examples(course, walk)]
        choosers = [Chooser.of(fit([t for t in taught if part(t[1].story) != p])) for p in range(PARTS)]
        walks = [walked(course, choosers[part(course.story)].choose) for course in all_courses]
        figures.append(judged(all_courses, walks))
    return taught, figures


def judged(all_courses: Sequence[Course], walks: Sequence[Sequence[tuple[Day, State]]]) -> Counter[str]:
    """As-of rows and how many of them are right, in all and by field."""
    count: Counter[str] = Counter()
    for course, walk in zip(all_courses, walks, strict=True):
        for row in course.rows:
            on = date.fromisoformat(row["date"])
            count["rows"] += 1
            so_far = [(day, state) for day, state in walk if day.day <= on]
            if not so_far:
                continue
            day, state = so_far[-1]
            days = _seen(state.window, state.status, day, on)
            fields = fields_right(row, state.status, days, state.mode, state.place)
            count.update(found=1, right=all(fields.values()), **fields)
    return count


def told(count: Counter[str]) -> str:
    """Figures for people."""
    shares = (f"{name} {count[name] / count['found']:.3f}" for name in ("status", "window", "place"))
    return f"rows {count['right']} of {count['rows']} ({count['right'] / count['rows']:.3f}); of those found: {', '.join(shares)}"


def placed(read: Sequence[Case], networks: Sequence[Path]) -> list[Course]:
    """The courses of all stories; with two networks, each story placed by the one of the other half."""
    found: list[Course] = []
    for case in read:
        if not networks:
            found += courses(case)
            continue
        with np.load(networks[1 - half(case.name)]) as stored:
            weigh = Network.of(dict(stored)).weigh
        with patch.object(events, "chances", weigh):
            found += courses(case)
    return found


def main() -> None:
    """Read, place, fit, tell."""
    ap = arguments(__doc__)
    ap.add_argument("stories", nargs="+", type=Path, help="folders of story folders")
    ap.add_argument("--placed", nargs=2, type=Path, default=[], help="networks of half 0 and of half 1")
    a = ap.parse_args()
    read = load(sorted(f.parent for p in a.stories for f in p.glob("*/story.json")), a.cache)
    all_courses = placed(read, a.placed)
    taught, figures = taught_by(all_courses)
    print(len(read), "stories,", len(taught), "examples", flush=True)
    for name, count in zip(("rules", "first round", "second round"), figures, strict=True):
        print(f"{name}, stories not seen: {told(count)}", flush=True)
    if a.write:
        keep(SHIPPED, fit(taught))


if __name__ == "__main__":
    main()
