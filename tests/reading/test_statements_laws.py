"""Laws of names and statements, for any text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.language import told
from dateline.model import Article
from dateline.reading.names import names
from dateline.reading.sentences import sentences
from dateline.reading.statements import statements

_WORDS = (
    "Venn", "said", "that", "“", "”", '"', "'", ",", ".", "the", "mayor", "told", "reporters", "by", "according", "to", "and",
    "was", "quoted", "as", "saying", "who", "of", "for", "it", "she", "\n", ":", "—", "(", ")", "@x", "will", "not", "ask",
    "called", "on", "Monday", "Ministry", "its", "'s", "A", "O’", "whether", "adding", "in", "view", "claim", "confident",
)  # fmt: skip
texts = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(_WORDS), max_size=40).map(" ".join))


@given(texts)
@settings(max_examples=250, deadline=None)
def test_spans_lie_in_the_text_and_content_never_overlaps_its_cue(text: str) -> None:
    article = Article("a", "p", "o", text)
    split = sentences(text)
    heard = told(text, split)
    mentions = names(article, split, heard)
    found, doubts = statements(article, split, mentions, (), heard)
    for mention in mentions:
        assert mention.span.of(text) == mention.text
    for one in found:
        assert one.content
        for span in (one.span, *one.content, *(s for s in (one.source, one.cue) if s)):
            assert 0 <= span.start <= span.end <= len(text)
            assert one.span.covers(span)
        assert not any(one.cue and piece.overlaps(one.cue) for piece in one.content)
        assert list(one.content) == sorted(one.content)
    assert len({one.id for one in found}) == len(found)
    assert all(doubt.reason for doubt in doubts)


@given(texts)
@settings(max_examples=60, deadline=None)
def test_reading_twice_gives_the_same(text: str) -> None:
    article = Article("a", "p", "o", text)
    split = sentences(text)
    heard = told(text, split)
    first, second = names(article, split, heard), names(article, split, heard)
    assert first == second
    assert statements(article, split, first, (), heard) == statements(article, split, second, (), heard)
