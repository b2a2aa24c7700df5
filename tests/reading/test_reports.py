"""Which clauses bear on an event, and what is read off them. All sentences are invented."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.language import told
from dateline.model import (
    Article,
    Dated,
    Direction,
    Kind,
    Mode,
    QuoteKind,
    Report,
    Span,
    Statement,
    Status,
    Timex,
    Window,
)
from dateline.reading.reports import candidates, reports
from dateline.reading.reports.clauses import units
from dateline.reading.reports.judge import odds_of, status_of
from dateline.reading.reports.triggers import forms, triggers
from dateline.reading.reports.voices import source_of
from dateline.reading.sentences import sentences
from dateline.rules import rows

DAY = date(2031, 5, 5)
DAYS = {
    "on Friday": date(2031, 5, 9),
    "on 12 May": date(2031, 5, 12),
    "yesterday": date(2031, 5, 4),
    "on 2 May": date(2031, 5, 2),
}


def article(text: str) -> Article:
    return Article("a", "p", "o", text, title="Garve strike", published=Dated(DAY, "test"))


def timexes(text: str) -> tuple[Timex, ...]:
    found = [
        Timex(
            Span(m.start(), m.end()),
            words,
            "DATE",
            day.isoformat(),
            Window.on(day, words),
            Direction.AHEAD if day > DAY else Direction.BEHIND,
        )
        for words, day in DAYS.items()
        for m in re.finditer(words, text)
    ]
    return tuple(sorted(found, key=lambda x: x.span))


def read(text: str) -> tuple[Report, ...]:
    return parts(text)[0]


def parts(text: str) -> tuple[tuple[Report, ...], tuple[Report, ...]]:
    """The reports and the leads of a text."""
    split = sentences(text)
    return reports(article(text), split, (), timexes(text), (), told(text, split))[:2]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The tram strike in Garve will begin on Friday.", Status.CONFIRMED),
        ("The tram strike in Garve is scheduled for on Friday.", Status.CONFIRMED),
        ("A tram strike in Garve is expected on Friday.", Status.EXPECTED),
        ("The union might hold a strike on Friday.", Status.POSSIBLE),
        ("The tram strike has been put off and will begin on 12 May.", Status.POSTPONED),
        ("The tram strike planned on Friday was called off.", Status.CANCELLED),
        ("The tram strike took place on 2 May.", Status.HELD),
    ],
)
def test_status_of_a_clause(text: str, status: Status) -> None:
    made, leads = parts(text)
    assert [status] == [r.status for r in (*made, *leads)]


def test_what_the_encoder_hears_counts_beside_the_signs() -> None:
    heard = tuple(0.0 if status is Status.HELD else -9.0 for status in Status)
    assert Status.HELD is status_of((), odds_of((), heard))[0]
    against = ("called off", "denied", "refused")
    assert Status.CANCELLED is status_of(against, odds_of(against, heard))[0]


def test_a_clause_that_may_bear_on_an_event_is_a_lead() -> None:
    text = "The strike at the port of Garve is scheduled for Friday. It lasted four hours. The guild was pleased."
    split = sentences(text)
    firm, leads, _ = reports(article(text), split, (), timexes(text), (), told(text, split))
    assert firm
    assert all(r.certainty < min(f.certainty for f in firm) for r in leads)
    assert all(sum(r.odds) == pytest.approx(1.0, abs=0.01) for r in (*firm, *leads))


def test_an_intention_that_somebody_tells_is_his_word() -> None:
    text = "Ilse Corrado said the guild plans to begin a strike on Friday."
    outer = Statement(
        "s1", Span(0, 61), Span(0, 12), "Ilse Corrado", Span(13, 17), (Span(18, 61),), QuoteKind.INDIRECT
    )
    inner = Statement(
        "s2",
        Span(18, 61),
        Span(18, 27),
        "guild",
        Span(28, 33),
        (Span(34, 61),),
        QuoteKind.INDIRECT,
        told=False,
    )
    clauses = units(sentences(text), (), (outer, inner))
    last = clauses[-1]
    assert (inner, outer) == (last.statement, last.teller)
    assert source_of(last, text, ()) == "Ilse Corrado"


def test_a_report_knows_its_event_and_its_day() -> None:
    (report,) = read("The tram strike in Garve will begin on Friday.")
    assert (Kind.STRIKE, "strike") == (report.kind, report.head)
    assert Window.on(date(2031, 5, 9)).same_days(report.window)
    assert report.published == DAY
    assert report.reasons


def test_what_bears_on_nothing_is_no_report() -> None:
    assert read("The harbour is quiet and the ducks are fed.") == ()


def test_a_meeting_by_video_is_virtual() -> None:
    (report,) = read("The two mayors will meet by video link on Friday.")
    assert Mode.VIRTUAL == report.mode


def test_the_day_of_saying_is_not_the_day_of_the_event() -> None:
    (report,) = read("The summit will open on Friday, the mayor told reporters yesterday.")
    assert Window.on(date(2031, 5, 9)).same_days(report.window)


@pytest.mark.parametrize(
    "row", rows("kinds"), ids=lambda row: f"{row['kind']} {row['part']} {row['strength']}"
)
def test_each_row_of_event_words_finds_its_example(row: dict[str, str]) -> None:
    found = [t for s in sentences(row["example"]) for t in triggers(s.tokens)]
    if row["strength"] == "idiom":
        assert not [t for t in found if t.head in row["words"]]
        return
    assert (row["kind"], row["strength"]) in [(t.kind.value, t.strength) for t in found]


@pytest.mark.parametrize("row", rows("status"), ids=lambda row: row["name"])
def test_each_sign_shows_in_its_example(row: dict[str, str]) -> None:
    assert re.search(row["pattern"], row["example"].lower())


@pytest.mark.parametrize("row", rows("modes"), ids=lambda row: row["pattern"][:20])
def test_each_mode_shows_in_its_example(row: dict[str, str]) -> None:
    assert re.search(row["pattern"], row["example"].lower())


@pytest.mark.parametrize("row", rows("irregular"), ids=lambda row: row["lemma"])
def test_irregular_verbs_show_in_their_examples(row: dict[str, str]) -> None:
    words = set(re.findall(r"\w+", row["example"].lower()))
    assert words & {*forms(row["lemma"])}


def test_every_sign_that_is_weighed_is_described() -> None:
    told = {row["name"] for row in rows("status")} | {row["sign"] for row in rows("signs")}
    assert {row["sign"] for table in ("bearing_weights", "status_weights") for row in rows(table)} <= told


@given(st.text(max_size=300))
def test_any_text_is_read_without_error_and_spans_lie_inside_it(text: str) -> None:
    for report in read(text):
        assert 0 <= report.span.start < report.span.end <= len(text)


def test_a_page_without_a_day_is_a_doubt() -> None:
    text = "The tram strike in Garve is scheduled for 9 May and the summit will open in June."
    undated = Article("a", "p", "o", text)
    split = sentences(text)
    found, _, doubts = reports(undated, split, (), (), (), told(text, split))
    assert bool(found) == bool(doubts)


def test_candidates_carry_their_signs() -> None:
    text = "The summit will open on Friday."
    split = sentences(text)
    (one,) = candidates(article(text), split, (), timexes(text), (), told(text, split))
    assert {"will", "time: ahead", "word: strong noun"} <= one.signs
