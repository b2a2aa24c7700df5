"""Tables of the documentation that are drawn from the code."""

from __future__ import annotations

from enum import StrEnum

import pytest

from bench.tables import WORDS, evenings, meanings


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_every_word_says_what_it_means(words: type[StrEnum]) -> None:
    told = meanings(words)
    assert list(told) == [word.value for word in words]
    assert [] == [word for word, meaning in told.items() if not meaning.endswith(".") or "|" in meaning]


def test_an_evening_knows_what_was_published_by_then() -> None:
    table = evenings("examples/two-islands", ["2024-10-20", "2024-10-21"]).splitlines()
    assert "| 2024-10-20 | confirmed | Tue 29 Oct 2024 |" in table[3]
    assert "| 2024-10-21 | postponed | Tue 12 Nov 2024 |" in table[4]
