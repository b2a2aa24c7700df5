"""The desk's law: what it says of a story is what the whole diary's snapshot holds of it, however pages came in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.desk import Desk, keeping, placing
from dateline.diary import Diary
from dateline.export import Filters, chosen, entry
from dateline.ledger import link, unlink
from dateline.model import Page, Reading, Snapshot
from dateline.model.errors import NotFound, UsageError
from dateline.store import Store, lines, places
from tests.fakes.diaries import START, TODAY, diaries
from tests.fakes.news import page, said

NOW = datetime(2031, 12, 1, tzinfo=UTC)
FILTERED = (
    Filters(kind="vote"),
    Filters(status="moved"),
    Filters(status="held", place="varn"),
    Filters(who="guild"),
    Filters(who="QUILL", outlet="a"),
)


@pytest.fixture(autouse=True, params=["roomy", "narrow"])
def room(request: pytest.FixtureRequest) -> Iterator[None]:
    """As in use; and with so little kept that everything is taken out, thrown away and placed in parts all the time."""
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "narrow":
            patch.setattr(placing, "CHUNK", 2)
            patch.setattr(keeping, "STEP", 1)
            patch.setattr(placing, "BACK", 2)
            patch.setattr(places, "BACK", 2)
            patch.setattr(lines, "LONG", 3)
        yield


def _keep(diary: Diary, readings: list[Reading]) -> None:
    with diary._store.batch(NOW) as batch:
        for reading in readings:
            batch.add(
                Page(reading.article.id.encode(), reading.article.origin, url=reading.article.url), reading
            )


def _same(diary: Diary, as_of: date | None) -> None:
    whole = diary.snapshot(as_of, today=TODAY)
    for story in whole.stories:
        _holds(diary.story(story.id, as_of, today=TODAY), whole, story.id)
    for event in whole.events:
        assert diary.around(event.id, as_of, today=TODAY) == diary.story(event.story, as_of, today=TODAY)
    _lists(diary._desk, whole, as_of)


def _lists(desk: Desk, whole: Snapshot, as_of: date | None) -> None:
    """What lists are told of every event and story is what the snapshot holds of it."""
    desk.renew()
    faces = {face.event.id: face for face in desk.faces(desk.listed(as_of), as_of, today=TODAY)}
    assert sorted(faces) == [event.id for event in whole.events]
    for event in whole.events:
        laid_out, face = entry(whole, event), faces[event.id]
        turns = tuple(replace(turn, reports=(), carriers=()) for turn in event.turns)
        bare = replace(event, reports=(), carriers=(), sourcing=(), traced=(), turns=turns)
        leading = [(voice.quote, voice.line) for voice in laid_out.voices[:1]]
        assert (bare, laid_out.story, laid_out.disputes) == (face.event, face.story_title, face.disputes)
        assert leading == [(face.quote, face.line)] or not leading
    told = {p.id: (r, p) for r in whole.readings for p in r.reports}
    for filters in FILTERED:
        fitting = {line.event for line in desk.listed(as_of, filters=filters)}
        assert {event.id for event in chosen(whole.events, filters, told)} == fitting
    chapters = desk.chapters(as_of)
    assert [(s.id, s.title, len(s.articles)) for s in whole.stories] == [
        (story, chapter.title, chapter.pages) for story, chapter in chapters
    ]
    assert desk.titles(as_of, 1) == [(story, chapter.title) for story, chapter in chapters[:1]]
    assert desk.undated(as_of) == sum(chapter.undated for _, chapter in chapters)


def _holds(part: Snapshot, whole: Snapshot, story: str) -> None:
    mine = {page for page, home in whole.story_of if home == story}
    assert part.stories == tuple(s for s in whole.stories if s.id == story)
    assert part.events == tuple(e for e in whole.events if e.story == story)
    assert part.readings == tuple(r for r in whole.readings if r.article.id in mine)
    assert part.story_of == tuple(ps for ps in whole.story_of if ps[0] in mine)
    ends = mine | {p.id for r in part.readings for p in r.reports}
    assert {t for t in whole.ties if t.by == "ledger" and t.left in ends} <= set(part.ties) <= set(whole.ties)
    assert part.copies == tuple(po for po in whole.copies if po[0] in mine)
    reports = {p.id for r in part.readings for p in r.reports}
    assert part.event_of == tuple(re for re in whole.event_of if re[0] in reports)


@settings(max_examples=20, deadline=None)
@given(st.data())
def test_a_story_alone_is_as_in_the_whole(data: st.DataObject) -> None:
    readings = data.draw(diaries())
    arriving = data.draw(st.permutations(readings))
    day = START + timedelta(days=data.draw(st.integers(0, 25)))
    with Diary(Store.open(":memory:")) as diary:
        while arriving:
            several = data.draw(st.integers(1, len(arriving)))
            _keep(diary, arriving[:several])
            arriving = arriving[several:]
            if data.draw(st.booleans()):
                _same(diary, day)
        _same(diary, day)
        _same(diary, None)


@settings(max_examples=20, deadline=None)
@given(st.data())
def test_so_it_is_with_decisions(data: st.DataObject) -> None:
    readings = data.draw(diaries())
    first = data.draw(st.integers(0, len(readings)))
    day = START + timedelta(days=data.draw(st.integers(0, 25)))
    with Diary(Store.open(":memory:")) as diary:
        _keep(diary, readings[:first])
        for _ in range(data.draw(st.integers(0, 3))):
            known = diary.snapshot(today=TODAY)
            ids = sorted({*dict(known.event_of), *dict(known.story_of), *(e.id for e in known.events)})
            if ids:
                left, right = data.draw(st.sampled_from(ids)), data.draw(st.sampled_from(ids))
                try:
                    diary.decide(
                        data.draw(st.sampled_from([link, unlink]))(known, left, right, by="Ida"), now=NOW
                    )
                except UsageError:
                    continue
            _same(diary, None)
        _keep(diary, readings[first:])
        _same(diary, day)
        _same(diary, None)
        for decision in diary.decisions():
            diary.retire(decision.number, now=NOW)
            _same(diary, None)


def test_a_page_that_grows_into_an_original_leads_from_then_on() -> None:
    """Nothing of the event changes on that day but whose word stands first in lists."""
    talks, line = "The talks on the licence.", "A vote of the assembly on the toll."
    days = ("2031-04-07", "2031-04-06")
    grown = page(
        days[1], said("possible"), said("confirmed", kind="strike", text=line), id="p0", parts=days, url="u"
    )
    other = page(days[1], said("possible"), said("confirmed", kind="strike", text=talks), id="p1", url="v")
    with Diary(Store.open(":memory:")) as diary:
        _keep(diary, [grown, other])
        for day in (*days, None):
            _same(diary, date.fromisoformat(day) if day else None)


def test_what_is_not_there_is_told() -> None:
    with Diary(Store.open(":memory:")) as diary:
        with pytest.raises(NotFound):
            diary.story("s", today=TODAY)
        assert diary.around("e", today=TODAY).events == ()
