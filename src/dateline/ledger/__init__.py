"""Readings to the state of play: copies, stories, people, events, the fold, disputes, changes. Pure code that says why."""

from dateline.ledger.changes import changes
from dateline.ledger.snapshot import snapshot

__all__ = ["changes", "snapshot"]
