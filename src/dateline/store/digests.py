"""What every row's hash is made of, and the chain that binds the batches: SQLite does not protect content.

A bit flipped in a row of text was noticed by SQLite's own integrity check in 4 of 25 trials
(docs/measurements.md); a hash over the row's values notices all of them, the chain notices rows that are missing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import sha256

__all__ = ["chained", "row_hash"]


def row_hash(*values: str | int | None) -> str:
    """The hash kept beside a row, over the values that mean something (not over row numbers, which vary with order)."""
    return sha256(json.dumps(values).encode()).hexdigest()


def chained(before: str, seq: int, recorded_at: str, hashes: Iterable[str]) -> str:
    """A batch's hash: over the one before it, its own number and instant, and the hashes of all rows it added."""
    return row_hash(before, seq, recorded_at, *sorted(hashes))
