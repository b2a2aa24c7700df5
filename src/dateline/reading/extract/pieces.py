"""Lines cut to pieces (sentences, menu entries), and what the line model sees of each.

Text whose tags are gone comes in every layout: a paragraph a line, a text node a line, neighbours glued together, all on
one line. Pieces are the one unit that fits them all; `glued` text is cut where a lower-case letter runs into a capital,
one-line text where a run of capitalised menu words ends in prose.
"""

from __future__ import annotations

import math
import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dateline.reading.extract import chrome

__all__ = ["OWN", "Piece", "cut", "own_features", "table"]

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_WORD = re.compile(r"\w+")
_STARTS = r"[\"“‘«(\[]?[A-ZÀ-ÞА-ЯЁ0-9]"
_CUT = re.compile(
    rf"(?<=[.!?…])(?<!\b[A-Z]\.)(?<!\b[A-Z][a-z]\.)(?<!\b(?:Mrs|Gen|Sen|Rep|Gov|Nov|Dec|Jan|Feb|Aug|Oct|Sep)\.)[\"'”’»)\]]*(?P<gap>\s+)(?={_STARTS})"
    rf"|(?<=[.!?…”\"’])(?=[A-ZÀ-ÞА-ЯЁ][a-zà-ÿ])(?<!\b[A-Z]\.)"
    rf"|(?<=[a-zà-ÿ0-9)])(?=[A-ZÀ-ÞА-ЯЁ][a-zà-ÿ]+[ ,’'])(?<!\bMc)(?<!\bMac)(?<!\bDe)(?<!\bVan)(?<!\bi)"
    rf"|(?<=\S)(?:\s{{3,}}|\s*[|·•]\s*)(?=\S)"
)
# In one-line text: a capitalised word that begins prose after a run of capitalised words, numbers or menu entries.
_MENU_END = re.compile(r"(?<=[A-Za-z0-9)] )(?=[\"“]?[A-Z][\w’']* (?:[a-z][\w’'-]*,? ){3})")
_CAPITALISED = re.compile(r"(?:^|\s)[A-Z0-9|/&][^\s.!?]*$")
_END = re.compile(r"[.!?…。！？][\"'”’»)\]]*\s*$")
_STOPS = re.compile(r"[.!?…](?:\s|$)")
_GLUE = re.compile(r"[a-zà-ÿ][A-Z]")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_TIME = re.compile(r"\b\d{1,2}[:.]\d\d\b")
_BY = re.compile(r"\W*(?:by|von|par|por|di)\s+[A-Z]", re.IGNORECASE)
_SAID = re.compile(r"\b(?:said|says|told|added|according|announced|reported|wrote|asked)\b")
_LONG_LINE = 700  # characters; paragraphs of chrometext's block styles lie below this in 97 of 100


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters `start` to `end` of the text; `line` counts the lines that are not blank; `gap` the breaks before it."""

    start: int
    end: int
    line: int
    gap: int


def _menu_cuts(line: str) -> list[int]:
    """Where, in a long line, prose begins after a run of capitalised words."""
    out = []
    for match in _MENU_END.finditer(line):
        before = line[max(0, match.start() - 40) : match.start()].split()
        if len(before) >= 3 and all(word[:1].isupper() or not word[:1].isalpha() for word in before[-2:]):
            out.append(match.start())
    return out


def _line_pieces(line: str) -> list[tuple[int, int]]:
    bounds = [(m.start(), m.end()) for m in _CUT.finditer(line)]
    if len(line) > _LONG_LINE:
        bounds = sorted({*bounds, *((at, at) for at in _menu_cuts(line))})
    out, start = [], 0
    for left, right in bounds:
        if left >= start and line[start:left].strip():
            out.append((start, left))
            start = right
    if line[start:].strip():
        out.append((start, len(line)))
    return out


def cut(text: str, most: int = sys.maxsize) -> list[Piece]:
    """The first `most` pieces of a text, in order; none is blank."""
    out: list[Piece] = []
    number, last = 0, 0
    for match in _LINE.finditer(text):
        line = match.group()
        if not line.strip():
            continue
        gap = min(text.count("\n", last, match.start()), 3)
        for left, right in _line_pieces(line):
            if len(out) >= most:
                return out
            out.append(Piece(match.start() + left, match.start() + right, number, gap))
            gap = 0
        number, last = number + 1, match.end()
    return out


OWN = 33
"""Number of features of a piece by itself."""


def own_features(said: str, times_seen: int, line_words: int, gap: int) -> tuple[float, ...]:
    """What a piece says of itself: length, marks, shares of stop words, capitals and menu words."""
    found = _WORD.findall(said)
    count = len(found) or 1
    low = [word.lower() for word in found]
    stop, menu = chrome.words("stop"), chrome.words("ui")
    capitals = sum(word[0].isupper() for word in found)
    stops = sum(word in stop for word in low)
    head = said[:1]
    return (
        math.log1p(len(found)),
        math.log1p(len(said)),
        float(_END.search(said[-8:]) is not None),
        stops / count,
        capitals / count,
        sum(word.isdigit() for word in low) / count,
        sum(word in menu for word in low) / count,
        float(chrome.is_line_chrome(said)),
        float(chrome.is_tool(said)),
        float(chrome.is_section(said)),
        float(chrome.is_footer(said)),
        said.count(",") / count,
        min(len(_STOPS.findall(said)), 5),
        float("http" in said or "www." in said or "@" in said),
        float("©" in said or "»" in said or "›" in said),
        float("|" in said or "·" in said),
        float(head in "\"“‘«„'"),
        float(head.islower()),
        float(head in "*•-–·►▶"),
        float(times_seen > 1),
        sum(map(len, found)) / count,
        float(_YEAR.search(said) is not None),
        float(_TIME.search(said) is not None),
        float(_BY.match(said) is not None),
        float(_SAID.search(said) is not None),
        len(_GLUE.findall(said)) / count,
        float(said.endswith(":")),
        float(said.isupper()),
        float("?" in said),
        float('"' in said or "“" in said or "”" in said),
        math.log1p(line_words),
        len(found) / max(1, line_words),
        float(gap),
    )


def _nearness(long: NDArray[np.bool_]) -> NDArray[np.float32]:
    """Pieces since the last long prose, up to 12."""
    out, far = np.zeros(len(long), np.float32), 12
    for i, is_long in enumerate(long):
        out[i] = far
        far = 0 if is_long else min(far + 1, 12)
    return out


_SHOWN = (0, 2, 3, 4, 6, 7, 9, 12, 19, 32)  # features that neighbours show
_REACH = (-4, -3, -2, -1, 1, 2, 3, 4)


def _surroundings(own: NDArray[np.float32]) -> list[NDArray[np.float32]]:
    """What stands around each piece: prose before, after and near it, and where on the page it is."""
    count = len(own)
    size = np.expm1(own[:, 0])
    long = (size >= 9) & (own[:, 2] > 0) & (own[:, 3] > 0.15)
    prose = np.where(long, size, 0)
    total = np.concatenate([[0], np.cumsum(prose)])
    letters = np.concatenate([[0], np.cumsum(np.expm1(own[:, 1]))])
    at = np.arange(count)
    columns = [
        total[:-1] / max(1, total[-1]),
        (total[-1] - total[1:]) / max(1, total[-1]),
        _nearness(long),
        _nearness(long[::-1])[::-1],
        letters[:-1] / max(1, letters[-1]),
        at / count,
        np.full(count, math.log1p(count)),
        np.full(count, math.log1p(total[-1])),
        np.full(count, total[-1] / max(1, size.sum())),
        np.full(count, math.log1p(letters[-1]) - math.log1p(max(1, int(own[:, 30].astype(bool).sum())))),
    ]
    words = np.concatenate([[0], np.cumsum(size)])
    for reach in (3, 8, 20):
        left, right = np.maximum(0, at - reach), np.minimum(count, at + reach + 1)
        columns.append((total[at] - total[left]) / np.maximum(1, words[at] - words[left]))
        columns.append((total[right] - total[at + 1]) / np.maximum(1, words[right] - words[at + 1]))
    return columns


def table(text: str, pieces: Sequence[Piece]) -> NDArray[np.float32]:
    """One row of features per piece: its own, its neighbours', its surroundings'."""
    if not pieces:
        return np.zeros((0, OWN), np.float32)
    said = [text[p.start : p.end].strip() for p in pieces]
    seen = Counter(said)
    line_words: Counter[int] = Counter()
    for piece, words in zip(pieces, said, strict=True):
        line_words[piece.line] += words.count(" ") + 1
    own = np.array(
        [own_features(s, seen[s], line_words[p.line], p.gap) for p, s in zip(pieces, said, strict=True)],
        np.float32,
    )
    edge = max(_REACH)
    padded = np.zeros((len(own) + 2 * edge, len(_SHOWN)), np.float32)
    padded[edge : edge + len(own)] = own[:, _SHOWN]
    around = np.stack(_surroundings(own), axis=1).astype(np.float32)
    near = [padded[edge + reach : edge + reach + len(own)] for reach in _REACH]
    return np.hstack([own, around, *near])
