"""Reading pages one after the other, in this process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from dateline.model import Page, Reading
from dateline.model.errors import PageError

__all__ = ["attempt", "in_process"]


def in_process(
    read: Callable[[Page], Reading], pages: Iterable[Page]
) -> Iterator[tuple[Page, Reading | PageError]]:
    """Each page with its reading, or with why it can't be read. Pages are taken one at a time."""
    for page in pages:
        yield page, attempt(read, page)


def attempt(read: Callable[[Page], Reading], page: Page) -> Reading | PageError:
    """One page's reading. Whatever goes wrong with one page must not end the batch."""
    try:
        return read(page)
    except PageError as error:
        return error
    except Exception as error:  # noqa: BLE001  the batch's edge: any page may hit any bug; it is told with its type
        return PageError(page.origin, f"{type(error).__name__}: {str(error)[:300]}".removesuffix(": "))
