"""A page as it leaves the server: Streamlit's file with this page's own words and drawings in it."""

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

KEPT = 200
"""Pages that are kept, packed, and as many with filters; one that nobody has asked for lately is made again."""

SHARE, STORE, AT_ONCE = 0.75, 10.0, 2
"""Of the processor, for pages that are not kept: the part of its time, the seconds saved up, and the pages at once."""

PATIENCE = 3.0
"""Seconds for which a page waits until it may be made."""

STYLES = Path(__file__).parent / "first_paint.css"

Key = tuple[Address, str, str, bool, date]

log = logging.getLogger(__name__)


class FirstPaint:
    """Makes and keeps the pages; without the markers of the pinned Streamlit it gives its file as it is.

    Whoever makes up addresses takes a part of the processor and no more: beyond it a page is not made, and its reader
    is told so; it never comes as another one.
    """

    def __init__(
        self, store: Store, preload: tuple[str, ...] = (), site: str = "", start: Start = Start.INTENT
    ) -> None:
        self.store, self.site, self.start = store, site, start
        self.budget = Budget(SHARE, STORE, AT_ONCE)
        self.source = index_html.source()
        self.shell = index_html.take_apart(self.source, preload)
        self._kept: LRUCache[Key, Packed] = LRUCache(KEPT)
        self._filtered: LRUCache[Key, Packed] = LRUCache(KEPT)
        self._lock = threading.Lock()
        if self.shell is None:
            log.warning("the markers of the pinned Streamlit are missing; pages go out without a first paint")

    @property
    def scripts(self) -> tuple[str, ...]:
        """The inline scripts of every page and of the untouched file, for the content security policy."""
        return (*(self.shell.scripts if self.shell else ()), *index_html.inline(self.source))

    def page(self, name: str, query: bytes, site: str, accepted: str = "") -> Packed | None:
        """A page by its name, with the parameters of its address; None where there is no time now to make it.

        It is packed here as its reader accepts it: that is work for a thread.
        """
        packed = self._page(name, query, site)
        if packed:
            packed.chosen(accepted)
        return packed

    def _page(self, name: str, query: bytes, site: str) -> Packed | None:
        dataset, stale = self.store.dataset, bool(self.store.problems)
        wanted = read(dataset, name, query)
        key: Key = (wanted, site, pages()[name].state(dataset), stale, day_in(""))
        if not (wanted.pairs or wanted.frame or wanted.unknown) or self._found(key):
            return self._keep(key, FAST)
        with self.budget.spending(patience=PATIENCE) as may:
            return self._keep(key, FAST) if may else None

    def warm(self, effort: int = 9) -> None:
        """Make every page once, as it is without parameters."""
        dataset, stale = self.store.dataset, bool(self.store.problems)
        for each in pages().values():
            self._keep((Address(each.address), self.site, each.state(dataset), stale, day_in("")), effort)

    def _shelf_of(self, key: Key) -> LRUCache[Key, Packed]:
        """Where a page is kept: those with filters, of which there is no end, push no other out."""
        return self._kept if key[0] == key[0].plain else self._filtered

    def _found(self, key: Key) -> Packed | None:
        with self._lock:
            return self._shelf_of(key).get(key)

    def _keep(self, key: Key, effort: int) -> Packed:
        if page := self._found(key):
            return page
        made = pack(self._made(key[0], key[1], key[4]).encode(), effort)
        if key[0].typed or key[0].unknown:  # what somebody looks for, or mistypes, is kept by nobody
            return made
        with self._lock:
            self._shelf_of(key)[key] = made
        return made

    def _made(self, wanted: Address, site: str, today: date) -> str:
        if self.shell is None:
            return self.source
        text, dataset, name = text_for("en"), self.store.dataset, wanted.page.name
        context = Context(text, dataset, today, self.store.problems, site)
        try:
            page = pages()[name].make(context, wanted.params)
            top = head(text, dataset, page, site, wanted)
            start = "" if self.start is Start.NEVER else self.start.value
            painted = h.div("#first-paint")[
                cached(_before, text, dataset, name) if not wanted.frame else None,
                starter(text) if start else None,
                h.main(".column.fb")[
                    _over(context, wanted), h.div(".page", id=CONTENT, tabindex="-1")[body(context, page, wanted)]
                ],
            ]
            style = Markup("<style>{}</style>").format(rules() + in_frame.look(wanted.frame))
            whole = in_frame.carried(carrying(rendered(painted), wanted.params), wanted.frame)
            return rooted(self.shell.filled(text.language, top + style, whole, start))
        except Exception:  # the app may still show the page, and says calmly so where it cannot
            log.exception("the first paint of %s failed", name)
            return self.source


def _over(context: Context, wanted: Address) -> h.Node:
    """What stands over every page: the masthead, or in a frame of another page one line with the way to the desk."""
    if wanted.frame:
        return in_frame.line(context.text, context.dataset, context.today, wanted.shared)
    return cached(masthead, context.text, context.dataset, context.today)


def _before(text: Text, dataset: Dataset, name: str) -> h.Node:
    """What stands before a page: the link past the menu, and the menu."""
    return h.fragment[skip(text), menu(text, menu_entries(text, dataset), name)]


@cache
def starter(text: Text) -> Markup:
    """What a reader presses to start the app, and where it is told how that goes."""
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
    """The style sheet of a page before the app is there, minified."""
    return Markup(cssmin(f"{theme.css()}\n{STYLES.read_text(encoding='utf-8')}"))  # noqa: S704  # our own style sheets


PRELOAD = scripts.ADDRESSES
"""Scripts that every page asks for after it has started, fetched with the first ones."""
