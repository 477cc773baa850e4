"""Renders the first paint of a page: Streamlit's index.html with the page's own text and drawings in it."""

import logging
import threading
from datetime import date
from functools import cache
from pathlib import Path

import htpy as h
from cachetools import LRUCache
from markupsafe import Markup
from rcssmin import cssmin

from components import theme
from components.addresses import Address, rooted
from components.content.cache import cached
from components.content.pages import carrying, menu_entries, pages
from components.content.parts import Context
from components.html import in_frame, scripts
from components.html.freshness import day_in
from components.html.masthead import masthead
from components.html.menu import CONTENT, menu, skip
from components.html.rendered import rendered
from components.text import Text, text_for
from data import Dataset
from data.store import Store
from serving import index_html
from serving.body import body
from serving.budget import Budget
from serving.compression import FAST, Packed, pack
from serving.head import head
from serving.query import read
from serving.settings import Start

CACHED_PAGES = 200
"""How many pages are cached, and how many pages with filters; the least recently used are made again."""

SHARE, STORE, AT_ONCE = 0.75, 10.0, 2
"""The budget for uncached pages: a share of processor time, the most seconds saved up, and the pages made at once."""

PATIENCE = 3.0
"""Seconds for which a request waits at most until its page may be made."""

STYLES = Path(__file__).parent / "first_paint.css"

Key = tuple[Address, str, str, bool, date]

log = logging.getLogger(__name__)


class FirstPaint:
    """Renders and caches pages; if the markers of the pinned Streamlit are missing it gives Streamlit's file unchanged.

    Uncached pages share a budget of processor time, so that made-up addresses cannot take all of it: beyond the budget
    a page is not made, and the reader is told so.
    """

    def __init__(
        self, store: Store, preload: tuple[str, ...] = (), site: str = "", start: Start = Start.INTENT
    ) -> None:
        self.store, self.site, self.start = store, site, start
        self.budget = Budget(SHARE, STORE, AT_ONCE)
        self.source = index_html.source()
        self.shell = index_html.take_apart(self.source, preload)
        self._unfiltered: LRUCache[Key, Packed] = LRUCache(CACHED_PAGES)
        self._filtered: LRUCache[Key, Packed] = LRUCache(CACHED_PAGES)
        self._lock = threading.Lock()
        if self.shell is None:
            log.warning("the markers of the pinned Streamlit are missing; pages go out without a first paint")

    @property
    def scripts(self) -> tuple[str, ...]:
        """The inline scripts of pages and of Streamlit's unchanged file, for the content security policy."""
        return (*(self.shell.scripts if self.shell else ()), *index_html.inline(self.source))

    def page(self, name: str, query: bytes, site: str, accepted: str = "") -> Packed | None:
        """A page by its name and the query of its address; None if the budget does not allow to make it now.

        It is compressed here as its reader accepts it: call this in a worker thread.
        """
        packed = self._page(name, query, site)
        if packed:
            packed.chosen(accepted)
        return packed

    def _page(self, name: str, query: bytes, site: str) -> Packed | None:
        dataset, stale = self.store.dataset, bool(self.store.problems)
        address = read(dataset, name, query)
        key: Key = (address, site, pages()[name].state(dataset), stale, day_in(""))
        if not (address.pairs or address.frame or address.unknown) or self._cached(key):
            return self._keep(key, FAST)
        with self.budget.spending(patience=PATIENCE) as may:
            return self._keep(key, FAST) if may else None

    def warm(self, effort: int = 9) -> None:
        """Render and cache every page without parameters."""
        dataset, stale = self.store.dataset, bool(self.store.problems)
        for each in pages().values():
            self._keep((Address(each.address), self.site, each.state(dataset), stale, day_in("")), effort)

    def _shelf_of(self, key: Key) -> LRUCache[Key, Packed]:
        """The cache for a page: pages with filters have their own, since their endless number would push out others."""
        return self._unfiltered if key[0] == key[0].plain else self._filtered

    def _cached(self, key: Key) -> Packed | None:
        with self._lock:
            return self._shelf_of(key).get(key)

    def _keep(self, key: Key, effort: int) -> Packed:
        if page := self._cached(key):
            return page
        packed = pack(self._html(key[0], key[1], key[4]).encode(), effort)
        if key[0].typed or key[0].unknown:  # what somebody looks for, or mistypes, is kept by nobody
            return packed
        with self._lock:
            self._shelf_of(key)[key] = packed
        return packed

    def _html(self, address: Address, site: str, today: date) -> str:
        if self.shell is None:
            return self.source
        text, dataset, name = text_for("en"), self.store.dataset, address.page.name
        context = Context(text, dataset, today, self.store.problems, site)
        try:
            page = pages()[name].make(context, address.params)
            top = head(text, dataset, page, site, address)
            start = "" if self.start is Start.NEVER else self.start.value
            painted = h.div("#first-paint")[
                cached(_before, text, dataset, name) if not address.frame else None,
                starter(text) if start else None,
                h.main(".column.fb")[
                    _over(context, address), h.div(".page", id=CONTENT, tabindex="-1")[body(context, page, address)]
                ],
            ]
            style = Markup("<style>{}</style>").format(rules() + in_frame.look(address.frame))
            whole = in_frame.carried(carrying(rendered(painted), address.params), address.frame)
            return rooted(self.shell.filled(text.language, top + style, whole, start))
        except Exception:  # the app may still show the page, and says calmly so where it cannot
            log.exception("the first paint of %s failed", name)
            return self.source


def _over(context: Context, address: Address) -> h.Node:
    """The top of a page: the masthead, or inside a frame one line with a link to the desk."""
    if address.frame:
        return in_frame.line(context.text, context.dataset, context.today, address.shared)
    return cached(masthead, context.text, context.dataset, context.today)


def _before(text: Text, dataset: Dataset, name: str) -> h.Node:
    """The skip link and the menu."""
    return h.fragment[skip(text), menu(text, menu_entries(text, dataset), name)]


@cache
def starter(text: Text) -> Markup:
    """The button that starts the app, with a status line."""
    element = h.div(".start")[
        h.button(
            type="button",
            data_starts="",
            data_wait=text.t("Loading the interactive view…"),
            data_busy=text.t("The interactive view is busy. All of this page works without it; try again in a minute."),
            data_lost=text.t("The interactive view could not be loaded. All of this page works without it."),
        )[text.t("Interactive view")],
        h.p(role="status"),
    ]
    return rendered(element)


@cache
def rules() -> Markup:
    """The style sheet of the first paint, minified."""
    return Markup(cssmin(f"{theme.css()}\n{STYLES.read_text(encoding='utf-8')}"))  # noqa: S704  # our own style sheets


PRELOAD = scripts.ADDRESSES
"""Scripts that the app requests after its start, fetched early."""
