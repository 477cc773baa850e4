"""The parts of which a page is made: HTML, drawings, and named places for controls, in the order of the page.

Both the desk and the first paint walk the same list. The desk fills a place with Streamlit's controls, the first
paint with a form and links that work by address.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

import htpy as h
from htpy import Node
from markupsafe import Markup

from components.addresses import PageAddress, Params
from components.charts.contract import Chart
from components.content import cache
from components.html import evidence, figure_html, freshness, tables
from components.text import Text
from data import Dataset, Fact, Problem

MakeTable = Callable[[], tables.Table]


class Schema(StrEnum):
    """What a page is to a search engine, in the words of schema.org."""

    PAGE = "WebPage"
    DATA = "Dataset"
    PERSON = "ProfilePage"


class Widget(StrEnum):
    """How a control lets a reader choose."""

    CHOICE = "choice"
    """One of many, or none."""
    ONE_OF = "one_of"
    """One of several, of which the first is the default."""
    SWITCH = "switch"
    """One of two or three side by side, of which the first is the default."""
    MARKS = "marks"
    """Any of a few, as buttons."""
    SEVERAL = "several"
    """Any of many, from a list."""
    WORDS = "words"
    """Words that are typed."""
    LIVE = "live"
    """Words that are looked for while they are typed."""
    SPAN = "span"
    """A period between two of the options."""
    STEP = "step"
    """One step of several, the last of which is the default."""


@dataclass(frozen=True, slots=True)
class Control:
    """A control of a parameter: its label, its options with their labels, and the chosen value.

    `until` names the second parameter of a period, whose `value` has both ends; `empty` has the words for no choice;
    one of those that are `folded` stands behind a press, where all of them do.
    """

    name: str
    widget: Widget
    label: str
    options: tuple[tuple[str, str], ...] = ()
    value: tuple[str, ...] = ()
    empty: str = ""
    hint: str = ""
    until: str = ""
    folded: bool = False

    @property
    def one(self) -> str:
        """The one value that the address asks for, or nothing."""
        return self.value[0] if self.value else ""


@dataclass(frozen=True, slots=True)
class Block:
    """Escaped HTML under a name that is stable from run to run."""

    name: str
    html: Node


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart with a selection, under a name that is stable from run to run."""

    name: str
    chart: Chart
    selection: object


@dataclass(frozen=True, slots=True)
class Place:
    """A named place for controls, and the room that the desk's controls take: pixels wide, and on a phone."""

    name: str
    controls: tuple[Control, ...] = ()
    room: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Pager:
    """The choice among pages of results."""

    pages: int


@dataclass(frozen=True, slots=True)
class Files:
    """The downloads of a view: its table, its drawing, and every claim behind it; made only on request.

    `subjects` names what each row of the table is about, in a view whose rows have places on a map.
    """

    name: str
    table: MakeTable
    claims: MakeTable | None = None
    drawing: Drawing | None = None
    subjects: Callable[[], Sequence[str]] | None = None
    kit: bool = False
    """Whether there is a press kit of the page."""


Part = Block | Drawing | Place | Pager | Files


@dataclass(frozen=True, slots=True)
class Page:
    """A page's title and description, what kind of page it is, whom it is about, and its parts in order."""

    title: str
    description: str
    parts: tuple[Part, ...]
    schema: Schema = Schema.PAGE
    about: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """What a page is made from; `today` is the reader's day, or the server's where that is not known yet."""

    text: Text
    dataset: Dataset
    today: date
    problems: tuple[Problem, ...] = field(default=())
    site: str = ""
    """The address of the desk, where it is known."""


Make = Callable[[Context, Params], Page]


def any_story(_dataset: Dataset) -> bool:
    """Whether the menu names a page: always, for pages that every story fills."""
    return True


def of_version(dataset: Dataset) -> str:
    """What a page depends on: the version of the ledger alone."""
    return dataset.version


@dataclass(frozen=True, slots=True)
class Description:
    """A page of the desk: its address, its place and name in the menu, and the function that makes it.

    The menu names it in stories that have something for it; elsewhere its address says kindly that they have not.
    """

    address: PageAddress
    order: int
    name: Callable[[Text], str]
    make: Make
    in_menu: Callable[[Dataset], bool] = any_story
    state: Callable[[Dataset], str] = of_version
    """Another one wherever the page may say something else."""


def heading(kicker: str, title: str, lede: str, *, counted: bool = False) -> Block:
    """The title of a page with its subject; screen readers announce a `counted` title when a filter changes it."""
    return Block(
        "heading",
        h.div[h.p(".kicker")[kicker], h.h1(data_told="" if counted else None)[title], h.p(".lede")[lede]],
    )


def nothing(text: Text, words: str, page: str) -> Block:
    """A notice that nothing fits the filters, with a link back to everything."""
    link = h.a(href=f"/{page}", target="_self")[text.t("Clear all filters")]
    return Block("nothing", h.p(".notice", data_told="")[words, " ", link])


def aged(context: Context, facts: Iterable[Fact]) -> tuple[Block, ...]:
    """A warning that statuses may have changed, where even the youngest page behind some facts is old."""
    warning = freshness.warning(context.text, context.dataset, facts, context.today)
    return (Block("aged", warning),) if warning else ()


def footing(
    context: Context,
    facts: tuple[Fact, ...],
    table: tables.Table,
    name: str,
    whole: MakeTable,
    claims: MakeTable | None = None,
    subjects: Callable[[], Sequence[str]] | None = None,
) -> tuple[Part, ...]:
    """The source line and the table behind a view, and its downloads: `whole` has every row, `claims` one a claim."""
    below = cache.footing(context.text, context.dataset, facts, table)
    return Block("footing", below), Files(name, whole, claims, subjects=subjects)


def drawing(context: Context, chart: Chart, selection: object, name: str) -> tuple[Part, ...]:
    """A chart with what stands under it: its age, its sources, its table and its downloads."""
    view = cache.view(chart, context.dataset, context.text, selection)
    whole = figure_html.whole(context.text, name)
    drawn = Drawing(name, chart, selection)
    mapped = bool(context.dataset.legs)
    return (
        drawn,
        *((Block("zoom", figure_html.zoom(context.text, whole)),) if whole else ()),
        *aged(context, view.facts),
        Block("footing", view.footing),
        Files(
            name,
            lambda: view.table,
            lambda: claims_file(context, view.facts),
            drawn,
            (lambda: view.ids) if mapped else None,
        ),
    )


def claims_file(context: Context, facts: Iterable[Fact]) -> tables.Table:
    """The table of every claim behind some facts, one per row and each once, with its source, for a file."""
    return evidence.file(context.text, context.dataset, tuple({fact.key: fact for fact in facts}.values()))


def html(make: Callable[..., Node], context: Context, *what: Hashable) -> Markup:
    """HTML that depends on the ledger and on hashable arguments, cached by them."""
    return cache.cached(make, context.text, context.dataset, *what)
