"""`dateline event`: one event, every report on it, and why they were taken to be about the same thing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.opening import opened, today
from dateline.cli.options import Day, as_json, as_of, database
from dateline.cli.printing import complain, print_json, print_lines, width
from dateline.export import (
    Line,
    diff_lines,
    diff_record,
    entry,
    entry_record,
    event_lines,
    folded,
    strip,
    strip_record,
    voice,
)
from dateline.model.errors import UsageError
from dateline.verbs.lookup import event_named, unique

if TYPE_CHECKING:
    from dateline.model import Event, Snapshot, Tie

__all__ = ["event", "told_apart"]


@click.command
@click.argument("event_id", metavar="ID")
@click.option("--why", is_flag=True, help="Why these reports were taken to be about one event.")
@click.option(
    "--diff",
    "between",
    nargs=2,
    metavar="DAY DAY",
    type=Day(),
    help="What changed of it between two days, field by field, with the reports behind each.",
)
@database
@as_of
@as_json
def event(
    event_id: str,
    why: bool,
    between: tuple[date, date] | None,
    db: Path | None,
    as_of: date | None,
    as_json: bool,
) -> None:
    """Show one event, how it moved, and every report on it.

    ID is the event's id, or enough of its beginning.
    """
    if between:
        if why or as_of:
            raise UsageError("--diff goes without --why and --as-of: its two days say as of when")
        _diff(event_id, between, db, as_json)
        return
    with opened(db, must_exist=True) as diary:
        snapshot = diary.around(event_id, as_of, today=today())
    wanted = told_apart(event_named(snapshot, event_id))
    found = next(e for e in snapshot.events if e.id == wanted)
    laid_out, rows = entry(snapshot, found, carriers_only=False), strip(snapshot, found)
    if as_json:
        ties = {"ties": [_tie(t) for t in _ties(snapshot, found)]} if why else {}
        print_json(entry_record(laid_out) | {"history": strip_record(rows)} | ties)
        return
    print_lines(event_lines(laid_out, rows, width()))
    if why:
        print_lines(_reasons(snapshot, found))


def told_apart(named: tuple[str, str | None]) -> str:
    """The id by which an event goes now; that it went by another one is said on stderr."""
    now, formerly = named
    if formerly:
        complain(f"event {formerly} is part of event {now} now")
    return now


def _diff(event_id: str, between: tuple[date, date], db: Path | None, as_json: bool) -> None:
    first, last = between
    if first > last:
        raise UsageError(f"--diff {first} {last}: the earlier day comes first")
    with opened(db, must_exist=True) as diary:
        since = diary.since(first, as_of=last)
    wanted = unique(event_id, {e.id for e in (*since.before.events, *since.after.events)}, "event")
    mine = [change for change in since.changes if change.event == wanted]
    if as_json:
        print_json(diff_record(wanted, mine, since.before, since.after))
    else:
        print_lines(diff_lines(wanted, mine, since.before, since.after, width()))


def _ties(snapshot: Snapshot, found: Event) -> list[Tie]:
    mine = set(found.reports)
    return [tie for tie in snapshot.ties if tie.left in mine or tie.right in mine]


def _tie(tie: Tie) -> dict[str, object]:
    reasons = [{"name": name, "weight": weight} for name, weight in tie.reasons]
    return {
        "left": tie.left,
        "right": tie.right,
        "same": tie.same,
        "score": tie.score,
        "by": tie.by,
        "reasons": reasons,
    }


def _weighed(tie: Tie) -> str:
    """By whom, and why: the ledger's reasons with their weights, or a person's own."""
    if tie.by != "ledger":
        return f"decided by {tie.by}" + (f": {tie.because}" if tie.because else "")
    return f"{tie.score:+g}: " + ", ".join(f"{name} {weight:+g}" for name, weight in tie.reasons)


def _reasons(snapshot: Snapshot, found: Event) -> Iterator[Line]:

    def told(report_id: str) -> str:
        at = snapshot.report(report_id)
        return f"“{(spoken := voice(*at)).quote}” — {spoken.line} · report {report_id}" if at else report_id

    yield ()
    yield (("Why these reports are one event, and others are not", "heading"),)
    ties = _ties(snapshot, found)
    for tie in ties:
        yield ()
        yield from folded(
            f"{'same' if tie.same else 'not the same'} ({_weighed(tie)})",
            "name",
            width(),
            "  ",
        )
        yield from folded(told(tie.left), "quote", width(), "    ")
        yield from folded(told(tie.right), "quote", width(), "    ")
    if not ties:
        yield (("  only one report speaks of it", ""),)
