"""What lists show of pages: in which story each stood, what was said in it and where it was in doubt, from which day until which.

Derived, and thrown away at will. A page that grows is another clipping from the day on which it grew.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from typing import NamedTuple

from dateline.store.connection import Database
from dateline.store.courses import OPEN
from dateline.store.lines import Held

__all__ = ["Clipping", "Clippings", "Said"]


class Said(NamedTuple):
    """Somebody's words on a page: where they begin, the day on which they were written, the statement's id, and by whom, folded."""

    start: int
    day: str | None
    statement: str
    names: str


class Clipping(NamedTuple):
    """A page in a list. `doubts` are the rules by which something could not be told, in the page's order.

    `linked` are its reports, each with the event that it is told under.
    """

    story: str
    published: str | None
    outlet: str
    said: tuple[Said, ...]
    doubts: tuple[str, ...]
    linked: tuple[tuple[str, str], ...]


class Clippings:
    """The clippings of a diary's file."""

    __slots__ = ("_database",)

    def __init__(self, database: Database) -> None:
        self._database = database

    def reopened(self, cluster: str, day: str) -> list[Held]:
        """Take back what became of a cluster's pages from a day on; answers what held just before."""
        held = [
            Held(article, since, OPEN, _clipping(*rest))
            for article, since, *rest in self._database.rows(
                "SELECT article, since, story, published, outlet, said, doubts, linked FROM clippings"
                " WHERE cluster = ? AND since < ? AND until >= ?",
                *(cluster, day, day),
            )
        ]
        self._database.run("DELETE FROM clippings WHERE cluster = ? AND until >= ?", cluster, day)
        return held

    def put(self, cluster: str, found: Iterable[Held]) -> None:
        """Keep what holds, and what held until a day."""
        self._database.many(
            "INSERT INTO clippings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (until, article, since, cluster, *clip[:3], *map(_list, clip[3:]))
                for article, since, until, clip in found
            ),
        )

    def on(self, day: str, story: str | None = None) -> list[tuple[str, Clipping]]:
        """The pages that count on a day ("9999-12-31": of all that was read), or those of one story."""
        mine = "" if story is None else " AND story = ?"
        sql = (
            "SELECT article, story, published, outlet, said, doubts, linked FROM clippings"  # noqa: S608 (constants)
            f" WHERE until > ? AND since <= ?{mine}"
        )
        given = (day, day) if story is None else (day, day, story)
        return [(article, _clipping(*rest)) for article, *rest in self._database.rows(sql, *given)]

    def linked(self, day: str, articles: Collection[str]) -> list[tuple[str, str]]:
        """The reports of some pages on a day, each with its event."""
        sql = (
            "SELECT linked FROM clippings WHERE article IN (SELECT value FROM json_each(?))"
            " AND +until > ? AND since <= ? AND linked <> ''"
        )
        rows = self._database.rows(sql, json.dumps(sorted(articles)), day, day)
        return sorted((report, event) for (linked,) in rows for report, event in json.loads(linked))

    def doubtful(self, day: str) -> list[tuple[str, tuple[str, ...]]]:
        """The pages of a day with something that could not be told, oldest first, and by which rules."""
        sql = (
            "SELECT article, doubts FROM clippings WHERE until > ? AND since <= ? AND doubts <> ''"
            " ORDER BY coalesce(published, '~'), article"
        )
        return [(article, tuple(json.loads(rules))) for article, rules in self._database.rows(sql, day, day)]

    def heard(self, day: str, part: str) -> set[str]:
        """The stories of a day with a page in whose outlet, or in the name of somebody quoted there, this stands, folded."""
        sql = "SELECT story, outlet, max(instr(said, ?)) FROM clippings WHERE until > ? AND since <= ? GROUP BY story, outlet"
        quoted = json.dumps(part, ensure_ascii=False)[1:-1]
        found = self._database.rows(sql, quoted, day, day)
        return {story for story, outlet, said in found if said or part in outlet.casefold()}


def _clipping(
    story: str, published: str | None, outlet: str, said: str, doubts: str, linked: str
) -> Clipping:
    words = tuple(map(Said._make, json.loads(said))) if said else ()
    events = tuple((report, event) for report, event in json.loads(linked)) if linked else ()
    return Clipping(story, published, outlet, words, tuple(json.loads(doubts)) if doubts else (), events)


def _list(values: Iterable[object]) -> str:
    listed = list(values)
    return json.dumps(listed, ensure_ascii=False, separators=(",", ":")) if listed else ""
