"""Other people's event words: their texts are laid out as print has them, and what is missing is skipped with a word."""

from __future__ import annotations

import io
import sys
import tarfile
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from bench import meantime, timelines, torque
from bench.cat_texts import cat_texts, read_text
from bench.outlook import AHEAD, BEHIND, JUDGES, by_cues
from dateline.model import Span

WORDS = [
    (0, "Ferry to sail again"), (1, "May 4 , 2031"), (2, "The `` Brine '' will sail ( again ) on Friday , Ruel 's office said .")
]  # fmt: skip


def _archive(folder: Path) -> Path:
    words, rows = 0, []
    for sentence, text in WORDS:
        for word in text.split():
            words += 1
            rows.append(f'<token number="{words}" sentence="{sentence}" t_id="{words}">{word}</token>')
    marks = (
        '<EVENT_MENTION m_id="1" time="FUTURE"><token_anchor t_id="14"/></EVENT_MENTION><EVENT_MENTION m_id="2"/>'
        '<TIMEX3 functionInDocument="CREATION_TIME" value="2031-05-04"><token_anchor t_id="5"/></TIMEX3>'
    )
    whole = f'<Document doc_id="7">{"".join(rows)}<Markables>{marks}</Markables></Document>'.encode()
    path = folder / "texts.tar"
    with tarfile.open(path, "w") as tar:
        entry = tarfile.TarInfo("corpus/part_one/7.xml")
        entry.size = len(whole)
        tar.addfile(entry, io.BytesIO(whole))
    return path


def test_a_text_is_set_as_print_sets_it_and_the_line_of_its_date_is_left_out(tmp_path: Path) -> None:
    (text,) = cat_texts(_archive(tmp_path), "part_one")
    assert "Ferry to sail again\nThe “Brine” will sail (again) on Friday, Ruel's office said." == text.text
    assert date(2031, 5, 4) == text.day


def test_an_event_stands_where_its_words_stand(tmp_path: Path) -> None:
    (text,) = cat_texts(_archive(tmp_path), "part_one")
    (event,) = text.events
    assert event.span is not None
    assert ("sail", "FUTURE") == (event.span.of(text.text), event.told["time"])


def test_every_judge_answers_for_every_word() -> None:
    text = "The ferry sailed on Monday. It will sail again on Friday."
    read = read_text(text, date(2031, 5, 7))
    for word in text.replace(".", "").split():
        at = text.index(word)
        for judge in JUDGES.values():
            assert judge(read, Span(at, at + len(word))).when in {AHEAD, BEHIND, "ongoing", None}


def test_the_plain_rule_sees_a_modal() -> None:
    text = "The ferry sailed on Monday. It will sail again on Friday."
    read = read_text(text, date(2031, 5, 7))
    first, second = text.index("sailed"), text.index("sail again")
    assert BEHIND == by_cues(read, Span(first, first + 6)).when
    assert AHEAD == by_cues(read, Span(second, second + 4)).when


@pytest.mark.parametrize("bench", [meantime, timelines, torque])
def test_a_missing_folder_is_skipped_with_a_word(
    bench: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["bench", "--shared", str(tmp_path)])
    assert 0 == bench.main()
    assert capsys.readouterr().err.startswith("skipped: ")
