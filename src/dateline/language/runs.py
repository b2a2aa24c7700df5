"""Labels of words to spans of words: the best sequence in which no span goes on that was not begun."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from dateline.language.encoder import Scores

__all__ = ["Run", "runs"]

Steps = tuple[tuple[bool, tuple[tuple[int, float], ...]], ...]
_SURELY_OUT = -0.02  # log-probability of O above which a word stands in no span
# A span goes on rather than breaks off: a quarter of what label follows label in the corpus tells beyond how common it is.
# On the corpus's texts kept back, exact spans of contents rise by three points so, and whole words lose nothing.
_GO_ON, _BREAK_OFF = 0.4, -0.4


@dataclass(frozen=True, slots=True)
class Run:
    """Words `start` to `end` (not included) of one kind ("" where a head has only one), and how sure each word is on average."""

    start: int
    end: int
    kind: str
    sure: float


def runs(scores: Scores, labels: Sequence[str], breaks: Sequence[bool] | None = None) -> list[Run]:
    """The spans of a head whose labels are `O`, `B…`, `I…`. No span goes over a word at which `breaks` is true."""
    best = _path(scores, labels, breaks)
    out: list[Run] = []
    start = kind = None
    for at, label in [*enumerate(labels[n] for n in best), (len(best), "O")]:
        if start is not None and label[0] != "I":
            sure = float(np.exp(scores[np.arange(start, at), best[start:at]]).mean())
            out.append(Run(start, at, kind or "", sure))
            start = None
        if label[0] == "B":
            start, kind = at, label[1:].lstrip("-")
    return out


def _path(scores: Scores, labels: Sequence[str], breaks: Sequence[bool] | None) -> list[int]:
    """The best labels, one a word (Viterbi). Stretches between words that are surely outside are weighed one by one."""
    steps = _steps(tuple(labels))
    sure = (scores[:, 0] > _SURELY_OUT).tolist()
    rows: list[list[float]] = scores.tolist()
    best, at, size = [0] * len(rows), 0, len(rows)
    while at < size:
        if sure[at]:
            at += 1
            continue
        start = at
        while at < size and not sure[at]:
            at += 1
        stop = min(at + 1, size)  # the sure word behind closes what is open
        best[start:stop] = _weighed(rows, steps, breaks, start, stop)
    return best


def _weighed(
    rows: list[list[float]], steps: Steps, breaks: Sequence[bool] | None, start: int, stop: int
) -> list[int]:
    """The best path over a stretch that nothing reaches into."""
    fresh = [told if may[0] else -math.inf for may, told in zip(steps, rows[start], strict=True)]
    total, back = fresh, []
    for at in range(start + 1, stop):
        if breaks is not None and breaks[at]:
            before = max(range(len(total)), key=total.__getitem__)
            base = total[before]
            back.append([before] * len(total))
            total = [base + told if may[0] else -math.inf for may, told in zip(steps, rows[at], strict=True)]
            continue
        came, ahead = [], []
        for (_, ways), told in zip(steps, rows[at], strict=True):
            before, value = -1, -math.inf
            for other, cost in ways:
                if total[other] + cost > value:
                    before, value = other, total[other] + cost
            came.append(before)
            ahead.append(value + told)
        back.append(came)
        total = ahead
    path = [max(range(len(total)), key=total.__getitem__)]
    for came in reversed(back):
        path.append(came[path[-1]])
    return path[::-1]


@cache
def _steps(labels: tuple[str, ...]) -> Steps:
    """For each label, whether it may come first, and from which labels at what cost."""
    out = []
    for label in labels:
        ways = []
        for number, other in enumerate(labels):
            goes_on = label[0] == "I"
            if goes_on and (other == "O" or other[1:] != label[1:]):
                continue
            ways.append((number, _GO_ON if goes_on else 0.0 if other == "O" else _BREAK_OFF))
        out.append((label[0] != "I", tuple(ways)))
    return tuple(out)
