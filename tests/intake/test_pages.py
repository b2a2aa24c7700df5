"""Bytes in: what becomes a page, what is told as an error, and what is passed over."""

from __future__ import annotations

import io
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.intake import LARGEST, pages
from dateline.intake.sniff import FEED, HTML, TEXT, media_type, why_not_a_page
from dateline.model import Page
from dateline.model.errors import NotAPage, PageError, PageTooLarge

FEED_OF_TWO = b"""<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY boom "x">]><rss version="2.0"><channel><title>Coast</title>
<item><title>One &boom;</title><guid>c-1</guid><link>https://coast.example/1</link></item>
<item><title>Two</title><guid>c-2</guid></item></channel></rss>"""


def put(folder: Path, **files: bytes) -> None:
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def told(found: list[Page | PageError]) -> list[tuple[str, str]]:
    return [(Path(p.origin).name, p.reason if isinstance(p, PageError) else str(p.media_type)) for p in found]


def test_a_folder_by_name_with_what_is_no_page_passed_over(tmp_path: Path) -> None:
    put(
        tmp_path,
        b_dot_txt=b"Board sits.",
        a_dot_html=b"<p>Board sits.</p>",
        sub__c_dot_xml=b"<rss><channel><item/></channel></rss>",
    )
    put(
        tmp_path,
        _dot_hidden=b"x",
        style_dot_css=b"p {}",
        logo_dot_png=b"\x89PNG",
        _dot_git__d_dot_txt=b"x",
        LICENCE_dot_md=b"x",
    )
    assert [("a.html", HTML), ("b.txt", TEXT), ("c.xml", FEED)] == told(list(pages([str(tmp_path)])))


def test_what_is_no_page_is_told_and_the_others_go_on(tmp_path: Path) -> None:
    put(
        tmp_path,
        a_dot_html=b"%PDF-1.7",
        b_dot_txt=b"",
        c_dot_txt=b"x" * (LARGEST + 1),
        d_dot_txt=bytes(range(256)) * 9,
        e_dot_txt=b"Board sits.",
    )
    found = list(pages([str(tmp_path / "none"), str(tmp_path)]))
    assert [PageError, NotAPage, NotAPage, PageTooLarge, NotAPage, Page] == [type(p) for p in found]
    assert "no such file or folder" == told(found)[0][1]


def test_the_manifest_tells_address_and_fetch_and_its_broken_lines_cost_only_themselves(
    tmp_path: Path,
) -> None:
    put(tmp_path, a_dot_txt=b"One.", b_dot_txt=b"Two.", c_dot_txt=b"Three.")
    lines = [
        '{"file": "a.txt", "url": "https://g.example/a", "fetched": "2031-05-16T10:00:00Z"}',
        "{not json",
        '{"file": 3}',
        '{"file": "b.txt", "url": "https://g.example/b", "fetched": "lately"}',
    ]
    (tmp_path / "manifest.jsonl").write_text("\n".join(lines), encoding="utf-8")
    found = list(pages([str(tmp_path)]))
    known = [(p.url, p.fetched) for p in found if isinstance(p, Page)]
    assert [
        ("https://g.example/a", datetime(2031, 5, 16, 10, tzinfo=UTC)),
        ("https://g.example/b", None),
        (None, None),
    ] == known
    assert ["manifest.jsonl line 2", "manifest.jsonl line 3", "manifest.jsonl line 4"] == [
        name for name, _ in told(found) if "line" in name
    ]


def test_a_manifest_one_folder_up(tmp_path: Path) -> None:
    put(tmp_path, pages__a_dot_txt=b"One.")
    (tmp_path / "manifest.jsonl").write_text(
        '{"file": "pages/a.txt", "url": "https://g.example/a"}', encoding="utf-8"
    )
    (page,) = pages([str(tmp_path / "pages")])
    assert isinstance(page, Page)
    assert "https://g.example/a" == page.url


def test_a_feed_is_cut_into_its_items(tmp_path: Path) -> None:
    put(tmp_path, feed_dot_xml=FEED_OF_TWO)
    found = [p for p in pages([str(tmp_path)]) if isinstance(p, Page)]
    assert ["feed.xml#c-1", "feed.xml#c-2"] == [Path(p.origin).name for p in found]
    assert ["https://coast.example/1", None] == [p.url for p in found]
    assert [1, 1] == [p.content.count(b"<item>") for p in found]
    assert [0, 0] == [p.content.count(b"ENTITY") for p in found]
    assert all(b"<title>Coast</title>" in p.content for p in found)


def test_a_feed_of_one_item_keeps_its_path_and_its_bytes(tmp_path: Path) -> None:
    content = b"<rss><channel><item><link>https://coast.example/1</link></item></channel></rss>"
    put(
        tmp_path,
        feed_dot_xml=content,
        none_dot_xml=b"<rss><channel/></rss>",
        svg_dot_xml=b"<?xml version='1.0'?><svg/>",
    )
    found = list(pages([str(tmp_path)]))
    assert isinstance(found[0], Page)
    assert ("feed.xml", content, "https://coast.example/1") == (
        Path(found[0].origin).name,
        found[0].content,
        found[0].url,
    )
    assert ["a feed without items", "XML, but neither a feed nor XHTML"] == [
        reason for _, reason in told(found[1:])
    ]


def test_stdin_is_one_page() -> None:
    (page,) = pages(["-"], stdin=io.BytesIO(b"<!doctype html><p>Board sits."))
    assert isinstance(page, Page)
    assert ("-", HTML) == (page.origin, page.media_type)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert [("pipe", "not a regular file")] == told(list(pages([str(tmp_path / "pipe")])))


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (b"Just words.", "a.html", TEXT),
        (b"Some <b>bold</b> words, and a < b", "a.txt", TEXT),
        (b"\xef\xbb\xbf<!-- hi --><!DOCTYPE html><html>", "", HTML),
        ("<html><body><p>wide</p>".encode("utf-16"), "", HTML),
        (b"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'/>", "a.xml", HTML),
        (b"<?xml version='1.0'?>\n<feed xmlns='http://www.w3.org/2005/Atom'/>", "a", FEED),
        (b"<div><p>piece</p></div>", "a", HTML),
    ],
)
def test_the_bytes_decide(content: bytes, name: str, kind: str) -> None:
    assert (None, kind) == (why_not_a_page(content), media_type(content, name))


@given(st.binary(max_size=400), st.sampled_from(["", "a.html", "a.xml", "a.txt"]))
def test_any_bytes_are_a_page_or_an_error(content: bytes, name: str) -> None:
    assert all(isinstance(p, Page | PageError) for p in pages(["-"], stdin=io.BytesIO(content)))
    assert media_type(content, name) in {HTML, TEXT, FEED, None}


def test_the_order_of_arguments_changes_only_the_order(tmp_path: Path) -> None:
    put(tmp_path, x__a_dot_txt=b"One.", y__b_dot_txt=b"Two.", y__c_dot_html=b"<p>Three.</p>")
    there = [str(tmp_path / "x"), str(tmp_path / "y")]
    assert list(pages(there[:1])) + list(pages(there[1:])) == list(pages(there))
    assert set(pages(there)) == set(pages(there[::-1]))
