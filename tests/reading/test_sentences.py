"""Where sentences end, and where they only seem to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.reading.sentences import sentences


def split(text: str) -> list[str]:
    return [s.span.of(text) for s in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The vote is off. Nobody came.", ["The vote is off.", "Nobody came."]),
        ("Mr. Osk met Dr. Lind at 5 p.m. on Dec. 7.", ["Mr. Osk met Dr. Lind at 5 p.m. on Dec. 7."]),
        ("Doors open at 5 p.m. The vote follows.", ["Doors open at 5 p.m.", "The vote follows."]),
        ("“It is off.” She left.", ["“It is off.”", "She left."]),
        ("“Off?” she asked.", ["“Off?” she asked."]),
        ("NEW DATE IS NOV. 18 FOR ALL.", ["NEW DATE IS NOV. 18 FOR ALL."]),
        ("The U.S. Senate votes.", ["The U.S. Senate votes."]),
        ("It grew 2.5 per cent. Not bad.", ["It grew 2.5 per cent.", "Not bad."]),
        ("One line.\nAnother one.", ["One line.", "Another one."]),
    ],
)
def test_where_a_sentence_ends(text: str, expected: list[str]) -> None:
    assert expected == split(text)


def test_a_line_without_a_stop_is_a_heading() -> None:
    first, second = sentences("Pilots to vote on Friday\nThe pilots of Port Osk vote on Friday.")
    assert first.heading
    assert not second.heading
    assert (0, 1) == (first.paragraph, second.paragraph)


@given(st.text(max_size=300))
def test_sentences_lie_in_order_inside_the_text(text: str) -> None:
    end = 0
    for sentence in sentences(text):
        assert end <= sentence.span.start <= sentence.span.end <= len(text)
        assert all(sentence.span.covers(token.span) for token in sentence.tokens)
        end = sentence.span.end


@pytest.mark.parametrize("unit", ["said, ", "word ", "Mr. ", "a.", "(", "endless"])
def test_what_runs_on_is_cut_into_sentences_that_lose_no_word(unit: str) -> None:
    text = (unit * 4000).strip()
    found = sentences(text)
    assert max(len(s.tokens) for s in found) <= 300
    assert text.replace(" ", "") == "".join(t.text for s in found for t in s.tokens)


def test_a_sentence_that_is_too_long_is_cut_behind_a_comma() -> None:
    first, *_ = sentences(" ".join(["word"] * 270 + [","] + ["more"] * 100))
    assert "," == first.tokens[-1].text
