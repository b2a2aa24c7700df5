"""The windows that a clause may give its event, and which of them it gives. Sentences are invented."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.language import told
from dateline.model import Article, Dated, Report, Window
from dateline.reading.reports import assembly, reports
from dateline.reading.reports.slot_tells import of_clause, of_offer
from dateline.reading.reports.slots import Clause, Offer, offers
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
    assert len(found) == len(set(found))
    assert {("05-08", "05-08"), ("05-10", "05-10"), ("05-08", "05-10"), ("05-05", "05-05")} <= set(found)


def test_what_the_rules_say_is_offered_and_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    for clause in _clauses("The tram strike was put off from 8 May to 15 May.", monkeypatch):
        (ruled,) = (o for o in offers(clause) if "rules" in o.ways)
        assert _days(ruled.window) == _days(clause.report.window)


def test_time_that_runs_out_runs_from_the_day_of_writing(monkeypatch: pytest.MonkeyPatch) -> None:
    (clause, *_) = _clauses("The port authority must decide on the tram strike by 16 May.", monkeypatch)
    assert _days(clause.report.window) == ("05-05", "05-16")
    assert [o for o in offers(clause) if o.window and o.window.last == date(2031, 5, 16)] == [
        Offer(clause.report.window, clause.times[0], {"rules", "own"})
    ]


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
            numbers = [of_clause(clause), *(of_offer(clause, offer) for offer in found)]
            assert all(abs(value) < 1000 for named in numbers for value in named.values())
