"""From the model's log-odds to the body: the best run of pieces, less what in it is surely chrome."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dateline.reading.extract.pieces import Piece

__all__ = ["best_run", "kept"]

_CLIP = 3.0  # a piece counts no more than this, however sure the model is of it
_DROP = -0.4  # inside the run, pieces below this are chrome; tuned by cross-validation (docs/measurements.md)
_LINE = 1200  # characters; the pieces of a line shorter than this are kept or dropped together


def best_run(weight: NDArray[np.float64]) -> tuple[int, int]:
    """First and one past the last of the contiguous run with the greatest sum; (0, 0) where none is positive."""
    best, here, start, first, last = 0.0, 0.0, 0, 0, 0
    for i, value in enumerate(weight.tolist()):
        if here <= 0:
            here, start = value, i
        else:
            here += value
        if here > best:
            best, first, last = here, start, i + 1
    return first, last


def _by_line(
    pieces: list[Piece], logits: NDArray[np.float32], size: NDArray[np.float64]
) -> NDArray[np.float32]:
    """The log-odds, those of a short line's pieces evened out by their size."""
    out = logits.copy()
    if not pieces or pieces[-1].line < 2:
        return out  # all on one line: nothing to even out
    i = 0
    while i < len(pieces):
        j = i + 1
        while j < len(pieces) and pieces[j].line == pieces[i].line:
            j += 1
        if j > i + 1 and pieces[j - 1].end - pieces[i].start <= _LINE:
            out[i:j] = np.average(logits[i:j], weights=size[i:j])
        i = j
    return out


def kept(pieces: list[Piece], logits: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Which pieces are body."""
    size = np.sqrt(np.array([p.end - p.start for p in pieces], float))
    even = _by_line(pieces, logits, size)
    first, last = best_run(np.clip(even, -_CLIP, _CLIP) * size)
    keep = even > _DROP
    keep[:first] = False
    keep[last:] = False
    return keep
