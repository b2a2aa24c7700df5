"""An event's history as a strip: a row a turn, with who said so and which outlets printed it."""

from __future__ import annotations

import pytest

from dateline.export import strip, strip_lines, strip_record
from dateline.ledger import snapshot
from dateline.model import Correction, Reading
from tests.fakes.news import day, page, said

TODAY = day("2031-12-01")
FIRST = page(
    "2031-05-01",
    said("confirmed", "2031-05-20", source="Port Ellery council", place="Varn"),
    id="a",
    publisher="The Ellery Post",
    about="A short notice of the harbour office.",
)
AGAIN = page(
    "2031-05-02",
    said("confirmed", "2031-05-20", source="Harbour Guild"),
    id="b",
    publisher="Radio Sandmouth",
    about="Radio words on the dredging of the harbour and on who is to pay for it.",
)
OFF = page(
    "2031-05-06",
    said("postponed", source="Harbour Guild", mode="virtual"),
    said("possible", source="Orla Quill"),
    id="c",
    publisher="Radio Sandmouth",
    about="Something came between, the guild told the radio, and nobody would say what.",
)


def rows(*pages: Reading, today: str = "2031-05-10"):  # type: ignore[no-untyped-def]
    found = snapshot(pages, as_of=day(today), today=TODAY)
    (event,) = found.events
    return strip(found, event)


def text(*pages: Reading, width: int = 80, today: str = "2031-05-10") -> list[str]:
    lines = strip_lines(rows(*pages, today=today), width)
    return ["".join(words for words, _ in line) for line in lines]


def test_a_row_says_who_said_so_and_where_it_was_printed_until_the_next() -> None:
    first, second = rows(FIRST, AGAIN, OFF)
    assert (day("2031-05-01"), "confirmed", "Tue 20 May", "Varn") == (
        first.day,
        first.status,
        first.when,
        first.place,
    )
    assert (("Port Ellery council", ()),) == first.said_by
    assert ("The Ellery Post", "Radio Sandmouth") == first.outlets == first.origins
    assert ("postponed", "virtual", ("Radio Sandmouth",)) == (second.status, second.mode, second.outlets)


def test_what_is_overdue_says_so_in_the_last_row() -> None:
    last = rows(FIRST, today="2031-05-25")[-1]
    assert (day("2031-05-21"), "overdue", ()) == (last.day, last.status, last.reports)


def test_what_a_person_corrected_names_the_person() -> None:
    found = snapshot(
        [FIRST],
        as_of=day("2031-05-10"),
        today=TODAY,
        decisions=[Correction("a-r0", "status", "cancelled", day("2031-05-04"), "Ida Holm")],
    )
    first, second = strip(found, found.events[0])
    assert (None, "Ida Holm") == (first.by, second.by)
    told = ["".join(words for words, _ in line) for line in strip_lines((first, second))]
    assert "Ida Holm, by" in "\n".join(told)


def test_a_deadline_told_again_is_no_row_of_its_own() -> None:
    by_month_end = [
        page(f"2031-05-0{n}", said("expected", (f"2031-05-0{n}", "2031-05-31")), id=f"p{n}") for n in (1, 2)
    ]
    assert 1 == len(rows(*by_month_end))


def test_the_strip_is_a_table_that_tells_each_thing_once() -> None:
    told = text(FIRST, AGAIN, OFF)
    assert ["day", "status", "when, where", "said by", "printed by"] == [
        cell.strip() for cell in told[0].split("  ") if cell
    ]
    assert (
        "  1 May 2031   confirmed  Tue 20 May       Port Ellery         The Ellery Post" == told[1].rstrip()
    )
    assert 1 == "\n".join(told).count("Varn")
    assert "  6 May        postponed  no date" in "\n".join(told)


@pytest.mark.parametrize("width", [60, 80, 100])
def test_no_line_is_wider_than_asked(width: int) -> None:
    assert [] == [line for line in text(FIRST, AGAIN, OFF, width=width) if len(line.rstrip()) > width]


def test_the_record_has_the_columns() -> None:
    first = strip_record(rows(FIRST, AGAIN, OFF))[0]
    assert {
        "day": "2031-05-01",
        "status": "confirmed",
        "window": ["2031-05-20", "2031-05-20"],
        "mode": None,
        "place": "Varn",
        "disputed": [],
        "said_by": [{"source": "Port Ellery council", "via": []}],
        "outlets": ["The Ellery Post", "Radio Sandmouth"],
        "origins": ["The Ellery Post", "Radio Sandmouth"],
        "reports": ["a-r0"],
        "by": None,
    } == first
