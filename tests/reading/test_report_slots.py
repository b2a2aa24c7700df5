"""The windows that a clause may give its event, and which of them it gives. Sentences are invented."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.language import told
from dateline.model import Article, Dated, Report, Span, Timex, Window
from dateline.reading.reports import assembly, reports
from dateline.reading.reports.slot_shifts import other_turns
from dateline.reading.reports.slot_tells import of_clause, of_offers
from dateline.reading.reports.slots import Clause, offers
from dateline.reading.reports.slotting import slotter
from dateline.reading.sentences import sentences
from dateline.reading.times import times

_DAY = date(2031, 5, 5)  # a Monday


def _reports(text: str, day: date | None = _DAY) -> tuple[Report, ...]:
    split = sentences(text)
    article = Article(
        "a", "p", "o", text, title="Garve strike", published=Dated(day, "test") if day else None
    )
    made, leads, _ = reports(article, split, (), times(article, split), (), told(text, split))
    return (*made, *leads)


def _clauses(text: str, monkeypatch: pytest.MonkeyPatch, day: date | None = _DAY) -> list[Clause]:
    seen: list[Clause] = []

    def noted(clause: Clause) -> Window | None:
        seen.append(clause)
        return clause.report.window

    monkeypatch.setattr(assembly, "slot_of", noted)
    _reports(text, day)
    return seen


def _days(window: Window | None) -> tuple[str, str] | None:
    return tuple(d.isoformat()[5:] for d in window.days) if window and window.days else None  # type: ignore[return-value]


def test_all_that_the_sentence_names_is_offered_once(monkeypatch: pytest.MonkeyPatch) -> None:
    clause, *_ = _clauses("The tram strike in Garve will begin on 8 May and end on 10 May.", monkeypatch)
    found = [_days(o.window) for o in offers(clause)]
    assert found[0] is None
    days = [o.window and o.window.days for o in offers(clause)]
    assert len(days) == len(set(days))
    assert {("05-08", "05-08"), ("05-10", "05-10"), ("05-08", "05-10"), ("05-05", "05-05")} <= set(found)


def test_what_the_rules_say_is_offered_and_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    for clause in _clauses("The tram strike was put off from 8 May to 15 May.", monkeypatch):
        (ruled,) = (o for o in offers(clause) if "rules" in o.ways)
        assert _days(ruled.window) == _days(clause.report.window)


def test_time_that_runs_out_runs_from_the_day_of_writing() -> None:
    (report, *_) = _reports("The port authority must decide on the tram strike by 16 May.")
    assert _days(report.window) == ("05-05", "05-16")


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("in March", {("2031-03-01", "2031-03-31"), ("2033-03-01", "2033-03-31")}),
        ("on Friday", {("2031-05-02", "2031-05-02"), ("2031-05-16", "2031-05-16")}),
        ("on the 30th", {("2031-04-30", "2031-04-30"), ("2031-06-30", "2031-06-30")}),
    ],
)
def test_the_turns_before_and_after_are_offered(
    said: str, wanted: set[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    (clause, *_) = _clauses(f"The tram strike in Garve will begin {said}.", monkeypatch)
    found = {tuple(map(str, o.window.days)) for o in offers(clause) if o.window and o.window.days}
    assert wanted <= found


@pytest.mark.parametrize("said", ["in March 2031", "next March", "on 7 March this year", "next Friday"])
def test_a_time_that_says_which_one_is_meant_has_no_other_turns(
    said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (clause, *_) = _clauses(f"The tram strike in Garve will begin {said}.", monkeypatch)
    assert not [turn for timex in clause.times for turn in other_turns(timex)]


def test_a_length_of_time_counts_from_a_day_named_beside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    (clause, *_) = _clauses("The hearing begins three days after the vote on 12 May.", monkeypatch)
    found = {_days(o.window): o.ways for o in offers(clause)}
    assert "so long after a day named" in found["05-15", "05-15"]
    assert "so long after writing" in found["05-08", "05-08"]


def test_what_stands_around_the_sentence_is_offered_but_for_the_day_of_writing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "5 May 2031. Garve looks to 16 May. The tram strike will begin at six."
    found = {_days(o.window): o.ways for o in offers(_clauses(text, monkeypatch)[-1])}
    assert found["05-16", "05-16"] == {"before"}
    assert found["05-05", "05-05"] == {"today"}


def test_a_month_without_such_a_day_is_no_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    (clause, *_) = _clauses("The tram strike in Garve will begin on the 31st.", monkeypatch)
    assert not [turn for timex in clause.times for turn in other_turns(timex)]


def test_turns_at_the_ends_of_the_calendar_are_left_out() -> None:
    first = Window(date(1, 1, 5), date(1, 1, 5))
    timex = Timex(Span(0, 9), "5 January", "DATE", "0001-01-05", first)
    assert [way for way, _ in other_turns(timex)] == ["a year on"]


def test_a_day_beyond_the_edge_of_the_clause_is_its_own() -> None:
    text = '"A second round of the talks in Garve is planned" for 16 May, the mediator said.'
    assert ("05-16", "05-16") in {_days(r.window) for r in _reports(text)}


def test_a_page_without_a_day_offers_what_its_words_name(monkeypatch: pytest.MonkeyPatch) -> None:
    for clause in _clauses("The tram strike in Garve will begin on 8 May 2031.", monkeypatch, day=None):
        assert {_days(o.window) for o in offers(clause)} == {None, ("05-08", "05-08")}


@settings(max_examples=60, deadline=None)
@given(
    st.text("The strike talks will be held on 8 May, or by Friday. \n“”", max_size=200),
    st.dates(date(1900, 1, 1), date(2100, 1, 1)),
)
def test_any_text_gives_windows_that_were_offered(text: str, day: date) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for clause in _clauses(text, patch, day):
            found = offers(clause)
            assert slotter().likeliest(clause, found) in found
            numbers = [of_clause(clause), *of_offers(clause, found)]
            assert all(abs(value) < 1000 for named in numbers for value in named.values())
