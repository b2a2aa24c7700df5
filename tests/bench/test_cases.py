"""The comparison with what a careful reader makes of a story: ours, and stories of one's own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench import ours
from bench.cases import main

PAGE = """The harbour of Ostrand will close on 3 March 2031, the port authority said on Monday.
The closing had been expected since the autumn."""
CASE = {
    "names": {"the port authority": []},
    "events": {"closing": {"kind": "other", "name": "Closing of the harbour", "participants": []}},
    "pages": {
        "01.txt": {
            "publisher": None, "title": None, "authors": [], "agency": None, "published": None, "place": None, "copy_of": None,
            "body_first": "The harbour of Ostrand", "body_last": "since the autumn.", "not_body": [], "installments": [],
            "statements": [
                {"source": "the port authority", "content": ["The harbour of Ostrand will close on 3 March 2031"]}
            ],
            "reports": [],
        }
    },
    "as_of": [],
}  # fmt: skip


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    pages = tmp_path / "harbour" / "pages"
    pages.mkdir(parents=True)
    (pages / "01.txt").write_text(PAGE, encoding="utf-8")
    (pages.parent / "expected.json").write_text(json.dumps(CASE), encoding="utf-8")
    return tmp_path


def test_a_story_of_ones_own_is_compared(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["--gold", str(gold)])
    figures: dict[str, dict[str, str]] = {}
    for part in capsys.readouterr().out.split("\n\n"):
        names, *lines = map(str.split, part.splitlines())
        for story, *told in lines:
            figures.setdefault(story, {}).update(zip(names, told, strict=True))
    assert figures["harbour"] == figures["all"]
    assert {"1.000"} == {figures["all"][name] for name in ("pages", "body", "attributed")}


def test_a_story_that_nobody_wrote_down_is_no_story(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--gold", str(gold), "lighthouse"])
    assert 2 == ended.value.code
    assert "there is no case but for: harbour" in capsys.readouterr().err


def test_a_story_in_the_form_of_the_benchmark_is_a_case() -> None:
    told = {
        "entities": [{"name": "the port authority", "aliases": ["it"]}],
        "events": [{"id": "e1"}],
        "as_of": [],
    }
    page = {"file": "pages/01.txt", "copy_of": "pages/02.html", "reports": []}
    case = ours.case_of({**told, "pages": [page]})
    assert {"the port authority": ["it"]} == case["names"]
    assert {"e1": {"id": "e1"}} == case["events"]
    assert ("02.html", []) == (case["pages"]["01.txt"]["copy_of"], case["pages"]["01.txt"]["installments"])


def test_each_story_that_is_kept_back_is_a_case(tmp_path: Path) -> None:
    folders = list(ours.kept_back(tmp_path).iterdir())
    assert {path.stem for path in ours.kept_files()} == {path.name for path in folders}
    assert all((path / "story.json").exists() for path in folders)
