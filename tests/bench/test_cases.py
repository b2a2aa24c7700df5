"""The comparison with what a careful reader makes of a story: ours, and stories of one's own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

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
    figures = {row[0]: row[1:] for line in capsys.readouterr().out.splitlines()[1:] if (row := line.split())}
    assert ["1.000", "1.000"] == figures["pages"] == figures["article.body"]
    assert ["1.000", "1.000"] == figures["attributed"]


def test_a_story_that_nobody_wrote_down_is_no_story(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--gold", str(gold), "lighthouse"])
    assert 2 == ended.value.code
    assert "expected.json for: harbour" in capsys.readouterr().err
