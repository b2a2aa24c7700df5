"""Copies: pages that reprint another one, lightly cut, retitled or under another dateline.

Five-word shingles, a sample of them, and an index from shingle to pages; the cost grows with the number of pages, since
shingles that many pages share (boilerplate) are dropped from the index. The page that was there first is the original.
"""

from __future__ import annotations

import re
from collections import Counter
from zlib import crc32

__all__ = ["Copies"]

_WORD = re.compile(r"[^\W_]+")
_LENGTH = 5
# Share of the shorter page's shingles that must stand in the other. Two pages on one press conference share quotations, up to
# about a quarter; reprints keep two thirds and more.
_CONTAINED = 0.55
# Neither page may be a mere extract of the other: a digest that quotes a whole brief is no copy of it.
_LENGTHS = 0.4
_ENOUGH = 10
# One shingle in three is kept, chosen by its value and not by its place: the same words are sampled on every page.
_SAMPLE = 3
_COMMON = 24


class Copies:
    """Pages seen so far; `add` each in publication order."""

    def __init__(self) -> None:
        self._with: dict[int, list[str]] = {}
        self._size: dict[str, int] = {}
        self._original: dict[str, str] = {}

    def add(self, page: str, text: str) -> str | None:
        """Take a page in; the page it reprints, if it is a copy of an earlier one."""
        shingles = _shingles(text)
        original = self._find(shingles)
        for shingle in shingles:
            seen = self._with.setdefault(shingle, [])
            if len(seen) < _COMMON:
                seen.append(page)
        self._size[page] = len(shingles)
        if original:
            self._original[page] = original
        return original

    def _find(self, shingles: frozenset[int]) -> str | None:
        shared = Counter(page for shingle in shingles for page in self._with.get(shingle, ()))
        best: tuple[float, str] | None = None
        for page, count in shared.items():
            short, long = sorted((self._size[page], len(shingles)))
            if short < _ENOUGH or short < _LENGTHS * long or count < _CONTAINED * short:
                continue
            found = (-count / short, self._original.get(page, page))
            best = min(best, found) if best else found
        return best[1] if best else None


def _shingles(text: str) -> frozenset[int]:
    words = [w.lower() for w in _WORD.findall(text)]
    hashes = {crc32(" ".join(words[i : i + _LENGTH]).encode()) for i in range(len(words) - _LENGTH + 1)}
    return frozenset(h for h in hashes if h % _SAMPLE == 0)
