"""A briefing: what changed, what comes next, what is overdue; on one page, with sources."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dateline.export import brief, brief_since, html, markdown, paper_lines
from dateline.export.brief import CHANGES, NEXT, OVER, OVERDUE
from dateline.export.changes import SECTIONS
from dateline.ledger import changes
from dateline.model import Snapshot, Status, Window
from tests.fakes.hostile import hostile

TODAY = date(2031, 3, 14)
NOTHING = Snapshot(None, (), (), ())


def lines(paper: object) -> list[str]:
    return ["".join(text for text, _ in line) for line in paper_lines(paper)]  # type: ignore[arg-type]


def test_the_state_of_play(snapshot: Snapshot) -> None:
    paper = brief(snapshot, today=TODAY)
    assert "Brief: The bridge at Skarn" == paper.title
    assert ["Under way", "What is ahead", "Overdue: the day has passed without word", "What came of it"] == [
        part.title for part in paper.parts
    ]
    assert "Founding of the port" not in "\n".join(lines(paper))


def test_what_changed_since_comes_first_and_what_comes_next_after_it(snapshot: Snapshot) -> None:
    before = replace(snapshot, as_of=date(2031, 3, 5), events=snapshot.events[1:2], event_of=())
    found = changes(before, snapshot)
    paper = brief_since(found, before, snapshot, since=date(2031, 3, 5), today=TODAY)
    titles = [part.title for part in paper.parts]
    assert "What came of it" == titles[0]
    assert ["Next expected"] == [title for title in titles if title == "Next expected"]
    assert paper.told.startswith("since Wed 5 Mar 2031, as of Fri 14 Mar 2031 · 0 pages more · ")
    told = "\n".join(lines(paper))
    assert "1 event is told only as past." in told
    assert (
        told.index("Opening of the Skarn bridge")
        < told.index("Next expected")
        < told.index("Talks with the pilots")
    )


def test_nothing_new_is_said_and_what_comes_next_still_stands_there(snapshot: Snapshot) -> None:
    paper = brief_since((), snapshot, snapshot, since=None, today=TODAY)
    assert ["What changed", "Next expected", "Overdue: no word of what came of it"] == [
        p.title for p in paper.parts
    ]
    assert "Nothing has changed." == paper.parts[0].more


def test_what_does_not_fit_is_counted(snapshot: Snapshot) -> None:
    many = tuple(
        replace(snapshot.events[1], id=f"event-{n:03}", window=Window.on(date(2031, 4, 1 + n % 28)), turns=())
        for n in range(40)
    )
    late = tuple(replace(e, id=f"late-{e.id}", overdue=True) for e in many)
    full = replace(snapshot, events=(*many, *late))
    state = {part.title: part for part in brief(full, today=TODAY).parts}
    assert (NEXT, f"And {40 - NEXT} more events.") == (
        len(state["What is ahead"].items),
        state["What is ahead"].more,
    )
    overdue = state["Overdue: the day has passed without word"]
    assert (OVERDUE, f"And {40 - OVERDUE} more events.") == (len(overdue.items), overdue.more)
    since = brief_since(changes(NOTHING, full), NOTHING, full, since=None, today=TODAY)
    assert CHANGES == sum(
        len(p.items)
        for p in since.parts
        if p.title not in {"Next expected", "Overdue: no word of what came of it"}
    )
    assert any(part.more == f"And {80 - CHANGES} more events." for part in since.parts)


def test_many_outcomes_leave_room_for_what_is_newly_expected(snapshot: Snapshot) -> None:
    held = tuple(
        replace(
            snapshot.events[0], id=f"held-{n:02}", name=f"held {n}", window=Window.on(date(2031, 2, 1 + n))
        )
        for n in range(20)
    )
    full = replace(snapshot, events=(*held, snapshot.events[1]), event_of=())
    nothing = replace(NOTHING, event_of=())
    parts = {
        p.title: p for p in brief_since(changes(nothing, full), nothing, full, since=None, today=TODAY).parts
    }
    assert "Talks with the pilots" == parts["Newly expected"].items[0].name
    assert "Held 19" == parts["What came of it"].items[0].name
    assert CHANGES == 1 + len(parts["What came of it"].items)


def test_the_sections_that_tell_of_what_is_over_are_sections_of_the_news() -> None:
    assert {title for title, _ in SECTIONS} >= OVER


def test_of_what_is_overdue_the_newest_comes_first(snapshot: Snapshot) -> None:
    old, new = (
        replace(snapshot.events[1], id=key, name=key, window=Window.on(day), overdue=True, turns=())
        for key, day in (("old", date(2029, 1, 1)), ("new", date(2031, 3, 1)))
    )
    paper = brief(replace(snapshot, events=(old, new)), today=TODAY)
    assert ["New", "Old"] == [item.name for item in paper.parts[0].items]


def test_one_that_is_no_more_is_told(snapshot: Snapshot) -> None:
    after = replace(snapshot, events=snapshot.events[1:], event_of=())
    told = "\n".join(lines(brief_since(changes(snapshot, after), snapshot, after, since=None, today=TODAY)))
    assert "no page that still counts speaks of it" in told


def test_every_line_fits_and_every_number_has_a_source(snapshot: Snapshot) -> None:
    paper = brief(snapshot, today=TODAY)
    assert all(len(line) <= 80 or " " not in line.strip() for line in lines(paper))
    cited = {q.source for part in paper.parts for item in part.items for q in item.quotes}
    assert cited == {source.number for source in paper.sources}


def test_hostile_pages_are_written_in_every_form(snapshot: Snapshot) -> None:
    ill = hostile(snapshot)
    for paper in (
        brief(ill, today=TODAY),
        brief_since(changes(NOTHING, ill), NOTHING, ill, since=None, today=TODAY),
    ):
        assert "<script" not in html(paper)
        assert "javascript:alert(1))" not in html(paper).replace("](javascript:alert(1))", "")
        assert not any(c in markdown(paper) for c in "\x00\x1b\u202e")


def test_a_story_with_nothing_in_it() -> None:
    paper = brief(NOTHING, today=TODAY)
    assert "Nothing to tell." in markdown(paper)
    assert Status.HELD.value not in "".join(lines(paper))
