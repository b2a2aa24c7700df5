"""Each page to its story, in the one order of the ledger: to that of the page it reprints or replaces, or to the nearest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.ledger.copies import Copies
from dateline.ledger.cut import Entry, cut
from dateline.ledger.orders import Orders
from dateline.ledger.stories import Stories, terms
from dateline.model import Article, Tie

__all__ = ["Place", "Placing"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page belongs: `home` is the story it was placed in, which people may have merged with others.

    `copy_of` is the page that it reprints (another outlet's), `like` the page whose words it has, reprint or earlier
    version; `alike` how alike it is to its story.
    """

    page: str
    home: str
    copy_of: str | None = None
    like: str | None = None
    alike: float = 1.0
    told: bool = False

    @property
    def tie(self) -> Tie | None:
        """Why it stands where it stands, if the ledger chose."""
        if not self.told and self.like:
            return Tie(self.page, self.like, True, 1.0, (("reprints it", 1.0),))
        if self.home != _named(self.page):
            alike = round(self.alike, 3)
            return Tie(self.page, self.home, True, alike, (("like words", alike),))
        return None


class Placing:
    """Pages so far; `add` each in the order of the ledger. By what a page said on its first day alone."""

    def __init__(self, decisions: Iterable[Tie] = ()) -> None:
        self.orders = Orders(decisions)
        self._copies = Copies()
        self._stories = Stories()
        self._home: dict[str, str] = {}
        self._first: dict[str, Article] = {}
        self._versions: dict[str, str] = {}

    def add(self, entry: Entry) -> Place:
        """Take a page in."""
        first = cut(entry.reading, entry.day).article
        like = self._copies.add(first.id, first.text)
        order = self.orders.of(first.id)
        home = order.home
        if home is None and order.alone:
            home = _named(first.id)
        if home is None:
            home = self._home[like] if like else self._versions.get(first.url or "")
            home = None if home and self.orders.group(home) in order.barred else home
        barred = (
            {h for h in self.orders.homes() if self.orders.group(h) in order.barred} if order.barred else ()
        )
        home, alike = self._stories.add(_named(first.id), terms(first.title or "", first.text), home, barred)
        self._home[first.id] = home
        self._first[first.id] = first
        if first.url:
            self._versions.setdefault(first.url, home)
        self.orders.placed(first.id, home)
        copy = like if like and not _one_page(first, self._first[like]) else None
        return Place(first.id, home, copy, like, alike, told=order.home is not None or order.alone)


def _named(page: str) -> str:
    """The story that a page opens is named for it, so that it is the same for every day and order of reading."""
    return "s" + page[:12]


def _one_page(a: Article, b: Article) -> bool:
    """Whether two articles are versions of one page rather than copies."""
    return bool(a.url) and a.url == b.url
