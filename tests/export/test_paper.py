"""Papers as Markdown and HTML: every quotation is a page's own, every number leads to a source, no page becomes markup."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from dateline.export import Paper, diary_paper, event_paper, html, markdown
from dateline.export.markdown import escaped
from dateline.export.text import INNER
from dateline.model import Snapshot
from tests.fakes.hostile import hostile
from tests.fakes.values import TEXT

TODAY = date(2031, 3, 14)
# What a Markdown reader on the web may do: HTML passed through, tables, strike-through, bare addresses linked.
READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
TAGS = {"h1", "h2", "h3", "p", "blockquote", "ul", "ol", "li", "a", "strong", "sub", "br", "table", "thead", "tbody", "tr", "th", "td"}  # fmt: skip


class Page(HTMLParser):
    """The tags, attributes and words of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


def papers(snapshot: Snapshot) -> list[Paper]:
    return [diary_paper(snapshot, today=TODAY), *(event_paper(snapshot, event) for event in snapshot.events)]


def test_a_diary(snapshot: Snapshot) -> None:
    text = markdown(diary_paper(snapshot, today=TODAY))
    assert text.startswith("# Diary\n\nas of Fri 14 Mar 2031 · 2 pages · 2 outlets\n\n## What is ahead\n")
    assert "### by 31 Mar 2031 · Talks with the pilots · possible\n" in text
    assert "> — Ilka Dorn, Norpress, 4 Mar 2031 [1]\n" in text
    assert "\n1. Norpress, [“Bridge to open”](<https://www.wire.example/story>), 4 Mar 2031\n" in text
    assert "- **Tue 2 May 1871** · Founding of the port · held · event event-past\n" in text


def test_an_event(snapshot: Snapshot) -> None:
    text = markdown(event_paper(snapshot, snapshot.events[0]))
    assert text.startswith(
        "# Opening of the Skarn bridge\n\nWed 12 Mar 2031 · held, in person, Skarn · story: "
    )
    assert "| 13 Mar 2031 | held | Wed 12 Mar | Skarn |" in text


def test_only_words_of_pages_stand_between_quotation_marks(snapshot: Snapshot) -> None:
    pages = [" ".join(r.article.text.split()).translate(INNER) for r in snapshot.readings]
    pages += [r.article.title or "" for r in snapshot.readings]
    for paper in papers(snapshot):
        for quoted in re.findall("“([^”]*)”", Page(READER.render(markdown(paper))).text):
            words = quoted.removeprefix("… ").removesuffix(" …")
            assert any(words in page for page in pages), words


def test_every_number_leads_to_a_source(snapshot: Snapshot) -> None:
    for paper in papers(snapshot):
        cited = {quote.source for part in paper.parts for item in part.items for quote in item.quotes}
        assert cited == {source.number for source in paper.sources}
        links = [
            value for name, value in Page(html(paper)).attributes if name == "href" and value.startswith("#")
        ]
        assert {f"#source-{number}" for number in cited} == set(links)


def test_no_page_becomes_markup(snapshot: Snapshot) -> None:
    for plain, ill in zip(papers(snapshot), papers(hostile(snapshot)), strict=True):
        page = Page(READER.render(markdown(ill)))
        assert set(page.tags) <= TAGS
        assert {"href"} >= {name for name, _ in page.attributes if name not in {"style", "start"}}
        assert all(
            value.startswith("https://evil.example/%22%3E%3C")
            for name, value in page.attributes
            if name == "href"
        )
        assert len(Page(READER.render(markdown(plain))).tags) == len(page.tags) + _links(plain) - _links(ill)


def _links(paper: Paper) -> int:
    return sum(source.address is not None for source in paper.sources)


def test_no_page_becomes_html(snapshot: Snapshot) -> None:
    for plain, ill in zip(papers(snapshot), papers(hostile(snapshot)), strict=True):
        page = Page(html(ill))
        assert len(Page(html(plain)).tags) == len(page.tags) + _links(plain) - _links(ill)
        assert "script" not in page.tags
        assert not [name for name, _ in page.attributes if name.startswith("on")]
        assert all(v.startswith(("#source-", "https://")) for name, v in page.attributes if name == "href")


@given(TEXT.map(lambda text: " ".join(text.split())))
def test_escaped_words_render_to_themselves(words: str) -> None:
    assert words == Page(READER.render(f"x {escaped(words)}")).text.removeprefix("x").strip()


@pytest.mark.parametrize("words", ["# x", "- x", "+ x", "1. x", "12) x", "> x", "---", "===", "* x", "    x", "~~~", "```", "| a |", "1986. A year"])  # fmt: skip
def test_the_beginning_of_a_line_opens_nothing(words: str) -> None:
    page = Page(READER.render(f"{escaped(words.strip())}\n"))
    assert (["p"], words.strip()) == (page.tags, page.text)


@given(
    st.text(alphabet="#*_[]()<>`~|\\&!-+=.$:/123 ab", max_size=12).map(lambda text: " ".join(text.split()))
)
def test_no_mix_of_marks_is_markup(words: str) -> None:
    page = Page(READER.render(f"{escaped(words)}\n"))
    assert (words, ["p"] if words else []) == (page.text, page.tags)
