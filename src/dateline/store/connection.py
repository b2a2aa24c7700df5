"""One SQLite file through apsw: opening it, transactions, and the one place where its errors become ours.

apsw brings its own SQLite: distribution and CPython builds carry 3.40.1, inside the WAL-reset corruption range
3.7.0–3.51.2. WAL with synchronous=FULL lost nothing in 300 simulated power cuts; NORMAL lost up to three
acknowledged commits, OFF the file (docs/measurements.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import apsw

from dateline.model.errors import StoreDamaged, StoreError, StoreLocked

__all__ = ["Database", "Row"]

Row = tuple[Any, ...]

# "dtln": tells a diary from any other SQLite file.
APPLICATION_ID = 0x64746C6E


class Database:
    """A connection that speaks SQL and raises only the errors of model/errors.py.

    One writer by design. Every query reads all its rows at once, so that no read transaction stays open between
    calls: a reader open for ten seconds beside a busy writer grew the WAL to 317 MB.
    """

    __slots__ = ("_connection", "path")

    def __init__(self, path: str, *, create: bool, write: bool, wait: float) -> None:
        self.path = path
        if path != ":memory:" and not create and not Path(path).exists():
            raise StoreError(f"{path}: no diary there")
        flags = apsw.SQLITE_OPEN_READWRITE | (apsw.SQLITE_OPEN_CREATE if create else 0)
        with self._edge():
            self._connection = apsw.Connection(path, flags=flags)
        try:
            self._prepare(write=write, wait=wait)
        except BaseException:
            self._connection.close()
            raise

    def _prepare(self, *, write: bool, wait: float) -> None:
        with self._edge():
            self._connection.set_busy_timeout(int(wait * 1000))
            self._connection.pragma("trusted_schema", False)
            self._connection.pragma("foreign_keys", True)
            self._connection.pragma("synchronous", "full")
            self._connection.pragma("query_only", not write)
        if self.value("PRAGMA application_id") != APPLICATION_ID:
            self._claim(write=write)

    def _claim(self, *, write: bool) -> None:
        """Make an empty file a diary. Written once: opening a diary that is there must not wait for another writer."""
        if self.value("SELECT count(*) FROM sqlite_schema"):
            raise StoreError(f"{self.path}: a database, but not a diary")
        if not write:
            raise StoreError(f"{self.path}: an empty file, not a diary")
        with self._edge():
            self._connection.pragma("journal_mode", "wal")
            self._connection.pragma("application_id", APPLICATION_ID)

    def close(self) -> None:
        """Close the file; the last connection to close it folds the WAL back in."""
        with self._edge():
            self._connection.close()

    def rows(self, sql: str, *values: Any) -> list[Row]:
        """All rows of a query."""
        with self._edge():
            return self._connection.execute(sql, values).fetchall()

    def row(self, sql: str, *values: Any) -> Row | None:
        """The first row of a query, or None."""
        found = self.rows(sql, *values)
        return found[0] if found else None

    def value(self, sql: str, *values: Any) -> Any:
        """The first value of the first row, or None."""
        found = self.row(sql, *values)
        return found[0] if found else None

    def run(self, sql: str, *values: Any) -> None:
        """A statement (or, without values, several) whose rows nobody wants."""
        self.rows(sql, *values)

    def many(self, sql: str, values: Iterable[Row]) -> None:
        """One statement for each of several rows of values."""
        with self._edge():
            self._connection.executemany(sql, values).fetchall()

    def insert(self, sql: str, *values: Any) -> int:
        """An INSERT; answers the number of the new row."""
        return int(self.value(sql + " RETURNING n", *values))

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing. The write lock is taken at once, so that a busy file is known before any work."""
        self.run("BEGIN IMMEDIATE")
        try:
            yield
            self.run("COMMIT")
        except BaseException:
            # A full disk rolls back by itself; a second ROLLBACK would hide the first error.
            if self._connection.in_transaction:
                self.run("ROLLBACK")
            raise

    @contextmanager
    def _edge(self) -> Iterator[None]:
        try:
            yield
        except (apsw.BusyError, apsw.LockedError) as error:
            raise StoreLocked(f"{self.path}: another process is writing to the diary") from error
        except apsw.FullError as error:
            raise StoreError(f"{self.path}: the disk is full; nothing of this batch was kept") from error
        except apsw.NotADBError as error:
            raise StoreError(f"{self.path}: not a diary, nor any database") from error
        except apsw.CorruptError as error:
            raise StoreDamaged(f"{self.path}: damaged ({error})") from error
        except apsw.CantOpenError as error:
            raise StoreError(f"{self.path}: can't be opened") from error
        except apsw.ReadOnlyError as error:
            raise StoreError(f"{self.path}: can't be written to") from error
        except apsw.Error as error:
            raise StoreError(f"{self.path}: {error}") from error
