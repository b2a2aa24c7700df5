"""`dateline ahead`: what pages look forward to, in passing."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from dateline.intake import pages
from dateline.model import Page
from dateline.reading.pipeline import read
from tests.cli.conftest import ISLAND_PAGE, ROOT, Run

BRIDGE = ROOT / "examples" / "skarn-bridge"
HERE = ("--workers", "1")


def test_each_word_stands_on_a_line_that_fits(run: Run, tmp_path: Path) -> None:
    ran = run("ahead", BRIDGE, *HERE)
    assert 0 == ran.code
    assert "  Thu 25 May  vote · kept · “… council is due to vote on the toll on 25 May.”\n" in ran.out
    assert [] == [line for line in ran.out.splitlines() if len(line) > 80]
    assert not (tmp_path / "default.db").exists()


def test_only_what_was_missed(run: Run) -> None:
    whole, out = (run("ahead", BRIDGE, *more, *HERE).out for more in ((), ("--missed",)))
    assert "  Thu 27 Apr  take place · kept · “" in whole
    assert "take place" not in out
    assert " · kept · " not in out


def test_what_a_page_is_dressed_in_does_not_show(run: Run) -> None:
    """ "School uniforms to cost more", "Cyclone season: how to store water": teasers of other pages."""
    out = run("ahead", ISLAND_PAGE, *HERE).out
    assert "speak · probable" in out
    assert "store" not in out
    assert "cost" not in out


def test_as_json_every_offset_covers_its_words(run: Run) -> None:
    record = json.loads(run("ahead", BRIDGE, "--json", *HERE).out)
    articles = [read(page).article for page in pages([str(BRIDGE)]) if isinstance(page, Page)]
    texts = {article.id: article.text for article in articles}
    assert "dateline-ahead/1" == record["format"]
    assert 8 == len(record["pages"])
    for page in record["pages"]:
        text = texts[page["article"]]
        for one in page["prospects"]:
            assert one["word"] == text[one["start"] : one["end"]]
            for part in filter(None, (one["sentence"], one["time"])):
                assert part["text"] == text[part["start"] : part["end"]]
    missed = json.loads(run("ahead", BRIDGE, "--json", "--missed", *HERE).out)
    assert all(one["report"] is None for page in missed["pages"] for one in page["prospects"])


def test_a_page_from_stdin(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ISLAND_PAGE.read_bytes())))
    assert "speak · probable" in run("ahead", "-", *HERE).out


def test_pages_that_look_back_and_pages_that_cannot_be_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_text("The ferry sank in 1911, and nobody in Ostrand ever found its bell.\n")
    (tmp_path / "noise.html").write_bytes(bytes(range(256)) * 40)
    assert (0, "Nothing here looks ahead.\n") == run("ahead", tmp_path / "old.txt", *HERE)[:2]
    both = run("ahead", tmp_path, *HERE)
    assert (0, "Nothing here looks ahead.\n") == both[:2]
    assert "noise.html: " in both.err
    assert 1 == run("ahead", tmp_path / "noise.html", *HERE).code
    assert 2 == run("ahead", tmp_path / "no such file", *HERE).code
