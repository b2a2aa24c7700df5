"""A disk whose power can be cut: it logs every write and sync, then shows what may lie on it after any of them.

What was synced is there. What was written since may be there or not, in pieces of a sector, in any mixture.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import apsw

SECTOR = 512


@dataclass
class Disk:
    """The log of one disk. `told` marks a moment at which the program was told that something is safe."""

    log: list[tuple[str, str, int, bytes]] = field(default_factory=list)

    def told(self) -> None:
        """Note that a commit was acknowledged."""
        self.log.append(("told", "", 0, b""))

    def cut(self, moment: int, dice: random.Random) -> tuple[dict[str, bytes], int]:
        """The files as they may be after a power cut at `moment`, and how many commits had been told by then."""
        safe: dict[str, bytearray] = {}
        waiting: dict[str, list[tuple[str, int, bytes]]] = defaultdict(list)
        told = 0
        for what, name, at, data in self.log[:moment]:
            if what == "told":
                told += 1
            elif what == "delete":
                safe.pop(name, None)
                waiting.pop(name, None)
            elif what == "sync":
                for change in waiting.pop(name, []):
                    _apply(safe.setdefault(name, bytearray()), *change)
            else:
                waiting[name].append((what, at, data))
        for name, changes in waiting.items():
            for what, at, data in changes:
                _apply_torn(safe.setdefault(name, bytearray()), what, at, data, dice)
        return {name: bytes(content) for name, content in safe.items()}, told


def _apply(content: bytearray, what: str, at: int, data: bytes) -> None:
    if what == "truncate":
        del content[at:]
        return
    content.extend(bytes(max(0, at + len(data) - len(content))))
    content[at : at + len(data)] = data


def _apply_torn(content: bytearray, what: str, at: int, data: bytes, dice: random.Random) -> None:
    if what == "truncate":
        if dice.random() < 0.5:
            _apply(content, what, at, data)
        return
    for start in range(0, len(data), SECTOR):
        if dice.random() < 0.5:
            _apply(content, what, at + start, data[start : start + SECTOR])


class _File(apsw.VFSFile):
    def __init__(self, name: str | apsw.URIFilename | None, flags: list[int], disk: Disk) -> None:
        super().__init__("unix", name, flags)
        full = name.filename() if isinstance(name, apsw.URIFilename) else name
        self.name = Path(full or "").name
        self.disk = disk

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        self.disk.log.append(("write", self.name, offset, bytes(data)))
        super().xWrite(data, offset)

    def xTruncate(self, newsize: int) -> None:  # noqa: N802
        self.disk.log.append(("truncate", self.name, newsize, b""))
        super().xTruncate(newsize)

    def xSync(self, flags: int) -> None:  # noqa: N802
        self.disk.log.append(("sync", self.name, 0, b""))
        super().xSync(flags)


class _Vfs(apsw.VFS):
    def __init__(self, disk: Disk) -> None:
        super().__init__("power", "unix", makedefault=True)
        self.disk = disk

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> _File:  # noqa: N802
        return _File(name, flags, self.disk)

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802
        self.disk.log.append(("delete", Path(filename).name, 0, b""))
        super().xDelete(filename, syncdir)


@contextmanager
def logged_disk() -> Iterator[Disk]:
    """While open, every file that SQLite opens lies on this disk."""
    disk = Disk()
    vfs = _Vfs(disk)
    try:
        yield disk
    finally:
        vfs.unregister()
