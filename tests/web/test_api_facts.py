"""The diary for programs: the facts are those of the exports and commands, lists are walked whole, a day is kept to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from starlette.testclient import TestClient

from dateline import ledger
from dateline.diary import Diary
from dateline.export import changes_record, diary_record, hit_record, sheet, track_record
from dateline.export import ledger as ledger_record
from dateline.model import Page, Snapshot
from dateline.web.api.table import ENDPOINTS, ROOT
from tests.fakes import news
from tests.fakes.program import got, walked
from tests.fakes.site import NOW, client, diary_of, harbour, hostile

TODAY = NOW.date()
DAYS = (None, "2031-05-01", "2031-05-02", "2031-05-09", "2031-05-10", "2031-05-20")
LISTS = [e.path for e in ENDPOINTS if e.leaf]
NEEDED = {"/changes": {"since": "2031-05-01"}, "/search": {"q": "talks"}}


@pytest.fixture(scope="module")
def diary() -> Iterator[Diary]:
    with diary_of([*harbour(), hostile()]) as diary:
        yield diary


@pytest.fixture(scope="module")
def program(diary: Diary) -> Iterator[TestClient]:
    with client(diary) as visitor:
        yield visitor


def seen(diary: Diary, as_of: str | None) -> Snapshot:
    return diary.snapshot(date.fromisoformat(as_of) if as_of else None, today=TODAY)


def by_id(records: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    assert len({r["id"] for r in records}) == len(records)
    return {r["id"]: r for r in records}


def without(record: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in record.items() if name not in names}


@pytest.mark.parametrize("day", DAYS)
def test_events_are_those_of_the_diary(program: TestClient, diary: Diary, day: str | None) -> None:
    told = diary_record(sheet(seen(diary, day), date.fromisoformat(day) if day else TODAY))
    wanted = by_id([event for section in told["sections"] for event in section["events"]])
    assert wanted == by_id(walked(program, "/events", as_of=day))


@pytest.mark.parametrize("day", DAYS)
def test_articles_statements_and_doubts_are_those_of_the_ledger(
    program: TestClient, diary: Diary, day: str | None
) -> None:
    told = ledger_record(seen(diary, day))
    heads = by_id([without(a, "text", "installments") for a in told["articles"]])
    assert heads == by_id(walked(program, "/articles", as_of=day))
    said = by_id([without(s, "outlet", "published") for s in walked(program, "/statements", as_of=day)])
    assert by_id(told["statements"]) == said
    assert sorted(map(str, told["doubts"])) == sorted(map(str, walked(program, "/doubts", as_of=day)))
    assert by_id(told["stories"]) == by_id(
        [without(s, "events", "outlets", "first", "last") for s in walked(program, "/stories", as_of=day)]
    )


@pytest.mark.parametrize("day", DAYS)
def test_one_article_has_all_that_the_ledger_has_of_it(
    program: TestClient, diary: Diary, day: str | None
) -> None:
    told = ledger_record(seen(diary, day))
    for article in told["articles"]:
        found = got(program, f"/articles/{article['id']}", as_of=day)
        assert article == without(found, "statements", "reports", "doubts", "versions")
        assert [r for r in told["reports"] if r["article"] == article["id"]] == found["reports"]
        assert [d for d in told["doubts"] if d["article"] == article["id"]] == found["doubts"]
        assert all(r["text"] == found["text"][r["start"] : r["end"]] for r in found["reports"])
        assert article["id"] in by_id(found["versions"])


@pytest.mark.parametrize("day", DAYS)
def test_one_event_has_every_report_and_its_page(program: TestClient, diary: Diary, day: str | None) -> None:
    told = ledger_record(seen(diary, day))
    for event in told["events"]:
        found = got(program, f"/events/{event['id']}", as_of=day)
        site = program.get(f"/event/{event['id']}.json", params={"as_of": day} if day else {}).json()
        assert site == without(found, "reports", "articles")
        assert by_id([r for r in told["reports"] if r["event"] == event["id"]]) == by_id(found["reports"])
        assert {r["article"] for r in found["reports"]} == set(by_id(found["articles"]))
        assert found == got(program, f"/events/{event['id'][:9]}", as_of=day)


@pytest.mark.parametrize("day", [None, "2024-10-21"])
def test_of_the_examples_the_facts_are_the_same(examples: Diary, day: str | None) -> None:
    snapshot = seen(examples, day)
    told, kept = ledger_record(snapshot), sheet(snapshot, date.fromisoformat(day) if day else TODAY)
    with client(examples) as program:
        events = by_id([event for section in diary_record(kept)["sections"] for event in section["events"]])
        assert events == by_id(walked(program, "/events", 7, as_of=day))
        assert len(told["articles"]) == len(walked(program, "/articles", 7, as_of=day))
        said = [without(s, "outlet", "published") for s in walked(program, "/statements", 50, as_of=day)]
        assert by_id(told["statements"]) == by_id(said)
        reports = [r for event in events for r in got(program, f"/events/{event}", as_of=day)["reports"]]
        assert by_id([r for r in told["reports"] if r["event"]]) == by_id(reports)


def test_one_story_is_that_of_its_page(program: TestClient) -> None:
    for story in walked(program, "/stories"):
        found = got(program, f"/stories/{story['id']}")
        assert story == without(found, "sections", "pages")
        assert program.get(f"/story/{story['id']}.json").json()["sections"] == found["sections"]
        assert story["articles"] == [page["id"] for page in found["pages"]]
        assert (story["first"], story["last"]) == ("2031-05-02", "2031-05-11")


def test_changes_are_those_of_the_command(program: TestClient, diary: Diary) -> None:
    for since, day in (("2031-05-01", "2031-05-10"), ("2031-05-02", None), ("2031-05-20", None)):
        found = diary.since(date.fromisoformat(since), as_of=date.fromisoformat(day) if day else TODAY)
        wanted = changes_record(found.changes, found.before, found.after)
        assert wanted == walked(program, "/changes", since=since, as_of=day)
        story = walked(program, "/stories")[0]["id"]
        assert wanted == walked(program, "/changes", since=since, as_of=day, story=story)
    moved = walked(program, "/changes", since="2031-05-01", as_of="2031-05-10", change="new")
    assert {"new"} == {change["kind"] for change in moved}


def test_track_records_are_those_of_the_command(program: TestClient, diary: Diary) -> None:
    track = ledger.track(seen(diary, None), today=TODAY)
    wanted = track_record(track, track.records)["records"]
    listed = walked(program, "/sources")
    assert sorted(map(str, (without(r, "expectations") for r in wanted))) == sorted(map(str, listed))
    assert {r["outlet"] for r in walked(program, "/sources", sort="outlet")} == {True}
    assert all(r["settled"] for r in walked(program, "/sources", least=1))
    for name in {r["name"] for r in wanted if "/" not in r["name"]}:
        told = got(program, f"/sources/{name}".replace("?", "%3F"))
        assert [r for r in wanted if r["name"] == name] == told["records"]
    assert got(program, "/sources/the%20HARBOUR guild")["records"][0]["name"] == "Harbour Guild"


def test_a_name_with_a_slash_is_found(diary: Diary) -> None:
    first = harbour()[0]
    either = replace(first, article=replace(first.article, publisher="Courier/Echo"))
    with diary_of([either]) as kept, client(kept) as program:
        assert got(program, "/sources/Courier%2FEcho")["records"][0]["name"] == "Courier/Echo"


def test_hits_are_those_of_the_command(program: TestClient, diary: Diary) -> None:
    for among in ("article", "statement", "report"):
        wanted = [hit_record(hit) for hit in diary.search("talks", among=among)]
        assert wanted == [without(h, "event") for h in walked(program, "/search", q="talks", among=among)]
    events = set(by_id(walked(program, "/events")))
    assert {h["event"] for h in walked(program, "/search", q="talks", among="report")} <= events
    vote = walked(program, "/search", q="guild", among="report", kind="vote")
    assert {e["id"] for e in walked(program, "/events", kind="vote")} == {hit["event"] for hit in vote}


@pytest.mark.parametrize(
    ("asked", "kinds"),
    [
        ({"kind": "vote"}, {"vote"}),
        ({"status": "held"}, {"vote"}),
        ({"status": "disputed"}, set()),
        ({"place": "varn"}, {"vote"}),
        ({"outlet": "lantern"}, {"strike"}),
        ({"from": "2031-05-05", "to": "2031-05-06"}, {"vote"}),
        ({"from": "2031-05-06", "to": "2031-05-31"}, {"meeting"}),
        ({"to": "2031-05-01"}, set()),
        ({"who": "harbour guild", "status": "confirmed"}, {"meeting"}),
    ],
)
def test_filters_are_those_of_the_diary_page(
    program: TestClient, asked: dict[str, Any], kinds: set[str]
) -> None:
    found = walked(program, "/events", as_of="2031-05-10", **asked)
    assert kinds == {event["kind"] for event in found}
    if not {"from", "to"} & set(asked):
        page = program.get("/diary.json", params=asked | {"as_of": "2031-05-10"}).json()
        assert by_id([e for s in page["sections"] for e in s["events"]]) == by_id(found)


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("limit", [1, 3, 200])
def test_a_walk_tells_everything_once(program: TestClient, path: str, limit: int) -> None:
    whole = got(program, path, limit=200, **NEEDED.get(path, {}))
    assert whole["next"] is None
    assert whole["items"] == walked(program, path, limit, **NEEDED.get(path, {}))
    assert len({str(item) for item in whole["items"]}) == len(whole["items"])
    assert whole["items"] or path == "/doubts"


@pytest.mark.parametrize("order", ["soonest", "id"])
def test_a_walk_goes_on_while_pages_come_in(order: str) -> None:
    with diary_of(harbour()[:3]) as diary, client(diary) as program:
        before = walked(program, "/events", order=order)
        first = got(program, "/events", limit=1, order=order)
        late = hostile()
        page = Page(b"evil", "evil.html", url=late.article.url)
        late = replace(
            late, article=replace(late.article, page=page.digest, origin="evil.html"), reader="hand"
        )
        diary._read = lambda _: late
        diary.take([page], now=NOW)
        rest = walked_from(program, first["next"], order)
        assert {e["id"] for e in before} <= {e["id"] for e in [*first["items"], *rest]}
        assert len(by_id([*first["items"], *rest])) == len(rest) + 1
        again = got(program, "/events", order=order)
        assert (again["edition"] == first["edition"]) == (again["count"] == first["count"])


def walked_from(program: TestClient, cursor: str | None, order: str) -> list[Any]:
    found = []
    while cursor:
        leaf = got(program, "/events", limit=1, cursor=cursor, order=order)
        found += leaf["items"]
        cursor = leaf["next"]
    return found


def test_next_is_a_link_too(program: TestClient) -> None:
    answer = program.get(f"{ROOT}/events", params={"limit": 1, "who": "guild & co; ü", "as_of": "2031-05-10"})
    assert "link" not in answer.headers
    answer = program.get(f"{ROOT}/events", params={"limit": 1, "as_of": "2031-05-10"})
    address = answer.headers["link"].partition("<")[2].partition(">")[0]
    assert program.get(address).json() == got(
        program, "/events", limit=1, as_of="2031-05-10", cursor=answer.json()["next"]
    )


@pytest.mark.parametrize("day", DAYS[1:])
def test_nothing_later_is_told(program: TestClient, day: str) -> None:
    for event in walked(program, "/events", as_of=day):
        found = got(program, f"/events/{event['id']}", as_of=day)
        told = [r["published"] for r in found["reports"]] + [a["published"] for a in found["articles"]]
        told += [row["day"] for row in found["history"] if row["status"] != "overdue"]
        told += [v["day"] for v in found["voices"]]
        assert all(one <= day for one in told)
        assert {r for t in found["turns"] for r in t["reports"]} <= set(by_id(found["reports"]))
    for path in ("/articles", "/statements"):
        assert all(one["published"] <= day for one in walked(program, path, as_of=day))
    assert all(change["day"] <= day for change in walked(program, "/changes", since="2031-05-01", as_of=day))
    known = by_id(walked(program, "/articles", as_of=day))
    assert {hit["article"] for hit in walked(program, "/search", q="the", as_of=day)} <= set(known)
    for voice in walked(program, "/sources", as_of=day):
        if "/" not in voice["name"]:
            records = got(program, f"/sources/{voice['name']}".replace("?", "%3F"), as_of=day)["records"]
            assert all(e["day"] <= day for r in records for e in r["expectations"])
    earlier, later = (set(by_id(walked(program, "/events", as_of=d))) for d in (day, None))
    assert earlier <= later


def test_of_a_page_with_dated_parts_only_those_by_then_are_told() -> None:
    parts = ("2031-05-02", "2031-05-09")
    rolling = news.page(
        "2031-05-09",
        news.said("expected", "2031-05-12", text="The talks are to be held on 12 May."),
        news.said("postponed", None, text="The talks were put off, and the talks may fail."),
        id="rolling", parts=parts,
    )  # fmt: skip
    with diary_of([rolling]) as diary, client(diary) as program:
        for day, statuses in ((parts[0], {"expected"}), (parts[1], {"expected", "postponed"})):
            article = got(program, f"/articles/{walked(program, '/articles')[0]['id']}", as_of=day)
            assert statuses == {report["status"] for report in article["reports"]}
            for among in ("article", "report"):
                found = walked(program, "/search", q="talks", among=among, as_of=day)
                assert found
                for hit in found:
                    assert article["text"][hit["start"] : hit["end"]] == hit["text"]
                    words = {article["text"][m["start"] : m["end"]] for m in hit["matches"]}
                    assert {"talks"} == words
        for q, known in (("dredging", True), ("off", False), ('"put off"', False)):
            hits = walked(program, "/search", q=q, as_of=parts[0])
            assert known == bool(hits)
        whole = walked(program, "/search", q="talks", among="report")
        assert len(whole) == len(walked(program, "/search", q="talks", among="report", as_of=parts[0])) + 1


def test_what_is_not_known_by_then_is_not_there(program: TestClient) -> None:
    last = walked(program, "/articles")[0]["id"]
    assert program.get(f"{ROOT}/articles/{last}", params={"as_of": "2031-05-02"}).status_code == 404


def test_an_id_from_before_a_merger_leads_to_the_event() -> None:
    with diary_of(harbour()) as diary, client(diary) as program:
        ids = sorted(e["id"] for e in walked(program, "/events") if e["kind"] in {"meeting", "strike"})
        diary.link(ids[0], ids[1], by="Ilka", now=NOW)
        left = set(by_id(walked(program, "/events")))
        (gone,) = set(ids) - left
        assert got(program, f"/events/{gone}")["id"] in left


def test_soonest_first_and_newest_first(program: TestClient) -> None:
    ends = [(event["window"] or [None, "9999"])[1] for event in walked(program, "/events")]
    assert all(one <= other for one, other in pairwise(ends))
    days = [article["published"] for article in walked(program, "/articles")]
    assert all(one >= other for one, other in pairwise(days))


def test_an_empty_diary_has_empty_lists() -> None:
    with diary_of([]) as diary, client(diary) as program:
        for path in LISTS:
            leaf = got(program, path, **NEEDED.get(path, {}))
            assert (leaf["items"], leaf["count"], leaf["next"]) == ([], 0, None)
        assert got(program, "/health")["events"] in {0, None}
