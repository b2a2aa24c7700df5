"""What pages look forward to, whether or not the diary keeps it; nothing is kept of them for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from dateline.model import Lookahead
from dateline.model.errors import PageError

__all__ = ["looked_ahead"]


def looked_ahead(
    paths: Sequence[str], *, workers: int = 1, stdin: BinaryIO | None = None
) -> Iterator[Lookahead | PageError]:
    """All that the pages at `paths` look forward to, page by page; each that can't be read as an error, and the others go on.

    `paths` and `workers` as in `Diary.read`.
    """
    # Late: the reading steps are slow to import, and most commands never read.
    from dateline import runners  # noqa: PLC0415
    from dateline.intake import pages  # noqa: PLC0415
    from dateline.model import Page  # noqa: PLC0415
    from dateline.reading.pipeline import look_ahead  # noqa: PLC0415

    failed: list[PageError] = []

    def readable() -> Iterator[Page]:
        for page in pages(paths, stdin=stdin):
            if isinstance(page, PageError):
                failed.append(page)
            else:
                yield page

    found = (
        runners.in_process(look_ahead, readable())
        if workers <= 1
        else runners.pool(look_ahead, readable(), workers=workers)
    )
    for _, told in found:
        yield told
    yield from failed
