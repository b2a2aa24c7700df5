"""The bundled encoder: one pass over a text tells, for every word, what each head thinks of it.

MiniLM (Wang et al. 2020; all-MiniLM-L6-v2, Apache-2.0) fine-tuned by `training/encoder` on openly licensed text, int8.
Loaded at first use. One window at a time on one thread: on a CPU that is as fast as batches, and the same text gives
the same scores however the work is shared out (run several processes for more cores).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from dateline.language.heads import COLUMNS, WIDTH
from dateline.language.windows import windows

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

__all__ = ["MOST", "Scores", "scores"]

MOST = 40
"""Windows of a text that are read: some eight thousand words, ten times a long news article's; about three seconds."""
_SURE = 20.0

Scores = npt.NDArray[np.float32]


@cache
def _session() -> InferenceSession:
    import onnxruntime as ort  # noqa: PLC0415 - a fifth of a second, and the command line's help needs none of it

    options = ort.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    model = files(__package__).joinpath("encoder.onnx").read_bytes()
    return ort.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def scores(
    words: Sequence[str], opens: Sequence[bool], ends: Sequence[bool], headline: str = ""
) -> tuple[Scores, int]:
    """Log-probabilities [words, labels of all heads], and how many words were read; what comes behind is in no span.

    `opens` tells which words begin a paragraph, `ends` which end a sentence; `headline` is shown with every window. At most `MOST` windows
    are read, so that no page costs more than some seconds.
    """
    out = np.zeros((len(words), WIDTH), np.float32)
    if not words:
        return out, 0
    read = 0
    for window in windows(words, opens, ends, headline)[:MOST]:
        pieces = np.array([window.pieces], np.int64)
        marks = np.array([window.marks], np.int64)
        (found,) = _session().run(None, {"pieces": pieces, "marks": marks})
        read = window.start + len(window.firsts)
        out[window.start : read] = found[0, window.firsts]
    for columns in COLUMNS.values():
        own = out[:, columns]
        own[read:, 0] = _SURE  # every head's first label; of the spans' heads it is O
        own -= own.max(1, keepdims=True)
        own -= np.log(np.exp(own).sum(1, keepdims=True))
    return out, read
