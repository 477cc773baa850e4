"""The page of a chart for an address with filters, drawn as the desk draws it."""

from collections.abc import Mapping
from dataclasses import replace

from components.charts import timeline
from components.embeds import social_card_charts
from components.embeds.page import Page
from components.text import Text
from data import Dataset


def filtered(text: Text, dataset: Dataset, page: Page, filters: Mapping[str, str]) -> Page:
    """The timeline page for a part of the events; all other pages stay whole."""
    if page.path != "timeline" or not any(filters.values()):
        return page
    marks = timeline.marks(dataset, timeline.Selection.from_query(dataset, filters))
    caption = timeline.caption(marks, text)
    small = timeline.svg(
        timeline.marks(dataset, replace(timeline.Selection.from_query(dataset, filters), small=True)), text
    )
    return replace(
        page,
        title=caption.title,
        subtitle=caption.subtitle,
        facts=marks.facts,
        drawing=str(timeline.svg(marks, text)),
        column=str(small),
        card=social_card_charts.releases(marks, text),
    )
