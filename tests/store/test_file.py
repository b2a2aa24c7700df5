"""The diary's file: other versions of it, other programs' files, locks, a full disk."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import apsw
import pytest

from dateline import store as store_room
from dateline.model.errors import StoreError, StoreLocked, StoreTooNew
from dateline.store import Store
from dateline.store.connection import Database
from dateline.store.schema import MIGRATIONS, migrate
from tests.fakes.pages import NOW, fake_page
from tests.fakes.readings import READER, fake_read


@contextmanager
def locked(path: Path) -> Iterator[None]:
    other = apsw.Connection(str(path))
    other.execute("BEGIN IMMEDIATE")
    yield
    other.execute("ROLLBACK")
    other.close()


def opened(path: Path) -> Database:
    return Database(str(path), create=True, write=True, wait=0)


def test_a_locked_diary_says_so_and_can_still_be_read(tmp_path: Path) -> None:
    path = tmp_path / "diary.db"
    with Store.open(path, wait=0) as store:
        store.add(fake_page(1), fake_read(fake_page(1)), NOW)
        with locked(path):
            with pytest.raises(StoreLocked):
                store.add(fake_page(2), fake_read(fake_page(2)), NOW)
            assert len(list(store.readings())) == 1
            assert store.known(fake_page(1), READER)
            assert len(store.search("board")) == 1
            assert store.stats().pages == 1
            with pytest.raises(StoreLocked):  # not damage: the index checks itself through a write
                store.check()
        assert store.add(fake_page(2), fake_read(fake_page(2)), NOW) == "new"


def test_opening_does_not_wait_for_a_writer(tmp_path: Path) -> None:
    path = tmp_path / "diary.db"
    Store.open(path).close()
    with locked(path), Store.open(path, wait=0) as store:
        assert store.stats().pages == 0


def test_a_lock_while_the_first_tables_are_made_says_so(tmp_path: Path) -> None:
    path = tmp_path / "diary.db"
    opened(path).close()
    with locked(path), pytest.raises(StoreLocked):
        Store.open(path, wait=0)


def test_a_diary_by_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "diary.db"
    Store.open(path).close()
    apsw.Connection(str(path)).pragma("user_version", len(MIGRATIONS) + 1)
    with pytest.raises(StoreTooNew, match="newer"):
        Store.open(path)
    with pytest.raises(StoreTooNew, match="newer"):
        Store.open(path, write=False)


@pytest.mark.parametrize("content", [b"Dear diary,\n" * 500, b"SQLite format 3\0" + b"\xaa" * 4096])
def test_not_a_database_is_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes(content)
    with pytest.raises(StoreError):
        Store.open(path)
    assert path.read_bytes() == content


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "recipes.db"
    with apsw.Connection(str(path)) as other:
        other.execute("CREATE TABLE recipes (name)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="not a diary"):
        Store.open(path)
    assert path.read_bytes() == before


def test_a_missing_diary_is_not_made_unasked(tmp_path: Path) -> None:
    path = tmp_path / "diary.db"
    for ask in ({"create": False}, {"write": False}):
        with pytest.raises(StoreError, match="no diary there"):
            Store.open(path, **ask)
    with pytest.raises(StoreError):
        Store.open(tmp_path / "no" / "such" / "folder.db")
    with pytest.raises(StoreError):
        Store.open(tmp_path)
    assert not path.exists()


def test_a_reading_connection_cannot_write(tmp_path: Path) -> None:
    Store.open(tmp_path / "diary.db").close()
    with (
        Store.open(tmp_path / "diary.db", write=False) as store,
        pytest.raises(StoreError, match="written to"),
    ):
        store.add(fake_page(1), fake_read(fake_page(1)), NOW)


def add_many(store: Store) -> None:
    with store.batch(NOW) as batch:
        for number in range(2, 500):
            batch.add(fake_page(number), fake_read(fake_page(number)))


def test_a_full_disk_keeps_what_was_and_says_so(tmp_path: Path) -> None:
    with Store.open(tmp_path / "diary.db") as store:
        store.add(fake_page(1), fake_read(fake_page(1)), NOW)
        limit = store._database.value("PRAGMA max_page_count")
        store._database.run(f"PRAGMA max_page_count = {store._database.value('PRAGMA page_count')}")
        with pytest.raises(StoreError, match="disk is full"):
            add_many(store)
        assert [r.article.id for r in store.readings()] == [fake_read(fake_page(1)).article.id]
        assert store.check() == []
        store._database.run(f"PRAGMA max_page_count = {limit}")
        assert store.add(fake_page(2), fake_read(fake_page(2)), NOW) == "new"


def test_an_old_diary_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "diary.db"
    database = opened(path)
    migrate(database, MIGRATIONS[:1])
    database.close()
    with Store.open(path) as store:
        store.add(fake_page(1), fake_read(fake_page(1)), NOW)
    later = (*MIGRATIONS, "CREATE TABLE later (word TEXT)", "ALTER TABLE later ADD COLUMN other TEXT")
    database = opened(path)
    migrate(database, later)
    assert database.value("PRAGMA user_version") == len(later)
    assert database.rows("SELECT word, other FROM later") == []
    assert database.value("SELECT count(*) FROM readings") == 1
    database.close()


def test_a_migration_that_fails_changes_nothing(tmp_path: Path) -> None:
    database = opened(tmp_path / "diary.db")
    migrate(database)
    with pytest.raises(StoreError):
        migrate(database, (*MIGRATIONS, "CREATE TABLE later (word TEXT)", "CREATE TABLE later (word TEXT)"))
    assert database.value("PRAGMA user_version") == len(MIGRATIONS)
    assert database.value("SELECT count(*) FROM sqlite_schema WHERE name = 'later'") == 0
    database.close()


def test_migrations_that_have_shipped_do_not_change() -> None:
    shipped: tuple[str, ...] = ()
    assert tuple(sha256(script.encode()).hexdigest()[:16] for script in MIGRATIONS[: len(shipped)]) == shipped


def test_the_file_is_as_durable_as_was_measured(tmp_path: Path) -> None:
    database = opened(tmp_path / "diary.db")
    assert database.value("PRAGMA journal_mode") == "wal"
    assert database.value("PRAGMA synchronous") == 2
    assert database.value("PRAGMA foreign_keys") == 1
    database.close()


def test_what_came_with_a_batch_is_found_by_its_number(tmp_path: Path) -> None:
    """Else each page that is read takes as long as looking through all that were read before."""
    database = opened(tmp_path / "diary.db")
    migrate(database)
    tables = [name for (name,) in database.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    refer = {
        table
        for table in tables
        for row in database.rows(f"PRAGMA foreign_key_list({table})")
        if row[2] == "batches"
    }
    found = {
        table
        for table in refer
        for _, index, *_ in database.rows(f"PRAGMA index_list({table})")
        if database.rows(f"PRAGMA index_info({index})")[0][2] == "batch"
    }
    assert "readings" in refer
    assert found == refer
    database.close()


def test_nothing_kept_is_ever_changed() -> None:
    """The store's own sources hold no statement that changes or removes a row, but for what follows from the others."""
    sources = (Path(store_room.__file__).parent).glob("*.py")
    derived = {"places.py", "courses.py", "lines.py", "clippings.py"}
    told = "\n".join(path.read_text(encoding="utf-8") for path in sources if path.name not in derived)
    assert re.findall(r"\b(?:UPDATE|DELETE FROM|REPLACE INTO|OR REPLACE|DROP)\b", told) == []
