"""Land, borders and water under the journeys, as inline SVG."""

from collections.abc import Iterator, Sequence

import htpy as h
from htpy import Element

from components.charts.route_map.viewport import View
from data import Dataset, geo
from data.geo import Line, Point


def land(dataset: Dataset, seen: View, *, fine: bool) -> Element:
    """Land, borders and water; some countries of the story a little stronger."""
    ground, always, strong = dataset.ground, dataset.story.ground.always, dataset.story.ground.stressed
    inside = [o for o in ground.countries(fine=fine) if o.iso in always or any(map(seen.frame.holds, _points(o)))]
    return h.g({"stroke-linejoin": "round", "pointer-events": "none"})[
        h.rect(width=f"{seen.width}", height=f"{seen.height:.0f}", fill="var(--water)", fill_opacity=".55"),
        (_country(o, seen, stressed=o.iso in strong) for o in sorted(inside, key=lambda o: o.iso in strong)),
        (
            h.path(d=_shape(lake.lines, seen, close=True), fill="var(--water)")
            for lake in ground.lakes()
            if any(map(seen.frame.holds, _points(lake)))
        ),
        h.g({"fill": "none", "stroke": "var(--water)", "stroke-width": "1.2"})[
            (h.path(d=_shape(river.lines, seen, close=False)) for river in ground.rivers())
        ],
    ]


def _points(outline: geo.Outline) -> Iterator[Point]:
    return (point for line in outline.lines for point in line)


def _country(outline: geo.Outline, seen: View, *, stressed: bool) -> Element:
    return h.path(
        {"data-country": outline.iso, "stroke-width": "1.1" if stressed else ".8", "fill-rule": "evenodd"},
        d=_shape(outline.lines, seen, close=True),
        fill="var(--land)" if stressed else "var(--panel)",
        stroke="var(--quiet)" if stressed else "var(--rule)",
    )


def _shape(lines: Sequence[Line], seen: View, *, close: bool) -> str:
    """Lines as one path in whole pixels; of an open one only what lies in or near the frame."""
    parts = []
    for line in lines:
        places = [seen.at(point) for point in line]
        if not close:
            places = [p for p in places if -60 < p[0] < seen.width + 60 and -60 < p[1] < seen.height + 60]
        steps = dict.fromkeys(f"{round(x)} {round(y)}" for x, y in places)
        if len(steps) > 1:
            parts.append(f"M{'L'.join(steps)}{'Z' if close else ''}")
    return "".join(parts)
