"""What the language room and the first reading steps see in a text: tokens, sentences, names, times."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from dateline.model.span import Span
from dateline.model.time import Window

__all__ = ["Direction", "Mention", "MentionForm", "NameKind", "Sentence", "Timex", "Token"]


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark. `tag` is its Penn Treebank part of speech ("VBD", "NNP", "MD", …)."""

    span: Span
    text: str
    tag: str

    lower: str = field(init=False, compare=False, repr=False)
    """The token in lower case, with a straight apostrophe; kept, for every step asks for it again and again."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "lower", self.text.lower().replace("’", "'"))


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the text. `paragraph` counts the blocks of the text from 0; `heading` marks a line that is no prose."""

    span: Span
    tokens: tuple[Token, ...]
    paragraph: int
    heading: bool = False


class NameKind(StrEnum):
    """What sort of thing a name names."""

    PERSON = "person"
    ORG = "org"
    COUNTRY = "country"
    PLACE = "place"
    NAMELESS = "nameless"


class MentionForm(StrEnum):
    """How a mention refers: by name, by role ("the Kremlin spokesman"), by pronoun, or without naming ("two sources")."""

    NAME = "name"
    ROLE = "role"
    PRONOUN = "pronoun"
    NAMELESS = "nameless"


@dataclass(frozen=True, slots=True)
class Mention:
    """Someone or something referred to. `name` is the canonical name on this page, None where it stays unresolved."""

    span: Span
    text: str
    kind: NameKind
    form: MentionForm
    name: str | None
    role: str | None = None


class Direction(StrEnum):
    """Whether the words around a time expression look ahead or behind."""

    AHEAD = "ahead"
    BEHIND = "behind"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression and what it resolves to against the day of writing of the part of the page it stands in.

    `type` and `value` are TIMEX3's (DATE, TIME, DURATION, SET; "2021-W49", "P2D"); `window` is the days it names
    as a slot for an event, or None ("soon", a duration). `direction` is judged by the verb that governs it.
    `deadline` marks "by Friday", "before the end of the year".
    """

    span: Span
    text: str
    type: str
    value: str | None
    window: Window | None
    direction: Direction = Direction.OPEN
    deadline: bool = False
