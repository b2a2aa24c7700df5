"""What a page looks forward to, read from pages of our own."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import Certainty, Kind, Lookahead, Page, Prospect
from dateline.reading.pipeline import look_ahead, read

HEAD = "The Ostrand Post\nHarbour news\nBy Per Vang\n7 May 2031\n"


def page(*paragraphs: str) -> Page:
    text = HEAD + "\n".join(paragraphs) + "\n"
    return Page(text.encode(), "p.txt", media_type="text/plain")


def ahead(*paragraphs: str) -> Lookahead:
    return look_ahead(page(*paragraphs))


def words(told: Lookahead) -> list[str]:
    return [p.span.of(told.article.text) for p in told.prospects]


def only(told: Lookahead, word: str) -> Prospect:
    (found,) = (p for p in told.prospects if p.span.of(told.article.text) == word)
    return found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The mayors of Ostrand and Selm will meet and sign the accord.", ["meet", "sign"]),
        ("The council of Ostrand will hold a referendum on the toll in June.", ["referendum"]),
        ("A referendum on the toll will take place in Ostrand in June.", ["referendum"]),
        ("The mayor of Ostrand will discuss the strike with the guild on Friday.", ["discuss"]),
        ("The mayor of Ostrand travelled to Selm to see the old harbour.", []),
        ("The mayor of Ostrand plans to sell the old harbour to a bank.", ["sell"]),
        ("The people of Ostrand will know more when all is said and done.", []),
        ("The mayor of Ostrand would not name a day, and he could not find his notes.", []),
        ("The new bridge of Ostrand will be 400 metres long and has two lanes.", []),
        ("The town of Ostrand expects closures and a long summer of dust.", ["closures"]),
        ("The summit of Ostrand is fixed for 29 October in Varn.", ["summit"]),
        ("The council of Ostrand has put off the vote on the toll until 8 July.", ["vote"]),
        ("It has been postponed to 12 November, the mayor of Ostrand said.", ["postponed"]),
        ("The mayor of Ostrand will be in Selm with his dog.", ["be"]),
        ("There will be no boats in Ostrand.", ["be"]),
        ("The new dredger of Ostrand is able to carry 400 tonnes of sand.", []),
        ("The guild of Ostrand is going to leave the harbour.", ["leave"]),
        ("The new bridge of the guild opens on Saturday.", ["opens"]),
        ("The pilots flew in to sign the accord of Ostrand.", []),
        ("The pilots will fly in to sign the accord of Ostrand.", ["fly in", "sign"]),
        ("You will find the best of our harbour pictures in our newsletter of Friday.", []),
    ],
)
def test_which_words_are_worth_a_line(text: str, found: list[str]) -> None:
    assert found == words(ahead(text))


def test_when_and_how_surely() -> None:
    told = ahead(
        "The dredger of the harbour guild may leave Ostrand on Friday, 16 May.",
        "On Tuesday, the council of Ostrand will vote on the harbour toll.",
        "Talks with the guild of Selm will resume soon, said nobody at all.",
    )
    leave = only(told, "leave")
    assert leave.window is not None
    assert (Certainty.POSSIBLE, date(2031, 5, 16)) == (leave.certainty, leave.window.first)
    vote = only(told, "vote")
    assert vote.window is not None
    assert (Kind.VOTE, date(2031, 5, 13)) == (vote.kind, vote.window.first)
    soon = only(told, "Talks")
    assert soon.time is not None
    assert ("soon", None) == (soon.time.of(told.article.text), soon.window)


def test_a_day_that_is_over_is_no_day_of_what_is_to_come() -> None:
    told = ahead("It would be the first sailing of the ferry since 2011, and Ostrand will celebrate it.")
    assert all(p.window is None for p in told.prospects)


def test_what_the_diary_keeps_is_marked() -> None:
    text = "The council of Ostrand will vote on the toll on 20 May, the mayor, Ilka Dorn, said on Wednesday."
    told = ahead(text, "Extra buses will run from the old harbour to the hospital.")
    reports = {
        r.id for r in read(page(text, "Extra buses will run from the old harbour to the hospital.")).reports
    }
    assert only(told, "vote").report in reports
    assert not only(told, "run").kept
    assert "Ilka Dorn" == only(told, "vote").source


def test_what_is_said_twice_is_told_once() -> None:
    text = "The council of Ostrand will vote on the toll on 20 May."
    assert ["vote"] == words(ahead(text, "Nobody in the harbour knew of it.", text))


def test_a_question_is_no_promise() -> None:
    assert Certainty.POSSIBLE is only(ahead("Will the guild of Ostrand meet the mayor?"), "meet").certainty


def test_reading_is_what_it_was() -> None:
    one = page("The council of Ostrand will vote on the toll on 20 May.")
    assert read(one).article == look_ahead(one).article


def test_a_page_without_text_looks_nowhere() -> None:
    assert () == look_ahead(Page(b"<html></html>", "p.html", media_type="text/html")).prospects


LOOSE = (
    "The|council|will|not|to|vote|on|,|talks|plan|for|Friday|if|said|“|”|is|has|be|of|expected|could|20|May|."
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(LOOSE.split("|")), max_size=14))
def test_any_order_of_words_can_be_asked(order: list[str]) -> None:
    told = ahead("The mayor of Ostrand spoke. " + " ".join(order))
    for prospect in told.prospects:
        assert prospect.sentence.covers(prospect.span)
        assert prospect.time is None or prospect.sentence.overlaps(prospect.time)
