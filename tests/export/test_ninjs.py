"""ninjs items against the IPTC's own schema (ninjs-schema_3.1.json, CC BY 4.0)."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from dateline.export import ninjs, ninjs_event
from dateline.model import Snapshot, Status, Window
from tests.fakes.hostile import hostile

TODAY = date(2031, 3, 14)
SCHEMA = json.loads((Path(__file__).parent / "ninjs-schema_3.1.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=FormatChecker())


def errors(item: dict[str, Any]) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(json.loads(json.dumps(item)))]


def test_the_validator_has_teeth() -> None:
    assert errors({"uri": "urn:x:y", "x_dateline": 1})
    assert errors({"uri": "not an address", "versionCreated": "yesterday"})


@pytest.mark.parametrize("ill", [False, True])
def test_every_item_is_valid(snapshot: Snapshot, ill: bool) -> None:
    told = hostile(snapshot) if ill else snapshot
    assert [] == errors(ninjs(told, today=TODAY))
    assert [] == [error for event in told.events for error in errors(ninjs_event(told, event))]


def test_an_empty_diary_is_valid() -> None:
    assert [] == errors(ninjs(Snapshot(None, (), (), ()), today=TODAY))


def test_how_certain_it_is_stands_among_the_subjects(snapshot: Snapshot) -> None:
    item = ninjs_event(snapshot, snapshot.events[1])
    assert [
        {
            "name": "Planned, may occur",
            "rel": "eventOccurStatus",
            "uri": "http://cv.iptc.org/newscodes/eventoccurstatus/eos3",
        }
    ] == item["subjects"]
    assert {"dates": {"expectedStartDate": "2031-03-04", "expectedEndDate": "2031-03-31"}} == item[
        "eventDetails"
    ]


@pytest.mark.parametrize(
    ("window", "dates"),
    [
        (Window.on(date(2031, 5, 4)), {"expectedStartDate": "2031-05-04"}),
        (Window(date(2031, 5, 1), date(2031, 5, 31)), {"expectedStartDate": "2031-05"}),
        (Window(date(2031, 1, 1), date(2031, 12, 31)), {"expectedStartDate": "2031"}),
        (
            Window(date(2031, 5, 1), date(2031, 6, 30)),
            {"expectedStartDate": "2031-05-01", "expectedEndDate": "2031-06-30"},
        ),
        (Window(None, date(2031, 5, 4)), {"expectedEndDate": "2031-05-04"}),
        (Window(date(2031, 5, 4), None), {"expectedStartDate": "2031-05-04"}),
        (Window(None, None), None),
        (None, None),
    ],
)
def test_dates_are_as_close_as_they_are_told(
    snapshot: Snapshot, window: Window | None, dates: dict[str, str] | None
) -> None:
    event = replace(snapshot.events[0], status=Status.EXPECTED, window=window, turns=())
    item = ninjs_event(snapshot, event)
    assert dates == item.get("eventDetails", {}).get("dates")
    assert [] == errors(item)


def test_an_item_keeps_its_address_and_counts_its_versions(snapshot: Snapshot) -> None:
    event = snapshot.events[0]
    before = replace(event, turns=event.turns[:1], status=Status.EXPECTED)
    first, second = ninjs_event(snapshot, before), ninjs_event(snapshot, event)
    assert first["uri"] == second["uri"]
    assert ("0", "1") == (first["version"], second["version"])
    assert ("2031-03-04T00:00:00+00:00", "2031-03-13T00:00:00+00:00") == (
        first["versionCreated"],
        second["versionCreated"],
    )
