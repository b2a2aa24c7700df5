"""One event on a page of its own: its state, its history as a strip, who carries what, and every report on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.export.sheet import Entry
from dateline.export.sourcing import sourcing_lines
from dateline.export.strip import Row, strip_lines
from dateline.export.text import Line, foot_line, head_lines, voice_lines

__all__ = ["event_lines"]


def event_lines(entry: Entry, rows: Sequence[Row], width: int = 80) -> Iterator[Line]:
    """The page; `rows` is the event's strip, and `entry` is laid out with every voice."""
    yield from head_lines(entry, width, story=True)
    yield foot_line(entry)
    if rows:
        yield ()
        yield (("How it went", "heading"),)
        yield from strip_lines(rows, width)
    if sourcing := list(sourcing_lines(entry.event, width)):
        yield ()
        yield (("Who carries what", "heading"),)
        yield from sourcing
    yield ()
    yield (("What was said, newest first", "heading"),)
    for voice in entry.voices:
        yield from voice_lines(voice, width)
