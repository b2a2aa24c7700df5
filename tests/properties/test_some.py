"""The law of what is taken out of a diary: some pages, some events, some changes are told as the whole diary tells them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline import ledger
from dateline.desk import Desk
from dateline.desk.weaving import clipping
from dateline.diary import Diary
from dateline.export import article_record, changes_record, entry, entry_record
from dateline.ledger import link, unlink
from dateline.model import Doubt, Page, Reading, Snapshot
from dateline.model.errors import UsageError
from tests.fakes.diaries import START, TODAY, diaries

NOW = datetime(TODAY.year, TODAY.month, TODAY.day, tzinfo=UTC)


def keep(diary: Diary, readings: list[Reading]) -> None:
    with diary._store.batch(NOW) as batch:
        for number, reading in enumerate(readings):
            article = reading.article
            doubts = tuple(Doubt(f"rule {n}", "why") for n in range(number % 3))
            page = Page(article.id.encode(), article.origin, url=article.url)
            batch.add(page, replace(reading, doubts=doubts))


@settings(max_examples=20, deadline=None)
@given(st.data())
def test_some_of_a_diary_is_as_in_the_whole(data: st.DataObject) -> None:
    readings = data.draw(diaries())
    some = data.draw(st.integers(0, len(readings)))
    days = sorted(START + timedelta(days=data.draw(st.integers(0, 45))) for _ in range(2))
    with Diary.open() as diary:
        for arriving in (readings[:some], readings[some:]):
            keep(diary, arriving)
            for as_of in (None, *days):
                holds(diary, as_of)
            changed(diary, *days)
            changed(diary, days[0], TODAY)
        decide(diary, data)
        for as_of in (None, *days):
            holds(diary, as_of)
        changed(diary, *days)


def decide(diary: Diary, data: st.DataObject) -> None:
    known = diary.snapshot(today=TODAY)
    ids = sorted({*dict(known.event_of), *dict(known.story_of), *(e.id for e in known.events)})
    left, right = data.draw(st.sampled_from(ids)), data.draw(st.sampled_from(ids))
    try:
        diary.decide(data.draw(st.sampled_from([link, unlink]))(known, left, right, by="Ida"), now=NOW)
    except UsageError:
        return


def holds(diary: Diary, as_of: date | None) -> None:
    whole, desk = diary.snapshot(as_of, today=TODAY), diary.desk
    desk.renew()
    stories = dict(whole.story_of)
    events = dict(whole.event_of)
    wanted = {
        r.article.id: clipping(
            r, stories[r.article.id], tuple((p.id, events[p.id]) for p in r.reports if p.id in events)
        )
        for r in whole.readings
    }
    assert wanted == dict(desk.clippings(as_of))
    for story in whole.stories:
        mine = [page for page, _ in desk.clippings(as_of, story.id)]
        assert sorted(story.articles) == sorted(mine)
        assert desk.meant(story.id, as_of) == story.id
    pages_hold(desk, whole)
    lines = desk.listed(as_of)
    assert list(whole.events) == desk.events(lines, as_of, today=TODAY)
    for line in lines:
        part = desk.told([line], as_of, today=TODAY)
        (event,) = part.events
        assert entry_record(entry(whole, event)) == entry_record(entry(part, event))


def pages_hold(desk: Desk, whole: Snapshot) -> None:
    as_of, copies, stories = whole.as_of, dict(whole.copies), dict(whole.story_of)
    heads = desk.heads([story.id for story in whole.stories], as_of)
    assert whole.stories == heads.stories
    for reading in whole.readings:
        page = reading.article.id
        part = desk.pages([page], as_of)
        assert [reading] == [r for r in part.readings if r.article.id == page]
        told = article_record(reading.article, copies, stories)
        head = next(r.article for r in desk.heads_of([page], as_of).readings if r.article.id == page)
        bare = article_record(head, dict(part.copies), dict(part.story_of))
        assert told | {"text": "", "installments": []} == bare | {"installments": []}
        linked = desk.linked([page], as_of)
        reports = {report.id for report in reading.reports}
        assert [(r, e) for r, e in whole.event_of if r in reports] == list(linked.event_of)


def changed(diary: Diary, since: date, day: date) -> None:
    before, after = (diary.snapshot(on, today=on) for on in (since, day))
    touched = diary.desk.touched(since, day)
    was, now = (diary.desk.stories(touched, on, today=on) for on in (since, day))
    found = ledger.changes(before, after)
    assert found == ledger.changes(was, now)
    assert changes_record(found, before, after) == changes_record(found, was, now)


@pytest.fixture(autouse=True, params=["roomy", "narrow"])
def room(request: pytest.FixtureRequest) -> Iterator[None]:
    """As in use; and with days after which something is said to have lasted, and steps, as small as can be."""
    from dateline.desk import keeping  # noqa: PLC0415
    from dateline.store import lines  # noqa: PLC0415

    with pytest.MonkeyPatch.context() as patch:
        if request.param == "narrow":
            patch.setattr(keeping, "STEP", 1)
            patch.setattr(lines, "LONG", 3)
        yield
