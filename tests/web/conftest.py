"""A diary that has read the shipped examples, once for all tests of the site."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.diary import Diary
from tests.fakes.site import NOW

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture(scope="session")
def examples() -> Iterator[Diary]:
    with Diary.open() as diary:
        diary.read([str(EXAMPLES)], now=NOW)
        yield diary
