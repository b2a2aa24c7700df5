"""What goes wrong is one line on stderr and a documented exit code."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.cli.options import default_database
from dateline.cli.printing import clean
from dateline.model.errors import NotFound, UsageError
from dateline.verbs.lookup import unique
from tests.cli.conftest import Run


@pytest.mark.parametrize("day", ["2023-13-01", "2023-02-30", "tomorrow", "1/2/2023", ""])
def test_an_impossible_day_is_a_usage_error(run: Run, day: str, tmp_path: Path) -> None:
    ran = run("diary", "--as-of", day, "--db", tmp_path / "a.db")
    assert 2 == ran.code
    assert "write it YYYY-MM-DD" in ran.err


def test_an_unknown_format_is_a_usage_error(run: Run) -> None:
    assert 2 == run("export", "--format", "telex").code


def test_a_path_that_is_not_there_is_a_usage_error(run: Run, tmp_path: Path) -> None:
    ran = run("read", tmp_path / "nowhere")
    assert 2 == ran.code
    assert ran.err.startswith("dateline: no such file or folder")


def test_no_diary_yet(run: Run) -> None:
    ran = run("diary")
    assert 1 == ran.code
    assert "no diary at" in ran.err
    assert "dateline read PATH" in ran.err


def test_no_such_event(run: Run, bridge: Path) -> None:
    ran = run("event", "nonesuch", "--db", bridge)
    assert (1, "dateline: no event 'nonesuch' in this diary\n") == (ran.code, ran.err)


def test_a_file_that_is_no_diary(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear editor, " * 400, encoding="utf-8")
    ran = run("diary", "--db", path)
    assert 3 == ran.code
    assert ran.err.count("\n") == 1


def test_ids_may_be_shortened_as_long_as_they_are_unique() -> None:
    assert "abc1" == unique("abc", ["abc1", "b2"], "event")
    assert "abc" == unique("abc", ["abc", "abcd"], "event")
    with pytest.raises(UsageError, match="2 event ids"):
        unique("ab", ["abc", "abd"], "event")
    with pytest.raises(NotFound):
        unique("", ["abc"], "event")


def test_a_page_cannot_steer_the_terminal() -> None:
    assert "[31mred" == clean("\x1b[31m\x07red\x9b\u202e")


def test_the_default_diary(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATELINE_DB", "named.db")
    assert Path("named.db") == default_database()
    monkeypatch.delenv("DATELINE_DB")
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert tmp_path / "dateline" / "diary.db" == default_database()
