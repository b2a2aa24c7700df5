"""What people have decided, followed while reports (or pages) are placed one by one in the ledger's order.

A move says where one report belongs; a merge (`whole`) makes one of two groups, with all that joins either by itself; a
parting keeps two things out of one group, so that what is like the one no longer drags the other along. The newest of
decisions that contradict each other counts. Order of arrival is no matter: everything here follows the ledger's order.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass

from dateline.model import Tie

__all__ = ["Order", "Orders"]


@dataclass(frozen=True, slots=True)
class Order:
    """Where a thing must go (`home`), may not go (`barred`: groups), or that it opens a group of its own (`alone`)."""

    home: str | None = None
    barred: Set[str] = frozenset()
    alone: bool = False


class Orders:
    """Decisions about the reports of a story, or about pages. A home is what a thing was placed in; a group, homes made one."""

    def __init__(self, ties: Iterable[Tie]) -> None:
        self._ties = [tie for tie in ties if tie.by != "ledger"]
        self._of: dict[str, list[int]] = {}
        for number, tie in enumerate(self._ties):
            for end in {tie.left, tie.right}:
                self._of.setdefault(end, []).append(number)
        self._home: dict[str, str] = {}
        self._opened: dict[str, int] = {}
        self._group: dict[str, str] = {}
        self._awaited: dict[str, list[str]] = {}

    def speak_of(self, thing: str) -> bool:
        """Whether a person decided anything about a thing."""
        return thing in self._of

    def of(self, thing: str) -> Order:
        """What was decided about a thing that is about to be placed."""
        # What waits attracts nothing: a person has said that it is about something else than it seems to be.
        waiting = (home for awaited, homes in self._awaited.items() if awaited != thing for home in homes)
        home, barred, alone = None, {self.group(home) for home in waiting}, False
        for tie in (self._ties[n] for n in self._of.get(thing, ())):
            moves = thing == tie.left
            there = self._home.get(tie.right if moves else tie.left)
            if tie.same and not tie.whole:
                # What is moved to something still to come waits for it, with all that waits for the same.
                if moves and there is None:
                    there = next(iter(self._awaited.get(tie.right, ())), None)
                home, alone = there or home, alone or (moves and there is None)
                barred.discard(self.group(there or ""))
            elif not tie.same and there is not None:
                barred.add(self.group(there))
                home = None if home and self.group(home) == self.group(there) else home
        return Order(home, barred, alone and home is None)

    def placed(self, thing: str, home: str) -> None:
        """Remember where a thing went, and merge the groups that a decision on it says are one."""
        self._home[thing] = home
        self._opened.setdefault(home, len(self._opened))
        self._awaited.pop(thing, None)
        for number in self._of.get(thing, ()):
            tie = self._ties[number]
            if tie.same and not tie.whole and thing == tie.left and tie.right not in self._home:
                self._awaited.setdefault(tie.right, []).append(home)
            other = self._home.get(tie.right if thing == tie.left else tie.left)
            if tie.whole and tie.same and other is not None:
                self._merge(self.group(home), self.group(other), number)

    def _merge(self, one: str, other: str, number: int) -> None:
        """Make one group of two, under the name of the one opened first; unless a later decision keeps them apart."""
        if one == other:
            return
        for tie in self._ties[number + 1 :]:
            ends = [self._home.get(tie.left), self._home.get(tie.right)]
            if not tie.same and {self.group(end) for end in ends if end} == {one, other}:
                return
        first, second = sorted((one, other), key=lambda g: self._opened[g])
        for home in self._opened:
            if self.group(home) == second:
                self._group[home] = first

    def homes(self) -> Iterable[str]:
        """Every home so far, in the order in which they were opened."""
        return self._opened

    def group(self, home: str) -> str:
        """The group that a home belongs to by now."""
        return self._group.get(home, home)

    def followed(self) -> list[Tie]:
        """The decisions both of whose ends have been placed."""
        return [t for t in self._ties if t.left in self._home and t.right in self._home]
