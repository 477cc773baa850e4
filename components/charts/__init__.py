"""One folder per chart: `contract.py` says what each offers, and a test checks every one of them."""

import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from components.charts.contract import Chart


@cache
def charts() -> Mapping[str, "Chart"]:
    """Every chart by its name among the embeds, in the order in which they are offered."""
    folders = (each.name for each in pkgutil.iter_modules(__path__) if each.ispkg)
    modules = [cast("Chart", import_module(f"{__name__}.{folder}")) for folder in folders]
    return MappingProxyType({chart.EMBED: chart for chart in sorted(modules, key=lambda chart: chart.ORDER)})
