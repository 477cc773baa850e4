"""The line above every page."""

from datetime import date

import htpy as h

from components.html import freshness, labels
from components.text import Text
from data import Dataset


def masthead(text: Text, dataset: Dataset, today: date) -> h.Element:
    """The line above every page: what this is, and how far the evidence reaches."""
    return h.div(".fb")[
        h.header(
            ".masthead",
            data_notes=text.t("Notes: how sure each figure is, and who says so"),
            data_sources=text.t("Sources, by the numbers in the notes"),
            data_address=text.t("The address of this view:"),
        )[
            h.b[text.t(dataset.story.name)],
            h.span[labels.purpose(text, dataset)],
            h.span[freshness.reach(text, dataset, today)],
        ]
    ]
