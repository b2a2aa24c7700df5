"""Datelines, bylines, date lines and outlets: one line each."""

from __future__ import annotations

import re

import pytest

from dateline import rules
from dateline.reading.extract import byline, chrome, dateline, days, publisher


@pytest.mark.parametrize(
    ("block", "place", "agency", "day"),
    [
        ("OSTERBY, May 3 (Reuters) - The board", "OSTERBY", "Reuters", "May 3"),
        ("OSTERBY, May 3. /TASS/. The board", "OSTERBY", "TASS", "May 3"),
        ("OSTERBY (AP) — The board", "OSTERBY", "AP", None),
        ("OSTERBY — The board", "OSTERBY", None, None),
        ("PORT SKARN, Fla. — The board", "PORT SKARN, Fla.", None, None),
        ("OSTERBY, 3 May 2031 (Nordpress) – The board", "OSTERBY", "Nordpress", "3 May 2031"),
        ("Osterby (dpa) - The board", "Osterby", "dpa", None),
        ("OSTERBY, Wed., 7 May — The board", "OSTERBY", None, "Wed., 7 May"),
        ("OSTERBY, NPX - The board", "OSTERBY", "NPX", None),
    ],
)
def test_datelines(block: str, place: str, agency: str | None, day: str | None) -> None:
    got = dateline.read(block, first=True)
    assert got is not None
    assert (got.place, got.agency, got.day) == (place, agency, day)
    assert block[got.end :] == "The board"


@pytest.mark.parametrize(
    "block",
    [
        "The board - all nine of them - agreed.",
        "UPDATE, Monday 3 May — the vote",
        "Karin Voss - who chairs it - agreed.",
        "FRIDAY MARCH 14, 5.10PM",
    ],
)
def test_prose_is_no_dateline(block: str) -> None:
    assert dateline.read(block, first=True) is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Rolf Anders and Mia Holm", ["Rolf Anders", "Mia Holm"]),
        ("By Rolf Anders, Mia Holm and Tom Reed | Nordpress", ["Rolf Anders", "Mia Holm", "Tom Reed"]),
        ("Kept by Rolf Anders", ["Rolf Anders"]),
        ("3 May 2031 | Rolf Anders | print", ["Rolf Anders"]),
        ("Rolf Anders in Osterby", ["Rolf Anders"]),
        ("Rolf Anders, harbour correspondent", ["Rolf Anders"]),
        ("By Rolf Anders For Ostkust", ["Rolf Anders"]),
        ("By ROLF ANDERS MAY 3, 2031", ["ROLF ANDERS"]),
        ("By Reuters", []),
        ("By the newsroom", []),
        ("Political editor Rolf Anders", ["Rolf Anders"]),
        ("By Mia Holm in Osterby and Tom Reed in Skarn", ["Mia Holm", "Tom Reed"]),
        ("Morning Talk / By Ana de la Vega", ["Ana de la Vega"]),
    ],
)
def test_bylines(line: str, names: list[str]) -> None:
    assert byline.names_in(line) == names


def test_the_agency_of_a_byline() -> None:
    assert byline.byline_agency("By The Associated Press") == "AP"
    assert byline.byline_agency("By Rolf Anders, Reuters | May 3") == "Reuters"
    assert byline.byline_agency("By Rolf Anders") is None


@pytest.mark.parametrize(
    "line",
    ["Published: 20:05 GMT, 2 May 2031", "Friday, May 2, 2031", "02/05/2031", "WED 2 MAY, 2031 - 07:15"],
)
def test_date_lines(line: str) -> None:
    assert days.is_date_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "Thurs 2 May, 9.15 am",
        "02.05.2031 | 10:40",
        "[2 May, 03:50]",
        "UPDATE 02/05/2031",
        "Monday 2nd — the doors close",
    ],
)
def test_headings_of_dated_parts(line: str) -> None:
    assert days.is_date_heading(line)


def test_prose_with_a_day_is_neither() -> None:
    line = "On 2 May the board of Osterby voted to close the lighthouse for good."
    assert not days.is_date_line(line)
    assert not days.is_date_heading(line)


@pytest.mark.parametrize(
    ("whole", "outlet"),
    [
        ("Board to vote on lamp | Ostkust Daily", "Ostkust Daily"),
        ("Board to vote on lamp – The Osterby Tidende", "The Osterby Tidende"),
        ("The Skarn Review - Board to vote on lamp", "The Skarn Review"),
    ],
)
def test_the_outlet_in_a_title(whole: str, outlet: str) -> None:
    assert publisher.from_facts([("title", whole)], None, "Board to vote on lamp") == outlet
    assert publisher.title_without(whole, outlet, None) == "Board to vote on lamp"


def test_a_name_fits_its_address() -> None:
    assert publisher.fits("The Osterby Tidende", "https://www.osterbytidende.example/1")
    assert publisher.fits("Nordland Press Review", "https://npr.example/1")
    assert not publisher.fits("Skarn Herald", "https://www.osterbytidende.example/1")


@pytest.mark.parametrize(
    "row", [row for row in rules.rows("chrome") if "pattern" in row], ids=lambda row: row["example"][:30]
)
def test_each_pattern_of_chrome_matches_its_example(row: rules.Row) -> None:
    assert re.search(row["pattern"], row["example"], re.IGNORECASE)


@pytest.mark.parametrize(
    "sentence",
    [
        "The board shares the view of the ferry company, Voss said.",
        "More than forty people came to the meeting on Monday.",
        "Next week the council meets again to settle the matter.",
    ],
)
def test_prose_is_no_chrome(sentence: str) -> None:
    assert not chrome.is_tool(sentence)
    assert not chrome.is_section(sentence)
    assert not chrome.is_line_chrome(sentence)
    assert not chrome.is_footer(sentence)


@pytest.mark.parametrize("row", rules.rows("agencies"), ids=lambda row: row["name"])
def test_agencies_are_known_by_every_name(row: rules.Row) -> None:
    for name in (row["name"], row["full"]):
        assert dateline.agency_named(name) is not None
