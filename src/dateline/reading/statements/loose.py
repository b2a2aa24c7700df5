"""Speech that no cue claims: it goes on with the statement before it, or belongs to the last speaker."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.model import Doubt, Mention, MentionForm, NameKind, Span
from dateline.reading.statements.draft import Draft
from dateline.reading.statements.quotes import Quote

__all__ = ["claim_loose"]

_WORD = re.compile(r"\w+")
_SPEECH_WORDS = 4
_BESIDE = 4  # quotes given away just before of which one may hold this one
_SIGNED = re.compile(r"[—–-]{1,2}\s?([^\n()@]{2,60}?) \(@\w+\)")


def claim_loose(
    text: str,
    quotes: Sequence[Quote],
    found: list[Draft],
    mentions: Sequence[Mention],
) -> tuple[list[Draft], list[Doubt]]:
    """Gives unclaimed quotes to their speakers. Returns all drafts and a doubt per quote that stays without one."""
    out = sorted([*found, *_posts(text, found)], key=lambda draft: draft.order)
    doubts: list[Doubt] = []
    claimed, given = _claimed(out, quotes), len(out)
    for number, quote in enumerate(quotes):
        if number in claimed or any(_claims(draft, quote) for draft in out[given:][-_BESIDE:]):
            continue
        announced = _announced(text, quote, mentions)
        if announced is not None:
            out.append(Draft((quote.inner,), quote.outer, announced, announced))
            continue
        if not _utters(text, quote):
            continue
        before = max((d for d in out if _end(d) <= quote.outer.start), key=_end, default=None)
        gap = text[_end(before) : quote.outer.start] if before is not None else ""
        if before is not None and _continues(text, before, gap):
            at = out.index(before)
            out[at] = replace(before, content=(*before.content, quote.inner))
        elif len(_WORD.findall(quote.inner.of(text))) < _SPEECH_WORDS:
            continue
        elif before is not None and gap.count("\n") <= 1 and _opens_paragraph(text, quote):
            out.append(Draft((quote.inner,), quote.outer, before.source, before.head))
        else:
            person = _actor(text, quote, mentions)
            if person is None:
                doubts.append(Doubt("statements.loose-quote", "speech without a speaker", quote.outer))
            else:
                out.append(Draft((quote.inner,), quote.outer, person, person))
    return out, doubts


def _posts(text: str, found: Sequence[Draft]) -> Iterator[Draft]:
    """Embedded posts: what stands before "— Name (@handle)", on its line or the line above."""
    for match in _SIGNED.finditer(text):
        start = text.rfind("\n", 0, match.start()) + 1
        end = match.start()
        if not text[start:end].strip():
            end = max(0, start - 1)
            start = text.rfind("\n", 0, end) + 1
        words = text[start:end]
        if not words.strip():
            continue
        content = Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))
        if not any(piece.overlaps(content) for draft in found for piece in draft.content):
            source = Span(match.start(1), match.end(1))
            signed = text.find("\n", match.end())
            clause = Span(match.start(), signed if signed >= 0 else len(text))
            yield Draft((content,), clause, source, source, signed=True)


def _utters(text: str, quote: Quote) -> bool:
    """Whether the quote begins and ends like a sentence."""
    words = quote.inner.of(text)
    if len(_WORD.findall(words)) < 2:
        return False
    return (
        words[:1].isupper() and (words[-1:] in ".!?…," or _ends_sentence(text, quote))
    ) or not quote.closed


def _ends_sentence(text: str, quote: Quote) -> bool:
    return text[quote.outer.end : quote.outer.end + 1] in {"", "\n", ".", "!", "?"}


def _claimed(found: Sequence[Draft], quotes: Sequence[Quote]) -> set[int]:
    """The numbers of the quotes of which some part is content already, told in one pass over both."""
    pieces = sorted((piece.start, piece.end) for draft in found for piece in draft.content)
    out, at, reached = set(), 0, 0
    for number in sorted(range(len(quotes)), key=lambda n: quotes[n].inner.end):
        inner = quotes[number].inner
        while at < len(pieces) and pieces[at][0] < inner.end:
            reached, at = max(reached, pieces[at][1]), at + 1
        if reached > inner.start:
            out.add(number)
    return out


def _claims(draft: Draft, quote: Quote) -> bool:
    return any(piece.overlaps(quote.inner) for piece in draft.content)


def _end(draft: Draft) -> int:
    ends = [piece.end for piece in draft.content]
    return max([*ends, draft.cue.end if draft.cue else 0, draft.source.end if draft.source else 0])


def _continues(text: str, before: Draft, gap: str) -> bool:
    """Whether the quote goes on with the statement before: same paragraph, no new sentence of other matter between."""
    spoken = text[before.content[0].start - 1 : before.content[0].start] in {"“", '"', "'", "‘", "„", "«"}
    if not spoken:
        return False
    plain = gap.strip(" ”\"’'.,\n")
    return (
        ("\n" not in gap.strip("\n ") or not plain)
        and len(_WORD.findall(plain)) <= 25
        and plain.count(". ") == 0
    )


def _opens_paragraph(text: str, quote: Quote) -> bool:
    return (
        quote.outer.start == 0
        or text[quote.outer.start - 1] == "\n"
        or text[quote.outer.start - 2 : quote.outer.start] == "\n "
    )


def _announced(text: str, quote: Quote, mentions: Sequence[Mention]) -> Span | None:
    """The person whose doings end in a colon right before the quote ("Korda was shorter: “No.”")."""
    before = text[max(0, quote.outer.start - 240) : quote.outer.start].rstrip(" ")
    if not before.endswith(":") or "\n" in before[-3:]:
        return None
    opens = max(before.rfind(mark) for mark in ("\n", ". ", "? ", "! ", "” ", '" ', ".” ", '." '))
    start = quote.outer.start - (len(text[max(0, quote.outer.start - 240) : quote.outer.start]) - opens) + 1
    at = bisect_left(mentions, start, key=lambda m: m.span.start)
    for mention in mentions[at:]:
        if mention.span.start >= quote.outer.start:
            return None
        if mention.form is MentionForm.NAME and mention.kind is NameKind.PERSON:
            return mention.span
    return None


def _actor(text: str, quote: Quote, mentions: Sequence[Mention]) -> Span | None:
    """The person whose doings the sentence right before the quote tells ("Korda shrugged. “No.”")."""
    start = text.rfind("\n", 0, quote.outer.start) + 1
    near = [
        m.span
        for m in mentions
        if start <= m.span.start < quote.outer.start
        and m.kind is NameKind.PERSON
        and m.form is not MentionForm.NAMELESS
    ]
    return near[-1] if near else None
