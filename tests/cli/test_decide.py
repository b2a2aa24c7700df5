"""`dateline link`, `unlink`, `correct`, `decisions`: what is decided is told, shown in every face, and can be taken back."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

IDA = ("--by", "Ida Holm", "--because", "heard it from the clerk")


@pytest.fixture
def kept(bridge: Path, tmp_path: Path) -> Path:
    """A diary of one's own, to decide in."""
    return Path(shutil.copy(bridge, tmp_path / "kept.db"))


def events(run: Run, db: Path) -> list[dict[str, Any]]:
    ledger: dict[str, Any] = json.loads(run("export", "--db", db).out)
    found: list[dict[str, Any]] = ledger["events"]
    return found


def two_of_one_story(run: Run, db: Path) -> tuple[str, str]:
    found = events(run, db)
    story = max({e["story"] for e in found}, key=[e["story"] for e in found].count)
    one, other = [e["id"] for e in found if e["story"] == story][:2]
    return one, other


def test_two_events_are_linked_listed_and_parted_again(run: Run, kept: Path) -> None:
    before = events(run, kept)
    one, other = two_of_one_story(run, kept)
    ran = run("link", one[:8], other[:8], "--db", kept, *IDA)
    assert (0, "") == (ran.code, ran.err)
    assert "are one event" in " ".join(ran.out.split())
    assert len(before) - 1 == len(events(run, kept))
    assert "Ida Holm" in run("decisions", "--db", kept).out
    listed = json.loads(run("decisions", "--db", kept, "--json").out)
    assert [(1, "Ida Holm", None)] == [(d["number"], d["by"], d["idle"]) for d in listed]
    assert run("decisions", "--retire", 1, "--db", kept).out.startswith("Taken back: 1.")
    assert before == events(run, kept)


def test_a_report_is_taken_out_of_its_event(run: Run, kept: Path) -> None:
    event = max(events(run, kept), key=lambda e: len(e["reports"]))
    report = event["reports"][-1]
    assert 0 == run("unlink", report, event["id"], "--db", kept, *IDA).code
    assert report not in next(e for e in events(run, kept) if e["id"] == event["id"])["reports"]
    assert "decided by Ida Holm: heard it from the clerk" in " ".join(
        run("event", event["id"], "--why", "--db", kept).out.split()
    )


def test_a_correction_is_shown_as_one_in_every_face(run: Run, kept: Path) -> None:
    event = events(run, kept)[0]["id"]
    ran = run("correct", event, "status=cancelled", "window=2031-05-04", "--db", kept, *IDA)
    assert 0 == ran.code
    for out in (run("diary", "--db", kept).out, run("event", event, "--db", kept).out):
        told = " ".join(out.split())
        assert "Corrected by hand: status cancelled, when Sun 4 May 2031 (Ida Holm," in told
    record = json.loads(run("event", event, "--db", kept, "--json").out)
    assert ["status", "window"] == [c["field"] for c in record["corrected"]]
    assert ["2031-05-04"] * 2 == record["window"]
    exported = next(e for e in events(run, kept) if e["id"] == event)
    assert ("cancelled", ["status", "window"]) == (exported["status"], exported["corrected"])


def test_an_earlier_day_does_not_know_of_a_correction(run: Run, kept: Path) -> None:
    event = events(run, kept)[0]["id"]
    run("correct", event, "place=Hallin", "--from", "2023-06-20", "--db", kept, *IDA)
    assert "Hallin" in run("event", event, "--db", kept, "--as-of", "2023-06-20").out
    assert "Hallin" not in run("event", event, "--db", kept, "--as-of", "2023-06-19").out


@pytest.mark.parametrize("value", ["status=perhaps", "mood=good", "status"])
def test_a_correction_that_means_nothing_is_refused_and_nothing_kept(
    run: Run, kept: Path, value: str
) -> None:
    event = events(run, kept)[0]["id"]
    assert 2 == run("correct", event, "place=Hallin", value, "--db", kept, *IDA).code
    assert "Nothing was decided by hand.\n" == run("decisions", "--db", kept).out


def test_what_is_not_there_is_told(run: Run, kept: Path) -> None:
    assert 1 == run("link", "rnowhere", "enowhere", "--db", kept, *IDA).code
    assert 1 == run("decisions", "--retire", 3, "--db", kept).code


def test_doctor_tells_of_a_decision_that_changes_nothing(run: Run, kept: Path) -> None:
    one, other = two_of_one_story(run, kept)
    run("link", one, other, "--db", kept, *IDA)
    assert "changes nothing" not in run("doctor", "--db", kept).out
    assert [] == json.loads(run("doctor", "--db", kept, "--json").out)["idle"]
