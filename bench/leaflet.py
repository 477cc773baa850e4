"""The route map as a page with Leaflet, for comparison: the same outlines, lines and places."""

import json

from components.charts import route_map
from components.charts.route_map.words import sentence
from components.text import text_for
from data.raw_tables import GEO

FILES = "/leaflet/dist/leaflet"
MOST = 12
"""The width of the widest line in pixels."""

START = """
const map = L.map("map");
L.geoJSON(COUNTRIES, {style: {color: "#888", weight: 1, fillColor: "#eee", fillOpacity: 1}}).addTo(map);
const drawn = LEGS.map((leg) => L.polyline(leg.line, {weight: leg.wide, dashArray: leg.dash}).bindPopup(leg.said));
STOPS.forEach((stop) => drawn.push(L.circleMarker(stop.at, {radius: 5}).bindPopup(stop.name)
  .bindTooltip(stop.label, {permanent: true, direction: "right"})));
map.fitBounds(L.featureGroup(drawn).addTo(map).getBounds());
"""
"""The script without tiles and pictures: the page consists of the library, its style sheet and the data."""


def body(dataset) -> tuple[str, str]:
    """The HTML of the head and of the body of the page."""
    marks = route_map.marks(dataset)
    countries = json.loads((GEO / "countries_small.geojson").read_text(encoding="utf-8"))
    constants = {
        "COUNTRIES": countries,
        "LEGS": [_leg(dataset, mark) for mark in marks.legs],
        "STOPS": [{"at": _at(dataset, stop.place_id), "name": stop.name, "label": stop.label} for stop in marks.stops],
    }
    data = "".join(f"const {name} = {_json(value)};" for name, value in constants.items())
    head = f'<link rel="stylesheet" href="{FILES}.css"><script src="{FILES}.js"></script>'
    return head, f'<div id="map" style="height:480px"></div><script>{data}{START}</script>'


def _leg(dataset, mark) -> dict[str, object]:
    leg = dataset.legs[mark.leg_id]
    people = int(mark.count.number) if mark.count else 1
    return {
        "line": [_at(dataset, point) for point in (leg.from_place, *leg.via, leg.to_place)],
        "wide": min(MOST, 1 + people**0.5),
        "dash": {"documented": None, "reported": "6 4"}.get(str(leg.certainty), "1 5"),
        "event": mark.event_id,
        "said": sentence(mark, text_for("en")),
    }


def _at(dataset, point: str) -> list[float]:
    """Latitude and longitude of a place, or of a point that is given by them."""
    place = dataset.places.get(point)
    return [place.lat, place.lon] if place else [float(number) for number in point.split()]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
