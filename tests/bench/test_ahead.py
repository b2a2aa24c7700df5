"""What a careful reader marked as to come: found again in the text, kept, shown."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench import ahead, reports
from dateline.model import Article, Certainty, Prospect, Span

TEXT = "The council of Ostrand will vote on\nthe toll on 20 May. The dredger sank in 1911."
GOLD: list[ahead.Row] = [
    {"status": "confirmed", "evidence": "will vote on the toll on 20 May"},
    {"status": "held", "evidence": "The dredger sank in 1911"},
    {"status": "possible", "evidence": "words that stand nowhere"},
]


def read_pages() -> Iterator[ahead.Read]:
    article = Article("a", "p", "p.txt", TEXT)
    at = TEXT.index("vote")
    prospect = Prospect(Span(at, at + 4), Span(0, len(TEXT)), Certainty.CERTAIN)
    yield article, (prospect,), (), GOLD


def test_only_what_is_to_come_and_stands_in_the_text_counts() -> None:
    found = ahead.measured(read_pages())
    assert (1, 0, 1, 1, 1) == tuple(found[key] for key in ("gold", "kept", "shown", "missed", "caught"))
    assert "of 1 missed shown 1.000" in ahead.line("ours", found)


def test_a_missing_folder_is_skipped_with_a_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["bench", "--gold", str(tmp_path / "none")])
    monkeypatch.setattr(reports, "GOLD", reports.GOLD)
    monkeypatch.setattr(ahead, "own", read_pages)
    assert 0 == ahead.main()
    assert capsys.readouterr().err.startswith("skipped: ")
