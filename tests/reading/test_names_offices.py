"""Roles that a page never names: the holder of the office on the page's day, and when there is none to tell."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.language import told
from dateline.model import Article, Dated, Mention, MentionForm, Span
from dateline.model.article import Installment
from dateline.reading.names import names
from dateline.reading.sentences import sentences

JUNE = date(2021, 6, 10)


def named(article: Article, text: str) -> tuple[Mention, ...]:
    """The mentions of a text."""
    split = sentences(text)
    return names(article, split, told(text, split))


def roles(text: str, day: date | None = JUNE) -> dict[str, str | None]:
    """The names of the role phrases, by their words."""
    article = Article("a", "p", "o", text, published=Dated(day, "byline") if day else None)
    return {m.text: m.name for m in named(article, text) if m.form is MentionForm.ROLE}


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The US secretary of state said talks would resume.", "The US secretary of state", "Antony Blinken"),
        ("Russia's president will visit on Friday.", "Russia's president", "Vladimir Putin"),
        ("The president of Russia said so.", "The president of Russia", "Vladimir Putin"),
        ("The French foreign minister is to visit.", "The French foreign minister", "Jean-Yves Le Drian"),
        ("The White House's Treasury secretary said so.", "The White House's Treasury secretary", "Janet Yellen"),
        ("The US Secretary of Defense said so.", "The US Secretary of Defense", "Lloyd Austin"),
        ("The UN chief said so.", "The UN chief", "António Guterres"),
        ("The South Korean president said so.", "The South Korean president", "Moon Jae-in"),
    ],
)  # fmt: skip
def test_an_unnamed_office_is_its_holders(text: str, words: str, name: str) -> None:
    assert name == roles(text)[words]


@pytest.mark.parametrize(
    "text",
    [
        "The former US secretary of state said so.",
        "The acting US defense secretary said so.",
        "The next US president will decide.",
        "The first Russian president spoke.",
        "The deputy foreign minister of Russia spoke.",
        "In 1999 the Russian president said so.",
        "Two decades ago the Russian president said so.",
        "A Russian president never asks.",
        "Ivo Tosk was the Russian president.",
        "Tosk, previously Russia's foreign minister, said so.",
        "The New Mexico attorney general said so.",
        "The Lunde foreign minister said so.",
        "The foreign minister said so.",
        "The Russian transport union president said so.",
        "The British transport minister said so.",
        "The Indian foreign secretary said so.",
    ],
)
def test_no_holder_where_it_is_another_office_or_time(text: str) -> None:
    assert roles(text, JUNE) == roles(text, None)


def test_no_day_no_holder() -> None:
    assert {"The US secretary of state": None} == roles("The US secretary of state said so.", None)


def test_beyond_the_table_no_holder() -> None:
    assert {"The US secretary of state": None} == roles(
        "The US secretary of state said so.", date(2029, 1, 8)
    )


def test_the_page_goes_first() -> None:
    text = "French President Orsolya Venn spoke. The French president left."
    assert roles(text)["The French president"] == "Orsolya Venn"


def test_a_holder_of_no_stated_country_is_a_doubt() -> None:
    text = "President Orsolya Venn spoke in Paris on Monday. The talks went on.\nThe French president left."
    assert roles(text)["The French president"] in {"Orsolya Venn", None}


def test_a_name_behind_the_office_goes_first() -> None:
    assert roles("The Russian president, Ivo Tosk, left.")["The Russian president"] == "Ivo Tosk"


def test_the_page_keeps_its_own_form_of_the_name() -> None:
    text = (
        "Mr Zelensky said no. Orsolya Venn said yes.\nThe talks ended. The Ukrainian president said so again."
    )
    assert roles(text)["The Ukrainian president"] == "Zelensky"


def test_a_namesake_is_a_doubt() -> None:
    text = "Mr Orso Putin sells tea. His shop is small.\nThe weather was fine.\nThe Russian president left."
    assert roles(text)["The Russian president"] is None


def test_the_other_countrys_president_is_not_taken_for_this_ones() -> None:
    text = "President Biden spoke first. The Russian president spoke later."
    assert roles(text)["The Russian president"] == "Vladimir Putin"


def test_a_pronoun_follows_the_holder() -> None:
    text = "The US secretary of state arrived on Monday. He will meet ministers."
    article = Article("a", "p", "o", text, published=Dated(JUNE, "byline"))
    assert [m.name for m in named(article, text) if m.text == "He"] == ["Antony Blinken"]


def test_each_installment_has_its_own_day() -> None:
    one, two = "The US president said so.", "The president of the US said so."
    text = f"{one}\n{two}"
    parts = (
        Installment(date(2021, 3, 1), Span(0, len(one))),
        Installment(date(2020, 3, 1), Span(len(one) + 1, len(text))),
    )
    article = Article("a", "p", "o", text, installments=parts)
    found = [m.name for m in named(article, text) if m.form is MentionForm.ROLE]
    assert found == ["Joe Biden", "Donald Trump"]
