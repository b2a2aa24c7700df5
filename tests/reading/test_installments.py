"""Rolling pages cut into dated parts, and ordinary pages left whole."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import Block, BlockKind, Dated, Doubt, Extract, Installment, Page, Span
from dateline.reading.installments import installments

FETCHED = datetime(2024, 6, 12, 22, 30, tzinfo=UTC)
PARTS = (
    "The harbour board of Port Ellery sat for four hours in the old customs house and came out with nothing to show for it.",
    "Members went back in at nine with a new paper from the mayor, and two of them told us that they had not read it.",
    "It is done. The board voted seven to two for the rebuilt slipway, and the ferry will sail from the north quay.",
)
LEAD = "The harbour board of Port Ellery will take up the ferry contract next week, its chair Mona Strand told reporters on Friday. Two shipyards have made an offer, and both want an answer before the gales begin in the autumn, she said, adding that neither had been told what the other asks."


def page_of(*lines: tuple[BlockKind, str] | str) -> Extract:
    blocks, at = [], 0
    for line in lines:
        kind, text = line if isinstance(line, tuple) else (BlockKind.BODY, line)
        blocks.append(Block(text, kind, Span(at, at + len(text))))
        at += len(text) + 1
    return Extract("\n".join(block.text for block in blocks), tuple(blocks), "text")


def cut(
    extract: Extract, published: date | None = None, fetched: datetime | None = FETCHED
) -> tuple[tuple[Installment, ...], tuple[Doubt, ...]]:
    dated = Dated(published, "byline") if published else None
    return installments(extract, dated, Page(b"x", "x.html", fetched=fetched))


def days(extract: Extract, published: date | None = None, fetched: datetime | None = FETCHED) -> list[int]:
    return [part.date.day for part in cut(extract, published, fetched)[0]]


def rolling(*heads: str, backwards: bool = False) -> Extract:
    pairs = list(zip(heads, PARTS, strict=True))
    lines = [
        x for head, part in (pairs[::-1] if backwards else pairs) for x in ((BlockKind.HEADING, head), part)
    ]
    return page_of(*lines)


FORMATS = [
    ("Monday, 10 June 2024, 11.20am", "Tuesday, 11 June 2024, 12.05pm", "Wednesday, 12 June 2024, 5pm"),
    ("10 June: morning", "11 June: noon", "12 June: night"),
    ("UPDATE 10/06/2024", "UDPATE 11/06/2024", "UPDATE 12/06/2024"),
    ("6/10/24 – 7 a.m. ET", "6/11/24 – 9 p.m. ET", "6/12/24 – 7 a.m. ET"),
    ("[10 Jun, 03:50]", "[11 Jun, 22:10]", "[12 Jun, 09:00]"),
    ("Monday 10th — the doors close", "Tuesday 11th — the lights fail", "Wednesday 12th — seven to two"),
    ("2024-06-10 / 07:30", "2024-06-11 / 07:30", "2024-06-12 / 07:30"),
    ("Mon., June 10 — 2:40 p.m. CT", "Tues., June 11 — 9 a.m. CT", "Wed., June 12 — noon CT"),
    ("10/6 (Mon) – mid-morning", "11.06.2024 | 10:40", "Wednesday evening, 12 June"),
    ("Day one — Monday 10 June", "Day two — Tuesday 11 June", "Day three — Wednesday 12 June"),
    ("Monday, 5pm", "Tuesday, 9am", "Wednesday night"),
    ("10.6.", "11.6.", "12.6."),
    ("THE 10TH, 3PM", "THE 11TH, 3PM", "THE 12TH, NOON"),
    ("5:12 p.m., Monday, June 10", "Added 11 June", "Latest: Wednesday the twelfth of June"),
    ("20240610 0730", "20240611 0730", "20240612 0730"),
]


@pytest.mark.parametrize("heads", FORMATS, ids=[heads[0] for heads in FORMATS])
@pytest.mark.parametrize("backwards", [False, True])
def test_headings_in_every_format(heads: tuple[str, ...], backwards: bool) -> None:
    wanted = [12, 11, 10] if backwards else [10, 11, 12]
    assert wanted == days(rolling(*heads, backwards=backwards))


def test_a_part_is_its_heading_and_what_follows() -> None:
    extract = rolling(*FORMATS[0])
    parts, doubts = cut(extract)
    assert (list(FORMATS[0]), ()) == ([part.span.of(extract.text).split("\n")[0] for part in parts], doubts)
    assert PARTS[2] in parts[2].span.of(extract.text)


def test_headings_left_out_of_the_text_still_cut_it() -> None:
    blocks, at = [], 0
    for head, part in zip(FORMATS[0], PARTS, strict=True):
        blocks += [Block(head, BlockKind.TIME), Block(part, BlockKind.BODY, Span(at, at + len(part)))]
        at += len(part) + 1
    parts, _ = cut(Extract("\n".join(PARTS), tuple(blocks), "html"))
    assert list(PARTS) == [part.span.of("\n".join(PARTS)).strip() for part in parts]


def test_numbers_are_read_so_that_the_parts_follow_each_other() -> None:
    assert [3, 7, 10] == days(rolling("03/02/2024", "07/02/2024", "10/02/2024"), fetched=None)
    assert [date(2024, 3, d) for d in (2, 4, 5)] == [
        p.date for p in cut(rolling("03/02/2024", "03/04/2024", "03/05/2024"), fetched=None)[0]
    ]


def test_the_article_that_was_added_to_is_a_part_dated_by_its_weekday() -> None:
    extract = page_of(
        LEAD,
        (BlockKind.HEADING, "UPDATE 10/06/2024"),
        PARTS[0],
        (BlockKind.HEADING, "UPDATE 12/06/2024"),
        PARTS[2],
    )
    assert [7, 10, 12] == days(extract, fetched=None)
    assert [6, 10, 12] == days(extract, published=date(2024, 6, 6))


def test_an_introduction_is_no_part() -> None:
    lines = [
        x for head, part in zip(FORMATS[0], PARTS, strict=True) for x in ((BlockKind.HEADING, head), part)
    ]
    assert [10, 11, 12] == days(
        page_of("We keep watch at the customs house; new entries go at the foot.", *lines)
    )


def test_an_original_under_the_updates() -> None:
    extract = page_of(
        (BlockKind.HEADING, "Update, 12 June"), PARTS[2], (BlockKind.HEADING, "Original story"), PARTS[0]
    )
    assert [12, 9] == days(extract, published=date(2024, 6, 9))


def test_one_update_makes_two_parts() -> None:
    assert [10, 12] == days(
        page_of(LEAD, (BlockKind.HEADING, "UPDATE, 12 June"), PARTS[2]), published=date(2024, 6, 10)
    )


@pytest.mark.parametrize(
    "extract",
    [
        page_of(LEAD, PARTS[0], PARTS[1]),
        page_of((BlockKind.TIME, "10 June 2024"), LEAD),
        page_of(LEAD, "10 June: Board sits", "11 June: Paper due", "12 June: Vote"),
        page_of(
            LEAD,
            "June 3 hearing could be put off until the lawyers are back from the coast",
            PARTS[0],
            "June 5 vote may slip too",
            PARTS[1],
        ),
        page_of(
            LEAD,
            (BlockKind.HEADING, "4 May 1999"),
            PARTS[0],
            (BlockKind.HEADING, "9 May 2011"),
            PARTS[1],
            (BlockKind.HEADING, "2 May 2020"),
            PARTS[2],
        ),
    ],
    ids=["no headings", "a date line", "an agenda", "teasers", "a chronology"],
)
def test_ordinary_pages_stay_whole(extract: Extract) -> None:
    assert () == cut(extract, published=date(2024, 6, 12))[0]


def test_headings_in_no_order_are_a_doubt() -> None:
    lines = [
        x
        for head, part in zip(
            ("12 June", "3 June", "11 June", "4 June", "9 June"), (*PARTS, LEAD, PARTS[0]), strict=True
        )
        for x in ((BlockKind.HEADING, head), part)
    ]
    parts, doubts = cut(page_of(*lines))
    assert ((), ["installments"]) == (parts, [d.rule for d in doubts])


HEAD = st.sampled_from([head for heads in FORMATS for head in heads]) | st.text(max_size=30)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(list(BlockKind)), HEAD | st.sampled_from((*PARTS, LEAD))), max_size=14
    ),
    st.booleans(),
    st.none() | st.dates(date(2024, 1, 1), date(2024, 6, 12)),
)
def test_parts_lie_in_the_text_in_order_and_apart(
    lines: list[tuple[BlockKind, str]], known: bool, published: date | None
) -> None:
    extract = page_of(*lines)
    end = 0
    for part in cut(extract, published, FETCHED if known else None)[0]:
        assert end <= part.span.start < part.span.end <= len(extract.text)
        assert not known or part.date <= date(2024, 6, 13)
        end = part.span.end


def test_days_counted_beyond_the_calendar_date_no_part() -> None:
    last = date(9999, 12, 28)
    extract = page_of((BlockKind.HEADING, "Day 1"), PARTS[0], (BlockKind.HEADING, "Day 30"), PARTS[1])
    parts, _ = installments(extract, Dated(last, "test"), Page(b"", "p", fetched=None))
    assert () == parts
