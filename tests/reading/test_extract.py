"""Pages of our own invention, and what must come off them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import BlockKind, Page
from dateline.model.errors import NotAPage
from dateline.model.text import clean_text
from dateline.reading.extract import body_ranges, extract
from dateline.reading.extract.pieces import cut

STORY = """The harbour board of Osterby will vote on Thursday on whether to close the old lighthouse, its chairman said.
Karin Voss told the council that the lamp had not been lit since the spring and that nobody had asked for it.
"We have a lamp that nobody sees and a bill that everybody pays," she said after the meeting on Monday evening.
The ferry company wants the tower kept. It has offered to pay half of the repairs, according to a letter seen by the paper.
A second hearing is planned for the autumn, when the ministry is to present its own plan for the northern coast."""
PARAGRAPHS = STORY.split("\n")
HEADLINE = "Osterby board to vote on closing its old lighthouse"


def html_page(body: str, head: str = "") -> Page:
    text = f"<!doctype html><html lang=en><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"
    return Page(text.encode(), "page.html", "https://ostkust.example/news/board-to-vote", "text/html")


def article(extra: str = "", before: str = "") -> str:
    return (
        f"<article><h1>{HEADLINE}</h1>{before}"
        + "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
        + f"{extra}</article>"
    )


def text_page(text: str, url: str | None = None) -> Page:
    return Page(text.encode(), "page.txt", url, "text/plain")


def test_html_gives_the_body_without_headline_byline_and_chrome() -> None:
    page = html_page(
        "<nav><a>Home</a><a>Town</a></nav>"
        + article(
            "<div class=newsletter>Sign up to our letter.</div>",
            "<p class=byline>By Rolf Anders and Mia Holm</p>",
        )
        + "<aside><h3>Most read</h3><p>Baker of Skarn wins prize for longest loaf.</p></aside>"
    )
    got = extract(page)
    assert got.text == STORY
    assert got.title == HEADLINE
    assert got.authors == ("Rolf Anders", "Mia Holm")
    assert got.form == "html"
    assert got.language == "en"


def test_every_block_stands_where_its_span_says() -> None:
    got = extract(html_page(article()))
    kept = [block for block in got.blocks if block.span]
    assert kept
    assert [block.span.of(got.text) for block in kept if block.span] == [block.text for block in kept]
    assert "\n".join(block.text for block in kept) == got.text


def test_structured_data_is_kept_raw() -> None:
    head = (
        '<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "Ostkust"}, {"@type": "NewsArticle", '
        '"headline": "'
        + HEADLINE
        + '", "datePublished": "2031-05-03T06:00:00Z", "author": [{"@type": "Person", '
        '"name": "Rolf Anders"}, {"@type": "Organization", "name": "Nordland Press"}]}]}</script>'
        '<meta property="article:modified_time" content="2031-05-04">'
    )
    got = extract(html_page(article(before='<time datetime="2031-05-03">Saturday</time>'), head))
    assert ("json-ld datePublished", "2031-05-03T06:00:00Z") in got.metadata
    assert ("meta article:modified_time", "2031-05-04") in got.metadata
    assert ("time datetime", "2031-05-03") in got.metadata
    assert got.authors == ("Rolf Anders",)
    assert got.publisher == "Ostkust"


def test_a_dateline_is_taken_out_and_its_parts_are_told() -> None:
    got = extract(html_page(article().replace("<p>The harbour", "<p>OSTERBY, May 3 (Reuters) - The harbour")))
    assert got.text == STORY
    assert (got.place, got.agency) == ("OSTERBY", "Reuters")
    assert ("dateline", "May 3") in got.metadata


def test_reporters_of_the_last_line_are_the_authors() -> None:
    got = extract(
        html_page(article("<p>(Reporting by Rolf Anders in Osterby and Mia Holm; Editing by Tom Reed)</p>"))
    )
    assert got.text == STORY
    assert got.authors == ("Rolf Anders", "Mia Holm")


def test_dated_headings_of_a_rolling_page_stay_in_order() -> None:
    parts = "".join(
        f"<h3>{day} May, 9.15 am</h3><p>{p}</p>" for day, p in zip((5, 4, 3), PARAGRAPHS, strict=False)
    )
    got = extract(html_page(f"<div class=main><h1>{HEADLINE}</h1><p>By Rolf Anders</p>{parts}</div>"))
    headings = [block.text for block in got.blocks if block.kind is BlockKind.HEADING and block.span]
    assert headings == ["5 May, 9.15 am", "4 May, 9.15 am", "3 May, 9.15 am"]
    assert got.text.startswith("5 May, 9.15 am\n")


@pytest.mark.parametrize("first", ["Latest: 5 May", "Midnight, Wednesday 5 May", "New: 5 May"])
def test_a_heading_that_looks_like_a_dateline_keeps_its_words(first: str) -> None:
    headings = (first, "4 May", "3 May")
    parts = "".join(f"<h3>{h}</h3><p>{p}</p>" for h, p in zip(headings, PARAGRAPHS, strict=False))
    got = extract(html_page(f"<div class=main><h1>{HEADLINE}</h1><p>{PARAGRAPHS[3]}</p>{parts}</div>"))
    assert [h for h in headings if h in got.text.split("\n")] == list(headings)
    assert got.place is None


def test_a_dateline_on_a_line_of_its_own_keeps_its_words_outside_the_text() -> None:
    got = extract(
        html_page(article(extra="<p>SKARN, May 4</p>" + "".join(f"<p>{p}</p>" for p in PARAGRAPHS)))
    )
    assert "SKARN, May 4" not in got.text
    assert [b.kind for b in got.blocks if b.text == "SKARN, May 4"] == [BlockKind.TIME]


@pytest.mark.parametrize("url", ["https://[::1", "https://[", "x:y", "//", "http://a.example:port/b"])
def test_an_address_that_cannot_be_taken_apart_does_no_harm(url: str) -> None:
    page = html_page(article())
    assert STORY == extract(Page(page.content, "page.html", url, "text/html")).text


def test_a_feed_item_with_a_tag_that_is_no_name_is_read() -> None:
    item = f"<rss><channel><item><title>{HEADLINE}</title><a:b:c>x</a:b:c><:d>y</:d><description>{PARAGRAPHS[0]}</description></item></channel></rss>"
    got = extract(Page(item.encode(), "feed.xml", None, "application/rss+xml"))
    assert PARAGRAPHS[0] == got.text


def test_a_text_of_more_pieces_than_are_read_is_cut_short() -> None:
    assert 5 == len(cut("One ran. " * 50, 5))


def test_a_caption_with_a_day_stays_without_its_credit() -> None:
    caption = "<figure><figcaption>The lighthouse of Osterby is seen from the ferry on May 1, 2031. Photo: Mia Holm</figcaption></figure>"
    got = extract(html_page(article(before=caption)))
    assert "seen from the ferry on May 1, 2031" in got.text
    assert "Mia Holm" not in got.text
    plain = extract(
        html_page(article(before="<figure><figcaption>The lighthouse. Photo: Mia Holm</figcaption></figure>"))
    )
    assert plain.text == STORY


def test_plain_text_with_chrome_gives_the_same_body() -> None:
    page = text_page(
        f"OSTKUST\nHome | Town | Harbour | Letters\nicon-fb icon-x icon-mail\n{HEADLINE}\nBy Rolf Anders\n3 May 2031\n"
        f"Share Print Save\n{STORY}\nMost read\nBaker of Skarn wins prize\nFerry to Skarn delayed again\n© 2031 Ostkust AB. All rights reserved.",
        "https://ostkust.example/news/osterby-board-to-vote-on-closing-its-old-lighthouse",
    )
    got = extract(page)
    assert got.text == STORY
    assert (got.title, got.authors, got.publisher) == (HEADLINE, ("Rolf Anders",), "OSTKUST")


def test_a_feed_item_gives_its_body_and_facts() -> None:
    item = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    page = Page(
        (
            '<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Ostkust: Town</title>'
            f"<item><title>{HEADLINE}</title><link>https://ostkust.example/1</link><dc:creator>Rolf Anders</dc:creator>"
            f"<pubDate>Sat, 03 May 2031 08:00:00 +0200</pubDate><description><![CDATA[{item}]]></description></item></channel></rss>"
        ).encode(),
        "feed.xml",
    )
    got = extract(page)
    assert (got.form, got.text, got.title, got.publisher) == ("rss", STORY, HEADLINE, "Ostkust")
    assert got.authors == ("Rolf Anders",)
    assert got.url == "https://ostkust.example/1"
    assert ("rss pubDate", "Sat, 03 May 2031 08:00:00 +0200") in got.metadata


def test_legacy_encodings_are_read_as_declared() -> None:
    text = f"<html><head><meta charset=iso-8859-1></head><body><article><p>“Då är det slut”, sade hon. {PARAGRAPHS[0]}</p></article></body></html>"
    got = extract(Page(text.encode("cp1252"), "page.html"))
    assert "“Då är det slut”" in " ".join(block.text for block in got.blocks)


@pytest.mark.parametrize(
    "content",
    [
        b"<html><body>" + b"<div>" * 5000,
        b"<html><body><p " + b"a=1 " * 50000 + b">x</p></body></html>",
        b"\0" * 200,
        b'<?xml version="1.0"?><rss><!ENTITY a "b"></rss>',
    ],
)
def test_hostile_pages_are_refused(content: bytes) -> None:
    with pytest.raises(NotAPage):
        extract(Page(content, "hostile"))


def test_a_page_without_a_body_is_a_doubt() -> None:
    got = extract(html_page("<nav>Home</nav>"))
    assert got.text == ""
    assert [doubt.rule for doubt in got.doubts] == ["no-body"]


@given(st.text())
def test_cleaning_keeps_every_offset(text: str) -> None:
    cleaned = clean_text(text)
    assert len(cleaned) == len(text)
    assert all(b in (a, "\ufffd") for a, b in zip(text, cleaned, strict=True))
    assert "\0" not in cleaned


@given(st.text(max_size=400))
def test_any_text_is_read(text: str) -> None:
    got = (
        extract(Page(text.encode("utf-8", "surrogatepass"), "x.txt", media_type="text/plain"))
        if "\0" not in text
        else None
    )
    if got:
        assert all(block.span is None or block.span.of(got.text) == block.text for block in got.blocks)
    ranges = body_ranges(text)
    assert ranges == sorted(ranges)
    assert all(0 <= start < end <= len(text) for start, end in ranges)


def test_an_entity_that_nobody_defined_is_no_element() -> None:
    item = (
        '<rss version="2.0"><channel><title>Lunde Post</title>&unknown;<item>&unknown;<title>Pilots vote</title>'
        "<description>The pilots of Lunde vote on Friday.</description></item></channel></rss>"
    )
    assert "The pilots of Lunde" in extract(Page(item.encode(), "feed.xml", None, "application/rss+xml")).text
