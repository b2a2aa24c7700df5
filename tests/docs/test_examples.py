"""The examples of the Python documentation, run by Python's own doctest; every public verb has one."""

from __future__ import annotations

import inspect
from doctest import DocTest, DocTestRunner
from pathlib import Path

import pytest

from bench.cases import ROOT
from bench.doctested import DOCTESTED, doctests
from dateline.verbs.opened import OpenDiary


@pytest.mark.parametrize("name", DOCTESTED)
def test_the_examples_print_what_is_written(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    tests = list(doctests(name))
    assert tests
    assert [] == [told for test in tests if (told := _run(test))], "stale: just paste"


def _run(test: DocTest) -> str:
    told: list[str] = []
    DocTestRunner(verbose=False).run(test, out=told.append)
    return "".join(told)


def test_every_verb_has_an_example() -> None:
    verbs = {n: f for n, f in inspect.getmembers(OpenDiary, inspect.isfunction) if not n.startswith("_")}
    assert {"events", "event", "quotes", "changes", "track", "search", "brief", "export"} <= verbs.keys()
    assert [] == [n for n, f in verbs.items() if ">>>" not in (f.__doc__ or "") and n not in PLAIN]


PLAIN = {"close", "today", "on"}


def test_every_verb_is_in_the_how_to() -> None:
    page = Path(ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    for verb in (
        "read",
        "events",
        "event",
        "quotes",
        "changes",
        "statements",
        "track",
        "search",
        "brief",
        "export",
    ):
        assert f".{verb}(" in page
