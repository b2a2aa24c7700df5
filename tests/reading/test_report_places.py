"""Where a clause says that its event is. All sentences are invented; Norland's capital is that of no country, Oman's is."""

from __future__ import annotations

import pytest

from dateline.model import Kind, Mention, MentionForm, NameKind, Span
from dateline.reading.reports.clauses import units
from dateline.reading.reports.details import place_of
from dateline.reading.sentences import sentences

NAMES = {
    "Oman": NameKind.COUNTRY,
    "Mount Ansel": NameKind.ORG,
    "High Court of Varn": NameKind.ORG,
    "Garve": NameKind.PLACE,
}


def where(text: str, kind: Kind = Kind.MEETING, told: tuple[str, ...] = ()) -> str | None:
    """The place of the last clause of a text."""
    mentions = tuple(
        Mention(Span(at, at + len(name)), name, of, MentionForm.NAME, name)
        for name, of in NAMES.items()
        if (at := text.find(name)) >= 0
    )
    return place_of(units(sentences(text), (), ())[-1], text, mentions, kind, told)


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("Oman offered to host the next talks in its capital.", Kind.MEETING, "Muscat"),
        ("The talks will be held in the Omani capital.", Kind.MEETING, "Muscat"),
        ("The envoys meet in the capital.", Kind.MEETING, None),
        ("The drill in the Mount Ansel tunnel begins at noon.", Kind.OPERATION, "Mount Ansel"),
        ("The High Court of Varn hears the appeal on Monday.", Kind.HEARING, "High Court of Varn"),
        ("The hearing opens in courtroom 4B on Monday.", Kind.HEARING, "courtroom 4B"),
        (
            "The truce north of the 12th parallel begins on Monday.",
            Kind.OPERATION,
            "north of the 12th parallel",
        ),
        ("The truce east of the canal begins on Monday.", Kind.OPERATION, "east of the canal"),
        ("The talks are south of expectations.", Kind.MEETING, None),
    ],
)
def test_where_an_event_is(text: str, kind: Kind, place: str | None) -> None:
    assert place == where(text, kind)


def test_the_same_city_is_the_one_named_last_or_told_before() -> None:
    assert where("Garve is wet. The talks were held in the same city.") == "Garve"
    assert where("The talks were held in the same city.", told=("Sandmouth",)) == "Sandmouth"
    assert where("The talks were held in the same city.") is None
