"""Pages read one after the other and in killable workers: in order, and no page ends the batch."""

from __future__ import annotations

import os
import time

import pytest

from dateline.model import Article, Page, Reading
from dateline.model.errors import NotAPage, PageError, PageTimeout
from dateline.runners import in_process, pool


def read(page: Page) -> Reading:
    """A reading that does what the page says."""
    match page.content:
        case b"hang":
            time.sleep(60)
        case b"die":
            os._exit(9)
        case b"eat":
            bytearray(8 * 1024**3)
        case b"bug":
            raise KeyError("place")
        case b"not":
            raise NotAPage(page.origin, "binary data")
    return Reading(Article(page.origin, page.digest, page.origin, page.content.decode()))


def given(*contents: bytes) -> list[Page]:
    return [Page(content, str(n)) for n, content in enumerate(contents)]


def kinds(results: list[tuple[Page, Reading | PageError]]) -> list[tuple[str, str]]:
    return [(page.content.decode(), type(result).__name__) for page, result in results]


def test_in_this_process_a_bug_is_told_with_its_type() -> None:
    results = list(in_process(read, given(b"one", b"bug", b"not", b"two")))
    assert [("one", "Reading"), ("bug", "PageError"), ("not", "NotAPage"), ("two", "Reading")] == kinds(
        results
    )
    assert "1: KeyError: 'place'" == str(results[1][1])


def test_pages_are_taken_one_at_a_time() -> None:
    taken = iter(given(b"one", b"two"))
    assert b"one" == next(iter(in_process(read, taken)))[0].content
    assert b"two" == next(taken).content


@pytest.mark.skipif(not hasattr(os, "fork"), reason="limits are Unix's")
def test_in_workers_the_others_go_on() -> None:
    contents = (b"one", b"hang", b"two", b"die", b"three", b"eat", b"bug", b"four")
    results = list(pool(read, given(*contents), workers=2, seconds=1.5))
    wanted = [
        "Reading",
        "PageTimeout",
        "Reading",
        "PageError",
        "Reading",
        "PageError",
        "PageError",
        "Reading",
    ]
    assert list(zip([c.decode() for c in contents], wanted, strict=True)) == kinds(results)
    assert isinstance(results[1][1], PageTimeout)
    assert "MemoryError" in str(results[5][1])
