"""Colours and type from `.streamlit/config.toml`, as CSS variables and as plain values for the charts."""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

CONFIG = Path(__file__).parent.parent / ".streamlit" / "config.toml"
"""The one place where colours and type are written down."""

STYLES = Path(__file__).parent / "styles.css"
"""The rules of cards, citations and drawings; every colour in it is a variable from here."""

PAPER = Path(__file__).parent / "paper.css"
"""The rules of what is printed."""

SYSTEM = {
    "ink": "CanvasText",
    "paper": "Canvas",
    "panel": "Canvas",
    "rule": "GrayText",
    "quiet": "CanvasText",
    "link": "LinkText",
    "release": "CanvasText",
    "pardon": "CanvasText",
    "deal": "CanvasText",
    "custody": "CanvasText",
    "land": "Canvas",
    "water": "Canvas",
}
"""What each colour is where the reader's system chooses the colours."""


class Scheme(StrEnum):
    """The two appearances that a reader can choose between."""

    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one appearance, each as #rrggbb."""

    ink: str
    paper: str
    panel: str
    rule: str
    quiet: str
    link: str
    release: str
    pardon: str
    deal: str
    custody: str
    land: str
    water: str


@cache
def palette(scheme: Scheme) -> Palette:
    """The palette of an appearance."""
    colours = _config()[scheme]
    release, pardon, deal, custody, land, water = colours["chartCategoricalColors"]
    return Palette(
        ink=colours["textColor"],
        paper=colours["backgroundColor"],
        panel=colours["secondaryBackgroundColor"],
        rule=colours["borderColor"],
        quiet=colours["grayTextColor"],
        link=colours["linkColor"],
        release=release,
        pardon=pardon,
        deal=deal,
        custody=custody,
        land=land,
        water=water,
    )


@cache
def font() -> str:
    """The font stack of the text, for charts that take it as a value."""
    return str(_config()["font"])


@cache
def forced() -> str:
    """The variables where the reader's system chooses the colours."""
    system = "".join(f"--{name}:{value};" for name, value in SYSTEM.items())
    return f"@media(forced-colors:active){{:root:root:root{{{system}}}}}"


@cache
def css() -> str:
    """The variables of both appearances and the rules that use them, on screen and on paper, as one style sheet."""
    light, dark = palette(Scheme.LIGHT), palette(Scheme.DARK)
    pairs = ((name, getattr(light, name), getattr(dark, name)) for name in Palette.__slots__)
    variables = "".join(f"--{name}:light-dark({day},{night});" for name, day, night in pairs)
    rules = "\n".join(sheet.read_text(encoding="utf-8") for sheet in (STYLES, PAPER))
    return f":root{{{variables}--font:{font()}}}\n{forced()}\n{rules}"


@cache
def _config() -> dict:  # type: ignore[type-arg]  # a TOML document
    return tomllib.loads(CONFIG.read_text(encoding="utf-8"))["theme"]  # type: ignore[no-any-return]
