"""Quotation marks of a text: where speech stands between them, paragraph by paragraph.

Refuses nothing: a mark that is never closed runs to the end of its paragraph, as speech over several paragraphs does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model import Span

__all__ = ["Quote", "quotations"]

_DOUBLE = re.compile("[“”„«»\"]|(?<!')''(?!')|``")
# A single mark opens before a letter and behind white space; it closes behind a letter or stop, with none after it.
_SINGLE = re.compile(r"(?<![\w’'])[‘'](?=\w)|(?<=[\w.,!?…])[’'](?!\w)")


@dataclass(frozen=True, slots=True)
class Quote:
    """Speech between marks. `outer` includes them, `inner` does not; `closed` is False where the paragraph ends it."""

    outer: Span
    inner: Span
    closed: bool = True


def _quote(text: str, start: int, end: int, opening: int, closing: int) -> Quote:
    inner_start, inner_end = start + opening, end - closing
    while inner_start < inner_end and text[inner_start].isspace():
        inner_start += 1
    while inner_end > inner_start and text[inner_end - 1].isspace():
        inner_end -= 1
    return Quote(Span(start, end), Span(inner_start, max(inner_start, inner_end)), closing > 0)


def _double(text: str, start: int, end: int) -> Iterator[Quote]:
    opened: re.Match[str] | None = None
    for mark in _DOUBLE.finditer(text, start, end):
        if opened is None:
            if mark.group() not in "”»":
                opened = mark
            continue
        if mark.group() in "“„«" and mark.start() > opened.end():
            # Opened twice: the first was never closed; a quote does not run into the next one.
            opened = mark
            continue
        yield _quote(text, opened.start(), mark.end(), len(opened.group()), len(mark.group()))
        opened = None
    if opened is not None and opened.end() < end:
        yield _quote(text, opened.start(), end, len(opened.group()), 0)


def _single(text: str, start: int, end: int, taken: list[Quote]) -> Iterator[Quote]:
    opened = -1
    for mark in _SINGLE.finditer(text, start, end):
        if any(q.outer.start <= mark.start() < q.outer.end for q in taken):
            continue
        at = mark.start()
        opens = at + 1 < end and text[at + 1].isalnum() and (at == start or not text[at - 1].isalnum())
        if opens and (at == start or text[at - 1] not in ".,!?…"):
            opened = at
        elif opened >= 0:
            plural = text[at - 1] == "s" and text[at + 1 : at + 2] == " " and text[at + 2 : at + 3].islower()
            if plural and _SINGLE.search(text, at + 1, end):
                continue
            if at - opened > 3:
                yield _quote(text, opened, at + 1, 1, 1)
            opened = -1


def quotations(text: str) -> tuple[Quote, ...]:
    """All quotes of `text`, in order; none crosses a line break."""
    out: list[Quote] = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        found = list(_double(text, start, end))
        if "'" in line or "‘" in line:
            found += list(_single(text, start, end, found))
        out += sorted(found, key=lambda quote: quote.outer)
        start = end + 1
    return tuple(out)
