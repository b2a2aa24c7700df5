"""The course of some stories: the stages they went through, from one day on which something became known to the next."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from dateline.ledger.cut import Entry
from dateline.ledger.decisions import Settled
from dateline.ledger.orders import Orders
from dateline.ledger.placing import Place
from dateline.ledger.snapshot import Linked, Stage, stage

__all__ = ["course"]


def course(
    known: Sequence[Entry],
    places: Sequence[Place],
    told: Settled,
    orders: Callable[[date | None], Orders] | None,
    since: date,
) -> Iterator[tuple[date, Stage]]:
    """The stages from the day `since` on; `date.max` stands for all that was read, undated pages among it.

    `places` are those of `known`, pages in the ledger's order. `orders` follows the decisions on pages up to a day; None
    where there are none. Between two of these days `seen` says all that changes.
    """
    days = sorted(day for day in _days(known, told) if day >= since)
    if orders is None and not told.ties and not told.corrections:
        linked = Linked(known, places)
        if linked.steady:
            yield from ((day, linked.on(day)) for day in days)
            return
    for day in sorted({*days, date.max}):
        as_of = None if day == date.max else day
        there = [
            (e, p) for e, p in zip(known, places, strict=True) if as_of is None or (e.day or date.max) <= day
        ]
        if there:
            entries, mine = [e for e, _ in there], [p for _, p in there]
            yield day, stage(entries, mine, orders(as_of) if orders else Orders(()), told, as_of)


def _days(known: Sequence[Entry], told: Settled) -> set[date]:
    """Every day on which something comes, changes or goes."""
    days = {c.day for c in told.corrections}
    for entry in known:
        article = entry.reading.article
        days |= {entry.day or date.max, entry.until or entry.day or date.max}
        days |= {part.date for part in article.installments}
        if article.modified:
            days.add(article.modified.day)
    return days
