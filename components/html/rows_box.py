"""A form for rows of a downloaded file: which of their claims have changed since, if any."""

from collections.abc import Iterator

import htpy as h
from htpy import Element, Node

from components.addresses import MOST_QUOTED, PASTED, link
from components.html import citation_page, corrections, labels
from components.text import Text
from data import Dataset, row_check, status
from data.answers import Snapshot
from data.claim_index import Row
from data.row_check import Change, Checked, File
from data.vocabulary import ValueStatus


def box(text: Text, dataset: Dataset, pasted: str, named: str, older: Snapshot | None) -> Element:
    """The form, and the answer to it; nothing is stored, as the whole question stands in the address."""
    return h.section(".rows-since")[
        h.h3[text.t("Rows of a file")],
        _answer(text, dataset, pasted, File.of(named), older) if pasted else None,
        h.form(".ask", action=link("cite"), method="get", autocomplete="off")[
            h.label(".wide")[
                h.span[text.t("Ids of claims, as its column Claims has them; up to {count}", count=row_check.MOST)],
                h.textarea(name="rows", required=True, rows="4", maxlength=str(PASTED), spellcheck="false")[pasted],
            ],
            h.label(".wide")[
                h.span[text.t("Its name, its version, or the day to which its evidence reaches")],
                h.input(name="file", value=named, maxlength="120"),
            ],
            h.button(type="submit")[text.t("Check the rows")],
        ],
    ]


def _answer(text: Text, dataset: Dataset, pasted: str, file: File, older: Snapshot | None) -> Node:
    """How many rows have changed, since when, and each of them with what became of it."""
    claim_ids = row_check.ids(dataset, pasted)
    if not claim_ids:
        like = dataset.claims[0].claim_id
        words = text.t("No id of a claim is in what you pasted; one looks like {id}.", id=like)
        return h.p(".notice", data_told="")[words]
    rows = row_check.check(dataset, claim_ids, file.day, older)
    changed = [each for each in rows if each.changes]
    return [
        h.p(".verdict", data_told="")[h.b[_counted(text, len(changed), len(rows))], " ", _since(text, file, older)],
        h.ul[(h.li[_row(text, dataset, each)] for each in changed)] if changed else None,
    ]


def _counted(text: Text, changed: int, count: int) -> str:
    if not changed:
        return text.n("{count} row, and it has not changed.", "{count} rows, and none has changed.", count)
    rows = text.n("{count} row", "{count} rows", count)
    return text.n("{count} of {rows} needs a look.", "{count} of {rows} need a look.", changed, rows=rows)


def _since(text: Text, file: File, older: Snapshot | None) -> str:
    """With what the rows were compared."""
    if older:
        return text.t(
            "Figures are compared with version {version}, whose evidence reaches to {day}; of other rows, corrections "
            "since that day are told, and what does not hold today.",
            version=older["version"],
            day=older["day"],
        )
    why = f"{citation_page.not_kept(text, file.version[:MOST_QUOTED])} " if file.version else ""
    if file.day:
        return why + text.t("By corrections since {day}, and by what does not hold today.", day=text.date(file.day))
    return why + text.t("No day of the file is known: by every correction, and by what does not hold today.")


def _row(text: Text, dataset: Dataset, checked: Checked) -> Node:
    """One row: its claim in words, and what changed in it."""
    if checked.row is None:
        return [h.b[checked.claim_id], ": ", text.t("not on record; it was taken out, or is mistyped")]
    fact, _, claim = checked.row
    return [
        h.a(href=link("claims", claim=checked.claim_id), target="_self")[checked.claim_id],
        f" · {labels.dated(text, dataset, fact.subject_id)}, {text.t(fact.prop.label)}: ",
        labels.value(text, dataset, fact.prop, claim.value),
        " — ",
        "; ".join(_changes(text, checked)),
        corrections.listed(text, dataset, checked.corrections),
    ]


def _changes(text: Text, checked: Checked) -> Iterator[str]:
    """What changed in a row, in words."""
    for each in checked.changes:
        match each:
            case Change.WRONG:
                yield text.t("shown to be wrong")
            case Change.PAST:
                yield text.t("overtaken since")
            case Change.VALUE:
                yield text.t("its value was {value}", value=checked.value)
            case Change.STATUS if checked.status and checked.row:
                before, now = (labels.value_status(text, became) for became in (checked.status, _now(checked.row)))
                yield text.t("{before} became {now}", before=before, now=now)
            case Change.CORRECTED:
                yield text.t("corrected")


def _now(row: Row) -> ValueStatus:
    return status.of_claim(*row)
