"""Each page to its story, in the one order of the ledger: to that of the page it reprints or replaces, or to the nearest."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass

from dateline.ledger.copies import original, shingles_of
from dateline.ledger.cut import Entry, cut
from dateline.ledger.orders import Orders
from dateline.ledger.shelf import Memory, Shelf
from dateline.ledger.stories import join, terms
from dateline.model import Tie

__all__ = ["PLACING", "Place", "Placing", "named"]

PLACING = "1"
"""The version of all that decides where a page is placed. Raised with every change of it: what a file remembers is of use
to the same version only."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page belongs: `home` is the story it was placed in, which people may have merged with others.

    `like` is the page whose words it has, `copy_of` the same unless it is a version of this very page (at the same
    `url`); `alike` how alike it is to its story; `told` whether a person said where it belongs; `size` its shingles.
    """

    page: str
    home: str
    url: str = ""
    copy_of: str | None = None
    like: str | None = None
    alike: float = 1.0
    told: bool = False
    size: int = 0

    @property
    def tie(self) -> Tie | None:
        """Why it stands where it stands, if the ledger chose."""
        if not self.told and self.like:
            return Tie(self.page, self.like, True, 1.0, (("reprints it", 1.0),))
        if self.home != named(self.page):
            alike = round(self.alike, 3)
            return Tie(self.page, self.home, True, alike, (("like words", alike),))
        return None


class Placing:
    """Pages so far; `add` each in the order of the ledger. By what a page said on its first day alone."""

    def __init__(self, decisions: Iterable[Tie] = (), shelf: Shelf | None = None) -> None:
        self.orders = Orders(decisions)
        self._shelf: Shelf = shelf or Memory()

    def add(self, entry: Entry) -> Place:
        """Take a page in."""
        shelf, first = self._shelf, cut(entry.reading, entry.day).article
        shingles = shingles_of(first.text)
        like = original(shingles, shelf)
        order = self.orders.of(first.id)
        home = order.home
        if home is None and order.alone:
            home = named(first.id)
        if home is None:
            home = shelf.seen(like).home if like else shelf.at(first.url) if first.url else None
            home = None if home and self.orders.group(home) in order.barred else home
        barred: Container[str] = ()
        if order.barred:
            barred = {h for h in self.orders.homes() if self.orders.group(h) in order.barred}
        about = terms(first.title or "", first.text)
        home, alike = join(named(first.id), about, shelf, home, barred)
        version = like is not None and bool(first.url) and first.url == shelf.seen(like).url
        place = Place(
            *(first.id, home, first.url or "", None if version else like, like, alike),
            told=order.home is not None or order.alone,
            size=len(shingles),
        )
        self.orders.placed(first.id, home)
        shelf.keep(first.id, place, shingles)
        return place


def named(page: str) -> str:
    """The story that a page opens is named for it, so that it is the same for every day and order of reading."""
    return "s" + page[:12]
