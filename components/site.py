"""The base addresses of the desk and of its embeds; the server sets that of the embeds when it starts."""

import os
from dataclasses import dataclass
from urllib.parse import urlencode

_given_out: list[str] = []
_with_feeds: list[str] = []


@dataclass(frozen=True, slots=True)
class Site:
    """The base addresses of the desk, which may be `/`, and of the embeds."""

    desk: str = "/"
    embeds: str = "/embed/"

    def full(self, path: str) -> str:
        """The address of a page of the desk."""
        return self.desk.rstrip("/") + path

    def embed(self, folder: str, path: str) -> str:
        """The address of an embed."""
        return self.file(folder, f"{path}.html")

    def file(self, folder: str, name: str) -> str:
        """The address of a file of a version."""
        return self.top(f"{folder}/{name}")

    def top(self, name: str) -> str:
        """The address of a file that belongs to no version."""
        return f"{self.embeds.rstrip('/')}/{name}"

    def oembed(self, address: str) -> str:
        """The address that answers what oEmbed asks of an address."""
        return f"{self.desk.rstrip('/')}/oembed?{urlencode({'url': address})}"

    @property
    def known(self) -> bool:
        """Whether the whole addresses are known, so that other sites can be told of them."""
        return "://" in self.desk and "://" in self.embeds


def given_out_at(address: str, *, whole: bool) -> None:
    """Set the address at which this server, or the one beside it, serves the embeds.

    `whole` says that they are built for the public address of the desk: without it they have no feeds, whose entries
    need whole addresses.
    """
    _given_out[:] = [address]
    _with_feeds[:] = [address] if whole else []


def has_feeds() -> bool:
    """Whether feeds are served, so that pages may lead to them."""
    return bool(_with_feeds)


def site_of(desk: str) -> Site | None:
    """The addresses of the desk and of its embeds as a reader reaches them; None where no embeds are served.

    `desk` is the desk's own address; FREED_EMBED_URL names another host, for instance a CDN.
    """
    address = os.environ.get("FREED_EMBED_URL", "").strip() or (_given_out[0] if _given_out else "")
    if not address:
        return None
    whole = address if "://" in address else desk.rstrip("/") + address
    return Site(desk, f"{whole.rstrip('/')}/")
