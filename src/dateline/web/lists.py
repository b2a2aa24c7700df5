"""What the pages that list events and stories are told of one day: rows, and no page of news is opened for them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import date

from dateline.desk import Chapter, Clipping, Face, Listed, rows
from dateline.diary import Diary
from dateline.export import Filters
from dateline.web.notes import Notes

__all__ = ["AT_ONCE", "Lists"]

NOTES = 200  # answers kept: the filters that visitors are looking through
AT_ONCE = 200  # first events of a part that are asked for together: those that are shown, and those whose names are suggested


class Lists(Notes):
    """The lists as of a day (`as_of` None: all that was read); `day` is the day from which they are seen.

    `turn` is taken while the diary is asked: it answers one at a time.
    """

    def __init__(
        self, diary: Diary, as_of: date | None, today: date, turn: AbstractContextManager[object]
    ) -> None:
        super().__init__(NOTES)
        self._turn = turn
        self.as_of = as_of
        self.day = as_of or today
        self._diary = diary

    def overdue(self, line: Listed) -> bool:
        """Whether its day has passed without word: only the day tells."""
        return rows.overdue(line, self.day)

    def chosen(self, filters: Filters, words: str = "") -> list[Listed]:
        """The events that all filters let through, with all of these words in what they are called."""

        def choose() -> list[Listed]:
            with self._turn:
                found = self._diary.desk.listed(self.as_of, filters=filters, words=words)
            if filters.status.casefold() == "overdue":
                found = [line for line in found if self.overdue(line)]
            return found

        return self.noted(("chosen", filters, words), choose)

    def counts(self, filters: Filters, lately: date) -> dict[str, int]:
        """How many events each part of the diary's page has; `lately` is the first day that is news there."""

        def count() -> dict[str, int]:
            with self._turn:
                found = self._diary.desk.counts(self.as_of, filters, seen=self.day, lately=lately)
            late = filters.status.casefold() == "overdue"
            return {part: 0 if late and part != "overdue" else many for part, many in found.items()}

        return self.noted(("counts", filters, lately), count)

    def first(self, part: str, filters: Filters, lately: date, most: int, start: int = 0) -> list[Listed]:
        """The first events of such a part, from `start` on, in the order that a reader wants."""

        at_once = most if start else max(most, AT_ONCE)

        def look() -> list[Listed]:
            with self._turn:
                return self._diary.desk.first(
                    part, self.as_of, filters, seen=self.day, lately=lately, most=at_once, start=start
                )

        return self.noted(("first", part, filters, lately, at_once, start), look)[:most]

    def of_stories(self, stories: Collection[str]) -> list[Listed]:
        """The events of some stories."""
        with self._turn:
            return self._diary.desk.listed(self.as_of, among=stories)

    def soonest(self, line: Listed) -> tuple[str, str, str]:
        """The order of what is to come: by the last day on which it may be."""
        return rows.soonest(line, self.as_of)

    def faces(self, lines: Iterable[Listed]) -> list[Face]:
        """What a list shows of some events."""
        with self._turn:
            return self._diary.desk.faces(lines, self.as_of, today=self.day)

    def chapters(self) -> Sequence[tuple[str, Chapter]]:
        """Every story, in the order of their ids."""
        with self._turn:
            return self.noted("chapters", lambda: self._diary.desk.chapters(self.as_of))

    def clippings(self, story: str = "") -> list[tuple[str, Clipping]]:
        """Every page, or those of one story, as far as lists of pages, statements and doubts tell."""
        with self._turn:
            return self._diary.desk.clippings(self.as_of, story or None)

    def doubtful(self) -> list[tuple[str, tuple[str, ...]]]:
        """The pages with something that could not be told, oldest first, and by which rules."""
        with self._turn:
            return self.noted("doubtful", lambda: self._diary.desk.doubtful(self.as_of))

    def naming(self, part: str) -> set[str]:
        """The stories with an event, a page or words of somebody of whose name this is a part, folded."""
        with self._turn:
            return self.noted(("naming", part), lambda: self._diary.desk.naming(part, self.as_of))

    def titles(self, most: int) -> list[tuple[str, str]]:
        """The first stories, in the order of their ids, and what they are called."""
        with self._turn:
            return self.noted(("titles", most), lambda: self._diary.desk.titles(self.as_of, most))

    def undated(self) -> int:
        """How many pages have no day."""
        with self._turn:
            return self.noted("undated", lambda: self._diary.desk.undated(self.as_of))

    def names(self, lines: Iterable[Listed]) -> list[tuple[str, str, int]]:
        """The names that some events bear: of which field, and how many of them bear it."""
        with self._turn:
            return self._diary.desk.names(self.as_of, [line.event for line in lines])
