"""`dateline doctor`: is the diary's file sound?"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.opening import opened
from dateline.cli.options import as_json, database
from dateline.cli.printing import print_json, print_lines, width
from dateline.export import Line, folded

if TYPE_CHECKING:
    from dateline.diary import Health

__all__ = ["doctor"]


@click.command
@database
@as_json
def doctor(db: Path | None, as_json: bool) -> None:
    """Check the diary's file against the hashes kept in it.

    Its structure, every page, every article and every reading are checked.

    Exit code 1 where something kept is not as it was written.
    """
    with opened(db, must_exist=True) as diary:
        health = diary.doctor()
    if as_json:
        print_json(_record(health))
    else:
        print_lines(_lines(health))
    sys.stdout.flush()
    if not health.sound:
        sys.exit(1)


def _record(health: Health) -> dict[str, object]:
    stats = asdict(health.stats) | {
        "recorded_at": health.stats.recorded_at.isoformat() if health.stats.recorded_at else None
    }
    return {
        "path": health.path,
        "sound": health.sound,
        "stats": stats,
        "damages": [asdict(damage) for damage in health.damages],
        "idle": [{"decision": number, "reason": reason} for number, reason in health.idle],
        "failures": [{"origin": origin, "reason": reason} for origin, reason in health.failures],
    }


def _lines(health: Health) -> Iterator[Line]:
    stats = health.stats
    yield ((f"Diary: {health.path}", "title"),)
    kept = (
        f"{stats.pages} pages, {stats.articles} articles ({stats.versions} of them later versions), "
        f"{stats.statements} statements, {stats.reports} reports, {stats.decisions} decisions, {stats.bytes:,} bytes"
    )
    yield from folded(kept, "", width(), "  ")
    if stats.recorded_at:
        yield ((f"  last written {stats.recorded_at:%Y-%m-%d %H:%M %Z}".rstrip(), ""),)
    for origin, reason in health.failures:
        yield from folded(f"never read: {origin}: {reason}", "dim", width(), "  ")
    for number, reason in health.idle:
        yield from folded(f"decision {number} changes nothing now: {reason}", "dim", width(), "  ")
    for damage in health.damages:
        yield from folded(f"damaged: {damage.kind} {damage.id}: {damage.reason}", "dispute", width(), "  ")
    if health.sound:
        yield (("  sound: every hash agrees", "status:confirmed"),)
    else:
        yield (
            (
                f"  {len(health.damages)} damaged; restore the file from a copy, or read the pages again",
                "dispute",
            ),
        )
