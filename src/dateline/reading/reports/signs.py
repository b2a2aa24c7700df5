"""What can be seen of a clause: named signs, each plainly true or not. Two tables weigh them (`judge`)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from dateline.language import tag, tokenize
from dateline.model import Article, Direction, Mention, MentionForm, NameKind, QuoteKind, Timex, Token
from dateline.reading.reports.clauses import Unit
from dateline.reading.reports.triggers import triggers, words
from dateline.rules import rows
from dateline.rules.gated import Gated, gated

__all__ = ["Topic", "headline_signs", "lowered", "said_date", "signs", "topic_of"]

_NEAR = 62  # days: beyond this a past day is history more often than a follow-up (dev stories, tuning half)
_WIDE = 31
_HEADLINE = 2  # a word of the headline counts for as many of the text
_WORD = re.compile(r"[a-z0-9][a-z0-9'-]+")


# Words by which an event moves from one status to another.
_STATES = frozenset(("put off", "new date", "called off", "begun", "going on", "took place", "over", "unchanged", "brought forward",
                     "not fixed", "has been fixed", "fixed for", "is due or set", "not ruled out", "under discussion"))  # fmt: skip


_DATED = frozenset(
    ("time: ahead", "time: near past", "time: far past", "time: today", "time: until", "time: now wide")
)
_OFF = frozenset(
    (
        "called off",
        "refused",
        "denied",
        "will not",
        "would not",
        "put off",
        "was to",
        "should have",
        "would have",
    )
)
_TO_COME = frozenset(("will", "would", "is to", "is due or set", "fixed for", "expected", "planned", "may or might", "could", "present begins"))  # fmt: skip
_DONE = frozenset(("took place", "over", "begun", "approved", "arrived", "going on"))


@dataclass(frozen=True, slots=True)
class Topic:
    """What a page is about: its title's words, how often it names each event word and kind, and its people."""

    title: frozenset[str]
    heads: Counter[str]
    kinds: Counter[str]
    names: Counter[str]


def lowered(text: str) -> str:
    """Lower case, straight apostrophes, white space folded."""
    return " ".join(text.lower().replace("’", "'").replace("‘", "'").split())


def _stem(word: str) -> str:
    for end in ("'s", "ings", "ing", "ies", "ed", "es", "s", "e"):
        if word.endswith(end) and len(word) - len(end) >= 4:
            return word[: -len(end)]
    return word


def _content(text: str) -> frozenset[str]:
    return frozenset(_stem(w) for w in _WORD.findall(lowered(text)) if w not in words("no topic"))


def topic_of(article: Article, units: Sequence[Unit], mentions: Sequence[Mention]) -> Topic:
    """The page's topic. Without a title its first two clauses stand for one."""
    title = article.title or " ".join(u.span.of(article.text) for u in units[:2])
    found = [t for u in units for t in u.triggers]
    spans = tokenize(article.title or "")
    words_of = [s.of(article.title or "") for s in spans]
    headline = triggers([Token(s, w, g) for s, w, g in zip(spans, words_of, tag(words_of), strict=True)])
    found += [t for t in headline for _ in range(_HEADLINE)]
    return Topic(
        _content(title),
        Counter(t.head for t in found),
        Counter(t.kind.value for t in found if t.strength == "strong"),
        Counter(m.name for m in mentions if m.name and m.form is not MentionForm.NAMELESS),
    )


@cache
def _patterns() -> tuple[tuple[str, Gated], ...]:
    return tuple((row["name"], gated(row["pattern"])) for row in rows("status"))


def _worded(text: str) -> frozenset[str]:
    """The signs of words that hold of a text in lower case."""
    return frozenset(name for name, pattern in _patterns() if pattern.fits(text))


_cued = lru_cache(2_000)(_worded)  # the same few verbs hand over most clauses


def said_date(unit: Unit, timex: Timex) -> bool:
    """Whether a time expression tells when something was said, not when the event is: "told reporters on Friday"."""
    held = unit.statement
    if held and any(c.covers(timex.span) for c in held.content):
        return False
    for token in reversed([t for t in unit.tokens if t.span.end <= timex.span.start]):
        if token.tag.startswith("V") or token.tag == "MD":
            return token.lower in words("said on a day")
        if token.lower in {"that", ";", ":"}:
            return False
    return False


def _time_signs(unit: Unit, day: date | None) -> Iterator[str]:
    mine = [x for x in unit.timexes if not said_date(unit, x)]
    if len(mine) < len(unit.timexes):
        yield "time: said"
    if not mine:
        yield "time: none"
    if len(mine) > 1:
        yield "time: several"
    for timex in mine:
        if timex.deadline:
            yield "time: deadline"
        yield "time: looks " + timex.direction.value
        if timex.window is None:
            yield "time: " + (
                "habit" if timex.type == "SET" else "length" if timex.type == "DURATION" else "vague"
            )
            continue
        yield from _window_signs(timex, day)


def _window_signs(timex: Timex, day: date | None) -> Iterator[str]:
    window = timex.window
    assert window is not None
    length = window.length
    grain = "day" if length == 1 else "days" if length and length <= _WIDE else "long"
    yield "grain: " + grain
    if day is None:
        yield "time: unanchored"
    elif window.first and window.first > day:
        yield "time: ahead"
        yield "ahead " + grain
    elif window.last and window.last < day:
        near = (day - window.last).days <= _NEAR
        yield "time: near past" if near else "time: far past"
        yield ("near past " if near else "far past ") + grain
    elif window.first == window.last == day:
        yield "time: today"
    else:
        yield "time: now wide" if timex.direction is not Direction.AHEAD else "time: until"


def _trigger_signs(unit: Unit, topic: Topic) -> Iterator[str]:
    if not unit.triggers:
        yield "word: none"
    for trigger in unit.triggers:
        part = "noun" if trigger.noun else "verb"
        yield f"word: {trigger.strength} {part}"
        yield "kind: " + trigger.kind.value
        if topic.heads[trigger.head] >= 3:
            yield "word: often here"
        if _stem(trigger.head) in topic.title:
            yield "word: in title"
        before = unit.sentence.tokens[max(0, trigger.first - 4) : trigger.first]
        if trigger.noun and any(
            t.lower in {"the", "this", "that", "its", "their", "his", "her", "those"} for t in before
        ):
            yield "word: definite"
        elif trigger.noun and any(t.lower in {"a", "an", "any", "some", "no"} for t in before):
            yield "word: indefinite"
    if topic.kinds and any(t.kind.value == topic.kinds.most_common(1)[0][0] for t in unit.triggers):
        yield "word: top kind"


def _verb_signs(unit: Unit) -> Iterator[str]:
    tags = [t.tag for t in unit.tokens]
    finite = next((t for t in tags if t in {"VBD", "VBZ", "VBP", "MD"}), None)
    yield "verb: " + {"VBD": "past", "VBZ": "present", "VBP": "present", "MD": "modal"}.get(
        finite or "", "none"
    )
    lower = [t.lower for t in unit.tokens]
    if any(
        a in {"has", "have", "'ve"} and b in {"VBN", "VBD"} for a, b in zip(lower, tags[1:], strict=False)
    ):
        yield "verb: perfect"
    if any(a == "had" and b in {"VBN", "VBD"} for a, b in zip(lower, tags[1:], strict=False)):
        yield "verb: pluperfect"
    if any(w in {"not", "n't", "never", "no", "none", "neither", "nothing", "nobody"} for w in lower):
        yield "negated"
    if any(w in {"i", "we", "my", "our"} for w in lower):
        yield "first person"
    if lower and lower[0] in {"if", "whether", "unless", "should"}:
        yield "opens with if"
    if lower and lower[0] in {"it", "they", "he", "she", "that", "this", "both"}:
        yield "opens with pronoun"
    if lower and lower[-1] == "?":
        yield "question"


def _voice_signs(unit: Unit, mentions: Sequence[Mention]) -> Iterator[str]:
    held = unit.statement
    if unit.beside:
        yield "beside a quote"
    if held is None:
        yield "voice: page"
        return
    yield "voice: quoted" if held.kind is not QuoteKind.INDIRECT else "voice: told"
    source = next((m for m in mentions if held.source and m.span.overlaps(held.source)), None)
    if source is not None:
        yield "voice: " + (
            "nameless"
            if source.form is MentionForm.NAMELESS or source.kind is NameKind.NAMELESS
            else source.kind.value
        )


def _pair_signs(unit: Unit, seen: frozenset[str]) -> Iterator[str]:
    """Signs of signs together, where one without the other says little."""
    strengths = {t.strength for t in unit.triggers}
    word = next((s for s in ("strong", "shift", "slot", "weak", "aspect") if s in strengths), "no")
    if seen & _DATED:
        yield f"dated {word} word"
        if not seen & {"title words: one", "title words: two", "title words: more", "main figure"}:
            yield "dated, off topic"
        if "time: ahead" in seen and seen & _TO_COME:
            yield "dated, to come"
        if not unit.triggers and "opens with pronoun" in seen:
            yield "dated pronoun"
    elif word in {"no", "weak", "aspect"}:
        yield f"undated, {word} word"
    elif "word: definite" in seen:
        yield f"undated, the {word} word"
    if "begun" in seen and seen & {"time: today", "clock time"}:
        yield "begun today"


def _move_signs(unit: Unit, seen: frozenset[str]) -> Iterator[str]:
    """Signs of an event word whose event moves: it comes, it is off, it is over."""
    done = bool(seen & {"verb: past", "verb: perfect", "verb: pluperfect"} and seen & _DONE)
    if any(t.strength in {"strong", "shift"} for t in unit.triggers):
        if seen & _OFF:
            yield "event word off"
        if seen & _TO_COME:
            yield "event word to come"
        if done:
            yield "event word behind"
    if "word: top kind" in seen:
        if seen & _STATES:
            yield "topic moves"
        if seen & _TO_COME:
            yield "topic to come"
        if done:
            yield "topic behind"


def _tense_signs(seen: frozenset[str]) -> Iterator[str]:
    """What the verb and the day say together."""
    if "will" in seen:
        yield "will, a day named" if "ahead day" in seen else "will, no day named"
    behind = bool(seen & {"time: near past", "time: far past", "time: today"})
    if "verb: past" in seen:
        yield (
            "past verb, past day"
            if behind
            else "past verb, day ahead"
            if "time: ahead" in seen
            else "past verb, no day"
        )


def _place_signs(unit: Unit, topic: Topic, mentions: Sequence[Mention], text: str) -> Iterator[str]:
    inside = [m for m in mentions if unit.span.covers(m.span)]
    if any(m.kind in {NameKind.PLACE, NameKind.COUNTRY} for m in inside):
        yield "place named"
    if any(m.name and topic.names[m.name] >= 3 and m.kind in {NameKind.PERSON, NameKind.ORG} for m in inside):
        yield "main figure"
    shared = len(topic.title & _content(unit.span.of(text)))
    if shared:
        yield (
            "title words: one" if shared == 1 else "title words: two" if shared == 2 else "title words: more"
        )
    if unit.index == 0:
        yield "first sentence"
    elif unit.index < 4:
        yield "early sentence"
    size = len(unit.tokens)
    yield (
        "size: tiny"
        if size < 4
        else "size: short"
        if size < 7
        else "size: long"
        if size > 24
        else "size: middling"
    )
    if unit.sentence.heading:
        yield "heading"


def headline_signs(title: str) -> frozenset[str]:
    """The signs of words that hold of a headline."""
    told = lowered(title)
    return _worded(told)


def signs(article: Article, unit: Unit, topic: Topic, mentions: Sequence[Mention]) -> frozenset[str]:
    """All named signs that hold of a clause."""
    clause = lowered(unit.span.of(article.text))
    # The verb that hands a clause over says as much as the clause: "wants | to land in May", "denied | it had ended".
    cue = unit.statement.cue if unit.statement else None
    out = set(_worded(clause)) | (_cued(lowered(cue.of(article.text))) if cue else frozenset())
    out.update(_time_signs(unit, article.day_at(unit.span.start)))
    out.update(_trigger_signs(unit, topic))
    out.update(_verb_signs(unit))
    out.update(_voice_signs(unit, mentions))
    out.update(_place_signs(unit, topic, mentions, article.text))
    seen = frozenset(out)
    out.update(_pair_signs(unit, seen), _move_signs(unit, seen), _tense_signs(seen))
    return frozenset(out)
