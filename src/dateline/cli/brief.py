"""`dateline brief`: one page on a story or on all of them: what changed, what comes next, what is overdue; every line cited."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.changes import LAST, DayOrLast
from dateline.cli.opening import opened, today
from dateline.cli.options import as_of, database
from dateline.cli.printing import print_lines, width
from dateline.export import brief as state_of_play
from dateline.export import brief_since, html, markdown, paper_lines
from dateline.model.errors import UsageError
from dateline.verbs.lookup import since_in, unique

if TYPE_CHECKING:
    from dateline.diary import Diary, Since
    from dateline.export import Paper
    from dateline.store import Bookmark

__all__ = ["brief"]


@click.command
@click.argument("story_id", required=False, metavar="[STORY]")
@click.option("--all", "every", is_flag=True, help="All stories on one page.")
@click.option(
    "--since",
    metavar="YYYY-MM-DD|last",
    default=None,
    help="What changed since a day, or since the last brief of this story. Without it: the state of play.",
)
@click.option("--peek", is_flag=True, help="With --since last: leave the bookmark where it is.")
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "md", "html")),
    default="text",
    show_default=True,
    help="How to write it.",
)
@database
@as_of
@click.pass_context
def brief(
    ctx: click.Context,
    story_id: str | None,
    every: bool,
    since: str | None,
    peek: bool,
    form: str,
    db: Path | None,
    as_of: date | None,
) -> None:
    """Print a briefing of one page, with numbered sources.

    STORY is a story's id, or enough of its beginning. What does not fit on the page is counted.
    """
    if every is bool(story_id):
        raise UsageError("name a story, or say --all")
    if peek and since != LAST:
        raise UsageError("--peek goes with --since last")
    if since == LAST and as_of:
        raise UsageError(
            "--since last always looks at all that was read; --as-of goes with --since YYYY-MM-DD"
        )
    day = as_of or today()
    back_to = DayOrLast().convert(since, None, ctx) if since else None
    if back_to and back_to > day:
        raise UsageError(f"--since {back_to} is later than {day}")
    with opened(db, must_exist=True) as diary:
        mark = None
        if since is None:
            snapshot = (
                diary.snapshot(as_of, today=day) if every else diary.story(story_id or "", as_of, today=day)
            )
            paper = state_of_play(snapshot, today=day)
        else:
            paper, mark = _since(diary, story_id, back_to, day)
        _print(paper, form)
        if mark and not peek:
            # Moved only when all is out: what a broken pipe swallowed is told again.
            diary.put(mark)


def _since(
    diary: Diary, story_id: str | None, back_to: date | None, day: date
) -> tuple[Paper, Bookmark | None]:
    """What changed since a day; or since the bookmark of this brief, with the bookmark as it is to be then."""
    since = back_to
    if back_to:
        found, mark = diary.since(back_to, as_of=day), None
        story = unique(story_id, (s.id for s in found.after.stories), "story") if story_id else None
    else:
        from dateline.store import Bookmark  # noqa: PLC0415 (late: --help stays quick)

        now = diary.snapshot(today=day) if story_id else None
        story = unique(story_id or "", (s.id for s in now.stories), "story") if now else None
        name = f"brief {story or 'all'}"
        before = diary.bookmark(name)
        found = diary.since_bookmark(before, today=day)
        since = before.day if before else None
        mark = Bookmark(name, found.sequence, day)
    return _paper(found, story, since, day), mark


def _paper(found: Since, story: str | None, since: date | None, day: date) -> Paper:
    mine = since_in(found, story) if story else found
    return brief_since(mine.changes, mine.before, mine.after, since=since, today=day)


def _print(paper: Paper, form: str) -> None:
    if form == "text":
        print_lines(paper_lines(paper, width()))
    else:
        sys.stdout.write(markdown(paper) if form == "md" else html(paper))
    sys.stdout.flush()
