"""Where a word on an event comes from: the newsroom that carried it first, and those that have it from there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Origin", "Sourcing", "Through"]


class Through(StrEnum):
    """How a report came to the outlet that prints it."""

    OWN = "own"
    """By its own account; what a page does not credit counts as its own."""
    REPRINT = "reprint"
    """The page reprints another one."""
    CREDIT = "credit"
    """The page bears an agency's name."""
    RELAY = "relay"
    """It says to whom it was told: "told Interfax", "TASS quoted"."""
    QUOTE = "quote"
    """It gives another newsroom's word: "Reuters reported"."""
    POST = "post"
    """Its source posted it for all to read: "wrote on Telegram"."""
    SENTENCE = "sentence"
    """The same sentence stood in another outlet before."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Who carried something first (`name`: a newsroom, or "Ada Quill on Telegram"), and the outlets that have it from there.

    An outlet that carried it first itself is among its own `outlets`. `through` are the ways by which it was traced.
    """

    name: str
    outlets: tuple[str, ...]
    reports: tuple[str, ...]
    through: tuple[Through, ...]


@dataclass(frozen=True, slots=True)
class Sourcing:
    """How one field ("status", "window", "mode", "place") of an event is sourced: by whom its value is carried.

    `outlets` printed the value; `origins` are the newsrooms that they have it from, each counted once however often it
    says so; `voices` are the people and bodies quoted with it by name.
    """

    field: str
    outlets: tuple[str, ...]
    origins: tuple[Origin, ...]
    voices: tuple[str, ...] = ()
