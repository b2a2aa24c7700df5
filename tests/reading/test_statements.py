"""Who said what, on sentences of our own."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.language import told as hear
from dateline.model import Article, Dated, QuoteKind, Span, Statement, Timex, Window
from dateline.reading.names import names
from dateline.reading.sentences import sentences
from dateline.reading.statements import statements
from dateline.reading.statements.quotes import quotations


def read(text: str, *days: str) -> tuple[Statement, ...]:
    """The statements of a page written on Wednesday 12 March 2031; `days` are its words for the day before."""
    article = Article("a", "p", "o", text, published=Dated(date(2031, 3, 12), "test"))
    split, tuesday = sentences(text), Window.on(date(2031, 3, 11))
    spans = [Span(text.index(word), text.index(word) + len(word)) for word in days]
    timexes = [Timex(span, span.of(text), "DATE", "2031-03-11", tuesday) for span in spans]
    heard = hear(text, split)
    return statements(article, split, names(article, split, heard), timexes, heard)[0]


def told(text: str) -> list[tuple[str | None, str, list[str]]]:
    """Each statement's name, cue and content."""
    return [
        (s.name, s.cue.of(text) if s.cue else "", [c.of(text) for c in s.content])
        for s in read(text)
        if s.told
    ]


@pytest.mark.parametrize(
    ("text", "name", "cue", "content"),
    [
        (
            "Orsolya Venn said the bridge would reopen in May.",
            "Orsolya Venn",
            "said",
            ["the bridge would reopen in May"],
        ),
        (
            "The bridge would reopen in May, Orsolya Venn said.",
            "Orsolya Venn",
            "said",
            ["The bridge would reopen in May"],
        ),
        (
            "“The lights stay on,” said Bram Teixeira, the mayor.",
            "Bram Teixeira",
            "said",
            ["The lights stay on,"],
        ),
        (
            "“The lights stay on,” Bram Teixeira said. “Nobody told us.”",
            "Bram Teixeira",
            "said",
            ["The lights stay on,", "Nobody told us."],
        ),
        (
            "According to the Harrow Bank, prices have risen twice since June.",
            "Harrow Bank",
            "According to",
            ["prices have risen twice since June"],
        ),
        (
            "The offer, the Harrow Bank said, was the best it had seen.",
            "Harrow Bank",
            "said",
            ["The offer", "was the best it had seen"],
        ),
        (
            "Aleks Brandvold, the premier, told reporters on Monday that the talks had failed.",
            "Aleks Brandvold",
            "told",
            ["the talks had failed"],
        ),
        (
            "Hanna Sibeko called for a second ballot, which the owners dislike.",
            "Hanna Sibeko",
            "called for",
            ["a second ballot"],
        ),
        ("Hanna Sibeko ruled out closing the mill.", "Hanna Sibeko", "ruled out", ["closing the mill"]),
        (
            "The Merrow Times quoted Hanna Sibeko as saying that the mill was safe.",
            "Hanna Sibeko",
            "saying",
            ["the mill was safe"],
        ),
        (
            "A Western diplomat said the talks were going nowhere.",
            "a Western diplomat",
            "said",
            ["the talks were going nowhere"],
        ),
        (
            "A retired banker who asked not to be named said the vault was empty.",
            "a retired banker",
            "said",
            ["the vault was empty"],
        ),
        (
            "Bram Teixeira was shorter still: “Rubbish.”",
            "Bram Teixeira",
            "",
            ["Rubbish."],
        ),
        (
            "The mill will close on Friday, Ilse Corrado told reporters.",
            "Ilse Corrado",
            "told",
            ["The mill will close on Friday"],
        ),
        (
            "Danish cable maker Varn Otter on Tuesday said the mill was safe.",
            "Varn Otter",
            "said",
            ["the mill was safe"],
        ),
        (
            "The mill is safe, the Harrow Dockers' League said.",
            "Harrow Dockers' League",
            "said",
            ["The mill is safe"],
        ),
        (
            "Venn's envoy said his side “sees no need for haste”.",
            "Venn's envoy",
            "said",
            ["his side “sees no need for haste”"],
        ),
    ],
)
def test_one_statement(text: str, name: str, cue: str, content: list[str]) -> None:
    assert told(text) == [(name, cue, content)]


def test_joined_cues_share_a_source() -> None:
    text = "Ilse Corrado said the mill was safe and warned that prices would rise."
    assert [(n, c) for n, c, _ in told(text)] == [("Ilse Corrado", "said"), ("Ilse Corrado", "warned")]


def test_the_hearer_is_no_speaker() -> None:
    text = "“We stay,” Aleks Brandvold, leader of the Dockers' League, told Reuters."
    assert [n for n, _, _ in told(text)] == ["Aleks Brandvold"]


def test_a_pronoun_speaks_for_the_last_speaker() -> None:
    text = "Hannah Venn said the ferry was late. She added that nobody knew why."
    assert [n for n, _, _ in told(text)] == ["Hannah Venn", "Hannah Venn"]


def test_a_free_standing_quote_goes_on_with_the_last_speaker() -> None:
    text = "“We have waited long enough,” Hannah Venn said.\n“The lights stay on tonight.”"
    assert [s.name for s in read(text)] == ["Hannah Venn"]
    assert "The lights stay on tonight." in {c.of(text) for s in read(text) for c in s.content}


def test_kinds() -> None:
    said = "Venn said the mill was safe. “It is safe,” Corrado said. Sibeko said it was “as safe as houses” for now."
    assert [s.kind for s in read(said)] == [QuoteKind.INDIRECT, QuoteKind.DIRECT, QuoteKind.MIXED]


def test_words_that_only_look_like_cues() -> None:
    assert told("Its claims were false. The report is long. All goes according to plan.") == []


def test_the_day_of_a_statement_is_the_one_at_its_cue() -> None:
    text = "Monday's vote stands, Hannah Venn said on Tuesday. Ilse Corrado has said that it fell. Corrado says it is safe."
    assert [bool(s.said) for s in read(text, "Tuesday")] == [True, False, False]


def test_one_day_of_news_holds_for_what_else_was_said_then() -> None:
    text = "Hannah Venn said on Tuesday the mill was safe. Ilse Corrado said it was not."
    assert {s.said.days for s in read(text, "Tuesday") if s.said} == {(date(2031, 3, 11), date(2031, 3, 11))}
    assert len(read(text, "Tuesday")) == 2


def test_quotes_may_run_to_the_end_of_the_paragraph() -> None:
    text = "“One.\n“Two,” he said."
    assert [(q.inner.of(text), q.closed) for q in quotations(text)] == [("One.", False), ("Two,", True)]


def test_who_is_quoted_speaks_and_not_who_quotes() -> None:
    text = "“The mill is safe,” Harrow Wire quoted Hanna Sibeko as saying."
    assert [n for n, _, _ in told(text)] == ["Hanna Sibeko"]


def test_she_who_added_is_she_who_spoke() -> None:
    text = "Hannah Venn said the ferry was late.\n“I asked Ilse Corrado. She knew nothing,” she added.\nNobody else spoke."
    assert {n for n, _, _ in told(text)} == {"Hannah Venn"}


def test_the_leaders_are_the_two_last_named_together() -> None:
    text = (
        "Hannah Venn and Aleks Brandvold met in Lunde on Monday. The leaders said that the ferry would run."
    )
    assert [n for n, _, _ in told(text)] == ["Hannah Venn and Aleks Brandvold"]


def test_a_day_inside_what_another_says_dates_nobody() -> None:
    text = "The mill stays.\nIt has for years.\nIlse Corrado has said the mill lost money on Tuesday. Hannah Venn has said it did not."
    assert [s.said for s in read(text, "Tuesday") if s.told] == [None, None]


def test_the_day_of_the_news_is_the_one_in_its_first_lines() -> None:
    text = (
        "The mill in Lunde will close in spring, its owner said on Tuesday after a meeting.\n"
        "On Wednesday the union was told. Hannah Venn said the mill was safe."
    )
    assert (date(2031, 3, 11), date(2031, 3, 11)) in {s.said.days for s in read(text, "Tuesday") if s.said}


@pytest.mark.parametrize(
    "text",
    [
        "Ilse Corrado denied it.",
        "Nobody on the quay thinks the mill will close.",
        "I asked Ilse Corrado whether the mill would close.",
        "Pictures from the yard show that a second hull was on the slip.",
        "Asked whether the mill would close, Ilse Corrado smiled.",
        "The owners declined to comment.",
    ],
)
def test_what_says_nothing_is_not_told(text: str) -> None:
    assert [] == told(text)


def test_a_short_content_that_says_something_is_told() -> None:
    assert [("Ilse Corrado", "denied", ["any wrongdoing"])] == told("Ilse Corrado denied any wrongdoing.")


def test_a_signed_post_needs_no_cue() -> None:
    text = "The mill stays. We open on Monday, with coffee.\n— Ilse Corrado (@ilsecorrado)"
    assert ["Ilse Corrado"] == [name for name, _, _ in told(text)]
