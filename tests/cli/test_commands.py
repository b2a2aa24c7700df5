"""Every command on a real diary of one example story."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Run
from tests.export.test_ledger import misfits, quotes

PAGE = ROOT / "examples" / "skarn-bridge" / "pages" / "01.html"
HERE = ("--workers", "1")  # no processes to start: the tests of the runners do


def test_reading_again_adds_nothing(run: Run, tmp_path: Path) -> None:
    db = tmp_path / "a.db"
    assert run("read", PAGE, "--db", db, *HERE).out.startswith("1 page read: 1 new")
    assert run("read", PAGE, "--db", db, *HERE).out.startswith("1 page read: 0 new, 0 changed, 1 known")


def test_a_page_from_stdin(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PAGE.read_bytes())))
    assert run("read", "-", "--db", tmp_path / "a.db", *HERE).out.startswith("1 page read: 1 new")


def test_a_failed_page_is_told_and_the_others_go_on(run: Run, tmp_path: Path) -> None:
    (tmp_path / "noise.html").write_bytes(bytes(range(256)) * 40)
    ran = run("read", PAGE, tmp_path / "noise.html", "--db", tmp_path / "a.db")
    assert (0, "1 page read: 1 new, 0 changed, 0 known already, 1 failed\n") == (ran.code, ran.out)
    assert "1 page could not be read:" in ran.err
    assert "noise.html: " in ran.err


def test_nothing_readable_is_exit_code_1(run: Run, tmp_path: Path) -> None:
    (tmp_path / "noise.html").write_bytes(bytes(range(256)) * 40)
    assert 1 == run("read", tmp_path / "noise.html", "--db", tmp_path / "a.db", *HERE).code


def test_diary_in_passing_keeps_nothing(run: Run, tmp_path: Path) -> None:
    ran = run("diary", PAGE, "--as-of", "2023-04-13", *HERE)
    assert 0 == ran.code
    assert ran.out.startswith("Diary as of Thu 13 Apr 2023\n1 page · 1 outlet")
    assert not (tmp_path / "default.db").exists()


def test_diary_of_a_kept_file_fits_80_columns_without_colour(run: Run, bridge: Path) -> None:
    out = run("diary", "--db", bridge, "--as-of", "2023-06-19").out
    assert "\x1b" not in out
    assert [] == [line for line in out.splitlines() if len(line) > 80]
    assert "Petra Lindqvaal" in out


def test_diary_as_json(run: Run, bridge: Path) -> None:
    record = json.loads(run("diary", "--db", bridge, "--as-of", "2023-06-19", "--json").out)
    assert ("dateline-diary/1", "2023-06-19") == (record["format"], record["day"])
    assert record["sections"]


def test_ledger_keeps_its_contract(run: Run, bridge: Path) -> None:
    book = json.loads(run("export", "--format", "ledger", "--db", bridge).out)
    assert 8 == len(book["articles"])
    assert [] == misfits(book)
    assert all(said == covered for said, covered in quotes(book))


@pytest.mark.parametrize("part", ["articles", "statements", "reports", "events", "stories"])
def test_no_two_things_share_an_id(run: Run, bridge: Path, part: str) -> None:
    """The ledger joins by id: two reports of one id are one report to it, whatever their pages."""
    ids = [row["id"] for row in json.loads(run("export", "--db", bridge).out)[part]]
    assert sorted(set(ids)) == sorted(ids)


def test_event_ids_are_the_same_for_every_day(run: Run, bridge: Path) -> None:
    def events(*more: str) -> set[str]:
        return {e["id"] for e in json.loads(run("export", "--db", bridge, *more).out)["events"]}

    assert events("--as-of", "2023-04-28") <= events("--as-of", "2023-06-19") <= events()


def test_an_event_by_the_beginning_of_its_id(run: Run, bridge: Path) -> None:
    record = json.loads(run("diary", "--db", bridge, "--json").out)
    some = record["sections"][0]["events"][0]
    shown = run("event", some["id"][:12], "--db", bridge, "--why")
    assert 0 == shown.code
    assert f"event {some['id'][:12]}" in shown.out
    assert "Why these reports are one event" in shown.out
    assert some["id"] == json.loads(run("event", some["id"], "--db", bridge, "--json").out)["id"]


def test_a_story_and_the_list_of_stories(run: Run, bridge: Path) -> None:
    stories = json.loads(run("story", "--db", bridge, "--json").out)
    stories.sort(key=lambda s: -len(s["articles"]))
    assert f"story {stories[0]['id'][:12]}" in run("story", "--db", bridge).out
    shown = run("story", stories[0]["id"][:8], "--db", bridge).out
    assert "Norrhavn Evening Post" in shown
    assert "Events" in shown


def test_statements_of_one_source(run: Run, bridge: Path) -> None:
    found = json.loads(run("statements", "--source", "lindqvaal", "--db", bridge, "--json").out)
    assert found
    assert "May is possible" in run("statements", "--source", "Lindqvaal", "--db", bridge).out
    assert "No such statement" in run("statements", "--source", "Zebedee", "--db", bridge).out


def test_search(run: Run, bridge: Path) -> None:
    assert "Fourteen crowns" in run("search", "council", "toll", "crowns", "--db", bridge).out
    assert json.loads(run("search", "clamp", "--db", bridge, "--json").out)
    assert 2 == run("search", "…", "--db", bridge).code


def test_doctor_finds_a_sound_diary(run: Run, bridge: Path) -> None:
    ran = run("doctor", "--db", bridge)
    assert 0 == ran.code
    assert "sound" in ran.out
    assert json.loads(run("doctor", "--db", bridge, "--json").out)["sound"]


def test_version(run: Run) -> None:
    assert run("version").out.startswith("dateline ")


def test_track_lists_who_has_settled_enough(run: Run, bridge: Path) -> None:
    few = run("track", "--db", bridge)
    assert few.out.startswith("Track records as of ")
    all_of_them = run("track", "--least", "0", "--db", bridge).out
    assert "Petra Lindqvaal" in all_of_them
    assert [] == [line for line in all_of_them.splitlines() if len(line) > 80]


def test_track_of_one_by_a_part_of_the_name(run: Run, bridge: Path) -> None:
    out = run("track", "lindqvaal", "--db", bridge).out
    assert out.startswith("Petra Lindqvaal: track record as of ")
    assert " settled\n" in out
    assert [] == [line for line in out.splitlines() if len(line) > 80]


def test_track_as_json_knows_nothing_of_later_days(run: Run, bridge: Path) -> None:
    record = json.loads(run("track", "petra", "--db", bridge, "--as-of", "2023-05-01", "--json").out)
    assert ("dateline-track/1", "2023-05-01") == (record["format"], record["day"])
    (petra,) = record["records"]
    assert petra["expectations"]
    assert all(one["day"] <= "2023-05-01" for one in petra["expectations"])
    everyone = json.loads(run("track", "--least", "0", "--db", bridge, "--json").out)
    assert len(everyone["records"]) > 1


def test_track_says_which_names_fit(run: Run, bridge: Path) -> None:
    several = run("track", "o", "--db", bridge)
    assert 2 == several.code
    assert "write more of it: " in several.err
    nobody = run("track", "Zoltan Quarry", "--db", bridge)
    assert (1, "dateline: nobody called 'Zoltan Quarry' was heard to expect anything in this diary\n") == (
        nobody.code,
        nobody.err,
    )


def test_an_event_tells_who_carries_each_field(run: Run, bridge: Path) -> None:
    book = json.loads(run("export", "--db", bridge).out)
    told = json.loads(run("event", book["events"][0]["id"], "--db", bridge, "--json").out)
    assert {"field", "outlets", "origins", "voices"} == told["sourcing"][0].keys()
