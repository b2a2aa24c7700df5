"""Readings to the state of play: copies, stories, people, events, the fold, disputes. Pure code that says why."""

from dateline.ledger.snapshot import snapshot

__all__ = ["snapshot"]
