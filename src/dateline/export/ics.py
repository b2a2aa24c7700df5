"""The diary as a calendar (RFC 5545) that one subscribes to: every event under its own UID, called off or not.

News names days, not hours, and often only "next week": an event stands as an all-day span over the days that are told, with a
COMMENT where they are no single day, and blocks nobody's time. What was put off without a new day stays on its last one and
says so. What never had a day is left out and counted: a calendar has no place for it, and a to-do that nobody can tick off
is none.

No METHOD is given, so that DTSTAMP is the day of the last change (RFC 5545, 3.8.7.2) and equal diaries give equal files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from importlib.metadata import version
from typing import TYPE_CHECKING

from dateline.export import days
from dateline.export.narrow import by_event
from dateline.export.plain import capital, one_line, plain, web_address
from dateline.export.revisions import earlier_windows, instant, revision, told_window
from dateline.export.sheet import Entry, entry
from dateline.export.standards import standard
from dateline.export.text import plural
from dateline.model import Event, Snapshot, Status, Window

if TYPE_CHECKING:
    from icalendar import Event as Component

__all__ = ["ics"]

Link = Callable[[str], str]
REFRESH = timedelta(hours=6)
"""How often a subscriber is asked to look again; a paper changes a few times a day."""
LONGEST = date(9999, 12, 30)  # the day after it must exist: DTEND is the first day that is free again


def ics(snapshot: Snapshot, *, today: date, title: str = "Dateline", link: Link | None = None) -> str:
    """A calendar of the snapshot's events, in the order of their days. `link` gives the address of an event's page.

    `today` dates what no page dates, and the calendar where it is empty.
    """
    # Late: a quarter of a second that only calendars need.
    from icalendar import Calendar  # noqa: PLC0415

    dated = [(on, event, story) for story, event in by_event(snapshot) if (on := _days(event))]
    dated.sort(key=lambda one: (one[0], one[1].id))
    changed = max((_changed(event, today) for _, event, _ in dated), default=snapshot.as_of or today)
    calendar = Calendar.new(
        name=one_line(title),
        description=_told(len(dated), len(snapshot.events) - len(dated), snapshot.as_of),
        prodid=f"-//Dateline//Dateline {version('dateline')}//EN",
        version="2.0",
        last_modified=instant(changed),
        refresh_interval=REFRESH,
    )
    del calendar["UID"]  # drawn at random; a calendar needs none
    calendar["REFRESH-INTERVAL"].params["VALUE"] = "DURATION"  # RFC 7986, 5.7, demands it
    calendar.add("X-PUBLISHED-TTL", "PT6H")  # what Outlook reads in its stead
    for on, event, story in dated:
        calendar.add_component(_component(story, event, on, today, link))
    return str(calendar.to_ical().decode("utf-8"))


def _told(dated: int, left_out: int, as_of: date | None) -> str:
    told = f"{plural(dated, 'event')} that the news expects or tells of"
    if as_of:
        told += f", as known on {days.short_day(as_of)}"
    if left_out:
        told += f". {left_out} without any day {'is' if left_out == 1 else 'are'} left out"
    return f"{told}."


def _component(
    snapshot: Snapshot, event: Event, on: tuple[date, date], today: date, link: Link | None
) -> Component:
    """The VEVENT; `snapshot` is that of its story."""
    from icalendar import Event as Vevent  # noqa: PLC0415

    laid_out, row, revised = entry(snapshot, event), standard(event), revision(event)
    changed = instant(_changed(event, today))
    comment = _comment(event)
    return Vevent.new(
        uid=f"{event.id}@dateline",
        stamp=changed,
        last_modified=changed,
        created=instant(revised.first) if revised.first else changed,
        sequence=revised.number,
        start=on[0],
        end=on[1] + timedelta(days=1),
        summary=_summary(laid_out),
        description="\n".join(_description(snapshot, laid_out)),
        comments=[comment] if comment else [],
        status=row.icalendar,  # type: ignore[arg-type]
        concepts=[row.eos_uri] if row.eos_uri else [],
        categories=[event.kind.value.capitalize()],
        location=one_line(event.place) if event.place else None,
        refids=[event.story],
        transparency="TRANSPARENT",  # type: ignore[arg-type]
        url=link(event.id) if link else None,
    )


def _changed(event: Event, today: date) -> date:
    return revision(event).last or today


def _shown(event: Event) -> Window | None:
    """The days an event is shown on: its own, or the last it had."""
    earlier = earlier_windows(event)
    return told_window(event) or (earlier[-1] if earlier else None)


def _days(event: Event) -> tuple[date, date] | None:
    """First and last day in the calendar; an open end stands as the day that is told."""
    window = _shown(event)
    first, last = (window.first, window.last) if window else (None, None)
    on = (first or last, last or first)
    if on[0] is None or on[1] is None:
        return None
    return min(on[0], LONGEST), min(on[1], LONGEST)


def _summary(laid_out: Entry) -> str:
    """What a month view shows: what, how sure, and how closely the day is known."""
    event = laid_out.event
    words = [one_line(capital(event.name)), _state(laid_out)]
    window = told_window(event)
    if window and window.length != 1 and event.status is not Status.CANCELLED:
        words.append(laid_out.when)
    return " · ".join(words)


def _state(laid_out: Entry) -> str:
    event = laid_out.event
    status = event.status.value.replace("_", " ")
    if event.status is Status.POSTPONED and event.window is None:
        status += ", no new date"
    if event.overdue:
        status += ", overdue"
    return status + (", disputed" if event.disputed else "")


def _comment(event: Event) -> str | None:
    """Why it stands on these days, where the news does not name just them."""
    window = told_window(event)
    if window is None:
        return "No day is told any more: shown on the last one that was."
    if window.first is None:
        return "A deadline: only the last day is told."
    if window.last is None:
        return "Only the first day is told: it may be later, or last longer."
    if window.length != 1:
        words = f" (“{one_line(window.words)}”)" if window.words else ""
        return f"No single day is told: some time within these{words}."
    return None


def _description(snapshot: Snapshot, laid_out: Entry) -> Iterator[str]:
    event = laid_out.event
    yield capital(f"{one_line(laid_out.state)}: {laid_out.when}.")
    for window in earlier_windows(event):
        yield f"Previously: {days.window(window)}."
    if event.overdue:
        yield "Overdue: its days have passed, and no page says what came of it."
    yield from (plain(f"{told}.") for told in (*laid_out.corrections, *laid_out.disputes))
    if len(laid_out.moved) > 1:
        yield f"How it went: {' → '.join(laid_out.moved)}."
    for voice in laid_out.voices:
        yield ""
        yield one_line(f"“{voice.quote}”")
        yield one_line(f"— {voice.line}")
        at = snapshot.report(voice.report)
        if at and (address := web_address(at[0].article)):
            yield address
    yield ""
    yield f"{laid_out.counts} · event {event.id}" + (
        f" · {one_line(laid_out.story)}" if laid_out.story else ""
    )
