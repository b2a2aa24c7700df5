"""The figures on our own stories may not fall below their floors."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from bench import floors
from bench.cases import fingerprint


def test_no_figure_is_below_its_floor() -> None:
    _, wanted = floors.load()
    assert [] == floors.below(wanted, floors.measure())


def test_the_floors_are_those_of_this_corpus() -> None:
    corpus, _ = floors.load()
    assert fingerprint() == corpus, "the examples or cases have changed: just floors --update"


def test_a_floor_is_not_lowered_silently(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tmp_path / "floors.toml"
    floors.write({"as_of": 0.9}, kept)
    monkeypatch.setattr(floors, "FLOORS", kept)
    monkeypatch.setattr(floors, "load", lambda: ("", {"as_of": 0.9}))
    monkeypatch.setattr(floors, "measure", lambda: {"as_of": 0.5})
    assert 1 == floors.main(["--update"])
    assert '"as_of" = 0.9000' in kept.read_text(encoding="utf-8")


def test_floors_do_not_creep_down(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tmp_path / "floors.toml"
    monkeypatch.setattr(floors, "load", lambda: ("", {"as_of": 0.9, "events": 0.5}))
    monkeypatch.setattr(floors, "measure", lambda: {"as_of": 0.8996, "events": 0.6})
    monkeypatch.setattr(floors, "FLOORS", kept)
    monkeypatch.setattr(floors.write, "__defaults__", (kept,))
    kept.touch()
    assert 0 == floors.main(["--update"])
    assert {"as_of": 0.9, "events": 0.6} == tomllib.loads(kept.read_text(encoding="utf-8"))["floor"]
