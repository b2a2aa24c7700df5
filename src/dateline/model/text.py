"""Cleaning of text, one character for one character, so that every offset stays true."""

from __future__ import annotations

import re

__all__ = ["clean_text"]

# NUL and the other controls that are no white space, lone surrogates, and the non-characters of every plane.
_UNFIT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(chr((plane << 16) + 0xFFFE) + chr((plane << 16) + 0xFFFF) for plane in range(1, 17))
    + "]"
)


def clean_text(text: str) -> str:
    """The text with every character that cannot be stored or shown replaced by U+FFFD; its length never changes."""
    # What can be printed is fit, and most strings can: asking so is ten times as fast as looking for what is not.
    return text if text.isprintable() or not _UNFIT.search(text) else _UNFIT.sub("\ufffd", text)
