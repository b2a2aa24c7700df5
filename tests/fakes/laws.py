"""The law that nothing in a snapshot is without a report that says it, as far as that can be told from outside the fold."""

from __future__ import annotations

from dateline.model import Event, Reading, Report, Snapshot, Status

__all__ = ["every_value_is_said"]

# What a status may rest on where nobody says it in so many words: another day than was fixed puts off; one side's word
# that it is fixed and another's that it is not leave it expected, as does a party's word that takes back what was fixed.
_RESTS_ON = {
    Status.POSTPONED: {Status.CONFIRMED, Status.EXPECTED, Status.POSSIBLE},
    Status.EXPECTED: {Status.CONFIRMED, Status.POSSIBLE},
}


def every_value_is_said(found: Snapshot) -> None:
    """Assert that each field of each event has a carrier whose words say its value, or lend it in a way named here."""
    told = {report.id: (reading, report) for reading in found.readings for report in reading.reports}
    for event in found.events:
        assert {id_ for _, ids in event.carriers for id_ in ids} <= set(event.reports) <= told.keys()
        assert all(report.span.of(reading.article.text) for reading, report in map(told.get, event.reports))  # type: ignore[misc]
        by = {field: [told[id_][1] for id_ in ids] for field, ids in event.carriers}
        assert event.kind in {report.kind for report in by["kind"]}
        assert not event.participants or all(report.participants for report in by["participants"])
        assert event.mode is None or event.mode in {report.mode for report in by["mode"]}
        _status_is_said(event, by["status"])
        _window_is_said(event, by.get("window", []), found)
        _place_is_said(event, [told[id_] for id_ in dict(event.carriers).get("place", ())])


def _status_is_said(event: Event, by: list[Report]) -> None:
    said = {report.status for report in by}
    rests = said <= _RESTS_ON.get(event.status, set()) and (
        event.status is Status.POSTPONED or "status" in event.disputed
    )
    assert by
    assert event.status in said or rests


def _window_is_said(event: Event, by: list[Report], found: Snapshot) -> None:
    """Each end is one that a report names, or follows from the day on which it was said or is seen."""
    if event.window is None:
        return
    windows = [report.window for report in by if report.window]
    # "By Friday" begins, on Wednesday, on Wednesday; what was due by Friday and is told as over was over by that day.
    assert event.window.first in {w.first for w in windows} | {found.as_of}
    over = {report.published for report in by if report.status is Status.HELD}
    assert event.window.last in {w.last for w in windows} | over


def _place_is_said(event: Event, by: list[tuple[Reading, Report]]) -> None:
    """A report says it, or its page does: in its text, its headline or its dateline."""
    if event.place is None:
        return
    assert any(
        event.place == report.place
        or event.place in reading.article.text
        or event.place in (reading.article.title or "")
        or event.place == reading.article.place
        for reading, report in by
    )
