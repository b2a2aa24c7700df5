"""Random and mutated pages through the whole reading: nothing but a PageError may come out, and nothing may hang.

    python bench/fuzz.py [--n 2000] [--start 0] [--seed 1] [--seconds 5] [--most BYTES] [--pages FOLDER …] [--keep FOLDER]

Inputs are drawn from a fixed seed: raw bytes, markup soup, nested and cut markup, date lines, feeds, and mutations of the
pages under `examples` and `tests/cases` (or `--pages`). Input number N of a seed is always the same, so a failure is
told by its number; `--keep` writes the failing inputs to a folder; `--most` cuts inputs shorter (at 8 kB a run is three times as quick). An input that takes more than `--seconds` of computing is a failure.
"""

from __future__ import annotations

import argparse
import collections
import random
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType

from dateline.intake import pages
from dateline.model import Page
from dateline.model.errors import PageError
from dateline.reading.pipeline import read

TYPES = ("text/html", "text/plain", "application/rss+xml", None)
CHARSETS = (
    None,
    None,
    None,
    "utf-8",
    "latin-1",
    "utf-16",
    "no-such-charset",
    "idna",
    "punycode",
    "base64",
    "",
)
TAGS = ("p", "div", "span", "b", "a", "table", "tr", "td", "article", "h1", "h3", "time", "li", "ul", "script", "style", "svg", "meta", "title", "blockquote", "figure", "figcaption", "br", "form", "select", "noscript", "template", "textarea", "iframe", "item", "rss", "pubDate", "math")  # fmt: skip
WORDS = ("talks", "summit", "vote", "strike", "on Tuesday", "next week", "said", "told reporters", "“We", "go”", "'no'", '"yes"', "Mara Voss", "the minister", "she", "will meet", "was postponed", "until", "16 May 2031", "05/06/2031", "Monday 21st", "UPDATE 3/4/2031", "[22 Nov, 03:50]", "by the end of the year", "in Port Ellery", "Dr.", "U.S.", "...", "—", "99999999999999999999", "0/0/0000", "31 February", "29 Feb 2031", "12:99", "\x00", "\ud800", "\u202e", "\ufeff", "\u0301" * 20, "İ", "ﬁ", "😀", "\u2028", "\x0b", "According to", "denied", "not", "may", "March", "second", "Day 3", "©", "(AP) —", "MOSCOW, Nov. 9.")  # fmt: skip
PIECES = (b"<", b">", b"</", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"&", b"&#x110000;", b"&#0;", b"&nbsp;", b"&amp;lt;", b"<?xml", b"<!DOCTYPE", b"<!ENTITY a 'b'>", b"<script>", b"</script>", b'"', b"'", b"=", b"\xff\xfe", b"\x00", b"\r\n", b"\xf0\x9f", b"\xed\xa0\x80", b"{", b"[[[[", b'{"@type":"NewsArticle","datePublished":', b'<script type="application/ld+json">', b'<meta property="article:published_time" content="', b'<time datetime="')  # fmt: skip
HEADS = ("{d} {m} {y}", "{m} {d}, {y}", "{d}/{n}/{y}", "{y}-{n:02}-{d:02}", "{w} {d}th", "{w}, 5pm", "UPDATE {d}.{n}.{y}", "Day {d}", "{d} {m}: x", "THE {d}TH", "{w} — x", "Original story")  # fmt: skip


LARGEST = 100_000
"""Bytes of an input: twice the longest article of the benchmark, markup included. Larger ones are slow for being large."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that did harm: its number, what came out, where."""

    number: int
    what: str
    where: str


def seeds(folders: Sequence[str]) -> list[bytes]:
    """Real pages to mutate, in a fixed order."""
    there = [folder for folder in folders if Path(folder).exists()]
    return [page.content for page in pages(there) if isinstance(page, Page)]


def page_of(number: int, seed: int, grown: list[bytes], most: int = LARGEST) -> Page:
    """Input `number` of `seed`."""
    rng = random.Random(f"{seed}/{number}")
    makers: list[Callable[[random.Random], bytes]] = [_bytes, _soup, _prose, _rolling, _feed, _deep, _pieces]
    if grown:
        makers += [lambda r: _mutated(r, grown)] * 7
    content = rng.choice(makers)(rng)[:most]
    fetched = (
        datetime(rng.choice((1, 1970, 2024, 9999)), rng.randint(1, 12), 28, tzinfo=UTC)
        if rng.random() < 0.4
        else None
    )
    url = rng.choice(
        (
            None,
            "https://a.example/2031/05/16/x",
            "x:y",
            "//",
            "https://[::1",
            "https://b.example/0000-00-00",
        )
    )
    return Page(content, f"fuzz#{number}", url, rng.choice(TYPES), rng.choice(CHARSETS), fetched)


def _bytes(rng: random.Random) -> bytes:
    return rng.randbytes(rng.choice((0, 1, 7, 300, 5000)))


def _text(rng: random.Random, most: int = 60) -> str:
    return " ".join(rng.choice(WORDS) for _ in range(rng.randint(1, most))) + rng.choice((".", "", "?", "”"))


def _encoded(rng: random.Random, text: str) -> bytes:
    return text.encode(
        rng.choice(("utf-8", "utf-8", "utf-16", "cp1252", "utf-8-sig")),
        "surrogatepass" if rng.random() < 0.1 else "replace",
    )


def _safe(encode: Callable[[], bytes]) -> bytes:
    try:
        return encode()
    except UnicodeError:
        return b"?"


def _prose(rng: random.Random) -> bytes:
    return _safe(lambda: _encoded(rng, "\n".join(_text(rng) for _ in range(rng.randint(1, 40)))))


def _soup(rng: random.Random) -> bytes:
    out = []
    for _ in range(rng.randint(1, 200)):
        tag = rng.choice(TAGS)
        out.append(
            rng.choice(
                (
                    f"<{tag}>",
                    f"</{tag}>",
                    f"<{tag} class='{_text(rng, 3)}'",
                    _text(rng, 8),
                    f'<{tag} datetime="{_text(rng, 2)}">',
                )
            )
        )
    return _safe(lambda: _encoded(rng, "".join(out)))


def _rolling(rng: random.Random) -> bytes:
    style = rng.choice(HEADS)
    parts = []
    for _ in range(rng.randint(1, 30)):
        style = style if rng.random() < 0.8 else rng.choice(HEADS)
        head = style.format(
            d=rng.randint(0, 32),
            m=rng.choice(("May", "Nov", "Sept.")),
            n=rng.randint(0, 13),
            y=rng.choice((2031, 31, 1899, 9999)),
            w=rng.choice(("Monday", "Sun")),
        )
        parts.append(
            f"<h3>{head}</h3><p>{_text(rng)}</p>" if rng.random() < 0.7 else f"{head}\n{_text(rng)}\n"
        )
    return _safe(lambda: _encoded(rng, "".join(parts)))


def _feed(rng: random.Random) -> bytes:
    items = "".join(
        f"<item><title>{_text(rng, 5)}</title><pubDate>{_text(rng, 2)}</pubDate><description>&lt;p&gt;{_text(rng)}&lt;/p&gt;</description>"
        + rng.choice(("</item>", "", "<item>"))
        for _ in range(rng.randint(0, 4))
    )
    return _safe(
        lambda: _encoded(
            rng, f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "b">]><rss><channel>{items}</channel></rss>'
        )
    )


def _deep(rng: random.Random) -> bytes:
    unit = rng.choice(
        (
            "<div>",
            "<b><i>",
            "(",
            "“",
            "[[",
            "<a href=x>",
            "said, ",
            "<!--",
            "&amp;",
            "<table><tr><td>",
            "1.",
            "May ",
            "and the ",
            "Mr. ",
            "<p",
            "é",
        )
    )
    return (unit * rng.choice((50, 3000, 30000))).encode()


def _pieces(rng: random.Random) -> bytes:
    return b"".join(
        rng.choice((rng.choice(PIECES), rng.randbytes(rng.randint(0, 9)), b" talks on Tuesday "))
        for _ in range(rng.randint(1, 150))
    )


def _mutated(rng: random.Random, grown: list[bytes]) -> bytes:
    """A real page with some bytes changed, cut out, doubled, or mixed with another page's."""
    content = bytearray(rng.choice(grown))
    for _ in range(rng.choice((1, 3, 20, 200))):
        at = rng.randrange(len(content) + 1)
        till = min(len(content), at + rng.choice((1, 4, 60, 2000)))
        match rng.randrange(6):
            case 0:
                content[at:till] = rng.randbytes(till - at)
            case 1:
                del content[at:till]
            case 2:
                content[at:at] = content[at:till] * rng.choice((1, 2, 30))
            case 3:
                content[at:at] = rng.choice(PIECES)
            case 4:
                content[at:at] = _safe(lambda: f" {rng.choice(WORDS)} ".encode("utf-8", "surrogatepass"))
            case _:
                other = rng.choice(grown)
                start = rng.randrange(len(other) + 1)
                content[at:till] = other[start : start + rng.choice((10, 500, 5000))]
    return bytes(content)


class TooSlow(BaseException):
    """Raised by the timer: no `except Exception` on the way may swallow it."""


def _ring(_signal: int, _frame: FrameType | None) -> None:
    raise TooSlow


def tried(page: Page, seconds: float) -> str | None:
    """What came of reading a page: None where all is well, else the exception and its innermost line in Dateline."""
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        read(page)
    except PageError:
        return None
    except TooSlow as error:
        return f"slower than {seconds:g} s | {_place(error)}"
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt):
            raise
        return f"{type(error).__name__}: {str(error)[:120]} | {_place(error)}"
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return None


def _place(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    own = [f for f in frames if "dateline" in f.filename and "fuzz" not in f.filename] or frames
    return f"{'/'.join(Path(own[-1].filename).parts[-3:])}:{own[-1].lineno} {own[-1].name}"


def run(
    n: int,
    seed: int,
    seconds: float,
    grown: list[bytes],
    keep: Path | None = None,
    start: int = 0,
    most: int = LARGEST,
) -> Iterator[Failure]:
    """Read inputs `start` to `start + n` of `seed`; yield the failures. Inputs are cut at `most` bytes."""
    before = signal.signal(signal.SIGPROF, _ring)
    try:
        for number in range(start, start + n):
            page = page_of(number, seed, grown, most)
            found = tried(page, seconds)
            if found:
                if keep:
                    keep.mkdir(parents=True, exist_ok=True)
                    (keep / f"{seed}-{number}.bin").write_bytes(page.content)
                what, _, where = found.rpartition(" | ")
                yield Failure(number, what, where)
            if (number + 1) % 1000 == 0:
                print(f"{number + 1 - start} of {n}", file=sys.stderr, flush=True)
    finally:
        signal.signal(signal.SIGPROF, before)


def main() -> int:
    """Run, print every kind of failure once with its numbers, and fail if there was one."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--n", type=int, default=2000)
    ap.add_argument("--start", type=int, default=0)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--seconds", type=float, default=5.0)
    ap.add_argument("--most", type=int, default=LARGEST)
    ap.add_argument("--pages", nargs="*", default=["examples", "tests/cases"])
    ap.add_argument("--keep", type=Path)
    a = ap.parse_args()
    grown, began = seeds(a.pages), time.perf_counter()
    kinds: dict[str, list[Failure]] = collections.defaultdict(list)
    for failure in run(a.n, a.seed, a.seconds, grown, a.keep, a.start, a.most):
        if not kinds[failure.where]:
            print(f"input {failure.number}: {failure.what} at {failure.where}", flush=True)
        kinds[failure.where].append(failure)
    for where, failures in sorted(kinds.items(), key=lambda kind: -len(kind[1])):
        print(
            f"{len(failures):6d} {where}: {failures[0].what} (inputs {', '.join(str(f.number) for f in failures[:5])} …)"
        )
    total = sum(map(len, kinds.values()))
    print(
        f"{a.n} inputs (seed {a.seed}, {len(grown)} pages mutated), {total} failures, {time.perf_counter() - began:.0f} s"
    )
    return 1 if total else 0


if __name__ == "__main__":
    sys.exit(main())
