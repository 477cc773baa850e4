"""The leads as a reader sees them: what is known of but stands on no page to cite, and what would settle it."""

from pathlib import Path

import htpy as h
from htpy import Element, Node

from components.html import labels
from components.text import Text
from data import Dataset
from data.leads import PATH, Lead, leads


def opened(text: Text, dataset: Dataset) -> Node:
    """All leads about published subjects, collapsed; nothing where there are none."""
    about = [each for each in leads() if each.subject_id == dataset.country or dataset.facts(each.subject_id)]
    if not about:
        return None
    columns = (text.t("About"), text.t("What is said"), text.t("Where it may stand"), text.t("What it would settle"))
    name = text.n("{count} lead", "{count} leads", len(about))
    return h.details[
        h.summary[name],
        h.div(".table-wrap", tabindex="0", role="region", aria_label=name)[
            h.table[
                h.thead[h.tr[(h.th(scope="col")[column] for column in columns)]],
                h.tbody[(_row(text, dataset, each) for each in about)],
            ]
        ],
    ]


def about(dataset: Dataset, subject_id: str, path: Path = PATH) -> tuple[Lead, ...]:
    """The leads about one subject, from the ledger whose subjects they name, as two stories may use the same id."""
    known = {dataset.country, *dataset.events, *dataset.people, *dataset.legs}
    ours = {each.subject_id for each in leads(path)} <= known
    return tuple(each for each in leads(path) if ours and each.subject_id == subject_id)


def _row(text: Text, dataset: Dataset, lead: Lead) -> Element:
    address = lead.address_as_found
    link = (
        h.a(href=address, target="_blank", rel="noopener noreferrer")[address]
        if address.startswith("http")
        else address
    )
    return h.tr[
        h.th(scope="row")[labels.subject(text, dataset, lead.subject_id)],
        h.td[lead.says],
        h.td[link or text.t("no address is known")],
        h.td[lead.settles],
    ]
