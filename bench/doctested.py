"""The examples of the Python documentation (lines that begin with `>>>`), and what Python prints for them today.

`python -m bench.pasted --write` writes their output again, as it does everything else that is quoted of the program;
`tests/docs` runs them with Python's own doctest.
"""

from __future__ import annotations

import ast
import io
import re
from collections.abc import Iterator
from contextlib import redirect_stdout
from doctest import DocTest, DocTestParser, Example
from functools import cache
from os import chdir
from traceback import format_exception_only
from typing import Any

import dateline
from bench.cases import ROOT

__all__ = ["DOCTESTED", "doctests", "renewed_examples"]

DOCTESTED = ("docs/python.md", "src/dateline/verbs/known.py", "src/dateline/verbs/opened.py")
STORY = "examples/two-islands"
FENCE = re.compile("^```.*$", re.MULTILINE)


@cache
def _diary() -> dateline.OpenDiary:
    """The diary that a docstring's examples call `d`."""
    diary = dateline.open()
    diary.read(STORY)
    return diary


def doctests(name: str) -> Iterator[DocTest]:
    """The examples of a file, a test for each docstring; those of a page are one test."""
    chdir(ROOT)
    text = (ROOT / name).read_text(encoding="utf-8")
    for first, part in _parts(name, text):
        known = {"d": _diary()} if name.endswith(".py") else {}
        test = DocTestParser().get_doctest(part, known, f"{name}:{first + 1}", name, first)
        if test.examples:
            yield test


def renewed_examples(name: str, text: str) -> str:
    """A file's text with what Python prints now behind every example."""
    chdir(ROOT)
    lines = text.splitlines(keepends=True)
    for first, part in reversed(list(_parts(name, text))):
        known: dict[str, Any] = {"d": _diary()} if name.endswith(".py") else {}
        examples = [(e, _printed(e, known)) for e in DocTestParser().get_examples(part)]
        for example, printed in reversed(examples):
            start = first + example.lineno + example.source.count("\n")
            indent = " " * example.indent
            told = [f"{indent}{line}".rstrip() + "\n" for line in printed.splitlines()]
            lines[start : start + example.want.count("\n")] = told
    return "".join(lines)


def _parts(name: str, text: str) -> Iterator[tuple[int, str]]:
    """The stretches of text that hold examples, each with the number of its first line, from 0."""
    if not name.endswith(".py"):
        yield 0, FENCE.sub("", text)  # a blank line ends an example's output
        return
    lines = text.splitlines(keepends=True)
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node):
            told = node.body[0]
            assert told.end_lineno
            # Without the line of the closing marks, which would else be taken for output.
            yield told.lineno - 1, "".join(lines[told.lineno - 1 : told.end_lineno - 1])


def _printed(example: Example, known: dict[str, Any]) -> str:
    with redirect_stdout(io.StringIO()) as out:
        try:
            exec(compile(example.source, "<example>", "single"), known)
        except Exception as error:  # noqa: BLE001 (an example may show one)
            return "Traceback (most recent call last):\n    ...\n" + format_exception_only(error)[-1]
    return "".join((line.rstrip() or "<BLANKLINE>") + "\n" for line in out.getvalue().splitlines())
