"""Turns a source's words into a canonical name, with the mentions that the names step found."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from dateline.model import Mention, MentionForm, NameKind, Span, Statement
from dateline.reading.statements.bearers import Bearers
from dateline.reading.statements.draft import Draft
from dateline.reading.statements.papers import paper
from dateline.reading.statements.words import words

__all__ = ["Speakers", "singled_out"]

_SPEAKS_FOR = re.compile(
    r"\b(?:spokes(?:man|woman|person|people|men)|press (?:office|service|secretary)|office|statement|communiqu[eé]|survey|report|poll"
    r"|figures|data|filing|prospectus|proxy|website|site|letter|memo|document|lawyers?|counsel|analysts?|researchers"
    r"|economists|brokers|strategists|release|tweet|post|account|calendar|notice|study|newsletter|blog|complaint|manifest|opinion|ruling|note)\b",
    re.IGNORECASE,
)
_OWNED_PEOPLE = re.compile(
    r"(?:'s|’s|s'|s’) (?:own )?(?:people|camp|side|team|aides|officials|handlers|entourage)$"
)
_DOCUMENT = re.compile(
    r"\b(?:statement|communiqu[eé]|survey|report|poll|filing|prospectus|proxy|website|site|release|notice|newsletter|manifest)\b",
    re.IGNORECASE,
)
# What is put up or sent round by whoever owns the place it stands in: "a note on its website".
_PAPER = re.compile(
    r"\b(?:note|notice|document|statement|post|message|release|update|communiqu[eé])\b", re.IGNORECASE
)
_RULING = re.compile(r"\b(?:opinion|ruling|letter|memo|note|complaint|tweet|post|email)\b", re.IGNORECASE)
_INDEFINITE = re.compile(
    r"^(?:a|an|one|two|three|four|five|six|several|some|many|few|other|another|most)\b", re.IGNORECASE
)
# "The Varnian side" is the country speaking.
_STATES = frozenset(["side", "government", "authorities", "leadership", "delegation", "state"])
_GOES_ON = re.compile(
    r"(?:of|for|at|in|on|from|and|or|with|by|under|to|who|which|has|have|had|\w+ly|itself|himself|herself)\b"
)
_PLACED = re.compile(r"\b(?:for|of|from|at|with|by|in|on|near|to)\s+(?:the\s+)?$", re.IGNORECASE)


_TWO = re.compile(
    r"(?:the|both) (?:two )?(?:leaders|presidents|premiers|ministers|prime ministers|foreign ministers|chancellors|men|women|pair|heads of state)",
    re.IGNORECASE,
)
_NEAR = 1200  # characters back in which the two are looked for
_OWNED = re.compile(r"((?:[\w.&-]+ )*([\w-]+))(?:'s|’s)\s", re.IGNORECASE)
_ORGANS = re.compile(
    r"\b(?:office|press (?:office|service|desk|secretary)|board|executive|management|leadership|secretariat|staff)$",
    re.IGNORECASE,
)
_OWNERS = frozenset([NameKind.ORG, NameKind.PERSON])
_DEFINITE = re.compile(r"[Tt]he ([A-Za-z]+)")
_SINGLED_OUT = re.compile(
    r"(?!of\b|or\b|and\b|in\b|who\b|that\b|to\b)[\w’'-]{2,}"
)  # "one councillor", not "one of them"
_TAKES_AN = re.compile(r"(?!eu|uni|us[aeiu]|one)[aeiou]|ho(?:ur|nest)|heir", re.IGNORECASE)
_SOON = 300  # characters between what somebody says and the quote that calls the speaker by another name
_MARKS = frozenset("\"“„«‘'")
_ONE_PERSON = re.compile(r"[Tt]he (?!.*(?:'s|’s|\boffice|\bservice)\b)[^,]*[^s,]")
_PRONOUNS = frozenset(["he", "she", "it"])
_CONTINUES = frozenset(["continued", "added", "concluded", "adding", "continues", "adds", "went"])


class Speakers:
    """The mentions of one article, ordered, ready to be asked who a span of words is."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        self._text = text
        self._mentions = sorted(mentions, key=lambda m: (m.span.start, -len(m.span)))
        self._starts = [m.span.start for m in self._mentions]
        self._bearers = Bearers(text, self._mentions)
        self._people = {m.name for m in self._mentions if m.kind is NameKind.PERSON}

    def within(self, span: Span) -> list[Mention]:
        """The mentions that overlap `span`, in order."""
        at = bisect_left(self._starts, span.start)
        found = [m for m in self._mentions[max(0, at - 4) : at] if m.span.overlaps(span)]
        for mention in self._mentions[at:]:
            if mention.span.start >= span.end:
                break
            found.append(mention)
        return found

    def name(self, head: Span, whole: Span, last: str | None) -> str | None:
        """The canonical name of the source whose first noun phrase is `head` and whole text `whole`.

        `last` is the name of the statement before: what "the letter" or an unresolved pronoun falls back on.
        """
        words = head.of(self._text)
        found = self.within(whole)
        person = next(
            (m for m in found if m.kind is NameKind.PERSON and m.name and self._leads(m, head, whole)), None
        )
        if person is not None:
            return person.name
        apposed = self._apposed(found, head, whole)
        if apposed is not None:
            return apposed
        owner = self._owner(words, found, head)
        if owner is not None:
            return owner
        if _SPEAKS_FOR.search(words) or _OWNED_PEOPLE.search(words):
            return self._principal(found, head, whole, last)
        at_head = [m for m in found if m.span.overlaps(head) and m.name]
        leading = [
            m
            for m in at_head
            if m.span.start <= head.start + 4 and not self._owns(m) and not self._modifies(m, head)
        ]
        ending = leading or [m for m in at_head if m.span.end >= head.end - 1 and not self._placed(m, head)]
        whole_role = any(
            m.name is None and m.form is MentionForm.ROLE and len(m.span) > 0.7 * len(head) for m in found
        )
        if ending and not whole_role:
            best = max(ending, key=lambda m: len(m.span))
            nameless = best.kind is NameKind.NAMELESS and best.form is MentionForm.NAMELESS
            return described(words) if nameless else best.name
        if any(m.form is MentionForm.PRONOUN and m.span.overlaps(head) and not self._owns(m) for m in found):
            return last
        return self._unnamed(words, found, head)

    def _unnamed(self, words: str, found: Sequence[Mention], head: Span) -> str | None:
        """Who a source is that names nobody: two who were named together, the one who bears the title, a description."""
        if _TWO.fullmatch(words):
            return self._pair(head) or described(words)
        bare = _DEFINITE.fullmatch(words)
        bearer = self._bearers.only(bare[1]) if bare and not _names_somebody(found) else None
        return bearer or (described(words) if words else None)

    def _owner(self, words: str, found: Sequence[Mention], head: Span) -> str | None:
        """Whose office, board or order speaks: "the auditor's office" is the auditor, by name where the page has it."""
        owned = _OWNED.match(words)
        if owned is None or not (_ORGANS.search(words) or paper(words)):
            return None
        end = head.start + owned.end(1)
        owner = next((m for m in found if m.span.end == end and m.name and m.kind in _OWNERS), None)
        return owner.name if owner is not None else self._bearers.of(owned[2], head.start)

    def same_speaker(self, draft: Draft, named: str | None, before: Sequence[Statement]) -> str | None:
        """Whose words go on, where a pronoun or a description speaks: "…," she added; "the Front said that a strike it said had killed three …".

        `named` is whom the pronoun stands for by what was named before, `before` the statements in front, in order.
        """
        assert draft.source is not None
        spoken = draft.source.of(self._text).lower()
        if spoken not in _PRONOUNS:
            return self._by_another_name(draft, named, before)
        for one in reversed(before):
            if (
                spoken == "it"
                and one.source
                and one.name
                and any(c.covers(draft.source) for c in one.content)
            ):
                person = any(
                    m.kind is NameKind.PERSON and m.name == one.name for m in self.within(one.source)
                )
                return None if person else one.name
        cue = draft.cue.of(self._text).lower().split() if draft.cue else []
        spoke = [s.name for s in before if s.told]
        if spoken == "it":
            return self._same_body(draft.source, before)
        if not _CONTINUES & set(cue) or named in spoke:
            return None
        told = next((name for name in reversed(spoke) if name in self._people), None)
        mine = {m.text.lower() for m in self._mentions if m.form is MentionForm.PRONOUN and m.name == told}
        other = {"he": {"she", "her"}, "she": {"he", "his", "him"}}[spoken]
        return None if mine & other else told

    def _same_body(self, source: Span, before: Sequence[Statement]) -> str | None:
        """The body that spoke right before: "The channel stands by its story. It said …"."""
        last = before[-1] if before else None
        if last is None or last.source is None or not last.told or last.span.end > source.start:
            return None
        spoken = last.source.of(self._text)
        if last.name in self._people or paper(spoken) or spoken.endswith("s"):
            return None
        return last.name if self._text.count("\n", last.span.end, source.start) <= 1 else None

    def _by_another_name(self, draft: Draft, named: str | None, before: Sequence[Statement]) -> str | None:
        """Who spoke last, where a quote ends in a description that names nobody: "Korda said. “…,” the diplomat said"."""
        source = draft.source or draft.clause
        spoken = source.of(self._text)
        last = before[-1] if before else None
        described_only = named == described((draft.head or source).of(self._text))
        if last is None or last.source is None or not described_only or not _ONE_PERSON.fullmatch(spoken):
            return None
        quoted = self._text[draft.content[0].start - 1 : draft.content[0].start] in _MARKS
        if not quoted or draft.content[0].start > source.start or source.start - last.span.end > _SOON:
            return None
        if self._text.count("\n", last.span.end, source.start) > 1 or last.span.end > source.start:
            return None
        return last.name if last.name in self._people else None

    def _leads(self, mention: Mention, head: Span, whole: Span) -> bool:
        """Whether a person's mention is the source itself, not one who stands in its "of …" or "whose …"."""
        if mention.form is not MentionForm.NAME:
            return mention.span.end >= head.end - 1 and mention.span.overlaps(head)
        before = self._text[whole.start : mention.span.start]
        if re.search(r"\b(?:of|for|to|with|by|from|at|whose|who|which)\s+(?:\w+\s+){0,2}$", before):
            return False
        return not self._text[mention.span.end : mention.span.end + 2].startswith(("'s", "’s", "s'", "s’"))

    def _apposed(self, found: list[Mention], head: Span, whole: Span) -> str | None:
        """The body that ends the apposition behind a source: "its customer, the weather firm Varn"."""
        if whole.end <= head.end + 2 or not self._text[head.end : whole.end].startswith(","):
            return None
        last = found[-1] if found else None
        named = last is not None and last.form is MentionForm.NAME and last.kind is NameKind.ORG
        if last is None or not named or last.span.start < head.end or last.span.end < whole.end:
            return None
        between = self._text[head.end : last.span.start]
        return None if re.search(r"\b(?:of|for|at|from|who|which|by|in)\b", between) else last.name

    def _body_before(self, head: Span) -> str | None:
        """The body that stands last before a document that names none."""
        near = [m for m in self._mentions if m.span.end <= head.start and m.kind is NameKind.ORG and m.name]
        return near[-1].name if near else None

    def _pair(self, head: Span) -> str | None:
        """Who "the leaders" are: the two people last named together, as they were named."""
        people = [m for m in self._mentions if m.kind is NameKind.PERSON and m.form is MentionForm.NAME]
        before = [m for m in people if head.start - _NEAR < m.span.start < head.start]
        for first, second in zip(before[-2::-1], before[:0:-1], strict=True):
            if self._text[first.span.end : second.span.start] in {" and ", " & "}:
                return self._text[first.span.start : second.span.end]
        return None

    def _owns(self, mention: Mention) -> bool:
        """Whether the mention is followed by a possessive mark: "the bank's" is not the bank."""
        possessive = mention.text.lower() in {"his", "her", "its", "their"}
        return possessive or self._text[mention.span.end : mention.span.end + 2] in {"'s", "’s", "s'", "s’"}

    def _modifies(self, mention: Mention, head: Span) -> bool:
        """Whether the mention only says more of the noun behind it: "a Lunde banker" is not Lunde."""
        rest = self._text[mention.span.end : head.end].strip()
        if mention.kind is NameKind.COUNTRY and rest in _STATES:
            return False
        return rest[:1].islower() and not _GOES_ON.match(rest)

    def _placed(self, mention: Mention, head: Span) -> bool:
        """Whether the mention only tells where or whose the source is: "officials in Lunde"."""
        return bool(_PLACED.search(self._text[head.start : mention.span.start]))

    def _principal(self, found: list[Mention], head: Span, whole: Span, last: str | None) -> str | None:
        """Whom a spokesperson or a document speaks for."""
        words = head.of(self._text)
        reach = whole if _PAPER.search(words) else head
        named = [m for m in found if m.name and m.span.overlaps(reach)]
        owner = next(
            (m for m in named if m.kind is not NameKind.NAMELESS and m.form is not MentionForm.NAMELESS), None
        )
        if owner is not None and owner.span != head:
            return owner.name
        exact = next((m for m in named if m.span == head), None)
        if exact is not None:
            return exact.name
        if _DOCUMENT.search(words) and not _INDEFINITE.match(words):
            return self._body_before(head) or last or described(words)
        if _RULING.search(words) and not _INDEFINITE.match(words):
            return last or described(words)
        return described(words)


def _names_somebody(found: Sequence[Mention]) -> bool:
    """Whether a name stands for one of the mentions already."""
    return any(m.name and m.kind is not NameKind.NAMELESS for m in found)


def described(words: str) -> str:
    """A nameless source is its own description: "A Western diplomat" is "a Western diplomat"."""
    folded = " ".join(words.split())
    first, _, rest = folded.partition(" ")
    return singled_out(f"{first.lower()} {rest}" if rest and first.lower() in _LOWERED else folded)


def singled_out(name: str) -> str:
    """ "one Western diplomat" is "a Western diplomat": no count, but a nameless source as any other."""
    first, _, rest = name.partition(" ")
    if first == "one" and _SINGLED_OUT.match(rest):
        return f"{'an' if _TAKES_AN.match(rest) else 'a'} {rest}"
    return name


_LOWERED = words("lowered")
