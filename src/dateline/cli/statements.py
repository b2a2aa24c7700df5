"""`dateline statements`: who said what, when, relayed via whom."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.opening import opened, today, unique
from dateline.cli.options import as_json, as_of, database
from dateline.cli.printing import print_json, print_lines, width
from dateline.export import Line, folded, ledger, outlet, relayed, short_day

if TYPE_CHECKING:
    from dateline.model import Reading, Snapshot, Statement

__all__ = ["statements"]


@click.command
@click.option("--source", metavar="NAME", help="Only those whose source has NAME in it.")
@click.option("--story", metavar="ID", help="Only those of one story.")
@database
@as_of
@as_json
def statements(
    source: str | None, story: str | None, db: Path | None, as_of: date | None, as_json: bool
) -> None:
    """List statements: who said what, when, relayed via whom."""
    with opened(db, must_exist=True) as diary:
        snapshot = diary.snapshot(as_of, today=today())
    found = list(_chosen(snapshot, source, story))
    if as_json:
        ids = {statement.id for _, statement in found}
        print_json([s for s in ledger(snapshot)["statements"] if s["id"] in ids])
    else:
        print_lines(_lines(found))


def _chosen(snapshot: Snapshot, source: str | None, story: str | None) -> Iterator[tuple[Reading, Statement]]:
    home = dict(snapshot.story_of)
    story = unique(story, (s.id for s in snapshot.stories), "story") if story else None
    wanted = source.casefold() if source else ""
    oldest_first = sorted(snapshot.readings, key=_day_written)
    for reading in oldest_first:
        if story and home.get(reading.article.id) != story:
            continue
        for statement in reading.statements:
            if wanted in _names(reading, statement).casefold():
                yield reading, statement


def _day_written(reading: Reading) -> tuple[str, str]:
    published = reading.article.published
    return (published.day.isoformat() if published else "9999", reading.article.id)


def _names(reading: Reading, statement: Statement) -> str:
    mention = statement.source.of(reading.article.text) if statement.source else ""
    return f"{statement.name or ''} {mention}"


def _lines(found: list[tuple[Reading, Statement]]) -> Iterator[Line]:

    if not found:
        yield (("No such statement in this diary.", ""),)
    for reading, statement in found:
        article = reading.article
        day = article.day_at(statement.span.start)
        who = statement.name or " ".join(_names(reading, statement).split()) or "someone unnamed"
        written = short_day(day) if day else "undated"
        via = relayed(statement.via, outlet(article))
        told = ", ".join(part for part in (who, via, outlet(article), written) if part)
        yield from folded(told, "name", width(), "")
        words = " … ".join(piece.of(article.text) for piece in statement.content)
        yield from folded(" ".join(words.split()), "quote", width(), "    ")
