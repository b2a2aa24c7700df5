"""What is kept of the diary between two visits, and what is shown while it is added up anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from threading import Event
from typing import Any

import pytest

from dateline import ledger
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


def test_a_book_is_kept_until_the_diary_changes() -> None:
    with diary_of(harbour()[:1]) as diary:
        kept = shelf.Shelf(diary, lambda: NOW)
        first = kept.book(None)
        assert kept.book(None) is first
        more(diary)
        assert kept.behind(None)
        assert len(kept.book(None).snapshot.readings) == 2
        assert not kept.behind(None)


def test_the_day_may_be_added_up_before_anybody_asks() -> None:
    with diary_of(harbour()) as diary:
        kept = shelf.Shelf(diary, lambda: NOW)
        kept.begin()
        assert kept.book(None) is kept.book(None)
        assert not kept._awaited


def test_few_books_are_kept() -> None:
    with diary_of(harbour()) as diary:
        kept = shelf.Shelf(diary, lambda: NOW)
        for day in range(1, 12):
            assert kept.book(date(2031, 5, day)).day == date(2031, 5, day)
        assert len(kept._books) == shelf.KEPT


def slow(until: Event) -> Callable[..., Any]:
    """An adding up that does not end before it may."""

    def snapshot(*given: Any, **named: Any) -> Any:
        until.wait(30)
        return ledger.snapshot(*given, **named)

    return snapshot


def test_nobody_waits_for_what_is_being_added_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "PATIENCE", 0.01)
    done = Event()
    with diary_of(harbour()[:1]) as diary:
        kept = shelf.Shelf(diary, lambda: NOW)
        first = kept.book(None)
        more(diary)
        monkeypatch.setattr(shelf, "ledger", type("Slow", (), {"snapshot": staticmethod(slow(done))}))
        assert kept.book(None) is first
        assert kept.behind(None)
        (waiting,) = kept._awaited.values()
        done.set()
        assert len(waiting.result(30).snapshot.readings) == 2
        assert kept.book(None) is waiting.result()
        assert not kept.behind(None)


def test_trouble_while_adding_up_is_told_and_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any, **__: Any) -> Any:
        raise StoreError("the disk is gone")

    with diary_of(harbour()[:1]) as diary:
        kept = shelf.Shelf(diary, lambda: NOW)
        monkeypatch.setattr(shelf, "ledger", type("Broken", (), {"snapshot": staticmethod(broken)}))
        with pytest.raises(StoreError):
            kept.book(None)
        monkeypatch.setattr(shelf, "ledger", ledger)
        assert kept.book(None).events
