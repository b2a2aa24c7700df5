"""What people decide: merging, moving, splitting, correcting; what of it survives a newer reader."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from dateline.ledger import correction, idle, link, snapshot, unlink
from dateline.ledger.corrections import meant
from dateline.model import Correction, Decision, Grain, Kind, Reading, Snapshot, Span, Status, Tie, Window
from dateline.model.errors import NotFound, UsageError
from tests.fakes.news import day, page, said

TODAY = day("2031-12-01")
MADE = datetime(2031, 12, 1, tzinfo=UTC)
TALKS = [
    page("2031-04-01", said("possible", ("2031-05-01", "2031-05-31")), id="a"),
    page(
        "2031-04-02",
        said("confirmed", "2031-05-04", text="The talks open on 4 May."),
        said("expected", "2031-07-01", kind="vote", head="vote", text="The council votes on 1 July."),
        id="b",
    ),
    page("2031-04-03", said("confirmed", "2031-05-04", text="The talks of 4 May are set."), id="c"),
    page(
        "2031-04-04",
        said("expected", "2031-07-01", kind="vote", head="vote", text="The vote is on 1 July."),
        id="d",
    ),
]
OTHER = page(
    "2031-04-02",
    said(
        "expected", "2031-06-01", kind="strike", head="strike", who=("Ropewalk crews",), text="Crews strike."
    ),
    id="z",
    about="Ropewalk crews of Hallin plan a strike over night shifts at the tram depot, said Bera Lund of the crews.",
    title="Tram strike looms in Hallin",
)


def shot(readings: list[Reading], *decisions: Tie | Correction, as_of: str | None = None) -> Snapshot:
    return snapshot(readings, as_of=day(as_of) if as_of else None, today=TODAY, decisions=decisions)


def groups(found: Snapshot) -> set[frozenset[str]]:
    return {frozenset(e.reports) for e in found.events}


def event_of(found: Snapshot, report: str) -> str:
    return dict(found.event_of)[report]


def test_two_events_become_one_and_keep_the_id_of_the_first() -> None:
    before = shot(TALKS)
    assert groups(before) == {frozenset({"a-r0", "b-r0", "c-r0"}), frozenset({"b-r1", "d-r0"})}
    talks, vote = event_of(before, "a-r0"), event_of(before, "b-r1")
    tie = link(before, vote, talks, by="Ida", because="one session")
    after = shot(TALKS, tie)
    assert [e.id for e in after.events] == [talks]
    assert len(after.events[0].reports) == 5
    assert tie in after.ties
    assert shot(TALKS) == before


def test_a_report_moves_alone() -> None:
    before = shot(TALKS)
    tie = link(before, "c-r0", event_of(before, "b-r1"), by="Ida")
    assert groups(shot(TALKS, tie)) == {frozenset({"a-r0", "b-r0"}), frozenset({"b-r1", "c-r0", "d-r0"})}


def test_a_report_may_move_to_an_event_that_comes_later() -> None:
    before = shot(TALKS)
    tie = link(before, "a-r0", event_of(before, "b-r1"), by="Ida")
    after = shot(TALKS, tie)
    assert groups(after) == {frozenset({"b-r0", "c-r0"}), frozenset({"a-r0", "b-r1", "d-r0"})}
    early = shot(TALKS, tie, as_of="2031-04-01")
    assert event_of(early, "a-r0") == event_of(after, "d-r0")


def test_an_event_is_split_and_what_is_alike_follows() -> None:
    tolls = {
        "who": ("Harbour Guild",),
        "place": "Hallin",
        "text": "On 4 May pilots of Hallin meet over tolls.",
    }
    pages = [
        *TALKS[:2],
        page("2031-04-03", said("confirmed", "2031-05-04", **tolls), id="c"),  # type: ignore[arg-type]
        page("2031-04-05", said("confirmed", "2031-05-04", **tolls), id="e"),  # type: ignore[arg-type]
    ]
    before = shot(pages)
    assert {"a-r0", "b-r0", "c-r0", "e-r0"} in groups(before)
    tie = unlink(before, "c-r0", event_of(before, "a-r0"), by="Ida")
    after = shot(pages, tie)
    assert event_of(after, "c-r0") != event_of(after, "a-r0")
    assert event_of(after, "e-r0") == event_of(after, "c-r0")


def test_the_first_report_can_be_split_off_too() -> None:
    before = shot(TALKS)
    after = shot(TALKS, unlink(before, "a-r0", event_of(before, "a-r0"), by="Ida"))
    assert frozenset({"a-r0"}) in groups(after)


def test_a_report_can_be_taken_out_of_merged_events() -> None:
    before = shot(TALKS)
    merge = link(before, event_of(before, "b-r1"), event_of(before, "a-r0"), by="Ida")
    merged = shot(TALKS, merge)
    parting = unlink(merged, "d-r0", merged.events[0].id, by="Ida")
    assert groups(shot(TALKS, merge, parting)) == {
        frozenset({"a-r0", "b-r0", "b-r1", "c-r0"}),
        frozenset({"d-r0"}),
    }


def test_the_newest_of_two_contrary_decisions_counts() -> None:
    before = shot(TALKS)
    apart = unlink(before, "c-r0", "b-r0", by="Ida")
    parted = shot(TALKS, apart)
    again = link(parted, event_of(parted, "c-r0"), event_of(parted, "a-r0"), by="Ida")
    assert groups(shot(TALKS, apart, again)) == groups(before)
    assert groups(shot(TALKS, again, apart)) != groups(before)


def test_pages_and_stories_are_merged_and_parted() -> None:
    pages = [*TALKS, OTHER]
    before = shot(pages)
    home = dict(before.story_of)
    assert len(before.stories) == 2
    merged = shot(pages, link(before, home["z"], home["a"], by="Ida"))
    assert [len(s.articles) for s in merged.stories] == [5]
    moved = shot(pages, link(before, "d", home["z"], by="Ida"))
    assert dict(moved.story_of)["d"] == home["z"]
    parted = shot(pages, unlink(before, "d", home["a"], by="Ida"))
    assert dict(parted.story_of)["d"] not in {home["a"], home["z"]}


def test_events_of_two_stories_must_have_their_stories_linked_first() -> None:
    before = shot([*TALKS, OTHER])
    with pytest.raises(UsageError, match="link the stories first"):
        link(before, "z-r0", "a-r0", by="Ida")


@pytest.mark.parametrize(
    ("ask", "left", "right", "error"),
    [
        (link, "a-r0", "b-r0", UsageError),
        (link, "a-r0", "a", UsageError),
        (link, "a-r0", "nowhere", NotFound),
        (unlink, "a-r0", "b-r1", UsageError),
        (unlink, "a-r0", "a-r0", UsageError),
    ],
)
def test_what_makes_no_sense_is_refused(
    ask: Callable[..., Tie], left: str, right: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        ask(shot(TALKS), left, right, by="Ida")


def test_a_correction_outranks_the_pages_until_it_is_withdrawn() -> None:
    before = shot(TALKS)
    talks = event_of(before, "a-r0")
    fix = [
        correction(before, talks, "status", "held", day=day("2031-05-05"), by="Ida"),
        correction(before, talks, "window", "2031-05-05", day=day("2031-05-05"), by="Ida", because="seen"),
    ]
    event = next(e for e in shot(TALKS, *fix).events if e.id == talks)
    assert (event.status, event.window, event.overdue) == (Status.HELD, Window.on(day("2031-05-05")), False)
    assert {c.field for c in event.corrected} == {"status", "window"}
    assert not {"status", "window"} & dict(event.carriers).keys()
    assert (event.turns[-1].day, event.turns[-1].by, event.turns[-1].reports) == (
        day("2031-05-05"),
        "Ida",
        (),
    )
    assert shot(TALKS, *fix, as_of="2031-05-04") == shot(TALKS, as_of="2031-05-04")
    assert shot(TALKS) == before


def test_of_two_corrections_the_one_of_the_later_day_counts() -> None:
    before = shot(TALKS)
    talks = event_of(before, "a-r0")
    early = correction(before, talks, "place", "Varn", day=day("2031-05-01"), by="Ida")
    late = correction(before, talks, "place", "Hallin", day=day("2031-05-02"), by="Ida")
    places = {
        as_of: next(e.place for e in shot(TALKS, late, early, as_of=as_of).events if e.id == talks)
        for as_of in ("2031-04-30", "2031-05-01", "2031-05-02")
    }
    assert places == {"2031-04-30": None, "2031-05-01": "Varn", "2031-05-02": "Hallin"}


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("status", "under way", Status.UNDER_WAY),
        ("kind", "vote", Kind.VOTE),
        ("window", "2031-05-04", Window.on(day("2031-05-04"))),
        ("window", "2031-05-04..2031-05-06", Window(day("2031-05-04"), day("2031-05-06"), Grain.DAYS)),
        ("window", "2031-05", Window(day("2031-05-01"), day("2031-05-31"), Grain.MONTH)),
        ("window", "..2031-05", Window(None, day("2031-05-31"), Grain.DAYS)),
        ("window", "none", None),
        ("place", " Varn ", "Varn"),
        ("participants", "Varn; Hallin", ("Varn", "Hallin")),
    ],
)
def test_what_a_value_means(field: str, value: str, expected: object) -> None:
    assert meant(field, value) == expected


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("status", "perhaps"),
        ("status", "none"),
        ("window", "soon"),
        ("window", "2031-13-01"),
        ("mood", "good"),
    ],
)
def test_a_value_that_means_nothing_is_refused(field: str, value: str) -> None:
    with pytest.raises(UsageError):
        meant(field, value)


def reread(reading: Reading, shift: int = 0) -> Reading:
    """As a newer reader might see the page: other ids, other clause borders, perhaps a line more above them."""
    article = replace(
        reading.article, id="new-" + reading.article.id, text="·" * shift + reading.article.text
    )
    reports = tuple(
        replace(r, id="new-" + r.id, span=Span(r.span.start + shift + 2, r.span.end + shift))
        for r in reading.reports
    )
    return replace(reading, article=article, reports=reports, reader="newer")


@pytest.mark.parametrize("shift", [0, 9])
def test_a_decision_finds_its_report_again_after_a_newer_reader(shift: int) -> None:
    before = shot(TALKS)
    decided: list[Tie | Correction] = [
        link(before, "c-r0", event_of(before, "b-r1"), by="Ida"),
        correction(before, event_of(before, "a-r0"), "place", "Varn", day=day("2031-04-05"), by="Ida"),
    ]
    after = shot([reread(r, shift) for r in TALKS], *decided)
    assert event_of(after, "new-c-r0") == event_of(after, "new-b-r1")
    assert {e.place for e in after.events if "new-a-r0" in e.reports} == {"Varn"}


def test_a_later_version_of_a_page_keeps_the_decision_on_its_words() -> None:
    pages = [
        replace(r, article=replace(r.article, url=f"https://example.test/{r.article.id}")) for r in TALKS
    ]
    before = shot(pages)
    tie = link(before, "c-r0", event_of(before, "b-r1"), by="Ida")
    newer = replace(
        reread(pages[2]),
        reports=tuple(replace(r, id="new-" + r.id) for r in pages[2].reports),
    )
    after = shot([*pages, newer], tie)
    assert event_of(after, "new-c-r0") == event_of(after, "b-r1")


def test_a_decision_that_lost_its_report_is_told_and_does_no_harm() -> None:
    before = shot(TALKS)
    decided = Decision(7, MADE, link(before, "c-r0", event_of(before, "b-r1"), by="Ida"))
    gone = [
        *TALKS[:2],
        replace(TALKS[2], reports=(), article=replace(TALKS[2].article, text="Nothing.")),
        TALKS[3],
    ]
    assert shot(gone, decided.what) == shot(gone)
    assert idle([decided], gone, shot(gone, decided.what)) == {7: "what it was about is not found any more"}
    assert idle([decided], TALKS, shot(TALKS, decided.what)) == {}
