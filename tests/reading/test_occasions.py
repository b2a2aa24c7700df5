"""On which day something was said: spans by hand, so that only the days are on trial."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.model import Article, Dated, Direction, Span, Timex, Window
from dateline.reading.names import names
from dateline.reading.sentences import sentences
from dateline.reading.statements import statements
from tests.fakes.heard import heard

WEDNESDAY = date(2031, 3, 12)
LEAD = "The mill in Lunde stands where the river bends, below the old church.\nIt has a red roof and forty windows.\n"


def said(
    text: str,
    spoken: list[tuple[str, str, str]],
    publisher: str | None = None,
    way: Direction = Direction.BEHIND,
    **days: int,
) -> list[str | None]:
    """The days of March on which a page of Wednesday the 12th says things were said.

    `spoken` is source, cue and content of each statement, `days` the page's own words for days, all of them
    behind or ahead (`way`).
    """
    article = Article("a", "p", "o", text, published=Dated(WEDNESDAY, "test"), publisher=publisher)
    split, timexes = sentences(text), []
    for word, day in days.items():
        written = word.replace("_", " ")
        span = Span(text.index(written), text.index(written) + len(written))
        when = date(2031, 3, day)
        timexes.append(Timex(span, written, "DATE", when.isoformat(), Window.on(when), way))
    sources, cues, contents = zip(*spoken, strict=True)
    marked = heard(text, split, source=sources, cue=cues, content=contents)
    found = statements(article, split, names(article, split, marked), timexes, marked)[0]
    out: list[str | None] = []
    for one in found:
        first, last = (one.said.first, one.said.last) if one.said else (None, None)
        if first is None or last is None:
            out.append(None)
        else:
            out.append(str(first.day) if first == last else f"{first.day}-{last.day}")
    return out


def test_who_adds_in_passing_says_it_on_the_same_day() -> None:
    text = LEAD + "On Monday the clerk said the ferry was late, adding that nobody knew why."
    spoken = [("the clerk", "said", "the ferry was late"), ("the clerk", "adding", "that nobody knew why")]
    assert ["10", "10"] == said(text, spoken, Monday=10)


def test_this_morning_is_the_day_of_the_page() -> None:
    text = LEAD + "A bell rang this morning. The clerk said the ferry was late."
    assert ["12"] == said(text, [("The clerk", "said", "the ferry was late")], this_morning=12)


def test_todays_own_weekday_in_the_first_lines_is_the_day_of_the_news() -> None:
    text = "The council in Lunde is to vote on Wednesday on the mill.\nThe clerk said the ferry was late."
    spoken = [("The clerk", "said", "the ferry was late")]
    assert ["12"] == said(text, spoken, way=Direction.AHEAD, Wednesday=12)


@pytest.mark.parametrize(("day", "found"), [(9, "9"), (8, None)])
def test_news_may_be_some_days_old_but_not_many(day: int, found: str | None) -> None:
    text = "The council in Lunde voted that day, by seven to two.\nThe clerk said the ferry was late."
    assert [found] == said(text, [("The clerk", "said", "the ferry was late")], that_day=day)


def test_a_paper_speaks_on_the_day_it_was_sent() -> None:
    text = (
        LEAD + "The letter that they sent on Monday says the mill is safe. The fence stays, the letter adds."
    )
    spoken = [
        ("The letter that they sent on Monday", "says", "the mill is safe"),
        ("the letter", "adds", "The fence stays"),
    ]
    assert ["10", "10"] == said(text, spoken, Monday=10)


def test_the_day_of_what_else_a_person_did_is_not_the_day() -> None:
    text = LEAD + "The clerk, who saw the mill on Monday, said that it is safe."
    spoken = [("The clerk, who saw the mill on Monday,", "said", "that it is safe")]
    assert [None] == said(text, spoken, Monday=10)


def test_who_spoke_on_two_days_in_a_row_spoke_on_one_of_them() -> None:
    text = LEAD + (
        "On Tuesday the clerk said the ferry was late, and on Wednesday noted that it had come. "
        "The clerk added that the quay was full."
    )
    spoken = [
        ("the clerk", "said", "the ferry was late"),
        ("the clerk", "noted", "that it had come"),
        ("The clerk", "added", "that the quay was full"),
    ]
    assert ["11", "12", "11-12"] == said(text, spoken, Tuesday=11, Wednesday=12)


def test_a_day_in_front_of_who_speaks_is_the_day() -> None:
    text = LEAD + "In a long talk with the dockers on Monday the clerk said the mill was safe."
    assert ["10"] == said(text, [("the clerk", "said", "the mill was safe")], Monday=10)


def test_a_bodys_own_page_speaks_on_its_own_day() -> None:
    text = LEAD + "The Harbour Board regrets the delay. “We were late,” the clerk said."
    spoken = [("The Harbour Board", "regrets", "the delay"), ("the clerk", "said", "“We were late,”")]
    assert ["12", "12"] == said(text, spoken, publisher="Lunde Harbour Board")


def test_what_has_been_said_before_stays_undated() -> None:
    text = LEAD + "A bell rang this morning. The clerk has said the ferry was late."
    assert [None] == said(text, [("The clerk", "said", "the ferry was late")], this_morning=12)
