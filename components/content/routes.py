"""The routes page: which release and which step, the map, its steps in words, and the counts per destination."""

from collections.abc import Sequence

import htpy as h

from components import addresses
from components.addresses import Kind, PageAddress, Parameter, Params, Scope
from components.charts import route_map
from components.content import cache, counted
from components.content.parts import Block, Context, Control, Description, Page, Part, Place, Widget, drawing, heading
from components.html import labels
from components.html.citing import Marked
from components.html.event.facts import listed
from data import Dataset, journeys


def _routed(dataset: Dataset) -> tuple[str, ...]:
    """The releases whose journeys are known, the newest first."""
    routed = dict.fromkeys(leg.event_id for leg in dataset.legs.values())
    return tuple(sorted(routed, key=lambda event: dataset.events[event].date, reverse=True))


ADDRESS = PageAddress(
    "routes",
    (
        Parameter("release", Kind.ONE, Scope.IDENTITY, _routed, folder="routes"),
        Parameter("step", Kind.NUMBER, Scope.MOMENT),
        counted.CARRIES,
    ),
    embed="routes",
)


def make(context: Context, params: Params) -> Page:
    """The page of an address."""
    text, dataset = context.text, context.dataset
    releases = _routed(dataset)
    if not releases:
        return _without(context)
    release = addresses.one(params, "release", releases)
    days = _days(context, release, releases)
    step = addresses.number(params, "step", len(days)) if "step" in params else len(days)
    selection = route_map.Selection(release=release, step=step if step < len(days) else None)
    caption = cache.view(route_map, dataset, text, selection).caption
    parts: tuple[Part, ...] = (
        heading(text.t("Routes"), caption.title, caption.subtitle, counted=True),
        Place("routes", _controls(context, release, releases, days, step), room=(100, 240)),
        *drawing(context, route_map, selection, "routes"),
        *_steps(context, selection),
        *_counts(context, release),
    )
    return Page(caption.title, caption.subtitle, parts)


def _without(context: Context) -> Page:
    """A notice that the story has no map, with links to what it has."""
    text = context.text
    title = text.t("This story has no map")
    lede = text.t("Of no release are the journeys on record. Who was freed and when stands on other pages.")
    link = h.a(href=addresses.link("timeline"), target="_self")[text.t("See the timeline")]
    return Page(title, lede, (heading(text.t("Routes"), title, lede), Block("instead", h.p[link])))


def _has_map(dataset: Dataset) -> bool:
    return bool(_routed(dataset))


def _days(context: Context, release: str, releases: Sequence[str]) -> list[str]:
    """The day of each step: of a journey's parts, or of all releases from the first."""
    dataset = context.dataset
    if release:
        return [context.text.short_date(journeys.day(dataset, leg)) for leg in dataset.legs_of(release)]
    return [context.text.short_date(dataset.events[event].date) for event in reversed(releases)]


def _controls(
    context: Context, release: str, releases: Sequence[str], days: Sequence[str], step: int
) -> tuple[Control, ...]:
    text = context.text
    named = tuple((event, labels.dated(text, context.dataset, event)) for event in releases)
    chooser = Control("release", Widget.CHOICE, text.t("Release"), named, (release,), text.t("All releases"))
    numbered = tuple((str(n), text.t("{step}: {date}", step=n, date=day)) for n, day in enumerate(days, 1))
    return chooser, Control("step", Widget.STEP, text.t("Shown up to step"), numbered, (str(step),))


def _steps(context: Context, selection: route_map.Selection) -> tuple[Block, ...]:
    """What the numbers on the map of one release stand for; nothing for the map of all, which has no numbers."""
    listed = route_map.steps_list(context.text, route_map.marks(context.dataset, selection))
    return (Block("steps", listed),) if listed else ()


def _counts(context: Context, release: str) -> tuple[Block, ...]:
    """How many people went where in the chosen release, with the disagreements."""
    text, dataset = context.text, context.dataset
    if not release:
        return ()
    back = addresses.link("releases", event=release)
    return (
        Block(
            "counts",
            [
                h.h2[text.t("How many went where")],
                listed(Marked(text, dataset), route_map.counts(dataset, release))
                or h.p(".small")[text.t("No fact is on record yet.")],
                h.p[h.a(href=back, target="_self")[text.t("The whole story of this release")]],
            ],
        ),
    )


DESCRIPTION = Description(ADDRESS, 2, lambda text: text.t("Routes"), make, in_menu=_has_map)
