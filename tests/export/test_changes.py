"""What changed, told as a newsroom would be told it: each event once, with the words that made it so."""

from __future__ import annotations

import pytest

from dateline.export import changes_lines, changes_record, diff_lines, diff_record, news
from dateline.export.changes import SECTIONS
from dateline.ledger import changes, snapshot
from dateline.model import Snapshot, Turned
from tests.fakes.news import day, page, said

TODAY = day("2031-12-01")
COUNCIL, GUILD = "Port Ellery council", "Harbour Guild"
PAGES = [
    page(
        "2031-05-01",
        said(
            "expected", ("2031-05-19", "2031-05-20"), source=GUILD, text="Talks are to come, the guild said."
        ),
        id="a",
        publisher="The Ellery Post",
    ),
    page(
        "2031-05-03",
        said("confirmed", "2031-05-20", source=COUNCIL, text="The talks are fixed, the council said."),
        id="b",
        publisher="Radio Sandmouth",
    ),
    page(
        "2031-05-06",
        said("postponed", source=COUNCIL, text="There will be no talks for now, the council said."),
        said("expected", "2031-06-30", kind="vote", head="vote", who=("Orla Quill",), text="A vote is due."),
        said("held", "2031-05-02", kind="match", head="final", who=("Varn Rovers",), text="Rovers won it."),
        id="c",
        publisher="Radio Sandmouth",
    ),
]


def on(when: str) -> Snapshot:
    return snapshot(PAGES, as_of=day(when), today=TODAY)


def text(one: str, other: str, width: int = 80) -> str:
    before, after = on(one), on(other)
    lines = changes_lines(news(changes(before, after), before, after), width)
    return "\n".join("".join(words for words, _ in line) for line in lines)


def diff(one: str, other: str, width: int = 80) -> str:
    before, after = on(one), on(other)
    (event,) = {e.id for e in after.events if "talks" in e.name}
    mine = [c for c in changes(before, after) if c.event == event]
    lines = diff_lines(event, mine, before, after, width)
    return "\n".join("".join(words for words, _ in line) for line in lines)


def test_each_event_stands_once_under_what_matters_most() -> None:
    before, after = on("2031-05-01"), on("2031-05-06")
    found = news(changes(before, after), before, after)
    assert ["Put off", "Newly expected", "Looking back: told only as past"] == [one.section for one in found]
    assert 3 == len({one.event for one in found})


def test_it_tells_what_was_what_is_and_whose_word_it_is() -> None:
    told = text("2031-05-03", "2031-05-06")
    assert "6 May 2031: confirmed → postponed; 19–20 May 2031 → no date" in told
    assert "“There will be no talks for now, the council said.”" in told
    assert "— Port Ellery council, Radio Sandmouth, 6 May 2031" in told


def test_the_same_words_are_quoted_once() -> None:
    assert 1 == text("2031-05-03", "2031-05-30").count("There will be no talks")


def test_where_nothing_changed_it_says_so() -> None:
    assert "Nothing has changed." in text("2031-05-07", "2031-05-08")


def test_every_sort_of_change_but_what_is_no_news_has_a_section() -> None:
    listed = [kind for _, kinds in SECTIONS for kind in kinds]
    assert len(listed) == len(set(listed))
    assert {Turned.WHO, Turned.KIND, Turned.RENAMED} == set(Turned) - set(listed)


@pytest.mark.parametrize("width", [60, 80, 100])
def test_no_line_is_wider_than_asked(width: int) -> None:
    lines = (
        text("2031-04-30", "2031-07-30", width) + "\n" + diff("2031-05-01", "2031-05-06", width)
    ).splitlines()
    assert [] == [line for line in lines if len(line) > width]


def test_the_record_has_every_change_with_its_reports() -> None:
    before, after = on("2031-05-03"), on("2031-05-06")
    found = changes(before, after)
    records = changes_record(found, before, after)
    assert [c.id for c in found] == [r["id"] for r in records]
    moved = next(r for r in records if r["kind"] == "undated")
    assert (["2031-05-19", "2031-05-20"], None) == (moved["before"], moved["after"])
    assert ["c-r0"] == [r["report"] for r in moved["reports"]]
    assert ["a-r0"] == [r["report"] for r in moved["reports_before"]]


def test_a_diff_tells_field_by_field_what_was_and_what_is() -> None:
    told = diff("2031-05-01", "2031-05-03")
    assert "Thu 1 May 2031 → Sat 3 May 2031: 1 report more, 2 outlets where there were 1" in told
    assert "How sure it is: expected → confirmed, since 3 May 2031" in told
    assert "it was expected:" in told
    assert "“Talks are to come, the guild said.”" in told
    assert "it is confirmed:" in told
    assert "“The talks are fixed, the council said.”" in told
    assert "Unchanged: when (19–20 May 2031)" in told


def test_a_diff_from_before_it_was_known_shows_it_as_it_came() -> None:
    told = diff("2031-04-30", "2031-05-01")
    assert "newly in the diary" in told
    assert "Not in the diary before" in told


def test_a_diff_for_json_has_the_reports_behind_both_values() -> None:
    before, after = on("2031-05-01"), on("2031-05-03")
    found = changes(before, after)
    record = diff_record(found[0].event, found, before, after)
    (status,) = record["changes"]
    assert ("expected", "confirmed") == (status["before"], status["after"])
    assert [["b-r0"], ["a-r0"]] == [
        [r["report"] for r in status[key]] for key in ("reports", "reports_before")
    ]


def test_a_dispute_quotes_one_voice_of_each_side() -> None:
    doubted = page(
        "2031-05-05",
        said("cancelled", source="two people close to the talks", text="It is off, people close to it said."),
        said("cancelled", source="one person close to the talks", text="Nothing will come of it, one said."),
        id="d",
        publisher="Radio Sandmouth",
    )
    one, other = (
        snapshot([*PAGES[:2], doubted], as_of=day(when), today=TODAY) for when in ("2031-05-03", "2031-05-05")
    )
    lines = changes_lines(news(changes(one, other), one, other))
    told = "\n".join("".join(words for words, _ in line) for line in lines)
    assert "5 May 2031: disputed: how sure it is" in told
    assert "The talks are fixed, the council said." in told
    assert 1 == ("It is off" in told) + ("Nothing will come" in told)
