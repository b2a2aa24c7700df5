"""Tokens tile the text; tags are the same on every machine."""

from __future__ import annotations

from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from dateline.language import tag, tokenize

SENTENCE = "The harbour board won't say whether its vote, put off twice, will be held on Tuesday at 6.30pm in St. Brannoc."


def words(text: str) -> list[str]:
    return [span.of(text) for span in tokenize(text)]


def test_contractions_and_possessives_come_apart() -> None:
    assert ["The", "mayor", "'s", "aides", "do", "n't", "know"] == words("The mayor's aides don't know")
    assert ["it", "is", "n’t", "over"] == words("it isn’t over")


def test_abbreviations_times_and_dates_stay_whole() -> None:
    assert ["on", "Dec.", "7", "at", "10:30"] == words("on Dec. 7 at 10:30")
    assert ["U.S.", "envoys"] == words("U.S. envoys")
    assert ["06/12/2031"] == words("06/12/2031")
    assert ["O'Dell", "of", "N’Bora"] == words("O'Dell of N’Bora")
    assert ["NOV.", "18"] == words("NOV. 18")
    assert ["24-hour", "walk-out"] == words("24-hour walk-out")


def test_a_sentence_is_tagged_as_it_reads() -> None:
    tagged = dict(zip(words(SENTENCE), tag(words(SENTENCE)), strict=True))
    assert {"vote": "NN", "will": "MD", "held": "VBN"}.items() <= tagged.items()


def test_tags_are_the_same_on_every_machine() -> None:
    # A digest, so that a silent change of the weights or of the tokeniser is seen. Made by this very line.
    digest = sha256(" ".join(tag(words(SENTENCE))).encode()).hexdigest()[:12]
    assert digest == "e101107d7e83"


@given(st.text(max_size=200))
def test_tokens_are_in_order_and_hold_no_space(text: str) -> None:
    end = 0
    for span in tokenize(text):
        assert span.start >= end
        assert not span.of(text).isspace()
        end = span.end
    kept = "".join(words(text))
    assert "".join(text.split()) == "".join(kept.split())


@given(st.lists(st.text(min_size=1, max_size=8).filter(lambda w: not w.isspace()), max_size=12))
def test_any_words_get_one_tag_each(some: list[str]) -> None:
    assert len(some) == len(tag(some))
