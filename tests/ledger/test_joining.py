"""What the network weighs has names, its chances are chances, and a lead counts only where the story bears it out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.ledger import snapshot
from dateline.ledger.clues import Clue, Rarity, Strand
from dateline.ledger.joining import Chances, chances
from dateline.ledger.judging import judge
from dateline.ledger.traits import ALONE, BESIDE, Scene, alone, beside
from dateline.model import Reading, Report, Snapshot, Tie
from tests.fakes.news import day, page, said, window

TODAY = day("2031-12-01")


def clue(reading: Reading, report: Report, *, lead: bool = False) -> Clue:
    text = report.span.of(reading.article.text)
    found = Clue.of(
        report,
        page=reading.article.id,
        root=reading.article.id,
        day=report.published,
        who=frozenset({1, 2}),
        text=text,
        nearby=text,
        voice=3,
    )
    return replace(found, lead=lead)


def one(status: str = "confirmed", when: str | None = "2031-05-04") -> Clue:
    reading = page("2031-04-01", said(status, when))
    return clue(reading, reading.reports[0])


def seen(told: Clue) -> tuple[list[float], list[float]]:
    """The numbers of a report alone, and beside an event that another one like it has opened."""
    strand, scene = Strand("e", "s", Rarity()), Scene()
    first = one()
    strand.take(first, 1.0)
    scene.turns_to(first.page)
    scene.tells("e", firm=True)
    judged = judge(told, strand)
    return alone(told, scene, 1, judged.score), beside(told, strand, scene, judged, only=True)


def with_lead(reading: Reading) -> Reading:
    """The same page, its last report only a lead."""
    *firm, last = reading.reports
    return replace(reading, reports=tuple(firm), leads=(replace(last, certainty=0.3),))


def shot(*readings: Reading, decisions: tuple[Tie, ...] = ()) -> Snapshot:
    return snapshot(readings, as_of=None, today=TODAY, decisions=decisions)


@pytest.mark.parametrize("when", ["2031-05-04", "2031-06-01", None])
@pytest.mark.parametrize("status", ["possible", "postponed", "held"])
def test_every_number_has_its_name(status: str, when: str | None) -> None:
    report, pair = seen(one(status, when))
    assert (len(report), len(pair)) == (len(ALONE), len(BESIDE))
    assert len(set(ALONE)) == len(ALONE)
    assert len(set(BESIDE)) == len(BESIDE)


def test_chances_are_of_all_that_may_be() -> None:
    report, pair = seen(one())
    for count in (0, 1, 3):
        found = chances(report, [pair] * count)
        assert sum(found.of) + found.new + found.nothing == pytest.approx(1.0)
        assert len(found.of) == count


def test_the_same_words_of_the_same_day_are_the_same_event() -> None:
    report, pair = seen(one())
    found = chances(report, [pair])
    assert found.of[0] > found.new


def test_the_table_seconds_what_the_network_says() -> None:
    found = Chances((0.3, 0.3), 0.3, 0.1)
    told = found.seconded([4.0, -4.0])
    assert told.of[0] > found.of[0] > told.of[1]
    assert sum(told.of) + told.new + told.nothing == pytest.approx(1.0)
    assert told.nothing == found.nothing


def test_a_lead_joins_what_the_story_knows() -> None:
    known = page("2031-04-01", said("confirmed", "2031-05-04"), id="a")
    hint = with_lead(page("2031-04-02", said("confirmed", "2031-05-04"), id="b"))
    found = shot(known, hint)
    assert [set(e.reports) for e in found.events] == [{"a-r0", "b-r0"}]
    assert [r.id for reading in found.readings for r in reading.reports] == ["a-r0", "b-r0"]


def test_a_lead_alone_opens_nothing() -> None:
    found = shot(with_lead(page("2031-04-02", said("confirmed", "2031-05-04"), id="b")))
    assert not found.events
    assert not found.readings[0].reports


def test_a_person_may_say_where_a_lead_belongs() -> None:
    known = page("2031-04-01", said("confirmed", "2031-05-04"), id="a")
    other = said("possible", "2031-09-01", kind="strike", who=("Tidal Works",), head="walk-out")
    hint = with_lead(page("2031-04-02", other, id="b"))
    decided = Tie("b-r0", "a-r0", same=True, score=0.0, by="Ada Quill")
    assert not any("b-r0" in e.reports for e in shot(known, hint).events)
    assert any({"a-r0", "b-r0"} <= set(e.reports) for e in shot(known, hint, decisions=(decided,)).events)


def test_what_a_person_has_parted_from_an_event_is_not_left_out() -> None:
    known = page("2031-04-01", said("confirmed", "2031-05-04"), said("expected", "2031-05-04"), id="a")
    hint = with_lead(page("2031-04-02", said("confirmed", "2031-05-04"), id="b"))
    apart = Tie("b-r0", "a-r0", same=False, score=0.0, by="Ada Quill")
    found = shot(known, hint, decisions=(apart,))
    assert {frozenset(e.reports) for e in found.events} == {frozenset({"a-r0", "a-r1"}), frozenset({"b-r0"})}


def test_the_slot_that_was_given_up_tells_which_event_was_put_off() -> None:
    strand = Strand("e", "s", Rarity())
    strand.take(one("confirmed", "2031-05-04"), 1.0)
    put_off = one("postponed", None)
    of_that_day = replace(put_off, report=replace(put_off.report, was=window("2031-05-04")))
    of_another = replace(put_off, report=replace(put_off.report, was=window("2031-05-09")))
    reasons = [
        dict(judge(c, strand).reasons).get("same days", 0.0) for c in (put_off, of_that_day, of_another)
    ]
    assert reasons[1] > reasons[0] == reasons[2] == 0.0
