"""The patterns of `rules/chrome.toml`, ready to match. All are anchored at the start of a line of bounded length."""

from __future__ import annotations

import re
from functools import cache

from dateline.rules import rows

__all__ = ["credit", "is_footer", "is_line_chrome", "is_section", "is_sure", "is_tool", "words"]

_BULLETS = "●•▶►*-–—>» \u00b7"
_LONGEST = 600  # no pattern of the table looks further than this


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile(
        "|".join(f"(?:{row['pattern']})" for row in rows("chrome") if row["kind"] == kind), re.IGNORECASE
    )


@cache
def words(kind: str) -> frozenset[str]:
    """The words of the rows of one kind."""
    return frozenset(word for row in rows("chrome") if row["kind"] == kind for word in row["words"])


def is_tool(line: str) -> bool:
    """Whether the line is nothing but buttons, counters and icons."""
    return len(line) <= 200 and _pattern("tool").match(line) is not None


def is_line_chrome(line: str) -> bool:
    """Whether the line opens as chrome does; longer prose may open so too, which is for the caller to judge."""
    line = line.lstrip(_BULLETS)
    return _pattern("opening").match(line[:_LONGEST]) is not None


def is_sure(line: str) -> bool:
    """Whether the line holds words that no article holds, wherever they stand in it."""
    return len(line) <= 1200 and _pattern("sure").search(line) is not None


def is_section(line: str) -> bool:
    """Whether the line heads a section of chrome: related stories, comments, newsletters."""
    return len(line) <= 80 and _pattern("section").match(line) is not None


def is_footer(line: str) -> bool:
    """Whether the line belongs to the foot of a page."""
    return _pattern("footer").match(line[:300]) is not None


def credit(caption: str) -> int | None:
    """Where the credit of a caption begins, or None."""
    match = _pattern("credit").search(caption)
    return match.start() if match else None
