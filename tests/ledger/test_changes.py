"""What became different between two states of the diary. All stories are invented."""

from __future__ import annotations

import pytest

from dateline.ledger import changes, snapshot
from dateline.model import Change, Correction, Grain, Mode, Reading, Status, Tie, Turned
from tests.fakes.news import day, page, said, window

TODAY = day("2031-12-01")
GUILD, COUNCIL = "Harbour Guild", "Port Ellery council"

FIRST = page("2031-05-01", said("expected", "2031-05-20", source=GUILD), id="a")
FIXED = page("2031-05-03", said("confirmed", "2031-05-20", source=COUNCIL), id="b")
MOVED = page("2031-05-06", said("confirmed", "2031-05-22", source=COUNCIL, place="Varn"), id="c")
OFF = page("2031-05-09", said("postponed", source=COUNCIL), id="d")


def between(readings: list[Reading], one: str, other: str) -> tuple[Change, ...]:
    return changes(*(snapshot(readings, as_of=day(d), today=TODAY) for d in (one, other)))


def kinds(found: tuple[Change, ...]) -> list[Turned]:
    return [c.kind for c in found]


def test_an_event_that_was_not_there_is_newly_expected() -> None:
    (change,) = between([FIRST], "2031-04-30", "2031-05-02")
    assert (Turned.NEW, "event", None, Status.EXPECTED) == (
        change.kind,
        change.field,
        change.before,
        change.after,
    )
    assert (day("2031-05-01"), ("a-r0",)) == (change.day, change.reports)
    assert "Port Ellery council" in change.name


def test_a_new_event_told_only_as_over_is_past() -> None:
    over = page("2031-05-01", said("held", "2031-04-20"), id="a")
    assert [Turned.PAST] == kinds(between([over], "2031-04-30", "2031-05-02"))


def test_a_new_event_that_is_called_off_at_once_is_cancelled() -> None:
    off = page("2031-05-02", said("cancelled", source=COUNCIL), id="b")
    assert [Turned.CANCELLED] == kinds(between([FIRST, off], "2031-04-30", "2031-05-02"))


def test_each_field_tells_what_it_was_what_it_is_and_who_made_it_so() -> None:
    status, when, place = between([FIRST, FIXED, MOVED], "2031-05-01", "2031-05-07")
    assert (Turned.CONFIRMED, Status.EXPECTED, Status.CONFIRMED) == (status.kind, status.before, status.after)
    assert (day("2031-05-03"), ("b-r0",), ("a-r0",)) == (status.day, status.reports, status.reports_before)
    assert (Turned.MOVED, window("2031-05-20"), window("2031-05-22")) == (when.kind, when.before, when.after)
    assert (day("2031-05-06"), ("c-r0",)) == (when.day, when.reports)
    assert (Turned.PLACE, None, "Varn") == (place.kind, place.before, place.after)


def test_a_change_has_one_id_since_whenever_one_asks() -> None:
    readings = [FIRST, FIXED, MOVED]
    since_first = {c.kind: c.id for c in between(readings, "2031-05-01", "2031-05-07")}
    since_later = {c.kind: c.id for c in between(readings, "2031-05-05", "2031-05-09")}
    assert since_first[Turned.MOVED] == since_later[Turned.MOVED]
    assert 3 == len(set(since_first.values()))


def test_putting_off_without_a_new_day_takes_the_day_away() -> None:
    found = between([FIRST, FIXED, OFF], "2031-05-04", "2031-05-09")
    assert [Turned.POSTPONED, Turned.UNDATED] == kinds(found)
    assert [("d-r0",), ("d-r0",)] == [c.reports for c in found]


def test_a_closer_day_is_a_date_and_no_move() -> None:
    vague = page("2031-05-01", said("expected", ("2031-06-01", "2031-06-30"), grain=Grain.MONTH), id="a")
    named = page("2031-05-03", said("expected", "2031-06-12"), id="b")
    assert [Turned.DATED] == kinds(between([vague, named], "2031-05-01", "2031-05-03"))


def test_a_deadline_that_comes_closer_is_no_change() -> None:
    by_friday = page("2031-05-05", said("expected", ("2031-05-05", "2031-05-09")), id="a")
    assert () == between([by_friday], "2031-05-05", "2031-05-07")


def test_a_window_that_passes_without_word_is_overdue() -> None:
    (change,) = between([FIRST], "2031-05-02", "2031-05-25")
    assert (Turned.OVERDUE, day("2031-05-21"), ("a-r0",)) == (change.kind, change.day, change.reports)
    assert (False, True) == (change.before, change.after)


def test_what_was_held_says_so() -> None:
    over = page("2031-05-23", said("held", "2031-05-22", mode="virtual"), id="e")
    found = between([FIRST, FIXED, MOVED, over], "2031-05-07", "2031-05-23")
    assert [Turned.HELD, Turned.FORMAT] == kinds(found)
    assert (None, Mode.VIRTUAL) == (found[1].before, found[1].after)


def test_a_dispute_begins_and_ends() -> None:
    doubt = page(
        "2031-05-03",
        said("confirmed", "2031-05-20", source=GUILD),
        said("possible", source=COUNCIL),
        id="b",
    )
    begun = between([FIRST, doubt], "2031-05-01", "2031-05-03")
    assert [(Turned.DISPUTED, None, "status")] == [(c.kind, c.before, c.after) for c in begun]
    assert {"b-r0", "b-r1"} == set(begun[0].reports)
    agreed = page("2031-05-04", said("confirmed", "2031-05-20", source=COUNCIL), id="c")
    ended = between([FIRST, doubt, agreed], "2031-05-03", "2031-05-04")
    assert [Turned.CONFIRMED, Turned.SETTLED] == kinds(ended)
    assert ("status", None, ("c-r0",)) == (ended[1].before, ended[1].after, ended[1].reports)


def test_an_event_that_a_person_merges_has_gone_into_the_other() -> None:
    vote = page(
        "2031-05-02",
        said("expected", "2031-06-30", kind="vote", head="vote", who=("Orla Quill",), text="A vote."),
        id="v",
    )
    before = snapshot([FIRST, vote], as_of=None, today=day("2031-05-02"))
    assert 2 == len(before.events)
    tie = Tie("v-r0", "a-r0", True, 9.0, by="editor")
    after = snapshot([FIRST, vote], as_of=None, today=day("2031-05-02"), decisions=[tie])
    gone = next(c for c in changes(before, after) if c.kind is Turned.MERGED)
    assert dict(before.event_of)["v-r0"] == gone.event
    assert dict(after.event_of)["a-r0"] == gone.after
    back = next(c for c in changes(after, before) if c.kind is Turned.SPLIT)
    assert ((gone.after,), gone.event) == (back.before, back.event)


def test_what_a_person_corrects_names_the_person_and_no_report() -> None:
    said_so = Correction("a-r0", "window", "2031-05-21", day("2031-05-02"), "Ida Holm")
    before = snapshot([FIRST], as_of=None, today=day("2031-05-02"))
    after = snapshot([FIRST], as_of=None, today=day("2031-05-02"), decisions=[said_so])
    (change,) = changes(before, after)
    assert (Turned.MOVED, "Ida Holm", day("2031-05-02"), ()) == (
        change.kind,
        change.by,
        change.day,
        change.reports,
    )


def test_an_event_whose_page_no_longer_speaks_of_it_is_withdrawn() -> None:
    url = "https://example.test/harbour"
    spoke = page("2031-05-01", said("expected", "2031-05-20"), id="a", url=url)
    silent = page("2031-05-03", id="b", url=url)
    (gone,) = between([spoke, silent], "2031-05-01", "2031-05-03")
    assert (Turned.WITHDRAWN, None, ("a-r0",)) == (gone.kind, gone.after, gone.reports_before)


def test_an_older_page_read_later_renames_the_event_and_nothing_else() -> None:
    before = snapshot([FIXED], as_of=None, today=TODAY)
    after = snapshot([FIRST, FIXED], as_of=None, today=TODAY)
    (renamed,) = changes(before, after)
    assert (Turned.RENAMED, before.events[0].id) == (renamed.kind, renamed.event)
    assert after.events[0].id == renamed.after


@pytest.mark.parametrize("on", ["2031-04-30", "2031-05-01", "2031-05-30"])
def test_nothing_changes_between_a_day_and_itself(on: str) -> None:
    assert () == between([FIRST, FIXED, MOVED, OFF], on, on)
