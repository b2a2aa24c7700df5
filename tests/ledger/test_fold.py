"""The fold's laws, one day at a time: whose word wins, what stays, what is taken back."""

from __future__ import annotations

import pytest

from dateline.ledger import snapshot
from dateline.model import Event, Grain, Mode, Reading, Status
from tests.fakes.news import day, page, said, window

TODAY = day("2031-12-01")
GUILD, COUNCIL = "Harbour Guild", "Port Ellery council"
NAMELESS = "two people close to the talks"


def only(readings: list[Reading], as_of: str | None = None) -> Event:
    events = snapshot(readings, as_of=day(as_of) if as_of else None, today=TODAY).events
    assert len(events) == 1, [(e.name, e.window) for e in events]
    return events[0]


def test_the_newest_word_wins() -> None:
    event = only([page("2031-04-01", said("possible")), page("2031-04-02", said("confirmed", "2031-05-04"))])
    assert (event.status, event.window) == (Status.CONFIRMED, window("2031-05-04"))


def test_a_field_keeps_its_value_until_contradicted() -> None:
    pages = [
        page("2031-04-01", said("confirmed", "2031-05-04", place="Varn", mode="in_person")),
        page("2031-04-09", said("confirmed", source=GUILD)),
    ]
    event = only(pages)
    assert (event.window, event.place, event.mode) == (window("2031-05-04"), "Varn", Mode.IN_PERSON)


def test_the_nameless_do_not_move_what_a_party_fixed() -> None:
    pages = [
        page("2031-04-01", said("confirmed", "2031-05-04", source=COUNCIL)),
        page("2031-04-09", said("postponed", source=NAMELESS), said("confirmed", "2031-05-04", source=GUILD)),
    ]
    assert only(pages).status is Status.CONFIRMED


def test_what_took_place_when_it_was_due_is_over_whoever_says_so() -> None:
    pages = [
        page("2031-05-01", said("confirmed", "2031-05-04", source="Harbour Guild")),
        page(
            "2031-05-05",
            said("held", "2031-05-04", source=NAMELESS),
            said("postponed", source="Harbour Guild"),
        ),
    ]
    assert only(pages).status is Status.HELD


def test_what_is_under_way_is_not_thrown_back_to_fixed_by_a_denial_that_somebody_contradicts() -> None:
    pages = [
        page("2031-04-02", said("under_way", who=(COUNCIL, GUILD))),
        page("2031-04-03", said("expected", who=(COUNCIL, GUILD)), said("cancelled", who=(COUNCIL, GUILD))),
    ]
    event = only(pages)
    assert (event.status, event.disputed) == (Status.UNDER_WAY, ("status",))


def test_who_turns_out_to_be_a_party_does_not_change_what_was_known_before() -> None:
    early = page("2031-04-01", said("confirmed", "2031-05-04", source="Lena Holt", who=()))
    late = [
        page(f"2031-04-{n}", said("expected", source=COUNCIL, who=("Lena Holt", COUNCIL)))
        for n in range(10, 16)
    ]
    before, after = only([early]).turns[0], only([early, *late]).turns[0]
    assert (before.status, before.window, before.disputed) == (after.status, after.window, after.disputed)


def test_a_partys_denial_outranks_a_rumour() -> None:
    pages = [
        page("2031-04-01", said("expected", "2031-05-04", source=NAMELESS)),
        page("2031-04-02", said("cancelled", source=GUILD), said("expected", source=NAMELESS)),
    ]
    event = only(pages)
    assert (event.status, event.window) == (Status.CANCELLED, None)


def test_two_parties_who_disagree_leave_it_expected_and_disputed() -> None:
    pages = [
        page(
            "2031-04-02",
            said("confirmed", "2031-05-04", source=COUNCIL),
            said("possible", source=GUILD),
        )
    ]
    event = only(pages)
    assert (event.status, event.window, event.disputed) == (
        Status.EXPECTED,
        window("2031-05-04"),
        ("status",),
    )


def test_put_off_and_fixed_again_on_one_day_is_confirmed() -> None:
    pages = [
        page("2031-04-01", said("confirmed", "2031-05-04")),
        page("2031-04-20", said("postponed", "2031-05-11"), said("confirmed", "2031-05-11", source=GUILD)),
    ]
    assert (only(pages).status, only(pages).window) == (Status.CONFIRMED, window("2031-05-11"))


def test_postponed_lasts_until_the_new_date_is_called_fixed() -> None:
    pages = [
        page("2031-04-01", said("confirmed", "2031-05-04")),
        page("2031-04-20", said("postponed", "2031-05-11"), said("confirmed", source=GUILD)),
    ]
    assert (only(pages).status, only(pages).window) == (Status.POSTPONED, window("2031-05-11"))
    pages.append(page("2031-04-25", said("confirmed", "2031-05-11", source=GUILD)))
    assert only(pages).status is Status.CONFIRMED


def test_a_day_within_the_month_it_was_put_off_to_fixes_it_whoever_names_it() -> None:
    pages = [
        page("2031-04-01", said("confirmed", "2031-05-04")),
        page("2031-04-20", said("postponed", ("2031-06-01", "2031-06-30"), grain=Grain.MONTH)),
        page("2031-05-10", said("confirmed", "2031-06-12", source="two people")),
    ]
    assert (only(pages).status, only(pages).window) == (Status.CONFIRMED, window("2031-06-12"))


def test_put_off_without_a_new_day_takes_the_old_one_away() -> None:
    pages = [page("2031-04-01", said("confirmed", "2031-05-04")), page("2031-04-20", said("postponed"))]
    assert (only(pages).status, only(pages).window) == (Status.POSTPONED, None)


def test_a_lapsed_slot_with_a_new_one_proposed_is_postponed() -> None:
    pages = [
        page("2031-04-01", said("confirmed", "2031-05-04")),
        page("2031-05-06", said("expected", "2031-05-20", text="Delayed talks could now come.")),
    ]
    assert (only(pages).status, only(pages).window) == (Status.POSTPONED, window("2031-05-20"))


def test_only_words_make_it_held() -> None:
    pages = [page("2031-04-01", said("confirmed", "2031-05-04"))]
    event = only(pages, "2031-05-20")
    assert (event.status, event.overdue) == (Status.CONFIRMED, True)
    assert not only(pages, "2031-05-04").overdue


def test_what_is_held_stays_held_when_its_delays_are_told() -> None:
    pages = [
        page("2031-05-05", said("held", "2031-05-04")),
        page("2031-05-09", said("postponed", text="The talks had slipped twice.")),
    ]
    assert (only(pages).status, only(pages).window) == (Status.HELD, window("2031-05-04"))


def test_opened_on_one_day_closed_on_another() -> None:
    pages = [
        page("2031-05-04", said("under_way", "2031-05-04")),
        page("2031-05-06", said("held", "2031-05-06", text="The talks closed last night.")),
    ]
    assert only(pages).window == window("2031-05-04", "2031-05-06", Grain.DAYS)


@pytest.mark.parametrize(
    ("first", "then", "left"),
    [
        (("2031-05-12",), ("2031-05-01", "2031-05-31"), ("2031-05-12", "2031-05-12")),
        (("2031-05-01", "2031-05-31"), ("2031-05-12",), ("2031-05-12", "2031-05-12")),
        (("2031-05-12",), ("2031-05-12", "2031-05-14"), ("2031-05-12", "2031-05-14")),
    ],
)
def test_the_narrower_window_stays_and_a_named_span_opens_it(
    first: tuple[str, str], then: tuple[str, str], left: tuple[str, str]
) -> None:
    def grain(days: tuple[str, ...]) -> Grain:
        return Grain.DAY if len(days) == 1 else Grain.MONTH if days[0].endswith("01") else Grain.DAYS

    pages = [
        page("2031-04-01", said("confirmed", first, grain=grain(first))),
        page("2031-04-02", said("confirmed", then, grain=grain(then))),
    ]
    found = only(pages).window
    assert found is not None
    assert found.days == (day(left[0]), day(left[1]))


def test_a_deadline_runs_from_the_day_that_is_asked_for() -> None:
    pages = [
        page("2031-04-01", said("expected", ("2031-04-01", "2031-04-30"), grain=Grain.MONTH, kind="decision"))
    ]
    found = only(pages, "2031-04-10").window
    assert found is not None
    assert found.days == (day("2031-04-10"), day("2031-04-30"))


def test_a_plan_of_old_told_in_passing_moves_nothing() -> None:
    pages = [
        page("2031-04-01", said("expected", "2031-05-04")),
        page(
            "2031-04-09",
            said("expected", ("2031-01-01", "2031-01-31"), text="The talks were once meant for January."),
        ),
    ]
    assert only(pages).window == window("2031-05-04")


@pytest.mark.parametrize(
    ("known", "newer", "left"),
    [
        ("Varn", "Iceland", "Varn"),
        ("Iceland", "Varn", "Varn"),
        ("Varn", "the town hall", "Varn"),
        ("Varn", "Sandmouth", "Sandmouth"),
        ("Varn town hall", "Varn", "Varn town hall"),
    ],
)
def test_the_place_that_says_most_stays(known: str, newer: str, left: str) -> None:
    pages = [
        page("2031-04-01", said("confirmed", "2031-05-04", place=known)),
        page("2031-04-09", said("confirmed", "2031-05-04", place=newer)),
    ]
    assert only(pages).place == left


def test_turns_tell_each_change_and_who_made_it() -> None:
    pages = [
        page("2031-04-01", said("possible"), id="a"),
        page("2031-04-02", said("possible"), id="b"),
        page("2031-04-03", said("confirmed", "2031-05-04"), id="c"),
    ]
    turns = only(pages).turns
    assert [(day("2031-04-01"), Status.POSSIBLE), (day("2031-04-03"), Status.CONFIRMED)] == [
        (t.day, t.status) for t in turns
    ]
    assert turns[-1].reports == ("c-r0",)


def test_outlets_and_origins_are_counted_apart() -> None:
    line = (
        "The Harbour Guild and the Port Ellery council will sit down on Sunday, the guild said after a vote of its members. "
        * 2
    )
    pages = [
        page(
            "2031-04-01",
            said("confirmed", "2031-05-04"),
            id="a",
            about=line,
            publisher="Ellery Post",
            agency="Tidewire",
        ),
        page(
            "2031-04-02",
            said("confirmed", "2031-05-04"),
            id="b",
            about=line,
            publisher="Varn Courier",
            title="Talks set",
        ),
    ]
    shot = snapshot(pages, as_of=None, today=TODAY)
    assert shot.copies == (("b", "a"),)
    assert [(e.outlets, e.origins) for e in shot.events] == [(2, 1)]


def test_called_off_and_another_day_named_is_put_off() -> None:
    pages = [
        page("2031-04-01", said("confirmed", "2031-05-04")),
        page("2031-05-03", said("cancelled", "2031-05-04"), said("expected", "2031-05-18")),
    ]
    assert (only(pages).status, only(pages).window) == (Status.POSTPONED, window("2031-05-18"))


def test_a_party_that_leaves_it_open_outlives_a_denial() -> None:
    pages = [
        page("2031-04-01", said("possible", source=COUNCIL)),
        page("2031-04-02", said("cancelled", source=GUILD)),
        page("2031-04-05", said("possible", source=COUNCIL)),
    ]
    assert only(pages, "2031-04-02").status is Status.CANCELLED
    assert only(pages).status is Status.POSSIBLE


def test_told_again_how_it_came_by_its_new_day_it_stays_fixed() -> None:
    pages = [
        page("2031-04-01", said("confirmed", "2031-05-04")),
        page("2031-04-20", said("postponed", "2031-05-11"), said("confirmed", "2031-05-11")),
        page("2031-04-25", said("postponed", "2031-05-11")),
    ]
    assert only(pages).status is Status.CONFIRMED


def test_a_decision_may_come_on_any_day_until_its_time_limit() -> None:
    pages = [
        page(
            "2031-04-01",
            said("confirmed", ("2031-04-01", "2031-05-30"), kind="decision", head="ruling"),
            id="a",
        ),
        page("2031-04-08", said("confirmed", "2031-05-30", kind="deadline", head="deadline"), id="b"),
    ]
    assert only(pages).window == window("2031-04-08", "2031-05-30", Grain.DAYS)
    assert only(pages, "2031-05-06").window == window("2031-05-06", "2031-05-30", Grain.DAYS)


def test_a_turn_names_who_carries_each_field_and_what_is_contradicted() -> None:
    pages = [
        page("2031-05-01", said("expected", "2031-05-20"), id="a"),
        page(
            "2031-05-03",
            said("confirmed", "2031-05-20", source="Harbour Guild", place="Varn"),
            said("possible", source="Port Ellery council"),
            id="b",
        ),
    ]
    first, second = only(pages).turns
    assert (("status", ("a-r0",)), ("window", ("a-r0",))) == first.carriers
    assert ("b-r0",) == dict(second.carriers)["place"]
    assert ((), ("status",)) == (first.disputed, second.disputed)


def test_a_rumour_against_what_is_fixed_disputes_it_and_moves_nothing() -> None:
    pages = [
        page("2031-05-01", said("confirmed", "2031-05-20", source=COUNCIL), id="a"),
        page("2031-05-03", said("cancelled", source=NAMELESS), id="b"),
        page("2031-05-05", said("confirmed", "2031-05-20", source=COUNCIL), id="c"),
    ]
    event = only(pages[:2])
    assert (Status.CONFIRMED, ("status",), ("a-r0",)) == (
        event.status,
        event.disputed,
        dict(event.carriers)["status"],
    )
    assert () == only(pages).disputed
