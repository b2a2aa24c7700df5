"""The bundled encoder: the same text gets the same tags, and what it is made for is in them."""

from __future__ import annotations

import subprocess
import sys
from hashlib import sha256

import numpy as np
import pytest

from dateline.intake import pages
from dateline.language import encoder, told
from dateline.language.heads import HEADS
from dateline.model import Page
from dateline.reading.extract import extract
from dateline.reading.pipeline import read
from dateline.reading.sentences import sentences

TAGS = "224bc3805ffb12dab975f21b51c9bc5494a6d07cb7302cdc99c62642939712e4"
"""SHA-256 of every label of every head over the shipped examples. It changes with the model, the tokens and the extraction, on purpose only."""


def test_the_tags_of_the_examples_are_what_they_were() -> None:
    digest = sha256()
    for page in pages(["examples"]):
        assert isinstance(page, Page)
        text = extract(page).text
        heard = told(text, sentences(text))
        for head in HEADS:
            digest.update(heard.head(head).argmax(1).astype(np.uint8).tobytes())
    assert digest.hexdigest() == TAGS


def test_scores_are_log_probabilities() -> None:
    text = "Mara Voss said on Monday that the ferry to Lunde would sail in May."
    heard = told(text, sentences(text))
    for head, labels in HEADS.items():
        assert heard.head(head).shape == (len(heard.words), len(labels))
        assert np.allclose(1.0, np.exp(heard.head(head)).sum(1), atol=1e-5)


def test_it_reads_who_said_what() -> None:
    text = "Mara Voss, the harbour minister, said on Monday that the ferry would sail in May."
    heard = told(text, sentences(text))
    assert ["Mara Voss, the harbour minister"] == [
        m.span.of(text).rstrip(",") for m in heard.marked("source")
    ]
    assert ["said"] == [m.span.of(text) for m in heard.marked("cue")]
    assert ["that the ferry would sail in May"] == [m.span.of(text) for m in heard.marked("content")]
    assert [("Mara Voss", "person")] == [(m.span.of(text), m.kind) for m in heard.marked("name")]


def test_no_text_is_read_as_nothing() -> None:
    assert () == told("", ()).marked("source")


def test_a_text_without_end_is_read_to_a_bound_and_the_rest_is_a_doubt(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(encoder, "MOST", 1)
    text = "Mara Voss said that the ferry would sail in May. " * 60
    heard = told(text, sentences(text))
    assert 200 < heard.read < len(heard.words)
    assert heard.marked("cue")[-1].end <= heard.read
    done = read(Page(text.encode(), "long.txt", media_type="text/plain"))
    assert "encoder.long" in {doubt.rule for doubt in done.doubts}


def test_the_command_lines_help_loads_no_encoder() -> None:
    code = "import sys; from dateline.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass\nassert 'onnxruntime' not in sys.modules\nassert 'tokenizers' not in sys.modules"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (0, "") == (done.returncode, done.stderr)
