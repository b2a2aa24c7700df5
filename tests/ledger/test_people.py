"""Names that are one person or body, and voices that weigh more than others."""

from __future__ import annotations

import pytest

from dateline.ledger.people import People
from dateline.ledger.voices import Voices
from dateline.model import Mention, MentionForm, NameKind, Span
from dateline.rules import Row, rows


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Orla Quill", "Quill"),
        ("Quill", "Orla Quill"),
        ("Orla Quill", "Prime Minister Orla Quill"),
        ("Railway Grades Guild", "RGG"),
        ("RGG", "Railway Grades Guild"),
        ("the Harbour Guild", "Harbour Guild"),
        ("Sandmouth Instruments plc", "Sandmouth Instruments"),
        ("Sandmouth Instruments", "Sandmouth"),
        ("Fátima Ré", "Fatima Re"),
        ("Sayyid Omar al-Tarif", "Mr Tarif"),
    ],
)
def test_one_bearer(one: str, other: str) -> None:
    people = People()
    assert people.add(one) == people.add(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Orla Quill", "Tam Reyes"),
        ("Harbour Guild", "Harbour Board"),
        ("Orla Quill", "Tam Quill"),
        ("Varn", "Vern"),
    ],
)
def test_two_bearers(one: str, other: str) -> None:
    people = People()
    assert people.add(one) != people.add(other)


def test_a_name_that_two_may_bear_is_nobody_known() -> None:
    people = People()
    both = {people.add("Orla Quill"), people.add("Tam Quill")}
    assert people.find("Quill") is None
    assert people.add("Quill") not in both


def test_the_fullest_name_is_the_canonical_one() -> None:
    people = People()
    numbers = {people.add(name) for name in ("Quill", "Orla Quill", "Quill", "Ms Quill")}
    assert len(numbers) == 1
    assert people.canonical(numbers.pop()) == "Orla Quill"


@pytest.mark.parametrize("row", rows("ranks"), ids=lambda r: str(r["name"]))
def test_each_rank_has_a_source_that_fits(row: Row) -> None:
    assert Voices(()).rank(row["example"]) == row["rank"]


def test_bodies_that_speak_with_one_voice_are_not_nameless() -> None:
    both = Mention(
        Span(0, 20), "the two governments", NameKind.NAMELESS, MentionForm.NAME, "the two governments"
    )
    some = Mention(Span(0, 15), "two governments", NameKind.NAMELESS, MentionForm.NAME, "two governments")
    assert Voices((both,)).rank("the two governments") == Voices(()).rank("Sandmouth Harbour Authority")
    assert Voices((some,)).rank("two governments") == Voices(()).rank("two people briefed on the ferry plan")


def test_a_role_makes_an_official() -> None:
    said_to_be = Mention(
        Span(0, 4), "Quill", NameKind.PERSON, MentionForm.NAME, "Orla Quill", "foreign minister of Varn"
    )
    assert (
        Voices((said_to_be,)).rank("Orla Quill")
        > Voices(()).rank("Orla Quill")
        > Voices(()).rank("a passer-by")
    )
