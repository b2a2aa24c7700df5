"""What is known of each story on each day, kept as it was worked out: derived from the readings, and thrown away at will.

A story changes on few days. Each of its events is kept once for every day on which it became another; some days together
make one compressed piece, for from day to day little changes.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.store.connection import Database

__all__ = ["OPEN", "Course", "Courses", "State", "pressed", "unpressed"]

OPEN = "~"
"""The day until which something holds that holds still: after every day."""
PIECE = 120_000
"""Characters kept in one piece: reading one takes a millisecond."""
_TABLES = ("lines", "chapters", "bearing", "clippings", "courses")


@dataclass(frozen=True, slots=True)
class State:
    """An event from a day on, as a line of text; None where nothing speaks of it any more."""

    since: str
    told: str | None


@dataclass(frozen=True, slots=True)
class Course:
    """The states of one event, oldest first."""

    event: str
    states: tuple[State, ...]


class Courses:
    """The courses of a diary's file."""

    __slots__ = ("_database",)

    def __init__(self, database: Database) -> None:
        self._database = database

    def basis(self) -> tuple[str, str] | None:
        """By which version of the ledger, and under which decisions, the courses were worked out."""
        row = self._database.row("SELECT ledger, decided FROM laying")
        return None if row is None else (row[0], row[1])

    def put_basis(self, ledger: str, decided: str) -> None:
        """Say so."""
        self._database.run("DELETE FROM laying")
        self._database.run("INSERT INTO laying (ledger, decided) VALUES (?, ?)", ledger, decided)

    def clear(self) -> None:
        """Forget all of it: every story is stale."""
        for table in ("laying", "clustered", "clusters", "faces", "names", "stale", *_TABLES):
            self._database.run(f"DELETE FROM {table}")  # noqa: S608 (constants)
        self.stale_all()

    def stale(self, homes: Iterable[str]) -> None:
        """Mark stories whose course is to be worked out anew."""
        self._database.run(
            "INSERT OR IGNORE INTO stale (home) SELECT value FROM json_each(?)", json.dumps(sorted(homes))
        )

    def stale_all(self) -> None:
        """Mark all of them, those that are no more among them."""
        self._database.run("INSERT OR IGNORE INTO stale (home) SELECT DISTINCT home FROM placed")
        self._database.run("INSERT OR IGNORE INTO stale (home) SELECT home FROM clustered")

    def waiting(self, most: int) -> list[str]:
        """Some stories that are stale."""
        return [home for (home,) in self._database.rows("SELECT home FROM stale LIMIT ?", most)]

    def count_stale(self) -> int:
        """How many are."""
        return int(self._database.value("SELECT count(*) FROM stale"))

    def renewed(self, homes: Iterable[str]) -> None:
        """Stories that are stale no more."""
        self._database.run(
            "DELETE FROM stale WHERE home IN (SELECT value FROM json_each(?))", json.dumps(sorted(homes))
        )

    def clusters(self, homes: Iterable[str]) -> dict[str, str]:
        """The cluster that each of these stories was worked out with."""
        sql = "SELECT home, cluster FROM clustered WHERE home IN (SELECT value FROM json_each(?))"
        return dict(self._database.rows(sql, json.dumps(sorted(homes))))

    def members(self, clusters: Iterable[str]) -> list[str]:
        """The stories of these clusters."""
        sql = "SELECT home FROM clustered WHERE cluster IN (SELECT value FROM json_each(?)) ORDER BY home"
        return [home for (home,) in self._database.rows(sql, json.dumps(sorted(clusters)))]

    def pages(self, cluster: str) -> str | None:
        """The pages that a cluster was worked out from."""
        found: str | None = self._database.value("SELECT pages FROM clusters WHERE cluster = ?", cluster)
        return found

    def drop(self, cluster: str) -> None:
        """Forget a cluster."""
        self.drop_faces(cluster, "")
        for table in (*_TABLES, "clusters", "clustered"):
            self._database.run(f"DELETE FROM {table} WHERE cluster = ?", cluster)  # noqa: S608 (constants)

    def drop_faces(self, cluster: str, since: str) -> None:
        """Forget what lists show of a cluster from a day on."""
        self._database.run(
            "DELETE FROM faces WHERE n IN (SELECT face FROM lines WHERE cluster = ? AND since >= ?)",
            cluster,
            since,
        )

    def put_cluster(self, cluster: str, homes: Iterable[str], pages: str, ties: str) -> None:
        """Remember which stories make a cluster, its pages and its ties."""
        self._database.run("INSERT OR REPLACE INTO clusters VALUES (?, ?, ?)", cluster, pages, pressed(ties))
        self._database.many(
            "INSERT OR REPLACE INTO clustered (home, cluster) VALUES (?, ?)",
            ((home, cluster) for home in homes),
        )

    def ties(self, cluster: str) -> str:
        """The ties of a cluster."""
        found = self._database.value("SELECT ties FROM clusters WHERE cluster = ?", cluster)
        return unpressed(found) if found else "[]"

    def begun(self, cluster: str, day: str) -> dict[str, list[State]]:
        """Take back what a cluster's events became from a day on; the last piece of what is left of each, to go on with."""
        found: dict[str, list[State]] = {}
        self._database.run("DELETE FROM courses WHERE cluster = ? AND since >= ?", cluster, day)
        sql = "SELECT event, max(since), states FROM courses WHERE cluster = ? GROUP BY event"
        for event, since, kept in self._database.rows(sql, cluster):
            found[event] = [state for state in _states(kept) if state.since < day]
            self._database.run(
                "DELETE FROM courses WHERE cluster = ? AND event = ? AND since = ?", cluster, event, since
            )
        return found

    def put(self, cluster: str, courses: Mapping[str, Sequence[State]]) -> None:
        """Keep what a cluster's events became."""
        self._database.many(
            "INSERT INTO courses (cluster, event, since, states) VALUES (?, ?, ?, ?)",
            (
                (
                    cluster,
                    event,
                    piece[0].since,
                    pressed("\n".join(f"{s.since} {s.told or ''}" for s in piece)),
                )
                for event, states in courses.items()
                for piece in _pieces(states)
            ),
        )

    def on(self, clusters: Collection[str], day: str, events: Collection[str] | None = None) -> list[str]:
        """What these clusters' events had become by a day, all of them or some."""
        mine = "" if events is None else " AND event IN (SELECT value FROM json_each(?))"
        sql = (
            "SELECT max(since), states FROM courses WHERE cluster IN (SELECT value FROM json_each(?)) AND since <= ?"  # noqa: S608 (constants)
            f"{mine} GROUP BY cluster, event"
        )
        given = () if events is None else (json.dumps(sorted(events)),)
        found = []
        for _, kept in self._database.rows(sql, json.dumps(sorted(clusters)), day, *given):
            told = next(s.told for s in reversed(_states(kept)) if s.since <= day)
            found += [told] if told else []
        return found


def _pieces(states: Sequence[State]) -> Iterable[list[State]]:
    piece: list[State] = []
    size = 0
    for state in states:
        piece.append(state)
        size += len(state.told or "")
        if size > PIECE:
            yield piece
            piece, size = [], 0
    if piece:
        yield piece


def pressed(text: str) -> bytes:
    """A text as it is kept."""
    return zlib.compress(text.encode(), 3)


def unpressed(kept: bytes) -> str:
    """A text that was kept."""
    return zlib.decompress(kept).decode()


def _states(kept: bytes) -> list[State]:
    parts = (line.split(" ", 1) for line in unpressed(kept).split("\n"))
    return [State(since, told or None) for since, told in parts]
