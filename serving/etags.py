"""Compares entity tags with the If-None-Match header of a request."""

import re

from starlette.datastructures import Headers
from starlette.types import Scope

_TAG = re.compile(r'(?:W/)?("[^"]*")')


def known(scope: Scope, tag: str) -> bool:
    """Whether If-None-Match has a tag: alone or in a list, weak or strong, or as `*`, which matches any."""
    header = ", ".join(Headers(scope=scope).getlist("if-none-match"))
    return header.strip() == "*" or tag.removeprefix("W/") in _TAG.findall(header)
