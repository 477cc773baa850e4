"""What the address of a page holds: read once, checked against what exists, and written back without noise."""

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from urllib.parse import urlencode

LONGEST = 200
"""Characters of one value that are looked at; the rest of a longer one is ignored."""

Params = Mapping[str, str]

_OURS = re.compile(r"""(\b(?:href|src)="|\burl\()/(?!/)""")
_below: list[str] = []


def stands_below(path: str) -> None:
    """Note that the desk stands below a path of its site, such as /freed; pages are made without, and sent with it."""
    _below[:] = [path] if path else []


def below() -> str:
    """The path below which the desk stands, or nothing."""
    return "".join(_below)


def rooted(html: str) -> str:
    """HTML as it is sent: addresses of the desk lead below its path. Data holds no quotation mark unescaped."""
    plain = str.__str__(html)  # marked as escaped, it would escape what is put into it
    return _OURS.sub(rf"\g<1>{below()}/", plain) if _below else plain


def one(params: Params, name: str, known: Collection[str], default: str = "") -> str:
    """The value of a parameter where it is known, else the default."""
    found = params.get(name, "")[:LONGEST]
    return found if found in known else default


def several(params: Params, name: str, known: Sequence[str]) -> tuple[str, ...]:
    """The known values of a parameter that holds a comma-separated list, in the order in which they are known."""
    found = set(params.get(name, "")[: LONGEST * 5].split(","))
    return tuple(value for value in known if value in found)


def words(params: Params, name: str) -> str:
    """A text that the reader typed, bounded in length."""
    return params.get(name, "")[:LONGEST].replace("\0", "").strip()


def month(params: Params, name: str) -> date | None:
    """The first day of a month given as YYYY-MM, or None."""
    try:
        return date.fromisoformat(f"{params.get(name, '')[:7]}-01")
    except ValueError:
        return None


def number(params: Params, name: str, most: int) -> int:
    """A page number from 1 to `most`; anything else is 1 or `most`, whichever is nearer."""
    found = params.get(name, "")[:9]
    return min(max(int(found), 1), most) if found.isascii() and found.isdigit() else 1


def link(page: str, **params: str) -> str:
    """The address of a page of the desk with parameters; empty ones are left out."""
    given = {name: value for name, value in params.items() if value}
    return f"/{page}" + (f"?{urlencode(given, safe=',')}" if given else "")
