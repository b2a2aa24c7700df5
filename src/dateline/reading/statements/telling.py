"""Whether an attribution tells what somebody said: a source that speaks, and a content that says something.

What fails stays in the reading, untold: the spans are right, but a list of who said what is better without them.
"""

from __future__ import annotations

import re

from dateline.model import QuoteKind
from dateline.reading.statements.draft import Draft
from dateline.reading.statements.words import words

__all__ = ["tells"]

_WORD = re.compile(r"\w[\w’'-]*")
_HOLLOW, _STANDS_FOR_VERB = words("hollow"), words("stands_for_verb")
_NOBODY, _OWN, _PICTURES = words("nobody"), words("own_voice"), words("pictures")
_BEING_ASKED = re.compile(
    r"(?:Asked|Pressed|Questioned)\b|(?:was|were|is|are|been|being|when|if) asked\b|asked by\b"
)
_QUESTION = re.compile(r"(?:whether|if|what|when|where|who|how|why|about|that)\b", re.IGNORECASE)


def tells(text: str, draft: Draft, kind: QuoteKind) -> bool:
    """Whether the attribution belongs among what was told. `kind` says how much of its content is quoted."""
    if draft.wide or draft.inner or draft.source is None:
        return False
    if kind is not QuoteKind.INDIRECT or draft.signed:
        return True
    return draft.cue is not None and _speaks(text, draft) and _says_something(text, draft)


def _speaks(text: str, draft: Draft) -> bool:
    """Whether the source speaks: not nobody, not the writer, not a picture, not who was asked a question."""
    assert draft.source is not None
    assert draft.cue is not None
    spoken = [word.lower() for word in _WORD.findall((draft.head or draft.source).of(text))]
    if not spoken or spoken[0] in _NOBODY or spoken[0] in _OWN or _PICTURES & set(spoken):
        return False
    before = text[max(0, draft.cue.start - 8) : draft.cue.end]
    asked = _BEING_ASKED.search(before)
    return not (asked and _QUESTION.match(text, draft.content[0].start))


def _says_something(text: str, draft: Draft) -> bool:
    """Whether the content says something by itself: "denied it" does not, "said Thursday" and "said it would" do."""
    said = [word.lower() for piece in draft.content for word in _WORD.findall(piece.of(text))]
    telling = [word for word in said if word not in _HOLLOW]
    return bool(telling) and (len(said) > 1 or telling[0] not in _STANDS_FOR_VERB)
