"""The measure of forms still runs, and measures every form of export."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.forms import FORMS as MEASURED
from bench.forms import main
from dateline.cli.export import FORMS
from dateline.diary import Diary
from dateline.model import Page
from tests.fakes.site import NOW, harbour


def test_it_measures_every_form(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    readings = {f"{n}.html": reading for n, reading in enumerate(harbour())}
    path = tmp_path / "diary.db"
    with Diary.open(path, read=lambda page: readings[page.origin], reader="made") as diary:
        diary.take((Page(n.encode(), n, url=r.article.url) for n, r in readings.items()), now=NOW)
    main(str(path))
    told = capsys.readouterr().out
    assert told.startswith(f"{len(readings)} pages, ")
    assert {form for form in FORMS if form != "json"} <= {name.split()[0] for name in MEASURED}
    assert all(f"  {name} " in told for name in MEASURED)
