"""`dateline export`: the diary as data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline.cli.opening import opened, today
from dateline.cli.options import AsOf, Database
from dateline.cli.printing import print_json
from dateline.export import ledger

if TYPE_CHECKING:
    from dateline.model import Snapshot

__all__ = ["Format", "export"]


class Format(StrEnum):
    """What `export` can write."""

    LEDGER = "ledger"
    JSON = "json"


FORMS: Mapping[Format, Callable[[Snapshot], dict[str, Any]]] = {Format.LEDGER: ledger, Format.JSON: ledger}


def export(
    form: Annotated[
        Format,
        typer.Option(
            "--format",
            help="ledger: everything, with offsets (json is the same); see docs/reference.md.",
            show_default=True,
        ),
    ] = Format.LEDGER,
    db: Database = None,
    as_of: AsOf = None,
) -> None:
    """Print the whole diary as data: articles, statements, reports, events, stories, doubts."""

    with opened(db, must_exist=True) as diary:
        snapshot = diary.snapshot(as_of, today=today())
    print_json(FORMS[form](snapshot))
