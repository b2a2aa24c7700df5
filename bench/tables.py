"""Tables of the documentation that are drawn from the program: what its words mean, and how an answer changes with the day."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from enum import StrEnum
from itertools import pairwise

from dateline.diary import Diary
from dateline.export import plural
from dateline.export.sheet import STATUS_WORDS, when
from dateline.model import Event, Status, Through, Turned, Verdict

__all__ = ["WORDS", "evenings", "meanings", "meanings_table", "most_told"]

WORDS: dict[str, type[StrEnum]] = {words.__name__: words for words in (Status, Verdict, Turned, Through)}
"""The words of a diary whose meanings stand beside them in the code."""


def meanings(words: type[StrEnum]) -> dict[str, str]:
    """What each word of an enumeration means: the docstring below it in the code. KeyError where one has none."""
    body = ast.parse(textwrap.dedent(inspect.getsource(words))).body[0]
    assert isinstance(body, ast.ClassDef)
    told = {
        name.targets[0].id: " ".join(str(below.value.value).split())
        for name, below in pairwise(body.body)
        if isinstance(name, ast.Assign) and isinstance(name.targets[0], ast.Name)
        if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant)
    }
    return {word.value: told[word.name] for word in words}


def meanings_table(name: str) -> str:
    """A table of the words of one enumeration and what they mean. KeyError where it is not in WORDS."""
    return _table(("word", "meaning"), ((f"`{word}`", told) for word, told in meanings(WORDS[name]).items()))


def evenings(pages: str, days: Sequence[str]) -> str:
    """What the event that most is told of was on the evenings of some days: a table of its status, its days and its voices."""
    with Diary.open(None) as diary:
        diary.read([pages], now=datetime(2030, 1, 1, tzinfo=UTC))
        whole = diary.snapshot(today=date(2030, 1, 1))
        id_ = most_told(whole.events).id
        seen = [(day, _on(diary, id_, date.fromisoformat(day))) for day in days]
    return _table(
        ("as of", "status", "when", "so far"),
        (
            (day, STATUS_WORDS[event.status], when(event, date.fromisoformat(day)), _so_far(event))
            for day, event in seen
        ),
    )


def most_told(events: Iterable[Event]) -> Event:
    """The event with most reports, the first of equals."""
    return max(events, key=lambda event: len(event.reports))


def _on(diary: Diary, id_: str, day: date) -> Event:
    return next(event for event in diary.snapshot(day, today=day).events if event.id == id_)


def _so_far(event: Event) -> str:
    return f"{plural(len(event.reports), 'report')}, {plural(event.outlets, 'outlet')}"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n" + "".join(f"| {' | '.join(row)} |\n" for row in lines) + "\n"
