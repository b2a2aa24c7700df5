"""The same snapshot written by somebody who means ill: every word that comes from a page tries to be markup."""

from __future__ import annotations

from dataclasses import replace

from dateline.model import Article, Event, Reading, Report, Snapshot, Span, Window

__all__ = ["HOSTILE", "hostile"]

HOSTILE = (
    '=HYPERLINK("http://evil.example","x")<script>alert(1)</script>\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil\r\n'
    "]]> ![x](javascript:alert(1)) `code` | cell | \\ **bold** &lt;b&gt; \x00\x0b\x1b[31m\u202eevil\u2028 \ufffe "
    "http://evil.example/ <img src=x onerror=alert(1)> ”quoted“ $x$ 🚢" + "ü" * 80
)
ADDRESS = "https://evil.example/\"><script>alert(1)</script>')](x)"


def hostile(snapshot: Snapshot) -> Snapshot:
    """A snapshot in which titles, bylines, outlets, texts, names, places and addresses are all `HOSTILE`."""
    return replace(
        snapshot,
        readings=tuple(_reading(reading, number) for number, reading in enumerate(snapshot.readings)),
        stories=tuple(replace(story, title=HOSTILE) for story in snapshot.stories),
        events=tuple(_event(event) for event in snapshot.events),
    )


def _event(event: Event) -> Event:
    turns = tuple(replace(t, place=HOSTILE, window=_window(t.window), by=HOSTILE) for t in event.turns)
    return replace(
        event,
        name=HOSTILE,
        place=HOSTILE,
        participants=(HOSTILE, "-2+3"),
        turns=turns,
        window=_window(event.window),
    )


def _window(window: Window | None) -> Window | None:
    return replace(window, words=HOSTILE) if window else None


def _reading(reading: Reading, number: int) -> Reading:
    text = f"{HOSTILE} is to open. {HOSTILE}"
    return replace(
        reading,
        article=_article(reading.article, text, ADDRESS if number else "javascript:alert(1)"),
        statements=tuple(replace(s, name=HOSTILE, via=(HOSTILE,)) for s in reading.statements),
        reports=tuple(_report(report, text) for report in reading.reports),
        mentions=(),
        doubts=(),
    )


def _article(article: Article, text: str, url: str) -> Article:
    return replace(
        article, text=text, title=HOSTILE, authors=(HOSTILE,), publisher=HOSTILE, agency=f"@{HOSTILE}", url=url,
        place=HOSTILE, installments=(),
    )  # fmt: skip


def _report(report: Report, text: str) -> Report:
    at = text.index("open")
    span = Span(0, len(text))
    return replace(
        report,
        span=span,
        trigger=Span(at, at + 4),
        source=HOSTILE,
        place=HOSTILE,
        window=_window(report.window),
    )
