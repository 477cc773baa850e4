"""A notice above a page about values in its address that do not exist."""

import re
from collections.abc import Sequence

import htpy as h
from htpy import Element

from components.addresses import Address, Kind, link
from components.text import Text
from data import Dataset
from data.problems import nearest

_NAME = re.compile("[0-9a-f]{6,}")
"""What the name of a version looks like."""


def notice(text: Text, dataset: Dataset, address: Address) -> Element | None:
    """A line for each value of an address that does not exist, with the nearest that does; None where all exist."""
    if not address.unknown:
        return None
    return h.div(".notice.unknown", role="status")[
        (h.p[_line(text, dataset, address, name, value)] for name, value in address.unknown)
    ]


def _line(text: Text, dataset: Dataset, address: Address, name: str, value: str) -> list[Element | str]:
    parameter = next(each for each in address.page.parameters if each.name == name)
    known = list(parameter.known(dataset))
    if forms := _forms(text, versions=bool(known)).get(parameter.kind):
        return [forms.format(value=value, parameter=name), *_meant(text, address, name, _version(value, known))]
    sentence = text.t("“{value}” ({parameter} in the address) is not on record.", value=value, parameter=name)
    return [sentence, *_meant(text, address, name, nearest(value, known))]


def _version(value: str, known: Sequence[str]) -> str:
    """The version with the most similar name, or the oldest that is kept, as one that is not kept is older still."""
    return nearest(value, known) or (next(iter(known), "") if _NAME.fullmatch(value) else "")


def _meant(text: Text, address: Address, name: str, guess: str) -> list[Element | str]:
    """A link to the nearest value that exists, where there is one."""
    if not guess:
        return []
    href = link(address.page.path, **(address.params | {name: guess}))
    return [" ", h.a(href=href)[text.t("Did you mean {value}?", value=guess)]]


def _forms(text: Text, *, versions: bool) -> dict[Kind, str]:
    """What is said of a date that is not valid, and how dates are written."""
    day = text.t(
        "“{value}” ({parameter} in the address) is no day, and was left out: write 2025-09-11, 2025-09 or 2025."
    )
    day_or_version = text.t(
        "“{value}” ({parameter} in the address) is no day and no version that is kept here, and was left out: "
        "write 2025-09-11, 2025-09 or 2025, or name a version."
    )
    return {
        Kind.DAY: day_or_version if versions else day,
        Kind.MONTH: text.t("“{value}” ({parameter} in the address) is no month, and was left out: write 2025-09."),
    }
