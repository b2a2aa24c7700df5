"""The measurement of a large diary still runs, on a small one."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.scale import Press, fill, measure
from dateline.diary import Diary


def test_a_small_diary_is_filled_and_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fill(tmp_path / "scale.db", Press(1, 2))
    measure(tmp_path / "scale.db", 2, 2)
    out = capsys.readouterr().out
    assert "400 reports, 40 pages" in out
    assert "as-of query of one story, first: median" in out


def test_pages_may_be_told_where_they_stand(tmp_path: Path) -> None:
    fill(tmp_path / "told.db", Press(1, 2, words=40, reports=1, days=10), find=False)
    with Diary.open(tmp_path / "told.db") as diary:
        assert [chapter.pages for _, chapter in diary.desk.chapters(None)] == [20, 20]
