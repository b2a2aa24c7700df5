"""`dateline doctor`: is the diary's file sound?"""

from __future__ import annotations

from dateline.cli.options import Database

__all__ = ["doctor"]


def doctor(db: Database = None) -> None:
    """Check the diary's file: its structure, and every page and reading against the hash kept beside it."""
