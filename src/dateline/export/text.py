"""A diary sheet as lines of text that fit a width, each piece with the part it plays, so that a face may colour it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap

from dateline.export import days
from dateline.export.sheet import Entry, Sheet

__all__ = ["Line", "Piece", "diary_lines", "diary_text", "entry_lines", "folded"]

Piece = tuple[str, str]
"""Some text and its part: "title", "heading", "when", "name", "status:held", "quote", "voice", "dim", "dispute", ""."""

Line = tuple[Piece, ...]

INDENT = "    "
ARROW = " → "


def diary_text(sheet: Sheet, width: int = 80) -> str:
    """The sheet as plain text, no line wider than `width` (a single longer word stands alone on its line)."""
    return "".join("".join(text for text, _ in line) + "\n" for line in diary_lines(sheet, width))


def diary_lines(sheet: Sheet, width: int = 80) -> Iterator[Line]:
    """The sheet line by line."""
    yield ((f"Diary as of {days.day(sheet.day)}", "title"),)
    yield from folded(_read(sheet), "dim", width, "")
    several = len(sheet.stories) > 1
    for section in sheet.sections:
        yield ()
        yield ((section.title, "heading"),)
        for entry in section.entries:
            if section.key == "background":
                yield from _in_passing(entry, width)
            else:
                yield ()
                yield from entry_lines(entry, width, several)
    if not sheet.sections:
        yield ()
        yield (("Nothing is expected in what was read.", ""),)


def _read(sheet: Sheet) -> str:
    told = [_plural(sheet.articles, "page"), _plural(sheet.outlets, "outlet")]
    if len(sheet.stories) == 1:
        told.append(f"story: {sheet.stories[0][1]}")
    elif sheet.stories:
        told.append(f"{len(sheet.stories)} stories")
    if sheet.undated:
        told.append(f"{_plural(sheet.undated, 'page')} without a date of publication")
    return " · ".join(told)


def entry_lines(entry: Entry, width: int = 80, story: bool = False) -> Iterator[Line]:
    """One event: when and what, how sure; how the expectation moved; who said so; what is disputed."""
    status = f"status:{entry.event.status.value}"
    yield from _flow(
        [(entry.when, "when"), (entry.event.name, "name"), (entry.state, status)], " · ", width, "  ", INDENT
    )
    if story and entry.story:
        yield from folded(f"Story: {entry.story}", "dim", width, INDENT)
    for dispute in entry.disputes:
        yield from folded(dispute, "dispute", width, INDENT)
    if len(entry.moved) > 1:
        yield from _flow([(turn, "moved") for turn in entry.moved], ARROW, width, INDENT, INDENT)
    for voice in entry.voices:
        yield from folded(f"“{voice.quote}”", "quote", width, INDENT)
        yield from folded(f"— {voice.line}", "voice", width, INDENT + "  ")
    yield ((f"{INDENT}{entry.counts} · event {entry.event.id[:12]}", "dim"),)


def _in_passing(entry: Entry, width: int) -> Iterator[Line]:
    pieces = [(entry.when, "when"), (entry.event.name, ""), (entry.state, "status:held")]
    yield from _flow([*pieces, (f"event {entry.event.id[:12]}", "dim")], " · ", width, "  ", INDENT)


def folded(text: str, part: str, width: int, indent: str) -> Iterator[Line]:
    """`text` wrapped to `width`, every line behind `indent`."""
    for line in wrap(text, width - len(indent), break_long_words=False, break_on_hyphens=False) or [""]:
        yield ((indent + line, part),)


def _flow(pieces: Iterable[Piece], between: str, width: int, first: str, rest: str) -> Iterator[Line]:
    """Pieces joined on one line, broken between pieces (or, where one is too long, within it) to fit `width`."""
    line: list[Piece] = [(first, "")]
    used, fresh = len(first), True
    for text, part in pieces:
        joint = "" if fresh else between
        if not fresh and used + len(joint) + len(text) > width:
            line.append((between.rstrip(), "dim"))
            yield tuple(line)
            line, used, joint = [(rest, "")], len(rest), ""
        broken = wrap(text, max(20, width - len(rest)), break_long_words=False, break_on_hyphens=False) or [
            ""
        ]
        if joint:
            line.append((joint, "dim"))
        for n, stretch in enumerate(broken):
            if n:
                yield tuple(line)
                line, used, joint = [(rest, "")], len(rest), ""
            line.append((stretch, part))
            used += len(joint) + len(stretch)
        fresh = False
    yield tuple(line)


def _plural(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
