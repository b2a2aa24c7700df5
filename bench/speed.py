"""Pages per second from bytes to reading, beside trafilatura with metadata on the same pages, and the share of each step.

    python -m bench.speed FOLDER [--rounds 5]
    uv run --with spacy python -m bench.speed FOLDER      # the second peer too

The second peer is what one would build instead: trafilatura's text put through a spaCy pipeline of the small English
model's architecture (tagger, parser, names). It is built untrained, since weights don't change the work to be done.

FOLDER is searched for pages (`../shared/gold/dev`, `examples`). Both sides run in turn, round by round, in one process
on one core; the figure to quote is the ratio of their best rounds, not the rates: these machines are shared.
"""

from __future__ import annotations

import argparse
import collections
import functools
import time
from collections.abc import Callable
from typing import Any

import trafilatura

from dateline.intake import pages
from dateline.model import Page
from dateline.reading import pipeline

STEPS = (
    "extract",
    "date_article",
    "installments",
    "sentences",
    "told",
    "times",
    "names",
    "statements",
    "reports",
)
spent: collections.defaultdict[str, float] = collections.defaultdict(float)


def timed(name: str, step: Callable[..., Any]) -> Callable[..., Any]:
    """`step`, adding its CPU seconds to `spent`."""

    @functools.wraps(step)
    def run(*args: Any) -> Any:
        start = time.process_time()
        try:
            return step(*args)
        finally:
            spent[name] += time.process_time() - start

    return run


def cpu(work: Callable[[Page], object], these: list[Page]) -> float:
    """CPU seconds of `work` over all pages."""
    start = time.process_time()
    for page in these:
        work(page)
    return time.process_time() - start


def peer(page: Page) -> object:
    """What a user would call instead: body and metadata of one page."""
    return trafilatura.bare_extraction(page.content, with_metadata=True, url=page.url)


def spacy_pipeline() -> Callable[[str], object] | None:
    """spaCy's small English pipeline in its layout and sizes, untrained; None where spaCy is not installed."""
    try:
        import spacy  # noqa: PLC0415 - a peer, installed for this measurement only
    except ImportError:
        return None
    nlp = spacy.blank("en")
    nlp.max_length = 10_000_000
    nlp.add_pipe("tok2vec")
    heard = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96}
    own = {
        "@architectures": "spacy.HashEmbedCNN.v2", "pretrained_vectors": None, "width": 96, "depth": 4,
        "embed_size": 2000, "window_size": 1, "maxout_pieces": 3, "subword_features": True,
    }  # fmt: skip
    moves = {
        "@architectures": "spacy.TransitionBasedParser.v2", "extra_state_tokens": False, "hidden_width": 64,
        "maxout_pieces": 2, "use_upper": True,
    }  # fmt: skip
    nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": heard}})
    nlp.add_pipe("parser", config={"model": {**moves, "state_type": "parser", "tok2vec": heard}})
    nlp.add_pipe("ner", config={"model": {**moves, "state_type": "ner", "tok2vec": own}})
    for pipe, size in (("tagger", 50), ("parser", 45), ("ner", 18)):
        for label in range(size):
            nlp.get_pipe(pipe).add_label(f"L{label}")
    nlp.initialize()
    whole: Callable[[str], object] = nlp
    return whole


def peer_with_spacy(nlp: Callable[[str], object], page: Page) -> object:
    """Body and metadata of one page, then its text through the pipeline."""
    found = trafilatura.bare_extraction(page.content, with_metadata=True, url=page.url)
    text = getattr(found, "text", None) or page.content.decode("utf-8", "replace")
    return nlp(text)


def main() -> None:
    """Measure and print."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("folder")
    ap.add_argument("--rounds", type=int, default=5)
    a = ap.parse_args()
    these = [p for p in pages([a.folder]) if isinstance(p, Page)]
    html = [p for p in these if b"<html" in p.content[:2000].lower()]
    for step in STEPS:
        setattr(pipeline, step, timed(step, getattr(pipeline, step)))
    cpu(pipeline.read, these), cpu(peer, html)  # tables and models load once
    spent.clear()
    rounds = [
        (cpu(pipeline.read, these), cpu(pipeline.read, html), cpu(peer, these), cpu(peer, html))
        for _ in range(a.rounds)
    ]
    ours, ours_html, theirs, theirs_html = (min(column) for column in zip(*rounds, strict=True))
    print(f"{len(these)} pages, {len(html)} of them HTML; best of {a.rounds} rounds, CPU seconds of one core")
    print(f"dateline     all {len(these) / ours:7.1f} pages/s    HTML {len(html) / ours_html:7.1f} pages/s")
    print(
        f"trafilatura  all {len(these) / theirs:7.1f} pages/s    HTML {len(html) / theirs_html:7.1f} pages/s"
    )
    print(
        f"ratio        all {theirs / ours:7.2f}            HTML {theirs_html / ours_html:7.2f}   (above 1: dateline is faster)"
    )
    nlp = spacy_pipeline()
    if nlp is not None:
        work = functools.partial(peer_with_spacy, nlp)
        cpu(work, these[:5])
        both = [(cpu(work, these), cpu(pipeline.read, these)) for _ in range(a.rounds)]
        second, again = (min(column) for column in zip(*both, strict=True))
        print(f"trafilatura + spaCy  all {len(these) / second:7.1f} pages/s; ratio {second / again:.2f}")
    total = sum(spent.values())
    print("share of each step: " + ", ".join(f"{name} {spent[name] / total:.0%}" for name in STEPS))


if __name__ == "__main__":
    main()
