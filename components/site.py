"""Where the desk and its embeds stand; the server says where the embeds are given out, and nobody else knows."""

import os
from dataclasses import dataclass
from urllib.parse import urlencode

_given_out: list[str] = []


@dataclass(frozen=True, slots=True)
class Site:
    """Where things are: the address of the desk, which may be `/`, and that of the embeds."""

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


def given_out_at(address: str) -> None:
    """Note that this process, or the one beside it, gives out the embeds at an address."""
    _given_out[:] = [address]


def site_of(desk: str) -> Site | None:
    """The site of the embeds as a reader of the desk reaches it, or None where nobody gives it out.

    `desk` is the desk's own address; FREED_EMBED_URL names another host, for instance a CDN.
    """
    address = os.environ.get("FREED_EMBED_URL", "").strip() or (_given_out[0] if _given_out else "")
    if not address:
        return None
    whole = address if "://" in address else desk.rstrip("/") + address
    return Site(desk, f"{whole.rstrip('/')}/")
