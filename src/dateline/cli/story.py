"""`dateline story`: one story, its pages oldest first, and its events."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.opening import opened, today
from dateline.cli.options import as_json, as_of, database
from dateline.cli.printing import print_json, print_lines, width
from dateline.export import Line, entry, entry_lines, entry_record, folded, outlet, plural, short_day

if TYPE_CHECKING:
    from dateline.model import Snapshot, Story

__all__ = ["story"]


@click.command
@click.argument("story_id", required=False, metavar="[ID]")
@database
@as_of
@as_json
def story(story_id: str | None, db: Path | None, as_of: date | None, as_json: bool) -> None:
    """Show one story, its pages and its events; or list all.

    ID is the story's id, or enough of its beginning.
    """
    with opened(db, must_exist=True) as diary:
        whole = story_id is None
        snapshot = (
            diary.snapshot(as_of, today=today())
            if whole
            else diary.story(story_id or "", as_of, today=today())
        )
    if as_json:
        print_json([_record(snapshot, s) for s in snapshot.stories])
    elif story_id is None:
        print_lines(_list(snapshot))
    else:
        print_lines(_whole(snapshot, snapshot.stories[0]))


def _record(snapshot: Snapshot, found: Story) -> dict[str, object]:

    events = [entry_record(entry(snapshot, e)) for e in snapshot.events if e.story == found.id]
    return {"id": found.id, "title": found.title, "articles": list(found.articles), "events": events}


def _list(snapshot: Snapshot) -> Iterator[Line]:

    if not snapshot.stories:
        yield (("No story has been read.", ""),)
    for found in snapshot.stories:
        events = sum(e.story == found.id for e in snapshot.events)
        yield from folded(found.title, "name", width(), "")
        yield (
            (
                f"    {plural(len(found.articles), 'page')}, {plural(events, 'event')} · story {found.id[:12]}",
                "dim",
            ),
        )


def _whole(snapshot: Snapshot, found: Story) -> Iterator[Line]:

    articles = {r.article.id: r.article for r in snapshot.readings}
    copies = dict(snapshot.copies)
    yield from folded(found.title, "title", width(), "")
    yield ((f"story {found.id[:12]}", "dim"),)
    yield ()
    yield (("Pages", "heading"),)
    for article in (articles[a] for a in found.articles if a in articles):
        day = short_day(article.published.day) if article.published else "undated"
        same = " (a reprint)" if article.id in copies else ""
        yield from folded(
            f"{day} · {outlet(article)} · {article.title or article.origin}{same}", "", width(), "  "
        )
    yield ()
    yield (("Events", "heading"),)
    for laid_out in (entry(snapshot, e) for e in snapshot.events if e.story == found.id):
        yield ()
        yield from entry_lines(laid_out, width())
