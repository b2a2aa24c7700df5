"""Reading pages in worker processes that can be killed: hostile pages hang parsers for minutes, or eat all memory.

Pebble, because the standard library's pool breaks as a whole when one of its workers is killed.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from dateline.model import Page
from dateline.model.errors import PageError, PageTimeout
from dateline.runners.in_process import Read, attempt

__all__ = ["MEMORY", "SECONDS", "pool"]

SECONDS = 30.0
"""Seconds one page may take; an ordinary one takes hundredths."""
MEMORY = 2 * 1024**3
"""Bytes of address space of one worker."""
_AHEAD = 4
"""Pages per worker handed out ahead of the one that is waited for."""


def pool(
    read: Callable[[Page], Read],
    pages: Iterable[Page],
    *,
    workers: int = 2,
    seconds: float = SECONDS,
    memory: int = MEMORY,
) -> Iterator[tuple[Page, Read | PageError]]:
    """Each page with its reading, in the order of the pages, read by `workers` processes.

    `read` must be picklable. A page that takes longer than `seconds` or needs more than `memory` bytes is given up,
    with its worker, and the others go on. `pages` is taken from by the calling thread, a few at a time.
    """
    # Not fork: a forked copy of a process with threads may hang on a lock that no one in it holds.
    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    crew = ProcessPool(
        max_workers=max(1, workers),
        initializer=_limit_memory,
        initargs=[memory],
        context=multiprocessing.get_context(method),
    )
    waiting: deque[tuple[Page, ProcessFuture[Read | PageError]]] = deque()
    try:
        for page in pages:
            waiting.append((page, crew.schedule(_read_one, args=[read, page, seconds], timeout=seconds)))
            if len(waiting) >= max(1, workers) * _AHEAD:
                yield _settled(*waiting.popleft(), seconds)
        while waiting:
            yield _settled(*waiting.popleft(), seconds)
    finally:
        crew.stop()  # type: ignore[no-untyped-call]
        crew.join()


def _settled(
    page: Page, future: ProcessFuture[Read | PageError], seconds: float
) -> tuple[Page, Read | PageError]:
    try:
        return page, future.result()
    except TimeoutError:
        return page, PageTimeout(page.origin, f"took longer than {seconds:g} s")
    except ProcessExpired as error:
        if error.exitcode == -getattr(signal, "SIGXCPU", 0):
            return page, PageTimeout(page.origin, f"took longer than {seconds:g} s of computing")
        return page, PageError(page.origin, f"the reading process died (exit code {error.exitcode})")
    except Exception as error:  # noqa: BLE001  the batch's edge: what can't be sent back is told, the others go on
        return page, PageError(page.origin, f"{type(error).__name__}: {str(error)[:300]}")


def _limit_memory(memory: int) -> None:
    with suppress(ImportError, ValueError, OSError):  # Windows has no such limits
        import resource  # noqa: PLC0415

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_computing(seconds: float) -> None:
    """The kernel's own limit, behind Pebble's: it counts the whole life of a worker, so it moves on with each page."""
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415

        used = resource.getrusage(resource.RUSAGE_SELF)
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime + seconds) + 2, hard))


def _read_one(read: Callable[[Page], Read], page: Page, seconds: float) -> Read | PageError:
    """In the worker: one page under its limits."""
    _limit_computing(seconds)
    return attempt(read, page)
