"""The page of one sum of ours: who is counted, how many at least, in which events, and by whose figures."""

import htpy as h

from components.addresses import link
from components.content.counted import FOLDER, NAME
from components.embeds.footnotes import Folded, wide_table
from components.embeds.page import Page
from components.embeds.words import of_words
from components.html import sums
from components.text import Text
from data import Dataset, totals
from data.definitions import EVERYONE
from data.totals import Part, Total


def total(text: Text, dataset: Dataset, definition_id: str) -> Page:
    """The sum of a definition, with a row for each of its parts."""
    summed = totals.total(dataset, definition_id)
    notes = Folded(text, dataset)
    table = _table(text, summed, notes)
    return of_words(
        path=f"{FOLDER}/{definition_id}",
        title=sums.headline(text, summed),
        subtitle=text.t(summed.definition.sentence),
        body=[_number(text, summed), sums.why(text, dataset, summed)],
        data=h.div[wide_table(table, text.t("The parts of this sum")), notes.list()],
        about=(
            text.t("A number that we have added up from figures of single releases. Nobody else vouches for a sum."),
        ),
        facts=summed.facts,
        full=link("releases", **{NAME: definition_id if definition_id != EVERYONE else ""}),
    )


def _number(text: Text, summed: Total) -> h.Element | None:
    """The number in large type; nothing where there is none, as the title says so."""
    return h.p(".big", aria_hidden="true")[sums.least(text, summed)] if summed.parts else None


def _table(text: Text, summed: Total, notes: Folded) -> h.Element:
    columns = (text.t("Day"), text.t("What"), text.t(summed.definition.label))
    return h.table[
        h.caption[text.t("The parts of this sum")],
        h.thead[h.tr[(h.th(scope="col")[column] for column in columns)]],
        h.tbody[[_row(text, part, notes) for part in reversed(summed.parts)]],
    ]


def _row(text: Text, part: Part, notes: Folded) -> h.Element:
    figures = [
        [h.br if at else None, text.t(f.prop.label), ": ", notes.all_values(f)] for at, f in enumerate(part.facts)
    ]
    return h.tr[h.th(scope="row")[text.short_date(part.event.date)], h.td[part.event.headline], h.td[figures]]
