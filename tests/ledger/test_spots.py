"""Where an event may be that no report says the place of. All pages are invented."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dateline.ledger.spots import Near, Spot, spot_of
from dateline.model import Kind, Mention, MentionForm, NameKind, Reading, Report, Span
from tests.fakes.news import day, page, said

WRITTEN = "2031-05-04"
KINDS = {
    "Sandmouth": NameKind.PLACE,
    "Iceland": NameKind.COUNTRY,
    "The Orlo": NameKind.ORG,
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
    ("line", "clause", "spot"),
    [
        ("They talk for two days in Sandmouth.", "They talk for two days in Sandmouth", Spot("Sandmouth", Near.CLAUSE)),
        ("After a night in Sandmouth, they talk today.", "they talk today", Spot("Sandmouth", Near.SENTENCE)),
        ("Snow fell in Sandmouth. They talk today.", "They talk today", None),
        ("After a week in Iceland and a night in Sandmouth, they talk.", "they talk", Spot("Sandmouth", Near.SENTENCE)),
        ("A hotel in The Orlo has room, and they talk.", "they talk", Spot("The Orlo", Near.SENTENCE)),
        ("Nobody believes in Ada Voss, and they talk.", "they talk", None),
    ],
)  # fmt: skip
def test_the_nearest_place_that_somebody_can_be_in(line: str, clause: str, spot: Spot | None) -> None:
    told, report = reading(line, clause, title="News")
    assert spot == spot_of(told, report, day(WRITTEN))


@pytest.mark.parametrize(
    ("title", "kind", "spot"),
    [
        ("Envoys gather in Lisbon", Kind.MEETING, Spot("Lisbon", Near.HEADLINE)),
        ("Lisbon talks: a diary", Kind.MEETING, Spot("Lisbon", Near.HEADLINE)),
        ("Lisbon wants a bridge", Kind.MEETING, None),
        ("Envoys gather in Lisbon", Kind.DEADLINE, None),
    ],
)
def test_a_headline_tells_where_people_come_together(title: str, kind: Kind, spot: Spot | None) -> None:
    told, report = reading("They talk today.", "They talk today", title=title, kind=kind.value)
    assert spot == spot_of(told, report, day(WRITTEN))


@pytest.mark.parametrize(("status", "spot"), [("held", Spot("Varn", Near.DATELINE)), ("confirmed", None)])
def test_what_is_told_from_a_town_on_its_day_was_there(status: str, spot: Spot | None) -> None:
    told, report = reading("They talk today.", "They talk today", status=status, title="News", place="Varn")
    assert spot == spot_of(told, report, day(WRITTEN))
