"""Who held an office of a state on a day, from the table that ships (`offices.tsv.gz`, CC0; see training/offices).

The table holds days on which its sources are sure: an office that is still held ends there on the day its source was
taken. Nothing is answered for a day that two people share, or that nobody has.
"""

from __future__ import annotations

import gzip
from collections import defaultdict
from datetime import date
from functools import cache
from importlib.resources import files

__all__ = ["holder", "holders"]


@cache
def _terms() -> dict[str, tuple[tuple[str, str, str, str], ...]]:
    """By office: country, person, first day and last day, the days as written (ISO days sort as they are)."""
    data = files(__package__).joinpath("offices.tsv.gz").read_bytes()
    out: dict[str, list[tuple[str, str, str, str]]] = defaultdict(list)
    for line in gzip.decompress(data).decode("utf-8").splitlines():
        if not line.startswith("#"):
            country, office, person, first, last = line.split("\t")
            out[office].append((country, person, first, last))
    return {office: tuple(terms) for office, terms in out.items()}


def holder(country: str, office: str, day: date) -> str | None:
    """The one person who held an office that day, or None where that is not sure."""
    found = {person for where, person in holders(office, day) if where == country}
    return found.pop() if len(found) == 1 else None


def holders(office: str, day: date) -> tuple[tuple[str, str], ...]:
    """Everybody who held an office of that name that day, as country and person."""
    on = day.isoformat()
    return tuple((c, person) for c, person, first, last in _terms().get(office, ()) if first <= on <= last)
