"""Who a source is, with names and spans by hand."""

from __future__ import annotations

import pytest

from dateline.model import Article, Mention, MentionForm, NameKind, Span
from dateline.reading.sentences import sentences
from dateline.reading.statements import statements
from dateline.reading.statements.bearers import Bearers
from tests.fakes.heard import heard


def named(text: str, *names: tuple[str, NameKind]) -> list[Mention]:
    """The first mention of each name, as the page writes it."""
    spans = [(Span(text.index(name), text.index(name) + len(name)), name, kind) for name, kind in names]
    return sorted(
        (Mention(span, name, kind, MentionForm.NAME, name) for span, name, kind in spans),
        key=lambda m: m.span.start,
    )


def speaker(text: str, mentions: list[Mention], *spoken: tuple[str, str, str]) -> str | None:
    """The name of who speaks last; `spoken` is source, cue and content of each statement."""
    split = sentences(text)
    sources, cues, contents = zip(*spoken, strict=True)
    marked = heard(text, split, source=sources, cue=cues, content=contents)
    return statements(Article("a", "p", "o", text), split, mentions, (), marked)[0][-1].name


def test_a_description_after_a_quote_is_who_just_spoke() -> None:
    text = "Hannah Venn told us the mill was safe. “It never burnt,” the engineer said."
    spoken = [("Hannah Venn", "told", "the mill was safe"), ("the engineer", "said", "“It never burnt,”")]
    assert "Hannah Venn" == speaker(text, named(text, ("Hannah Venn", NameKind.PERSON)), *spoken)


def test_a_description_that_tells_of_another_matter_is_somebody_else() -> None:
    text = "Hannah Venn told us the mill was safe. The engineer said it had burnt."
    spoken = [("Hannah Venn", "told", "the mill was safe"), ("The engineer", "said", "it had burnt")]
    assert "the engineer" == speaker(text, named(text, ("Hannah Venn", NameKind.PERSON)), *spoken)


def test_an_office_speaks_for_who_bears_its_owners_title() -> None:
    text = "Hannah Venn, the auditor of Lunde, is away. The auditor's office said the books were closed."
    spoken = ("The auditor's office", "said", "the books were closed")
    assert "Hannah Venn" == speaker(text, named(text, ("Hannah Venn", NameKind.PERSON)), spoken)


def test_a_bodys_order_is_the_bodys_word() -> None:
    text = "The Lunde Harbour Court sat on the mill. The court's order says the fence stays."
    spoken = ("The court's order", "says", "the fence stays")
    assert "Lunde Harbour Court" == speaker(text, named(text, ("Lunde Harbour Court", NameKind.ORG)), spoken)


def test_the_only_minister_of_a_page_is_the_minister() -> None:
    text = "Energy minister Hannah Venn left early. The minister said the lights would stay on."
    spoken = ("The minister", "said", "the lights would stay on")
    assert "Hannah Venn" == speaker(text, named(text, ("Hannah Venn", NameKind.PERSON)), spoken)


def test_of_two_ministers_neither_is_the_minister() -> None:
    text = "Energy minister Hannah Venn met transport minister Bram Teixeira."
    people = named(text, ("Hannah Venn", NameKind.PERSON), ("Bram Teixeira", NameKind.PERSON))
    assert (None, "Bram Teixeira") == (
        Bearers(text, people).only("minister"),
        Bearers(text, people).of("minister", len(text)),
    )


def test_a_deputy_does_not_bear_the_title() -> None:
    text = "Hannah Venn, deputy minister of energy, left early."
    people = named(text, ("Hannah Venn", NameKind.PERSON))
    assert Bearers(text, people).only("minister") is None


def test_the_day_of_speaking_is_no_part_of_the_speaker() -> None:
    text = "Danish cable makers on Tuesday said that the mill was safe."
    spoken = ("Danish cable makers on Tuesday", "said", "that the mill was safe")
    assert "Danish cable makers" == speaker(text, [], spoken)


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("One engineer", "an engineer"),
        ("One European diplomat", "a European diplomat"),
        ("One of them", "one of them"),
        ("Two engineers", "two engineers"),
    ],
)
def test_one_of_a_kind_is_nameless_as_any_other(source: str, name: str) -> None:
    assert name == speaker(f"{source} said the mill was safe.", [], (source, "said", "the mill was safe"))


def test_it_is_the_body_that_just_spoke() -> None:
    text = "The channel stands by its story. It denied any haste."
    spoken = [("The channel", "stands by", "its story"), ("It", "denied", "any haste")]
    assert "the channel" == speaker(text, [], *spoken)
