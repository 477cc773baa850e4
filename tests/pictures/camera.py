"""Takes pictures of built pages: in our own typeface, drawn by the processor, so that machines do not differ."""

import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, BrowserType, Route

from components.embeds.pictures import FONTS
from tests.pictures.shots import Shot

FLAGS = ("--no-sandbox", "--disable-gpu", "--font-render-hinting=none", "--disable-lcd-text")
"""A graphics card draws edges in its own way, and each system fits letters to the pixels in its own."""

SETTINGS = Path(__file__).parent / "fonts.conf"
WEIGHTS = {"Regular": "400", "SemiBold": "600 700"}
HOST = "http://pictures.test"
"""No such host is asked: every request is answered from the folder."""

LOOKS: dict[str, Any] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced": {"color_scheme": "dark", "forced_colors": "active"},
}
ROOM = 200
"""Pixels of the window's height, less than any page has: a picture ends where its page ends."""


@dataclass(frozen=True)
class Camera:
    """A browser before a built site; a profile for each width and look stays, so that letters are fetched once."""

    browser: Browser
    folder: Path
    profiles: dict[tuple[int, str], BrowserContext] = field(default_factory=dict)

    def take(self, shot: Shot, change: str = "") -> Image.Image:
        """A picture of a whole page; `change` is a script that spoils the page first."""
        # a window of its own: some versions forget on the second page that colours are forced
        page = self._profile(shot.width, shot.look).new_page()
        page.goto(f"{HOST}/live/{shot.page}.html")
        if change:
            page.evaluate(change)
        weights = page.evaluate("document.fonts.ready.then(all => [...all].map(each => each.status))")
        assert set(weights) - {"unloaded"} == {"loaded"}, "the page is not set in our typeface"
        taken = page.screenshot(full_page=True, animations="disabled", caret="hide")
        page.close()
        return Image.open(io.BytesIO(taken)).convert("RGB")

    def _profile(self, width: int, look: str) -> BrowserContext:
        if (width, look) not in self.profiles:
            profile = self.browser.new_context(
                viewport={"width": width, "height": ROOM},
                device_scale_factor=1,
                reduced_motion="reduce",
                locale="en-GB",
                timezone_id="UTC",
                bypass_csp=True,  # the policy of a page allows no typeface
                **LOOKS[look],
            )
            profile.route("**/*", _answering(self.folder))
            self.profiles[width, look] = profile
        return self.profiles[width, look]


@contextmanager
def camera(chromium: BrowserType, folder: Path) -> Iterator[Camera]:
    """A camera before a site, in a browser of its own."""
    browser = chromium.launch(
        executable_path=os.environ.get("CHROMIUM") or None,
        args=FLAGS,
        env={**os.environ, "FONTCONFIG_FILE": str(SETTINGS)},
    )
    try:
        yield Camera(browser, folder)
    finally:
        browser.close()


def _answering(folder: Path) -> Callable[[Route], None]:
    """Answers requests with the files of a site and with the typeface; pages are told of the typeface."""

    def answer(route: Route) -> None:
        name = urlsplit(route.request.url).path.lstrip("/")
        if font := next((font for font in FONTS if font.name == name), None):
            route.fulfill(path=font, content_type="font/ttf")
        elif name.endswith(".html"):
            html = (folder / name).read_text(encoding="utf-8")
            assert "</head>" in html
            route.fulfill(
                body=html.replace("</head>", f"<style>{_faces()}</style></head>", 1), content_type="text/html"
            )
        else:
            route.fulfill(path=folder / name)

    return answer


def _faces() -> str:
    """The rules that bring the typeface: readers of an article have it or another, a picture must have it."""
    named = {font.stem.partition("-")[2]: font.name for font in FONTS}
    return "".join(
        f"@font-face{{font-family:'IBM Plex Sans';src:url(/{named[name]});font-weight:{weight}}}"
        for name, weight in WEIGHTS.items()
    )
