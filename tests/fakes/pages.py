"""Pages about nothing: as many as a test wants, each with a statement and a report, all different."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from dateline.model import Page

NOW = datetime(2031, 5, 6, 9, 30, tzinfo=UTC)
PLACES = ("Orvale", "Tessin Bay", "Marrow Hill", "Quince", "Upper Dell")


def fake_text(number: int, edition: str = "") -> str:
    """The words of page `number`; another `edition` has other words."""
    place = PLACES[number % len(PLACES)]
    return (
        f"Harbour board meets in {place} 2031-05-{number % 28 + 1:02}\n"
        f"Ilse Varn said the board number {number} was ready{edition}.\n"
        f"The board will meet in {place} again on a later day."
    )


def fake_page(number: int, edition: str = "", **facts: object) -> Page:
    """Page `number` with an address of its own."""
    page = {
        "content": fake_text(number, edition).encode(),
        "origin": f"pages/{number}.txt",
        "url": f"https://gazette.example/{number}",
        "media_type": "text/plain",
        "fetched": NOW - timedelta(hours=number),
    }
    return Page(**(page | facts))  # type: ignore[arg-type]


def write_pages(folder: Path, count: int) -> Path:
    """A folder of so many pages."""
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:04}.txt").write_text(fake_text(number), encoding="utf-8")
    return folder
