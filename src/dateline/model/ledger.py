"""What readings add up to: stories, events, and the state of play as of a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dateline.model.decision import Correction, Tie
from dateline.model.origins import Origin, Sourcing
from dateline.model.report import Kind, Mode, Reading, Report, Status
from dateline.model.time import Window

__all__ = ["Event", "Snapshot", "Story", "Turn"]


def _counted(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"


@dataclass(frozen=True, slots=True)
class Turn:
    """A day on which an event's state changed, what it became, and the reports that made it so.

    `carriers` names, per field, those of them that carry its value; `disputed` the fields contradicted from then on.
    `by` names the person whose correction made it so, where one did.
    """

    day: date
    status: Status
    window: Window | None
    mode: Mode | None
    place: str | None
    reports: tuple[str, ...]
    carriers: tuple[tuple[str, tuple[str, ...]], ...] = ()
    disputed: tuple[str, ...] = ()
    by: str | None = None

    def __repr__(self) -> str:
        return f"<Turn {self.day} {self.status.value}, {self.window or 'no date'}>"


@dataclass(frozen=True, slots=True)
class Event:
    """Something particular and datable, as its reports up to a day add up to.

    `id` comes from the earliest report, so it is the same for every day and every order of reading. `carriers` names,
    per field, the reports that carry its value. `disputed` lists fields on which live reports contradict each other.
    `outlets` counts who printed a report, `origins` the newsrooms that carried it first; `sourcing` tells both per field,
    and `traced` where each of its reports comes from.
    `corrected` holds the corrections in force: no report carries the value of those fields.
    """

    id: str
    story: str
    kind: Kind
    name: str
    participants: tuple[str, ...]
    status: Status
    window: Window | None
    mode: Mode | None
    place: str | None
    disputed: tuple[str, ...]
    overdue: bool
    outlets: int
    origins: int
    reports: tuple[str, ...]
    carriers: tuple[tuple[str, tuple[str, ...]], ...] = ()
    turns: tuple[Turn, ...] = ()
    sourcing: tuple[Sourcing, ...] = ()
    traced: tuple[Origin, ...] = ()
    corrected: tuple[Correction, ...] = ()

    def __repr__(self) -> str:
        marks = [
            str(self.window or "no date"),
            *(["overdue"] if self.overdue else []),
            *(["disputed"] if self.disputed else []),
        ]
        return f"<Event {self.id} {self.status.value}, {', '.join(marks)}: {self.name}>"


@dataclass(frozen=True, slots=True)
class Story:
    """Articles about one developing story, oldest first."""

    id: str
    title: str
    articles: tuple[str, ...]

    def __repr__(self) -> str:
        return f"<Story {self.id}, {_counted(len(self.articles), 'article', 'articles')}: {self.title}>"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The diary as of a day (None: all that was read). What every face shows.

    `readings` holds the readings that count by then, already cut to what was published by that day; `copies` maps
    an article to the one it reprints; `event_of` a report to its event; `story_of` an article to its story.
    """

    as_of: date | None
    readings: tuple[Reading, ...]
    stories: tuple[Story, ...]
    events: tuple[Event, ...]
    copies: tuple[tuple[str, str], ...] = ()
    event_of: tuple[tuple[str, str], ...] = ()
    story_of: tuple[tuple[str, str], ...] = ()
    ties: tuple[Tie, ...] = ()

    def __repr__(self) -> str:
        held = (
            _counted(len(self.readings), "article", "articles"),
            _counted(len(self.stories), "story", "stories"),
            _counted(len(self.events), "event", "events"),
        )
        return f"<Snapshot{f' as of {self.as_of}' if self.as_of else ''}: {', '.join(held)}>"

    def report(self, report_id: str) -> tuple[Reading, Report] | None:
        """A report and the reading it stands in, or None."""
        for reading in self.readings:
            for report in reading.reports:
                if report.id == report_id:
                    return reading, report
        return None
