"""Words in pieces, and windows that hold every word once."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.language.marks import MARKS, marks
from dateline.language.windows import MOST, windows

words = st.lists(st.one_of(st.sampled_from(["talks", "“", "”", ".", "Venn", "U.S.", "2031"]), st.text(min_size=1, max_size=30)), min_size=1, max_size=600)  # fmt: skip


@given(words, st.data())
@settings(max_examples=60, deadline=None)
def test_every_word_stands_in_one_window(those: list[str], data: st.DataObject) -> None:
    flags = data.draw(st.lists(st.booleans(), min_size=len(those), max_size=len(those)))
    made = windows(those, flags, flags)
    assert [n for w in made for n in range(w.start, w.start + len(w.firsts))] == list(range(len(those)))
    for window in made:
        assert len(window.pieces) == len(window.marks) <= MOST + 2
        assert all(0 < first < len(window.pieces) - 1 for first in window.firsts)
        assert all(0 <= mark < MARKS for row in window.marks for mark in row)


def test_a_window_ends_with_a_sentence_where_it_can() -> None:
    those = ["word"] * 300
    made = windows(those, [n == 0 for n in range(300)], [n % 50 == 49 for n in range(300)])
    assert [0, 250] == [w.start for w in made]


def test_a_word_that_no_piece_spells_keeps_its_place() -> None:
    (window,) = windows(["talks", "\u200b", "begin"], [True, False, False], [False, False, True])
    assert 3 == len(window.firsts)


def test_a_quotation_ends_with_its_mark_or_its_paragraph() -> None:
    those = ["“", "We", "go", "”", "he", "said", "“", "and", "We", "stay"]
    opens = [True, *[False] * 7, True, False]
    inside = [m[2] for m in marks(those, opens)]
    assert [1, 1, 1, 1, 0, 0, 1, 1, 0, 0] == [n - min(inside) for n in inside]
