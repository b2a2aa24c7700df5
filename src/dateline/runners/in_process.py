"""Reading pages one after the other, in this process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from dateline.model import Page
from dateline.model.errors import PageError

__all__ = ["Read", "attempt", "in_process"]

Read = TypeVar("Read")
"""What is made of a page: its reading, or something else that a reading is needed for."""


def in_process(
    read: Callable[[Page], Read], pages: Iterable[Page]
) -> Iterator[tuple[Page, Read | PageError]]:
    """Each page with its reading, or with why it can't be read. Pages are taken one at a time."""
    for page in pages:
        yield page, attempt(read, page)


def attempt(read: Callable[[Page], Read], page: Page) -> Read | PageError:
    """One page's reading. Whatever goes wrong with one page must not end the batch."""
    try:
        return read(page)
    except PageError as error:
        return error
    except Exception as error:  # noqa: BLE001  the batch's edge: any page may hit any bug; it is told with its type
        return PageError(page.origin, f"{type(error).__name__}: {str(error)[:300]}".removesuffix(": "))
