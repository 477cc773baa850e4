"""The types of single cells, with their patterns: addresses, ids, days, lists, yes and no."""

import re
from ipaddress import ip_address
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, PlainSerializer, StringConstraints

from data.dates import PartialDate
from data.quantities import Quantity
from data.roles import Role, Theme


def _list(text: Any) -> Any:
    return tuple(part.strip() for part in text.split(";") if part.strip()) if isinstance(text, str) else text


def _day(text: Any) -> Any:
    return PartialDate.parse(text) if isinstance(text, str) else text


def _or_none(text: Any) -> Any:
    return None if text == "" else text


def _day_or_none(text: Any) -> Any:
    return None if text == "" else _day(text)


def _yes(text: Any) -> Any:
    if text not in ("yes", "no", True, False):
        raise ValueError("yes or no was expected")
    return text in ("yes", True)


def _with_host(url: str) -> str:
    """The address as it is, if it leads to a host on the public web."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
        known = _is_public(host) and "@" not in parts.netloc
    except ValueError:  # no host, or no port, can be made out
        known = False
    if not known:
        raise ValueError("an address with a host on the public web, such as https://example.org/page")
    return url


def _is_public(host: str) -> bool:
    if re.fullmatch(r"[\d.]+|.*:.*", host):
        return ip_address(host).is_global
    labels = host.removesuffix(".").encode("idna").decode().split(".")
    return len(labels) > 1 and all(_LABEL.fullmatch(label) for label in labels)


_LABEL = re.compile(r"[a-z0-9_]([a-z0-9_-]*[a-z0-9])?")
"""One part of a host's name, as it is looked up."""

ID = r"^[a-zA-Z0-9][a-zA-Z0-9-]*$"
OPTIONAL_ID = r"^([a-zA-Z0-9][a-zA-Z0-9-]*)?$"
ADDRESS, LANGUAGE, PROPERTY = r"^https?://\S+$", r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$", r"^[a-z][a-z0-9_]*$"
COUNTRY, OPTIONAL_COUNTRY = r"^[A-Z]{2}$", r"^([A-Z]{2})?$"
Address = Annotated[str, StringConstraints(pattern=ADDRESS), AfterValidator(_with_host)]
Language = Annotated[str, StringConstraints(pattern=LANGUAGE)]
CountryCode = Annotated[str, StringConstraints(pattern=COUNTRY)]
PropertyName = Annotated[str, StringConstraints(pattern=PROPERTY)]
OptionalCountry = Annotated[str, StringConstraints(pattern=OPTIONAL_COUNTRY)]
Slug = Annotated[str, StringConstraints(pattern=ID)]
OptionalSlug = Annotated[str, StringConstraints(pattern=OPTIONAL_ID)]
Words = Annotated[str, StringConstraints(min_length=1)]
Label = Annotated[str, StringConstraints(max_length=28)]
Slugs = Annotated[tuple[str, ...], BeforeValidator(_list)]
Day = Annotated[PartialDate, BeforeValidator(_day), PlainSerializer(str)]
OptionalDay = Annotated[PartialDate | None, BeforeValidator(_day_or_none), PlainSerializer(lambda d: str(d or ""))]
YesNo = Annotated[bool, BeforeValidator(_yes)]
OptionalRole = Annotated[Role | None, BeforeValidator(_or_none), PlainSerializer(lambda role: role or "")]
OptionalTheme = Annotated[Theme | None, BeforeValidator(_or_none), PlainSerializer(lambda theme: theme or "")]
Value = Quantity | PartialDate | str


def covers(a: Value, b: Value) -> bool:
    """Whether a date or quantity is equal to a second one, or says the same less precisely."""
    if isinstance(a, PartialDate) and isinstance(b, PartialDate):
        return a.contains(b)
    return isinstance(a, Quantity) and isinstance(b, Quantity) and a.contains(b)
