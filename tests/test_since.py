"""What changed since a day, and since a reader last looked: pages come in one by one, and people decide."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dateline.diary import Diary
from dateline.model import Page, Reading, Tie
from dateline.store import Bookmark
from tests.fakes.news import page, said
from tests.fakes.pages import NOW

TODAY = date(2031, 5, 10)
PAGES = {
    reading.article.id: reading
    for reading in (
        page("2031-05-01", said("expected", "2031-05-20", source="Harbour Guild"), id="early"),
        page("2031-05-08", said("confirmed", "2031-05-22", source="Port Ellery council"), id="late"),
        page(
            "2031-05-04",
            said("expected", "2031-06-30", kind="vote", head="vote", who=("Orla Quill",), text="A vote."),
            id="vote",
        ),
    )
}


def read(page: Page) -> Reading:
    found = PAGES[page.origin]
    return Reading(found.article, (), found.reports, reader="fake-1")


def take(diary: Diary, *names: str) -> None:
    diary.take([Page(name.encode(), name) for name in names], now=NOW)


@pytest.fixture
def diary() -> Iterator[Diary]:
    with Diary.open(read=read, reader="fake-1") as diary:
        yield diary


def told(diary: Diary, name: str = "last", today: date = TODAY) -> list[str]:
    """The kinds of what changed since the bookmark, which moves on."""
    since = diary.since_bookmark(diary.bookmark(name), today=today)
    diary.put(Bookmark(name, since.sequence, today))
    return [change.kind.value for change in since.changes]


def test_a_reader_is_told_each_thing_once(diary: Diary) -> None:
    take(diary, "early")
    assert ["new"] == told(diary)
    assert [] == told(diary)
    take(diary, "late")
    assert ["confirmed", "moved"] == told(diary)
    assert [] == told(diary)


def test_a_page_counts_from_the_day_it_was_read_and_not_from_its_publication(diary: Diary) -> None:
    take(diary, "late")
    assert ["new"] == told(diary)
    take(diary, "early", "vote")
    assert ["new", "renamed"] == told(diary)
    assert [] == told(diary)


def test_every_reader_has_a_bookmark_of_its_own(diary: Diary) -> None:
    take(diary, "early")
    assert ["new"] == told(diary, "foreign desk")
    assert ["new"] == told(diary, "sports")
    assert [] == told(diary, "foreign desk")
    assert diary.bookmark("science") is None


def test_days_that_go_by_are_told(diary: Diary) -> None:
    take(diary, "early")
    assert ["new"] == told(diary)
    assert ["overdue"] == told(diary, today=date(2031, 5, 21))
    assert [] == told(diary, today=date(2031, 5, 22))


def test_what_people_decide_is_told(diary: Diary) -> None:
    take(diary, "early", "vote")
    told(diary)
    decided = diary.decide(Tie("vote-r0", "early-r0", True, 9.0, by="editor"), now=NOW)
    assert "merged" in told(diary)
    diary.retire(decided.number, now=NOW)
    assert "split" in told(diary)
    assert [] == told(diary)


def test_what_a_newer_reader_finds_in_old_pages_is_not(tmp_path: Path) -> None:
    def newer(page: Page) -> Reading:
        found = PAGES[page.origin]
        return Reading(found.article, (), () if page.origin == "vote" else found.reports, reader="fake-2")

    path = tmp_path / "diary.db"
    with Diary.open(path, read=read, reader="fake-1") as diary:
        take(diary, "early", "vote")
        assert ["new", "new"] == told(diary)
    with Diary.open(path, read=newer, reader="fake-2") as diary:
        assert 2 == diary.reread(now=NOW).pages
        assert 1 == len(diary.snapshot(today=TODAY).events)
        assert [] == told(diary)


def test_since_a_day_counts_days_of_publication(diary: Diary) -> None:
    take(diary, "late", "early")
    since = diary.since(date(2031, 5, 1), as_of=TODAY)
    assert ["confirmed", "moved"] == [change.kind.value for change in since.changes]
    assert (date(2031, 5, 1), TODAY) == (since.before.as_of, since.after.as_of)
