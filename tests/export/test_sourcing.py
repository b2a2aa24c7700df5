"""Who carries an event, as a person and as a program read it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dateline.export import sourcing_lines, sourcing_record
from dateline.ledger import snapshot
from dateline.model import Event, Origin, Reading, Sourcing, Through
from tests.fakes.news import page, said


def event_of(*pages: Reading) -> Event:
    return snapshot(pages, as_of=None, today=date(2031, 12, 1)).events[0]


def lines(event: Event) -> list[str]:
    return ["".join(text for text, _ in line) for line in sourcing_lines(event, 90)]


def test_one_outlet_s_own_word_needs_no_telling() -> None:
    assert [] == lines(event_of(page("2031-04-01", said("confirmed"), publisher="Varn Courier")))


def test_each_field_with_its_outlets_and_origins() -> None:
    pages = [
        page("2031-04-01", said("expected", "2031-05-04"), publisher="Varn Courier"),
        page("2031-04-02", said("confirmed", "2031-05-04"), publisher="Quince Post", agency="Tidewire"),
    ]
    assert [
        "    How sure it is: 1 outlet, 1 origin: Tidewire (printed by Quince Post)",
        "    When: 2 outlets, 2 origins: Varn Courier; Tidewire (printed by Quince Post)",
    ] == lines(event_of(*pages))


def test_outlets_that_speak_for_themselves_are_counted_once() -> None:
    pages = [
        page("2031-04-01", said("confirmed"), publisher="Varn Courier"),
        page("2031-04-02", said("confirmed"), publisher="Quince Post"),
    ]
    assert ["    How sure it is: 2 outlets: Varn Courier; Quince Post"] == lines(event_of(*pages))


def test_many_outlets_of_one_origin_are_counted_and_not_named() -> None:
    event = event_of(page("2031-04-01", said("confirmed"), publisher="Varn Courier"))
    outlets = tuple(f"Paper {n}" for n in range(9))
    many = Sourcing("place", outlets, (Origin("AFP", outlets, ("r",), (Through.CREDIT, Through.RELAY)),))
    told = lines(replace(event, outlets=9, sourcing=(many,)))
    assert "Where: 9 outlets, 1 origin: AFP (carried by Paper 0," in told[0]
    assert told[-1].endswith("3 more)")


def test_the_record_has_the_reports_behind_each_origin() -> None:
    event = event_of(
        page("2031-04-01", said("confirmed", source="Ada Quill"), id="a", publisher="Varn Courier")
    )
    assert [
        {
            "field": "status",
            "outlets": ["Varn Courier"],
            "origins": [
                {"name": "Varn Courier", "outlets": ["Varn Courier"], "through": ["own"], "reports": ["a-r0"]}
            ],
            "voices": ["Ada Quill"],
        }
    ] == sourcing_record(event)
