"""The diary's file, and the only SQL. Pages, readings and decisions, kept for good, each with its hash."""

from dateline.store.batch import Batch, Outcome
from dateline.store.bookmarks import Bookmark
from dateline.store.damage import Damage
from dateline.store.places import BACK, Placed, Places
from dateline.store.search import Hit
from dateline.store.store import Stats, Store

__all__ = ["BACK", "Batch", "Bookmark", "Damage", "Hit", "Outcome", "Placed", "Places", "Stats", "Store"]
