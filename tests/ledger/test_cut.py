"""What counts as of a day: installments, versions, pages without a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from dateline.ledger import snapshot
from dateline.model import Reading, Snapshot
from tests.fakes.news import day, page, said

TODAY = day("2031-12-01")


def on(readings: list[Reading], as_of: str | None) -> Snapshot:
    return snapshot(readings, as_of=day(as_of) if as_of else None, today=TODAY)


def fetched(text: str) -> datetime:
    return datetime.combine(day(text), datetime.min.time(), UTC)


def rolling() -> Reading:
    return page(
        "2031-05-04",
        said("held", "2031-05-05", text="The talks ended last night."),
        said("under_way", "2031-05-04", text="The talks opened at ten."),
        id="live",
        parts=("2031-05-06", "2031-05-04"),
    )


def test_a_later_installment_is_not_there_yet() -> None:
    found = on([rolling()], "2031-05-05").readings[0]
    assert "ended" not in found.article.text
    assert [r.id for r in found.reports] == ["live-r1"]
    assert found.reports[0].span.of(found.article.text) == "The talks opened at ten."


def test_an_installment_counts_from_its_own_day() -> None:
    assert [e.status.value for e in on([rolling()], "2031-05-04").events] == ["under_way"]
    assert [e.status.value for e in on([rolling()], "2031-05-06").events] == ["held"]
    assert on([rolling()], "2031-05-03").readings == ()


def test_the_newest_version_known_by_the_day_counts() -> None:
    url = "https://example.test/talks"
    first = page(
        "2031-04-01", said("expected", "2031-05-04"), id="v1", url=url, fetched=fetched("2031-04-01")
    )
    second = page(
        "2031-04-01", said("confirmed", "2031-05-04"), id="v2", url=url, fetched=fetched("2031-04-03")
    )
    assert [r.article.id for r in on([first, second], "2031-04-02").readings] == ["v1"]
    assert [r.article.id for r in on([first, second], "2031-04-03").readings] == ["v2"]
    early, late = on([first, second], "2031-04-02"), on([first, second], None)
    assert [e.id for e in early.events] == [e.id for e in late.events]
    assert [e.reports for e in late.events] == [("v2-r0",)]


def test_a_version_that_lost_its_reports_loses_its_events() -> None:
    url = "https://example.test/talks"
    first = page(
        "2031-04-01", said("expected", "2031-05-04"), id="v1", url=url, fetched=fetched("2031-04-01")
    )
    second = page("2031-04-01", id="v2", url=url, fetched=fetched("2031-04-03"))
    assert len(on([first, second], "2031-04-02").events) == 1
    assert on([first, second], None).events == ()


def test_pages_from_standard_input_are_pages_of_their_own() -> None:
    pages = [page("2031-04-01", said("expected", "2031-05-04"), id=n) for n in ("a", "b")]
    pages = [replace(r, article=replace(r.article, origin="-")) for r in pages]
    assert len(on(pages, None).readings) == 2


def test_an_undated_page_counts_from_the_day_it_was_fetched() -> None:
    undated = page(None, said("expected", "2031-05-04"), id="u", fetched=fetched("2031-04-10"))
    assert on([undated], "2031-04-09").readings == ()
    assert len(on([undated], "2031-04-10").readings) == 1


def test_a_page_of_unknown_day_counts_only_where_no_day_is_asked_for() -> None:
    unknown = page(None, said("expected", "2031-05-04"), id="u")
    assert on([unknown], "2031-12-01").readings == ()
    assert len(on([unknown], None).events) == 1


def test_an_empty_diary_is_an_empty_snapshot() -> None:
    found = on([], None)
    assert (found.readings, found.stories, found.events, found.ties) == ((), (), (), ())
