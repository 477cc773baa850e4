"""A page as it leaves the server: Streamlit's file with this page's own words and drawings in it."""

import logging
import threading
from collections import OrderedDict
from datetime import date
from pathlib import Path

import htpy as h
from htpy import Element, Node
from markupsafe import Markup

from components import canvas, theme
from components.address import link
from components.clock import day_in
from components.frame import PAGES, masthead, titles
from components.text import Text, text_for
from data import Dataset
from data.shelf import Shelf
from serving import shell
from serving.asked import Asked, asked
from serving.compression import FAST, Packed, pack
from serving.contents import Content, Ledger, content
from serving.head import head

KEPT = 200
"""Pages that are kept, packed; one that nobody has asked for lately is made again."""

STYLES = Path(__file__).parent / "first_paint.css"

Key = tuple[Asked, str, str, bool, date]

log = logging.getLogger(__name__)


class FirstPaint:
    """Makes and keeps the pages; without the markers of the pinned Streamlit it gives its file as it is."""

    def __init__(self, shelf: Shelf, preload: tuple[str, ...] = ()) -> None:
        self.shelf = shelf
        self.source = shell.source()
        self.shell = shell.take_apart(self.source, preload)
        self._kept: OrderedDict[Key, Packed] = OrderedDict()
        self._lock = threading.Lock()
        if self.shell is None:
            log.warning("the markers of the pinned Streamlit are missing; pages go out without a first paint")

    @property
    def scripts(self) -> tuple[str, ...]:
        """The inline scripts of every page and of the untouched file, for the content security policy."""
        return (*(self.shell.scripts if self.shell else ()), *shell.inline(self.source))

    def page(self, name: str, query: bytes, site: str) -> Packed:
        """A page by its name, with the parameters of its address, under the address of the site."""
        dataset, stale = self.shelf.dataset, bool(self.shelf.problems)
        wanted = asked(dataset, name, query)
        return self._keep((wanted, site, dataset.version, stale, day_in("")), FAST)

    def warm(self, effort: int = 9) -> None:
        """Make every page once, as it is without parameters and without a known site."""
        dataset, stale = self.shelf.dataset, bool(self.shelf.problems)
        for name in PAGES:
            self._keep((Asked(name), "", dataset.version, stale, day_in("")), effort)

    def _keep(self, key: Key, effort: int) -> Packed:
        with self._lock:
            if found := self._kept.get(key):
                self._kept.move_to_end(key)
                return found
        made = pack(self._made(key[0], key[1], key[4]).encode(), effort)
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return made

    def _made(self, wanted: Asked, site: str, today: date) -> str:
        if self.shell is None:
            return self.source
        text = text_for("en")
        dataset = self.shelf.dataset
        try:
            found = content(Ledger(text, dataset, today, self.shelf.problems), wanted)
            top = head(text, dataset, found, site, wanted)
            return self.shell.filled(text.language, top + _styles(), str(_body(text, dataset, today, wanted, found)))
        except Exception:  # the app may still show the page, and says calmly so where it cannot
            log.exception("the first paint of %s failed", wanted.page)
            return self.source


def _body(text: Text, dataset: Dataset, today: date, wanted: Asked, found: Content) -> Element:
    return h.div("#first-paint")[
        menu(text, wanted.page), h.main(".column.fb")[masthead(text, dataset, today), h.div(class_="page")[found.body]]
    ]


def menu(text: Text, here: str = "") -> Element:
    """The pages of the desk as plain links, where the app has its menu."""
    names = zip(PAGES, titles(text), strict=True)
    links: list[Node] = [
        h.a(href=link("" if name == PAGES[0] else name), aria_current="page" if name == here else None)[title]
        for name, title in names
    ]
    return h.nav(".menu", aria_label=text.t("Pages"))[links]


def _styles() -> Markup:
    rules = f"{theme.css()}\n{STYLES.read_text(encoding='utf-8')}"
    return Markup(f"<style>{squeezed(rules)}</style>")  # noqa: S704  # our own style sheets


def squeezed(css: str) -> str:
    """A style sheet without its comments and indents."""
    return "\n".join(line.strip() for line in css.splitlines() if line.strip() and not line.startswith("/*"))


PRELOAD = (canvas.ADDRESS,)
"""Scripts that every page asks for after it has started, fetched with the first ones."""
