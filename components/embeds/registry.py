"""Everything that is built for one embed: the page, its oEmbed answer, and the SVG of its pictures."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache, partial

from components.charts.dashboard import EMBED
from components.content.counted import FOLDER
from components.embeds import charts, dashboard, event, figure, oembed, person, pictures, social_card, total
from components.embeds.files import LIVE, as_json
from components.embeds.page import Page, document, touching
from components.site import Site
from components.text import Text
from data import Dataset, Quantity, totals


@dataclass(frozen=True, slots=True)
class BuiltPage:
    """A page as it is published; `card` and `whole` are SVG, the latter for pages with a drawing only."""

    page: Page
    html: bytes
    oembed: bytes
    corrections: int
    card: str
    whole: str


def makers(text: Text, dataset: Dataset) -> list[tuple[str, Callable[[], Page]]]:
    """Every page by its name, with the function that makes it."""
    first = (EMBED, partial(dashboard.page, text, dataset))
    return [first, *charts.pages(text, dataset), *_pages(text, dataset)]


def _pages(text: Text, dataset: Dataset) -> Iterable[tuple[str, Callable[[], Page]]]:
    """The name of every page of a sum, a person, an event and a figure, and the function that makes it."""
    for definition_id in dataset.definitions:
        if totals.total(dataset, definition_id).parts:
            yield f"{FOLDER}/{definition_id}", partial(total.total, text, dataset, definition_id)
    for person_id in dataset.people:
        yield f"person/{person_id}", partial(person.person, text, dataset, person_id)
    for row in dataset.events.values():
        yield f"story/{row.event_id}", partial(event.story, text, dataset, row)
        fact = totals.people_freed(dataset, row.event_id) if row.kind in totals.RELEASES else None
        if fact and isinstance(fact.value, Quantity):
            yield f"figure/{row.event_id}", partial(figure.figure, text, dataset, row, fact)
            yield f"who/{row.event_id}", partial(figure.who, text, dataset, row, fact)


@lru_cache(maxsize=4)
def paths(text: Text, dataset: Dataset) -> Collection[str]:
    """The paths of all pages, as a collection with fast lookup."""
    return dict.fromkeys(name for name, _ in makers(text, dataset))


def build_page(text: Text, dataset: Dataset, page: Page, site: Site) -> BuiltPage:
    """A page as HTML, with its oEmbed answer and pictures."""
    frame = oembed.Frame(page.path, page.title, page.heights)
    return BuiltPage(
        page,
        document(text, dataset, page, site).encode(),
        as_json(oembed.answer(text, dataset.story.name, site, frame, LIVE)),
        len(touching(dataset, page)),
        social_card.card(text, dataset, page),
        pictures.whole(text, dataset, page) if page.drawing else "",
    )
