"""What an address asks for and nobody has on record, said above the page that is shown in its place."""

import htpy as h
from htpy import Element

from components.addresses import Address, Kind, link
from components.text import Text
from data import Dataset
from data.problems import nearest


def notice(text: Text, dataset: Dataset, address: Address) -> Element | None:
    """A line for each value of an address that does not exist, with the nearest that does; None where all exist."""
    if not address.unknown:
        return None
    return h.div(".notice.unknown", role="status")[
        (h.p[_line(text, dataset, address, name, value)] for name, value in address.unknown)
    ]


def _line(text: Text, dataset: Dataset, address: Address, name: str, value: str) -> list[Element | str]:
    parameter = next(each for each in address.page.parameters if each.name == name)
    if forms := _forms(text).get(parameter.kind):
        return [forms.format(value=value, parameter=name)]
    known = parameter.known(dataset)
    said = text.t("“{value}” ({parameter} in the address) is not on record.", value=value, parameter=name)
    guess = nearest(value, known)
    if not guess:
        return [said]
    there = link(address.page.path, **(address.params | {name: guess}))
    return [said, " ", h.a(href=there)[text.t("Did you mean {value}?", value=guess)]]


def _forms(text: Text) -> dict[Kind, str]:
    """What is said of a time that is none, and how one is written."""
    return {
        Kind.DAY: text.t(
            "“{value}” ({parameter} in the address) is no day, and was left out: write 2025-09-11, 2025-09 or 2025."
        ),
        Kind.MONTH: text.t("“{value}” ({parameter} in the address) is no month, and was left out: write 2025-09."),
    }
