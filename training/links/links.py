"""Stories read and matched to their gold once, so that linking and the fold can be tried many times a minute."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

from dateline.ledger import events, reasons
from dateline.ledger.clues import Clue
from dateline.ledger.cut import entries
from dateline.ledger.decisions import Settled
from dateline.ledger.placing import Placing
from dateline.ledger.portrait import portrait
from dateline.ledger.snapshot import _Placed
from dateline.model import Event, Reading

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "bench"), str(ROOT.parent / "shared" / "bench")]
_TODAY = date(2030, 1, 1)
THRESHOLDS = frozenset({"_JOINS", "_LEANING", "_BARE", "_VAGUE"})


@dataclass(slots=True)
class Case:
    """One story: its gold, its readings, and which report of ours is which of the gold's."""

    gold: dict[str, Any]
    readings: list[Reading]
    pairs: list[tuple[str, str]] = field(default_factory=list)  # our report, the gold's event

    @property
    def name(self) -> str:
        """The story's name."""
        return str(self.gold["story"])


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of what was right; they add up over stories."""

    right: int = 0
    rows: int = 0
    linked: int = 0
    links: int = 0
    found: int = 0
    ours: int = 0
    events: int = 0

    def __add__(self, other: Figures) -> Figures:
        return Figures(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))

    @property
    def goal(self) -> float:
        """The mean of right rows, event F1 and linking."""
        return (self.right / self.rows + self.f1 + self.linked / self.links) / 3

    @property
    def f1(self) -> float:
        """Event F1."""
        return 2 * self.found / (self.ours + self.events)

    def __str__(self) -> str:
        return (
            f"rows {self.right / self.rows:.3f}  linking {self.linked / self.links:.3f}  event F1 {self.f1:.3f} "
            f"({self.ours} for {self.events})  goal {self.goal:.3f}"
        )


def cases(folders: Sequence[Path], *, gold: bool = False) -> list[Case]:
    """Read these stories (`gold`: take the readings from the gold) and match their reports."""
    fold = import_module("fold")
    import_module("check_gold")
    out = []
    for folder in folders:
        read = fold.gold_readings(folder, fold._Noise(0.0)) if gold else fold.read_readings(folder)
        case = Case(json.loads((folder / "story.json").read_text(encoding="utf-8")), list(read))
        case.pairs = list(_pairs(case, gold))
        out.append(case)
    return out


def _pairs(case: Case, gold: bool) -> Iterator[tuple[str, str]]:
    """Which report is which, as the benchmark matches them before it knows the events."""
    scorer = import_module("score")
    by_page = {Path(r.article.origin).name: r for r in case.readings}
    for page in case.gold["pages"]:
        reading = by_page.get(Path(page["file"]).name)
        if reading is None:
            continue
        if gold:
            yield from zip(
                (r.id for r in reading.reports), (g["event"] for g in page["reports"]), strict=True
            )
            continue
        found = []
        for i, report in enumerate(page["reports"]):
            for j, mine in enumerate(reading.reports):
                shares = scorer.overlap(report["evidence"], mine.span.of(reading.article.text))
                days = [d.isoformat() for d in mine.window.days] if mine.window and mine.window.days else None
                if max(shares) >= 0.7 and min(shares) >= 0.2:
                    same = 0.5 * (report["status"] == mine.status) + 0.25 * scorer.same_days(
                        report["window"], days
                    )
                    found.append((max(shares) + same, i, j))
        for i, j, _ in scorer.greedy(found):
            yield reading.reports[j].id, page["reports"][i]["event"]


def thresholds() -> dict[str, float]:
    """The scores from which a report joins, as they stand."""
    return {name: float(getattr(events, name)) for name in sorted(THRESHOLDS)}


def weigh(weights: Mapping[str, float]) -> None:
    """Link by these weights and thresholds from now on."""
    for name in THRESHOLDS & weights.keys():
        setattr(events, name, weights[name])
    found = tuple((n, weight, reasons._REASONS[n]) for n, weight in weights.items() if n not in THRESHOLDS)
    reasons._weights = lambda: found  # type: ignore[assignment]


class _Linked:
    """The stages before linking do not depend on its weights: done once a story."""

    def __init__(self, case: Case) -> None:
        self.known = entries(case.readings)
        self.clues: list[tuple[str, Clue]] = []
        place = events.Linker.place

        def noted(linker: events.Linker, clue: Clue) -> str:
            self.clues.append((linker.story, clue))
            return place(linker, clue)

        events.Linker.place = noted  # type: ignore[method-assign, assignment]
        try:
            placing = Placing()
            places = [placing.add(entry) for entry in self.known]
            self.placed = _Placed(self.known, places, placing.orders, Settled(), None)
        finally:
            events.Linker.place = place  # type: ignore[method-assign]
        self.linkers: dict[str, events.Linker] = {}
        self.event_of: dict[str, str] = {}

    def link(self) -> None:
        """Link all reports anew."""
        self.linkers, self.event_of = {}, {}
        for story, clue in self.clues:
            linker = self.linkers.setdefault(story, events.Linker(story))
            self.event_of[clue.report.id] = linker.place(clue)

    def event(self, id_: str, day: date) -> Event | None:
        """An event as of a day."""
        live = {
            e.reading.article.id for e in self.known if e.day is not None and e.day <= day and e.live(day)
        }
        for story, linker in self.linkers.items():
            if (strand := linker.strands.get(id_)) is None:
                continue
            clues = [c for c in strand.clues if c.page in live and c.day is not None and c.day <= day]
            people = self.placed._people[story]
            return (
                portrait(
                    strand,
                    clues,
                    people,
                    self.placed.voices.__getitem__,
                    grip=linker.grip,
                    as_of=day,
                    today=_TODAY,
                )
                if clues
                else None
            )
        return None


_LINKED: dict[int, _Linked] = {}


def linked(case: Case) -> _Linked:
    """The story, ready to be linked."""
    if id(case) not in _LINKED:
        _LINKED[id(case)] = _Linked(case)
    return _LINKED[id(case)]


def chosen(case: Case) -> dict[str, str]:
    """Which event of ours is which of the gold's, by most reports in common."""
    of = linked(case).event_of
    votes = Counter((gold, of[mine]) for mine, gold in case.pairs if mine in of)
    scorer = import_module("score")
    return {g: m for g, m, _ in scorer.greedy([(n, g, m) for (g, m), n in votes.items()])}


def judged(case: Case) -> Iterator[tuple[dict[str, Any], Event | None, bool]]:
    """Each as-of row, what we have for it, and whether that is right."""
    same = chosen(case)
    for row in case.gold["as_of"]:
        event = linked(case).event(same.get(row["event"], ""), date.fromisoformat(row["date"]))
        yield row, event, event is not None and _right(row, event)


def _right(row: Mapping[str, Any], event: Event) -> bool:
    scorer = import_module("score")
    days = [d.isoformat() for d in event.window.days] if event.window and event.window.days else None
    return bool(
        event.status == row["status"]
        and (row["status"] == "cancelled" or scorer.same_days(row["window"], days))
        and scorer.same_mode(row["mode"], event.mode)
        and (row["place"] is None or set(scorer.words(row["place"])) & set(scorer.words(event.place or "")))
    )


def figures(read: Iterable[Case]) -> Figures:
    """How well these stories add up under the weights as they are."""
    total = Figures()
    for case in read:
        linked(case).link()
        of, same, rows = linked(case).event_of, chosen(case), list(judged(case))
        total += Figures(
            right=sum(ok for _, _, ok in rows),
            rows=len(rows),
            linked=sum(same.get(gold) == of.get(mine) for mine, gold in case.pairs),
            links=len(case.pairs),
            found=len(same),
            ours=len(set(of.values())),
            events=len(case.gold["events"]),
        )
    return total
