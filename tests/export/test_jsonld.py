"""schema.org events: status, dates as close as told, previous dates; safe inside a page."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from dateline.export import in_script, jsonld, jsonld_event
from dateline.model import Snapshot, Status, Turn, Window
from tests.fakes.hostile import hostile


def test_every_event_has_what_schema_org_names(snapshot: Snapshot) -> None:
    graph = jsonld(snapshot)["@graph"]
    assert [event.id for event in snapshot.events] == [found["identifier"] for found in graph]
    first = graph[0]
    assert (
        "Event",
        "2031-03-12",
        "https://schema.org/EventScheduled",
        "https://schema.org/OfflineEventAttendanceMode",
    ) == tuple(first[key] for key in ("@type", "startDate", "eventStatus", "eventAttendanceMode"))
    assert {"@type": "Place", "name": "Skarn"} == first["location"]
    assert {"NewsArticle"} == {article["@type"] for article in first["subjectOf"]}


def test_a_span_of_days_says_that_it_is_no_length(snapshot: Snapshot) -> None:
    talks = jsonld_event(snapshot, snapshot.events[1])
    assert ("2031-03-04", "2031-03-31") == (talks["startDate"], talks["endDate"])
    assert talks["disambiguatingDescription"].startswith("No single day is told")


def test_moved_put_off_and_called_off(snapshot: Snapshot) -> None:
    march, april = Window.on(date(2031, 3, 20)), Window.on(date(2031, 4, 2))
    first = Turn(date(2031, 3, 4), Status.CONFIRMED, march, None, None, ())

    def told(status: Status, window: Window | None) -> tuple[str, object, object]:
        turns = (first, Turn(date(2031, 3, 6), status, window, None, None, ()))
        event = replace(snapshot.events[0], status=status, window=window, turns=turns)
        found = jsonld_event(snapshot, event)
        return (
            found["eventStatus"].rpartition("/")[2],
            found.get("startDate"),
            found.get("previousStartDate"),
        )

    assert ("EventRescheduled", "2031-04-02", "2031-03-20") == told(Status.CONFIRMED, april)
    assert ("EventRescheduled", "2031-04-02", "2031-03-20") == told(Status.POSTPONED, april)
    assert ("EventPostponed", None, "2031-03-20") == told(Status.POSTPONED, None)
    assert ("EventCancelled", "2031-03-20", None) == told(Status.CANCELLED, march)


def test_nothing_ends_the_script_it_stands_in(snapshot: Snapshot) -> None:
    document = jsonld(hostile(snapshot))
    text = in_script(document)
    assert not {"<", ">", "&"} & set(text)
    assert document == json.loads(text)
    assert "javascript:" not in json.dumps([e.get("subjectOf") for e in document["@graph"]]).replace(
        "(javascript:", ""
    )
