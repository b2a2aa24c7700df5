"""A feed item: what its elements say, and the HTML it carries."""

from __future__ import annotations

import re

from lxml import etree

from dateline.model import Page
from dateline.model.errors import NotAPage
from dateline.reading.extract.row import fold

__all__ = ["Item", "read"]

_DATES = frozenset(
    {"pubDate", "date", "published", "updated", "modified", "created", "issued", "lastBuildDate"}
)
_BODIES = ("encoded", "content", "description", "summary")
_MAIL = re.compile(r"\S+@\S+\s*\(([^()]+)\)|\S+@\S+")


class Item:
    """One item of a feed: raw facts, headline, authors as written, link, and the richest HTML it holds."""

    __slots__ = ("authors", "facts", "html", "title", "url")

    def __init__(self) -> None:
        self.facts: list[tuple[str, str]] = []
        self.title: str | None = None
        self.url: str | None = None
        self.authors: list[str] = []
        self.html = ""


def _local(element: etree._Element) -> str:
    # Not `etree.QName`: it raises on the tags that a recovering parser lets through.
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _text(element: etree._Element) -> str:
    if not isinstance(element.tag, str):
        return ""  # an entity left unresolved, a comment, an instruction: none has text of its own
    return "".join(str(t) for t in element.itertext())


def _channel(root: etree._Element, item: Item) -> None:
    holder = next((e for e in root.iter() if _local(e) == "channel"), root)
    for child in holder:
        name, said = _local(child), fold(_text(child))[:300] if len(child) == 0 else ""
        if name == "title" and said:
            item.facts.append(("rss channel", said))
        elif name == "language" and said:
            item.facts.append(("rss language", said))
        elif name in _DATES and said:
            item.facts.append((f"rss channel {name}", said))


def _take(child: etree._Element, item: Item, bodies: dict[str, str]) -> None:
    name = _local(child)
    said = fold(_text(child))
    if name == "title":
        item.title = item.title or fold(re.sub(r"<[^<>]{0,200}>", "", said)) or None
    elif name == "link":
        item.url = item.url or said or child.get("href")
    elif name in ("creator", "author", "contributor"):
        item.authors.append(fold(_MAIL.sub(lambda m: m[1] or "", said)))
        item.facts.append((f"rss {name}", item.authors[-1]))
    elif name in _DATES:
        item.facts.append((f"rss {name}", said[:120]))
    elif name in ("source", "publisher"):
        item.facts.append((f"rss {name}", said[:200]))
    elif name in _BODIES:
        whole = _text(child)
        if child.get("type") == "xhtml" or len(child):
            whole = etree.tostring(child, encoding="unicode")
        if len(whole) > len(bodies.get(name, "")):
            bodies[name] = whole


def read(page: Page, text: str) -> Item:
    """The first item of the feed. Entities are not resolved, nothing is fetched; a broken feed is read as far as it goes."""
    if "<!ENTITY" in text:
        raise NotAPage(page.origin, "a feed that defines entities")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, recover=True, huge_tree=False, load_dtd=False
    )
    try:
        root = etree.fromstring(re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", text).encode(), parser)
    except etree.XMLSyntaxError as error:
        raise NotAPage(page.origin, f"not a feed: {error}") from error
    if root is None:
        raise NotAPage(page.origin, "an empty feed")
    item = Item()
    _channel(root, item)
    found = next((e for e in root.iter() if _local(e) in ("item", "entry")), None)
    bodies: dict[str, str] = {}
    for child in found if found is not None else ():
        _take(child, item, bodies)
    item.html = max(bodies.values(), key=len, default="")
    return item
