"""What the page of a name, and that of doubts, tell is what the whole diary holds, though few of its pages are opened."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.diary import Diary
from dateline.model import Doubt, Reading, Span
from dateline.web import answers
from dateline.web.asked import Asked
from dateline.web.shelf import Shelf
from dateline.web.views.doubts import DoubtsPage
from tests.fakes.diaries import START, diaries
from tests.fakes.site import diary_of, harbour

NOW = datetime(2031, 6, 1, tzinfo=UTC)
NAMES = (
    "Harbour Guild",
    "the Port Ellery council",
    "orla quill",
    "Orla  Quill",
    "a",
    "A.test",
    "Lantern Party",
    "Nobody",
)


def _same(diary: Diary, as_of: date | None) -> None:
    shelf = Shelf(diary, lambda: NOW)
    track = shelf.track(as_of)
    for name in {*NAMES, *(record.name for record in track.records)}:
        pages = []
        for some in (10**6, 0):
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(answers, "SOME", some)
                pages.append(answers.who(shelf, Asked("/who", as_of=as_of, name=name), "").page)
        assert pages[0] == pages[1]


@settings(max_examples=12, deadline=None)
@given(diaries(), st.one_of(st.none(), st.integers(0, 25)))
def test_who_is_the_same_out_of_some_stories_and_of_all(readings: list[Reading], on: int | None) -> None:
    with diary_of(readings) as diary:
        _same(diary, None if on is None else START + timedelta(days=on))


def test_so_it_is_of_those_who_are_quoted() -> None:
    with diary_of(harbour()) as diary:
        _same(diary, None)
        _same(diary, date(2031, 5, 9))


@settings(max_examples=12, deadline=None)
@given(st.data())
def test_doubts_are_those_of_the_pages_that_count(data: st.DataObject) -> None:
    rules = st.lists(st.sampled_from(["who", "when", "what"]), max_size=3)
    readings = [
        replace(
            reading, doubts=tuple(Doubt(rule, f"{n}", Span(0, 3)) for n, rule in enumerate(data.draw(rules)))
        )
        for reading in data.draw(diaries())
    ]
    as_of = data.draw(st.one_of(st.none(), st.dates(START, START + timedelta(days=25))))
    show = data.draw(st.sampled_from(["", "who", "nothing"]))
    with diary_of(readings) as diary, pytest.MonkeyPatch.context() as patch:
        patch.setattr("dateline.web.views.doubts.LISTED", 2)
        shelf = Shelf(diary, lambda: NOW)
        every = [(r.article.id, d) for r in shelf.book(as_of).snapshot.readings for d in r.doubts]
        wanted = [(article, doubt.rule, doubt.reason) for article, doubt in every if show in {"", doubt.rule}]
        found, start = [], 0
        while True:
            page = answers.doubts(shelf, Asked("/doubts", as_of=as_of, show=show, start=start), "").page
            assert isinstance(page, DoubtsPage)
            assert (page.count, sum(count for _, count in page.rules)) == (len(every), len(every))
            found += [(line.article, line.rule, line.reason) for line in page.lines]
            if page.after is None:
                break
            start = page.after
    assert found == wanted
