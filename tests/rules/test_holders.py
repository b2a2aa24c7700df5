"""The table of office-holders: what it answers, and when it keeps silent."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.rules import holders

INVENTED = {
    "president": (
        ("Norvania", "Orsolya Venn", "2001-01-01", "2004-05-06"),
        ("Norvania", "Ilmar Tosk", "2004-05-06", "2009-12-31"),
        ("Norvania", "Ilmar Tosk", "2009-06-01", "2010-01-31"),
        ("Lunde", "Aleks Brandt", "2001-01-01", "2010-01-31"),
    )
}


@pytest.fixture
def invented(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(holders, "_terms", lambda: INVENTED)


@pytest.mark.usefixtures("invented")
@pytest.mark.parametrize(
    ("country", "day", "name"),
    [
        ("Norvania", date(2001, 1, 1), "Orsolya Venn"),
        ("Norvania", date(2004, 5, 5), "Orsolya Venn"),
        ("Norvania", date(2004, 5, 6), None),
        ("Norvania", date(2004, 5, 7), "Ilmar Tosk"),
        ("Norvania", date(2009, 7, 1), "Ilmar Tosk"),
        ("Norvania", date(2010, 2, 1), None),
        ("Norvania", date(2000, 12, 31), None),
        ("Lunde", date(2004, 5, 6), "Aleks Brandt"),
        ("Ostmark", date(2004, 5, 6), None),
    ],
)
def test_only_a_sole_holder_is_told(country: str, day: date, name: str | None) -> None:
    assert name == holders.holder(country, "president", day)


@pytest.mark.usefixtures("invented")
def test_an_unknown_office_has_no_holder() -> None:
    assert holders.holder("Lunde", "gatekeeper", date(2004, 5, 6)) is None


@pytest.mark.parametrize(
    ("country", "office", "day", "name"),
    [
        ("United States", "president", date(1963, 11, 21), "John Kennedy"),
        ("United States", "foreign minister", date(2014, 3, 1), "John Kerry"),
        ("United States", "foreign minister", date(2021, 6, 10), "Antony Blinken"),
        ("Russia", "president", date(2010, 1, 1), "Dmitry Medvedev"),
        ("France", "president", date(2016, 1, 1), "François Hollande"),
        ("United Kingdom", "defence minister", date(2021, 6, 10), "Ben Wallace"),
        ("United Nations", "secretary-general", date(2019, 6, 10), "António Guterres"),
        # Two on the handover day; after the day on which the source was taken, nobody knows.
        ("United States", "president", date(2021, 1, 20), None),
        ("United States", "foreign minister", date(2024, 6, 10), None),
    ],
)
def test_the_shipped_table(country: str, office: str, day: date, name: str | None) -> None:
    assert name == holders.holder(country, office, day)


def test_every_term_is_well_formed() -> None:
    for terms in holders._terms().values():
        for country, person, first, last in terms:
            assert country
            assert person
            assert date.fromisoformat(first) <= date.fromisoformat(last)
