"""Temporal awareness of a timeline (UzZaman and Allen 2011), as SemEval-2015 Task 4 scores it; our own writing of its tool.

A timeline's lines (order, day, events) become relations: every event is simultaneous with its day, and every event in the sorted list
is before, or simultaneous with, the next one. Line 0 (no place in time) is not scored. A relation that follows from earlier
ones is dropped, one that contradicts them is kept apart. Precision: the share of the system's relations that hold in the gold's
closure; recall the other way round. The original tool (Python 2) leaves timelines that score nothing out of its
micro average; here they count.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

Relation = tuple[str, str, str]  # one, other, "<" or "="


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a timeline: its place in the order, its day (as written), its events ("document-sentence-word")."""

    order: int
    day: str
    events: tuple[str, ...]


def lines(text: str) -> list[Line]:
    """A timeline file's lines, but the first, which names its entity."""
    out = []
    for line in filter(str.strip, text.splitlines()[1:]):
        order, day, *events = (cell.strip() for cell in line.rstrip().split("\t"))
        if events:
            out.append(Line(int(order), day, tuple(e for e in events if e)))
    return out


def _natural(line: Line) -> list[tuple[int, int, str]]:
    """The order in which the tool takes lines of one place: as text, but numbers as numbers."""
    text = "\t".join((str(line.order), line.day, *line.events))
    return [(0, int(part), "") if part.isdigit() else (1, 0, part) for part in re.split(r"(\d+)", text)]


def relations(timeline: Sequence[Line]) -> list[Relation]:
    """What a timeline says, a repeated event told apart by its count."""
    events: list[tuple[str, int]] = []
    out: list[Relation] = []
    seen: Counter[str] = Counter()
    for line in sorted(timeline, key=_natural):
        for event in line.events if line.order else ():
            name = f"{event} {seen[event]}"
            seen[event] += 1
            events.append((name, line.order))
            out.append((name, "day " + line.day, "="))
    for (one, first), (other, second) in pairwise(events):
        out.append((one, other, "<" if first < second else "="))
    return out


@dataclass(slots=True)
class Graph:
    """What follows from a list of relations, taken in their order."""

    given: set[Relation] = field(default_factory=set)
    kept: list[Relation] = field(default_factory=list)
    _class: dict[str, str] = field(default_factory=dict)
    _after: dict[str, set[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, told: Iterable[Relation]) -> Graph:
        """The graph of relations: `kept` are those that did not follow from earlier ones."""
        out = cls()
        for one, other, how in told:
            out.given.add((one, other, how))
            known = out._known(one, other)
            if known == how:
                continue
            out.kept.append((one, other, how))
            if known is None:
                out._add(one, other, how)
        return out

    def holds(self, relation: Relation) -> bool:
        """Whether a relation is said or follows."""
        one, other, how = relation
        return relation in self.given or self._known(one, other) == how

    def _known(self, one: str, other: str) -> str | None:
        a, b = self._class.get(one), self._class.get(other)
        if a is None or b is None:
            return None
        return "=" if a == b else "<" if self._reaches(a, b) else ">" if self._reaches(b, a) else None

    def _reaches(self, a: str, b: str) -> bool:
        todo, seen = [a], {a}
        while todo:
            for step in self._after.get(todo.pop(), ()):
                if step == b:
                    return True
                if step not in seen:
                    seen.add(step)
                    todo.append(step)
        return False

    def _add(self, one: str, other: str, how: str) -> None:
        a, b = self._class.setdefault(one, one), self._class.setdefault(other, other)
        if how == "<":
            self._after.setdefault(a, set()).add(b)
            return
        self._class = {name: a if mine == b else mine for name, mine in self._class.items()}
        self._after.setdefault(a, set()).update(self._after.pop(b, set()))
        for steps in self._after.values():
            if b in steps:
                steps.discard(b)
                steps.add(a)


@dataclass(slots=True)
class Score:
    """Sums over timelines: relations of the system and how many hold, of the gold and how many are held."""

    right: int = 0
    system: int = 0
    recalled: int = 0
    gold: int = 0

    def add(self, other: Score) -> None:
        """Count one more timeline."""
        self.right += other.right
        self.system += other.system
        self.recalled += other.recalled
        self.gold += other.gold

    @property
    def precision(self) -> float:
        """In percent."""
        return 100 * self.right / max(1, self.system)

    @property
    def recall(self) -> float:
        """In percent."""
        return 100 * self.recalled / max(1, self.gold)

    @property
    def f1(self) -> float:
        """In percent."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def score(gold: Sequence[Line], system: Sequence[Line]) -> Score:
    """One timeline against the gold's."""
    wanted, found = Graph.of(relations(gold)), Graph.of(relations(system))
    return Score(
        sum(map(wanted.holds, found.kept)),
        len(found.kept),
        sum(map(found.holds, wanted.kept)),
        len(wanted.kept),
    )
