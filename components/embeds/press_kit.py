"""The press kit of an event or of the whole story as one zip: pictures, figures, captions, and embed codes."""

import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from functools import lru_cache

from components.charts import charts, lifelines
from components.charts.dashboard import EMBED
from components.content.parts import Context
from components.content.view_forms import FORMS, About, View
from components.embeds import pictures, snippets, social_card
from components.embeds.archive import BEGAN
from components.embeds.page import Page
from components.embeds.registry import makers
from components.embeds.snippets import Wish
from components.html import citations, evidence
from components.html.event.closing import cited
from components.site import Site
from components.text import Text
from data import Dataset
from data.package import LICENCE

CACHE_SIZE = 16
"""Kits that are kept; one that nobody has asked for lately is made again."""


@lru_cache(maxsize=CACHE_SIZE)
def kit(text: Text, dataset: Dataset, site: Site, event_id: str = "") -> bytes:
    """The zip of one event, or of the whole story without one; equal ledgers give equal bytes."""
    context = Context(text, dataset, dataset.cutoff)
    title = f"{dataset.story.slug}-press-kit-{event_id or 'all'}"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in _files(context, site, event_id):
            entry = zipfile.ZipInfo(f"{title}/{name}", BEGAN)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, content)
    return out.getvalue()


def paths(dataset: Dataset, event_id: str = "") -> tuple[str, ...]:
    """The embeds of which a kit has pictures: figure, story and map of an event; or all drawings but that of people."""
    if not event_id:
        return (EMBED, *(name for name in charts() if name != lifelines.EMBED))
    return (f"figure/{event_id}", f"story/{event_id}", *([f"routes/{event_id}"] if dataset.legs_of(event_id) else []))


def _files(context: Context, site: Site, event_id: str) -> Iterator[tuple[str, bytes]]:
    text, dataset = context.text, context.dataset
    by_path = dict(makers(text, dataset))
    pages = [by_path[path]() for path in paths(dataset, event_id) if path in by_path]
    yield "README.txt", _readme(text, dataset, pages, event_id).encode()
    yield from _data(context, pages)
    for page in pages:
        name = page.path.partition("/")[0]
        yield from ((f"{name}/{file}", content) for file, content in _pictures(text, dataset, page))
        yield f"{name}/words.json", _words(text, dataset, page, site)
        yield f"{name}/embed-codes.txt", _codes(site, page).encode()
        yield from ((f"{name}/qr.{form}", content) for form, content in _qr(site.full(page.full)).items())


def _pictures(text: Text, dataset: Dataset, page: Page) -> Iterator[tuple[str, bytes]]:
    """The pictures of a view: for a screen, for a column of print, and as a social card."""
    social, printed = social_card.card(text, dataset, page), pictures.printed(text, dataset, page)
    if page.drawing:
        whole = pictures.whole(text, dataset, page)
        yield from (("screen.svg", whole.encode()), ("screen.png", pictures.png(whole)))
    yield from (("print.svg", printed.encode()), ("print.png", pictures.printed_png(printed)))
    yield from (("social.svg", social.encode()), ("social.png", pictures.png(social)))


def _data(context: Context, pages: Iterable[Page]) -> Iterator[tuple[str, bytes]]:
    """Every claim behind what the pictures show."""
    text, dataset = context.text, context.dataset
    facts = tuple({fact.key: fact for page in pages for fact in page.facts}.values())
    about = About(text.t("Claims behind the pictures of this kit"), "/data", ())
    view = View(context, "claims", about, evidence.file(text, dataset, facts))
    yield from ((f"claims.{form}", FORMS[form](view)) for form in ("csv", "xlsx"))


def _words(text: Text, dataset: Dataset, page: Page, site: Site) -> bytes:
    """The words for a picture: its caption, its description for screen readers, and its credit."""
    words = {
        "caption": page.title,
        "alt": text.t("{title}. {definition}", title=page.title.rstrip("."), definition=page.subtitle),
        "credit": _credit(text, dataset),
        "sources": citations.source_line(text, dataset, page.facts),
        "address": site.full(page.full),
    }
    return (json.dumps(words, ensure_ascii=False, indent=1) + "\n").encode()


def _credit(text: Text, dataset: Dataset) -> str:
    name, day = text.t(dataset.story.name), text.date(dataset.cutoff)
    return text.t("{name}, evidence to {date}, {licence}", name=name, date=day, licence=LICENCE["name"])


def _codes(site: Site, page: Page) -> str:
    """The code of the embed in every form."""
    wish = Wish(page)
    writers = snippets.plain, snippets.growing, snippets.element, snippets.address, snippets.markdown
    return "\n\n".join(make(site, wish) for make in writers) + "\n"


def _qr(address: str) -> dict[str, bytes]:
    """The address of the full view as a QR code."""
    import segno  # noqa: PLC0415  # only a kit has such codes

    code, images = segno.make_qr(address, error="m"), {}
    for form in ("svg", "png"):
        out = io.BytesIO()
        code.save(out, kind=form, scale=8, border=4)
        images[form] = out.getvalue()
    return images


def _readme(text: Text, dataset: Dataset, pages: Iterable[Page], event_id: str) -> str:
    """What is in the kit, whom to name, and how to cite it."""
    event = dataset.events.get(event_id)
    paragraphs = [
        f"{text.t(dataset.story.name)}: {event.headline if event else text.t('the whole story')}",
        text.t("Evidence to {date}. Version {version}.", date=text.date(dataset.cutoff), version=dataset.version),
        *(f"{page.path.partition('/')[0]}/: {page.title}" for page in pages),
        text.t(
            "In each folder: screen, print (6 inches, 300 dpi) and social (1200 by 630) as SVG and PNG; words.json: "
            "caption, description for those who do not see it, credit and sources; codes of the embed; a QR code of "
            "the full view. claims.csv and claims.xlsx hold every claim behind the pictures."
        ),
        text.t("Credit: {credit}", credit=_credit(text, dataset)),
        cited(text, dataset, event) if event else "",
        text.t("Where sources differ, say so: the pictures do. Keep the sources with the figures."),
    ]
    return "\n\n".join(filter(None, paragraphs)) + "\n"
