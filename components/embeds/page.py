"""One embed as HTML: words, drawing, sources and data in their places, below a title that is the finding."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import unescape

import htpy as h
from htpy import Element, Node
from markupsafe import Markup

from components.addresses import link
from components.charts.typeface import widest
from components.embeds import inline_js
from components.embeds.head import Meta, head
from components.embeds.inline_css import fitted
from components.embeds.links import relinked
from components.html import citations, corrections
from components.site import Site
from components.text import Text
from data import Dataset, Fact
from data.model import Correction
from data.news import NewsKind, corrections_of

COLUMN = 640
"""Pixels of the column of an article, for which the height of a frame is reckoned where no other width is known."""

WIDTHS = (320, 480, COLUMN, 960)
"""Pixels of the frames for which a height is reckoned."""


LONGEST = 1600
"""Pixels of a frame at most; what is longer scrolls inside."""

BREAKS = 1.14
"""How much longer words are in lines, which end before the word that does not fit."""

SOURCES = 1400
"""Pixels of the words under a page, which name its sources, in one line."""

TABLE = 400
"""Pixels of a table, which scrolls in itself."""

_SHUT = re.compile(r"<details.*?</details>", re.DOTALL)
_TABLE = re.compile(r"<table.*?</table>", re.DOTALL)
_BLOCK = re.compile(r"</(?:p|li|dt|dd|tr|h2|h3|caption)>")
_TAG = re.compile(r"<[^>]*>")


def room(width: int, title: str, subtitle: str, body: str = "") -> int:
    """The estimated height of a page's words in a frame of a width, in pixels, rather too high; without drawings."""
    words = _TABLE.sub("", _SHUT.sub("", body))
    blocks = [unescape(_TAG.sub("", block)).strip() for block in _BLOCK.split(words)]
    inside = min(width, 720) - 16

    def lines(pixels: float) -> int:
        return -int(-pixels * BREAKS // inside)

    head = lines(widest(title, 20.8, bold=True)) * 26 + lines(widest(subtitle, 15)) * 22
    tall = sum(lines(widest(block, 16)) * 23 + 8 for block in blocks if block) + body.count("data-state") * 24
    table = min(TABLE, body.count("<tr") * (32 if inside > 460 else 60) + 20) if "<table" in body else 0
    return head + tall + table + 140 + lines(SOURCES) * 21


def heights(drawing: Callable[[int], int], words: Callable[[int], int]) -> tuple[int, ...]:
    """The height of a frame of each of WIDTHS, from that of its drawing and that of its words."""
    return tuple(min(LONGEST, drawing(width) + words(width)) for width in WIDTHS)


@dataclass(frozen=True, slots=True)
class Page:
    """The content of one embed; `path` is its name below the version, `full` the address of the full view on the desk.

    `drawing` is the desk's own SVG for pictures of the page, `column` the one for a picture as wide as a column of
    print, and `card` the drawing of its card.
    """

    path: str
    title: str
    subtitle: str
    body: Node
    data: Node
    about: tuple[str, ...]
    facts: tuple[Fact, ...]
    full: str
    heights: tuple[int, ...] = (400, 400, 400, 400)
    rules: str = ""
    used: tuple[str, ...] = ()
    person: str = ""
    filtered: bool = False
    drawing: str = ""
    column: str = ""
    card: str = ""
    script: str = ""
    """The name of what its script does besides what every page does."""

    def height(self, width: int = COLUMN) -> int:
        """The height in pixels for a frame of a width: that of the next narrower one of WIDTHS."""
        return tallest(self.heights, width)

    @property
    def up(self) -> str:
        """The relative path from the page to the folder of its version."""
        return "../" * self.path.count("/")


def tallest(heights: Sequence[int], width: int) -> int:
    """The height in which a page fits a frame of a width: that of the widest of WIDTHS that is no wider."""
    fitting = (tall for wide, tall in zip(reversed(WIDTHS), reversed(heights), strict=True) if wide <= width)
    return next(fitting, heights[0])


def document(text: Text, dataset: Dataset, page: Page, site: Site) -> str:
    """The whole page as HTML; it loads nothing."""
    body = str(h.body[_main(text, dataset, page, site)])
    style = fitted(inline_js.sheet(*page.used) + page.rules, body)
    card = site.file("live", f"{page.path}.card.png") if site.known else ""
    asks = site.oembed(site.embed("live", page.path)) if site.known else ""
    meta = Meta(
        page.title,
        page.subtitle,
        page.path,
        page.person,
        site.full(page.full),
        card,
        asks,
        site.top("") if site.known else "",
    )
    whole = h.html(
        lang=text.language,
        data_page=page.path,
        data_up=page.up or None,
        data_corrections=str(len(touching(dataset, page))),
    )[
        h.head[
            head(text, dataset, meta, inline_js.policy(style, page.script)),
            h.style[raw(style)],
            h.script[raw(inline_js.script(page.script))],
        ],
        raw(body),
    ]
    return str(whole) + "\n"


def touching(dataset: Dataset, page: Page) -> tuple[Correction, ...]:
    """The corrections of facts on a page, and of the person or the event whose page it is."""
    keys = {(fact.subject_id, fact.prop.property) for fact in page.facts}
    kind, _, subject = page.path.partition("/")
    about = set(corrections_of(dataset, subject)) if kind in ("person", "story") else set()
    return tuple(each for each in dataset.corrections if each in about or (each.subject_id, each.property) in keys)


def _main(text: Text, dataset: Dataset, page: Page, site: Site) -> Element:
    return h.main[
        h.h1[page.title],
        h.p(".sub")[page.subtitle] if page.subtitle else None,
        _filtered(text) if page.filtered else None,
        raw(relinked(str(h.fragment[page.body]), page.up, site.desk)),
        _corrected(text, dataset, page, site),
        h.p(".source")[
            citations.source_line(text, dataset, page.facts),
            _way_back(text, page),
            " · ",
            h.a(href=site.full(page.full), target="_blank", rel="noopener")[text.t("Full view with all sources")],
        ],
        _notices(text, page),
        _opened(text.t("Data"), raw(relinked(str(h.fragment[page.data]), page.up, site.desk))) if page.data else None,
        _opened(text.t("About this figure"), _about(text, dataset, page.about)),
        h.div("#tip.tip", hidden=True, aria_hidden="true"),
    ]


def _corrected(text: Text, dataset: Dataset, page: Page, site: Site) -> Node:
    """The line on corrections of the page, with a link to them; None where there are none."""
    mark = corrections.mark(text, touching(dataset, page))
    address = site.full(link(corrections.PAGE, kind=NewsKind.CORRECTION))
    return h.p(".quiet")[h.a(href=address, target="_blank", rel="noopener")[mark]] if mark else None


BACK = {
    "story": "timeline",
    "figure": "story",
    "who": "figure",
    "person": "lifelines",
    "routes": "routes",
    "total": "timeline",
}
"""Where each kind of page of one thing leads back to: a drawing of all, or another page of the same thing."""


def _way_back(text: Text, page: Page) -> Node:
    """A link to the page from which readers usually come to this one."""
    kind, _, thing = page.path.partition("/")
    words = {
        "story": text.t("All events on the timeline"),
        "figure": text.t("The whole event"),
        "who": text.t("The figure alone"),
        "person": text.t("All people"),
        "routes": text.t("All routes"),
        "total": text.t("All events on the timeline"),
    }
    if not thing:
        return None
    path = f"{BACK[kind]}/{thing}" if kind in ("figure", "who") else BACK[kind]
    return [" · ", h.a(href=f"{page.up}{path}.html")[words[kind]]]


def _filtered(text: Text) -> Element:
    """The words that the script shows where the address has filters; it replaces the signs by numbers."""
    sentence = text.t("{shown} of {all} are shown, as the address asks; the title speaks of all.", shown="#", all="#")
    return h.p("#filtered.quiet", role="status", hidden=True)[sentence]


def _notices(text: Text, page: Page) -> list[Node]:
    """The words that the script shows on a frozen page where a newer one exists."""
    newer = text.t("This page keeps the state of its day.")
    corrected = text.t("This page keeps the state of its day, and a correction has been made since.")
    newest = f"{page.up}../live/{page.path}.html"
    link = h.a(href=newest)[text.t("See the newest figures")]
    return [
        h.p("#newer.quiet", role="status", hidden=True)[newer, " ", link],
        h.p("#corrected.quiet", role="status", hidden=True)[corrected, " ", link],
    ]


def _opened(name: str, inside: Node) -> Element:
    return h.details[h.summary[name], inside]


def _about(text: Text, dataset: Dataset, about: Sequence[str]) -> list[Node]:
    sentences = (
        *about,
        text.t("A figure is corroborated when two or more independent voices agree, disputed when sources differ."),
        text.t("Made from evidence to {date}; what came later is not in it.", date=text.date(dataset.cutoff)),
        text.t("{name}. Words and data may be used with that name (CC BY 4.0).", name=text.t(dataset.story.name)),
    )
    return [h.p[each] for each in sentences if each]


def raw(content: str) -> Markup:
    """Marks text as safe HTML: our own style sheets and scripts, and what htpy has escaped already."""
    return Markup(content)  # noqa: S704  # it holds no data that was not escaped
