"""What looks ahead, as lines: whatever the page's words, each item stands on one line that fits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dateline.export import ahead_lines, ahead_record
from dateline.export.plain import one_line
from dateline.export.text import INNER
from dateline.model import Article, Certainty, Dated, Lookahead, Prospect, Span, Window

DAY = date(2031, 5, 7)


def told(text: str, word: Span, **more: object) -> Lookahead:
    article = Article("a", "p", "page.txt", text, title="T", publisher="Post", published=Dated(DAY, "test"))
    prospect = Prospect(word, Span(0, len(text)), Certainty.CERTAIN, **more)  # type: ignore[arg-type]
    return Lookahead(article, (prospect,))


def lines(page: Lookahead, width: int = 80, *, missed: bool = False) -> list[str]:
    return ["".join(text for text, _ in line) for line in ahead_lines([page], width, missed=missed)]


def test_a_line_says_when_what_how_surely_and_in_which_words() -> None:
    text = "The guild may vote by 20 May."
    page = told(text, Span(14, 18), window=Window(DAY, date(2031, 5, 20)), report="r1")
    assert ["T — Post, 7 May 2031", "1 word looks ahead, 1 kept by the diary"] == lines(page)[:2]
    assert "  by 20 May  vote · kept · “The guild may vote by 20 May.”" == lines(page)[2]
    assert ["Nothing here looks ahead that the diary does not keep."] == lines(page, missed=True)


def test_a_page_without_a_title_goes_by_where_it_came_from() -> None:
    page = told("The guild will vote.", Span(15, 19))
    nameless = Lookahead(replace(page.article, title=None, publisher=None, published=None), page.prospects)
    assert "page.txt, undated" == lines(nameless)[0]


def test_words_that_name_no_day_are_shown() -> None:
    assert (
        "  “soon”  vote · “The guild will vote soon.”"
        == lines(told("The guild will vote soon.", Span(15, 19), time=Span(20, 24)))[2]
    )


words = st.lists(st.text(st.characters(codec="utf-8"), min_size=1, max_size=12), min_size=1, max_size=40)


@given(words, st.integers(0, 39), st.integers(60, 120))
def test_any_words_fit_and_are_the_page_s_own(parts: list[str], at: int, width: int) -> None:
    at %= len(parts)
    before = " ".join([*parts[:at], ""])
    text = " ".join(parts)
    line = lines(told(text, Span(len(before), len(before) + len(parts[at]))), width)[2]
    shown = line.split(" · “", 1)[1].removesuffix("”").removeprefix("… ").removesuffix("…")
    assert "\n" not in line
    assert len(line) <= width
    assert shown.strip() in one_line(text).translate(INNER)


def test_json_has_what_the_line_has_no_room_for() -> None:
    text = "The guild will vote soon."
    (page,) = ahead_record([told(text, Span(15, 19), time=Span(20, 24), source="Ilka Dorn")])["pages"]
    assert ("page.txt", "Post", "2031-05-07") == (page["origin"], page["outlet"], page["published"])
    (one,) = page["prospects"]
    assert {"text": "soon", "start": 20, "end": 24} == one["time"]
    assert ("vote", "Ilka Dorn", None, None) == (one["word"], one["source"], one["window"], one["report"])
