"""The ledger's laws: the order of reading changes nothing, and an earlier day is a prefix of a later one."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.ledger import snapshot
from dateline.model import Reading, Snapshot, Status
from tests.fakes.news import page, said

START = date(2031, 4, 1)
TODAY = date(2031, 12, 1)
_SUBJECTS = (
    (
        "The Port Ellery council and the Harbour Guild talk about the dredging licence of Sandmouth.",
        "Harbour talks",
    ),
    (
        "Orla Quill's Lantern Party asks the assembly of Varn to vote on a bridge toll for lorries.",
        "Toll vote in Varn",
    ),
)
_WHO = (("Port Ellery council", "Harbour Guild"), ("Harbour Guild",), ("Orla Quill", "Lantern Party"), ())
_LINES = (
    "The talks on the licence.",
    "A vote of the assembly on the toll.",
    "It may slip, one side said.",
    "They last met in January in Varn.",
)


def _iso(offset: int) -> str:
    return (START + timedelta(days=offset)).isoformat()


@st.composite
def _report(draw: st.DrawFn, published: int) -> dict[str, object]:
    at = draw(st.one_of(st.none(), st.integers(published - 40, published + 40)))
    long = draw(st.integers(0, 3))
    return said(
        draw(st.sampled_from([s.value for s in Status])),
        None if at is None else (_iso(at), _iso(at + long)) if long else _iso(at),
        kind=draw(st.sampled_from(["meeting", "vote", "strike"])),
        who=draw(st.sampled_from(_WHO)),
        source=draw(st.sampled_from([None, "Harbour Guild", "Orla Quill", "two people close to it"])),
        head=draw(st.sampled_from(["talks", "vote", ""])),
        mode=draw(st.sampled_from([None, "virtual", "in_person"])),
        place=draw(st.sampled_from([None, "Varn", "Iceland"])),
        order=draw(st.sampled_from([None, "first", "second", "next"])),
        anaphoric=draw(st.booleans()),
        text=draw(st.sampled_from(_LINES)),
    )


@st.composite
def _page(draw: st.DrawFn, number: int) -> Reading:
    published = draw(st.integers(0, 20))
    about, title = draw(st.sampled_from(_SUBJECTS))
    reports = [draw(_report(published)) for _ in range(draw(st.integers(0, 3)))]
    dated = draw(st.integers(0, 5))
    if dated == 0:
        return page(None, *reports, id=f"p{number}", about=about, title=title)
    rolling = dated == 1 and reports
    parts = tuple(_iso(published + len(reports) - n) for n in range(len(reports))) if rolling else ()
    url = f"https://example.test/{draw(st.integers(0, 12))}"
    first = min(parts) if parts else _iso(published)
    return page(first, *reports, id=f"p{number}", about=about, title=title, parts=parts, url=url)


@st.composite
def _diaries(draw: st.DrawFn) -> list[Reading]:
    return [draw(_page(n)) for n in range(draw(st.integers(1, 7)))]


def _on(readings: list[Reading], offset: int) -> Snapshot:
    return snapshot(readings, as_of=START + timedelta(days=offset), today=TODAY)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_the_order_of_reading_changes_nothing(data: st.DataObject) -> None:
    readings = data.draw(_diaries())
    shuffled = data.draw(st.permutations(readings))
    assert snapshot(readings, as_of=None, today=TODAY) == snapshot(shuffled, as_of=None, today=TODAY)
    assert _on(readings, 12) == _on(shuffled, 12)


@settings(max_examples=60, deadline=None)
@given(_diaries(), st.integers(0, 25))
def test_reading_twice_adds_nothing(readings: list[Reading], offset: int) -> None:
    assert _on(readings, offset) == _on(readings * 2, offset)


@settings(max_examples=80, deadline=None)
@given(_diaries(), st.integers(0, 25), st.integers(0, 25))
def test_a_day_is_a_prefix_of_every_later_day(readings: list[Reading], one: int, other: int) -> None:
    early, late = _on(readings, min(one, other)), _on(readings, max(one, other))
    full = snapshot(readings, as_of=None, today=TODAY)
    superseded = {r.id for reading in readings for r in reading.reports} - dict(full.event_of).keys()
    for report, event in early.event_of:
        assert dict(late.event_of).get(report, event) == event
        assert report in dict(late.event_of) or report in superseded
    for article, story in early.story_of:
        assert dict(late.story_of).get(article, story) == story
    assert set(early.ties) <= set(late.ties)


@settings(max_examples=80, deadline=None)
@given(_diaries(), st.integers(0, 25))
def test_only_what_was_published_counts(readings: list[Reading], offset: int) -> None:
    by = START + timedelta(days=offset)
    for reading in _on(readings, offset).readings:
        published = reading.article.published
        assert published is not None
        assert published.day <= by
        assert all(part.date <= by for part in reading.article.installments)
        for report in reading.reports:
            assert report.published is not None
            assert report.published <= by
            assert report.span.end <= len(reading.article.text)


@settings(max_examples=80, deadline=None)
@given(_diaries(), st.integers(0, 25))
def test_a_cut_page_keeps_its_words_true(readings: list[Reading], offset: int) -> None:
    whole = {r.id: r.span.of(x.article.text) for x in readings for r in x.reports}
    for reading in _on(readings, offset).readings:
        for report in reading.reports:
            assert report.span.of(reading.article.text) == whole[report.id]


@settings(max_examples=80, deadline=None)
@given(_diaries(), st.integers(0, 25))
def test_every_value_has_a_report_that_carries_it(readings: list[Reading], offset: int) -> None:
    found = _on(readings, offset)
    by_id = {r.id: r for x in found.readings for r in x.reports}
    for event in found.events:
        carriers = dict(event.carriers)
        assert set(event.reports) <= by_id.keys()
        assert {id_ for ids in carriers.values() for id_ in ids} <= set(event.reports)
        assert carriers["status"]
        assert any(by_id[id_].kind is event.kind for id_ in carriers["kind"])
        for field in ("window", "mode", "place"):
            if getattr(event, field) is not None:
                assert carriers[field]
        if event.place:
            assert event.place in {by_id[id_].place for id_ in carriers["place"]}
        if event.mode:
            assert event.mode in {by_id[id_].mode for id_ in carriers["mode"]}
        if event.window and event.window.last:
            assert event.window.last in {w.last for id_ in carriers["window"] if (w := by_id[id_].window)}
