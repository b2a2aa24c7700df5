"""A site over a diary written by hand: a harbour story with a moved date, a dispute, a reprint, and one page that means ill."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from starlette.testclient import TestClient

from dateline.diary import Diary
from dateline.model import Doubt, Page, Reading, Span
from dateline.web import LOOPBACK, Door, site
from tests.fakes.hostile import HOSTILE
from tests.fakes.news import page, said

__all__ = ["EVIL", "EVIL_URL", "HERE", "ILL", "NOW", "client", "diary_of", "harbour", "hostile", "ill"]

NOW = datetime(2031, 5, 20, 9, tzinfo=UTC)
HERE = "http://127.0.0.1:8765"
EVIL = "</q></title><script>alert(1)</script><img src=x onerror=alert(1)>\"' onmouseover=alert(1) x={{7*7}}"
EVIL_URL = "javascript:alert(1)//https://a.example/"
ILL = (
    (EVIL, EVIL_URL),
    (HOSTILE, "data:text/html,<script>alert(1)</script>"),
    ("=1+1|' /C calc'!A0", "https://evil.example/\"><script>alert(1)</script>')](x)"),
    ("@SUM(1+1) --></style></textarea></title></noscript></svg><svg/onload=alert(1)>", "https://evil.example/\r\nSet-Cookie: x=1"),
    ("[x](javascript:alert(1)) ![x](https://evil.example/x) <https://evil.example/> | `x` | **x** # x", "https://evil.example/' onfocus='alert(1)' autofocus='"),
    ("\u202e\u2066gnp.exe\u2069\u200f\ufeff&lt;b&gt;&#60;b&#62;<!--", "JaVaScRiPt:alert(1)"),
)  # fmt: skip
"""Words and addresses of pages that mean ill: markup, control characters, formulas, Markdown, marks of direction."""


def harbour() -> list[Reading]:
    """The talks are moved from 12 to 19 May, one side denies it; a vote is held; a reprint repeats the first page."""
    first = page(
        "2031-05-02",
        said("expected", "2031-05-12", source="Harbour Guild", via=("Radio Dell",), text="The talks are to be held on 12 May, the guild said."),
        said("confirmed", "2031-05-05", kind="vote", who=("Harbour Guild",), head="vote", text="The guild votes on Monday.", place="Varn"),
        id="first", publisher="Varn Courier", url="https://courier.example/a?x=1&y=2",
    )  # fmt: skip
    moved = page(
        "2031-05-09",
        said("confirmed", "2031-05-26", source="Port Ellery council", text="The talks will be on 26 May, the council said."),
        said("held", "2031-05-05", kind="vote", who=("Harbour Guild",), head="vote", text="The guild voted on Monday.", place="Varn"),
        id="moved", about="Port Ellery and the Harbour Guild: a date for Sandmouth at last, after a week of silence on dredging.", publisher="Dell Post", url="https://post.example/b",
    )  # fmt: skip
    denied = page(
        "2031-05-10",
        said("possible", None, kind="strike", head="strike", text="A strike may follow, some day."),
        id="denied", about="In Port Ellery the pilots of the Harbour Guild have had enough of the dredging licence for Sandmouth.", publisher="The Lantern", url="https://lantern.example/c",
    )  # fmt: skip
    denied = replace(denied, doubts=(Doubt("times", "no year is written", Span(0, 8)),))
    reprint = replace(
        first, article=replace(first.article, id="reprint", publisher="Echo", url="https://echo.example/d")
    )
    reprint = replace(
        reprint,
        reports=tuple(
            replace(r, id=f"e-{r.id}", statement=f"e-{r.statement}" if r.statement else None)
            for r in reprint.reports
        ),
        statements=tuple(replace(s, id=f"e-{s.id}") for s in reprint.statements),
    )
    return [first, moved, denied, reprint]


def hostile() -> Reading:
    """A page whose every word tries to be markup."""
    told = page(
        "2031-05-11",
        said("expected", "2031-06-01", source=EVIL, who=(EVIL,), place=EVIL, via=(EVIL,), text=f"The talks {EVIL}"),
        id="evil", title=EVIL, about=f"{EVIL} The Port Ellery council and the Harbour Guild on Sandmouth.",
        publisher=EVIL, agency=EVIL, authors=(EVIL,), url=EVIL_URL,
    )  # fmt: skip
    return replace(told, doubts=(Doubt(EVIL, EVIL, Span(0, 20)),))


def ill() -> list[Reading]:
    """A page for each of `ILL`: its title, byline, outlet, names, place and text are those words, on days of its own."""
    return [
        page(
            "2031-05-11",
            said("expected", f"2031-06-{10 + n}", source=words, who=(words,), place=words, via=(words,), text=f"{words} is to open."),
            said("possible", f"2031-07-{10 + n}", source=words, who=(words,), place=words, kind="vote", head="vote", text=f"A vote: {words}"),
            id=f"ill{n}", title=words, about=f"{words} The Port Ellery council and the Harbour Guild on Sandmouth.",
            publisher=words, agency=words, authors=(words,), place=words, url=url,
        )
        for n, (words, url) in enumerate(ILL)
    ]  # fmt: skip


def diary_of(readings: Iterable[Reading], path: Path | None = None) -> Diary:
    """A diary, in memory unless a path is given, that holds these readings."""
    pages, found = [], {}
    for reading in readings:
        origin = f"{reading.article.id}.html"
        kept = Page(reading.article.id.encode(), origin, url=reading.article.url)
        found[origin] = replace(
            reading, article=replace(reading.article, page=kept.digest, origin=origin), reader="hand"
        )
        pages.append(kept)
    diary = Diary.open(path, read=lambda kept: found[kept.origin], reader="hand")
    diary.take(pages, now=NOW)
    return diary


def client(diary: Diary, *, token: str | None = None, numbers: bool = False, base: str = HERE) -> TestClient:
    """A browser before the site; it follows no redirect by itself."""
    door = Door(frozenset(LOOPBACK), numbers=numbers, token=token)
    return TestClient(site(diary, door=door, now=lambda: NOW), base_url=base, follow_redirects=False)
