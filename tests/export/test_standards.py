"""One table for what a status is called elsewhere."""

from __future__ import annotations

from dataclasses import replace

from dateline.export import standard, standards_table
from dateline.export.standards import EOS_NAMES, ROWS
from dateline.model import Snapshot, Status, Window


def test_every_status_has_a_row_of_its_own() -> None:
    assert set(Status) == {row.status for row in ROWS if not row.case}
    assert len(ROWS) == len({(row.status, row.case) for row in ROWS})


def test_codes_are_those_of_the_standards() -> None:
    assert {row.eos for row in ROWS} - {None} == set(EOS_NAMES)
    assert {"TENTATIVE", "CONFIRMED", "CANCELLED"} == {row.icalendar for row in ROWS}
    assert {"EventScheduled", "EventPostponed", "EventRescheduled", "EventCancelled"} == {
        row.schema_org for row in ROWS
    }


def test_doubt_lowers_certainty(snapshot: Snapshot) -> None:
    event = replace(snapshot.events[1], disputed=("status",))
    assert ("eos3", "eos2") == (standard(snapshot.events[1]).eos, standard(event).eos)


def test_put_off_with_and_without_a_day(snapshot: Snapshot) -> None:
    event = replace(snapshot.events[3], turns=())
    later = replace(event, window=Window.on(snapshot.as_of)) if snapshot.as_of else event
    assert ("EventPostponed", "EventRescheduled") == (standard(event).schema_org, standard(later).schema_org)


def test_the_table_of_the_documentation_has_every_row() -> None:
    assert len(ROWS) + 2 == len(list(standards_table()))
