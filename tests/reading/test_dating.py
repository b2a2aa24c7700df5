"""When a page was published: by what it says of itself, never by today."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import Block, BlockKind, Extract, Page, Span
from dateline.reading.dating import Dates, date_article
from dateline.reading.dating.instants import day_in_url, latest_day, local_days, parse_instant

PROSE = "The harbour board will look at the ferry contract again, Ilse Varn told reporters on Tuesday, and nobody in the hall objected to that."
FETCHED = datetime(2031, 5, 16, 12, 0, tzinfo=UTC)

Line = tuple[BlockKind, str]


def dated(
    *lines: Line,
    facts: tuple[tuple[str, str], ...] = (),
    url: str | None = None,
    fetched: datetime | None = FETCHED,
    prose: str = PROSE,
    language: str | None = "en",
) -> Dates:
    blocks = [Block(text, kind) for kind, text in lines]
    at = next((n for n, block in enumerate(blocks) if block.text.startswith("©")), len(blocks))
    blocks.insert(at, Block(prose, BlockKind.BODY, Span(0, len(prose))))
    extract = Extract(prose, tuple(blocks), "text", metadata=facts, language=language)
    return date_article(extract, Page(prose.encode(), "x.txt", url, "text/plain", None, fetched))


def day(found: Dates) -> date | None:
    return found.published.day if found.published else None


@pytest.mark.parametrize(
    "line",
    [
        "14 May, 2031 21:32",
        "14 May 2031 | Toma Hale | print share",
        "WED 14 MAY, 2031 - 07:15",
        "Published: 20:05 GMT, 14 May 2031",
        "By Toma Hale, Coast Wire   |   May 14, 2031, 7:15 a.m. ET",
        "date 2031-05-14 icon share icon print",
        "By Coast Wire May 14",
        "14/05/2031",
        "Wednesday 6.05pm",
    ],
)
def test_a_date_line_above_the_prose(line: str) -> None:
    assert date(2031, 5, 14) == day(dated((BlockKind.TIME, line)))


def test_structured_data_is_believed_first_and_says_so() -> None:
    found = dated((BlockKind.TIME, "3 May 2031"), facts=(("json-ld datePublished", "2031-05-02"),))
    assert found.published is not None
    assert (date(2031, 5, 2), "json-ld datePublished") == (found.published.day, found.published.known_from)
    assert ["time line says 2031-05-03, json-ld datePublished says 2031-05-02"] == [
        d.reason for d in found.doubts
    ]


def test_two_clues_outvote_structured_data() -> None:
    found = dated(
        (BlockKind.TIME, "3 May 2031"),
        facts=(("json-ld datePublished", "2031-05-09"),),
        url="https://a.example/2031/05/03/x",
    )
    assert date(2031, 5, 3) == day(found)


def test_an_instant_in_utc_is_of_the_local_day_that_the_page_writes() -> None:
    found = dated(
        (BlockKind.TIME, "Thursday 8 May 2031"),
        facts=(("meta article:published_time", "2031-05-07T22:10:00Z"),),
    )
    assert date(2031, 5, 8) == day(found)


def test_a_day_of_change_is_not_the_day_of_publication() -> None:
    found = dated(
        (BlockKind.CHROME, "Last updated: 9 May 2031"), facts=(("json-ld dateModified", "2031-05-09"),)
    )
    assert day(found) is None
    assert found.modified is not None
    assert date(2031, 5, 9) == found.modified.day
    assert ["only a day of change is given"] == [d.reason for d in found.doubts]


def test_the_address_tells_where_nothing_else_does() -> None:
    found = dated(url="https://gazette.example/2031/may/13/ferry")
    assert found.published is not None
    assert (date(2031, 5, 13), "url") == (found.published.day, found.published.known_from)


@pytest.mark.parametrize(
    "line",
    [
        "Trains to stop on May 25 and again",
        "Founded on 4 May 1921",
        "© 2031 Gazette",
        "Photo taken 3 May 2031",
    ],
)
def test_dates_that_are_not_the_pages_own(line: str) -> None:
    kind = BlockKind.CHROME if line[0] != "T" else BlockKind.TITLE
    assert dated((kind, line), fetched=None).published is None


def test_a_dateline_without_a_year_is_pinned_by_its_weekday_and_the_years_spoken_of() -> None:
    prose = "PORT ELLERY, November 9. /Coast Wire/. The board has set no date, its spokesman Toma Hale told reporters on Tuesday. It was the first sitting since 2018."
    assert date(2021, 11, 9) == day(dated(prose=prose, fetched=None))


def test_a_year_ahead_is_no_lower_bound() -> None:
    prose = "PORT ELLERY, November 9. /Coast Wire/. The board, first called in 2018, told reporters on Tuesday that the quay is to be finished by 2030 at the latest."
    assert date(2021, 11, 9) == day(dated(prose=prose, fetched=None))


def test_a_date_without_a_year_is_the_last_such_day_before_the_fetch() -> None:
    prose = "PORT ELLERY, Dec. 28 (Coast Wire) - The ferry contract will be looked at again, said Ilse Varn, who chairs the board of the harbour."
    assert date(2030, 12, 28) == day(dated(prose=prose, fetched=datetime(2031, 1, 2, tzinfo=UTC)))


def test_numbers_are_read_as_the_page_reads_them() -> None:
    assert date(2031, 5, 4) == day(
        dated((BlockKind.TIME, "04/05/2031"), fetched=None, facts=(("html lang", "en-GB"),))
    )
    assert date(2031, 4, 5) == day(
        dated((BlockKind.TIME, "04/05/2031"), fetched=None, facts=(("html lang", "en-US"),))
    )
    assert date(2031, 4, 5) == day(
        dated((BlockKind.TIME, "04/05/2031"), fetched=datetime(2031, 4, 6, tzinfo=UTC))
    )
    assert date(2031, 5, 4) == day(dated((BlockKind.TIME, "Sunday 04/05/2031"), fetched=None))
    assert day(dated((BlockKind.TIME, "04/05/2031"), fetched=None)) is None


def test_a_page_without_a_date_stays_undated_with_a_doubt() -> None:
    found = dated((BlockKind.TITLE, "Board sits"), fetched=None)
    assert found.published is None
    assert ["dating"] == [d.rule for d in found.doubts]


def test_the_weekday_in_the_text_dates_a_page_fetched_that_day_only() -> None:
    assert date(2031, 5, 13) == day(dated(fetched=datetime(2031, 5, 13, 18, 0, tzinfo=UTC)))
    assert day(dated(fetched=datetime(2031, 5, 16, 18, 0, tzinfo=UTC))) is None


def test_machine_dates() -> None:
    assert date(2031, 5, 4) == parse_instant("20310504")
    assert datetime(2031, 5, 4, 15, 30, tzinfo=UTC) == parse_instant("2031-05-04 15:30:00 +0000")
    assert datetime(2031, 5, 4, 15, 30, tzinfo=UTC) == parse_instant("Sun, 04 May 2031 15:30:00 GMT")
    assert parse_instant("soon") is None
    assert day_in_url("https://a.example/99/2031") is None
    assert latest_day(datetime(2031, 5, 4, 11, tzinfo=UTC)) == date(2031, 5, 5)


MONTH = st.sampled_from(["May", "Nov.", "december", "3", "13"])


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(list(BlockKind)),
            st.text(max_size=40) | st.dates(date(1995, 1, 1), date(2060, 1, 1)).map(str),
        ),
        max_size=5,
    ),
    st.none()
    | st.dates(date(1980, 1, 1), date(2060, 1, 1)).map(lambda d: f"https://a.example/{d:%Y/%m/%d}/x"),
    st.lists(
        st.tuples(
            st.sampled_from(["json-ld datePublished", "rss pubDate", "dateline", "meta date"]),
            st.text(max_size=30) | st.datetimes(timezones=st.just(UTC)).map(str),
        ),
        max_size=3,
    ),
    st.datetimes(datetime(1985, 1, 1), datetime(2060, 1, 1)),  # noqa: DTZ001  given its zone below
)
def test_a_day_is_never_after_the_fetch(
    lines: list[Line], url: str | None, facts: list[tuple[str, str]], fetched: datetime
) -> None:
    fetched = fetched.replace(tzinfo=UTC)
    found = dated(*lines, url=url, facts=tuple(facts), fetched=fetched)
    last = latest_day(fetched)
    assert last is not None
    assert found.published is None or min(local_days(found.published.value)) <= last
    assert found.published is not None or found.doubts
