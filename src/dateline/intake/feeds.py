"""A feed file cut into its items, each a small feed of its own. No entities, no network, no document types."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from dateline.intake.manifest import splits
from dateline.intake.sniff import FEED
from dateline.model import Page
from dateline.model.errors import NotAPage, PageError

__all__ = ["items"]

_MOST = 5000
"""Items of one file that are read: the largest feeds seen hold some hundreds; a bound for hostile ones."""


def items(page: Page) -> Iterator[Page | PageError]:
    """One page per item. A feed of one item stays as it came; of several, each origin carries the item's name."""
    root = _parse(page.content)
    found = [] if root is None else [e for e in root.iter("{*}item", "{*}entry") if not _inside_item(e)]
    if root is None or not found:
        yield NotAPage(page.origin, "a feed without items")
        return
    if len(found) == 1:
        yield replace(page, url=page.url or _link(found[0]))
        return
    homes = [item.getparent() for item in found]
    for item, home in zip(found, homes, strict=True):
        if home is not None:
            home.remove(item)
    seen: dict[str, int] = {}
    for number, (item, home) in enumerate(zip(found[:_MOST], homes, strict=False), 1):
        if home is None:
            continue
        name = _name(item) or str(number)
        seen[name] = seen.get(name, 0) + 1
        origin = f"{page.origin}#{name}" + (f"~{seen[name]}" if seen[name] > 1 else "")
        home.append(item)
        content = etree.tostring(root, encoding="utf-8", xml_declaration=True, with_tail=False)
        home.remove(item)
        yield Page(content, origin, _link(item), FEED, "utf-8", page.fetched)
    if len(found) > _MOST:
        yield PageError(page.origin, f"more than {_MOST} items; the others were left out")


def _parse(content: bytes) -> etree._Element | None:
    for recover in (False, True):  # feeds in the wild are often not well-formed
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            recover=recover,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(content, parser)
        except (etree.XMLSyntaxError, ValueError):
            continue
        if root is not None:
            # A copy leaves the document type behind.
            return copy.deepcopy(root)
    return None


def _inside_item(element: etree._Element) -> bool:
    return any(
        # Not `etree.QName`: it raises on the tags that a recovering parser lets through.
        isinstance(a.tag, str) and a.tag.rpartition("}")[2] in {"item", "entry"}
        for a in element.iterancestors()
    )


def _child(item: etree._Element, *names: str) -> etree._Element | None:
    for name in names:
        for element in item.iterchildren(f"{{*}}{name}"):
            return element
    return None


def _name(item: etree._Element) -> str | None:
    element = _child(item, "guid", "id")
    told = (element.text or "" if element is not None else "") or _link(item) or ""
    return " ".join(told.split())[:200] or None


def _link(item: etree._Element) -> str | None:
    for element in item.iterchildren("{*}link"):
        if element.get("rel", "alternate") == "alternate":
            url = (element.get("href") or element.text or "").strip()
            if url.lower().startswith(("http://", "https://")) and splits(url):
                return url
    return None
