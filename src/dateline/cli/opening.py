"""How a command comes by its diary: opened, read into with progress on stderr, failures told at the end."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.cli.options import default_database
from dateline.cli.printing import complain
from dateline.model.errors import NotFound, PageError
from dateline.verbs.asked import must_exist

if TYPE_CHECKING:
    from dateline.diary import Diary, Taken
    from dateline.model import Lookahead

__all__ = ["look_at", "now", "opened", "take_in", "tell_failures", "today"]

NOTHING = "nothing here could be read"
LISTED = 50  # failures told one by one; the rest are counted


@contextmanager
def opened(db: Path | None, *, passing: bool = False, must_exist: bool = False) -> Iterator[Diary]:
    """The diary in `db`, or the default one; with `passing`, one in memory that ends with the command."""
    from dateline.diary import Diary  # noqa: PLC0415 (late: --help stays quick)

    if passing:
        with Diary.open(None) as diary:
            yield diary
        return
    path = db or default_database()
    if must_exist and not path.exists():
        raise NotFound(f"no diary at {path} yet; take pages in with `dateline read PATH`")
    if not must_exist:
        path.parent.mkdir(parents=True, exist_ok=True)
    with Diary.open(path, create=not must_exist) as diary:
        yield diary


def now() -> datetime:
    """This instant, in the user's zone. The one clock of the command line."""
    return datetime.now().astimezone()  # noqa: TID251 (a face)


def today() -> date:
    """The day on the user's wall."""
    return now().date()


def take_in(diary: Diary, paths: Sequence[str], workers: int = 1) -> Taken:
    """Read pages into the diary, list on stderr those that failed, and refuse a batch in which nothing was readable."""
    must_exist(path for path in paths if path != "-")
    with _progress() as advance:
        taken = diary.read(
            paths,
            now=now(),
            workers=workers,
            on_page=advance,
            stdin=sys.stdin.buffer if "-" in paths else None,
        )
    tell_failures(taken.failed)
    if taken.failed and not taken.pages:
        raise PageError(", ".join(paths), NOTHING)
    return taken


def look_at(paths: Sequence[str], workers: int = 1) -> list[Lookahead]:
    """What pages look forward to, without taking them in; failures are told as by `take_in`."""
    from dateline.verbs.ahead import looked_ahead  # noqa: PLC0415 (late: --help stays quick)

    must_exist(path for path in paths if path != "-")
    found: list[Lookahead] = []
    failed: list[PageError] = []
    with _progress() as advance:
        for told in looked_ahead(paths, workers=workers, stdin=sys.stdin.buffer if "-" in paths else None):
            if isinstance(told, PageError):
                failed.append(told)
            else:
                found.append(told)
            advance()
    tell_failures(failed)
    if failed and not found:
        raise PageError(", ".join(paths), NOTHING)
    return found


def tell_failures(failed: Sequence[PageError]) -> None:
    """Pages that could not be read, each with its reason, on stderr."""
    if not failed:
        return
    complain(f"{len(failed)} page{'' if len(failed) == 1 else 's'} could not be read:")
    for error in failed[:LISTED]:
        complain(f"  {error.origin}: {error.reason}")
    if len(failed) > LISTED:
        complain(f"  … and {len(failed) - LISTED} more")


@contextmanager
def _progress() -> Iterator[Callable[..., None]]:
    """A bar on stderr that counts pages, only where stderr is a screen; its callback takes whatever it is told."""
    if not sys.stderr.isatty():
        yield lambda *_: None
        return
    from rich.console import Console  # noqa: PLC0415 (late: --help stays quick)
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415 (late: --help stays quick)

    columns = (SpinnerColumn(), TextColumn("reading pages"), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("read", total=None)
        yield lambda *_: bar.advance(task)
