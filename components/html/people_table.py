"""People as table rows with what their cards say, for the page and for downloads."""

from collections.abc import Sequence

from components.html import custody, labels, person_card
from components.html.memo import once
from components.html.tables import Line, Table
from components.text import Text
from data import Dataset, Fact
from data.people import Entry


def table(text: Text, dataset: Dataset, entries: Sequence[Entry]) -> Table:
    """One row a person."""
    local = dataset.story.local_name
    lines = tuple(_line(text, dataset, each) for each in entries)
    columns = (
        text.t("Name"),
        *([text.t(local)] if local else []),
        text.t("Field of public life"),
        text.t("Status"),
        text.t("Detained"),
        text.t("Sentenced"),
        text.t("Freed"),
        text.t("Taken to"),
        text.t("Days in custody"),
    )
    return Table(text.t("People, one a row"), columns, lines)


@once
def _line(text: Text, dataset: Dataset, entry: Entry) -> Line:
    def value(fact: Fact | None) -> str:
        return labels.fact_value(text, dataset, fact) if fact else ""

    cells = (
        person_card.name(text, entry),
        *([entry.person.name_local] if dataset.story.local_name else []),
        labels.category(text, entry.person.category),
        custody.status_words(text, entry),
        value(entry.detained),
        value(entry.sentenced),
        value(entry.freed),
        value(entry.taken_to),
        str(custody.days(text, entry) or ""),
    )
    return Line(cells, entry.facts)
