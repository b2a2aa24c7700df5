"""What changed, as a newsroom would be told: each event once, under what matters most of it, with the words that made it so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from dateline.export import days
from dateline.export.sheet import Entry, Voice, entry, voice
from dateline.export.telling import change_record, was_is
from dateline.export.text import INDENT, Line, folded, foot_line, head_lines, passing_lines, voice_lines
from dateline.model import Change, Reading, Report, Snapshot, Turned

__all__ = ["News", "changes_lines", "changes_record", "news"]

PAST = "Looking back: told only as past"
SECTIONS: tuple[tuple[str, tuple[Turned, ...]], ...] = (
    ("Called off", (Turned.CANCELLED,)),
    ("What came of it", (Turned.HELD,)),
    ("Under way", (Turned.UNDER_WAY,)),
    ("Put off", (Turned.POSTPONED,)),
    ("Moved", (Turned.MOVED, Turned.UNDATED)),
    ("Newly expected", (Turned.NEW,)),
    ("Confirmed", (Turned.CONFIRMED,)),
    ("Overdue: the day has passed without word", (Turned.OVERDUE,)),
    ("Disputed", (Turned.DISPUTED,)),
    ("No longer disputed", (Turned.SETTLED,)),
    ("Likelier, or less likely", (Turned.EXPECTED, Turned.POSSIBLE)),
    ("Better known: when, where, how", (Turned.DATED, Turned.PLACE, Turned.FORMAT)),
    (PAST, (Turned.PAST,)),
    ("Put together, taken apart, withdrawn", (Turned.SPLIT, Turned.MERGED, Turned.WITHDRAWN)),
)
"""An event stands in the first section that has a change of it. Who takes part, what it is read to be and by what id it goes
are no news: they are in the JSON."""
QUIET = frozenset({Turned.WHO, Turned.KIND, Turned.RENAMED})
APART = frozenset(
    {Turned.OVERDUE, Turned.DISPUTED}
)  # their day, or their voices, are not those of other changes
SELF_EVIDENT = frozenset({Turned.NEW, Turned.PAST})  # the section says it
VOICES = 2  # of a change that are quoted; a dispute has two sides


@dataclass(frozen=True, slots=True)
class Item:
    """Changes that the same words made on one day: when, what each was and is, and who said so."""

    day: date | None
    told: tuple[str, ...]
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class News:
    """What is new of one event. `entry` lays it out as it is now, None where it is no more."""

    section: str
    event: str
    name: str
    entry: Entry | None
    items: tuple[Item, ...]


def news(changes: Sequence[Change], before: Snapshot, after: Snapshot) -> tuple[News, ...]:
    """One for each event that has something to tell, section by section; what is due first stands first."""
    told = _reports(before) | _reports(after)
    now = {event.id: event for event in after.events}
    by_event: dict[str, list[Change]] = {}
    for change in changes:
        by_event.setdefault(change.event, []).append(change)
    found: dict[str, list[News]] = {title: [] for title, _ in SECTIONS}
    for event_id, mine in by_event.items():
        if (title := _section(mine)) is None:
            continue
        event = now.get(event_id)
        items = tuple(_items(mine, after, told))
        laid_out = entry(after, event) if event else None
        found[title].append(News(title, event_id, mine[0].name, laid_out, items))
    return tuple(one for section in found.values() for one in sorted(section, key=_due))


def _section(changes: Sequence[Change]) -> str | None:
    kinds = {change.kind for change in changes}
    return next((title for title, wanted in SECTIONS if kinds & set(wanted)), None)


def _due(one: News) -> tuple[date, date, str]:
    window = one.entry.event.window if one.entry else None
    last = (window.last or window.first) if window else None
    return (last or date.max, (window.first or date.min) if window else date.max, one.event)


def _reports(snapshot: Snapshot) -> dict[str, tuple[Reading, Report]]:
    return {p.id: (r, p) for r in snapshot.readings for p in r.reports}


def _items(
    changes: Sequence[Change], after: Snapshot, told: Mapping[str, tuple[Reading, Report]]
) -> Iterator[Item]:
    """The changes of one event, those of a day together; nobody is quoted twice with the same words."""
    event = next((e for e in after.events if e.id == changes[0].event), None)
    copies, quoted = dict(after.copies), set[str]()
    shown = [change for change in changes if change.kind not in QUIET]
    for (day, _), same in groupby(shown, key=lambda c: (c.day, c.kind in APART and c.kind)):
        together = list(same)
        by = dict.fromkeys(r for c in together for r in (c.reports or c.reports_before) if r in told)
        # A reprint says nothing that its original does not.
        own = [r for r in by if told[r][0].article.id not in copies] or list(by)
        if together[0].kind is Turned.DISPUTED:
            # One voice for each side.
            own = list({_value(told[r][1], str(together[0].after)): r for r in reversed(own)}.values())[::-1]
        else:
            own = own[:1]
        voices = tuple(v for v in (voice(*told[r]) for r in own[:VOICES]) if v.quote not in quoted)
        quoted |= {v.quote for v in voices}
        yield Item(day, tuple(was_is(c, event) for c in together if c.kind not in SELF_EVIDENT), voices)


def _value(report: Report, field: str) -> object:
    if field == "window":
        return (report.window.first, report.window.last) if report.window else None
    value: object = getattr(report, field)
    return value


def changes_lines(found: Sequence[News], width: int = 80) -> Iterator[Line]:
    """The news, section by section."""
    for title, section in groupby(found, key=lambda one: one.section):
        yield ()
        yield ((title, "heading"),)
        for one in section:
            if title == PAST and one.entry:
                yield from passing_lines(one.entry, width)
            else:
                yield ()
                yield from _one(one, width)
    if not found:
        yield ()
        yield (("Nothing has changed.", ""),)


def _one(one: News, width: int) -> Iterator[Line]:
    if one.entry is None:
        yield from folded(one.name, "name", width, "  ")
    else:
        yield from head_lines(one.entry, width)
    for item in one.items:
        if item.told:
            day = f"{days.short_day(item.day)}: " if item.day else ""
            yield from folded(day + "; ".join(item.told), "moved", width, INDENT)
        for said in item.voices:
            yield from voice_lines(said, width)
    if one.entry is None:
        yield ((f"{INDENT}event {one.event}", "dim"),)
    else:
        yield foot_line(one.entry)


def changes_record(changes: Sequence[Change], before: Snapshot, after: Snapshot) -> list[dict[str, Any]]:
    """Every change for JSON, in the order of their days, each with the words behind what is and what was."""
    told = _reports(before) | _reports(after)
    stories = {event.id: event.story for event in (*before.events, *after.events)}
    return [
        change_record(change)
        | {
            "story": stories.get(change.event),
            "reports": [_voice(told, r) for r in change.reports if r in told],
            "reports_before": [_voice(told, r) for r in change.reports_before if r in told],
        }
        for change in changes
    ]


def _voice(told: Mapping[str, tuple[Reading, Report]], report: str) -> dict[str, Any]:
    said = voice(*told[report])
    return {
        "report": said.report,
        "quote": said.quote,
        "source": said.who,
        "via": list(said.via),
        "outlet": said.outlet,
        "day": said.day.isoformat() if said.day else None,
    }
