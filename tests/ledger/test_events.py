"""Which reports are one event: series, moves, leaning reports, and what people decide."""

from __future__ import annotations

from dateline.ledger import snapshot
from dateline.model import Reading, Snapshot, Tie
from tests.fakes.news import day, page, said

TODAY = day("2031-12-01")


def shot(readings: list[Reading], *decisions: Tie) -> Snapshot:
    return snapshot(readings, as_of=None, today=TODAY, decisions=decisions)


def groups(found: Snapshot) -> set[frozenset[str]]:
    return {frozenset(e.reports) for e in found.events}


def test_what_is_over_and_what_is_ahead_are_two_events() -> None:
    pages = [
        page("2031-04-01", said("confirmed", "2031-05-04"), id="a"),
        page(
            "2031-05-05",
            said("held", "2031-05-04"),
            said("possible", ("2031-06-01", "2031-06-30"), order="new"),
            id="b",
        ),
        page("2031-05-20", said("confirmed", "2031-06-12", order="next"), id="c"),
    ]
    assert groups(shot(pages)) == {frozenset({"a-r0", "b-r0"}), frozenset({"b-r1", "c-r0"})}


def test_the_last_meeting_is_not_the_one_ahead() -> None:
    pages = [
        page("2031-04-01", said("confirmed", "2031-05-04"), said("held", "2031-01-10", order="last"), id="a")
    ]
    assert len(groups(shot(pages))) == 2


def test_moved_is_the_same_event() -> None:
    pages = [
        page("2031-04-01", said("confirmed", "2031-05-04"), id="a"),
        page("2031-04-20", said("postponed", "2031-05-11"), id="b"),
        page("2031-04-21", said("confirmed", "2031-05-11"), id="c"),
    ]
    assert len(groups(shot(pages))) == 1


def test_two_days_on_one_page_are_two_events() -> None:
    walk_out = {"kind": "strike", "head": "walk-out"}
    pages = [
        page(
            "2031-04-01",
            said("confirmed", "2031-05-04", **walk_out, text="Ferries stop on Sunday."),  # type: ignore[arg-type]
            said("confirmed", "2031-05-11", **walk_out, text="Ferries stop again a week later."),  # type: ignore[arg-type]
        )
    ]
    assert len(groups(shot(pages))) == 2


def test_rounds_are_told_apart_by_their_order() -> None:
    later = said("expected", order="second", text="A second round would follow.")
    pages = [
        page("2031-04-01", said("confirmed", "2031-05-04", order="first"), later, id="a"),
        page(
            "2031-04-02",
            said("expected", order="second", text="Nobody knows when the second round begins."),
            id="b",
        ),
    ]
    assert groups(shot(pages)) == {frozenset({"a-r0"}), frozenset({"a-r1", "b-r0"})}


def test_other_kinds_with_other_people_stay_apart() -> None:
    pages = [
        page(
            "2031-04-01",
            said("confirmed", "2031-05-04"),
            said(
                "expected", kind="launch", head="ferry", who=("Tidal Works",), text="A new ferry is to sail."
            ),
        )
    ]
    assert len(groups(shot(pages))) == 2


def test_it_leans_on_what_the_page_spoke_of() -> None:
    pages = [
        page(
            "2031-04-01",
            said("confirmed", "2031-05-04"),
            said("possible", who=(), head="it", anaphoric=True, text="It may yet slip."),
        )
    ]
    assert len(groups(shot(pages))) == 1


def test_every_link_has_named_reasons_that_add_up() -> None:
    pages = [
        page("2031-04-01", said("possible"), id="a"),
        page("2031-04-02", said("confirmed", "2031-05-04"), id="b"),
    ]
    tie = next(t for t in shot(pages).ties if t.left == "b-r0")
    assert tie.same
    assert tie.right == "a-r0"
    assert round(sum(w for _, w in tie.reasons), 3) == tie.score
    assert "same kind" in dict(tie.reasons)


def test_people_may_split_what_was_joined() -> None:
    pages = [
        page("2031-04-01", said("possible"), id="a"),
        page("2031-04-02", said("confirmed", "2031-05-04"), id="b"),
    ]
    assert len(groups(shot(pages))) == 1
    assert len(groups(shot(pages, Tie("a-r0", "b-r0", False, 1.0, by="Ida")))) == 2


def test_people_may_join_what_was_split() -> None:
    pages = [page("2031-04-01", said("confirmed", "2031-05-04"), said("held", "2031-01-10"), id="a")]
    assert len(groups(shot(pages, Tie("a-r0", "a-r1", True, 1.0, by="Ida")))) == 1


def test_what_the_ledger_itself_thought_before_decides_nothing() -> None:
    pages = [
        page("2031-04-01", said("possible"), id="a"),
        page("2031-04-02", said("confirmed", "2031-05-04"), id="b"),
    ]
    assert len(groups(shot(pages, Tie("a-r0", "b-r0", False, 1.0)))) == 1


def test_an_event_has_a_short_human_name() -> None:
    pages = [page("2031-04-01", said("confirmed", "2031-05-04", order="second", place="Varn"))]
    assert [e.name for e in shot(pages).events] == [
        "second talks of Port Ellery council and Harbour Guild in Varn"
    ]
