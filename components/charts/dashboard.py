"""Timeline and map linked without a script: radio buttons choose a release, and style rules show its parts.

`drawing` is for every page that shows the dashboard; the words beside each map are the page's own.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import htpy as h
from htpy import Element, Node
from rcssmin import cssmin

from components.charts import route_map, timeline
from components.charts.route_map import shared_land
from components.charts.timeline import choice, choice_layout
from components.text import Text
from data import Dataset
from data.model import Event

EMBED = "dashboard"
"""Its name among the embeds."""

STYLES = Path(__file__).parent / "dashboard.css"


def name(text: Text) -> str:
    """Its name in the list of drawings that can be embedded."""
    return text.t("Dashboard")


def releases(dataset: Dataset) -> tuple[str, ...]:
    """The ids of the releases that can be chosen, in time order."""
    return tuple(mark.event_id for mark in choice_layout.choices(timeline.marks(dataset)))


@dataclass(frozen=True, slots=True)
class Words:
    """What a page says of one release, or of all: before the map, under it, beside it, and at the end."""

    head: Node
    figures: Node
    people: Node = None
    more: Node = None


Say = Callable[[Event | None], Words]
"""The words of one event, or of all where it is None."""


def drawing(text: Text, dataset: Dataset, say: Say) -> list[Node]:
    """The choice, then a section for all releases and one for each, of which only the chosen one is visible."""
    marks = timeline.marks(dataset)
    return [
        choice.group(marks, dataset, text),
        shared_land.defined(dataset, text) if dataset.story.map else None,
        _section(text, dataset, say, 0, None),
        [_section(text, dataset, say, at, mark.event) for at, mark in enumerate(choice_layout.choices(marks), 1)],
    ]


def _section(text: Text, dataset: Dataset, say: Say, at: int, event: Event | None) -> Element:
    words = say(event)
    return h.section(class_=f"one one-{at}" if event else f"one whole one-{at}")[
        h.div(".head")[words.head],
        h.div(".map")[_map(text, dataset, event) if dataset.story.map else None, words.people],
        h.div(".figures")[words.figures],
        h.div(".more")[words.more] if words.more else None,
    ]


def _map(text: Text, dataset: Dataset, event: Event | None) -> Element:
    marks = route_map.marks(dataset, route_map.Selection(event.event_id if event else ""))
    drawn = shared_land.over_land(marks, text)
    return h.figure(class_=None if marks.legs else shared_land.NOWHERE)[
        drawn, h.figcaption[route_map.meaning(text)] if marks.legs else None
    ]


def rules(dataset: Dataset) -> str:
    """The style sheet of the drawing: its look, where its circles stand, and what each choice shows."""
    marks = timeline.marks(dataset)
    numbers = range(len(choice_layout.choices(marks)) + 1)
    chosen = "".join(f".time:has(#{choice.button(at)}:checked)~.one-{at}{{display:var(--shown)}}" for at in numbers)
    tied = "".join(f".time:has(#{choice.button(at)}:checked) .g{at}{{display:inline}}" for at in numbers if at)
    return (
        f"{_look()}{choice_layout.rules(marks)}"
        f"@supports selector(:has(*)){{@media screen{{.one{{display:none}}{chosen}}}{tied}}}"
    )


@cache
def _look() -> str:
    return str(cssmin(STYLES.read_text(encoding="utf-8")))
