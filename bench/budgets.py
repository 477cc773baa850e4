"""Compares the results with the budgets in budgets.toml."""

import math
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.measure import Measure, bare, is_measure, number

FILE = Path(__file__).with_name("budgets.toml")


@dataclass(frozen=True)
class Verdict:
    """A budget applied to one measurement; `limit` is its bound in words; `holds` is None if it was not measured."""

    says: str
    about: str
    limit: str
    measured: str
    holds: bool | None

    def line(self) -> str:
        """The verdict as one line of text."""
        mark = {True: "holds", False: "DOES NOT HOLD", None: "not measured"}[self.holds]
        about = f" ({self.about})" if self.about else ""
        return f"{mark:14} {self.says}{about}: {self.measured}, {self.limit}"


def judged(results: dict) -> list[Verdict]:
    """A verdict for every budget whose benchmark was run."""
    budgets = tomllib.loads(FILE.read_text(encoding="utf-8"))["budget"]
    return [verdict for budget in budgets for verdict in _judge(results, budget)]


def _judge(results: dict, budget: dict) -> Iterator[Verdict]:
    limit = _limit(budget)
    if budget["value"].partition(".")[0] not in results:
        return
    values = list(_measures(results, budget["value"].split(".")))
    if not values:
        yield Verdict(budget["says"], "", limit, "nothing", None)
    others = dict(_measures(results, budget.get("of", "").split(".")))
    for star, measure in values:
        below = others.get(star, others.get(""))
        yield _verdict(budget, star, limit, measure, below)


def _limit(budget: dict) -> str:
    name = "at_most" if "at_most" in budget else "at_least"
    bound = f"{budget[name]:g}" if "of" in budget else number(budget[name], budget["unit"])
    return f"{name.replace('_', ' ')} {bound}"


def _holds(budget: dict, value: float) -> bool:
    return value <= budget.get("at_most", math.inf) and value >= budget.get("at_least", -math.inf)


def _verdict(budget: dict, star: str, limit: str, measure: Measure, below: Measure | None) -> Verdict:
    value, unit = measure["median"], measure["unit"]
    if "of" not in budget:
        holds = None if math.isnan(value) else _holds(budget, value)
        return Verdict(budget["says"], star, limit, number(value, unit), holds)
    if below is None or math.isnan(value) or math.isnan(below["median"]):
        return Verdict(budget["says"], star, limit, "one side was not measured", None)
    ratio = value / below["median"] if below["median"] else math.inf
    ratio_text = f"{ratio:,.0f}" if ratio >= 100 else f"{ratio:.3f}"
    ratio_text += f" ({bare(value, unit)} of {number(below['median'], unit)})"
    return Verdict(budget["says"], star, limit, ratio_text, _holds(budget, ratio))


def _measures(node: object, path: list[str], star: str = "") -> Iterator[tuple[str, Measure]]:
    """The measurements that a path names, each with what stands for its *."""
    if not path:
        if is_measure(node):
            yield star, node
    elif isinstance(node, dict):
        names = list(node) if path[0] == "*" else [path[0]]
        for name in names:
            if name in node:
                yield from _measures(node[name], path[1:], name if path[0] == "*" else star)
