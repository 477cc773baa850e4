"""The files of versions as the page of data and llms.txt name them: list, tables, and what changed between two."""

import htpy as h
from htpy import Node

from components.addresses import link
from components.content.downloads import V1
from components.html import corrections
from components.text import Text
from data import Dataset
from data.openapi import INDEX, OF_VERSIONS
from data.versions import CHANGES, VERSIONS


def section(text: Text, dataset: Dataset) -> tuple[Node, ...]:
    """What the page of data says of versions."""
    address = link(corrections.PAGE)
    return (
        h.p[
            text.t("Every version of the tables is kept, with what changed from each to the next."),
            " ",
            h.a(href=address, target="_self")[text.t("What changed between any two, in words")],
        ],
        h.ul[
            (h.li[h.a(href=f"{V1}{name}", target="_self")[words]] for name, words in files(text, dataset).items()),
            (h.li[h.code[f"{V1}{name}"], ": ", words] for name, words in named_by_versions(text).items()),
        ],
    )


def files(text: Text, dataset: Dataset) -> dict[str, str]:
    """The list of the versions, and the tables of the newest."""
    return {
        INDEX: text.t("List of all versions, with their days and rows"),
        f"{VERSIONS}{dataset.version}.zip": text.t("The tables of the newest version, as they are kept"),
    }


def named_by_versions(text: Text) -> dict[str, str]:
    """Files that have two versions in their names, which stand side by side in the list."""
    words = text.t("What changed from a version to the next: either version and this file give the other")
    return {name: words for name in OF_VERSIONS if name.startswith(CHANGES)}
