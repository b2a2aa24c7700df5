"""`dateline link`, `unlink`, `correct` and `decisions`: what a person knows better than the pages tell."""

from __future__ import annotations

import getpass
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.opening import now, opened, today
from dateline.cli.options import Day, as_json, database
from dateline.cli.printing import print_json, print_lines, width
from dateline.export import decision_lines, decision_record, decision_told, folded, plural
from dateline.model.errors import UsageError
from dateline.verbs.lookup import unique

if TYPE_CHECKING:
    from dateline.diary import Diary
    from dateline.model import Decision, Snapshot

__all__ = ["correct", "decisions", "link", "unlink"]


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError) as error:  # no account, no $USER: a container
        raise UsageError("nobody to decide this; name yourself with --by NAME") from error


because = click.option("--because", metavar="WORDS", default="", help="Why; kept with the decision.")
by = click.option("--by", metavar="NAME", help="Who decides; your account's name if not given.")


@click.command
@click.argument("left", metavar="ID")
@click.argument("right", metavar="ID")
@because
@by
@database
def link(left: str, right: str, because: str, by: str | None, db: Path | None) -> None:
    """Say that two things are one.

    Two events become one. A report moves into the event of the other ID (what else stands in its own event stays
    there). Likewise two stories, or a page and a story. Reports have their ids in `dateline event ID --why`. It holds
    until it is taken back, also for pages still to come and when pages are read anew.
    """
    _judge(left, right, one=True, because=because, by=by, db=db)


@click.command
@click.argument("left", metavar="ID")
@click.argument("right", metavar="ID")
@because
@by
@database
def unlink(left: str, right: str, because: str, by: str | None, db: Path | None) -> None:
    """Say that two things are not one.

    A report leaves the event of the other ID, and takes with it the later ones that are more like it than like the
    rest. A page leaves a story. Two events, or two stories, are kept apart.
    """
    _judge(left, right, one=False, because=because, by=by, db=db)


@click.command
@click.argument("event_id", metavar="EVENT")
@click.argument("values", nargs=-1, required=True, metavar="FIELD=VALUE…")
@click.option("--from", "since", metavar="YYYY-MM-DD", type=Day(), help="The day from which it was known; today if not given.")  # fmt: skip
@because
@by
@database
def correct(
    event_id: str, values: tuple[str, ...], since: date | None, because: str, by: str | None, db: Path | None
) -> None:
    """Say what a field of an event is, whatever pages say.

    FIELD is status, window, mode, place, kind, participants or name. A window is 2031-05-04, 2031-05-04..2031-05-06,
    2031-05, 2031, or ..2031-05-04 for a deadline; participants are parted by ";"; none empties a field. What was known
    before the day of the correction stays as it was: --as-of an earlier day does not show it.
    """
    with opened(db, must_exist=True) as diary:
        known = diary.snapshot(today=today())
        event = unique(event_id, (e.id for e in known.events), "event")
        fields = dict(_field(value) for value in values)
        made = diary.correct(event, fields, by=by or _user(), because=because, now=now(), since=since)
        _done(diary, made, known)


@click.command
@click.option("--retire", metavar="N", type=click.IntRange(min=1), help="Take decision N back.")
@database
@as_json
def decisions(retire: int | None, db: Path | None, as_json: bool) -> None:
    """List what people decided, or take one decision back.

    A decision that was taken back leaves the diary as if it had never been made; the record of it stays in the file.
    """
    with opened(db, must_exist=True) as diary:
        if retire is not None:
            gone = diary.retire(retire, now=now())
            told = decision_told(gone, diary.snapshot(today=today()))
            print_lines(folded(f"Taken back: {retire}. {told}", "", width(), ""))
            return
        made, idle = diary.decisions(), diary.idle(today=today())
        known = diary.snapshot(today=today())
    if as_json:
        print_json([decision_record(decision, idle) for decision in made])
    elif made:
        print_lines(decision_lines(made, known, idle, width()))
    else:
        print_lines([(("Nothing was decided by hand.", ""),)])


def _judge(left: str, right: str, *, one: bool, because: str, by: str | None, db: Path | None) -> None:
    """Keep that two things are one, or are not, and say what it changed."""
    with opened(db, must_exist=True) as diary:
        known = diary.snapshot(today=today())
        decide = diary.link if one else diary.unlink
        ids = _id(known, left), _id(known, right)
        _done(diary, [decide(*ids, by=by or _user(), because=because, now=now())], known)


def _id(known: Snapshot, given: str) -> str:
    """The id of a report, event, page or story that begins so."""
    reports, events = dict(known.event_of), (e.id for e in known.events)
    ids = (*reports, *events, *dict(known.story_of), *(s.id for s in known.stories))
    return unique(given, ids, "report, event, page or story")


def _field(given: str) -> tuple[str, str]:
    field, equals, value = given.partition("=")
    if not equals:
        raise UsageError(f"{given!r} says no value; write FIELD=VALUE")
    return field.strip(), value


def _done(diary: Diary, made: Sequence[Decision], before: Snapshot) -> None:
    """What was decided, what it changed, and how to take it back."""
    after = diary.snapshot(today=today())
    for decision in made:
        print_lines(folded(f"{decision.number}. {decision_told(decision, after)}", "name", width(), ""))
    changed = sorted({e.id: e for e in after.events if e not in before.events}.values(), key=lambda e: e.id)
    for event in changed:
        told = f"{event.name}: {plural(len(event.reports), 'report')} · event {event.id[:12]}"
        print_lines(folded(told, "", width(), "    "))
    kept = {event.id for event in after.events}
    for event in (e for e in before.events if e.id not in kept):
        print_lines(
            folded(f"no more by itself: {event.name} · event {event.id[:12]}", "dim", width(), "    ")
        )
    if not changed:
        print_lines([(("    No event is another than before.", ""),)])
    it = "it" if len(made) == 1 else "the last"
    print_lines([((f"    Take {it} back with: dateline decisions --retire {made[-1].number}", "dim"),)])
