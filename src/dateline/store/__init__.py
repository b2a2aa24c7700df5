"""The diary's file, and the only SQL. Pages, readings and decisions, kept for good, each with its hash."""

from dateline.store.batch import Batch, Outcome
from dateline.store.bookmarks import Bookmark
from dateline.store.clippings import Clipping, Clippings, Said
from dateline.store.codec import dump, load
from dateline.store.courses import OPEN, Courses, State
from dateline.store.damage import Damage
from dateline.store.lines import Chapter, Held, Line, Lines, Listed, Name
from dateline.store.parts import PARTS
from dateline.store.places import BACK, Placed, Places
from dateline.store.search import Hit
from dateline.store.store import Stats, Store

__all__ = [
    "BACK",
    "OPEN",
    "PARTS",
    "Batch",
    "Bookmark",
    "Chapter",
    "Clipping",
    "Clippings",
    "Courses",
    "Damage",
    "Held",
    "Hit",
    "Line",
    "Lines",
    "Listed",
    "Name",
    "Outcome",
    "Placed",
    "Places",
    "Said",
    "State",
    "Stats",
    "Store",
    "dump",
    "load",
]
