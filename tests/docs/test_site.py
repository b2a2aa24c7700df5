"""The documentation as a site: it builds without a warning, needs nothing from elsewhere, and its pictures show what is there."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from bench.cases import EXAMPLES, NOW, ROOT
from bench.pictures import PICTURES
from bench.tables import most_told
from dateline.diary import Diary
from tests.fakes.site import client

DOCS = ROOT / "docs"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("docs") / "html"
    command = [sys.executable, "-m", "sphinx", "--fail-on-warning", "--keep-going", "--quiet", str(DOCS), str(out)]  # fmt: skip
    ran = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert (0, "") == (ran.returncode, ran.stderr)
    return out


def test_every_page_is_in_the_site_and_in_its_list(built: Path) -> None:
    index = (built / "index.html").read_text(encoding="utf-8")
    pages = [p.relative_to(DOCS).with_suffix(".html").as_posix() for p in DOCS.rglob("*.md")]
    assert [] == [page for page in pages if not (built / page).exists()]
    assert [] == [page for page in pages if page != "index.html" and f'href="{page}"' not in index]


def test_a_page_fetches_nothing_from_elsewhere(built: Path) -> None:
    fetched = re.compile(r"""<(?:script|img|iframe|link)\b[^>]*?(?:src|href)="(?:https?:)?//""")
    styles = re.compile(r"""(?:url\(|@import)\s*["']?(?:https?:)?//""")
    assert [] == [p.name for p in built.rglob("*.html") if fetched.search(p.read_text(encoding="utf-8"))]
    assert [] == [p.name for p in built.rglob("*.css") if styles.search(p.read_text(encoding="utf-8"))]


def test_each_picture_is_there_and_shown() -> None:
    shown = {
        name
        for page in DOCS.rglob("*.md")
        for name in re.findall(r"pictures/(\S+?)\)", page.read_text("utf-8"))
    }
    assert shown == PICTURES.keys() == {p.name for p in (DOCS / "pictures").iterdir()}


def test_the_pages_in_the_pictures_answer() -> None:
    with Diary.open(None) as diary:
        diary.read([str(EXAMPLES / "two-islands")], now=NOW)
        event = most_told(diary.snapshot(today=NOW.date()).events)
        with client(diary) as visitor:
            for path, _, _ in PICTURES.values():
                answer = visitor.get(path.format(event=event.id, story=event.story))
                assert 200 == answer.status_code, path
