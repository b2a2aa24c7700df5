"""Time expressions in sentences of our own: words, days, where they look."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.model import Article, Dated, Direction, Installment, Span, Timex
from dateline.reading.sentences import sentences
from dateline.reading.times import times

# Every case is written on Wednesday 15 May 2024, unless it says otherwise.
DAY = "2024-05-15"


def read(
    text: str, written: str | None = DAY, parts: tuple[Installment, ...] = (), language: str | None = None
) -> tuple[Timex, ...]:
    published = Dated(date.fromisoformat(written), "test") if written else None
    article = Article("a", "p", "test", text, published=published, installments=parts, language=language)
    return times(article, sentences(text))


def days(timex: Timex) -> str:
    """A window as the cases write it: "2024-05-17", "2024-05-20/2024-05-26", "2024-05-17/" (open), or ""."""
    if timex.window is None:
        return ""
    first, last = timex.window.first, timex.window.last
    return f"{first}" if first == last else f"{first or ''}/{last or ''}"


def resolved(text: str, written: str | None = DAY) -> dict[str, str]:
    return {timex.text: days(timex) for timex in read(text, written)}


@pytest.mark.parametrize(
    ("sentence", "words", "expected"),
    [
        # weekdays by the verb that governs them
        ("The guild will vote on Friday.", "Friday", "2024-05-17"),
        ("The guild voted on Friday.", "Friday", "2024-05-10"),
        ("The mayor said on Monday that the guild will vote on Friday.", "Monday", "2024-05-13"),
        ("The mayor said on Monday that the guild will vote on Friday.", "Friday", "2024-05-17"),
        ("The guild will vote on Friday, the mayor said on Monday.", "Friday", "2024-05-17"),
        ("The guild will vote on Friday, the mayor said on Monday.", "Monday", "2024-05-13"),
        (
            "The mayor told Radio Fenwick on Tuesday she would open the lock on Saturday.",
            "Tuesday",
            "2024-05-14",
        ),
        (
            "The mayor told Radio Fenwick on Tuesday she would open the lock on Saturday.",
            "Saturday",
            "2024-05-18",
        ),
        ("On Friday, the two crews, both from Alder Bay, will race.", "Friday", "2024-05-17"),
        ("On Friday, the two crews, both from Alder Bay, raced.", "Friday", "2024-05-10"),
        ("The two crews agreed on Sunday to race on Friday.", "Sunday", "2024-05-12"),
        ("The two crews agreed on Sunday to race on Friday.", "Friday", "2024-05-17"),
        (
            "The hearing, which was to have begun on Monday, has been put off until Thursday.",
            "Monday",
            "2024-05-13",
        ),
        (
            "The hearing, which was to have begun on Monday, has been put off until Thursday.",
            "Thursday",
            "2024-05-16",
        ),
        ("The hearing was adjourned to Friday.", "Friday", "2024-05-17"),
        ("A vote scheduled for Friday was called off.", "Friday", "2024-05-17"),
        ("The ferry, due to sail on Thursday, ran aground on Sunday.", "Thursday", "2024-05-16"),
        ("The ferry, due to sail on Thursday, ran aground on Sunday.", "Sunday", "2024-05-12"),
        ("Rescuers managed to reach the hut on Sunday.", "Sunday", "2024-05-12"),
        ("The court meets on Friday.", "Friday", "2024-05-17"),
        ("The council has set the ballot for Sunday.", "Sunday", "2024-05-19"),
        ("The owners had until Monday to reply.", "Monday", "2024-05-15/2024-05-20"),
        ("The judge promised a ruling by Friday.", "Friday", "2024-05-15/2024-05-17"),
        ("The judge promised a ruling no later than Friday.", "Friday", "2024-05-15/2024-05-17"),
        ("Nothing will be signed before Friday.", "Friday", "2024-05-17"),
        ("The lock will not open until Friday.", "Friday", "2024-05-17"),
        ("The lock could open as early as Friday.", "Friday", "2024-05-17"),
        ("The strike lasted until Friday.", "Friday", "2024-05-10"),
        ("Divers did not find the bell on Monday.", "Monday", "2024-05-13"),
        # weeks
        ("The guild will meet early next week.", "early next week", "2024-05-20/2024-05-22"),
        ("The guild will meet late next week.", "late next week", "2024-05-23/2024-05-26"),
        ("The guild will meet next week.", "next week", "2024-05-20/2024-05-26"),
        ("The guild met last week.", "last week", "2024-05-06/2024-05-12"),
        ("The guild will meet later this week.", "later this week", "2024-05-15/2024-05-19"),
        ("The guild will meet next Wednesday.", "next Wednesday", "2024-05-22"),
        ("The guild met last Tuesday.", "last Tuesday", "2024-05-07"),
        ("The guild will meet this coming Monday.", "this coming Monday", "2024-05-20"),
        ("The guild will meet on Friday week.", "Friday week", "2024-05-24"),
        ("The guild will meet on Monday fortnight.", "Monday fortnight", "2024-06-03"),
        ("The guild will meet a week on Thursday.", "a week on Thursday", "2024-05-23"),
        ("The guild will meet on Tuesday of next week.", "Tuesday of next week", "2024-05-21"),
        ("The guild will meet in the week of 17 June.", "the week of 17 June", "2024-06-17/2024-06-23"),
        ("The guild will meet from Monday to Wednesday.", "Monday to Wednesday", "2024-05-20/2024-05-22"),
        ("The guild met from Monday to Wednesday.", "Monday to Wednesday", "2024-05-13/2024-05-15"),
        ("The guild will meet at the weekend.", "the weekend", "2024-05-18/2024-05-19"),
        # counted
        ("The guild will meet in a fortnight.", "a fortnight", "2024-05-29"),
        ("The guild will meet in two weeks' time.", "two weeks' time", "2024-05-29"),
        ("The guild met eight days ago.", "eight days ago", "2024-05-07"),
        ("The guild met three weeks ago today.", "three weeks ago today", "2024-04-24"),
        ("The guild will meet a week from today.", "a week from today", "2024-05-22"),
        ("The guild must meet within three weeks.", "three weeks", "2024-05-15/2024-06-05"),
        ("The guild will meet within days.", "days", ""),
        ("The guild will meet soon.", "soon", ""),
        ("The pit opened on 3 May and closed two days later.", "two days later", "2024-05-05"),
        (
            "The pit opens on 3 June. It will close a fortnight after that.",
            "a fortnight after that",
            "2024-06-17",
        ),
        # days of the month
        ("The guild will meet on the 11th.", "the 11th", "2024-06-11"),
        ("The guild met on the 11th.", "the 11th", "2024-05-11"),
        ("The guild met on the 25th of last month.", "the 25th of last month", "2024-04-25"),
        ("The fair will be held on Dec. 9 and 10.", "Dec. 9 and 10", "2024-12-09/2024-12-10"),
        ("The fair ran from 14 to 16 April.", "14 to 16 April", "2024-04-14/2024-04-16"),
        ("The fair will be held between 3 and 7 June.", "3 and 7 June", "2024-06-03/2024-06-07"),
        ("The fair will be held on 18-20 May.", "18-20 May", "2024-05-18/2024-05-20"),
        ("The guild will meet on Thursday the 23rd.", "Thursday the 23rd", "2024-05-23"),
        (
            "The guild will meet on the last Friday of this month.",
            "the last Friday of this month",
            "2024-05-31",
        ),
        ("The guild will meet on the first Friday in June.", "the first Friday in June", "2024-06-07"),
        # months and longer
        ("The lock will open in January.", "January", "2025-01-01/2025-01-31"),
        ("The lock opened in June.", "June", "2023-06-01/2023-06-30"),
        ("The lock opened last June.", "last June", "2023-06-01/2023-06-30"),
        ("The lock will open in early July.", "early July", "2024-07-01/2024-07-10"),
        ("The lock will open in mid-July.", "mid-July", "2024-07-11/2024-07-20"),
        ("The lock will open in the middle of July.", "the middle of July", "2024-07-11/2024-07-20"),
        ("The lock will open in late July.", "late July", "2024-07-21/2024-07-31"),
        ("The lock will open later this month.", "later this month", "2024-05-15/2024-05-31"),
        ("The lock will open before the end of the year.", "the end of the year", "2024-05-15/2024-12-31"),
        ("The lock will open in the first half of July.", "the first half of July", "2024-07-01/2024-07-15"),
        ("The lock will open in the autumn.", "the autumn", "2024-09-01/2024-11-30"),
        ("The lock will open by the end of the month.", "the end of the month", "2024-05-15/2024-05-31"),
        (
            "The lock will open by the middle of next year.",
            "the middle of next year",
            "2024-05-15/2025-06-30",
        ),
        ("The lock will open before Christmas.", "Christmas", "2024-05-15/2024-12-24"),
        ("The lock will open early in the new year.", "early in the new year", "2025-01-01/2025-01-31"),
        ("The lock will open in the third quarter.", "the third quarter", "2024-07-01/2024-09-30"),
        ("The lock will open in 2026.", "2026", "2026-01-01/2026-12-31"),
        ("The lock will open this year.", "this year", "2024-05-15/2024-12-31"),
        ("The lock was drained earlier this year.", "earlier this year", "2024-01-01/2024-05-15"),
        # feasts
        ("The lock will open on Boxing Day.", "Boxing Day", "2024-12-26"),
        ("The lock opened on Easter Monday.", "Easter Monday", "2024-04-01"),
        ("The lock will open on Thanksgiving.", "Thanksgiving", "2024-11-28"),
        # clock times take the day beside them
        ("The gates will open at 6.05pm on Friday.", "6.05pm", "2024-05-17"),
        ("The gates opened this morning.", "this morning", "2024-05-15"),
        ("The gates closed last night.", "last night", "2024-05-14"),
        # the hour shares what stands before it with its day
        ("The crews have until midnight on Sunday.", "Sunday", "2024-05-15/2024-05-19"),
        ("The speaker set the vote for 11 a.m. on Thursday.", "Thursday", "2024-05-16"),
        ("On Monday, with an hour to go, the bell rang.", "Monday", "2024-05-13"),
        ("The fair opens on November 11 and closes on the 22nd.", "the 22nd", "2024-11-22"),
        ("A ruling is not expected before the summer.", "the summer", "2024-06-01/2024-08-31"),
        ("They would not rule out a strike before 1 July.", "1 July", "2024-05-15/2024-07-01"),
        ("Nobody thought last October's fair a success.", "last October", "2023-10-01/2023-10-31"),
        ("The union planned a rally on Saturday.", "Saturday", "2024-05-18"),
        ("Shares have slumped, closing unchanged Friday.", "Friday", "2024-05-10"),
        ("The report, published Monday, says so.", "Monday", "2024-05-13"),
        ("They have met three times since Monday.", "Monday", "2024-05-13/2024-05-15"),
        ("He leaves on Friday for a five-day tour.", "five-day", "2024-05-17/2024-05-21"),
        # neighbours
        ("The envoys spoke on Monday (May 6).", "Monday", "2024-05-06"),
        ("A three-day fair will open in Brackwater on Tuesday.", "three-day", "2024-05-21/2024-05-23"),
        ("The fair is held every Monday.", "every Monday", ""),
        # tense
        ("The keeper could not be reached on Tuesday.", "Tuesday", "2024-05-14"),
        ("Neither keeper could be found Tuesday.", "Tuesday", "2024-05-14"),
        ("The share fell to 16.25 Friday.", "Friday", "2024-05-10"),
        ("A four-year term begins in January.", "January", "2025-01-01/2025-01-31"),
        ("The crews met on Saturday night and into Sunday.", "Sunday", "2024-05-12"),
        ("They must answer within five working days.", "five working days", "2024-05-15/2024-05-22"),
    ],
)
def test_days(sentence: str, words: str, expected: str) -> None:
    assert expected == resolved(sentence).get(words, f"not found: {resolved(sentence)}")


@pytest.mark.parametrize(
    "sentence",
    [
        "It may rain, and crews may march on the sea wall.",
        "The Sun called it a farce.",
        "She came third in the second round.",
        "Prices fall when a second buyer quits.",
        "April Harrow, 27, sang.",
        "The 33-year-old keeper resigned.",
        "They won two to one.",
        "It cost $2,000 and 2000 people came.",
    ],
)
def test_what_is_no_time(sentence: str) -> None:
    assert [] == [t.text for t in read(sentence)]


def test_a_past_summit_is_not_sent_into_next_year() -> None:
    found = resolved(
        "The session follows a summit of the two guilds in Brackwater in February.", "2024-05-15"
    )
    assert {"February": "2024-02-01/2024-02-29"} == found


def test_numeric_dates_follow_the_page() -> None:
    day_first = resolved(
        "UPDATE 06/12/2021 The gates are shut. UPDATE 23/12/2021 The gates are open.", "2021-12-06"
    )
    assert "2021-12-06" == day_first["06/12/2021"]
    month_first = resolved("Updated 12/06/2021, first written 11/23/2021.", "2021-12-06")
    assert "2021-12-06" == month_first["12/06/2021"]


def test_an_installment_is_read_against_its_own_day() -> None:
    first, second = "The talks opened earlier today.", "The talks will resume tomorrow."
    text = f"{first}\n{second}"
    parts = (
        Installment(date(2021, 12, 3), Span(0, len(first) + 1)),
        Installment(date(2021, 12, 7), Span(len(first) + 1, len(text))),
    )
    assert ["2021-12-03", "2021-12-08"] == [days(t) for t in read(text, parts=parts)]


def test_vague_words_get_no_window() -> None:
    found = read("They may meet in the near future, after quarrels in recent weeks.")
    assert [("the near future", None), ("recent weeks", None)] == [(t.text, t.window) for t in found]


def test_deadlines_are_marked() -> None:
    (timex,) = read("The union must reply by Friday.")
    assert (True, Direction.AHEAD) == (timex.deadline, timex.direction)


def test_two_years_that_lie_behind_are_two() -> None:
    found = read("The lock was rebuilt between 2007 and 2010.")
    assert [("2007", "2007"), ("2010", "2010")] == [(t.text, t.value) for t in found]


@pytest.mark.parametrize(
    ("sentence", "words", "value"),
    [
        ("Profit rose to 9 million in the third quarter from 7 million a year earlier.", "a year earlier", "2022-Q3"),
        ("In the third quarter it gained; in the 2021 period it lost; the quarter was good.", "the quarter", "2023-Q3"),
        ("The firm expects to report first-quarter results.", "first-quarter", "2024-Q1"),
        ("Loss for the year ended 30 June was small.", "the year", "P1Y"),
        ("The gate opened by 9 a.m. Tuesday.", "9 a.m. Tuesday", "2024-05-14T09:00"),
        ("The keeper must answer by 9 a.m. Friday.", "9 a.m. Friday", "2024-05-17T09:00"),
        ("The keeper answered in two hours.", "two hours", "PT2H"),
        ("The tide rose and an hour later it fell.", "an hour later", "PT1H"),
        ("They have waited for years.", "years", "PXY"),
        ("It will grow in the coming weeks.", "the coming weeks", "FUTURE_REF"),
        ("In nineteen ninety-one the lock was shut.", "nineteen ninety-one", "1991"),
        ("The ferry will one day pay.", "one day", "FUTURE_REF"),
        ("They must answer within five working days.", "five working days", "P5D"),
    ],
)  # fmt: skip
def test_values(sentence: str, words: str, value: str) -> None:
    assert value == {t.text: t.value for t in read(sentence)}.get(words, "not found")


@pytest.mark.parametrize(
    "sentence",
    [
        "The recent sale and future earnings of a previously named firm.",
        "It cut its quarterly dividend.",
        "Prices rise 20% annually.",
        "He was soon released.",
    ],
)
def test_words_that_only_colour(sentence: str) -> None:
    assert [] == [t.text for t in read(sentence)]


def test_an_undated_page_keeps_its_absolute_days() -> None:
    found = resolved("It will open on 3 June 2024, or next week, or on Friday.", None)
    assert {"3 June 2024": "2024-06-03", "next week": "", "Friday": ""} == found


def test_types_and_values() -> None:
    found = {
        t.text: (t.type, t.value)
        for t in read("For two days, from this morning, and every Monday until next week.")
    }
    assert ("DURATION", "P2D") == found["two days"]
    assert ("TIME", "2024-05-15TMO") == found["this morning"]
    assert "SET" == found["every Monday"][0]
    assert ("DATE", "2024-W21") == found["next week"]
