"""How long each form of a diary takes to write, and how large it is.

python -m bench.forms FILE      FILE: a diary, read or filled by `bench.scale`
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Mapping
from datetime import date

from dateline.diary import Diary
from dateline.export import (
    atom,
    brief,
    csv_events,
    csv_reports,
    diary_paper,
    ics,
    jsonld,
    ledger,
    markdown,
    ninjs,
)
from dateline.ledger import steps
from dateline.model import Snapshot

__all__ = ["FORMS", "main"]

FORMS: Mapping[str, Callable[[Snapshot, date], str]] = {
    "ledger": lambda snapshot, _: json.dumps(ledger(snapshot)),
    "ics": lambda snapshot, today: ics(snapshot, today=today),
    "atom": lambda snapshot, today: atom(steps(snapshot), snapshot, today=today),
    "md": lambda snapshot, today: markdown(diary_paper(snapshot, today=today)),
    "csv events": lambda snapshot, _: csv_events(snapshot),
    "csv reports": lambda snapshot, _: csv_reports(snapshot),
    "ninjs": lambda snapshot, today: json.dumps(ninjs(snapshot, today=today)),
    "jsonld": lambda snapshot, _: json.dumps(jsonld(snapshot)),
    "brief": lambda snapshot, today: markdown(brief(snapshot, today=today)),
}


def main(path: str) -> None:
    """Print seconds and kilobytes of every form."""
    with Diary.open(path, create=False) as diary:
        today = max(
            (r.article.published.day for r in diary.readings() if r.article.published), default=date.min
        )
        snapshot = diary.snapshot(today=today)
    print(f"{len(snapshot.readings)} pages, {len(snapshot.events)} events, as of {today}")
    for name, write in FORMS.items():
        begun = time.perf_counter()
        text = write(snapshot, today)
        took = time.perf_counter() - begun
        print(f"  {name:12} {took:6.2f} s {len(text.encode()) // 1000:8,} kB")


if __name__ == "__main__":
    main(sys.argv[1])
