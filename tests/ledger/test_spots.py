"""The places that stand around a report, and how. All pages are invented."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dateline.ledger.spots import Spot, Spots
from dateline.model import Kind, Mention, MentionForm, NameKind, Reading, Report, Span
from dateline.rules import rows
from tests.fakes.news import page, said

WRITTEN = "2031-05-04"
KINDS = {
    "Sandmouth": NameKind.PLACE,
    "Iceland": NameKind.COUNTRY,
    "Orlo Institute": NameKind.ORG,
    "Ada Voss": NameKind.PERSON,
}


def reading(
    line: str, clause: str, *, status: str = "confirmed", kind: str = "meeting", **facts: Any
) -> tuple[Reading, Report]:
    """A page with one line, and a report of a clause of it."""
    told = page(WRITTEN, said(status, WRITTEN, text=line, kind=kind), about="Harbour news.", **facts)
    text = told.article.text
    mentions = tuple(
        Mention(Span(at, at + len(name)), name, kind_of, MentionForm.NAME, name)
        for name, kind_of in KINDS.items()
        if (at := text.find(name)) >= 0
    )
    start = text.index(clause)
    report = replace(told.reports[0], span=Span(start, start + len(clause)))
    return replace(told, mentions=mentions, reports=(report,)), report


@pytest.mark.parametrize(
    ("line", "spots"),
    [
        ("The envoys will talk in Sandmouth.", [Spot("Sandmouth", "in its clause, there")]),
        ("With Sandmouth's mayor the envoys will talk.", [Spot("Sandmouth", "in its sentence")]),
        ("After a night in Sandmouth the envoys will talk.", [Spot("Sandmouth", "in its sentence, there")]),
        ("Snow fell in Sandmouth. Today the envoys will talk.", [Spot("Sandmouth", "just before, there")]),
        ("At the Orlo Institute the envoys will talk.", [Spot("Orlo Institute", "in its sentence, at a body")]),
        ("The Orlo Institute waits, and the envoys will talk.", []),
        ("Nobody believes in Ada Voss, and the envoys will talk.", []),
    ],
)  # fmt: skip
def test_a_place_is_known_by_how_it_stands_to_the_report(line: str, spots: list[Spot]) -> None:
    clause = line[line.index("the envoys") if "the envoys" in line else 0 : -1]
    told, report = reading(line, clause, title="News")
    shown = [spot for spot in spots if spot.why != "in its sentence"]
    assert shown == list(Spots(told).of(report))


@pytest.mark.parametrize(
    ("title", "kind", "whys"),
    [
        ("Envoys gather in Lisbon", Kind.MEETING, ["headline", "headline, there"]),
        ("Lisbon wants a bridge", Kind.MEETING, ["headline"]),
        ("Envoys gather in Lisbon", Kind.DEADLINE, []),
    ],
)
def test_a_headline_names_a_town(title: str, kind: Kind, whys: list[str]) -> None:
    told, report = reading("They talk today.", "They talk today", title=title, kind=kind.value)
    assert [Spot("Lisbon", why) for why in whys] == list(Spots(told).of(report))


@pytest.mark.parametrize(
    ("status", "whys"), [("held", ["dateline", "dateline, on the day"]), ("confirmed", ["dateline"])]
)
def test_a_dateline_is_where_it_is_told_from(status: str, whys: list[str]) -> None:
    told, report = reading("They talk today.", "They talk today", status=status, title="News", place="Varn")
    assert [Spot("Varn", why) for why in whys] == list(Spots(told).of(report))


def test_every_way_to_stand_around_a_report_has_its_weight() -> None:
    weighed = {row["name"] for row in rows("spots")}
    around = {
        f"{where}{how}"
        for where in ("in its clause", "in its sentence", "just before")
        for how in (", there", ", at a body")
    }
    rest = {"in its clause", "headline", "headline, there", "dateline", "dateline, on the day"}
    assert weighed == around | rest | {"said last", "wide"}
