"""The settings of the server, read from environment variables and checked."""

import ipaddress
import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from components.site import Site
from data.store import story_of

ROOT = Path(__file__).parent.parent
"""The folder of the desk."""

_ANCESTOR = re.compile(r"(\*|'self'|https?://(\*\.)?[A-Za-z0-9.-]+(:\d{1,5})?)")
NONE = "none"
"""The value of FREED_EMBEDS if the embeds are built and served elsewhere."""

_PLACE = re.compile(r"https?://[A-Za-z0-9.-]+(:\d{1,5})?(/[A-Za-z0-9._~/-]*)?")
_BASE = re.compile(r"https?://[A-Za-z0-9.-]+(:\d{1,5})?(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*")
_ORIGIN = re.compile(r"https?://[A-Za-z0-9.-]+(:\d{1,5})?")

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


class Start(StrEnum):
    """When a page starts the app; pages can be read and used without it."""

    INTENT = "intent"
    """When a reader asks for it."""
    ALWAYS = "always"
    """As soon as the page is there."""
    NEVER = "never"
    """Never: there are only pages, forms and links."""


class Ahead(StrEnum):
    """What is rendered before a reader asks for it."""

    EVERYTHING = "everything"
    """Every page and chart: the first reader waits for nothing."""
    NOTHING = "nothing"
    """Nothing: the server starts in half of the time, and the first reader of a page waits until it is made."""


class SettingError(ValueError):
    """An environment variable with a value that is not valid."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings: public address, allowed frames and origins, proxies, folders of generated files, limits."""

    base_url: str = ""
    frame_ancestors: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    proxies: tuple[Network, ...] = ()
    metrics_token: str = ""
    assets: Path = ROOT / "build" / "assets"
    embeds: Path = ROOT / "build" / "embeds"
    makes_embeds: bool = True
    embed_url: str = ""
    sessions: int = 5_000
    start: Start = Start.INTENT
    ahead: Ahead = Ahead.EVERYTHING

    @property
    def origin(self) -> str:
        """The origin of the address that is set, as a browser names it; nothing where none is set."""
        return "/".join(self.base_url.split("/")[:3])

    @property
    def below(self) -> str:
        """The path of the public address, below which the desk stands; empty if it has a host of its own."""
        return self.base_url.removeprefix(self.origin)

    def embeds_at(self, desk: str) -> Site:
        """The site of the embeds of a desk: below its own address, or where the settings say."""
        return Site(desk or "/", self.embed_url or f"{desk}/embed/")

    @classmethod
    def read(cls, env: Mapping[str, str]) -> "Settings":
        """Read the settings from environment variables; raises SettingError for an invalid value."""
        return cls(
            base_url=_checked("FREED_BASE_URL", env.get("FREED_BASE_URL", "").rstrip("/"), _BASE),
            frame_ancestors=tuple(
                _checked("FREED_FRAME_ANCESTORS", each, _ANCESTOR)
                for each in env.get("FREED_FRAME_ANCESTORS", "").split()
            ),
            origins=tuple(
                _checked("FREED_ORIGINS", each, _ORIGIN).lower() for each in env.get("FREED_ORIGINS", "").split()
            ),
            proxies=tuple(map(_network, env.get("FREED_PROXIES", "").split())),
            metrics_token=env.get("FREED_METRICS_TOKEN", ""),
            assets=Path(env.get("FREED_ASSETS") or ROOT / "build" / "assets"),
            embeds=Path(env.get("FREED_EMBEDS") or _embeds(env)).absolute(),
            makes_embeds=env.get("FREED_EMBEDS") != NONE,
            embed_url=_checked("FREED_EMBED_URL", env.get("FREED_EMBED_URL", "").strip(), _PLACE),
            sessions=_number("FREED_MAX_SESSIONS", env.get("FREED_MAX_SESSIONS", ""), 5_000),
            start=_one_of(Start.INTENT, "FREED_APP", env.get("FREED_APP", "").strip()),
            ahead=_one_of(Ahead.EVERYTHING, "FREED_AHEAD", env.get("FREED_AHEAD", "").strip()),
        )


def _embeds(env: Mapping[str, str]) -> Path:
    """Where embeds are made where nothing is said of it: those of another story in a folder of their own."""
    story = story_of(env)
    return ROOT / "build" / (f"embeds-{story.name}" if story else "embeds")


def _checked(name: str, value: str, form: re.Pattern[str]) -> str:
    if value and not form.fullmatch(value):
        raise SettingError(f"{name}: {value!r} is not an address like https://example.org")
    return value


def _network(value: str) -> Network:
    try:
        return ipaddress.ip_network(value)
    except ValueError as error:
        message = f"FREED_PROXIES: {value!r} is not an address or network like 127.0.0.1 or 10.83.1.0/24: {error}"
        raise SettingError(message) from error


Choice = TypeVar("Choice", Start, Ahead)


def _one_of(usual: Choice, name: str, value: str) -> Choice:
    choices = type(usual)
    if value and value not in tuple(choices):
        near = get_close_matches(value.lower(), tuple(choices), 1, 0.4)
        guess = f"; did you mean {near[0]}?" if near else ""
        raise SettingError(f"{name}: {value!r} is none of {', '.join(choices)}{guess}")
    return choices(value) if value else usual


def _number(name: str, value: str, default: int) -> int:
    if value and not (value.isascii() and value.isdigit() and int(value) > 0):
        raise SettingError(f"{name}: {value!r} is not a number above 0")
    return int(value) if value else default
