"""Every table loads, and every row of every table shows an example."""

from __future__ import annotations

import pytest

from dateline import rules


@pytest.mark.parametrize("table", rules.names())
def test_every_row_has_an_example(table: str) -> None:
    rows = rules.rows(table)
    assert rows, f"{table}.toml holds no [[row]]"
    assert [] == [row for row in rows if not row.get("example")]


def test_an_unknown_table_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        rules.rows("no such table")
