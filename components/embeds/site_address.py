"""Where the embeds are given out; the server says so when it starts, and nobody else knows."""

import os

from components.embeds.page import Site

_there: list[str] = []


def given_out_at(address: str) -> None:
    """Note that this process, or the one beside it, gives out the embeds at an address."""
    _there[:] = [address]


def site(desk: str) -> Site | None:
    """The site of the embeds as a reader of the desk reaches it, or None where nobody gives it out.

    `desk` is the desk's own address; FREED_EMBED_URL names another host, for instance a CDN.
    """
    address = os.environ.get("FREED_EMBED_URL", "").strip() or (_there[0] if _there else "")
    if not address:
        return None
    whole = address if "://" in address else desk.rstrip("/") + address
    return Site(desk, f"{whole.rstrip('/')}/")
