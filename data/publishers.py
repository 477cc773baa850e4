"""Who published a page first, and a short id for that publisher, which has no table of its own."""

import re

from data.model import Source
from data.spelling import words
from data.vocabulary import UrlStatus

_COPY = re.compile(r"(?P<outer>.+?) \((?P<inner>[^()]+)\)")
_KIND = re.compile(
    r"(?:(?:copy|statement|text) of (?:the )?)?(?P<name>.+?)(?: (?:text|statement|report|rewrite|digest))?"
)


def publisher(source: Source) -> str:
    """The first publisher of a page: of a mirror such as "Site (Paper text)" or "Paper (copy on a site)" the paper."""
    match = _COPY.match(source.publisher) if source.url_status is UrlStatus.MIRROR else None
    if not match:
        return source.publisher
    outer, inner = match["outer"], match["inner"]
    if inner == "mirror address" or re.match(r"copy( on|$)|copy of an? ", inner):
        return outer
    if inner.endswith(" copy"):
        return inner.removesuffix(" copy") if _is_host(outer) else outer
    named = _KIND.fullmatch(inner)
    return named["name"] if named else inner


def publisher_id(source: Source) -> str:
    """The publisher of a page in plain letters, as an address has it: `associated-press`."""
    return "-".join(words(publisher(source)))


def _is_host(name: str) -> bool:
    return "." in name and " " not in name
