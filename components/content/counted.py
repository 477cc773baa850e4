"""Which people a page counts in its totals: the definition in its address, its control, and its sentence."""

import re
from collections.abc import Iterator
from html import escape, unescape
from urllib.parse import urlencode

import htpy as h
from htpy import Node

from components.addresses import FIRST, Address, Kind, PageAddress, Parameter, Params, Scope, link, one
from components.content.parts import Context, Control, Widget
from components.text import Text
from data import Dataset
from data.definitions import EVERYONE
from data.model import Definition

NAME = "definition"
"""The parameter of an address."""

FOLDER = "total"
"""The folder of the embeds that show the sum of one definition."""


def _known(dataset: Dataset) -> tuple[str, ...]:
    return tuple(dataset.definitions)


COUNTS = Parameter(NAME, Kind.ONE, Scope.FILTER, _known, folder=FOLDER)
"""For pages on which a total stands."""

CARRIES = Parameter(NAME, Kind.ONE, Scope.FILTER, _known)
"""For pages without a total, so that the choice outlasts a visit to them."""

_LINK = re.compile(r'(<a\b[^>]*\bhref=")(/(?!/)[^"#]*)')


def definition_of(dataset: Dataset, params: Params) -> Definition:
    """The definition by which an address counts people; everyone where it names none that is known."""
    return dataset.definitions[one(params, NAME, dataset.definitions, EVERYONE)]


def control(context: Context, params: Params) -> Control:
    """The choice of who is counted."""
    text, dataset = context.text, context.dataset
    options = sorted(dataset.definitions, key=lambda name: name != EVERYONE)
    words = tuple((name, text.t(dataset.definitions[name].label)) for name in options)
    chosen = definition_of(dataset, params).definition_id
    return Control(NAME, Widget.ONE_OF, text.t("Who is counted"), words, (chosen,))


def suffix(name: str, params: Params) -> str:
    """The name of a file, with the definition where people are not counted by the usual one."""
    chosen = params.get(NAME, EVERYONE)
    return name if chosen == EVERYONE else f"{name}-{chosen}"


def as_filter(context: Context, address: Address) -> Iterator[tuple[str, str]]:
    """The definition as label and value of a filter, for files of pages with totals; nothing where it is everyone."""
    chosen = definition_of(context.dataset, address.params)
    if COUNTS in address.page.parameters and chosen.definition_id != EVERYONE:
        yield context.text.t("Who is counted"), context.text.t(chosen.label)


def carried(html: str, params: Params, carrying: frozenset[str]) -> str:
    """HTML in which links to pages with totals repeat the chosen definition, unless they name one themselves."""
    chosen = params.get(NAME, "")
    if chosen in ("", EVERYONE):
        return html

    def repeated(match: re.Match[str]) -> str:
        """One link with the choice."""
        address = unescape(match[2])
        path, _, query = address.partition("?")
        if (path.strip("/") or FIRST) not in carrying or f"{NAME}=" in query:
            return match[0]
        return match[1] + escape(f"{address}{'&' if query else '?'}{urlencode({NAME: chosen})}")

    return _LINK.sub(repeated, str.__str__(html))


def of_page(page: PageAddress) -> bool:
    """Whether a page lets its reader choose the definition."""
    return any(each.name == NAME for each in page.parameters)


def definition_line(text: Text, definition: Definition) -> Node:
    """The line under a total that names its definition."""
    return h.p(".small.counted")[h.b[text.t(definition.label)], ": ", text.t(definition.sentence)]


def links(text: Text, dataset: Dataset, page: PageAddress, params: Params) -> Node:
    """The choice as one line that opens: each definition a link to the page that counts by it."""
    definitions, chosen = dataset.definitions, definition_of(dataset, params)
    if len(definitions) < 2:
        return None
    names = sorted(definitions, key=lambda name: name != EVERYONE)
    return h.details(".counts")[
        h.summary[text.t("Who is counted: {people}", people=text.t(chosen.label))],
        h.ul[(h.li[_choice(text, definitions[name], page, params, chosen)] for name in names)],
    ]


def _choice(text: Text, definition: Definition, page: PageAddress, params: Params, chosen: Definition) -> Node:
    label = text.t(definition.label)
    address = link(page.path, **{**params, NAME: definition.definition_id})
    named = h.b[label] if definition == chosen else h.a(href=address, target="_self")[label]
    return named, h.span(".small")[text.t(definition.sentence)]
