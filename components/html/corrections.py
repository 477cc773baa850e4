"""Published corrections: what was wrong, what it is now, when and why."""

from collections.abc import Iterable

import htpy as h
from htpy import Element

from components.html import labels, values
from components.text import Text
from data import Dataset
from data.model import Correction
from data.typed import parse_value
from data.vocabulary import ValueStatus


def listed(text: Text, dataset: Dataset, corrections: Iterable[Correction]) -> Element | None:
    """Corrections as a list, the newest first; nothing where there are none."""
    ordered = sorted(corrections, key=lambda each: each.corrected_on, reverse=True)
    return h.ul[(_item(text, dataset, each) for each in ordered)] if ordered else None


def _item(text: Text, dataset: Dataset, each: Correction) -> Element:
    label = text.t(dataset.properties[each.property].label) if each.property in dataset.properties else each.property
    return h.li[
        h.b[text.date(each.corrected_on)],
        ": ",
        labels.subject(text, dataset, each.subject_id),
        ", ",
        label,
        ": ",
        values.drawn(text, ValueStatus.WRONG, _value(text, dataset, each.property, each.old_value)),
        " → ",
        _value(text, dataset, each.property, each.new_value) or text.t("withdrawn"),
        ". ",
        each.reason,
    ]


def _value(text: Text, dataset: Dataset, name: str, raw: str) -> str:
    prop = dataset.properties.get(name)
    return labels.value(text, dataset, prop, parse_value(prop, raw)) if prop and raw else raw
