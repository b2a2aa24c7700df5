"""A diary as a program has it: days as text, the filters, what is refused, and nothing later than the day it is open as of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

import dateline
from dateline.model.errors import NotFound, StoreError, UsageError
from dateline.verbs.opened import OpenDiary
from tests.fakes.site import NOW, diary_of, harbour


def opened(as_of: str | None = None) -> OpenDiary:
    return OpenDiary(diary_of(harbour()), now=lambda: NOW, as_of=as_of)


@pytest.fixture(scope="module")
def d() -> Iterator[OpenDiary]:
    with opened() as diary:
        yield diary


def names(events: tuple[dateline.Event, ...]) -> list[str]:
    return [event.kind.value for event in events]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["vote", "meeting", "strike"]),
        ({"kind": "vote"}, ["vote"]),
        ({"kind": dateline.Kind.STRIKE}, ["strike"]),
        ({"status": "held"}, ["vote"]),
        ({"status": dateline.Status.POSSIBLE}, ["strike"]),
        ({"status": "moved"}, ["meeting"]),
        ({"who": "port ellery council"}, ["meeting", "strike"]),
        ({"place": "varn"}, ["vote"]),
        ({"outlet": "echo"}, ["vote", "meeting"]),
        ({"outlet": "nobody"}, []),
        ({"start": "2031-05-20"}, ["meeting"]),
        ({"end": date(2031, 5, 20)}, ["vote"]),
        ({"start": "2031-05-20", "end": "2031-05-21"}, []),
        ({"as_of": "2031-05-02"}, ["vote", "meeting"]),
        ({"as_of": datetime(2031, 5, 1, 12, tzinfo=UTC)}, []),
    ],
)
def test_events_that_fit(d: OpenDiary, asked: dict[str, Any], found: list[str]) -> None:
    assert found == names(d.events(**asked))


def test_a_story_and_its_events(d: OpenDiary) -> None:
    story = d.stories()[0]
    assert d.story(story.id[:5]) == story
    assert set(d.events(story=story.id)) == {e for e in d.events() if e.story == story.id}
    assert d.snapshot(story=story.id).stories == (story,)


def test_a_quote_stands_where_it_says(d: OpenDiary) -> None:
    for event in d.events():
        quotes = d.quotes(event)
        assert {q.id for q in quotes} == set(event.reports)
        for quote in (*quotes, *d.statements()):
            assert quote.text == quote.span.of(d.article(quote.article).text)
            assert quote.event in {event.id, None}


def test_a_reprint_says_of_what(d: OpenDiary) -> None:
    talks = d.events(kind="meeting")[0]
    assert {q.outlet: q.reprint_of for q in d.quotes(talks)} == {
        "Dell Post": None,
        "Varn Courier": None,
        "Echo": "first",
    }


def test_an_event_of_an_earlier_day_is_quoted_with_its_own_words(d: OpenDiary) -> None:
    then = d.event(d.events(kind="meeting")[0].id, as_of="2031-05-02")
    assert {"2031-05-02"} == {str(q.day) for q in d.quotes(then)}


def test_what_changed(d: OpenDiary) -> None:
    found = d.changes("2031-05-02", as_of="2031-05-09")
    assert {"moved", "confirmed", "held"} <= {change.kind.value for change in found}
    assert d.changes("2031-05-02", as_of="2031-05-09", story=d.stories()[0].id) == found
    assert d.since("2031-05-02", as_of="2031-05-09").changes == found


def test_what_was_read_since_last_asked() -> None:
    with opened() as diary:
        assert diary.changes("last", peek=True) == diary.changes("last") != ()
        assert diary.changes("last") == ()
        assert diary.changes("last", bookmark="another") != ()


def test_a_diary_as_of_a_day_tells_nothing_later() -> None:
    with opened(as_of="2031-05-02") as past:
        assert date(2031, 5, 2) == past.today()
        assert {"2031-05-02"} == {str(q.day) for e in past.events() for q in past.quotes(e)}
        assert past.search("council", among="report") == ()
        assert "26 May" not in past.export("md") + past.export("ledger") + past.brief()
        assert {date(2031, 5, 2)} == {s.day for s in past.statements()}
        assert past.event(past.events()[1].id).status == "expected"
        asked: list[Callable[[], object]] = [
            lambda: past.events(as_of="2031-05-03"),
            lambda: past.changes("2031-05-01", as_of="2031-05-03"),
            lambda: past.changes("last"),
            lambda: past.search("talks", as_of="2031-05-03"),
            lambda: past.export(as_of="2031-05-03"),
        ]
        for ask in asked:
            with pytest.raises(UsageError):
                ask()


@pytest.mark.parametrize(
    "ask",
    [
        lambda d: d.events(kind="meetings"),
        lambda d: d.events(status="late"),
        lambda d: d.events(as_of="yesterday"),
        lambda d: d.events(start="2031-05-02", end="2031-05-01"),
        lambda d: d.changes("2031-05-09", as_of="2031-05-02"),
        lambda d: d.changes("last", story="s1"),
        lambda d: d.event("e"),
        lambda d: d.search("…"),
        lambda d: d.search("talks", among="pages"),
        lambda d: d.brief(form="pdf"),
        lambda d: d.export("pdf"),
        lambda d: d.export("csv", table="pages"),
        lambda d: d.export("md", since="2031-05-01"),
        lambda d: d.export("md", story="s", event="e"),
        lambda d: d.read("no/such/folder"),
    ],
)
def test_what_makes_no_sense_is_said(d: OpenDiary, ask: Callable[[OpenDiary], object]) -> None:
    with pytest.raises(UsageError):
        ask(d)


@pytest.mark.parametrize(
    "ask",
    [
        lambda d: d.event("e0000"),
        lambda d: d.quotes("e0000"),
        lambda d: d.story("s0000"),
        lambda d: d.article("nothing"),
        lambda d: d.track("Nobody"),
        lambda d: d.statements(story="s0000"),
        lambda d: d.event("", as_of="2031-05-02"),
    ],
)
def test_what_is_not_there_is_said(d: OpenDiary, ask: Callable[[OpenDiary], object]) -> None:
    with pytest.raises(NotFound):
        ask(d)


def test_reprs_are_short(d: OpenDiary) -> None:
    event = d.events()[0]
    told = [
        d,
        event,
        event.turns[-1],
        d.snapshot(),
        d.stories()[0],
        d.quotes(event)[0],
        d.snapshot().readings[0],
    ]
    told += [d.article("first"), *d.changes("2031-05-02", as_of="2031-05-09"), *d.tracks(least=0)]
    assert [] == [text for text in map(repr, told) if len(text) > 300 or not text.startswith("<")]


def test_opening(tmp_path: Path) -> None:
    with dateline.open(tmp_path / "new.db") as diary:
        assert diary.events() == ()
    with dateline.open(tmp_path / "new.db", create=False, as_of="2031-05-02") as diary:
        assert repr(diary).endswith("new.db as of 2031-05-02>")
    with pytest.raises(StoreError):
        dateline.open(tmp_path / "none.db", create=False)
    with pytest.raises(UsageError):
        dateline.open(as_of="some day")


def test_what_pages_look_forward_to_is_not_kept(tmp_path: Path) -> None:
    new, old = tmp_path / "new.txt", tmp_path / "old.txt"
    new.write_text("The Post\n7 May 2031\nExtra buses will run from the old harbour to the hospital.\n")
    old.write_text("The Post\n30 April 2031\nExtra buses will run from the old harbour to the hospital.\n")
    with opened() as diary:
        known = len(diary.snapshot().readings)
        assert 2 == len(diary.ahead(new, old))
        assert known == len(diary.snapshot().readings)
    with opened(as_of="2031-05-02") as past:
        (page,) = past.ahead(new, old)
        assert str(old) == page.article.origin
    with opened() as diary, pytest.raises(UsageError, match="no such file"):
        diary.ahead(tmp_path / "gone.txt")
    (tmp_path / "noise.html").write_bytes(bytes(range(256)) * 40)
    with opened() as diary, pytest.raises(dateline.PageError):
        diary.ahead(tmp_path / "noise.html")
