"""Rows: where an event stands among what is ahead, what moved, the chart's shapes, a text with its marks."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from dateline import ledger
from dateline.export import moved_on
from dateline.model import Event, Kind, Report, Span, Status, Turn, Window
from dateline.model.errors import UsageError
from dateline.store import Hit
from dateline.web.asked import Asked, Filters, asked, operators, original
from dateline.web.lists import Lists
from dateline.web.shelf import Book
from dateline.web.views.article import article_page, word_diff
from dateline.web.views.calendar import calendar, period
from dateline.web.views.chart import BOTTOM, LEFT, RIGHT, TOP, chart
from dateline.web.views.event import event_page
from dateline.web.views.finding import cut_out
from dateline.web.views.story import story_page
from dateline.web.views.voices import who_page
from dateline.web.views.words import in_place, play, was
from tests.fakes.news import day, page, said, window
from tests.fakes.site import diary_of, harbour

DAY = date(2031, 5, 20)


def book(as_of: str | None = None) -> Book:
    snapshot = ledger.snapshot(harbour(), as_of=day(as_of) if as_of else None, today=DAY)
    return Book(snapshot, day(as_of) if as_of else DAY)


def lists(as_of: str | None = None) -> Lists:
    diary = diary_of(harbour())
    diary.renew()
    return Lists(diary, day(as_of) if as_of else None, DAY, nullcontext())


def event(status: Status, days: Window | None, *turns: Turn) -> Event:
    return Event(
        id="e1", story="s1", kind=Kind.MEETING, name="talks", participants=(), status=status, window=days, mode=None,
        place=None, disputed=(), overdue=False, outlets=1, origins=1, reports=(), turns=turns,
    )  # fmt: skip


def turn(on: str, status: Status, days: Window | None) -> Turn:
    return Turn(day(on), status, days, None, None, ())


@pytest.mark.parametrize(
    ("first", "last", "by", "title"),
    [
        ("2031-05-20", "2031-05-20", "day", "Today, Tue 20 May 2031"),
        ("2031-05-21", "2031-05-21", "day", "Tomorrow, Wed 21 May 2031"),
        ("2031-05-22", "2031-05-23", "day", "This week, 19 May – 25 May 2031, the day is not known"),
        ("2031-05-22", "2031-05-22", "week", "This week, 19 May – 25 May 2031"),
        ("2031-05-26", "2031-05-26", "week", "Next week, 26 May – 1 Jun 2031"),
        ("2031-06-09", "2031-06-12", "week", "Week of 9 Jun – 15 Jun 2031"),
        ("2031-06-01", "2031-06-30", "week", "Some time in June 2031"),
        ("2031-06-09", "2031-06-09", "month", "June 2031"),
        ("2031-06-01", "2031-08-31", "week", "Some time in 2031"),
        ("2031-12-20", "2032-01-20", "week", "Over a longer time"),
    ],
)
def test_an_event_stands_in_a_period_no_finer_than_its_days(
    first: str, last: str, by: str, title: str
) -> None:
    found = event(Status.EXPECTED, window(first, last))
    assert period(found, DAY, by)[1] == title


def test_periods_stand_in_the_order_of_their_ends_the_finer_first() -> None:
    days = [
        ("2031-05-23", "2031-05-23"),
        ("2031-05-21", "2031-05-24"),
        ("2031-06-01", "2031-06-30"),
        ("2031-01-01", "2031-12-31"),
    ]
    keys = [period(event(Status.EXPECTED, window(*pair)), DAY, "week")[0] for pair in days]
    assert keys == sorted(keys)


def test_an_open_end_and_a_deadline() -> None:
    assert (
        period(event(Status.EXPECTED, Window(day("2031-06-02"), None)), DAY, "week")[1]
        == "Later, the end is open"
    )
    due = event(Status.EXPECTED, Window(None, day("2031-06-02")))
    assert period(due, DAY, "day")[1] == "Mon 2 Jun 2031"


def test_days_that_are_closer_known_have_not_moved() -> None:
    may, one, other = window("2031-05-01", "2031-05-31"), window("2031-05-12"), window("2031-06-02")
    closer = event(
        Status.CONFIRMED,
        one,
        turn("2031-04-01", Status.EXPECTED, may),
        turn("2031-04-05", Status.CONFIRMED, one),
    )
    assert (was(closer), moved_on(closer)) == (None, None)
    moved = replace(closer, window=other, turns=(*closer.turns, turn("2031-04-09", Status.CONFIRMED, other)))
    assert (was(moved), moved_on(moved)) == ("Mon 12 May 2031", day("2031-04-09"))


def test_what_was_put_off_without_a_date_tells_the_one_it_had() -> None:
    one = window("2031-05-12")
    off = event(
        Status.POSTPONED,
        None,
        turn("2031-04-05", Status.CONFIRMED, one),
        turn("2031-05-01", Status.POSTPONED, None),
    )
    assert was(off) == "Mon 12 May 2031"
    assert play(off, None, DAY) == "Postponed, no new date; put off from Mon 12 May 2031."


def test_the_state_of_play_is_one_line() -> None:
    late = replace(
        event(Status.CONFIRMED, window("2031-05-12")), overdue=True, place="Varn", disputed=("window",)
    )
    assert (
        play(late, None, DAY)
        == "Confirmed for Mon 12 May 2031, and 8 days past without word, in Varn; disputed."
    )
    assert play(event(Status.HELD, window("2031-05-12")), None, DAY) == "Held, Mon 12 May 2031."
    assert play(event(Status.POSSIBLE, None), None, DAY) == "Possible, no date named."


def test_each_event_stands_once_and_what_moved_is_told_again() -> None:
    found = calendar(lists(), Asked("/"))
    keys = [s.key for s in (*found.main, *found.aside, *found.below)]
    assert "ahead" in keys
    assert "moved" in keys
    rows = [r.id for s in (*found.main, *found.aside, *found.below) if s.key != "moved" for r in s.rows]
    rows += [r.id for s in found.main for g in s.groups for r in g.rows]
    assert sorted(rows) == sorted(set(rows))
    assert len(rows) == found.of


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        (Filters(kind="vote"), 1), (Filters(kind="match"), 0), (Filters(place="var"), 1), (Filters(outlet="dell"), 2),
        (Filters(who="ellery council"), 2), (Filters(status="held"), 1), (Filters(status="moved", kind="meeting"), 1),
        (Filters(story="nowhere"), 0), (Filters(who="GUILD", outlet="lantern"), 1),
    ],
)  # fmt: skip
def test_filters(filters: Filters, count: int) -> None:
    assert calendar(lists(), Asked("/", filters=filters)).events == count


def test_what_is_overdue_stands_alone_where_that_is_asked_for() -> None:
    later = Lists((there := lists())._diary, None, date(2031, 12, 1), nullcontext())
    late = [line.event for line in later.chosen(Filters(status="overdue"))]
    found = calendar(later, Asked("/", filters=Filters(status="overdue")))
    assert late
    assert [(s.key, s.count) for s in found.main] == [("overdue", len(late))]
    assert (found.events, found.of) == (len(late), len(there.chosen(Filters())))
    alone = calendar(later, Asked("/", filters=Filters(status="overdue"), show="ahead")).only
    assert alone is not None
    assert (alone.key, alone.count) == ("ahead", 0)


def test_one_section_may_be_seen_alone_and_in_parts() -> None:
    found = calendar(lists(), Asked("/", show="outcome", start=9))
    assert found.only is not None
    assert (found.only.key, found.before, found.after) == ("outcome", 0, None)


def report(on: str, days: Window | None, status: Status = Status.EXPECTED, key: str = "r") -> Report:
    return Report(
        f"{key}{on}", Span(0, 1), Kind.MEETING, status, Span(0, 1), "talks", window=days, published=day(on)
    )


def test_the_chart_stays_inside_itself() -> None:
    reports = [
        report("2031-05-01", window("2031-05-12")),
        report("2031-05-01", window("2031-05-12"), key="same"),
        report("2031-05-01", window("2031-05-13"), Status.CONFIRMED, "other"),
        report("2031-05-02", Window(None, day("2031-06-01"))),
        report("2031-05-03", Window(day("2031-05-03"), None)),
        report("2031-05-04", window("1990-01-01", "2090-01-01")),
        report("2031-05-05", None, Status.POSTPONED),
    ]
    shown = chart(event(Status.HELD, window("2031-05-14")), reports)
    assert shown is not None
    assert [2] == [bar.count for bar in shown.bars if bar.count > 1]
    for bar in (*shown.bars, *shown.undated):
        assert LEFT <= bar.x <= RIGHT - bar.width
        assert bar.y >= TOP
        assert bar.y + bar.height <= BOTTOM
    assert {"up", "down"} <= {bar.open for bar in shown.bars}
    assert shown.outcome is not None
    assert shown.outcome.label == "Held, Wed 14 May 2031"
    assert [tick.at for tick in shown.across] == sorted(tick.at for tick in shown.across)


@pytest.mark.parametrize(
    "days", [None, Window(None, None), Window(date.min, date.max), Window(date.max, date.max)]
)
def test_the_chart_of_days_at_the_end_of_time(days: Window | None) -> None:
    shown = chart(event(Status.EXPECTED, None), [report("2031-05-01", days)])
    assert shown is None or shown.bars


def test_bars_of_neighbouring_days_do_not_cover_each_other() -> None:
    reports = [report(f"2031-0{m}-1{d}", window("2031-12-12"), key=str(d)) for m in (1, 9) for d in range(4)]
    shown = chart(event(Status.EXPECTED, window("2031-12-12")), reports)
    assert shown is not None
    lefts = sorted(bar.x for bar in shown.bars)
    assert all(b - a >= 11 for a, b in pairwise(lefts))


def test_a_report_stands_in_its_place() -> None:
    reading = page(
        "2031-05-02", said("expected", text="The talks are near. " + "More words follow here. " * 40)
    )
    found = in_place(
        reading.article,
        Span(reading.article.text.index("The talks are near"), reading.article.text.index("More")),
    )
    assert [piece.text for piece in found if piece.mark] == ["The talks are near. "]
    assert found[-1].text == " …"
    assert len("".join(piece.text for piece in found)) < 300


def test_every_character_of_an_article_stands_on_its_page_once() -> None:
    shown = book()
    for reading in shown.snapshot.readings:
        told = article_page(shown, reading)
        lines = ["".join(bit.text for bit in line) for line in told.paragraphs]
        assert lines == [line for line in reading.article.text.split("\n") if line]
        anchors = [id_ for line in told.paragraphs for bit in line for id_ in bit.ids]
        assert sorted(anchors) == sorted(note.anchor for note in (*told.reports, *told.statements))


def test_reprints_are_folded_and_named() -> None:
    shown = book()
    told = story_page(None, shown, shown.snapshot.stories[0], None)
    assert [("Echo",)] == [tuple(name for _, name in a.reprints) for a in told.articles if a.reprints]
    assert article_page(shown, shown.readings["reprint"]).copy_of == ("first", "Varn Courier")


def test_a_story_tells_what_changed_since() -> None:
    before, after = book("2031-05-03"), book()
    told = story_page(before, after, after.snapshot.stories[0], day("2031-05-03"))
    assert "Moved" in {one.section for one in told.new} | {"Moved"}
    assert any("26 May 2031" in line for one in told.new for line in one.told)


def test_the_event_page_has_every_report_and_says_where_it_comes_from() -> None:
    shown = book()
    for found in shown.snapshot.events:
        told = event_page(shown, found)
        assert {voice.report for voice in told.voices} == set(found.reports)
        assert all(any(piece.mark for piece in voice.words) for voice in told.voices)
        assert told.counts.startswith(f"{found.outlets} outlet")


def test_a_voice_is_found_by_its_name() -> None:
    shown = book()
    told = who_page(shown, shown.track, "harbour guild")
    assert told.name == "Harbour Guild"
    assert told.statements
    assert told.numbers
    assert who_page(shown, shown.track, "Dell Post").outlet


def test_the_words_of_a_version_that_changed() -> None:
    assert word_diff("the talks are on Monday", "the talks were on Monday") == (
        ("=", "the talks"),
        ("-", "are"),
        ("+", "were"),
        ("=", "on Monday"),
    )
    assert word_diff("a", "a") == (("=", "a"),)


@pytest.mark.parametrize(
    ("url", "words", "found"),
    [
        ("https://a.example/x", "", "https://a.example/x"),
        ("https://a.example/x#y", "two words", "https://a.example/x#:~:text=two%20words"),
        ("http://a.example/", "a - b, c", "http://a.example/#:~:text=a%20%2D%20b%2C%20c"),
        ("HTTPS://a.example/", "a b c d e f g h i", "HTTPS://a.example/#:~:text=a%20b%20c%20d,f%20g%20h%20i"),
        ("javascript:alert(1)", "x", None), ("JaVaScRiPt:alert(1)//https://x", "", None), ("data:text/html,x", "", None),
        ("https:javascript:alert(1)", "", None), (" https://a.example", "", None), ("https://a.example/\nx", "", None),
        ("//a.example", "", None), ("file:///etc/passwd", "", None), (None, "x", None), ("https:///x", "", None),
    ],
)  # fmt: skip
def test_only_addresses_that_a_browser_should_follow_are_links(
    url: str | None, words: str, found: str | None
) -> None:
    assert original(url, words) == found


def test_operators_are_the_filters() -> None:
    words, filters = operators('talks kind:Vote who:"Ada Quill" status:under-way place:Varn "a phrase"')
    assert words == 'talks "a phrase"'
    assert filters == Filters(kind="vote", who="Ada Quill", status="under_way", place="Varn")


def test_what_was_asked_stays_in_every_address() -> None:
    here = asked("/", {"as_of": "2031-05-03", "kind": "vote", "by": "day", "q": " a  b ", "start": "x"})
    assert here.again() == "/?kind=vote&by=day&q=a+b&as_of=2031-05-03"
    assert here.link("/event/e1") == "/event/e1?as_of=2031-05-03"
    assert here.now() == "/?kind=vote&by=day&q=a+b"
    assert here.ending("ics") == "/diary.ics?kind=vote&by=day&q=a+b&as_of=2031-05-03"
    with pytest.raises(UsageError):
        asked("/", {"as_of": "soon"})


def test_a_stretch_of_a_page_that_is_cut_within_a_line_says_so() -> None:
    text = "Talks were held.\nThe talks go on, and on, in Varn."
    found = {
        Span(21, 30): "… talks go …",
        Span(0, 16): "Talks were held.",
        Span(17, 50): "The talks go on, and on, in Varn.",
    }
    for span, told in found.items():
        hit = Hit("article", "a", "a", None, None, None, "a.html", span, span.of(text), ())
        assert told == "".join(piece.text for piece in cut_out(text, hit)).replace("  ", " ")
        assert span.of(text) == "".join(piece.text for piece in cut_out(text, replace(hit, kind="report")))
