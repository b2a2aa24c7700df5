"""A diary that was written to behind Dateline's back: doctor must find every change."""

from __future__ import annotations

from pathlib import Path

import apsw
import pytest

from dateline.model import Tie
from dateline.model.errors import NotAPage
from dateline.store import Store
from tests.fakes.pages import NOW, fake_page
from tests.fakes.readings import fake_read


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A diary with a row in every table."""
    path = tmp_path_factory.mktemp("sound") / "diary.db"
    with Store.open(path) as store:
        for number in range(3):
            store.add(fake_page(number), fake_read(fake_page(number)), NOW)
        store.add(fake_page(1), fake_read(fake_page(1), "fake-2"), NOW)
        with store.batch(NOW) as batch:
            batch.fail(NotAPage("lost.bin", "not text"))
        tie = Tie("r1", "r2", True, 1.0, by="editor")
        store.decide(tie, NOW)
        store.retire(store.decide(Tie("r1", "r3", True, 1.0, by="editor"), NOW), NOW)
        assert store.check() == []
    return path.read_bytes()


@pytest.fixture
def path(sound: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "diary.db"
    path.write_bytes(sound)
    return path


def found_after(path: Path, *statements: str) -> set[str]:
    with apsw.Connection(str(path)) as other:
        for statement in statements:
            other.execute(statement)
    other.close()
    with Store.open(path) as store:
        return {damage.kind for damage in store.check()}


FLIP = "CAST(substr({0}, 1, 3) || char(unicode(substr({0}, 4, 1)) + 1 - 2 * (unicode(substr({0}, 4, 1)) & 1)) || substr({0}, 5) AS TEXT)"
COLUMNS = {
    "page": ("pages", ["place", "digest", "origin", "url", "media_type", "fetched", "hash"]),
    "article": ("articles", ["id", "lineage", "title", "text", "fields", "hash"]),
    "reading": ("readings", ["reader", "payload", "hash"]),
    "read": ("reads", ["reader", "article", "hash"]),
    "failure": ("failures", ["origin", "reason", "hash"]),
    "tie": ("ties", ["pair", "payload", "hash"]),
    "batch": ("batches", ["recorded_at", "hash"]),
    "retired reading": ("retired_readings", ["hash"]),
    "retired tie": ("retired_ties", ["hash"]),
}


@pytest.mark.parametrize(
    ("kind", "table", "column"),
    [(kind, table, column) for kind, (table, columns) in COLUMNS.items() for column in columns],
)
def test_one_bit_flipped_is_found(path: Path, kind: str, table: str, column: str) -> None:
    flip = (
        f"UPDATE {table} SET {column} = {FLIP.format(column)} WHERE rowid = (SELECT min(rowid) FROM {table})"
    )
    assert kind in found_after(path, flip)


def test_every_single_bit_of_a_kept_page_counts(path: Path) -> None:
    with apsw.Connection(str(path)) as other:
        content = other.execute("SELECT content FROM pages WHERE n = 2").fetchall()[0][0]
    other.close()
    assert isinstance(content, bytes)
    for place in range(0, len(content), 9):
        flipped = bytearray(content)
        flipped[place] ^= 1 << place % 8
        assert "page" in found_after(path, f"UPDATE pages SET content = x'{flipped.hex()}' WHERE n = 2")


@pytest.mark.parametrize("table", [table for table, _ in COLUMNS.values()])
def test_a_row_that_is_gone_is_found(path: Path, table: str) -> None:
    gone = f"DELETE FROM {table} WHERE rowid = (SELECT max(rowid) FROM {table})"
    assert "batch" in found_after(path, "PRAGMA foreign_keys = 0", gone)


def test_the_last_batch_gone_is_seen_by_the_rows_it_left(path: Path) -> None:
    gone = "DELETE FROM batches WHERE seq = (SELECT max(seq) FROM batches)"
    assert {"file", "batch"} <= found_after(path, "PRAGMA foreign_keys = 0", gone)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE passages SET start = start + 1 WHERE n = 1",
        "DELETE FROM passages WHERE n = 1",
        "INSERT INTO article_words (article_words, rowid, title, text) SELECT 'delete', n, title, text FROM articles WHERE n = 1",
        "INSERT INTO passage_words (passage_words, rowid, text) SELECT 'delete', n, text FROM passage_texts WHERE n = 2",
    ],
)
def test_search_that_no_longer_fits_is_found(path: Path, change: str) -> None:
    assert "index" in found_after(path, change)


def test_a_page_of_the_file_overwritten_is_found(path: Path) -> None:
    with apsw.Connection(str(path)) as other:
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        ((root,),) = other.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'readings'").fetchall()
    other.close()
    with path.open("r+b") as file:
        file.seek((int(str(root)) - 1) * 4096)
        file.write(b"\x55" * 4096)
    with Store.open(path) as store:
        assert {"file", "reading"} <= {damage.kind for damage in store.check()}
