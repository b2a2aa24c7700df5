"""Bytes to text: which encoding, which form; and a look at the bytes before any parser sees them."""

from __future__ import annotations

import codecs
import re

import cchardet

from dateline.model import Doubt, Page
from dateline.model.errors import NotAPage
from dateline.model.text import clean_text

__all__ = ["decode", "form_of", "refuse_hostile"]

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_NO_TEXT = (
    b"%PDF",
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"\x7fELF",
    b"SQLite format",
    b"OggS",
    b"ID3",
    b"RIFF",
)
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,30})|<\?xml[^>]{0,100}encoding\s*=\s*["']([\w-]{2,30})""",
    re.IGNORECASE,
)
# What pages that say latin-1 mean: the WHATWG encoding standard reads these labels so.
_MEANT = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "iso-8859-9": "cp1254", "tis-620": "cp874", "ks_c_5601-1987": "cp949", "euc-kr": "cp949", "shift_jis": "cp932", "x-sjis": "cp932"}  # fmt: skip
_FEED = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:rss|feed|rdf:RDF|item|entry)\b", re.DOTALL
)
_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|article|div|p|h1|title|meta)\b[^<]{0,500}>", re.IGNORECASE
)
_TAG = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,30})")
# These never nest in the tree whatever the source looks like: they have no content, or close one another.
_FLAT = frozenset(
    b"area base br col embed hr img input link meta param source track wbr p li td tr th dt dd option thead tbody tfoot colgroup html head body path circle rect line g use stop polygon".split()
)
_DEEPEST = 700  # open elements; real pages stay below 150, hostile ones of 2 MB hang every parser
_WIDEST = 4000  # attributes in one tag
_LONG_TAG = re.compile(rb"<[a-zA-Z][^<>]{50000}")


def decode(page: Page) -> tuple[str, tuple[Doubt, ...]]:
    """The page as text, cleaned one for one. The first of these that fits: byte order mark, UTF-8, what the transport said,
    what the page declares, what its bytes look like."""
    raw = page.content
    for mark, name in _BOMS:
        if raw.startswith(mark):
            return clean_text(raw.decode(name, "replace").replace("\r\n", "\n")), ()
    if raw.count(0, 0, 4096) > 8 or raw.startswith(_NO_TEXT):
        raise NotAPage(page.origin, "binary data")
    declared = _DECLARED.search(raw[:4096])
    says = [
        page.charset,
        *((g.decode("ascii", "replace") for g in declared.groups() if g) if declared else ()),
    ]
    for name in ["utf-8", *(_MEANT.get(s.lower(), s) for s in says if s)]:
        try:
            return clean_text(raw.decode(name).replace("\r\n", "\n")), ()
        except (UnicodeDecodeError, LookupError):
            continue
    guess = (cchardet.detect(raw[:200_000]) or {}).get("encoding") or "cp1252"
    name = _MEANT.get(guess.lower(), guess)
    try:
        text = raw.decode(name, "replace")
    except LookupError:
        name, text = "cp1252", raw.decode("cp1252", "replace")
    return clean_text(text.replace("\r\n", "\n")), (Doubt("encoding", f"no encoding fits; read as {name}"),)


def form_of(page: Page) -> str:
    """ "html", "rss" or "text": by what the transport said, else by how the bytes begin."""
    head = page.content[:4096].lstrip(codecs.BOM_UTF8)
    if _FEED.match(head):
        return "rss"
    said = (page.media_type or "").lower()
    if "html" in said:
        return "html"
    if said == "text/plain":
        return "text"
    return "html" if _HTML.search(head) else "text"


def refuse_hostile(page: Page) -> None:
    """Raise NotAPage for a tree no parser should be asked to build: too deep, or one tag with thousands of attributes."""
    depth = deepest = 0
    for close, name in _TAG.findall(page.content):
        if name.lower() in _FLAT:
            continue
        depth = max(0, depth - 1) if close else depth + 1
        deepest = max(deepest, depth)
        if deepest > _DEEPEST:
            raise NotAPage(page.origin, f"elements nested more than {_DEEPEST} deep")
    for match in _LONG_TAG.finditer(page.content):
        end = page.content.find(b">", match.start())
        if page.content.count(b" ", match.start(), end if end > 0 else len(page.content)) > _WIDEST:
            raise NotAPage(page.origin, f"a tag with more than {_WIDEST} attributes")
