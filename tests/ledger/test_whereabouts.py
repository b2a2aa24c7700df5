"""Which of the places around its reports is the event's. All pages are invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dateline.ledger.spots import Spot
from dateline.ledger.verdict import Word
from dateline.ledger.whereabouts import Whereabouts
from tests.fakes.news import page, said


def word(number: int, *spots: tuple[str, str], place: str | None = None) -> Word:
    """A report of the first of May, with the places around it."""
    report = page("2031-05-01", said("confirmed", place=place)).reports[0]
    around = tuple(Spot(name, why) for name, why in spots)
    return Word(replace(report, id=f"r{number}"), date(2031, 5, 1), "a", 3, "", spots=around)


def test_where_nobody_says_where_the_places_around_all_reports_are_weighed() -> None:
    places = Whereabouts()
    places.hear([word(1, ("Varn", "just before, there")), word(2, ("Garve", "in its clause, there"))])
    assert ("Garve", ("r2",)) == places.likeliest(None)
    places.hear(
        [word(n, ("Varn", "just before, there"), ("Varn", "in its clause, there")) for n in range(3, 6)]
    )
    assert ("Varn", ("r1", "r3", "r4", "r5")) == places.likeliest(None)


def test_a_name_in_passing_is_no_place() -> None:
    places = Whereabouts()
    places.hear([word(1, ("Garve", "in its sentence, at a body"))])
    assert (None, ()) == places.likeliest(None)


def test_what_is_said_gives_way_to_what_others_say_and_not_to_a_dateline() -> None:
    places = Whereabouts()
    places.hear([word(1, place="Varn"), *(word(n, ("Garve", "dateline")) for n in range(2, 30))])
    assert ("Varn", ("r1",)) == places.likeliest("Varn")
    places.hear([word(n, ("Garve", "in its clause, there"), place="Garve") for n in range(30, 36)])
    assert places.likeliest("Varn")[0] == "Garve"


def test_a_room_in_a_town_says_more_than_the_town() -> None:
    places = Whereabouts()
    places.hear([word(1, place="Varn town hall"), word(2, ("Varn", "in its clause, there"))])
    assert places.likeliest("Varn town hall")[0] == "Varn town hall"


def test_a_country_weighs_less_than_a_town() -> None:
    places = Whereabouts()
    places.hear([word(1, ("Iceland", "in its clause, there"), ("Varn", "in its clause, there"))])
    assert places.likeliest(None)[0] == "Varn"


def test_where_no_guess_is_asked_for_only_what_is_said_counts() -> None:
    places = Whereabouts()
    places.hear([word(1, ("Varn", "in its clause, there"))])
    assert (None, ()) == places.likeliest(None, guess=False)
