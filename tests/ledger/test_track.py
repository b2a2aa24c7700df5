"""The track record: what was said to come, and what came of it."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.ledger import snapshot, track
from dateline.model import Correction, Expectation, Grain, Reading, Record, Status, Verdict
from tests.fakes.news import day, page, said

TODAY = date(2031, 12, 1)
ADA, TOM = "Ada Quill", "Tom Orrin"
DAY = "2031-05-04"
WEEK = ("2031-05-01", "2031-05-07")
MAY, JUNE = ("2031-05-01", "2031-05-31"), ("2031-06-01", "2031-06-30")


def records(*pages: Reading, today: date = TODAY, as_of: date | None = None) -> dict[str, Record]:
    return {r.name: r for r in track(snapshot(pages, as_of=as_of, today=today), today=today).records}


def only(*pages: Reading, of: str = ADA, today: date = TODAY) -> Expectation:
    (found,) = records(*pages, today=today)[of].expectations
    return found


def announced(
    when: str | tuple[str, str] | None = DAY, status: str = "confirmed", source: str = ADA
) -> Reading:
    return page("2031-04-01", said(status, when, source=source), publisher="Varn Courier")


def came(status: str, when: str | tuple[str, str] | None, on: str) -> Reading:
    grain = Grain.MONTH if when in (MAY, JUNE) else None
    return page(
        on, said(status, when, grain=grain), publisher="Quince Post", about="The harbour talks of the guild."
    )


@pytest.mark.parametrize(
    ("expected", "status", "when", "on", "verdict", "off"),
    [
        (DAY, "held", DAY, "2031-05-05", Verdict.CAME_TRUE, 0),
        (DAY, "under_way", DAY, DAY, Verdict.CAME_TRUE, 0),
        (WEEK, "held", "2031-05-07", "2031-05-08", Verdict.CAME_TRUE, 0),
        (("2031-04-01", "2031-05-31"), "held", DAY, "2031-05-05", Verdict.CAME_TRUE, 0),
        (DAY, "held", "2031-05-06", "2031-05-07", Verdict.LATE, 2),
        (WEEK, "held", "2031-05-10", "2031-05-11", Verdict.LATE, 3),
        (DAY, "held", "2031-05-01", "2031-05-02", Verdict.EARLY, -3),
        (DAY, "postponed", "2031-06-01", "2031-05-03", Verdict.MOVED, None),
        (DAY, "postponed", None, "2031-05-03", Verdict.MOVED, None),
        (DAY, "confirmed", "2031-06-01", "2031-05-03", Verdict.MOVED, None),
        (DAY, "cancelled", DAY, "2031-05-03", Verdict.CANCELLED, None),
        (DAY, "held", MAY, "2031-06-05", Verdict.UNTOLD, None),
        (DAY, "held", None, DAY, Verdict.CAME_TRUE, 0),
        (DAY, "held", None, "2031-05-09", Verdict.UNTOLD, None),
        (DAY, "possible", DAY, "2031-05-03", Verdict.OVERDUE, None),
        (None, "held", DAY, "2031-05-05", Verdict.UNDATED, None),
    ],
)
def test_what_came_of_it(
    expected: str | tuple[str, str] | None,
    status: str,
    when: str | tuple[str, str] | None,
    on: str,
    verdict: Verdict,
    off: int | None,
) -> None:
    found = only(announced(expected), came(status, when, on))
    assert (verdict, off) == (found.verdict, found.off)


def test_a_month_told_afterwards_judges_what_lies_outside_it() -> None:
    found = only(announced(), came("held", JUNE, "2031-07-05"))
    assert Verdict.LATE is found.verdict


def test_until_the_days_are_over_it_is_open() -> None:
    assert Verdict.OPEN is only(announced(), today=day(DAY)).verdict
    assert Verdict.OVERDUE is only(announced(), today=day("2031-05-05")).verdict


def test_what_is_put_off_and_held_later_is_late_by_all_the_days() -> None:
    pages = (
        announced(),
        came("postponed", "2031-05-18", "2031-05-03"),
        came("held", "2031-05-20", "2031-05-21"),
    )
    found = only(*pages)
    assert (Verdict.LATE, 16) == (found.verdict, found.off)
    outlet = records(*pages)["Quince Post"].expectations
    assert [(Verdict.LATE, 2)] == [(e.verdict, e.off) for e in outlet]


def test_a_report_of_a_move_does_not_expect_the_day_that_is_given_up() -> None:
    pages = (announced(), came("postponed", DAY, "2031-05-03"))
    assert {ADA} == records(*pages).keys()
    alone = came("postponed", DAY, "2031-05-03")
    assert {} == records(alone)


def test_the_same_word_twice_counts_once() -> None:
    again = page("2031-04-09", said("expected", DAY, source="Quill"), publisher="Quince Post")
    found = only(announced(status="expected"), again)
    assert (day("2031-04-01"), 2, Status.EXPECTED) == (found.day, len(found.reports), found.status)


def test_another_window_is_another_expectation() -> None:
    again = page("2031-04-09", said("expected", "2031-05-05", source=ADA), publisher="Quince Post")
    assert 2 == len(records(announced(), again)[ADA].expectations)


def test_of_what_is_said_on_one_day_the_narrower_window_is_meant() -> None:
    """ "Next week, on the 4th": one expectation. A narrower one on a later day is another."""
    both = page("2031-04-01", said("confirmed", WEEK, source=ADA), said("confirmed", DAY, source=ADA))
    assert (day(DAY), 2) == (only(both).window.first, len(only(both).reports))  # type: ignore[union-attr]
    later = page("2031-04-09", said("confirmed", DAY, source=ADA), publisher="Quince Post")
    assert 2 == len(records(announced(WEEK), later)[ADA].expectations)


def test_a_deadline_said_on_two_days_is_one_expectation() -> None:
    days = [("2031-04-01", "2031-04-01"), ("2031-04-09", "2031-04-09"), ("2031-04-10", "2031-04-09")]
    pages = [
        page(on, said("expected", (first, "2031-05-31"), source=ADA), publisher="Varn Courier")
        for on, first in days
    ]
    assert 3 == len(only(*pages).reports)


def test_whom_an_outlet_does_not_name_it_answers_for() -> None:
    quoted = page(
        "2031-04-01", said("expected", DAY, source="two people close to it"), publisher="Varn Courier"
    )
    assert {"Varn Courier"} == records(quoted).keys()
    assert records(quoted)["Varn Courier"].outlet


def test_a_page_that_does_not_say_who_published_it_has_no_record() -> None:
    assert {} == records(page("2031-04-01", said("expected", DAY)))


@pytest.mark.parametrize("who", ["his ministry", "the operator", "I", "She"])
def test_who_is_only_described_has_no_record(who: str) -> None:
    assert {} == records(page("2031-04-01", said("expected", DAY, source=who), publisher="Varn Courier"))


def test_an_agency_answers_for_what_others_print_of_it() -> None:
    pages = [
        page("2031-04-01", said("expected", DAY), publisher="Varn Courier", agency="Tidewire"),
        page("2031-04-03", said("expected", DAY), publisher="Quince Post", agency="Tidewire"),
    ]
    assert ["Tidewire"] == list(records(*pages))
    assert 2 == len(only(*pages, of="Tidewire").reports)


def test_a_source_counts_from_the_day_of_the_saying() -> None:
    told = page("2031-05-09", said("confirmed", DAY, source=ADA, on="2031-04-20"), publisher="Varn Courier")
    assert day("2031-04-20") == only(told).day


def test_a_plan_of_old_is_no_expectation() -> None:
    assert {} == records(page("2031-05-09", said("confirmed", DAY, source=ADA), publisher="Varn Courier"))


def test_what_is_called_possible_settles_nothing() -> None:
    record = records(announced(status="possible"), came("held", "2031-06-01", "2031-06-02"))[ADA]
    assert (1, 1, 0, ()) == (len(record.expectations), record.floated, record.settled, record.off)


@pytest.mark.parametrize(
    ("status", "when", "contradicts"),
    [
        ("confirmed", "2031-05-11", True),
        ("expected", "2031-05-11", True),
        ("possible", "2031-05-11", False),
        ("confirmed", DAY, False),
        ("confirmed", WEEK, False),
        ("cancelled", DAY, True),
        ("cancelled", None, True),
        ("postponed", None, True),
        ("postponed", DAY, True),
        ("postponed", "2031-05-11", True),
        ("held", "2031-04-09", False),
    ],
)
def test_who_contradicts(status: str, when: str | tuple[str, str] | None, contradicts: bool) -> None:
    other = page("2031-04-10", said(status, when, source=TOM), publisher="Quince Post")
    record = records(announced(), other)[ADA]
    assert (((TOM, 1),) if contradicts else ()) == record.contradicted_by


def test_put_off_to_the_very_days_that_were_named_is_no_contradiction() -> None:
    pages = [
        page("2031-03-20", said("confirmed", "2031-04-20", source=TOM), publisher="Quince Post"),
        announced(),
        page("2031-04-10", said("postponed", DAY, source=TOM), publisher="Quince Post"),
    ]
    assert 0 == records(*pages)[ADA].contradicted


def test_nobody_contradicts_himself_or_what_was_not_said_yet() -> None:
    pages = [
        page("2031-03-20", said("expected", "2031-05-11", source=TOM), publisher="Quince Post"),
        announced(),
        page("2031-04-10", said("expected", "2031-05-12", source=ADA), publisher="Quince Post"),
    ]
    found = records(*pages)
    assert [0, 1] == [found[ADA].contradicted, found[TOM].contradicted]
    assert ((ADA, 1),) == found[TOM].contradicted_by


def test_what_was_over_before_it_was_said_to_come_is_of_something_else() -> None:
    pages = [
        came("held", "2031-03-20", "2031-03-21"),
        page(
            "2031-04-01",
            said("confirmed", "2031-03-30", source=ADA, on="2031-03-25"),
            publisher="Varn Courier",
        ),
    ]
    assert {Verdict.OVERDUE} == {e.verdict for r in records(*pages).values() for e in r.expectations}


def test_dates_are_off_by_a_median_of_days() -> None:
    subjects = [("vote", "2031-05-04"), ("match", "2031-05-08"), ("strike", "2031-05-03")]
    pages = []
    for kind, held in subjects:
        who = (f"the {kind} board of Varn",)
        about = f"A page of its own on the {kind}, {kind}, {kind} in Varn."
        pages += [
            page(
                "2031-04-01", said("confirmed", DAY, kind=kind, head=kind, who=who, source=ADA, text=f"The {kind}."),
                publisher="Varn Courier", about=about, title=kind,
            ),
            page(
                "2031-05-09", said("held", held, kind=kind, head=kind, who=who, text=f"The {kind} is over."),
                publisher="Quince Post", about=about + " It is over.", title=kind,
            ),
        ]  # fmt: skip
    record = records(*pages)[ADA]
    assert ((-1, 0, 4), 0, 3, 1) == (record.off, record.median_off, record.settled, record.came_true)


@pytest.mark.parametrize(
    ("field", "verdict", "off"),
    [
        ({"status": "held", "window": "2031-05-06"}, Verdict.LATE, 2),
        ({"status": "held"}, Verdict.UNTOLD, None),
        ({"status": "cancelled"}, Verdict.CANCELLED, None),
        ({"window": "2031-05-06"}, Verdict.MOVED, None),
    ],
)
def test_what_a_person_corrected_needs_no_report(
    field: dict[str, str], verdict: Verdict, off: int | None
) -> None:
    pages = [announced()]
    (report,) = pages[0].reports
    corrections = [Correction(report.id, f, v, day("2031-06-01"), "Ida") for f, v in field.items()]
    shot = snapshot(pages, as_of=None, today=TODAY, decisions=corrections)
    (record,) = track(shot, today=TODAY).records
    assert (verdict, off) == (record.expectations[0].verdict, record.expectations[0].off)
    assert {"status", "window"} - field.keys() == {s.field for s in shot.events[0].sourcing}
