"""What the clauses around a clause say of it. All sentences are invented."""

from __future__ import annotations

from dateline.reading.reports.clauses import Unit, units
from dateline.reading.reports.surroundings import surroundings
from dateline.reading.sentences import sentences

PLAIN: frozenset[str] = frozenset()


def around(text: str, *own: frozenset[str], headline: frozenset[str] = PLAIN) -> tuple[frozenset[str], ...]:
    """The further signs of each clause of a text whose own signs are given; there must be as many as clauses."""
    found: tuple[Unit, ...] = units(sentences(text), (), ())
    assert len(found) == len(own), [u.span.of(text) for u in found]
    return surroundings(found, own, headline)


def test_a_state_of_affairs_lasts_for_the_clauses_behind_it() -> None:
    put_off = frozenset({"put off"})
    signs = around(
        "The strike slipped. Rain fell. Two hundred ran. Nobody won. Ducks slept.", put_off, *[PLAIN] * 4
    )
    assert ["before: put off" in s for s in signs] == [False, True, True, True, False]


def test_the_same_event_word_far_off_tells_what_moved() -> None:
    off = frozenset({"called off"})
    text = "The strike is near. Rain fell. Ducks slept. It was dark. The strike was called off."
    signs = around(text, PLAIN, PLAIN, PLAIN, PLAIN, off)
    assert ["elsewhere: called off" in s for s in signs] == [True, False, False, False, False]


def test_a_headline_speaks_for_every_clause() -> None:
    signs = around("The strike is near. Rain fell.", PLAIN, PLAIN, headline=frozenset({"called off"}))
    assert all("title: called off" in s for s in signs)


def test_a_dated_event_word_shows_on_both_its_neighbours() -> None:
    dated = frozenset({"time: ahead"})
    signs = around("Rain fell. The strike is near. Ducks slept.", PLAIN, dated, PLAIN)
    assert "behind: dated event" in signs[0]
    assert "before: dated event" in signs[2]
