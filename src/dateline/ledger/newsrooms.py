"""Outlets and agencies: which names are one newsroom. "THE VARN COURIER" is the Varn Courier, "Agence France-Presse" AFP.

Pure names; who printed what first is traced in `origins`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import PurePath

from dateline.model import Article
from dateline.rules import rows

__all__ = ["Newsrooms", "is_network"]

_WORD = re.compile(r"[^\W_]+")
Key = tuple[str, ...]


def _key(name: str) -> Key:
    """What identifies a newsroom: the words of its name without the article; an agency's, those of its short name."""
    words = tuple(_WORD.findall(name.casefold().replace("&", " and ")))
    words = words[1:] if words[:1] == ("the",) and len(words) > 1 else words
    return _agencies().get(words, words)


@cache
def _agencies() -> dict[Key, Key]:
    """Every spelling of an agency's name, to the words of its short one."""
    out: dict[Key, Key] = {}
    for row in rows("agencies"):
        short = tuple(_WORD.findall(row["name"].casefold()))
        for spelling in (row["name"], row["full"], *row["also"]):
            words = tuple(_WORD.findall(spelling.casefold()))
            for form in (words, words[1:] if words[:1] == ("the",) else words, (*short, "news", "agency")):
                out.setdefault(form, short)
    return out


@cache
def _short_names() -> dict[Key, str]:
    return {tuple(_WORD.findall(row["name"].casefold())): str(row["name"]) for row in rows("agencies")}


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(word for row in rows("newsrooms") if row["name"] == name for word in row["words"])


def is_network(name: str) -> bool:
    """Whether it is a place where people post their own words."""
    return name.strip().casefold() in _words("network")


def _host(article: Article) -> str:
    host = article.url.partition("//")[2].partition("/")[0] if article.url else ""
    return host.casefold().removeprefix("www.")


class Newsrooms:
    """The newsrooms of some pages."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._forms: dict[Key, Counter[str]] = {}
        self._by_word: dict[str, set[Key]] = {}
        self._at_host: dict[str, str] = {}
        self._agency_of: dict[str, str] = {}
        self._nobody: set[str] = set()
        self._credited = {_key(a.agency) for a in articles if a.agency}
        for article in articles:
            for name in (article.publisher, article.agency):
                if name and (key := _key(name)):
                    self._forms.setdefault(key, Counter())[name] += 1
                    for end in {key[0], key[-1]}:
                        self._by_word.setdefault(end, set()).add(key)
            if article.publisher and (host := _host(article)):
                self._at_host.setdefault(host, article.publisher)
        for article in articles:
            if (
                article.publisher
                and article.agency
                and _is_called(_key(article.publisher), _key(article.agency))
            ):
                self._agency_of[self.outlet(article)] = self._one(article.agency)

    def outlet(self, article: Article) -> str:
        """Who printed a page; else where it is found; else the page itself, an outlet of its own: “its title”, its file."""
        host = _host(article)
        named = article.publisher or self._at_host.get(host)
        if named or host:
            return self._one(named) if named else host
        bare = f"“{article.title}”" if article.title else PurePath(article.origin).name or article.id
        self._nobody.add(bare)
        return bare

    def is_known(self, outlet: str) -> bool:
        """Whether it is somebody who publishes, and not a page that does not say who did."""
        return outlet not in self._nobody

    def house(self, outlet: str) -> str:
        """The newsroom of an outlet: of an agency's own pages ("Agence Orvale English Service") the agency."""
        return self._agency_of.get(outlet, outlet)

    def agency(self, article: Article) -> str | None:
        """The agency whose name a page bears."""
        return self._one(article.agency) if article.agency else None

    def known(self, name: str, on: Article) -> str | None:
        """The agency, or the outlet with a page here, that a name on a page means. "The Herald" is the page's own first."""
        key = _key(name)
        if not key:
            return None
        own = self.outlet(on)
        if key == _key(own) or key == _key(own)[-len(key) :] or (_is_press(key) and _within(key, _key(own))):
            return own
        if key in self._forms or key in _short_names():
            return self._one(name)
        return self._by_part(key) if _is_press(key) else None

    def carries_news(self, name: str) -> bool:
        """Whether it is an agency, or named as newsrooms are; what else publishes pages may be a body that speaks of itself."""
        key = _key(name)
        return key in _short_names() or _is_press(key) or key in self._credited

    def relay(self, name: str, on: Article) -> str | None:
        """Who is meant by a name that is said to relay; None for a house that hears what is said and prints nothing."""
        if found := self.known(name, on):
            return found
        key = _key(name)
        bare = not key or (any(word in _words("house") for word in key) and not _is_press(key))
        if bare or all(word in _words("word") for word in key):
            return None
        return self._by_part(key) or name

    def _by_part(self, key: Key) -> str | None:
        """The one newsroom here whose name begins or ends so."""
        fits = {k for k in self._by_word.get(key[-1], ()) if _within(key, k)}
        return self._one(" ".join(fits.pop())) if len(fits) == 1 else None

    def _one(self, name: str) -> str:
        """The one form of a newsroom's name: an agency's short one, else the most used that is not all in capitals."""
        key = _key(name)
        if key in _short_names():
            return _short_names()[key]
        forms = self._forms.get(key) or Counter([name])
        return max(forms, key=lambda f: (not f.isupper(), forms[f], f))


def _is_press(key: Key) -> bool:
    return any(word in _words("press") for word in key)


def _within(short: Key, long: Key) -> bool:
    """Whether one name is the other without its first or last words: "the Herald", of the Brannock Herald."""
    return short in (long[: len(short)], long[-len(short) :])


def _is_called(outlet: Key, agency: Key) -> bool:
    """Whether an outlet's name is the agency's own: it has the agency's words in it, or its initials."""
    runs = {outlet[n : n + len(agency)] for n in range(len(outlet))}
    return agency in runs or (
        len(agency) == 1 and len(agency[0]) > 2 and agency[0] == "".join(w[0] for w in outlet)
    )
