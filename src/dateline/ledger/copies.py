"""Copies: pages that reprint another one, lightly cut, retitled or under another dateline.

Five-word shingles, a sample of them, and an index from shingle to pages; the cost grows with the number of pages, since
shingles that many pages share (boilerplate) are dropped from the index. The page that was there first is the original.
"""

from __future__ import annotations

import re
from zlib import crc32

from dateline.ledger.shelf import Shelf

__all__ = ["original", "shingles_of"]

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


def original(shingles: frozenset[int], shelf: Shelf) -> str | None:
    """The page that a page with these shingles reprints, if it is a copy of an earlier one."""
    best: tuple[float, str] | None = None
    for page, count in shelf.sharing(shingles).items():
        seen = shelf.seen(page)
        short, long = sorted((seen.size, len(shingles)))
        if short < _ENOUGH or short < _LENGTHS * long or count < _CONTAINED * short:
            continue
        found = (-count / short, seen.like or page)
        best = min(best, found) if best else found
    return best[1] if best else None


def shingles_of(text: str) -> frozenset[int]:
    """The sample of a text's five-word shingles."""
    words = [w.lower() for w in _WORD.findall(text)]
    hashes = {crc32(" ".join(words[i : i + _LENGTH]).encode()) for i in range(len(words) - _LENGTH + 1)}
    return frozenset(h for h in hashes if h % _SAMPLE == 0)
