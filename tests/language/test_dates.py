"""Dates as they are written."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.language.dates import clock, spoken_weekday, weekdays, written_dates

FIRST, LAST = date(2030, 7, 1), date(2031, 6, 30)


@pytest.mark.parametrize(
    ("text", "readings", "weekday"),
    [
        ("4 May, 2031 21:32", [(2031, 5, 4)], None),
        ("May 4, 2031", [(2031, 5, 4)], None),
        ("4th of May 2031", [(2031, 5, 4)], None),
        ("SUN 4 MAY, 2031 - 07:15", [(2031, 5, 4)], 6),
        ("2031-05-04T10:00", [(2031, 5, 4)], None),
        ("20310504 0730", [(2031, 5, 4)], None),
        ("Dec.2 & 3", [(None, 12, 2)], None),
        ("Sunday evening, 4 May", [(None, 5, 4)], 6),
        ("Wed., March 5 — 2:40 p.m.", [(None, 3, 5)], 2),
        ("4/5 (Sun) – mid-morning", [(None, 5, 4), (None, 4, 5)], 6),
        ("UPDATE 04/05/2031", [(2031, 5, 4), (2031, 4, 5)], None),
        ("25.12.31", [(2031, 12, 25)], None),
        ("Monday 21st", [(None, None, 21)], 0),
        ("the fourteenth of May", [(None, 5, 14)], None),
        ("le 7 décembre 2031", [(2031, 12, 7)], None),
        ("4 May '31", [(2031, 5, 4)], None),
    ],
)
def test_a_date_is_read_with_all_it_leaves_open(
    text: str, readings: list[object], weekday: int | None
) -> None:
    (found,) = written_dates(text)
    assert readings == list(found.readings)
    assert weekday == found.weekday


@pytest.mark.parametrize(
    "text",
    [
        "may 5 people",
        "in March 2031",
        "Tuesday 6.05pm",
        "version 3.2",
        "31 February",
        "1,900 members",
        "the second may be late",
        "99/99/9999",
        "+44 20 7946 0000",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert () == written_dates(text)


def test_a_wrong_weekday_does_not_hide_a_full_date() -> None:
    (found,) = written_dates("Monday 4 May 2031")
    assert (date(2031, 5, 4),) == found.days(FIRST, LAST)


def test_a_weekday_chooses_among_years() -> None:
    (found,) = written_dates("Tuesday, 9 November")
    assert (date(2021, 11, 9), date(2027, 11, 9)) == found.days(date(2018, 1, 1), date(2028, 12, 31))


def test_weekdays_and_clocks() -> None:
    assert [1, 4] == [w.weekday for w in weekdays("From Tuesday to Friday, sun or not")]
    assert 4 == spoken_weekday("The board goes on until Monday, Ilse Varn told reporters on Friday.")
    assert spoken_weekday("It will meet by Monday.") is None
    for text in ("at 21:32", "9.15 am", "5pm", "noon"):
        assert clock(text)
    assert clock("on page 12") is None


@given(st.text(max_size=300))
def test_every_date_found_stands_in_the_text(text: str) -> None:
    end = 0
    for found in written_dates(text):
        assert end <= found.start < found.end <= len(text)
        assert found.readings
        end = found.end


@given(
    st.dates(date(2001, 1, 1), date(2098, 1, 1)),
    st.sampled_from(["%d %B %Y", "%B %d, %Y", "%Y-%m-%d", "%a %d %b %Y", "%A, %B %d, %Y", "%Y%m%d"]),
)
def test_a_full_date_is_read_back(day: date, form: str) -> None:
    (found,) = written_dates(f"Published {day.strftime(form)} | print")
    assert (day,) == found.days(date(2000, 1, 1), date(2100, 1, 1))
