"""Plain text with chrome left in, to rows: the lines, cut where the line model changes its mind inside one."""

from __future__ import annotations

import re

import numpy as np

from dateline.reading.extract import chrome
from dateline.reading.extract.boosted import lines
from dateline.reading.extract.pieces import Piece, cut, table
from dateline.reading.extract.row import MOST_ROWS, Row, fold
from dateline.reading.extract.run import kept

__all__ = ["body_ranges", "rows_of"]

_GAP = re.compile(r"\S(?:\s{2,}|\s*[|·•›»>]\s*)(?=\S)")


def _judged(text: str) -> tuple[list[Piece], list[bool], list[float]]:
    pieces = cut(text, MOST_ROWS)
    logits = lines().logits(table(text, pieces))
    return pieces, kept(pieces, logits).tolist(), np.asarray(logits, float).tolist()


def body_ranges(text: str) -> list[tuple[int, int]]:
    """What the line model alone takes for the body: ranges of characters, joined over blanks."""
    out: list[tuple[int, int]] = []
    pieces, keep, _ = _judged(text)
    for piece, good in zip(pieces, keep, strict=True):
        if not good:
            continue
        if out and not text[out[-1][1] : piece.start].strip():
            out[-1] = (out[-1][0], piece.end)
        else:
            out.append((piece.start, piece.end))
    return out


def rows_of(text: str) -> list[Row]:
    """The rows of a text: a line each, or the stretches of a line of which one is body and the next is not."""
    pieces, keep, logits = _judged(text)
    out: list[Row] = []
    first = 0
    for i, piece in enumerate(pieces):
        last = i + 1 == len(pieces)
        if last or pieces[i + 1].line != piece.line or keep[i + 1] != keep[i]:
            raw = text[pieces[first].start : piece.end]
            row = Row(fold(raw))
            row.gaps = len(_GAP.findall(raw))
            row.keep, row.logit = keep[i], sum(logits[first : i + 1]) / (i + 1 - first)
            out.append(row)
            first = i + 1
    if not any(keep):
        _fall_back(out)
    return out


def _fall_back(rows: list[Row]) -> None:
    """A text too short for the model to see a run in: its sentences are the body."""
    for row in rows:
        prose = row.text[-1:] in '.!?…"”’' and row.words >= 4 and not row.gaps
        row.keep = prose and not (chrome.is_line_chrome(row.text) or chrome.is_footer(row.text))
