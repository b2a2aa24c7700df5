"""Who takes part in a report's event. All people, bodies and sentences are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.model import Article, Kind, Mention, MentionForm, NameKind, Report, Span, Status
from dateline.reading.reports.clauses import units
from dateline.reading.reports.parties import is_group, pairs_of, participants_of, roles_of
from dateline.reading.sentences import sentences

KINDS = {
    "Ada Voss": NameKind.PERSON, "Bo Lind": NameKind.PERSON, "Cy Marr": NameKind.PERSON, "Dockers Union": NameKind.ORG,
    "Varn Ferries": NameKind.ORG, "Norland": NameKind.COUNTRY, "Selmia": NameKind.COUNTRY, "Orlo Wire": NameKind.ORG,
}  # fmt: skip
ROLES = {"Ada Voss": "president", "Bo Lind": "president", "Cy Marr": "envoy"}


def mentions(text: str) -> tuple[Mention, ...]:
    """The invented names where they stand in a text."""
    found = [
        Mention(Span(at, at + len(name)), name, kind, MentionForm.NAME, name, ROLES.get(name))
        for name, kind in KINDS.items()
        for at in range(len(text))
        if text.startswith(name, at)
    ]
    return tuple(sorted(found, key=lambda m: m.span))


def who(text: str, same: Report | None = None) -> tuple[str, ...]:
    """The participants of the last clause of a text."""
    article = Article("a", "p", "o", text, publisher="Orlo Wire")
    named = mentions(text)
    unit = units(sentences(text), (), ())[-1]
    return participants_of(unit, article, named, pairs_of(article, named), roles_of(named), same)


def test_a_paper_that_calls_itself_by_half_its_name_takes_no_part() -> None:
    text = "Ada Voss told the Wire that the talks open on Friday."
    article = Article("a", "p", "o", text, publisher="Orlo Wire")
    named = (
        Mention(Span(0, 8), "Ada Voss", NameKind.PERSON, MentionForm.NAME, "Ada Voss"),
        Mention(Span(18, 22), "Wire", NameKind.ORG, MentionForm.NAME, "Wire"),
    )
    unit = units(sentences(text), (), ())[-1]
    assert "Wire" not in participants_of(unit, article, named, pairs_of(article, named), {}, None)


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Ada Voss will meet Bo Lind on Monday.", ("Ada Voss", "Bo Lind")),
        ("The Dockers Union will strike in Norland.", ("Dockers Union",)),
        ("The vote is on Monday, according to Varn Ferries.", ()),
        ("Orlo Wire expects the vote on Monday.", ()),
        ("The talks open on Monday.", ()),
        ("Ada Voss and Bo Lind are old friends. Cy Marr carries the mail. The two presidents meet on Monday.", ("Ada Voss", "Bo Lind")),
        ("The Dockers Union and Varn Ferries are at odds. Both sides meet on Monday.", ("Dockers Union", "Varn Ferries")),
        ("Ada Voss is ill. Both sides meet on Monday.", ()),
    ],
)  # fmt: skip
def test_who_takes_part(text: str, parties: tuple[str, ...]) -> None:
    assert parties == who(text)


def test_a_clause_that_names_nobody_keeps_those_told_before() -> None:
    told = Report(
        "r",
        Span(0, 5),
        Kind.MEETING,
        Status.CONFIRMED,
        Span(0, 5),
        "talks",
        ("Dockers Union", "Varn Ferries"),
    )
    assert who("The talks open on Monday.", told) == ("Dockers Union", "Varn Ferries")
    assert who("The Dockers Union is ready for the talks.", told) == ("Dockers Union", "Varn Ferries")
    assert who("Cy Marr is ready for the talks.", told) == ("Cy Marr",)
    assert who("The Dockers Union is ready.", replace(told, kind=Kind.STRIKE)) == ("Dockers Union",)


def test_pairs_stand_side_by_side_and_are_of_one_sort() -> None:
    text = "Ada Voss and Bo Lind met. Norland and Selmia trade. Cy Marr and Norland differ. Ada Voss left; Bo Lind stayed."
    found = pairs_of(Article("a", "p", "o", text), mentions(text))
    assert [p[2] for p in found] == [("Ada Voss", "Bo Lind"), ("Norland", "Selmia")]


@pytest.mark.parametrize(
    ("clause", "group"),
    [
        ("both sides agreed", True),
        ("the two leaders met", True),
        ("the two days of talks", False),
        ("it opened", False),
    ],
)
def test_words_for_several_parties(clause: str, group: bool) -> None:
    assert group == is_group(clause)
