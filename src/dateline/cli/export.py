"""`dateline export`: the diary as data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline.cli.opening import opened, today
from dateline.cli.options import as_of, database
from dateline.cli.printing import print_json
from dateline.export import ledger

if TYPE_CHECKING:
    from dateline.model import Snapshot

__all__ = ["FORMS", "export"]


FORMS: Mapping[str, Callable[[Snapshot], dict[str, Any]]] = {"ledger": ledger, "json": ledger}


@click.command
@click.option(
    "--format",
    "form",
    type=click.Choice(tuple(FORMS)),
    default="ledger",
    show_default=True,
    help="What to write; see docs/reference.md.",
)
@database
@as_of
def export(form: str, db: Path | None, as_of: date | None) -> None:
    """Print the whole diary as data."""

    with opened(db, must_exist=True) as diary:
        snapshot = diary.snapshot(as_of, today=today())
    print_json(FORMS[form](snapshot))
