"""Which rows of an HTML page are body: the line model's word on each, the tree's word on its place."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from dateline.reading.extract import chrome
from dateline.reading.extract.boosted import lines
from dateline.reading.extract.pieces import cut, table
from dateline.reading.extract.row import MOST_ROWS, Row
from dateline.reading.extract.run import best_run

__all__ = ["judge"]

_BY_TAG = {"p": 1.5, "blockquote": 1.0, "pre": 0.5, "li": -0.5, "td": -0.7, "figcaption": -2.0, "dt": -1.0}
_HOME = 0.75  # share of the body's characters that the element holding it must hold
_LAST, _LAST_OF_FEED = (
    0.5,
    1.7,
)  # log-odds that a short last row must have; a feed's end matter stands with its prose
_LINK = 4.0  # log-odds lost by a row that is all link


def sections(rows: list[Row]) -> None:
    """Mark what stands under a heading of chrome, in the element that holds the heading."""
    for i, row in enumerate(rows):
        if (
            row.chrome
            or not row.path
            or not (row.heading or row.words <= 5)
            or not chrome.is_section(row.text)
        ):
            continue
        holder = row.path[-2] if row.tag != "div" and len(row.path) > 1 else row.path[-1]
        inside = [other for other in rows if holder in other.path]
        prose = sum(len(o.text) for o in inside if o.words >= 10 and o.linked < 0.5)
        total = sum(len(o.text) for o in rows if o.words >= 10 and o.linked < 0.5)
        row.chrome = True
        if prose < 0.35 * total or not prose:
            for other in inside:
                other.chrome = True
            continue
        for other in rows[i + 1 :]:  # the heading stands in the body's own element: up to the next heading
            if holder not in other.path or (other.heading and not other.linked) or other.words >= 40:
                break
            other.chrome = True


def _logits(rows: list[Row]) -> np.ndarray:
    text = "\n".join(row.text for row in rows)
    pieces = cut(text, MOST_ROWS)
    logits = lines().logits(table(text, pieces))
    sums, sizes = np.zeros(len(rows)), np.zeros(len(rows))
    for piece, logit in zip(pieces, logits.tolist(), strict=True):
        size = (piece.end - piece.start) ** 0.5
        sums[piece.line] += logit * size
        sizes[piece.line] += size
    return sums / np.maximum(sizes, 1e-6)


def _home(rows: list[Row]) -> int | None:
    """The smallest element that still holds most of what is kept."""
    mass: dict[int, int] = defaultdict(int)
    depth: dict[int, int] = {}
    for row in rows:
        for level, holder in enumerate(row.path):
            depth[holder] = level
            if row.keep:
                mass[holder] += len(row.text)
    total = sum(len(row.text) for row in rows if row.keep)
    good = [(depth[h], h) for h, m in mass.items() if m >= _HOME * total]
    best = max(good, default=None)
    return best[1] if best else None


def judge(rows: list[Row], *, bonus: float = 0.0) -> None:
    """Set `keep` and `logit` of every row. `bonus` is what is known beforehand: a feed's item is mostly body."""
    sections(rows)
    live = [row for row in rows if not row.chrome]
    if not live:
        return
    logits = _logits(live)
    for row, logit in zip(live, logits.tolist(), strict=True):
        place = _BY_TAG.get(row.tag, 0.0) + (0.7 if row.marks & {"article", "main"} else 0.0)
        row.logit = logit + place - _LINK * row.linked + bonus
    size = np.sqrt([len(row.text) for row in live])
    first, last = best_run(np.clip([row.logit for row in live], -3, 3) * size)
    for row in live[first:last]:
        row.keep = row.logit > (-2.5 if row.tag == "p" else -0.8) and not _is_link(row)
    home = _home(live)
    if home is None:
        return
    for row in live:
        if home not in row.path:
            row.keep = False
        elif not row.keep and row.tag == "p" and row.words >= 8 and row.linked < 0.5 and row.logit > -1.0:
            row.keep = True  # prose of the body's own element outside the run: a last line, a first one
    _trim(live, _LAST_OF_FEED + bonus if bonus else _LAST)


def _is_link(row: Row) -> bool:
    """Whether a row is one link to elsewhere: a related story between two paragraphs."""
    return row.linked >= 0.8 and row.words <= 30 and not row.heading


def _trim(rows: list[Row], least: float) -> None:
    """Drop the last rows that are short and no surer prose than `least`: notes of the desk, appeals, links."""
    for row in reversed(rows):
        if not row.keep:
            continue
        if row.words >= 40 or (row.logit >= least and not row.slanted):
            return
        row.keep = False
