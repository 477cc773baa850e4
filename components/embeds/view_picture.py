"""A drawing as a picture of exactly what an address shows, with its words and its sources."""

from components.content.parts import Drawing
from components.content.view_forms import About
from components.embeds import pictures
from components.embeds.page import Page
from components.text import Text
from data import Dataset


def svg(text: Text, dataset: Dataset, drawing: Drawing, about: About) -> str:
    """The drawing below its finding and its subtitle, which names the filters if any."""
    chart, marks = drawing.chart, drawing.chart.marks(dataset, drawing.selection)
    caption = chart.caption(marks, text)
    subtitle = f"{caption.subtitle} {about.filtered(text)}." if about.filters else caption.subtitle
    page = Page(
        path=drawing.name,
        title=caption.title,
        subtitle=subtitle,
        body=None,
        data=None,
        about=(),
        facts=marks.facts,
        full=about.address,
        drawing=str(chart.svg(marks, text)),
    )
    return pictures.whole(text, dataset, page)


def png(picture: str) -> bytes:
    """The same as PNG."""
    return pictures.png(picture)
