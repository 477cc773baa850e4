"""What the address of a page holds: each parameter described once, read and checked against what exists.

A page of the desk lists its parameters where its content is described (`components/content/`); what the desk keeps in
the address, what the server reads from it, which address is canonical, and which embed shows the same, all derive
from that list.
"""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto
from urllib.parse import urlencode

from data import Dataset, PartialDate

FIRST = "overview"
"""The page at the root of the desk."""

LONGEST = 200
"""Characters of one value that are looked at; the rest of a longer one is ignored."""

PASTED = 1_000
"""Characters of pasted lines that are looked at; as bytes of an address they stay below what a server takes."""

MOST_QUOTED = 60
"""Characters of an unknown value that a page repeats."""

MOST_PAGES = 10_000
"""The largest number that an address may ask for."""

Params = Mapping[str, str]
Known = Callable[[Dataset], Collection[str]]

_OURS = re.compile(r"""(\b(?:href|src|action)="|\burl\()/(?!/)""")
_below: list[str] = []


def stands_below(path: str) -> None:
    """Set the path below which the desk is served, such as /freed; `rooted` adds it to pages when they are sent."""
    _below[:] = [path] if path else []


def below() -> str:
    """The path below which the desk is served; an empty string at the root of its host."""
    return _below[0] if _below else ""


def rooted(html: str) -> str:
    """HTML with the path of the desk before each of its addresses; text holds no unescaped quote that could match."""
    plain = str.__str__(html)  # marked as escaped, it would escape what is put into it
    return _OURS.sub(rf"\g<1>{below()}/", plain) if _below else plain


def one(params: Params, name: str, known: Collection[str], default: str = "") -> str:
    """The value of a parameter where it is known, else the default."""
    value = params.get(name, "")[:LONGEST]
    return value if value in known else default


def several(params: Params, name: str, known: Collection[str]) -> tuple[str, ...]:
    """The known values of a parameter that holds a comma-separated list, in the order in which they are known."""
    values = set(params.get(name, "")[: LONGEST * 5].split(","))
    return tuple(value for value in known if value in values)


def words(params: Params, name: str, most: int = LONGEST) -> str:
    """A text that the reader typed, bounded in length."""
    return params.get(name, "")[:most].replace("\0", "").strip()


def month(params: Params, name: str) -> date | None:
    """The first day of a month given as YYYY-MM, or None."""
    try:
        return date.fromisoformat(f"{params.get(name, '')[:7]}-01")
    except ValueError:
        return None


def day(params: Params, name: str) -> PartialDate | None:
    """A day, a month or a year as YYYY-MM-DD, YYYY-MM or YYYY, or the day of a moment; None where it is none."""
    typed = words(params, name)
    on, _, hour = typed.partition("T")
    try:
        return PartialDate.parse(on if hour and len(on) == len("2025-12-31") else typed)
    except ValueError:
        return None


def number(params: Params, name: str, most: int) -> int:
    """A page number from 1 to `most`; anything else is 1 or `most`, whichever is nearer."""
    digits = params.get(name, "")[:9]
    return min(max(int(digits), 1), most) if digits.isascii() and digits.isdigit() else 1


def link(page: str, /, **params: str) -> str:
    """The address of a page of the desk with parameters; empty ones are left out."""
    query = {name: value for name, value in params.items() if value}
    return f"/{page}" + (f"?{urlencode(query, safe=',')}" if query else "")


class Kind(StrEnum):
    """How the value of a parameter is read."""

    ONE = auto()
    """One of the known values."""
    SEVERAL = auto()
    """Known values with commas between them."""
    WORDS = auto()
    """Words that a reader types."""
    LINES = auto()
    """Lines that a reader pastes."""
    DAY = auto()
    """A day, a month or a year, which a reader types, or one of the known values in its place."""
    MONTH = auto()
    """A month, as YYYY-MM."""
    NUMBER = auto()
    """A number from 1."""
    CONTROL = auto()
    """Read by the control that writes it, and by nothing else."""


class Scope(StrEnum):
    """What a parameter changes: which page it is, which part of it is shown, or what one reader sees just now."""

    IDENTITY = auto()
    """Makes another page of it, so the canonical address has it."""
    FILTER = auto()
    """Shows a part of the page, so a shared address has it."""
    MOMENT = auto()
    """One reader's moment, which no shared address needs."""


def nothing_known(_dataset: Dataset) -> Collection[str]:
    """No values, for parameters that are not chosen from a list."""
    return ()


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a page: its kind and scope, its known values, and what an embed calls it.

    `folder` is that of the embeds which show one of its values, `embed` the filter of the page's own embed, and
    `field` the field of the people's filter that it fills.
    """

    name: str
    kind: Kind
    scope: Scope = Scope.FILTER
    known: Known = nothing_known
    folder: str = ""
    embed: str = ""
    field: str = ""

    def value(self, dataset: Dataset, params: Params) -> str:
        """The value that an address gives, as it is written; nothing where it gives none that is known."""
        match self.kind:
            case Kind.ONE:
                return one(params, self.name, self.known(dataset))
            case Kind.SEVERAL:
                return ",".join(several(params, self.name, self.known(dataset)))
            case Kind.WORDS | Kind.LINES | Kind.DAY:  # a day as it is typed, so that a field keeps what is none
                return words(params, self.name, PASTED if self.kind is Kind.LINES else LONGEST)
            case Kind.MONTH:
                first = month(params, self.name)
                return f"{first:%Y-%m}" if first else ""
            case Kind.NUMBER:
                return str(number(params, self.name, MOST_PAGES)) if self.name in params else ""
        return ""

    def unknown(self, dataset: Dataset, params: Params) -> tuple[str, ...]:
        """The values that an address gives and that do not exist; at most three, cut short."""
        read = {Kind.DAY: day, Kind.MONTH: month}.get(self.kind)
        if read and (typed := words(params, self.name)) and not read(params, self.name):
            return () if typed in self.known(dataset) else (typed[:MOST_QUOTED],)
        if self.kind not in (Kind.ONE, Kind.SEVERAL) or self.scope is Scope.MOMENT or not params.get(self.name):
            return ()
        value = params[self.name][: LONGEST * 5]
        values = value.split(",") if self.kind is Kind.SEVERAL else (value,)
        known = self.known(dataset)
        return tuple(each[:MOST_QUOTED] for each in dict.fromkeys(values) if each and each not in known)[:3]


@dataclass(frozen=True, slots=True)
class PageAddress:
    """A page of the desk: its name, its parameters, and the drawing that stands for it among the embeds."""

    name: str
    parameters: tuple[Parameter, ...] = ()
    embed: str = ""

    @property
    def path(self) -> str:
        """The path of the page; the first page is that of the desk."""
        return "" if self.name == FIRST else self.name

    def read(self, dataset: Dataset, params: Params) -> "Address":
        """The address that a query asks for: the parameters that mean something on this page, and nothing else."""
        values = ((each.name, each.value(dataset, params)) for each in self.parameters)
        strangers = tuple((each.name, one) for each in self.parameters for one in each.unknown(dataset, params))
        return Address(self, tuple((name, value) for name, value in values if value), unknown=strangers)


@dataclass(frozen=True, slots=True)
class Address:
    """A page with the parameters that mean something on it, as they stand in the address."""

    page: PageAddress
    pairs: tuple[tuple[str, str], ...] = ()
    frame: str = ""
    """The part of the query that asks for the desk inside a frame of another page; its links repeat it."""
    unknown: tuple[tuple[str, str], ...] = ()
    """Values that were asked for and do not exist, with their parameters: the page says so."""

    @property
    def params(self) -> dict[str, str]:
        """The parameters by name."""
        return dict(self.pairs)

    @property
    def plain(self) -> "Address":
        """The same page without filters."""
        return Address(self.page, self._of(Scope.IDENTITY))

    @property
    def typed(self) -> bool:
        """Whether it holds words that a reader searches for."""
        typed = [each for each in self.page.parameters if each.kind in (Kind.WORDS, Kind.LINES)]
        words = {each.name for each in typed if each.scope is Scope.MOMENT}
        return any(name in words for name, _ in self.pairs)

    @property
    def canonical(self) -> str:
        """The address below the desk's own under which search engines know the page."""
        return link(self.page.path, **dict(self._of(Scope.IDENTITY)))

    @property
    def shared(self) -> str:
        """The address as somebody shares it: with its filters, without search words and page numbers."""
        return link(self.page.path, **dict(self._of(Scope.IDENTITY, Scope.FILTER)))

    def _of(self, *scopes: Scope) -> tuple[tuple[str, str], ...]:
        scope = {each.name: each.scope for each in self.page.parameters}
        return tuple((name, value) for name, value in self.pairs if scope[name] in scopes)
