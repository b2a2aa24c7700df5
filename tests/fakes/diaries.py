"""Diaries of any shape, for laws that must hold for every one of them (hypothesis)."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from dateline.model import Reading, Status
from tests.fakes.news import page, said

__all__ = ["START", "TODAY", "diaries"]

START = date(2031, 4, 1)
TODAY = date(2031, 12, 1)
_SUBJECTS = (
    (
        "The Port Ellery council and the Harbour Guild talk about the dredging licence of Sandmouth.",
        "Harbour talks",
    ),
    (
        "Orla Quill's Lantern Party asks the assembly of Varn to vote on a bridge toll for lorries.",
        "Toll vote in Varn",
    ),
)
_WHO = (("Port Ellery council", "Harbour Guild"), ("Harbour Guild",), ("Orla Quill", "Lantern Party"), ())
_LINES = (
    "The talks on the licence.",
    "A vote of the assembly on the toll.",
    "It may slip, one side said.",
    "They last met in January in Varn.",
)


def _iso(offset: int) -> str:
    return (START + timedelta(days=offset)).isoformat()


@st.composite
def _report(draw: st.DrawFn, published: int) -> dict[str, object]:
    at = draw(st.one_of(st.none(), st.integers(published - 40, published + 40)))
    long = draw(st.integers(0, 3))
    return said(
        draw(st.sampled_from([s.value for s in Status])),
        None if at is None else (_iso(at), _iso(at + long)) if long else _iso(at),
        kind=draw(st.sampled_from(["meeting", "vote", "strike"])),
        who=draw(st.sampled_from(_WHO)),
        source=draw(st.sampled_from([None, "Harbour Guild", "Orla Quill", "two people close to it"])),
        head=draw(st.sampled_from(["talks", "vote", ""])),
        mode=draw(st.sampled_from([None, "virtual", "in_person"])),
        place=draw(st.sampled_from([None, "Varn", "Iceland"])),
        order=draw(st.sampled_from([None, "first", "second", "next"])),
        anaphoric=draw(st.booleans()),
        text=draw(st.sampled_from(_LINES)),
    )


@st.composite
def _page(draw: st.DrawFn, number: int) -> Reading:
    published = draw(st.integers(0, 20))
    about, title = draw(st.sampled_from(_SUBJECTS))
    reports = [draw(_report(published)) for _ in range(draw(st.integers(0, 3)))]
    dated = draw(st.integers(0, 5))
    if dated == 0:
        return page(None, *reports, id=f"p{number}", about=about, title=title)
    rolling = dated == 1 and reports
    parts = tuple(_iso(published + len(reports) - n) for n in range(len(reports))) if rolling else ()
    url = f"https://example.test/{draw(st.integers(0, 12))}"
    first = min(parts) if parts else _iso(published)
    return page(first, *reports, id=f"p{number}", about=about, title=title, parts=parts, url=url)


@st.composite
def diaries(draw: st.DrawFn) -> list[Reading]:
    """Up to seven pages of two stories, among them undated pages, versions of one page and rolling pages."""
    return [draw(_page(n)) for n in range(draw(st.integers(1, 7)))]
