"""HTML to rows: the blocks of the page in order, each with what the tree says of it."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from dateline.reading.extract import chrome
from dateline.reading.extract.row import MOST_ROWS, Row, fold

__all__ = ["rows_of"]

_SKIP = frozenset(
    {
        "script", "style", "noscript", "template", "svg", "math", "head", "iframe", "object", "embed",
        "canvas", "button", "select", "option", "input", "textarea", "datalist", "map", "area", "audio",
        "video", "source", "track", "dialog",
    }
)  # fmt: skip
_INLINE = frozenset(
    {
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
        "font", "i", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong",
        "sub", "sup", "time", "tt", "u", "var", "wbr",
    }
)  # fmt: skip
_ALWAYS = frozenset(
    {
        "nav", "aside", "footer", "form", "menu",
    }
)  # fmt: skip
_SURE = frozenset({"comment", "comments", "disqus", "footer", "nav", "navbar", "navigation", "menu", "sidebar", "related", "newsletter", "cookie", "consent"})  # fmt: skip
_HOLDERS = frozenset({"div", "section", "article", "main", "body", "center", "html", "header", "ul", "ol", "figure", "table", "tbody", "tr"})  # fmt: skip
_BOLD = frozenset({"b", "strong"})
_SLANT = frozenset({"em", "i", "small"})
_TOKEN = re.compile(r"[a-z]+|[A-Z][a-z]*")
_MOST, _MOST_SURE = 0.4, 0.8  # a marked container with more of the page's prose than this is no chrome


_NONE: frozenset[str] = frozenset()


@lru_cache(4096)
def _tokens(value: str) -> frozenset[str]:
    """The words of an element's class and id, whole and cut at hyphens and capitals."""
    return frozenset(t.lower() for t in _TOKEN.findall(value[:300])) | frozenset(value[:300].lower().split())


class _Walk:
    """One pass over the tree, without recursion: elements open and close, text falls into the block that is open."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.parts: list[str] = []
        self.linked = self.bold = self.slant = self.size = 0
        self.machine_time: str | None = None
        self.holders: dict[int, str] = {}
        self.count = 0

    def flush(self, state: _State) -> None:
        text = fold("".join(self.parts))
        if text:
            size = max(1, self.size)
            row = Row(text, state.tag, state.marks, state.own, state.path, min(1.0, self.linked / size))
            row.strong, row.slanted = self.bold >= 0.95 * size, self.slant >= 0.95 * size
            row.machine_time, row.header = self.machine_time, state.header
            self.rows.append(row)
        self.parts.clear()
        self.linked = self.bold = self.slant = self.size = 0
        self.machine_time = None

    def text(self, said: str, state: _State) -> None:
        self.parts.append(said)
        size = len(said.strip())
        self.size += size
        self.linked += size * state.link
        self.bold += size * state.bold
        self.slant += size * state.slant


class _State:
    """What holds at a point of the tree."""

    __slots__ = ("bold", "header", "link", "marks", "own", "path", "slant", "tag")

    def __init__(
        self,
        tag: str,
        marks: frozenset[str],
        own: frozenset[str],
        path: tuple[int, ...],
        link: bool,
        bold: bool,
        header: bool,
    ) -> None:
        self.tag, self.marks, self.own, self.path = tag, marks, own, path
        self.link, self.bold, self.header = link, bold, header
        self.slant = False


def _enter(walk: _Walk, node: LexborNode, tag: str, state: _State) -> _State:
    if tag in _INLINE:
        if tag == "time" and node.attributes.get("datetime"):
            walk.machine_time = fold(node.attributes["datetime"] or "")[:80]
        inner = _State(
            state.tag,
            state.marks,
            state.own,
            state.path,
            state.link or tag == "a",
            state.bold or tag in _BOLD,
            state.header,
        )
        inner.slant = state.slant or tag in _SLANT
        return inner
    walk.flush(state)
    said = node.attributes
    value = f"{said.get('class') or ''} {said.get('id') or ''}"
    own = _tokens(value) if len(value) > 1 else _NONE
    unseen = "hidden" in said or "display:none" in (said.get("style") or "").replace(" ", "")
    walk.count += 1
    named = tag not in ("html", "body", "main", "article") and bool(own & chrome.words("container"))
    bad = unseen or tag in _ALWAYS or named
    if bad:
        walk.holders[walk.count] = "sure" if tag in _ALWAYS or own & _SURE else "maybe"
    kind = "div" if tag in _HOLDERS else tag
    header = state.header or (tag == "header" and "article" not in state.marks and "main" not in state.marks)
    marks = (
        state.marks
        | own
        | (
            {tag}
            if tag in ("article", "main", "header", "figure", "li", "table", "blockquote")
            else frozenset()
        )
    )
    return _State(
        kind,
        marks,
        own,
        (*state.path, walk.count),
        state.link or tag == "a",
        state.bold or tag in _BOLD,
        header,
    )


def rows_of(tree: LexborHTMLParser) -> list[Row]:
    """The rows of the page, with those in chrome's containers marked."""
    walk = _Walk()
    root = tree.body or tree.root
    if root is None:
        return []
    start = _State("div", frozenset(), frozenset(), (), False, False, False)
    stack: list[tuple[LexborNode | None, _State, bool]] = [(root, start, False)]
    while stack and len(walk.rows) < MOST_ROWS:
        node, state, leaving = stack.pop()
        if leaving or node is None:
            walk.flush(state)
            continue
        tag = node.tag
        if tag == "-text":
            walk.text(node.text_content or "", state)
            continue
        if tag is None or tag.startswith(("-", "_", "!")) or tag in _SKIP:
            if tag in ("button", "svg"):
                walk.parts.append(" ")
            continue
        if tag in ("br", "hr"):
            walk.flush(state)
            continue
        inner = _enter(walk, node, tag, state)
        if tag not in _INLINE:
            stack.append((None, inner, True))
        child = node.last_child
        while child is not None:
            stack.append((child, inner, False))
            child = child.prev
    _mark(walk)
    return walk.rows


def _prose(row: Row) -> int:
    return len(row.text) if row.words >= 12 and row.linked < 0.5 and row.text[-1:] in ".!?…\"”’'):" else 0


def _mark(walk: _Walk) -> None:
    """Mark the rows inside chrome's containers, but for a container that holds most of the page's prose or its h1."""
    mass: dict[int, int] = defaultdict(int)
    heads: set[int] = set()
    total = 0
    for row in walk.rows:
        prose = _prose(row)
        total += prose
        for holder in row.path:
            if holder in walk.holders:
                mass[holder] += prose
                if row.tag == "h1":
                    heads.add(holder)
    bad = {
        holder
        for holder, how in walk.holders.items()
        if holder not in heads and mass[holder] <= (_MOST_SURE if how == "sure" else _MOST) * total
    }
    for row in walk.rows:
        row.chrome = any(holder in bad for holder in row.path)
