"""What a page says before the app is there: its words and drawings, from the same marks, facts and cards."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

import htpy as h
from htpy import Node

from components import address
from components.charts import custody, lifelines, route_map, timeline
from components.charts.contract import Caption, Chart
from components.content import about, embed, journey_steps, overview
from components.desk import cache, claims_page
from components.html import cards, citations, evidence, freshness, labels, people_count, profile
from components.html.event import story
from components.html.figure_html import drawing, whole, zoom
from components.text import Text
from components.theme import Scheme
from data import Dataset, Fact, Problem
from data.people import Entry, Filter, Sort, facts_of, select
from serving.query import FIELDS, Asked

A_PAGE, SHOWN = 24, 12
"""Cards on one page of people, and facts on one page of claims, as in the app."""


class Kind(StrEnum):
    """What a page is to a search engine, in the words of schema.org."""

    PAGE = "WebPage"
    DATA = "Dataset"
    PERSON = "ProfilePage"


@dataclass(frozen=True, slots=True)
class Content:
    """A page's title and description, what kind of page it is, and the pieces that stand in its body."""

    title: str
    description: str
    body: Node
    kind: Kind = Kind.PAGE
    about: str = ""


@dataclass(frozen=True, slots=True)
class Ledger:
    """What a page is made from; `today` is the day at the server, as that of the reader is not known yet."""

    text: Text
    dataset: Dataset
    today: date
    problems: tuple[Problem, ...] = ()


Make = Callable[[Ledger, Asked], Content]
T = TypeVar("T")


def content(ledger: Ledger, asked: Asked) -> Content:
    """What a page says; one that nobody has described here has its name only."""
    return MAKERS.get(asked.page, _plain)(ledger, asked)


def _plain(ledger: Ledger, asked: Asked) -> Content:
    name = asked.page.capitalize()
    return Content(name, labels.purpose(ledger.text, ledger.dataset), h.h1[name])


def _overview(ledger: Ledger, _asked: Asked) -> Content:
    title = overview.title(ledger.text, ledger.dataset)
    body = [cache.kept(overview.page, ledger.text, ledger.dataset), _aged(ledger, ledger.dataset.all_facts)]
    return Content(title, labels.purpose(ledger.text, ledger.dataset), body, Kind.DATA)


def _about(ledger: Ledger, _asked: Asked) -> Content:
    text = ledger.text
    body = cache.kept(about.page, text, ledger.dataset, ledger.problems)
    return Content(
        text.t("How this was made, and how to check it"), labels.purpose(text, ledger.dataset), body, Kind.DATA
    )


def _timeline(ledger: Ledger, asked: Asked) -> Content:
    text, dataset, given = ledger.text, ledger.dataset, asked.params
    chosen = timeline.asked(dataset, given)
    event = dataset.events.get(chosen.event)
    told = cache.kept(story, text, dataset, event) if event else None
    caption, body = _chart(ledger, timeline, chosen, text.t("Timeline"), "timeline")
    below = [h.div(".controls.after"), told, cache.kept(_custody, text, dataset)]
    if event:
        return Content(event.headline, event.summary, [body, below])
    return Content(caption.title, caption.subtitle, [body, below])


def _custody(text: Text, dataset: Dataset) -> Node:
    drawn = custody.marks(dataset)
    caption = custody.caption(drawn, text)
    return h.section[
        h.h2[caption.title],
        h.p(".lede")[caption.subtitle],
        drawing(caption.alt, custody.svg(drawn, text), custody.svg(drawn, text, narrow=True)),
        cache.drawn_footing(text, dataset, drawn.facts, custody.table(drawn, text)),
    ]


def _routes(ledger: Ledger, asked: Asked) -> Content:
    text, dataset, given, release = ledger.text, ledger.dataset, asked.params, asked.params.get("release", "")
    legs = len(dataset.legs_of(release)) if release else len({leg.event_id for leg in dataset.legs.values()})
    step = address.number(given, "step", legs) if "step" in given else legs
    chosen = route_map.Selection(release=release, step=step if step < legs else None)
    caption, body = _chart(ledger, route_map, chosen, text.t("Routes"), "routes")
    steps = journey_steps.listed(text, route_map.marks(dataset, chosen))
    return Content(caption.title, caption.subtitle, [body, steps])


def _chart(ledger: Ledger, kind: Chart, chosen: object, kicker: str, name: str) -> tuple[Caption, Node]:
    """A chart as a page shows it: finding, room for the controls, drawing, sources."""
    drawn = cache.view(kind, ledger.dataset, ledger.text, chosen)
    body: list[Node] = [
        _heading(kicker, drawn.caption.title, drawn.caption.subtitle),
        h.div(class_=f"controls {name}"),
        cache.kept(_wide, ledger.text, ledger.dataset, kind, chosen) if drawn.ids else None,
        zoom(ledger.text, all_) if drawn.ids and (all_ := whole(ledger.text, name)) else None,
        _aged(ledger, drawn.facts),
        h.div(".toned")[drawn.footing],
    ]
    return drawn.caption, body


def _wide(text: Text, dataset: Dataset, kind: Chart, chosen: object) -> Node:
    """The drawing, as high as the interactive chart that takes its place."""
    drawn = cache.view(kind, dataset, text, chosen)
    height = cache.figure(kind, dataset, text, chosen, Scheme.LIGHT).layout.height
    both = drawing(drawn.caption.alt, kind.svg(kind.marks(dataset, chosen), text), drawn.narrow)
    return h.div(".sized", style=f"--height:{height:.0f}px" if height else None)[both]


def _aged(ledger: Ledger, facts: Iterable[Fact]) -> Node:
    return freshness.warning(ledger.text, ledger.dataset, facts, ledger.today)


def _heading(kicker: str, title: str, lede: str) -> Node:
    return h.div[h.p(".kicker")[kicker], h.h1[title], h.p(".lede")[lede]]


def _people(ledger: Ledger, asked: Asked) -> Content:
    text, dataset, given = ledger.text, ledger.dataset, asked.params
    if person := dataset.people.get(given.get("person", "")):
        back = h.nav(".pager")[h.a(href="/people")[text.t("← All people")]]
        old = _aged(ledger, dataset.facts(person.person_id))
        body: list[Node] = [back, old, cache.kept(profile.profile, text, dataset, person.person_id)]
        return Content(person.name, person.one_line, body, Kind.PERSON, person.name)
    fields = {field: tuple(filter(None, given.get(name, "").split(","))) for name, field in FIELDS.items()}
    found = select(dataset, Filter(given.get("q", ""), **fields), Sort(given.get("sort", "name")))
    if given.get("view") == "lifelines" and found:
        people = lifelines.Selection(people=tuple(each.person_id for each in found))
        caption, lines = _chart(ledger, lifelines, people, text.t("People"), "people")
        return Content(caption.title, caption.subtitle, lines)
    return _cards(ledger, asked, found)


def _cards(ledger: Ledger, asked: Asked, found: tuple[Entry, ...]) -> Content:
    text, dataset = ledger.text, ledger.dataset
    title = people_count.title(text, dataset, asked.params.get("q", ""), found)
    lede = text.t(
        "Those of the freed whom sources name, those still in custody at the last report, and the officials and "
        "envoys of the story. Not a full list: most of the freed are not named in the pages that could be read."
    )
    shown = _page(found, asked, A_PAGE)
    body: list[Node] = [
        _heading(text.t("People"), title, lede),
        h.div(".controls.people"),
        cards.listed(text, dataset, shown) if shown else h.p(".notice")[text.t("Nobody on record fits.")],
        _aged(ledger, facts_of(shown)),
        h.p(".source-line")[citations.source_line(text, dataset, facts_of(shown))],
    ]
    return Content(title, lede, body)


def _claims(ledger: Ledger, asked: Asked) -> Content:
    text, dataset, given = ledger.text, ledger.dataset, asked.params
    chosen = claims_page.Choice(given.get("subject", ""), given.get("property", ""), given.get("standing", ""))
    facts = claims_page.evidence_of(dataset, chosen)
    title = text.t("Who says what, value by value")
    lede = text.t(
        "A claim is one source saying one thing. Here all values of a fact stand side by side, with their "
        "sources, the independent origins behind them, and the editor’s reason for the one that is shown."
    )
    body = [
        _heading(text.t("Claims"), title, lede),
        h.div(".controls.claims"),
        h.div[
            h.p(".small")[text.n("{count} fact", "{count} facts", len(facts))],
            h.h2(".visually-hidden")[evidence.heading(text)],
            ([_whose(ledger, chosen, f), evidence.comparison(text, dataset, f)] for f in _page(facts, asked, SHOWN)),
        ],
        _aged(ledger, _page(facts, asked, SHOWN)),
    ]
    subject = labels.subject(text, dataset, chosen.subject) if chosen.subject else ""
    return Content(f"{title}: {subject}" if subject else title, lede, body, Kind.DATA)


def _whose(ledger: Ledger, chosen: claims_page.Choice, fact: Fact) -> Node:
    return None if chosen.subject else h.p(".kicker")[labels.subject(ledger.text, ledger.dataset, fact.subject_id)]


def _page(found: tuple[T, ...], asked: Asked, size: int) -> tuple[T, ...]:
    number = address.number(asked.params, "page", max(1, -(-len(found) // size)))
    return found[(number - 1) * size : number * size]


def _embed(ledger: Ledger, _asked: Asked) -> Content:
    text = ledger.text
    kicker, title, purpose = embed.heading(text)
    hosts = [h.h2[text.t("What hosts do to the code")], embed.checklist(text)]
    return Content(title, purpose, [_heading(kicker, title, purpose), h.div(".controls.embed"), hosts])


MAKERS: dict[str, Make] = {
    "overview": _overview,
    "timeline": _timeline,
    "routes": _routes,
    "people": _people,
    "claims": _claims,
    "embed": _embed,
    "about": _about,
}
"""The pages that have more than a name to say."""
