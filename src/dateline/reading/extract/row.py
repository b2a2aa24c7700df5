"""A row: one block of a page before it is known what it is for. HTML, feeds and plain text all come down to rows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from dateline.model import BlockKind

__all__ = ["MOST_ROWS", "Row", "fold"]

MOST_ROWS = 15_000
"""Blocks read of one page; the longest rolling page of the benchmarks has under 3,000."""

_SPACE = re.compile(r"\s+")


def fold(text: str) -> str:
    """White space folded to single spaces, none at the ends."""
    return _SPACE.sub(" ", text).strip()


@dataclass(slots=True)
class Row:
    """One block. `tag` is its element ("" in plain text), `marks` the class and id words of it and of what holds it, `own` its own;
    `path` the numbers of the elements that hold it; `linked` the share of its characters inside links, `strong` whether all
    of it is bold, `slanted` whether all of it is italic or small; `keep` whether it is body, `gaps` the menu-like breaks in it, `kind` what it is for (None: body or chrome, as `keep` says)."""

    text: str
    tag: str = ""
    marks: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    path: tuple[int, ...] = ()
    linked: float = 0.0
    strong: bool = False
    slanted: bool = False
    machine_time: str | None = None
    chrome: bool = False
    header: bool = False
    keep: bool = False
    kind: BlockKind | None = None
    logit: float = 0.0
    gaps: int = 0
    words: int = field(default=0)

    def __post_init__(self) -> None:
        self.words = self.text.count(" ") + 1 if self.text else 0

    @property
    def heading(self) -> bool:
        """Whether the page sets it as a heading."""
        return self.tag in ("h1", "h2", "h3", "h4", "h5", "h6") or (self.strong and self.words <= 20)
