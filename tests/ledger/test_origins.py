"""Outlets and origins: who printed it, and who carried it first."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dateline.ledger import snapshot
from dateline.model import Event, Mention, MentionForm, NameKind, Origin, Reading, Sourcing, Span, Through
from tests.fakes.news import page, said

TODAY = date(2031, 12, 1)
DAY = "2031-05-04"
ADA = "Ada Quill"


def event_of(*pages: Reading) -> Event:
    events = snapshot(pages, as_of=None, today=TODAY).events
    assert 1 == len(events)
    return events[0]


def when(event: Event) -> Sourcing:
    return next(s for s in event.sourcing if s.field == "window")


def origins(event: Event) -> dict[str, tuple[str, ...]]:
    return {origin.name: origin.outlets for origin in when(event).origins}


def quoting(
    outlet: str,
    via: tuple[str, ...] = (),
    *,
    on: str = "2031-04-01",
    day: str = "2031-04-02",
    **facts: Any,
) -> Reading:
    """An outlet that quotes Ada Quill on the day of the talks."""
    facts.setdefault("about", f"Readers of {outlet} know the Harbour Guild and the Port Ellery council well.")
    line = "The talks would open on 4 May, Ada Quill said."
    return page(day, said("confirmed", DAY, source=ADA, via=via, on=on, text=line), publisher=outlet, **facts)


def test_four_outlets_that_quote_one_agency_are_one_origin() -> None:
    outlets = ("Varn Courier", "Quince Post", "Radio Dell", "Tessin Times")
    found = event_of(*(quoting(outlet, ("Interfax",)) for outlet in outlets))
    assert (4, 1) == (found.outlets, found.origins)
    assert {"Interfax"} == origins(found).keys()
    assert (ADA,) == when(found).voices


def test_the_agency_s_own_page_is_the_origin_of_those_who_quote_it() -> None:
    wire = quoting("Interfax", day="2031-04-01")
    found = event_of(wire, quoting("Varn Courier", ("Interfax",)))
    assert {"Interfax": ("Interfax", "Varn Courier")} == origins(found)
    assert ((Through.OWN, Through.RELAY),) == tuple(o.through for o in when(found).origins)


def test_who_heard_it_is_an_origin_each() -> None:
    found = event_of(quoting("Varn Courier"), quoting("Quince Post"))
    assert (2, 2) == (found.outlets, found.origins)


def test_told_to_an_outlet_that_has_its_page_here() -> None:
    found = event_of(quoting("The Varn Courier"), quoting("Quince Post", ("Courier",)))
    assert {"The Varn Courier": ("The Varn Courier", "Quince Post")} == origins(found)


def test_an_outlet_that_quotes_itself_is_its_own_origin() -> None:
    found = event_of(quoting("Brannock Herald", ("Herald",)))
    assert (
        Origin("Brannock Herald", ("Brannock Herald",), when(found).origins[0].reports, (Through.OWN,)),
    ) == (when(found).origins)


def test_a_relay_is_followed_to_where_it_was_told() -> None:
    middle = quoting("Varn Courier", ("Radio Dell",))
    found = event_of(middle, quoting("Quince Post", ("Varn Courier",)))
    assert {"Radio Dell": ("Varn Courier", "Quince Post")} == origins(found)


def test_another_saying_of_the_one_who_is_quoted_hands_nothing_on() -> None:
    earlier = quoting("Varn Courier", ("Radio Dell",), on="2031-03-01", day="2031-03-02")
    found = event_of(earlier, quoting("Quince Post", ("Varn Courier",)))
    assert {"Radio Dell", "Varn Courier"} == origins(found).keys()


def test_two_who_name_each_other_end_somewhere() -> None:
    found = event_of(quoting("Varn Courier", ("Quince Post",)), quoting("Quince Post", ("Varn Courier",)))
    assert 2 == found.outlets


def test_dispatches_of_one_agency_are_one_origin_on_any_day() -> None:
    """It is one newsroom: what it says again on Thursday it has not confirmed. Whom it quotes is told as voices."""
    first = page(
        "2031-04-01",
        said("confirmed", DAY, source=ADA, via=(), text="The talks open on 4 May, Ada Quill said."),
        publisher="Varn Courier",
        agency="Tidewire",
    )
    second = page(
        "2031-04-04",
        said("confirmed", DAY, source="Tom Orrin", via=(), text="Nothing has changed for 4 May, says Orrin."),
        publisher="Quince Post",
        agency="Tidewire",
    )
    found = event_of(first, second)
    assert {"Tidewire": ("Varn Courier", "Quince Post")} == origins(found)
    assert (ADA, "Tom Orrin") == when(found).voices


LONG = (
    "The Harbour Guild and the Port Ellery council will sit down in May, the guild said after a vote of its members. "
    "It was the second vote in a month on the dredging licence for Sandmouth, which the council wants to renew and "
    "which the fishermen of three villages want to see limited to the winter months, when the eels are gone. "
    "Until then the dredger lies at the old coal quay, and its crew of nine paint it for want of anything else to do."
)


def test_a_reprint_without_credit() -> None:
    """The first to print it gives no credit, the reprint does: both have it from the agency."""
    bare = page("2031-04-01", said("confirmed", DAY), about=LONG, publisher="Varn Courier")
    credited = page(
        "2031-04-02", said("confirmed", DAY), about=LONG, publisher="Quince Post", agency="Tidewire"
    )
    assert {"Tidewire": ("Varn Courier", "Quince Post")} == origins(event_of(bare, credited))


def test_a_reprint_that_nobody_credits_is_of_the_outlet_that_had_it_first() -> None:
    pages = [
        page("2031-04-01", said("confirmed", DAY), about=LONG, publisher="Varn Courier"),
        page("2031-04-02", said("confirmed", DAY), about=LONG, publisher="Quince Post"),
    ]
    found = event_of(*pages)
    assert {"Varn Courier": ("Varn Courier", "Quince Post")} == origins(found)
    assert (Through.OWN, Through.REPRINT) == when(found).origins[0].through


LIFTED = "The guild and the council will sit down on 4 May in the old customs house behind the fish market."


def test_a_sentence_that_stood_elsewhere_before() -> None:
    pages = [
        page("2031-04-01", said("confirmed", DAY, text=LIFTED), publisher="Varn Courier"),
        page(
            "2031-04-02", said("confirmed", DAY, text=LIFTED), publisher="Quince Post", about="Harbour talks."
        ),
    ]
    assert {"Varn Courier": ("Varn Courier", "Quince Post")} == origins(event_of(*pages))


def test_words_in_quotation_marks_are_heard_by_many() -> None:
    line = "“We shall sit down with them on the fourth of May in the old customs house behind the market,” she said."
    pages = [
        page("2031-04-01", said("confirmed", DAY, text=line), publisher="Varn Courier"),
        page(
            "2031-04-02", said("confirmed", DAY, text=line), publisher="Quince Post", about="Harbour talks."
        ),
    ]
    assert 2 == len(origins(event_of(*pages)))


def test_a_post_is_one_origin_for_all_who_quote_it() -> None:
    found = event_of(quoting("Varn Courier", ("Telegram",)), quoting("Quince Post", ("Telegram",)))
    assert {f"{ADA} on Telegram": ("Varn Courier", "Quince Post")} == origins(found)


def test_a_newsroom_s_word_is_that_newsroom_s() -> None:
    line = "AFP reported that the talks would open on 4 May."
    pages = [
        page(
            "2031-04-01", said("expected", DAY, source="Agence France-Presse", via=(), text=line), publisher=p
        )
        for p in ("Varn Courier", "Quince Post")
    ]
    assert {"AFP"} == origins(event_of(*pages)).keys()


@pytest.mark.parametrize(
    ("released", "same"), [("2031-04-01", True), ("2031-03-01", False), ("2031-04-20", False)]
)
def test_a_body_s_release_is_the_origin_of_those_who_quote_it_then(released: str, same: bool) -> None:
    guild = "Sandmouth Dredging"
    pages = [
        page(released, said("confirmed", DAY, text="We start on 4 May."), publisher=guild),
        *(
            page("2031-04-02", said("confirmed", DAY, source=guild, via=()), publisher=p)
            for p in ("Varn Courier", "Quince Post")
        ),
    ]
    assert ({guild} if same else {guild, "Varn Courier", "Quince Post"}) == origins(event_of(*pages)).keys()


def test_a_house_or_a_person_relays_nothing() -> None:
    told = quoting("Quince Post", ("Tom Orrin",))
    tom = Mention(Span(0, 3), "Tom Orrin", NameKind.PERSON, MentionForm.NAME, "Tom Orrin")
    heard = Reading(told.article, told.statements, told.reports, (tom,))
    found = event_of(quoting("Varn Courier", ("Parliament",)), heard)
    assert {"Varn Courier", "Quince Post"} == origins(found).keys()


def test_each_field_has_its_own() -> None:
    pages = [
        page("2031-04-01", said("expected", DAY, place="Varn"), publisher="Varn Courier"),
        page("2031-04-02", said("confirmed", DAY), publisher="Quince Post"),
        page("2031-04-03", said("confirmed", mode="virtual"), publisher="Radio Dell"),
    ]
    fields = {s.field: s.outlets for s in event_of(*pages).sourcing}
    assert {
        "status": ("Quince Post", "Radio Dell"),
        "window": ("Varn Courier", "Quince Post"),
        "mode": ("Radio Dell",),
        "place": ("Varn Courier",),
    } == fields


def test_what_was_confirmed_before_it_was_put_off_confirms_nothing_now() -> None:
    pages = [
        page("2031-04-01", said("confirmed", DAY), publisher="Varn Courier"),
        page("2031-04-10", said("postponed", "2031-05-18"), publisher="Radio Dell"),
        page("2031-04-20", said("confirmed", "2031-05-18"), publisher="Quince Post"),
    ]
    fields = {s.field: s.outlets for s in event_of(*pages).sourcing}
    assert ("Quince Post",) == fields["status"]
    assert ("Radio Dell", "Quince Post") == fields["window"]


def test_a_deadline_told_on_two_days_is_one_value() -> None:
    pages = [
        page("2031-04-01", said("expected", ("2031-04-01", "2031-05-31")), publisher="Varn Courier"),
        page("2031-04-05", said("expected", ("2031-04-05", "2031-05-31")), publisher="Quince Post"),
    ]
    assert ("Varn Courier", "Quince Post") == when(event_of(*pages)).outlets


def test_by_an_earlier_day_fewer_carry_it() -> None:
    pages = [quoting("Varn Courier"), quoting("Quince Post", day="2031-04-09")]
    early = snapshot(pages, as_of=date(2031, 4, 5), today=TODAY).events[0]
    assert (1, 1, ("Varn Courier",)) == (early.outlets, early.origins, when(early).outlets)
