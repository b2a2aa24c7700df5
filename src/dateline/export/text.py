"""A diary sheet as lines of text that fit a width, each piece with the part it plays, so that a face may colour it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap

from dateline.export import days
from dateline.export.sheet import Entry, Sheet, Voice

__all__ = [
    "Line",
    "Piece",
    "diary_lines",
    "diary_text",
    "entry_lines",
    "folded",
    "foot_line",
    "head_lines",
    "passing_lines",
    "plural",
    "voice_lines",
]

Piece = tuple[str, str]
"""Some text and its part: "title", "heading", "when", "name", "status:held", "quote", "voice", "dim", "dispute", ""."""

Line = tuple[Piece, ...]

INDENT = "    "
ARROW = " → "
INNER = str.maketrans('“”"', "‘’'")  # quotation marks within quotation marks


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
                yield from passing_lines(entry, width)
            else:
                yield ()
                yield from entry_lines(entry, width, several)
    if not sheet.sections:
        yield ()
        yield (("Nothing is expected in what was read.", ""),)


def _read(sheet: Sheet) -> str:
    told = [plural(sheet.articles, "page"), plural(sheet.outlets, "outlet")]
    if sheet.undated:
        told.append(f"{plural(sheet.undated, 'page')} without a date")
    if sheet.left_out:
        told.append(f"{plural(sheet.left_out, 'page')} without a date left out")
    if len(sheet.stories) == 1:
        told.append(f"story: {sheet.stories[0][1]}")
    elif sheet.stories:
        told.append(f"{len(sheet.stories)} stories")
    return " · ".join(told)


def entry_lines(entry: Entry, width: int = 80, story: bool = False) -> Iterator[Line]:
    """One event: when and what, how sure; how the expectation moved; who said so; what is disputed."""
    yield from head_lines(entry, width, story)
    if len(entry.moved) > 1:
        yield from _turns(entry.moved, width)
    for voice in entry.voices:
        yield from voice_lines(voice, width)
    yield foot_line(entry)


def head_lines(entry: Entry, width: int = 80, story: bool = False) -> Iterator[Line]:
    """When and what, how sure; what is disputed."""
    status = f"status:{entry.event.status.value}"
    yield from _heading([(entry.when, "when"), (entry.event.name, "name"), (entry.state, status)], width)
    if story and entry.story:
        yield from folded(f"Story: {entry.story}", "dim", width, INDENT)
    for told in entry.corrections:
        yield from folded(told, "hand", width, INDENT)
    for dispute in entry.disputes:
        yield from folded(dispute, "dispute", width, INDENT)


def voice_lines(voice: Voice, width: int = 80) -> Iterator[Line]:
    """What was said, and by whom."""
    yield from folded(f"“{voice.quote.translate(INNER)}”", "quote", width, INDENT)
    yield from folded(f"— {voice.line}", "voice", width, INDENT + "  ")


def foot_line(entry: Entry) -> Line:
    """How many outlets and origins, and the id to ask for."""
    return ((f"{INDENT}{entry.counts} · event {entry.event.id[:12]}", "dim"),)


def passing_lines(entry: Entry, width: int = 80) -> Iterator[Line]:
    """One event on one line, for what helps to understand and is no news."""
    pieces = [(entry.when, "when"), (entry.event.name, ""), (entry.state, "status:held")]
    yield from _heading([*pieces, (f"event {entry.event.id[:12]}", "dim")], width)


def folded(text: str, part: str, width: int, indent: str) -> Iterator[Line]:
    """`text` wrapped to `width`, every line behind `indent`."""
    for line in wrap(text, width - len(indent), break_long_words=False, break_on_hyphens=False) or [""]:
        yield ((indent + line, part),)


def _turns(turns: Iterable[str], width: int) -> Iterator[Line]:
    """The turns strip, broken only between turns."""
    line = INDENT
    for number, turn in enumerate(turns):
        joint = ARROW if number else ""
        if number and len(line) + len(joint) + len(turn) > width:
            yield ((line + ARROW.rstrip(), "moved"),)
            line, joint = INDENT, ""
        line += joint + turn
    yield ((line, "moved"),)


def _heading(pieces: Sequence[Piece], width: int) -> Iterator[Line]:
    """Pieces joined by points, words filled into lines: the first stands out, the others are indented."""
    line: list[Piece] = [("  ", "")]
    used, fresh = 2, True
    for number, (text, part) in enumerate(pieces):
        for place, word in enumerate(text.split()):
            point = number > 0 and place == 0
            joint = "" if fresh else " · " if point else " "
            if not fresh and used + len(joint) + len(word) > width:
                yield tuple(line)
                line, used, joint = [(INDENT, "")], len(INDENT), "· " if point else ""
            if line[-1][1] == part and not point:
                line[-1] = (line[-1][0] + joint + word, part)
            else:
                line += [(joint, "dim"), (word, part)]
            used += len(joint) + len(word)
            fresh = False
    yield tuple(line)


def plural(count: int, noun: str) -> str:
    """ "1 page", "2 pages"."""
    return f"{count} {noun}{'' if count == 1 else 's'}"
