from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest

import dateline
from dateline.diary import BATCH, Diary
from dateline.model import Page, Tie
from dateline.model.errors import NotAPage, PageError, StoreError
from tests.fakes.pages import NOW, fake_page, write_pages
from tests.fakes.readings import READER, fake_read

TODAY = date(2031, 5, 6)


@pytest.fixture
def diary() -> Iterator[Diary]:
    with Diary.open(read=fake_read, reader=READER) as diary:
        yield diary


def pages(*numbers: int) -> list[Page | PageError]:
    return [fake_page(number) for number in numbers]


def test_reading_counts_what_it_changed(diary: Diary) -> None:
    first = diary.take(pages(1, 2, 3), now=NOW)
    assert (first.new, first.changed, first.known, first.failed, first.pages) == (3, 0, 0, (), 3)
    again = diary.take([*pages(1, 2), fake_page(3, " at last"), *pages(4, 4)], now=NOW)
    assert (again.new, again.changed, again.known, again.failed, again.pages) == (1, 1, 3, (), 5)


def test_a_page_that_was_read_is_not_read_again(tmp_path: Path) -> None:
    def refuse(page: Page) -> dateline.Reading:
        raise AssertionError(f"read again: {page.origin}")

    path = tmp_path / "diary.db"
    with Diary.open(path, read=fake_read, reader=READER) as diary:
        diary.take(pages(*range(60)), now=NOW)
    with Diary.open(path, read=refuse, reader=READER) as diary:
        assert diary.take(pages(*range(60)), now=NOW).known == 60


def test_a_page_that_cannot_be_read_does_not_stop_the_others(diary: Diary) -> None:
    unreadable = Page(b"\xff\xfe\xfd", "noise.bin")
    gone = NotAPage("gone.txt", "no such file")
    told: list[tuple[str, str]] = []
    taken = diary.take(
        [fake_page(1), unreadable, gone, fake_page(2), fake_page(1)],
        now=NOW,
        on_page=lambda origin, outcome: told.append((origin, outcome)),
    )
    assert (taken.new, taken.known) == (2, 1)
    assert {(error.origin, error.reason) for error in taken.failed} == {
        ("noise.bin", "not text"),
        ("gone.txt", "no such file"),
    }
    assert sorted(told) == [
        ("gone.txt", "failed"),
        ("noise.bin", "failed"),
        ("pages/1.txt", "new"),
        ("pages/1.txt", "seen"),
        ("pages/2.txt", "new"),
    ]
    assert dict(diary.doctor().failures) == {"noise.bin": "not text", "gone.txt": "no such file"}


def test_files_folders_and_stdin(diary: Diary, tmp_path: Path) -> None:
    folder = write_pages(tmp_path / "pages", 3)
    taken = diary.read(
        [str(folder), "-", str(tmp_path / "none.txt")], now=NOW, stdin=BytesIO(b"Title\nText.")
    )
    assert (taken.new, [error.origin for error in taken.failed]) == (4, [str(tmp_path / "none.txt")])
    assert diary.read([str(folder)], now=NOW).known == 3


def test_two_workers_find_what_one_finds(diary: Diary) -> None:
    many = pages(*range(BATCH + 5))
    with Diary.open(read=fake_read, reader=READER) as other:
        assert other.take(many, now=NOW, workers=2) == diary.take(many, now=NOW)
        assert other.readings() == diary.readings()


def test_a_reader_that_breaks_leaves_whole_batches_only(tmp_path: Path) -> None:
    def breaks(page: Page) -> dateline.Reading:
        if page.origin.endswith(f"/{BATCH + 3}.txt"):
            raise KeyboardInterrupt
        return fake_read(page)

    with Diary.open(tmp_path / "diary.db", read=breaks, reader=READER) as diary:
        with pytest.raises(KeyboardInterrupt):
            diary.take(pages(*range(BATCH * 2)), now=NOW)
        assert len(diary.readings()) == BATCH
        assert diary.doctor().sound


def test_a_newer_reader_reads_again_what_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_pages(tmp_path / "pages", 3)
    monkeypatch.chdir(tmp_path)
    with Diary.open("diary.db", read=fake_read, reader=READER) as diary:
        diary.read(["pages"], now=NOW)
        diary.take([fake_page(9), fake_page(9, fetched=None)], now=NOW)
        assert diary.reread(now=NOW).pages == 0
    monkeypatch.chdir(folder)
    with Diary.open("../diary.db", read=partial(fake_read, reader="fake-2"), reader="fake-2") as diary:
        taken = diary.reread(now=NOW)
        assert (taken.new, taken.changed, taken.known) == (0, 0, 4)
        assert [reading.reader for reading in diary.readings()] == ["fake-2"] * 4
        assert sorted(Path(r.article.origin).parts[0] for r in diary.readings()) == ["pages"] * 4
        assert (diary.doctor().stats.pages, diary.doctor().stats.versions) == (4, 0)
        assert diary.doctor().sound
        assert diary.reread(now=NOW).pages == 0


def test_readings_are_remembered_until_the_diary_changes(diary: Diary) -> None:
    diary.take(pages(1, 2), now=NOW)
    first = diary.readings()
    assert diary.readings() is first
    diary.take(pages(3), now=NOW)
    assert len(diary.readings()) == 3


def test_statements_by_source(diary: Diary) -> None:
    diary.take(pages(1, 2), now=NOW)
    assert [s.name for _, s in diary.statements()] == ["Ilse Varn", "Ilse Varn"]
    assert len(list(diary.statements(source="varn"))) == 2
    assert list(diary.statements(source="Orla")) == []


def test_search_and_decisions_reach_the_store(diary: Diary) -> None:
    diary.take(pages(1, 2), now=NOW)
    assert len(diary.search("harbour")) == 2
    assert len(diary.search("ready", limit=1, among="statement")) == 1
    decision = diary.decide(Tie("a", "b", True, 1.0, by="editor"), now=NOW)
    assert diary.retire(decision.number, now=NOW) == decision
    health = diary.doctor()
    assert (health.sound, health.stats.readings, health.stats.decisions) == (True, 2, 0)


def test_a_snapshot_holds_what_was_read(diary: Diary) -> None:
    diary.take(pages(1, 2, 3), now=NOW)
    assert len(diary.snapshot(today=TODAY).readings) == 3
    assert len(diary.snapshot(date(2031, 5, 3), today=TODAY).readings) == 2


def test_a_diary_in_memory_is_kept_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with dateline.open() as diary:
        assert diary.diary.readings() == ()
    assert list(tmp_path.iterdir()) == []


def test_a_kill_at_any_moment_loses_nothing_and_doubles_nothing(tmp_path: Path) -> None:
    """kill -9 in the middle, again and again, until a run comes through; then compare with a run left alone."""
    folder = write_pages(tmp_path / "pages", 120)
    path = tmp_path / "killed.db"
    dice = random.Random(20310506)
    kept: set[str] = set()
    kills = 0
    for _ in range(5):
        kills += _killed_after(dice.randint(0, 45), dice.uniform(0, 0.03), path, folder, kept)
        if path.exists():
            with Diary.open(path, read=fake_read, reader=READER) as diary:
                assert diary.doctor().damages == ()
                assert kept <= {reading.article.origin for reading in diary.readings()}
    assert kills
    with (
        Diary.open(path, read=fake_read, reader=READER) as killed,
        Diary.open(read=fake_read, reader=READER) as alone,
    ):
        resumed = killed.read([str(folder)], now=NOW)
        alone.read([str(folder)], now=NOW)
        assert resumed.pages == 120
        assert resumed.known >= len(kept)
        assert killed.readings() == alone.readings()
        assert killed.snapshot(today=TODAY) == alone.snapshot(today=TODAY)
        assert killed.doctor().damages == ()
        ours, theirs = killed.doctor().stats, alone.doctor().stats
        assert (ours.pages, ours.articles, ours.readings, ours.statements, ours.reports) == (
            *(theirs.pages, theirs.articles, theirs.readings, theirs.statements, theirs.reports),
        )


def _killed_after(lines: int, seconds: float, path: Path, folder: Path, kept: set[str]) -> bool:
    """Start reading, kill -9 soon after so many pages were told as kept; whether it was still at work."""
    command = [sys.executable, "-m", "tests.fakes.interrupted_read", str(path), str(folder)]
    root = Path(__file__).parent.parent
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root) as process:
        assert process.stdout is not None
        for number, line in enumerate(process.stdout):
            origin, outcome = line.split()
            assert outcome in {"new", "seen"}
            kept.add(origin)
            if number >= lines:
                break
        time.sleep(seconds)
        process.kill()
    return process.returncode < 0


def test_public_names_are_exactly_these() -> None:
    assert sorted(dateline.__all__) == [
        *("Article", "Change", "DatelineError", "Diary", "Event", "Kind", "Mode", "NotFound", "OpenDiary"),
        *(
            "Page",
            "PageError",
            "Quote",
            "Reading",
            "Record",
            "Report",
            "Snapshot",
            "Span",
            "Statement",
            "Status",
        ),
        *("StoreError", "Story", "Taken", "UsageError", "Window", "open"),
    ]
    assert len(dateline.__all__) <= 25
    assert all(getattr(dateline, name) is not None for name in dateline.__all__)
    with pytest.raises(AttributeError):
        dateline.nothing  # noqa: B018


def test_importing_the_nouns_does_not_import_the_rooms() -> None:
    told = "import sys, dateline; print(sorted({'dateline.diary', 'dateline.export', 'apsw', 'trafilatura'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_opening_says_what_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no diary there"):
        dateline.open(tmp_path / "none.db", create=False)
