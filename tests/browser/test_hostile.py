"""Pages that mean ill, in a real browser: nothing of what they say runs, is fetched, or becomes part of the page's own markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote_plus

import pytest

from dateline.diary import Diary
from tests.browser.conftest import PHONE, Open, serving
from tests.fakes.site import EVIL, ILL, NOW, client, diary_of, harbour, ill

# what in a page is not ours: a script, an attribute that runs something, an address that a browser must not follow, a frame, a picture
FOREIGN = """() => {
  const all = [...document.querySelectorAll("*")];
  return [
    ...all.filter((one) => one.matches("script:not([type='application/ld+json'])") && !one.src.startsWith(location.origin + "/static/")),
    ...all.filter((one) => one.matches("img, iframe, object, embed, base, meta[http-equiv], style, textarea, foreignObject")),
    ...all.filter((one) => [...one.attributes].some(({ name }) => /^(on|style$|srcdoc$|autofocus$)/.test(name)) && !one.matches("input")),
    ...all.filter((one) => one.href && !/^(https?:|\\[object)/.test(one.href)),
    ...all.filter((one) => one.action && new URL(one.action).origin !== location.origin),
  ].map((one) => one.outerHTML.slice(0, 120));
}"""
PAGE = """<!doctype html><html><head><title>&lt;script&gt;alert(1)&lt;/script&gt; Port talks</title>
<meta property="article:published_time" content="2031-05-02T08:00:00Z"><link rel="canonical" href="javascript:alert(1)">
<meta property="og:site_name" content="&quot;&gt;&lt;img src=x onerror=alert(1)&gt;"><meta name="author" content="'-alert(1)-'">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "</title><svg onload=alert(1)>", "author": {"name": "{{7*7}}"}}
</script></head><body><article><h1>Port talks &lt;img src=x onerror=alert(1)&gt;</h1>
<p>The talks between the &lt;b onmouseover=alert(1)&gt;Harbour Guild and the Port Ellery council will be held on 12 May in Varn, Ilka
"&gt;&lt;script&gt;alert(1)&lt;/script&gt; Dorn said on Friday. javascript:alert(1) =1+1 @SUM(1) `x` | [x](javascript:alert(1))</p>
<p>The guild votes on Monday, 5 May, the council's spokeswoman said. "We are ready," she added, "&lt;/q&gt;&lt;/script&gt;".</p>
</article></body></html>"""


@pytest.fixture(scope="module")
def diary() -> Iterator[Diary]:
    with diary_of([*harbour(), *ill()]) as diary:
        yield diary


def ways(diary: Diary) -> list[str]:
    """Every sort of page that shows such words, and the words as they are asked for."""
    with client(diary) as visitor:
        home = visitor.get("/?show=ahead").text
        events = list(dict.fromkeys(re.findall(r"/event/\w+", home)))
        stories = list(dict.fromkeys(re.findall(r"/story/\w+", visitor.get("/stories").text)))
    articles = [f"/article/{r.article.id}" for r in diary.readings()]
    asked = [
        f"{path}{quote_plus(words)}"
        for words, _ in ILL[:2]
        for path in ("/search?q=", "/who?name=", "/doubts?show=", "/?who=", "/?place=", "/event/none?tz=")
    ]
    return ["/", "/?by=day", "/stories", "/voices?show=all", "/doubts", *events, *stories, *articles, *asked]


def looked_at(open_page: Open, paths: list[str]) -> None:
    for path in paths:
        visit = open_page(path, viewport=PHONE)
        page = visit.page
        assert [] == page.evaluate(FOREIGN), path
        page.keyboard.press("j")
        bad = "the server responded with a status of 400"  # what was asked makes no sense, and is told so
        assert [] == [told for told in visit.wrong if bad not in told], path
        origin = page.evaluate("location.origin")
        assert [] == [url for url in visit.asked if not url.startswith(f"{origin}/")], path
        assert "x=49" not in page.inner_text("body"), path
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], path


def test_words_of_readings_stay_words(open_page: Open, diary: Diary) -> None:
    looked_at(open_page, ways(diary))
    assert " ".join(EVIL.split()) in " ".join(open_page("/article/ill0").page.inner_text("main").split())


def test_what_is_not_ours_would_be_seen_and_would_not_run(open_page: Open) -> None:
    visit = open_page("/")
    visit.page.evaluate(
        "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=alert(1)><a href=data:x>x</a>')"
    )
    visit.page.wait_for_timeout(100)
    assert 3 == len(visit.page.evaluate(FOREIGN))
    assert any("Content Security Policy" in told for told in visit.wrong)
    assert [] == [told for told in visit.wrong if told.startswith("dialog")]


def test_words_of_a_page_that_was_read_stay_words(open_page: Open, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    with Diary.open() as diary:
        diary.read([str(tmp_path)], now=NOW)
        paths = ways(diary)
        assert any(path.startswith("/event/") for path in paths)
        with serving(diary) as address:
            looked_at(open_page, [f"{address}{path}" for path in paths])
