"""What the encoder is told of each word beside its pieces: its shape, whether it opens a paragraph, whether it stands in quotes.

The encoder's vocabulary knows no capitals; the shape gives them back. A quotation runs from its opening mark to its
closing one, or to the end of the paragraph: straight marks open and close in turn.
"""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["HEADLINE", "KINDS", "MARKS", "marks"]

_SHAPES = ("lower", "Title", "UPPER", "mIxed", "digit", "both", "mark")
KINDS = 3
"""Marks a word has: shape, place, quotation."""
MARKS = 1 + len(_SHAPES) + 2 + 2 + 1
"""Different marks, 0 being none (the pieces that stand for no word)."""
HEADLINE = MARKS - 1
"""The mark of a piece of the headline that stands before each window."""

_OPENS, _CLOSES = len(_SHAPES) + 1, len(_SHAPES) + 3
_MOST = 400
"""Words after which an open quotation is taken for one whose end was lost."""


def _shape(word: str) -> int:
    if word.isalpha():
        if word.islower():
            return 1
        if word[0].isupper() and (len(word) == 1 or word[1:].islower()):
            return 2
        return 3 if word.isupper() else 4
    if any(c.isdigit() for c in word):
        return 5 if not any(c.isalpha() for c in word) else 6
    if any(c.isalpha() for c in word):
        return 2 if word[0].isupper() else 1
    return 7


def marks(words: Sequence[str], opens: Sequence[bool]) -> list[tuple[int, int, int]]:
    """The marks of each word of a text; `opens` tells which words open a paragraph."""
    out, since = [], 0
    for word, first in zip(words, opens, strict=True):
        if first or since > _MOST:
            since = 0
        closes = word in ("”", "''") or (word == '"' and since)
        if word in ("“", "``") or (word == '"' and not since):
            since = 1
        elif since:
            since += 1
        out.append((_shape(word), _OPENS + first, _CLOSES + (since > 0)))
        if closes:
            since = 0
    return out
