"""Each named reason fires on its row's example, and its weight says for or against."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.ledger.clues import Clue, Rarity, Strand
from dateline.ledger.judging import judge
from dateline.model import Kind, Mode, Report, Span, Status
from dateline.rules import Row, rows
from tests.fakes.news import day, window


def clue(row: dict[str, Any], start: int) -> Clue:
    text = row.get("text", "")
    report = Report(
        id=f"r{start}",
        span=Span(start, start + 10),
        kind=Kind(row.get("kind", "meeting")),
        status=Status(row.get("status", "possible")),
        trigger=Span(start, start),
        head=row.get("head", ""),
        window=window(*row["window"]) if "window" in row else None,
        mode=Mode(row["mode"]) if "mode" in row else None,
        place=row.get("place"),
        order=row.get("order"),
        anaphoric=row.get("anaphoric", False),
    )
    page = row.get("page", f"page {start}")
    return Clue.of(
        report,
        page=page,
        root=row.get("root", page),
        day=day(row["day"]) if "day" in row else None,
        who=frozenset(row.get("who", ())),
        text=text,
        nearby=text,
        voice=3,
    )


@pytest.mark.parametrize("row", rows("links"), ids=lambda r: str(r["name"]))
def test_a_reason_holds_on_its_example(row: Row) -> None:
    strand = Strand("e", "s", Rarity())
    for _ in range(row["event"].get("times", 1)):
        strand.take(clue(row["event"], 0), 1.0)
    added = dict(judge(clue(row["report"], 100), strand).reasons)[row["name"]]
    assert (added > 0) == (row["weight"] > 0)


def test_the_score_is_the_sum_of_its_reasons() -> None:
    strand = Strand("e", "s", Rarity())
    strand.take(clue({"head": "talks", "page": "a"}, 0), 1.0)
    judged = judge(clue({"head": "talks", "page": "a"}, 40), strand)
    assert judged.score == pytest.approx(sum(w for _, w in judged.reasons))


def test_what_has_days_to_come_comes_after_what_is_over() -> None:
    strand = Strand("e", "s", Rarity())
    strand.take(clue({"status": "held", "window": ["2031-05-04", "2031-05-04"]}, 0), 1.0)
    assert judge(
        clue({"status": "possible", "window": ["2031-06-01", "2031-06-30"]}, 100), strand
    ).comes_after
    assert not judge(
        clue({"status": "held", "window": ["2031-05-04", "2031-05-04"]}, 100), strand
    ).comes_after


def test_another_kind_with_other_parties_is_a_stranger() -> None:
    strand = Strand("e", "s", Rarity())
    strand.take(clue({"kind": "vote", "head": "vote", "who": [1]}, 0), 1.0)
    assert judge(clue({"kind": "match", "head": "match", "who": [2]}, 100), strand).strangers
    assert not judge(clue({"kind": "match", "head": "match", "who": [1]}, 100), strand).strangers
    assert not judge(clue({"kind": "vote", "head": "vote", "who": [2]}, 100), strand).strangers
