"""The words of the embed page: choices, the article around a preview, and what each kind of host does to the code."""

import htpy as h
from htpy import Element

from components.addresses import Address, Kind, PageAddress, Parameter, Params
from components.charts import charts, dashboard
from components.charts.timeline import choice
from components.content import counted
from components.content.parts import Block, Context, Description, Page, Place, heading
from components.content.view_files import press_kit
from components.html import labels
from components.text import Text
from data import Dataset
from data.vocabulary import EventKind

DASHBOARD, RELEASE = dashboard.EMBED, choice.GROUP
"""The view that can open with a release, and the name of that in the address of this page and of the dashboard."""


def drawings(text: Text) -> dict[str, str]:
    """The dashboard and the drawings by their names in the address."""
    return {dashboard.EMBED: dashboard.name(text)} | {name: chart.name(text) for name, chart in charts().items()}


def releases(text: Text, dataset: Dataset) -> dict[str, str]:
    """With which release the dashboard can open, by its name in the address, the newest first."""
    return {event: labels.dated(text, dataset, event) for event in reversed(dashboard.releases(dataset))}


def choices(text: Text) -> dict[str, str]:
    """The choices of looks by their names in the address."""
    return {
        "column": text.t("As wide as its column"),
        "auto": text.t("As the reader’s device"),
        "light": text.t("Light"),
        "dark": text.t("Dark"),
        "live": text.t("Follow the data"),
        "frozen": text.t("Stay as they are today"),
    }


def before(text: Text) -> str:
    """What stands above a frame in the sample article."""
    return text.t("Your article. Its own words stand above the frame, as wide as the column of the page.")


def after(text: Text) -> str:
    """What stands below a frame in the sample article."""
    return text.t("And go on below it. The frame has no border; what is in it follows the reader’s appearance.")


def codes(text: Text) -> dict[str, tuple[str, str]]:
    """What each kind of code is called, and what it is for."""
    return {
        "plain": (
            text.t("Frame"),
            text.t("Works everywhere that takes a frame. Its height is fixed; what is longer scrolls inside."),
        ),
        "growing": (
            text.t("Frame that grows"),
            text.t("The same frame and a script of 1 KB, which makes it as high as its page. MIT licence."),
        ),
        "element": (
            text.t("Element"),
            text.t("A custom element around the same frame. Where the script is stripped, the frame stays."),
        ),
        "oembed": (
            text.t("oEmbed"),
            text.t("For systems that turn an address into a frame: paste the first address; they ask the second."),
        ),
        "markdown": (
            text.t("Markdown"),
            text.t("The picture as a link to the full view, for newsletters, wikis and static sites."),
        ),
    }


def checklist(text: Text) -> Element:
    """What the code will and will not do, by what the host lets through."""
    return h.div(".table-wrap", tabindex="0", role="region", aria_label=text.t("What hosts do to the code"))[
        h.table[
            h.thead[h.tr[h.th(scope="col")[text.t("Where")], h.th(scope="col")[text.t("What happens")]]],
            h.tbody[(h.tr[h.th(scope="row")[where], h.td[what]] for where, what in _hosts(text))],
        ]
    ]


def _hosts(text: Text) -> tuple[tuple[str, str], ...]:
    """Hosts, and what each does to the code."""
    return (
        (
            text.t("Your own templates, Arc XP’s raw HTML, Ghost’s HTML card"),
            text.t("Frames and scripts stay. Take the frame that grows or the element; a page needs the script once."),
        ),
        (
            text.t("WordPress, pasted as an address on a line of its own"),
            text.t("It asks oEmbed by itself and makes a sandboxed frame of fixed height. Links in it stay shut."),
        ),
        (
            text.t("WordPress, Custom HTML block"),
            text.t("Administrators and editors of a single site keep frame and script; others lose both."),
        ),
        (
            text.t("Drupal"),
            text.t(
                "Full HTML, at first for administrators only, keeps both. Basic HTML strips frames, scripts and "
                "pictures from elsewhere: upload the PNG and link it to the full view."
            ),
        ),
        (
            text.t("Many forums and wikis"),
            text.t("Frames are stripped. Take the Markdown, or the picture with a link to the full view."),
        ),
        (
            text.t("Newsletters, Medium, Substack, RSS readers, messengers"),
            text.t("No frame stands there. A pasted address shows the card; in the text take the picture."),
        ),
        (
            text.t("AMP pages"),
            text.t(
                "amp-iframe takes the address of the frame over HTTPS and with a fixed height, 600 pixels or three "
                "quarters of a screen from the top. Allow scripts in its sandbox, or only what needs none works."
            ),
        ),
    )


def promises(text: Text) -> Element:
    """What every embed does and does not do, whatever the host."""
    sentences = (
        text.t("It sets no cookie, counts no reader and loads nothing from another host."),
        text.t("It reads without scripts; filters of the address and the told height need them."),
        text.t("A live frame follows corrections. A frozen one never changes; it says when newer figures exist."),
        text.t("It asks search engines not to list it, so that they find your article and the full view."),
    )
    return h.ul[(h.li[each] for each in sentences)]


def nowhere(text: Text) -> str:
    """Why there is no code where no embeds are served."""
    return text.t("Frames are given out where the desk runs as a server (make run), or at FREED_EMBED_URL.")


WIDTHS, THEMES, STATES = ("column", "320", "640", "960"), ("auto", "light", "dark"), ("live", "frozen")
FORMS = ("plain", "growing", "element", "oembed", "markdown")


def _views(_dataset: Dataset) -> tuple[str, ...]:
    return (DASHBOARD, *charts(), *(each.name for each in ADDRESS.parameters if each.folder))


def _events(dataset: Dataset) -> tuple[str, ...]:
    return tuple(dataset.events)


def _one_of(name: str, known: tuple[str, ...], embed: str = "") -> Parameter:
    return Parameter(name, Kind.ONE, known=lambda _dataset: known, embed=embed)


ADDRESS = PageAddress(
    "embed",
    (
        Parameter("view", Kind.ONE, known=_views),
        Parameter("release", Kind.ONE, known=_events, folder="routes", embed=RELEASE),
        Parameter("person", Kind.ONE, known=lambda dataset: dataset.people, folder="person"),
        *(Parameter(name, Kind.ONE, known=_events, folder=name) for name in ("story", "figure", "who")),
        Parameter(counted.NAME, Kind.ONE, known=lambda dataset: tuple(dataset.definitions), folder=counted.FOLDER),
        Parameter("kind", Kind.SEVERAL, known=lambda _dataset: tuple(EventKind), embed="kind"),
        Parameter("from", Kind.MONTH, embed="from"),
        Parameter("to", Kind.MONTH, embed="to"),
        _one_of("width", WIDTHS),
        _one_of("theme", THEMES, embed="theme"),
        _one_of("state", STATES),
        _one_of("form", FORMS),
    ),
)


def make(context: Context, _params: Params) -> Page:
    """The page: its purpose, the place for choices, code and preview, and what hosts do to the code."""
    text = context.text
    title, purpose = (
        text.t("Put a view into your article"),
        text.t(
            "Each view is a small page of its own: it reads without scripts, fits a phone, asks no other host for "
            "anything, and carries its sources. Choose one, see how it looks, and copy the code."
        ),
    )
    hosts = [
        h.p[press_kit(text, Address(ADDRESS)), ": ", text.t("drawings for print and social, words and codes")],
        h.h2[text.t("What hosts do to the code")],
        checklist(text),
        h.h2[text.t("What every embed does, and does not")],
        promises(text),
    ]
    return Page(title, purpose, (heading(text.t("Embed"), title, purpose), Place("embed"), Block("hosts", hosts)))


DESCRIPTION = Description(ADDRESS, 8, lambda text: text.t("Embed"), make)
