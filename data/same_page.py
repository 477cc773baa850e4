"""Finds pages of the table by their address, however the address is written."""

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urlsplit

from data.model import Source
from data.spelling import words

FOLLOWERS = ("utm_", "fbclid", "gclid", "ref", "share")
"""Beginnings of parameters for tracking, which do not say which page is meant."""


@lru_cache(maxsize=20_000)
def plain(address: str) -> str:
    """An address without what does not change the page: scheme, www, fragment, last slash, parameters for tracking."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return address.strip()
    query = [(name, value) for name, value in parse_qsl(parts.query) if not name.startswith(FOLLOWERS)]
    path = parts.path.rstrip("/") + (f"?{urlencode(sorted(query))}" if query else "")
    return f"{host(address)}{path}"


def host(address: str) -> str:
    """The name of the host of an address, without www."""
    try:
        return (urlsplit(address.strip()).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def page_at(sources: Iterable[Source], address: str) -> Source | None:
    """The page of the table with an address, or None."""
    sought = plain(address)
    return next((source for source in sources if plain(source.url) == sought), None) if sought else None


def like(sources: Iterable[Source], address: str) -> Source | None:
    """A typical page of the same host: one with the commonest publisher, origin, language, kind and reliability."""
    name = host(address)
    same = [source for source in sources if name and host(source.url) == name]
    usual = Counter((s.publisher, s.origin, s.language, s.kind, s.reliability) for s in same).most_common(1)
    return next((s for s in same if (s.publisher, s.origin, s.language, s.kind, s.reliability) == usual[0][0]), None)


def named_like(sources: Iterable[Source], words_typed: str, most: int = 8) -> tuple[Source, ...]:
    """The pages whose title, publisher or address has all words that are typed, the newest first."""
    sought = words(words_typed)
    if not sought:
        return ()
    hits = [s for s in sources if all(w in " ".join(words(f"{s.title} {s.publisher} {s.url}")) for w in sought)]
    return tuple(sorted(hits, key=lambda s: str(s.published_on or ""), reverse=True)[:most])
