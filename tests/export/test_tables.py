"""Tables, read back by the csv module as a spreadsheet would."""

from __future__ import annotations

import csv
from io import StringIO

import pytest

from dateline.export import EVENT_COLUMNS, REPORT_COLUMNS, csv_events, csv_reports
from dateline.export.tables import defused
from dateline.model import Snapshot
from tests.fakes.hostile import hostile


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text, newline="")))


def test_events(snapshot: Snapshot) -> None:
    found = rows(csv_events(snapshot))
    assert [e.id for e in snapshot.events] == [row["id"] for row in found]
    opening = found[0]
    assert EVENT_COLUMNS == tuple(opening)
    assert ("held", "eos5", "2031-03-12", "2031-03-12", "1", "2031-03-13") == tuple(
        opening[key] for key in ("status", "eos", "first_day", "last_day", "revision", "last_changed")
    )
    assert "" == found[3]["first_day"]


def test_reports(snapshot: Snapshot) -> None:
    found = rows(csv_reports(snapshot))
    assert REPORT_COLUMNS == tuple(found[0])
    assert ["open-wire", "talks-wire", "open-late", "talks-late"] == [row["id"] for row in found]
    text = snapshot.readings[0].article.text
    first = found[0]
    assert first["text"] == text[int(first["start"]) : int(first["end"])]


def test_lines_end_as_the_standard_says(snapshot: Snapshot) -> None:
    text = csv_reports(hostile(snapshot))
    assert "\n" not in text.replace("\r\n", "")
    assert len(text.split("\r\n")) == len(rows(text)) + 2


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "|cmd"])
def test_what_begins_like_a_formula_is_text(words: str) -> None:
    assert defused(words).startswith("'")


@pytest.mark.parametrize("words", ["a=b", "2031-03-12", "", "‘=1’"])
def test_anything_else_stays(words: str) -> None:
    assert words == defused(words)


def test_hostile_pages_make_no_formula_and_no_row(snapshot: Snapshot) -> None:
    for write in (csv_events, csv_reports):
        plain, ill = rows(write(snapshot)), rows(write(hostile(snapshot)))
        assert [row["id"] for row in plain] == [row["id"] for row in ill]
        assert all(not cell or cell[0] not in "=+-@\t\r" for row in ill for cell in row.values())
