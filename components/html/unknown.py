"""What an address asks for and nobody has on record, said above the page that is shown in its place."""

import htpy as h
from htpy import Element

from components.addresses import Address, link
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
    known = next(each.known(dataset) for each in address.page.parameters if each.name == name)
    said = text.t("“{value}” ({parameter} in the address) is not on record.", value=value, parameter=name)
    guess = nearest(value, known)
    if not guess:
        return [said]
    there = link(address.page.path, **(address.params | {name: guess}))
    return [said, " ", h.a(href=there)[text.t("Did you mean {value}?", value=guess)]]
