"""Readings to the state of play: copies, stories, people, events, the fold, disputes, changes, track record. Pure code that says why."""

from dateline.ledger.changes import changes
from dateline.ledger.decide import correction, idle, link, unlink
from dateline.ledger.events import formerly
from dateline.ledger.snapshot import snapshot, state
from dateline.ledger.steps import steps
from dateline.ledger.track import track

__all__ = [
    "changes",
    "correction",
    "formerly",
    "idle",
    "link",
    "snapshot",
    "state",
    "steps",
    "track",
    "unlink",
]
