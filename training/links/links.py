"""Stories read and matched to their gold once, so that linking and the fold can be tried many times a minute."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any
from unittest.mock import patch

from dateline.ledger import events
from dateline.ledger.clues import Clue
from dateline.ledger.cut import entries
from dateline.ledger.decisions import Settled
from dateline.ledger.placing import Placing
from dateline.ledger.portrait import portrait
from dateline.ledger.snapshot import _Placed
from dateline.model import Event, Mode, Reading, Report, Status, Window

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "bench"), str(ROOT.parent / "shared" / "bench"), str(ROOT / "training" / "corpus")]
_TODAY = date(2030, 1, 1)
_BORNE_OUT = 1.0  # of two candidates for a gold report, how much the likelier one is preferred as its example


@dataclass(slots=True)
class Case:
    """One story: its gold, its readings, and which of our reports and leads may be which of the gold's."""

    gold: dict[str, Any]
    readings: list[Reading]
    likely: list[list[tuple[float, int, str]]] = field(default_factory=list)
    """Page by page of the gold: how alike, which of its reports, which of ours (by id)."""

    @property
    def name(self) -> str:
        """The story's name."""
        return str(self.gold["story"])

    @property
    def reports(self) -> dict[str, Report]:
        """Our reports and leads, by id."""
        return {r.id: r for reading in self.readings for r in reading.reports_and_leads}

    def gold_of(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Which of our reports and leads, by id, is which report of the gold's."""
        known, greedy = self.reports, import_module("score").greedy
        for page, likely in zip(self.gold["pages"], self.likely, strict=True):
            for i, mine, _ in greedy([(v + _BORNE_OUT * known[m].certainty, i, m) for v, i, m in likely]):
                yield mine, page["reports"][i]

    def meant(self) -> dict[str, str | None]:
        """The gold's event of each report or lead that speaks of one; None where another one is the gold's report."""
        found: dict[str, str | None] = {mine: None for likely in self.likely for _, _, mine in likely}
        return found | {mine: gold["event"] for mine, gold in self.gold_of()}

    def pairs(self, placed: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """Which placed report is which of the gold's, as the benchmark matches them: our report, the gold's event."""
        greedy = import_module("score").greedy
        for page, likely in zip(self.gold["pages"], self.likely, strict=True):
            for i, mine, _ in greedy([found for found in likely if found[2] in placed]):
                yield mine, page["reports"][i]["event"]


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
    matched: int = 0
    reports: int = 0
    told: int = 0

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
            f"({self.ours} for {self.events})  report F1 {2 * self.matched / (self.reports + self.told):.3f}  goal {self.goal:.3f}"
        )


def days_of(window: Window | None) -> list[str] | None:
    """The ends of a window as the gold writes them; None where it has not both."""
    return [d.isoformat() for d in window.days] if window and window.days else None


def case_of(folder: Path, readings: list[Reading]) -> Case:
    """A story whose pages have been read."""
    case = Case(json.loads((folder / "story.json").read_text(encoding="utf-8")), readings)
    by_page = {Path(r.article.origin).name: r for r in readings}
    for page in case.gold["pages"]:
        reading = by_page.get(Path(page["file"]).name)
        case.likely.append(list(_likely(page, reading)) if reading else [])
    return case


def _likely(page: Mapping[str, Any], reading: Reading) -> Iterator[tuple[float, int, str]]:
    scorer = import_module("score")
    for i, report in enumerate(page["reports"]):
        for mine in reading.reports_and_leads:
            shares = scorer.overlap(report["evidence"], mine.span.of(reading.article.text))
            if max(shares) >= 0.7 and min(shares) >= 0.2:
                alike = 0.25 * scorer.same_days(report["window"], days_of(mine.window)) + 0.5 * (
                    report["status"] == mine.status
                )
                yield max(shares) + alike, i, mine.id


class _Linked:
    """The stages before linking do not depend on its weights: done once a story."""

    def __init__(self, case: Case) -> None:
        self.known = entries(case.readings)
        self.clues: list[tuple[str, Clue]] = []

        def noted(linker: events.Linker, clue: Clue) -> None:
            self.clues.append((linker.story, clue))  # placed by `link`

        with patch.object(events.Linker, "place", noted):
            placing = Placing()
            places = [placing.add(entry) for entry in self.known]
            self.placed = _Placed(self.known, places, placing.orders, Settled(), None)
        self.linkers: dict[str, events.Linker] = {}
        self.event_of: dict[str, str] = {}

    def link(self) -> None:
        """Link all reports anew."""
        self.linkers, self.event_of = {}, {}
        for story, clue in self.clues:
            linker = self.linkers.setdefault(story, events.Linker(story))
            if (strand := linker.place(clue)) is not None:
                self.event_of[clue.report.id] = strand

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
    votes = Counter((gold, of[mine]) for mine, gold in case.pairs(of))
    scorer = import_module("score")
    return {g: m for g, m, _ in scorer.greedy([(n, g, m) for (g, m), n in votes.items()])}


def judged(case: Case) -> Iterator[tuple[dict[str, Any], Event | None, bool]]:
    """Each as-of row, what we have for it, and whether that is right."""
    same = chosen(case)
    for row in case.gold["as_of"]:
        event = linked(case).event(same.get(row["event"], ""), date.fromisoformat(row["date"]))
        yield row, event, event is not None and _right(row, event)


def _right(row: Mapping[str, Any], event: Event) -> bool:
    return all(fields_right(row, event.status, days_of(event.window), event.mode, event.place).values())


def fields_right(
    row: Mapping[str, Any], status: Status, days: list[str] | None, mode: Mode | None, place: str | None
) -> dict[str, bool]:
    """Which fields of an as-of row are right, as the benchmark compares them."""
    scorer = import_module("score")
    words = set(scorer.words(place or ""))
    return {
        "status": status == row["status"],
        "window": row["status"] == "cancelled" or scorer.same_days(row["window"], days),
        "mode": scorer.same_mode(row["mode"], mode),
        "place": row["place"] is None or bool(words.intersection(scorer.words(row["place"]))),
    }


def figures(read: Iterable[Case]) -> Figures:
    """How well these stories add up by the program as it is."""
    total = Figures()
    for case in read:
        linked(case).link()
        of, same, rows = linked(case).event_of, chosen(case), list(judged(case))
        matched = list(case.pairs(of))
        total += Figures(
            right=sum(ok for _, _, ok in rows),
            rows=len(rows),
            linked=sum(same.get(gold) == of[mine] for mine, gold in matched),
            links=len(matched),
            matched=len(matched),
            reports=len(of),
            told=sum(len(page["reports"]) for page in case.gold["pages"]),
            found=len(same),
            ours=len(set(of.values())),
            events=len(case.gold["events"]),
        )
    return total
