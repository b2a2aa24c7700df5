"""Raw facts of the page as found: JSON-LD, meta elements, `<time>`. Nothing is judged here."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from dateline.reading.extract.row import fold

__all__ = ["Facts", "of_html"]

Facts = list[tuple[str, str]]

_NEWS = re.compile(r"(?:Article|BlogPosting|NewsArticle|Report|Posting|WebPage)$")
_KEYS = ("headline", "alternativeHeadline", "datePublished", "dateModified", "dateCreated", "uploadDate", "inLanguage", "dateline", "url", "coverageStartTime")  # fmt: skip
_META = re.compile(
    r"(?:og:(?:title|site_name|url|locale|type|updated_time)|article:(?:published_time|modified_time|published|author)|twitter:(?:title|site)"
    r"|author|byl|parsely-(?:author|pub-date|title)|sailthru\.(?:author|date|title)|dcterms?\.[\w.]+|dc\.[\w.]+|citation_[\w]+"
    r"|.*date.*|.*publish.*|.*modified.*|.*created.*|.*updated.*|.*timestamp.*|application-name|apple-mobile-web-app-title|copyright|language|content-language"
    r"|itemprop (?:name|author|datepublished|datemodified|headline|publisher|datecreated))$",
    re.IGNORECASE,
)
_LONGEST = 500  # characters kept of one fact


def _objects(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > 6:
        return
    if isinstance(value, list):
        for item in value[:200]:
            yield from _objects(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement"):
            if isinstance(value.get(key), (list, dict)):
                yield from _objects(value[key], depth + 1)


def _names(value: Any) -> Iterator[tuple[str, str]]:
    """Names of persons or bodies, with their type where it is said."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str):
            yield "", item
        elif isinstance(item, dict):
            name, kind = item.get("name"), item.get("@type")
            for one in name if isinstance(name, list) else [name]:
                if isinstance(one, str):
                    yield (kind if isinstance(kind, str) else ""), one


def _of_object(thing: dict[str, Any]) -> Iterator[tuple[str, str]]:
    kinds = thing.get("@type")
    kinds = [k for k in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(k, str)]
    if any(k in ("WebSite", "NewsMediaOrganization") for k in kinds):
        if isinstance(thing.get("name"), str):
            yield "json-ld site name", thing["name"]
        return
    if not any(_NEWS.search(k) or k in ("LiveBlogPosting", "VideoObject") for k in kinds):
        return
    page = "" if not all(k == "WebPage" for k in kinds) else "page "
    for key in _KEYS:
        if isinstance(thing.get(key), str):
            yield f"json-ld {page}{key}", thing[key]
    for key in ("author", "creator", "publisher", "sourceOrganization"):
        for kind, name in _names(thing.get(key)):
            yield f"json-ld {page}{key}{' organization' if 'rganization' in kind else ''}", name


def _json_ld(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    for script in tree.css('script[type="application/ld+json"]')[:30]:
        said = script.text(deep=True).strip().removeprefix("<![CDATA[").removesuffix("]]>").rstrip(";")
        try:
            parsed = json.loads(said, strict=False)
        except (ValueError, RecursionError):
            continue
        for thing in _objects(parsed):
            yield from _of_object(thing)


def of_html(tree: LexborHTMLParser) -> Facts:
    """All facts of an HTML page, structured data first, each kind in page order."""
    out: Facts = [(name, fold(value)[:_LONGEST]) for name, value in _json_ld(tree)]
    for meta in tree.css("meta")[:400]:
        said = meta.attributes
        name = (
            said.get("property")
            or said.get("name")
            or (f"itemprop {said['itemprop']}" if said.get("itemprop") else None)
            or said.get("http-equiv")
        )
        value = fold(said.get("content") or "")[:_LONGEST]
        if name and value and _META.match(name):
            out.append((f"meta {name}", value))
    link = tree.css_first('link[rel="canonical"]')
    if link is not None and link.attributes.get("href"):
        out.append(("link canonical", (link.attributes["href"] or "")[:_LONGEST]))
    root = tree.css_first("html")
    if root is not None and root.attributes.get("lang"):
        out.append(("html lang", (root.attributes["lang"] or "")[:20]))
    title = tree.css_first("title")
    if title is not None and title.text().strip():
        out.append(("title", fold(title.text())[:_LONGEST]))
    for time in tree.css("time[datetime]")[:60]:
        out.append(("time datetime", fold(time.attributes.get("datetime") or "")[:80]))
    for item in tree.css('[rel="author"],[itemprop="author"] [itemprop="name"],span[itemprop="author"]')[:6]:
        out.append(("rel author", fold(item.text())[:120]))
    for item in tree.css('[itemprop="datePublished"],[itemprop="dateModified"]')[:10]:
        day = item.attributes.get("content") or item.attributes.get("datetime")
        if day and item.tag != "meta":
            out.append((f"itemprop {item.attributes['itemprop']}", fold(day)[:80]))
    return out
