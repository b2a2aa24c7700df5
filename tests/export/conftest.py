"""A snapshot made by hand: one reader's day with an event of each section, a reprint and a dispute."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from dateline.model import (
    Article,
    Dated,
    Doubt,
    Event,
    Installment,
    Kind,
    Mode,
    QuoteKind,
    Reading,
    Report,
    Snapshot,
    Span,
    Statement,
    Status,
    Story,
    Turn,
    Window,
)

WIRE = (
    "VELL, March 4 (Norpress) - The Skarn bridge will open on 12 March, the port’s chief, Ilka Dorn, told Radio Vell.\n"
    "“We are ready,” she said. Talks with the pilots 🚢 may follow before the end of the month."
)


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def article(key: str, publisher: str, day: date, text: str = WIRE) -> Article:
    return Article(
        id=key,
        page=f"page-{key}",
        origin=f"pages/{key}.html",
        text=text,
        url=f"https://www.{key}.example/story",
        title="Bridge to open",
        publisher=publisher,
        agency="Norpress",
        published=Dated(day, "byline"),
        fetched=datetime(2031, 3, 20, 8, tzinfo=UTC),
        language="en",
        installments=(Installment(day, Span(0, 20)),),
    )


def report(
    key: str, text: str, words: str, trigger: str, status: Status, window: Window | None, day: date
) -> Report:
    return Report(
        id=key,
        span=span(text, words),
        kind=Kind.LAUNCH,
        status=status,
        trigger=span(text, trigger),
        head=trigger,
        window=window,
        source="Ilka Dorn",
        statement=f"s-{key}",
        published=day,
    )


def reading(key: str, publisher: str, day: date) -> Reading:
    opening = Window.on(date(2031, 3, 12), "on 12 March")
    talks = Window(day, date(2031, 3, 31), words="before the end of the month")
    said = Statement(
        id=f"s-open-{key}",
        span=span(WIRE, WIRE.split("\n", maxsplit=1)[0]),
        source=span(WIRE, "Ilka Dorn"),
        name="Ilka Dorn",
        cue=span(WIRE, "told"),
        content=(span(WIRE, "The Skarn bridge will open on 12 March"),),
        kind=QuoteKind.INDIRECT,
        said=Window.on(day),
        via=("Radio Vell",),
    )
    return Reading(
        article=article(key, publisher, day),
        statements=(said,),
        reports=(
            report(
                f"open-{key}",
                WIRE,
                "The Skarn bridge will open on 12 March",
                "open",
                Status.CONFIRMED,
                opening,
                day,
            ),
            report(
                f"talks-{key}",
                WIRE,
                "Talks with the pilots 🚢 may follow before the end of the month.",
                "Talks",
                Status.POSSIBLE,
                talks,
                day,
            ),
        ),
        doubts=(Doubt("dating", "no year is written", Span(0, 4)),),
    )


def event(
    key: str, name: str, status: Status, window: Window | None, reports: tuple[str, ...], **more: object
) -> Event:
    plain: dict[str, object] = {
        "mode": None,
        "place": None,
        "disputed": (),
        "overdue": False,
        "outlets": 2,
        "origins": 1,
        "participants": ("Skarn",),
        "turns": (Turn(date(2031, 3, 4), status, window, None, None, reports),),
    }
    return Event(
        id=key, story="story-1", kind=Kind.LAUNCH, name=name, status=status, window=window, reports=reports,
        **(plain | more),  # type: ignore[arg-type]
    )  # fmt: skip


@pytest.fixture
def snapshot() -> Snapshot:
    wire, reprint = (
        reading("wire", "Norpress", date(2031, 3, 4)),
        reading("late", "The Vell Lantern", date(2031, 3, 5)),
    )
    march = Window.on(date(2031, 3, 12))
    expected = Turn(date(2031, 3, 4), Status.EXPECTED, march, None, None, ("open-wire",))
    held = Turn(date(2031, 3, 13), Status.HELD, march, Mode.IN_PERSON, "Skarn", ("open-late",))
    events = (
        event("event-open", "Opening of the Skarn bridge", Status.HELD, march, ("open-wire", "open-late"),
              turns=(expected, held), mode=Mode.IN_PERSON, place="Skarn",
              carriers=(("status", ("open-wire", "open-late")),)),
        event("event-talks", "Talks with the pilots", Status.POSSIBLE, Window(date(2031, 3, 4), date(2031, 3, 31)),
              ("talks-wire",), disputed=("window",)),
        event("event-late", "Report on the cranes", Status.EXPECTED, Window.on(date(2031, 3, 1)), ("talks-late",), overdue=True),
        event("event-some-day", "A second span", Status.POSTPONED, None, ("open-late",)),
        event("event-now", "Sea trials", Status.UNDER_WAY, march, ("open-wire",)),
        event("event-past", "Founding of the port", Status.HELD, Window.on(date(1871, 5, 2)), ("open-wire",)),
    )  # fmt: skip
    return Snapshot(
        as_of=date(2031, 3, 14),
        readings=(wire, reprint),
        stories=(Story("story-1", "The bridge at Skarn", ("wire", "late")),),
        events=events,
        copies=(("late", "wire"),),
        event_of=(
            ("open-wire", "event-open"),
            ("open-late", "event-open"),
            ("talks-wire", "event-talks"),
            ("talks-late", "event-late"),
        ),
        story_of=(("wire", "story-1"), ("late", "story-1")),
    )
