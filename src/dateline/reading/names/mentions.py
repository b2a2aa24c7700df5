"""Reads a page's mentions in text order: names as grouped, then roles and pronouns against what came before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from dateline.model import Mention, MentionForm, NameKind, Sentence, Span
from dateline.reading.names.chunks import Chunk
from dateline.reading.names.offices import bearer, mistaken, office
from dateline.reading.names.people import body_for, official, person_for
from dateline.reading.names.pronouns import PRONOUNS, Seen, is_subject, referent
from dateline.reading.names.registry import Entity, Registry
from dateline.reading.names.roles import Phrase, phrases

__all__ = ["Reader"]


# What ends an apposition: without it, "…, the minister said" is no word on the name before the comma.
_CLOSES = frozenset({",", ".", ")", ";", "—", "–"})


# Roles that may rename whoever was given another: "the governor …. The head of the bank said".
_HEADS = frozenset(
    ["head", "leader", "chief", "boss", "official", "politician", "man", "woman", "veteran", "lawyer"]
)
# Parts of a body: "the bank's press office" is the bank speaking, no body of its own.
_PARTS = frozenset(["office", "team", "board", "service", "delegation", "mission"])


class Reader:
    """One pass over a page. Holds who was named when, the last first."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        raw: Sequence[Chunk],
        registry: Registry,
        day_at: Callable[[int], date | None] = lambda _: None,
    ) -> None:
        self._day_at, self._holders = day_at, dict[str, Entity]()
        self._text, self._sentences, self._raw, self._registry = text, sentences, raw, registry
        self._seen: list[Seen] = []
        self._recent: list[Entity] = []
        taken: list[list[tuple[int, int]]] = [[] for _ in sentences]
        for chunk in raw:
            taken[chunk.sentence].append((chunk.start, chunk.end))
        self._phrases: list[list[Phrase]] = [[] for _ in sentences]
        for phrase in phrases(sentences, taken):
            self._phrases[phrase.sentence].append(phrase)
        self._chunks: list[list[tuple[Chunk, Entity]]] = [[] for _ in sentences]
        for chunk, entity in zip(raw, registry.of_chunk, strict=True):
            if entity is not None:
                self._chunks[chunk.sentence].append((chunk, entity))
        self._appose()

    def _appose(self) -> None:
        """ "X, the general secretary" and "the chief executive, X": the role is X's."""
        for number, found in enumerate(self._phrases):
            for phrase in found:
                person = self._beside(number, phrase) or self._introduced(number, phrase)
                if person is not None and phrase.role is not None:
                    person.add_role(
                        self._text[phrase.span.start : phrase.span.end]
                        .removeprefix("the ")
                        .removeprefix("a ")
                    )
                    person.gender = person.gender or phrase.role.gender

    def _introduced(self, number: int, phrase: Phrase) -> Entity | None:
        """ "…, the minister said. … Aleks Venn said …": a speaker first named right behind a role that nobody bears."""
        if phrase.role is None or not phrase.definite or phrase.owner or phrase.role.plural:
            return None
        if not is_subject(self._sentences[number], phrase.start, phrase.end)[1]:
            return None
        if any(
            e.kind is NameKind.PERSON and phrase.head in " ".join(e.roles) for e in self._registry.entities
        ):
            return None
        for behind in range(number + 1, min(number + 3, len(self._sentences))):
            for chunk, entity in self._chunks[behind]:
                first = self._raw[min(entity.chunks)] is chunk
                if entity.kind is NameKind.PERSON and first and not entity.roles and len(chunk.words) > 1:
                    return entity if is_subject(self._sentences[behind], chunk.start, chunk.end)[1] else None
        return None

    def _beside(self, number: int, phrase: Phrase) -> Entity | None:
        tokens = self._sentences[number].tokens
        for chunk, entity in self._chunks[number]:
            if entity.kind is not NameKind.PERSON:
                continue
            if chunk.title <= phrase.start < chunk.start:
                return entity
            if phrase.end == chunk.title and not chunk.possessive:
                return entity
            if phrase.end + 1 == chunk.title and tokens[phrase.end].text == "," and not chunk.possessive:
                return entity
            closed = (
                phrase.end >= len(tokens)
                or tokens[phrase.end].text in _CLOSES
                or tokens[phrase.end].tag == "IN"
            )
            apposed = chunk.end + 1 == phrase.start and tokens[chunk.end].text in {",", "("} and closed
            if apposed and phrase.role and not phrase.role.plural:
                return entity
        return None

    def mentions(self) -> Iterator[Mention]:
        """All mentions, sentence by sentence."""
        open_ = False
        for number, sentence in enumerate(self._sentences):
            events: list[tuple[int, int, Chunk | Phrase | str, Entity | None]] = []
            events += [(c.start, c.end, c, e) for c, e in self._chunks[number]]
            events += [(p.start, p.end, p, None) for p in self._phrases[number]]
            events += [
                (i, i + 1, PRONOUNS[t.lower], None)
                for i, t in enumerate(sentence.tokens)
                if t.lower in PRONOUNS
            ]
            goes_on = number > 0 and self._sentences[number - 1].paragraph == sentence.paragraph
            quotes = _quoted(sentence, goes_on and open_)
            open_ = quotes[-1]
            for start, end, what, entity in sorted(events, key=lambda e: (e[0], e[1])):
                mention = self._read(number, sentence, (start, end), what, entity, quotes[start])
                if mention is not None:
                    yield mention

    def _read(
        self,
        number: int,
        sentence: Sentence,
        at: tuple[int, int],
        what: Chunk | Phrase | str,
        entity: Entity | None,
        quoted: bool,
    ) -> Mention | None:
        if isinstance(what, Chunk):
            assert entity is not None
            self._note(number, sentence, at, entity, quoted, what.possessive)
            role = entity.said_roles[0] if entity.said_roles else None
            return Mention(
                what.span, what.span.of(self._text), entity.kind, MentionForm.NAME, entity.name, role
            )
        if isinstance(what, Phrase):
            return self._phrase(number, sentence, what, quoted)
        span = sentence.tokens[at[0]].span
        speaks = is_subject(sentence, *at)[1]
        word = sentence.tokens[at[0]]
        objective = word.lower in {"him", "them"} or (word.lower == "her" and word.tag == "PRP")
        found, sure = referent(
            what,
            (number, at[0], sentence.paragraph),
            self._seen,
            quoted=quoted,
            speaks=speaks,
            objective=objective,
        )
        if found is not None and what in {"he", "she"} and not found.gender and sure and not quoted:
            found.gender = what
        if found is not None:
            self._note(number, sentence, at, found, quoted, sentence.tokens[at[0]].tag == "PRP$")
        kind = found.kind if found else NameKind.PERSON if what in {"he", "she"} else NameKind.ORG
        return Mention(span, span.of(self._text), kind, MentionForm.PRONOUN, found.name if found else None)

    def _phrase(self, number: int, sentence: Sentence, phrase: Phrase, quoted: bool) -> Mention | None:
        words = phrase.span.of(self._text)
        if not phrase.definite:
            if phrase.role is None:
                return None
            beside = self._beside(number, phrase)
            if beside is not None:
                return Mention(phrase.span, words, NameKind.PERSON, MentionForm.ROLE, beside.name, words)
            return self._nameless(number, sentence, phrase, words, quoted)
        entity = self._beside(number, phrase) if phrase.role else None
        if entity is None and phrase.role is not None and not phrase.role.plural:
            entity = self._holder(number, sentence, phrase)
        if entity is None and phrase.body is not None:
            # "the company Varn": the name behind says which.
            behind = (e for c, e in self._chunks[number] if c.start == phrase.end and e.kind is NameKind.ORG)
            entity = next(behind, None)
        if entity is None and phrase.body is not None:
            entity = body_for(phrase, self._recent) or body_for(phrase, self._registry.entities)
            if entity is None and phrase.modifiers and not phrase.owner and phrase.head not in _PARTS:
                entity = Entity(official(phrase) or _bare(words), NameKind.ORG, phrase.body.of_class)
        if entity is None and phrase.role is not None:
            entity = next(
                (e for e in self._recent if e.kind is NameKind.NAMELESS and phrase.head in e.roles), None
            )
        if entity is None and phrase.role is not None and not phrase.role.plural and not phrase.owner:
            entity = self._renamed(number, sentence, phrase)
        if entity is None:
            kind = NameKind.ORG if phrase.body is not None else NameKind.NAMELESS
            return Mention(phrase.span, words, kind, MentionForm.ROLE, None, words)
        self._note(number, sentence, (phrase.start, phrase.end), entity, quoted, False)
        return Mention(phrase.span, words, entity.kind, MentionForm.ROLE, entity.name, words)

    def _holder(self, number: int, sentence: Sentence, phrase: Phrase) -> Entity | None:
        """Who the page says it is; else who holds the office of that name on the page's day."""
        found = person_for(phrase, self._registry.entities, self._recent)
        held = office(phrase, sentence, self._day_at(phrase.span.start))
        if held is None:
            return found
        found = found or self._renamed(number, sentence, phrase)
        if found is not None and not mistaken(held, found):
            return found
        known = bearer(held, self._registry.entities)
        return self._holders.setdefault(known.name, known) if known is not None else None

    def _renamed(self, number: int, sentence: Sentence, phrase: Phrase) -> Entity | None:
        """ "Venn is unmoved. The Lunde minister said …": who was the subject just before, under a role not yet given."""
        assert phrase.role is not None
        if not is_subject(sentence, phrase.start, phrase.end)[1]:
            return None
        for one in reversed(self._seen):
            if one.sentence < number - 1 or one.paragraph != sentence.paragraph:
                return None
            person, gender = one.entity, phrase.role.gender
            if person.kind is not NameKind.PERSON or not one.subject or one.quoted or one.sentence == number:
                continue
            fits = not person.roles or phrase.head in _HEADS
            return person if fits and (not gender or person.gender in {"", gender}) else None
        return None

    def _nameless(self, number: int, sentence: Sentence, phrase: Phrase, words: str, quoted: bool) -> Mention:
        """A source without a name is its own description; a bare "spokesman" speaks for the body last named."""
        assert phrase.role is not None
        if phrase.role.role.startswith("spokes") and not phrase.modifiers:
            body = next(
                (
                    e
                    for e in self._recent
                    if e.kind is NameKind.ORG and e.of_class not in {None, "outlet", "network"}
                ),
                None,
            )
            if body is not None:
                return Mention(phrase.span, words, NameKind.ORG, MentionForm.NAMELESS, body.name, words)
        entity = Entity(
            _small(_described(self._text, sentence, phrase)), NameKind.NAMELESS, roles=[phrase.head]
        )
        if not phrase.role.plural:
            entity.gender = phrase.role.gender
        self._note(number, sentence, (phrase.start, phrase.end), entity, quoted, False)
        return Mention(phrase.span, words, NameKind.NAMELESS, MentionForm.NAMELESS, entity.name)

    def _note(
        self,
        number: int,
        sentence: Sentence,
        at: tuple[int, int],
        entity: Entity,
        quoted: bool,
        possessive: bool,
    ) -> None:
        if sentence.heading:
            return  # a pronoun of the running text does not lean on a heading
        subject, speaker = is_subject(sentence, *at)
        self._seen.append(
            Seen(number, at[0], sentence.paragraph, entity, subject, speaker, quoted, possessive)
        )
        if entity in self._recent:
            self._recent.remove(entity)
        self._recent.insert(0, entity)


def _bare(words: str) -> str:
    """The words without their article."""
    first, _, rest = words.partition(" ")
    return rest if rest and first.lower() in {"the", "a", "an", "this", "that"} else words


_WHERE = frozenset(["at", "from", "in", "with", "on", "near", "inside"])
_BARE = frozenset(["person", "people", "source", "sources", "man", "men", "woman", "women"])
_STANDING = frozenset(["close", "familiar", "involved", "briefed", "working", "acquainted", "present"])


_INSIDE = frozenset(["DT", "NN", "NNS", "NNP", "NNPS", "JJ", "PRP$", "POS", "CD"])


def _described(text: str, sentence: Sentence, phrase: Phrase) -> str:
    """A nameless source with what tells it from others: "a teacher from Lunde", "two people close to the board"."""
    tokens, i, words = sentence.tokens, phrase.end, phrase.span.of(text)
    if i + 1 < len(tokens) and tokens[i].lower in _STANDING and phrase.head in _BARE:
        i += 1
    if i + 1 >= len(tokens) or tokens[i].lower not in _WHERE | {"to", "for"}:
        return words
    if i == phrase.end and tokens[i].lower not in _WHERE:
        return words
    stop = i + 1
    while stop < min(len(tokens), i + 9) and (
        (tokens[stop].tag in _INSIDE and tokens[stop].text[0].isalnum())
        or (tokens[stop].lower == "of" and stop > i + 1)
    ):
        stop += 1
    if stop == i + 1 or tokens[stop - 1].tag == "DT" or tokens[i + 1].lower.removesuffix(".").endswith("day"):
        return words
    return text[phrase.span.start : tokens[stop - 1].span.end]


def _small(words: str) -> str:
    first, _, rest = words.partition(" ")
    return f"{first.lower()} {rest}" if rest else first.lower()


def _quoted(sentence: Sentence, inside: bool) -> list[bool]:
    """Which words stand in a quotation, and at the end, whether one is still open. `inside`: one was left open before."""
    out = []
    for token in sentence.tokens:
        if token.text == "“" or (token.text == '"' and not inside):
            inside = True
        elif token.text in {"”", '"'}:
            inside = False
        out.append(inside)
    return [*out, inside]


def _span(sentence: Sentence, start: int, end: int) -> Span:
    return Span(sentence.tokens[start].span.start, sentence.tokens[end - 1].span.end)
