"""Whether a browser already has what it asks for, by the tags that it names."""

import re

from starlette.datastructures import Headers
from starlette.types import Scope

_TAG = re.compile(r'(?:W/)?("[^"]*")')


def known(scope: Scope, tag: str) -> bool:
    """Whether If-None-Match names a tag: alone or in a list, weak or strong, or as `*`, which is any."""
    header = ", ".join(Headers(scope=scope).getlist("if-none-match"))
    return header.strip() == "*" or tag.removeprefix("W/") in _TAG.findall(header)
