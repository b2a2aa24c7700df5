"""The measurement of a large diary still runs, on a small one."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.scale import Press, fill, measure


def test_a_small_diary_is_filled_and_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fill(tmp_path / "scale.db", Press(1, 2))
    measure(tmp_path / "scale.db", 2, 2)
    out = capsys.readouterr().out
    assert "400 reports, 40 pages" in out
    assert "as-of query of one story, first: median" in out
