"""Filters of claims: the parameters of the address, the filter that they make, and their controls."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache

from components import addresses
from components.addresses import Kind, Known, Parameter, Params, Scope
from components.content.parts import Context, Control, Widget
from components.html import labels
from components.text import Text
from data import Dataset
from data.claim_filter import Filter, values
from data.claim_index import NO, YES, Sort, claim_index
from data.memo import once_a_dataset
from data.publishers import publisher, publisher_id
from data.vocabulary import OriginKind, Rank, Standing

OFFERED = 400
"""Options that a list offers at most; the address takes others as well."""

PAGES_OFFERED = 150
"""Up to so many pages a list offers them one by one."""


@once_a_dataset
def subjects(dataset: Dataset) -> dict[str, None]:
    """All that claims may be about, in the order of the list."""
    people = sorted(dataset.people, key=lambda person: dataset.people[person].name)
    return dict.fromkeys((dataset.country, *dataset.events, *people, *dataset.legs))


@once_a_dataset
def most_claimed(dataset: Dataset) -> tuple[str, ...]:
    """The subjects that a list offers: all, or of very many those with most claims."""
    every = subjects(dataset)
    if len(every) <= OFFERED:
        return tuple(every)
    often = {name for name, _ in Counter(claim.subject_id for claim in dataset.claims).most_common(OFFERED)}
    return tuple(name for name in every if name in often)


@once_a_dataset
def publishers(dataset: Dataset) -> dict[str, str]:
    """The publishers of cited pages by their ids, in the order of their names."""
    cited = claim_index(dataset).facets["source"].values
    names = {publisher_id(dataset.sources[each]): publisher(dataset.sources[each]) for each in cited}
    return dict(sorted(names.items(), key=lambda pair: pair[1].casefold()))


@once_a_dataset
def _origins(dataset: Dataset) -> tuple[str, ...]:
    heard = claim_index(dataset).facets["origin"].values
    return tuple(sorted(heard, key=lambda each: dataset.origins[each].name.casefold()))


def _of_facet(name: str, order: Callable[[Dataset], Collection[str]] = lambda _dataset: ()) -> Known:
    def known(dataset: Dataset) -> Collection[str]:
        """The values that the ledger has, in their order."""
        values = claim_index(dataset).facets[name].values
        return [each for each in order(dataset) if each in values] or sorted(values)

    return known


FACETS = (
    Parameter("subject", Kind.ONE, Scope.IDENTITY, subjects, folder="who"),
    Parameter("property", Kind.ONE, Scope.IDENTITY, lambda dataset: dataset.properties),
    Parameter("standing", Kind.SEVERAL, known=lambda _dataset: tuple(Standing)),
    Parameter("publisher", Kind.SEVERAL, known=publishers),
    Parameter("source", Kind.ONE, known=lambda dataset: dataset.sources),
    Parameter("origin", Kind.SEVERAL, known=_origins),
    Parameter("kind", Kind.SEVERAL, known=_of_facet("kind", lambda _dataset: tuple(OriginKind))),
    Parameter("state", Kind.ONE, known=lambda _dataset: (YES, NO)),
    Parameter("language", Kind.SEVERAL, known=_of_facet("language")),
    Parameter("rank", Kind.SEVERAL, known=lambda _dataset: tuple(Rank)),
    Parameter("weak", Kind.ONE, known=lambda _dataset: (YES, NO)),
)
"""The parameters that ask for some values of a facet, which has the same name."""

DAYS = ("said_from", "said_to", "about_from", "about_to")
"""The parameters that hold a day, a month or a year."""

PARAMETERS = (
    Parameter("q", Kind.WORDS, Scope.MOMENT),
    *FACETS,
    Parameter("alone", Kind.ONE, known=lambda _dataset: (YES,)),
    *(Parameter(name, Kind.DAY) for name in DAYS),
    Parameter("sort", Kind.ONE, known=lambda _dataset: tuple(Sort)),
)


def asked_of(dataset: Dataset, params: Params) -> Filter:
    """The filter that an address asks for."""

    def chosen(facet: Parameter) -> tuple[str, ...]:
        """The known values of one facet that the address names."""
        if facet.kind is Kind.SEVERAL:
            return addresses.several(params, facet.name, facet.known(dataset))
        value = addresses.one(params, facet.name, facet.known(dataset))
        return (value,) if value else ()

    said_from, said_to, about_from, about_to = (day(params, name) for name in DAYS)
    return Filter(
        query=addresses.words(params, "q"),
        facets=tuple((facet.name, chosen(facet)) for facet in FACETS),
        published=(said_from, said_to),
        about=(about_from, about_to),
        alone=params.get("alone") == YES,
    )


def day(params: Params, name: str) -> date | None:
    """The first or last day that an address asks for; None where it gives no valid one."""
    typed = addresses.day(params, name)
    if typed is None:
        return None
    return typed.latest if name.endswith("_to") else typed.earliest


def controls(context: Context, params: Params, filters: Filter, sort: Sort) -> tuple[Control, ...]:
    """Search and order, then subject, property and standing; all other filters are collapsed."""
    text, chosen = context.text, dict(filters.facets)
    hint = text.t("A word, a name, a number")
    typed = Control("q", Widget.WORDS, text.t("Search"), value=(filters.query,), hint=hint)
    return (
        typed,
        Control("sort", Widget.ONE_OF, text.t("Order"), _sorts(text), (sort,)),
        *_what(context, chosen),
        *_whose(context, filters, chosen),
        *_days(text, params),
        *_how(context, chosen),
    )


def _sorts(text: Text) -> tuple[tuple[str, str], ...]:
    return (
        (Sort.USUAL, text.t("By subject; if disputed, widest first")),
        (Sort.DAY, text.t("By day, latest first")),
        (Sort.SPREAD, text.t("By size of disagreement")),
        (Sort.VOICES, text.t("By number of voices")),
    )


def _what(context: Context, chosen: Mapping[str, tuple[str, ...]]) -> tuple[Control, ...]:
    text, dataset = context.text, context.dataset
    subject, prop = chosen["subject"], chosen["property"]
    about = _about(text, dataset)
    if subject and subject[0] not in most_claimed(dataset):
        about = ((subject[0], labels.dated(text, dataset, subject[0])), *about)
    stated = tuple((each, text.t(dataset.properties[each].label)) for each in properties(dataset, *subject))
    standings = tuple((each, labels.standing(text, each)) for each in Standing)
    return (
        Control(
            "subject", Widget.CHOICE, text.t("About whom or what"), about, subject, text.t("Everybody and everything")
        ),
        Control("property", Widget.CHOICE, text.t("What is said"), stated, prop, text.t("Anything")),
        Control("standing", Widget.MARKS, text.t("Standing"), standings, chosen["standing"]),
    )


@lru_cache(maxsize=2)
def _about(text: Text, dataset: Dataset) -> tuple[tuple[str, str], ...]:
    """The subjects that the list offers, in words."""
    return tuple((each, labels.dated(text, dataset, each)) for each in most_claimed(dataset))


def properties(dataset: Dataset, subject: str = "") -> tuple[str, ...]:
    """The properties with claims, of one subject or of any, in the order of the table."""
    if not subject:
        used = set(claim_index(dataset).facets["property"].values)
    else:
        used = {fact.prop.property for fact in dataset.facts(subject)}
    return tuple(name for name in dataset.properties if name in used)


def _whose(context: Context, filters: Filter, chosen: Mapping[str, tuple[str, ...]]) -> tuple[Control, ...]:
    text, dataset = context.text, context.dataset
    facets = {facet.name: facet.known(dataset) for facet in FACETS}
    kinds = tuple((each, labels.origin_kind(text, OriginKind(each))) for each in facets["kind"])
    origins = tuple((each, dataset.origins[each].name) for each in facets["origin"])
    states = ((YES, text.t("State-run")), (NO, text.t("Not state-run")))
    alone, only = ((YES, text.t("Only where nobody else gives it")),), (YES,) if filters.alone else ()
    pages = tuple((each, _page(dataset, each)) for each in _pages(dataset, filters))
    named = tuple(publishers(dataset).items())
    return (
        _folded("publisher", Widget.SEVERAL, text.t("Publisher"), named, chosen["publisher"]),
        _folded("source", Widget.CHOICE, text.t("Page"), pages, chosen["source"], text.t("Any page")),
        _folded("origin", Widget.SEVERAL, text.t("Whose word"), origins, chosen["origin"]),
        _folded("kind", Widget.SEVERAL, text.t("Kind of origin"), kinds, chosen["kind"]),
        _folded("state", Widget.CHOICE, text.t("State-run or not"), states, chosen["state"], text.t("Either")),
        _folded("alone", Widget.CHOICE, text.t("Who else"), alone, only, text.t("Does not matter")),
    )


def _folded(
    name: str,
    widget: Widget,
    label: str,
    options: tuple[tuple[str, str], ...] = (),
    value: tuple[str, ...] = (),
    empty: str = "",
    hint: str = "",
) -> Control:
    return Control(name, widget, label, options, value, empty, hint, folded=True)


def _pages(dataset: Dataset, filters: Filter) -> tuple[str, ...]:
    """The chosen page, and those that fit all other filters where they are few enough to be offered."""
    chosen = filters.active_facets.get("source", ())
    rest = replace(filters, facets=tuple((name, () if name == "source" else some) for name, some in filters.facets))
    fitting = values(dataset, replace(rest, alone=False), "source")
    offered = fitting if len(fitting) <= PAGES_OFFERED else ()
    return tuple(sorted(dict.fromkeys((*chosen, *offered)), key=lambda each: _page(dataset, each).casefold()))


def _page(dataset: Dataset, source_id: str) -> str:
    source = dataset.sources[source_id]
    return f"{publisher(source)}: {source.title}"


def _days(text: Text, params: Params) -> tuple[Control, ...]:
    names = (
        text.t("Published from"),
        text.t("Published to"),
        text.t("About a day from"),
        text.t("About a day to"),
    )
    hint = text.t("2025-09-11, 2025-09 or 2025")
    return tuple(
        _folded(name, Widget.WORDS, label, value=(addresses.words(params, name),), hint=hint)
        for name, label in zip(DAYS, names, strict=True)
    )


def _how(context: Context, chosen: Mapping[str, tuple[str, ...]]) -> tuple[Control, ...]:
    text = context.text
    tags = next(facet for facet in FACETS if facet.name == "language").known(context.dataset)
    languages = sorted(((tag, labels.language(text, tag)) for tag in tags), key=lambda pair: pair[1])
    ranks = tuple((each, labels.rank(text, each)) for each in Rank)
    weak = ((NO, text.t("Sources that count")), (YES, text.t("Weak sources")))
    return (
        _folded("language", Widget.SEVERAL, text.t("Language of the page"), tuple(languages), chosen["language"]),
        _folded("rank", Widget.SEVERAL, text.t("Rank"), ranks, chosen["rank"]),
        _folded("weak", Widget.CHOICE, text.t("Weak or not"), weak, chosen["weak"], text.t("Either")),
    )
