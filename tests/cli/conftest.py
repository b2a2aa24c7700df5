"""The command line as its user meets it: arguments in; exit code, stdout and stderr out."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from dateline.cli import main

ROOT = Path(__file__).resolve().parents[2]
ISLAND_PAGE = ROOT / "examples" / "two-islands" / "pages" / "01.txt"
"""A page of another story than that of `bridge`."""


class Ran(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run one command; the default diary is a file of this test alone."""
    monkeypatch.setenv("DATELINE_DB", str(tmp_path / "default.db"))
    monkeypatch.delenv("COLUMNS", raising=False)

    def call(*arguments: object) -> Ran:
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([str(a) for a in arguments])
        told = capsys.readouterr()
        code = ended.value.code
        return Ran(code if isinstance(code, int) else 0, told.out, told.err)

    return call


@pytest.fixture(scope="session")
def bridge(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A diary that holds one example story."""
    path = tmp_path_factory.mktemp("diary") / "bridge.db"
    with pytest.raises(SystemExit):
        main(["read", str(ROOT / "examples" / "skarn-bridge"), "--db", str(path), "--workers", "1"])
    return path


@pytest.fixture
def diary(bridge: Path, tmp_path: Path) -> Path:
    """A copy of `bridge` for one test alone, which writes to it: decisions and bookmarks are kept in the file."""
    path = tmp_path / "bridge.db"
    shutil.copy(bridge, path)
    return path
