"""Who is spoken of, on sentences of our own."""

from __future__ import annotations

import pytest

from dateline.language import told
from dateline.model import Article, Mention, MentionForm, NameKind
from dateline.reading.names import names
from dateline.reading.names.tables import tables
from dateline.reading.sentences import sentences


def mentions(text: str) -> tuple[Mention, ...]:
    split = sentences(text)
    return names(Article("a", "p", "o", text), split, told(text, split))


def named(text: str, words: str) -> str | None:
    """The canonical name of the last mention that reads `words`."""
    return [m.name for m in mentions(text) if m.text == words][-1]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Orsolya Venn came. Later Venn left.", "Venn", "Orsolya Venn"),
        ("The mayor, Orsolya Venn, came. The mayor left.", "The mayor", "Orsolya Venn"),
        (
            "Orsolya Venn, the general secretary, came. The general secretary left.",
            "The general secretary",
            "Orsolya Venn",
        ),
        (
            "Quillon spokesman Bram Teixeira came. The Quillon spokesman said no.",
            "The Quillon spokesman",
            "Bram Teixeira",
        ),
        (
            "Norwegian Foreign Minister Aleks Brandvold came. The Norwegian minister said no.",
            "The Norwegian minister",
            "Aleks Brandvold",
        ),
        ("The Lunde Ferry Company struck a deal. The company said no.", "The company", "Lunde Ferry Company"),
        ("The Dockers Union met. The union said no.", "The union", "Dockers Union"),
        ("The Harbour Grades Union (HGU) met. The HGU said no.", "HGU", "Harbour Grades Union"),
        ("Hannah Venn met Robert Corrado. She said no.", "She", "Hannah Venn"),
        ("Hannah Venn met Robert Corrado. He said no.", "He", "Robert Corrado"),
        ("A Western diplomat came. The diplomat said no.", "The diplomat", "a Western diplomat"),
        ("A retired pilot from Lunde was angry. He said no.", "He", "a retired pilot from Lunde"),
        ("Quillon's director, Femke Aardal, shrugged. She said no.", "She", "Femke Aardal"),
        ("Hannah Venn told him it was late. She said no.", "She", "Hannah Venn"),
        (
            "The Quay Safety Authority met. The safety regulator said no.",
            "The safety regulator",
            "Quay Safety Authority",
        ),
        ("Orsolya Venn is unmoved. The Lunde minister said no.", "The Lunde minister", "Orsolya Venn"),
    ],
)
def test_canonical_names(text: str, words: str, name: str) -> None:
    assert name == named(text, words)


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("He met Orsolya Venn, who smiled.", "Orsolya Venn", NameKind.PERSON),
        ("He left Norway.", "Norway", NameKind.COUNTRY),
        ("He wrote to the Ministry of Trade and Industry.", "Ministry of Trade and Industry", NameKind.ORG),
        ("They met in Lunde.", "Lunde", NameKind.PLACE),
        ("The start-up Varn Otter folded.", "Varn Otter", NameKind.ORG),
        ("Rutger van Moll left.", "Rutger van Moll", NameKind.PERSON),
        ("He fled the village of Umber Rise.", "Umber Rise", NameKind.PLACE),
        ("The Kremlin said no.", "Kremlin", NameKind.ORG),
        ("Two sources said no.", "Two sources", NameKind.NAMELESS),
    ],
)
def test_kinds(text: str, words: str, kind: NameKind) -> None:
    assert [kind] == [m.kind for m in mentions(text) if m.text == words]


def test_roles_are_kept() -> None:
    found = mentions("Kremlin spokesman Bram Teixeira came.")
    assert ["Kremlin spokesman"] == [
        m.role for m in found if m.form is MentionForm.NAME and m.name == "Bram Teixeira"
    ]


def test_days_and_first_words_are_no_names() -> None:
    assert [] == [
        m for m in mentions("On Monday nobody came. However, it rained.") if m.form is MentionForm.NAME
    ]


def test_the_world_is_known() -> None:
    assert len(set(tables().country.values())) >= 190
    assert tables().demonym["dutch"] == "Netherlands"


def test_a_states_ministry_has_one_name() -> None:
    text = "Chile's foreign ministry said on Monday that talks would begin. Later the foreign ministry in Lima said no. The ministry added this."
    assert named(text, "Chile's foreign ministry") == "Chilean Foreign Ministry"
    assert named(text, "the foreign ministry in Lima") == "Peruvian Foreign Ministry"
    assert named(text, "The ministry") == "Peruvian Foreign Ministry"


def test_a_quotation_over_two_sentences_hides_its_names() -> None:
    text = "Hannah Venn left at noon. “We told Aleks Brandvold. Ilse Corrado was there too,” she said."
    assert named(text, "she") == "Hannah Venn"
