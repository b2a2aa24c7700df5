"""What is kept of the diary between two visits, and what is shown while it is added up anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Event

import pytest

from dateline.diary import Diary
from dateline.model import Page
from dateline.model.errors import StoreError
from dateline.web import shelf
from tests.fakes.site import NOW, diary_of, harbour


def more(diary: Diary) -> None:
    """One page more is read."""
    late = harbour()[1]
    page = Page(b"late", "late.html", url=late.article.url)
    late = replace(late, article=replace(late.article, page=page.digest, origin="late.html"), reader="hand")
    diary._read = lambda _: late
    diary.take([page], now=NOW)


def unknown(diary: Diary) -> None:
    """One page more is kept, and nothing worked out."""
    late = harbour()[1]
    with diary._store.batch(NOW) as batch:
        batch.add(Page(b"late", "late.html", url=late.article.url), late)


def test_a_book_is_kept_until_the_diary_changes() -> None:
    with diary_of(harbour()[:1]) as diary:
        kept = shelf.Shelf(diary, lambda: NOW)
        first = kept.book(None)
        assert kept.book(None) is first
        more(diary)
        assert len(kept.book(None).snapshot.readings) == 2
        assert not kept.behind(None)


def test_a_book_is_the_whole_snapshot() -> None:
    with diary_of(harbour()) as diary:
        kept = shelf.Shelf(diary, lambda: NOW)
        for day in (None, date(2031, 5, 9)):
            found, whole = kept.book(day).snapshot, diary.snapshot(day, today=NOW.date())
            assert replace(found, ties=()) == replace(whole, ties=())
            assert set(found.ties) == set(whole.ties)


def test_what_was_read_may_be_known_before_anybody_asks() -> None:
    with diary_of(harbour()) as diary:
        kept = shelf.Shelf(diary, lambda: NOW)
        unknown(diary)
        assert kept.behind(None)
        kept.begin()
        for waiting in tuple(kept._renewing):
            waiting.result(30)
        assert not kept.behind(None)
        assert not kept._renewing


def test_few_books_and_lists_are_kept() -> None:
    with diary_of(harbour()) as diary:
        kept = shelf.Shelf(diary, lambda: NOW)
        for day in range(1, 20):
            assert kept.book(date(2031, 5, day)).day == date(2031, 5, day)
            assert kept.lists(date(2031, 5, day)).day == date(2031, 5, day)
        assert len(kept._books) == shelf.KEPT
        assert len(kept._lists) == shelf.LISTS


def test_lists_are_kept_until_the_diary_changes() -> None:
    with diary_of(harbour()[:1]) as diary:
        kept = shelf.Shelf(diary, lambda: NOW)
        first = kept.lists(None)
        assert kept.lists(None) is first
        more(diary)
        assert kept.lists(None) is not first


def test_nobody_waits_for_what_is_being_renewed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(shelf, "PATIENCE", 0.01)
    may = Event()
    with diary_of(harbour()[:1], tmp_path / "diary.db") as diary:
        kept = shelf.Shelf(diary, lambda: NOW)
        first = kept.lists(None)
        renew = Diary.renew
        unknown(diary)
        monkeypatch.setattr(Diary, "renew", lambda self: may.wait(30) and renew(self))
        assert kept.lists(None) is first
        assert kept.behind(None)
        (waiting,) = kept._renewing
        may.set()
        waiting.result(30)
        assert len(kept.book(None).snapshot.readings) == 2
        assert not kept.behind(None)


def test_trouble_while_renewing_is_told_and_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: Diary) -> None:
        raise StoreError("the disk is gone")

    with diary_of(harbour()[:1]) as diary:
        kept = shelf.Shelf(diary, lambda: NOW)
        unknown(diary)
        with monkeypatch.context() as patch:
            patch.setattr(Diary, "renew", broken)
            with pytest.raises(StoreError):
                kept.book(None)
        assert kept.book(None).events
