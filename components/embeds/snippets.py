"""The codes for an article: an embed as a frame, an element or a link, for whatever the host accepts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

import htpy as h

from components.embeds.files import LIVE
from components.embeds.oembed import iframe
from components.embeds.page import COLUMN, Page
from components.site import Site

SCRIPT = "embed.js"
"""The script for pages that hold frames."""

ALL = 0
"""The width of a frame that is as wide as its column."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Which embed is wanted, and how: its filters, its width in pixels, its theme, and whether it may change."""

    page: Page
    folder: str = LIVE
    filters: Mapping[str, str] = field(default_factory=dict)
    theme: str = ""
    width: int = ALL

    @property
    def query(self) -> str:
        """The filters and the theme as they stand in the address."""
        params = {**self.filters, "theme": self.theme}
        return urlencode([(name, value) for name, value in params.items() if value], safe=",")


def address(site: Site, wish: Wish) -> str:
    """The address of the embed itself."""
    return site.embed(wish.folder, wish.page.path) + (f"?{wish.query}" if wish.query else "")


def plain(site: Site, wish: Wish) -> str:
    """A frame of a fixed height, which works where scripts are stripped."""
    return iframe(address(site, wish), wish.page.title, wish.page.height(wish.width or COLUMN), wish.width or COLUMN)


def growing(site: Site, wish: Wish) -> str:
    """The same frame, which a script makes as high as its page."""
    return f"{plain(site, wish)}\n{script(site)}"


def element(site: Site, wish: Wish) -> str:
    """A custom element around the same frame; without the script the frame remains."""
    return f"<freed-embed>\n{plain(site, wish)}\n</freed-embed>\n{script(site)}"


def script(site: Site) -> str:
    """The script for pages with frames; a page needs it once."""
    return str(h.script(src=site.top(SCRIPT), async_=True))


def markdown(site: Site, wish: Wish) -> str:
    """A picture with a link to the full view, in Markdown."""
    title = wish.page.title.replace("[", r"\[").replace("]", r"\]")
    return f"[![{title}]({picture(site, wish)})]({site.full(wish.page.full)})"


def picture(site: Site, wish: Wish) -> str:
    """The address of the picture for where no frame can stand."""
    whole = "" if wish.page.drawing else ".card"
    return site.file(wish.folder, f"{wish.page.path}{whole}.png")


def endpoint(site: Site, wish: Wish) -> str:
    """The address of the oEmbed answer."""
    return site.oembed(address(site, wish))
