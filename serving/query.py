"""What an address asks for: a page and those of its parameters that the desk knows; everything else is left out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl

from components import address
from components.charts import timeline
from components.html.menu import PAGES
from data import Dataset, people
from data.vocabulary import EventKind, Standing

IDENTITY = ("event", "release", "person", "subject", "property")
"""Parameters that make another page of it, and so belong to its canonical address; filters do not."""

PASSING = ("q", "page", "step", "sort")
"""Parameters of one reader's moment, which no shared address needs."""

FIELDS = {
    "year": "years",
    "release": "releases",
    "category": "categories",
    "to": "destinations",
    "status": "statuses",
    "citizenship": "citizenships",
}
"""The filters of the people page by their names in the address."""

MOST_PAGES = 10_000

Params = Mapping[str, str]
Check = Callable[[Dataset, Params, str], str]


@dataclass(frozen=True, slots=True)
class Asked:
    """A page with the parameters that mean something on it, as they stand in the address."""

    page: str
    given: tuple[tuple[str, str], ...] = ()

    @property
    def params(self) -> dict[str, str]:
        """The parameters by name."""
        return dict(self.given)

    @property
    def plain(self) -> "Asked":
        """The same page without filters."""
        return Asked(self.page, tuple((name, value) for name, value in self.given if name in IDENTITY))

    @property
    def address(self) -> str:
        """The canonical address below the desk's own."""
        page = "" if self.page == PAGES[0] else self.page
        return address.link(page, **{name: value for name, value in self.given if name in IDENTITY})

    @property
    def shared(self) -> str:
        """The address with its filters, as somebody shares it; words that were searched for and pages are left out."""
        page = "" if self.page == PAGES[0] else self.page
        return address.link(page, **{name: value for name, value in self.given if name not in PASSING})


def asked(dataset: Dataset, page: str, query: bytes) -> Asked:
    """What a query asks of a page."""
    params = dict(parse_qsl(query.decode("utf-8", "replace"))[:50])
    checked = ((name, check(dataset, params, name)) for name, check in KNOWN.get(page, {}).items())
    return Asked(page, tuple((name, value) for name, value in checked if value))


def _event(dataset: Dataset, params: Params, name: str) -> str:
    return address.one(params, name, dataset.events)


def _routed(dataset: Dataset, params: Params, name: str) -> str:
    return address.one(params, name, {leg.event_id for leg in dataset.legs.values()})


def _person(dataset: Dataset, params: Params, name: str) -> str:
    return address.one(params, name, dataset.people)


def _subject(dataset: Dataset, params: Params, name: str) -> str:
    found = params.get(name, "")
    return found if found == dataset.country or dataset.facts(found) else ""


def _property(dataset: Dataset, params: Params, name: str) -> str:
    return address.one(params, name, dataset.properties)


def _standing(_dataset: Dataset, params: Params, name: str) -> str:
    return address.one(params, name, list(Standing))


def _kinds(_dataset: Dataset, params: Params, name: str) -> str:
    return ",".join(address.several(params, name, list(EventKind)))


def _legal(dataset: Dataset, params: Params, name: str) -> str:
    return ",".join(address.several(params, name, timeline.form_choices(dataset)))


def _month(_dataset: Dataset, params: Params, name: str) -> str:
    day = address.month(params, name)
    return f"{day:%Y-%m}" if day else ""


def _number(_dataset: Dataset, params: Params, name: str) -> str:
    return str(address.number(params, name, MOST_PAGES)) if name in params else ""


def _words(_dataset: Dataset, params: Params, name: str) -> str:
    return address.words(params, name)


def _sort(_dataset: Dataset, params: Params, name: str) -> str:
    return address.one(params, name, list(people.Sort))


def _view(_dataset: Dataset, params: Params, name: str) -> str:
    return address.one(params, name, ("lifelines",))


def _field(dataset: Dataset, params: Params, name: str) -> str:
    return ",".join(address.several(params, name, sorted(people.facets(dataset)[FIELDS[name]])))


KNOWN: dict[str, dict[str, Check]] = {
    "timeline": {"event": _event, "kind": _kinds, "legal": _legal, "from": _month, "to": _month},
    "routes": {"release": _routed, "step": _number},
    "people": {
        "person": _person,
        "q": _words,
        "sort": _sort,
        "view": _view,
        "page": _number,
        **dict.fromkeys(FIELDS, _field),
    },
    "claims": {"subject": _subject, "property": _property, "standing": _standing, "page": _number},
}
"""The parameters of each page, with what makes them known."""
