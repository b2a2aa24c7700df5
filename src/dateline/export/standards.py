"""What a status is called elsewhere: IPTC's occurrence status, iCalendar, schema.org. The one table of it; docs are made from it.

Two things are kept apart that standards like to mix: how *certain* it is that an event occurs (IPTC, `eos0` to `eos6`), and
what *state* its record is in (iCalendar, schema.org). IPTC has no code for what is put off without a day: nobody says then
how sure it is, so none is given. A bare future tense is never `eos5`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.export.revisions import earlier_windows
from dateline.export.sheet import STATUS_WORDS
from dateline.model import Event, Status

__all__ = ["EOS", "EOS_NAMES", "ROWS", "Standard", "standard", "standards_table"]

EOS = "http://cv.iptc.org/newscodes/eventoccurstatus/"
"""The scheme's address (CC BY 4.0, IPTC); a code is appended to it."""

EOS_NAMES = {
    "eos2": "Planned, occurrence highly uncertain",
    "eos3": "Planned, may occur",
    "eos4": "Planned, occurrence highly likely",
    "eos5": "Planned, occurs certainly",
    "eos6": "Planned, then cancelled",
}


@dataclass(frozen=True, slots=True)
class Standard:
    """How one status is written in other standards. `case` narrows a status ("", "in doubt", "to a new date").

    `eos` is None where IPTC has no code; `icalendar` is a VEVENT's STATUS; `schema_org` an EventStatusType.
    """

    status: Status
    case: str
    eos: str | None
    icalendar: str
    schema_org: str

    @property
    def eos_uri(self) -> str | None:
        """The IPTC concept's full address."""
        return EOS + self.eos if self.eos else None

    @property
    def eos_name(self) -> str | None:
        """The IPTC concept's name."""
        return EOS_NAMES[self.eos] if self.eos else None


IN_DOUBT = "in doubt"
NEW_DATE = "to a new date"
MOVED = "moved from an earlier date"
ROWS = (
    Standard(Status.POSSIBLE, "", "eos3", "TENTATIVE", "EventScheduled"),
    Standard(Status.POSSIBLE, IN_DOUBT, "eos2", "TENTATIVE", "EventScheduled"),
    Standard(Status.POSSIBLE, MOVED, "eos3", "TENTATIVE", "EventRescheduled"),
    Standard(Status.EXPECTED, "", "eos4", "TENTATIVE", "EventScheduled"),
    Standard(Status.EXPECTED, MOVED, "eos4", "TENTATIVE", "EventRescheduled"),
    Standard(Status.CONFIRMED, "", "eos5", "CONFIRMED", "EventScheduled"),
    Standard(Status.CONFIRMED, MOVED, "eos5", "CONFIRMED", "EventRescheduled"),
    Standard(Status.UNDER_WAY, "", "eos5", "CONFIRMED", "EventScheduled"),
    Standard(Status.UNDER_WAY, MOVED, "eos5", "CONFIRMED", "EventRescheduled"),
    Standard(Status.HELD, "", "eos5", "CONFIRMED", "EventScheduled"),
    Standard(Status.HELD, MOVED, "eos5", "CONFIRMED", "EventRescheduled"),
    Standard(Status.POSTPONED, "", None, "TENTATIVE", "EventPostponed"),
    Standard(Status.POSTPONED, NEW_DATE, None, "TENTATIVE", "EventRescheduled"),
    Standard(Status.CANCELLED, "", "eos6", "CANCELLED", "EventCancelled"),
)
"""In doubt: `possible` while reports contradict each other on whether it takes place at all. Moved: it had other days before."""

_BY = {(row.status, row.case): row for row in ROWS}


def standard(event: Event) -> Standard:
    """The row that fits an event."""
    case = ""
    if event.status is Status.POSTPONED:
        case = NEW_DATE if event.window else ""
    elif event.status is Status.POSSIBLE and "status" in event.disputed:
        case = IN_DOUBT
    elif event.status is not Status.CANCELLED and event.window and earlier_windows(event):
        case = MOVED
    return _BY[event.status, case]


def standards_table() -> Iterator[str]:
    """The table as lines of Markdown."""
    yield "| status | IPTC eventoccurstatus | iCalendar STATUS | schema.org eventStatus |"
    yield "|---|---|---|---|"
    for row in ROWS:
        status = STATUS_WORDS[row.status] + (f", {row.case}" if row.case else "")
        eos = f"{row.eos} ({row.eos_name})" if row.eos else "none"
        yield f"| {status} | {eos} | {row.icalendar} | {row.schema_org} |"
