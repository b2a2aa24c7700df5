"""Every view answers, keeps the as-of day in its links, needs no script, and nothing that a page says is ever markup."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from starlette.testclient import TestClient

from dateline.model import Page
from dateline.web.endings import ENDINGS
from dateline.web.paper import STATIC
from tests.fakes.news import page, said
from tests.fakes.site import EVIL_URL, HERE, NOW, client, diary_of, harbour, hostile, ill

VIEWS = (
    "/", "/diary", "/?by=day", "/?by=month", "/?show=ahead", "/?status=moved", "/stories", "/search", "/search?q=talks",
    "/search?q=kind:vote", "/voices", "/voices?show=all", "/who?name=Harbour+Guild", "/who?name=Nobody", "/doubts",
)  # fmt: skip
WEIGHT = 150_000


class Seen(HTMLParser):
    """The tags of a page, its links, and the words of a page that a reader sees."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data

    def all(self, tag: str, key: str) -> list[str]:
        return [str(a[key]) for t, a in self.tags if t == tag and a.get(key) is not None]


@pytest.fixture(scope="module")
def browser() -> Iterator[TestClient]:
    with diary_of([*harbour(), hostile()]) as diary, client(diary) as visitor:
        yield visitor


def crawled(browser: TestClient, start: str, most: int = 150) -> dict[str, str]:
    """Every page that links lead to, by address."""
    waiting, found = [start], dict[str, str]()
    while waiting and len(found) < most:
        path = waiting.pop(0)
        if path in found:
            continue
        answer = browser.get(path)
        assert answer.status_code == 200, (path, answer.status_code)
        found[path] = answer.text
        if "html" in answer.headers["content-type"]:
            links = [a["href"] or "" for t, a in Seen(answer.text).tags if t == "a" and "data-now" not in a]
            waiting += [link.partition("#")[0] for link in links if link.startswith("/")]
    return found


@pytest.mark.parametrize("path", VIEWS)
def test_every_view_answers(browser: TestClient, path: str) -> None:
    answer = browser.get(path)
    assert answer.status_code == 200
    assert "<h1" in answer.text
    assert len(answer.content) < WEIGHT


def test_every_link_leads_somewhere_and_keeps_the_day(browser: TestClient) -> None:
    found = crawled(browser, "/?as_of=2031-05-15")
    kinds = {urlsplit(path).path.split("/")[1].partition(".")[0] for path in found}
    assert {"event", "story", "article", "who", "stories", "voices", "search", "doubts"} <= kinds
    for path, html in found.items():
        if not html.startswith("<!doctype"):
            continue
        assert "You see what was known on" in html, path
        for _, attributes in [(t, a) for t, a in Seen(html).tags if t == "a"]:
            link = attributes.get("href") or ""
            kept = "as_of=2031-05-15" in link or "data-now" in attributes or not link.startswith("/")
            assert kept, (path, link)


def test_forms_keep_the_day_too(browser: TestClient) -> None:
    for path in ("/", "/search"):
        html = browser.get(path, params={"as_of": "2031-05-15"}).text
        forms = re.findall(r"<form.*?</form>", html, re.DOTALL)
        assert forms
        assert all('name="as_of"' in form for form in forms)


def test_the_picker_keeps_what_was_asked(browser: TestClient) -> None:
    html = browser.get("/who", params={"name": "Harbour Guild"}).text
    assert '<input type="hidden" name="name" value="Harbour Guild">' in html


def test_an_earlier_day_shows_less(browser: TestClient) -> None:
    early = browser.get("/", params={"as_of": "2031-05-03"}).text
    assert "26 May 2031" not in early
    assert "12 May 2031" in early
    late = browser.get("/").text
    assert "26 May 2031" in late
    assert "Back to today" not in late


def test_what_a_page_says_is_never_markup(browser: TestClient) -> None:
    for path, html in crawled(browser, "/").items():
        if not html.startswith("<!doctype"):
            continue
        seen = Seen(html)
        assert [] == [t for t, a in seen.tags if t in {"img", "iframe", "object", "embed", "base"}], path
        scripts = [
            a.get("src") or ""
            for t, a in seen.tags
            if t == "script" and a.get("type") != "application/ld+json"
        ]
        assert all(src.startswith("/static/") for src in scripts), path
        assert [] == [k for _, a in seen.tags for k in a if k.startswith("on") or k == "style"], path
        links = [*seen.all("a", "href"), *seen.all("form", "action")]
        assert [] == [link for link in links if not re.match(r"/|#|https?://", link)], path
        assert "49" not in re.findall(r"x=(\d+)", seen.words), path


def test_the_hostile_page_is_shown_as_words(browser: TestClient) -> None:
    html = browser.get("/article/evil").text
    assert "<script>alert(1)</script>" in Seen(html).words
    assert EVIL_URL in Seen(html).words
    assert "{{7*7}}" in Seen(html).words


def test_no_word_reorders_those_beside_it() -> None:
    with diary_of([*harbour(), *ill()]) as diary, client(diary) as visitor:
        html = "".join(page for page in crawled(visitor, "/").values() if page.startswith("<!doctype"))
    assert "gnp.exe" in html
    html = re.sub('<input type="hidden"[^>]*>', "", html)  # not shown; what was asked goes on as it was
    assert [] == re.findall("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", html)


def test_no_page_asks_for_anything_elsewhere(browser: TestClient) -> None:
    html = browser.get("/").text
    seen = Seen(html)
    fetched = [a for t, a in seen.tags if t == "link" and a["rel"] != "alternate"]
    assert all((a["href"] or "").startswith("/static/") for a in fetched)
    assert "@import" not in browser.get(seen.all("link", "href")[0]).text
    assert "url(" not in browser.get(seen.all("link", "href")[0]).text


def test_every_file_beside_the_pages_is_served_and_kept(browser: TestClient) -> None:
    for name in ("style.css", "keys.js", "icon.svg"):
        answer = browser.get(f"/static/{name}")
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]


@pytest.mark.parametrize(
    "path",
    [
        "/static/../site.py", "/static/%2e%2e/site.py", "/static/..%2fsite.py", "/static/templates/base.html", "/static/",
        "/event/../../etc/passwd", "/article/%2e%2e%2f%2e%2e%2fetc%2fpasswd", "/story/%00", "/diary.py", "/doubts.json",
        "/event/zzz", "/story/zzz", "/article/zzz", "/nothing",
    ],
)  # fmt: skip
def test_what_is_not_there_is_not_found(browser: TestClient, path: str) -> None:
    answer = browser.get(path)
    assert answer.status_code == 404, answer.text
    assert "root:" not in answer.text


@pytest.mark.parametrize("path", ["/?as_of=yesterday", "/who", "/event/e0", "/search?q=%22%2A"])
def test_a_request_that_makes_no_sense_is_told_so(browser: TestClient, path: str) -> None:
    assert browser.get(path).status_code in {200, 400, 404}
    assert "Traceback" not in browser.get(path).text


def test_an_id_may_be_shortened(browser: TestClient) -> None:
    whole = re.search(r"/event/(\w+)", browser.get("/").text)
    assert whole
    answer = browser.get(f"/event/{whole[1][:-1]}", params={"as_of": "2031-05-15"})
    assert answer.status_code == 302
    assert answer.headers["location"] == f"/event/{whole[1]}?as_of=2031-05-15"


def test_an_address_outlives_an_earlier_page() -> None:
    with diary_of(harbour()[1:2]) as young, client(young) as visitor:
        old = sorted(set(re.findall(r"/(?:event|story)/\w+", visitor.get("/").text)))
    with diary_of(harbour()) as diary, client(diary) as visitor:
        for path in old:
            answer = visitor.get(path, params={"as_of": "2031-05-15"})
            assert answer.status_code == 302
            assert visitor.get(answer.headers["location"]).status_code == 200
    assert {path.split("/")[1] for path in old} == {"event", "story"}


def test_one_story_alone_says_what_the_whole_diary_says_of_it() -> None:
    with diary_of([*harbour(), hostile()]) as diary, client(diary) as one, client(diary) as other:
        events = re.findall(r"/event/(\w+)", one.get("/").text)  # from here on it has the whole diary at hand
        story = re.findall(r"/story/(\w+)", one.get("/stories").text)[0]
        for path in [*(f"/event/{event}" for event in events), f"/story/{story}"]:
            assert one.get(path).text == other.get(path).text


def test_what_is_read_meanwhile_stands_on_the_next_page() -> None:
    with diary_of(harbour()[:1]) as diary, client(diary) as visitor:
        assert "1 article" in visitor.get("/stories").text
        with diary_of(harbour()) as fuller:
            readings = {r.article.origin: r for r in fuller.readings()}
        diary._read = lambda page: readings[page.origin]
        diary.take(
            [Page(n.removesuffix(".html").encode(), n, url=r.article.url) for n, r in readings.items()],
            now=NOW,
        )
        assert "26 May 2031" in visitor.get("/").text


def test_a_page_that_has_not_changed_is_not_sent_again(browser: TestClient) -> None:
    first = browser.get("/")
    again = browser.get("/", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_the_same_address_with_an_ending_is_data(browser: TestClient) -> None:
    found = browser.get("/diary.json", params={"as_of": "2031-05-15", "kind": "vote"}).json()
    assert {e["kind"] for s in found["sections"] for e in s["events"]} == {"vote"}
    event = found["sections"][0]["events"][0]["id"]
    told = browser.get(f"/event/{event}.json").json()
    assert told["id"] == event
    assert told["history"]


def test_every_ending_is_told_to_the_browser_and_answers(browser: TestClient) -> None:
    event = re.findall(r"/event/(\w+)", browser.get("/").text)[0]
    story = re.findall(r"/story/(\w+)", browser.get("/stories").text)[0]
    for view in ("/", f"/event/{event}", f"/story/{story}"):
        seen = Seen(browser.get(view, params={"as_of": "2031-05-15"}).text)
        links = [link for link in seen.all("a", "href") if urlsplit(link).path.rpartition(".")[2] in ENDINGS]
        assert len(links) == len(ENDINGS)
        for link in links:
            answer = browser.get(link)
            assert answer.status_code == 200, link
            chosen = ENDINGS[urlsplit(link).path.rpartition(".")[2]]
            assert answer.headers["content-type"] == f"{chosen.media_type}; charset=utf-8"
        assert {a["type"] for t, a in seen.tags if a.get("rel") == "alternate"} == {
            "text/calendar",
            "application/atom+xml",
        }


def test_an_event_page_says_what_it_is_to_programs(browser: TestClient) -> None:
    for event in set(re.findall(r"/event/(\w+)", browser.get("/").text)):
        html = browser.get(f"/event/{event}").text
        data = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
        assert [json.loads(one)["@context"] for one in data] == ["https://schema.org"]


def test_the_site_speaks_the_words_of_a_status(browser: TestClient) -> None:
    html = browser.get("/event/" + re.findall(r"/event/(\w+)", browser.get("/?kind=vote").text)[0]).text
    assert ">Held</span>" in html
    assert "<svg" in html
    assert "<desc" in html
    assert HERE not in html


def test_pages_of_much_stay_light() -> None:
    """A page of 60,000 characters with a report in each sentence, sixty pages about one event, four hundred voices."""
    long = "The talks on the licence are to be held on the quay of Port Ellery, said a harbour master who had been asked three times. "
    talks = [
        said("expected", f"2031-06-{1 + n % 28:02}", source=f"Secretary {n}", text=long, via=("Radio Dell",))
        for n in range(480)
    ]
    pages = [
        page(
            f"2031-05-{1 + n % 19:02}",
            talks[0],
            id=f"p{n}",
            publisher=f"Outlet {n}",
            url=f"https://x{n}.example/a",
        )
        for n in range(60)
    ]
    with diary_of([page("2031-05-19", *talks, id="huge"), *pages]) as diary, client(diary) as visitor:
        beside = sum(len(visitor.get(f"/static/{name}").content) for name in STATIC)
        events = set(re.findall(r"/event/\w+", visitor.get("/").text))
        story = re.findall(r"/story/\w+", visitor.get("/stories").text)[0]
        weights = {
            path: len(visitor.get(path).content)
            for path in ("/", story, "/article/huge", "/voices?show=all", "/search?q=talks", *events)
        }
    assert {} == {path: weight for path, weight in weights.items() if weight + beside > WEIGHT}
