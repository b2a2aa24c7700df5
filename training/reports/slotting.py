"""The network that gives a clause its window (`src/dateline/reading/reports/slotting.npz`), from the corpus's stories as they are read.

    uv run --with torch python training/reports/slotting.py [--cache FOLDER] [--write]

Read are all stories of `training/corpus` but those that `marked.held` keeps back; `--cache` keeps what was seen of each. A report
or lead that is one of the gold's is an example: the windows that it may have (`slots.offers`, the rules' own among them), and the
one that the gold has. Prints how many are right by the rules and, of stories that the fit has not seen, by the network;
`--write` fits on all and keeps it. Some ten minutes on two cores.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "links"))

from dateline.model import Window
from dateline.reading.reports import assembly
from dateline.reading.reports.slot_tells import of_clause, of_offers
from dateline.reading.reports.slots import Clause, offers
from dateline.rules.fitted import Scorer
from descent import Descent
from links import case_of, days_of
from scorer import Arrays, Example, Form
from taught import PARTS, arguments, cached, keep, part, stories

SHIPPED = Path(__file__).resolve().parents[2] / "src/dateline/reading/reports/slotting.npz"
FORM = Form(48, 3, Descent(rate=2e-3, decay=0.1, epochs=14, batch=64, least=0.03, short=True))
_RARE = 40  # offers, or clauses, below which a number is left out


@dataclass(frozen=True, slots=True)
class Seen:
    """A clause that is one of the gold's: its numbers, those of each window that it may have, and which is right."""

    story: str
    clause: dict[str, float]
    offers: list[dict[str, float]]
    right: int | None
    ruled: bool


def seen_in(folder: Path) -> Iterator[Seen]:
    """The examples of one story, read by the rules."""
    clauses: dict[str, Clause] = {}

    def noted(clause: Clause) -> Window | None:
        clauses[clause.report.id] = clause
        return clause.report.window

    with patch.object(assembly, "slot_of", noted):
        case = case_of(folder, list(import_module("fold").read_readings(folder)))
    same_days = import_module("score").same_days
    for mine, report in case.gold_of():
        if (clause := clauses.get(mine)) is None:
            continue
        found = offers(clause)
        right = (n for n, o in enumerate(found) if same_days(report["window"], days_of(o.window)))
        yield Seen(
            case.name,
            of_clause(clause),
            of_offers(clause, found),
            next(right, None),
            same_days(report["window"], days_of(clause.report.window)),
        )


def gathered(folders: Iterable[Path], cache: Path | None) -> list[Seen]:
    """The examples of all stories."""
    found: list[Seen] = []
    for folder in folders:
        found += cached(cache, f"{folder.name}.slots", lambda folder=folder: list(seen_in(folder)))
    return found


def names(seen: Iterable[Seen]) -> list[str]:
    """The numbers that are seen often enough."""
    count: Counter[str] = Counter()
    for one in seen:
        count.update(one.clause.keys())
        for offer in one.offers:
            count.update(offer.keys())
    return sorted(name for name, times in count.items() if times >= _RARE)


def examples(seen: Iterable[Seen], places: Sequence[str]) -> list[Example]:
    """The clauses in rows of numbers; the target is -1 where none of the windows is right."""
    place = {name: at for at, name in enumerate(places)}
    found = []
    for one in seen:
        rows = np.zeros((len(one.offers), len(places)), np.float32)
        for row, offer in zip(rows, one.offers, strict=True):
            for name, value in (one.clause | offer).items():
                if name in place:
                    row[place[name]] = value
        found.append(Example(one.story, rows, -1 if one.right is None else one.right))
    return found


def fit(taught: Sequence[Example]) -> Arrays:
    """The arrays of the network."""
    return FORM.fitted("slot", [e for e in taught if e.target >= 0])


def right(all_examples: Sequence[Example]) -> int:
    """How many are right by networks that have not seen their stories."""
    count = 0
    for p in range(PARTS):
        scorer = Scorer.of(fit([e for e in all_examples if part(e.story) != p]), "slot")
        mine = [e for e in all_examples if part(e.story) == p]
        count += sum(int(scorer(e.numbers).argmax()) == e.target for e in mine)
    return count


def main() -> None:
    """Read, fit, tell."""
    a = arguments(__doc__).parse_args()
    with TemporaryDirectory() as into:
        seen = gathered(stories(Path(into)), a.cache)
    all_names = names(seen)
    taught = examples(seen, all_names)
    ruled, there = sum(s.ruled for s in seen), sum(s.right is not None for s in seen)
    print(len(seen), "clauses,", len(all_names), "numbers", flush=True)
    print(
        f"right by the rules {ruled / len(seen):.4f}, among what is offered {there / len(seen):.4f}",
        flush=True,
    )
    print(f"right by the network, stories not seen: {right(taught) / len(seen):.4f}", flush=True)
    if a.write:
        keep(SHIPPED, fit(taught) | {"slot.names": np.array(all_names)})


if __name__ == "__main__":
    main()
