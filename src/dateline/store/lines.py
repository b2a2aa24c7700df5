"""What lists show of each event and each story, from which day until which: derived, and thrown away at will.

Whatever is asked of a day is answered by the rows that hold on it; "9999-12-31" stands for all that was read.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from dateline.store.connection import Database
from dateline.store.courses import OPEN, pressed, unpressed
from dateline.store.parts import PARTS

__all__ = ["Chapter", "Held", "Line", "Lines", "Listed", "Name"]


class Line(NamedTuple):
    """An event in a list. `section` and `marks` leave the day out of account; `told` are the words that a search looks at.

    `rolling`: its days run from the day on which one asks. `turned` and `moved` are the days of its last turn, and of its
    last move. `face` is all that a list shows of it.
    """

    story: str
    section: str
    marks: str
    first: str | None
    last: str | None
    rolling: bool
    turned: str | None
    moved: str | None
    kind: str
    told: str
    face: str


class Chapter(NamedTuple):
    """A story in a list: how many pages and events it has, how many of the pages without a day, its first and last day."""

    title: str
    pages: int
    events: int
    undated: int
    first: str | None
    last: str | None


class Name(NamedTuple):
    """A name that an event bears: of who takes part ("party") or is quoted ("voice"), of its place, of an outlet."""

    event: str
    field: str
    name: str


class Listed(NamedTuple):
    """A line as far as it tells where it stands. `face` is the number under which the rest is kept."""

    event: str
    story: str
    section: str
    first: str | None
    last: str | None
    rolling: bool
    turned: str | None
    moved: str | None
    face: int


class Held(NamedTuple):
    """Something that held from a day until another, under its key."""

    key: Any
    since: str
    until: str
    value: Any


class Lines:
    """The lines of a diary's file."""

    __slots__ = ("_database",)

    def __init__(self, database: Database) -> None:
        self._database = database

    # Keeping them.

    def reopened(self, cluster: str, day: str) -> tuple[list[Held], list[Held], list[Held]]:
        """Take back what became of a cluster's lines, chapters and names from a day on; answers those that held just before."""
        lines = [
            Held(event, since, OPEN, Line._make([*rest[:5], bool(rest[5]), *rest[6:-1], unpressed(rest[-1])]))
            for event, since, *rest in self._database.rows(
                "SELECT event, since, story, section, marks, first, last, rolling, turned, moved, kind, told, faces.face"
                " FROM lines JOIN faces ON faces.n = lines.face WHERE cluster = ? AND since < ? AND until >= ?",
                *(cluster, day, day),
            )
        ]
        chapters = [
            Held(story, since, OPEN, Chapter(*rest))
            for story, since, *rest in self._database.rows(
                "SELECT story, since, title, pages, events, undated, first, last FROM chapters"
                " WHERE cluster = ? AND since < ? AND until >= ?",
                *(cluster, day, day),
            )
        ]
        names = [
            Held(Name(*key), since, OPEN, True)
            for since, *key in self._database.rows(
                "SELECT since, event, field, names.name FROM bearing JOIN names ON names.n = bearing.name"
                " WHERE cluster = ? AND since < ? AND until >= ?",
                *(cluster, day, day),
            )
        ]
        self._database.run(
            "DELETE FROM faces WHERE n IN (SELECT face FROM lines WHERE cluster = ? AND until >= ?)",
            cluster,
            day,
        )
        for table in ("lines", "chapters", "bearing"):
            self._database.run(f"DELETE FROM {table} WHERE cluster = ? AND until >= ?", cluster, day)  # noqa: S608 (constants)
        return lines, chapters, names

    def put(
        self, cluster: str, lines: Iterable[Held], chapters: Iterable[Held], names: Sequence[Held]
    ) -> None:
        """Keep what holds, and what held until a day."""
        for event, since, until, line in lines:
            number = self._database.insert("INSERT INTO faces (face) VALUES (?)", pressed(line.face))
            self._database.run(
                "INSERT INTO lines VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                *(
                    until,
                    event,
                    since,
                    cluster,
                    *line[:5],
                    int(line.rolling),
                    *line[6:-1],
                    number,
                    _lasting(since, until),
                ),
            )
        self._database.many(
            "INSERT INTO chapters VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            ((until, story, since, cluster, *chapter) for story, since, until, chapter in chapters),
        )
        self._database.many(
            "INSERT OR IGNORE INTO names (name, folded) VALUES (?, ?)",
            ((name, name.casefold()) for name in {held.key.name for held in names}),
        )
        self._database.many(
            "INSERT INTO bearing SELECT n, ?, ?, ?, ?, ? FROM names WHERE name = ?",
            ((k.field, until, k.event, since, cluster, k.name) for k, since, until, _ in names),
        )

    # Asking for them.

    def on(
        self,
        day: str,
        *,
        among: Collection[str] | None = None,
        exact: Mapping[str, str] | None = None,
        words: Sequence[str] = (),
        named: Mapping[tuple[str, ...], str] | None = None,
    ) -> list[Listed]:
        """The lines that hold on a day.

        `among`: of these stories. `exact`: with these values of "kind", "mark" (of those that no day makes) or "story" (the
        beginning of one). `words`: with all of these in what they tell. `named`: with a part of a name of these fields.
        """
        wanted, values = _wanted(day, among, exact, words, named)
        known, given = _known(_LISTED, day, wanted, values)
        return list(map(Listed._make, self._database.rows(known, *given)))

    def count(self, day: str, seen: str, lately: str, **chosen: Any) -> dict[str, int]:
        """How many lines each of `PARTS` has, seen from the day `seen`; `lately` is the first day that is news, `chosen` as in `on`."""
        wanted, values = _wanted(day, **chosen)
        found: dict[str, int] = {}
        for section in dict.fromkeys(section for part in PARTS.values() for section in part.sections):
            mine = [(key, part) for key, part in PARTS.items() if section in part.sections]
            columns = ", ".join(f"count(CASE WHEN {part.where} THEN 1 END)" for _, part in mine)
            given = [day for _, part in mine for day in part.given(seen, lately)]
            known, with_ = _known(
                "first, last, turned, moved", day, [*wanted, "section = ?"], [*values, section]
            )
            counts = self._database.rows(f"SELECT {columns} FROM ({known})", *given, *with_)[0]  # noqa: S608 (constants)
            for (key, _), count in zip(mine, counts, strict=True):
                found[key] = found.get(key, 0) + count
        return found

    def first(
        self, key: str, day: str, seen: str, lately: str, *, most: int, start: int = 0, **chosen: Any
    ) -> list[Listed]:
        """The first `most` lines of one of `PARTS`, from `start` on, in the order that a reader wants."""
        wanted, values = _wanted(day, **chosen)
        part = PARTS[key]
        section = f"section IN ({', '.join('?' * len(part.sections))})"
        keys = [f"{asked} AS k{n}" for n, asked in enumerate(part.keys)]
        known, given = _known(
            ", ".join([_LISTED, *keys]),
            day,
            [*wanted, section, part.where],
            [*values, *part.sections, *part.given(seen, lately)],
            columned=[day] * "".join(part.keys).count("?"),
            index=part.index,
        )
        found = self._database.rows(f"{known} ORDER BY {part.order} LIMIT ? OFFSET ?", *given, most, start)
        return [Listed._make(row[: len(Listed._fields)]) for row in found]

    def touched(self, before: str, after: str) -> list[str]:
        """The stories of the lines that came, went or fell overdue after one day and by another."""
        sql = (
            "SELECT story FROM lines WHERE since > ?1 AND since <= ?2 UNION SELECT story FROM lines WHERE until > ?1 AND until <= ?2"
            " UNION SELECT story FROM lines WHERE until > ?2 AND since <= ?2 AND section = 'ahead' AND last >= ?1 AND last < ?2"
        )
        return [story for (story,) in self._database.rows(sql, before, after)]

    def faces(self, numbers: Iterable[int]) -> dict[int, str]:
        """What lists show of some lines, by their numbers."""
        sql = "SELECT n, face FROM faces WHERE n IN (SELECT value FROM json_each(?))"
        return {n: unpressed(kept) for n, kept in self._database.rows(sql, json.dumps(list(numbers)))}

    def names(self, day: str, events: Collection[str]) -> list[tuple[str, str, int]]:
        """The names that some events bear on a day: the field, the name, how many of the events bear it."""
        sql = (
            "SELECT field, names.name, count(*) FROM bearing JOIN names ON names.n = bearing.name"
            " WHERE event IN (SELECT value FROM json_each(?)) AND until > ? AND since <= ? GROUP BY field, bearing.name"
        )
        return [(f, n, c) for f, n, c in self._database.rows(sql, json.dumps(sorted(events)), day, day)]

    def chapters(self, day: str) -> list[tuple[str, Chapter]]:
        """The stories on a day, in the order of their ids."""
        sql = "SELECT story, title, pages, events, undated, first, last FROM chapters WHERE until > ? AND since <= ? ORDER BY story"
        return [(story, Chapter(*rest)) for story, *rest in self._database.rows(sql, day, day)]

    def titles(self, day: str, most: int) -> list[tuple[str, str]]:
        """The first stories on a day in the order of their ids, and what they are called."""
        sql = (
            "SELECT story, title FROM chapters INDEXED BY chapters_called WHERE until > ? AND since <= ?"
            " ORDER BY story LIMIT ?"
        )
        return [(story, title) for story, title in self._database.rows(sql, day, day, most)]

    def undated(self, day: str) -> int:
        """How many pages of the stories on a day have none themselves."""
        sql = "SELECT coalesce(sum(undated), 0) FROM chapters WHERE until > ? AND since <= ? AND undated > 0"
        return int(self._database.value(sql, day, day))


LONG = 64
"""Days from which something lasted."""


def _later(day: str) -> str:
    when = date.fromisoformat(day)
    return (when + timedelta(days=LONG)).isoformat() if when < date.max - timedelta(days=LONG) else day


def _lasting(since: str, until: str) -> int:
    return int(until != OPEN and until > _later(since))


def _wanted(
    day: str,
    among: Collection[str] | None = None,
    exact: Mapping[str, str] | None = None,
    words: Sequence[str] = (),
    named: Mapping[tuple[str, ...], str] | None = None,
) -> tuple[list[str], list[object]]:
    sql: list[str] = []
    values: list[object] = []
    if among is not None:
        sql.append("story IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(sorted(among)))
    for field, value in (exact or {}).items():
        sql.append(_EXACT[field])
        values.append(value)
    for word in words:
        sql.append("instr(told, ?)")
        values.append(word)
    for fields, part in (named or {}).items():
        sql.append(
            "event IN (SELECT bearing.event FROM names CROSS JOIN bearing ON bearing.name = names.n WHERE instr(folded, ?)"
            " AND field IN (SELECT value FROM json_each(?)) AND bearing.until > ? AND bearing.since <= ?)"
        )
        values += [part, json.dumps(sorted(fields)), day, day]
    return sql, values


def _known(
    columns: str,
    day: str,
    wanted: Sequence[str],
    values: Sequence[object],
    *,
    columned: Sequence[object] = (),
    index: str | None = None,
) -> tuple[str, list[object]]:
    """The query for what holds on a day, and its values: first those that its columns ask for, `columned`.

    `index` has in their order those that nothing has ended yet.
    """
    soon = _later(day)
    arms: list[tuple[str, tuple[object, ...]]] = [
        (f"{f'INDEXED BY {index} ' if index else ''}WHERE until = '~' AND since <= ?", (day,)),
        ("WHERE until > ? AND until <= ? AND since <= ?", (day, soon, day)),
        # Left to itself, SQLite looks through all that ended later.
        (
            "INDEXED BY lines_lasting WHERE lasting = 1 AND until > ? AND until < '~' AND since <= ?",
            (soon, day),
        ),
    ]
    sql = " UNION ALL ".join(
        f"SELECT {columns} FROM lines {' AND '.join([holds, *wanted])}"  # noqa: S608 (constants)
        for holds, _ in arms
    )
    return sql, [value for _, days in arms for value in (*columned, *days, *values)]


_LISTED = ", ".join(Listed._fields)
_EXACT = {
    "kind": "kind = ?",
    "mark": "instr(' ' || marks || ' ', ' ' || ? || ' ')",
    "story": "instr(story, ?) = 1",
}
