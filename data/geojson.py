"""Places and legs as GeoJSON, WGS 84."""

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from data import journeys, people
from data.dataset import Dataset
from data.model import Leg
from data.quantities import Quantity

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry


def places(dataset: Dataset) -> bytes:
    """Every place as a point."""
    from shapely import Point

    rows = tuple(dataset.places.values())
    records = [
        {
            "place_id": place.place_id,
            "name": place.name,
            "name_local": place.name_local,
            "country": place.country,
            "kind": place.kind.value,
            "precision": place.precision.value,
            "coordinate_source": place.coordinate_source,
        }
        for place in rows
    ]
    return _collection(records, [Point(place.lon, place.lat) for place in rows])


def legs(dataset: Dataset) -> bytes:
    """Every leg as a straight line from where it begins to where it ends; it is not the road that was taken."""
    from shapely import LineString

    rows = tuple(dataset.legs.values())
    ends = [(dataset.places[leg.from_place], dataset.places[leg.to_place]) for leg in rows]
    records = [
        {
            "leg_id": leg.leg_id,
            "event_id": leg.event_id,
            "sequence": leg.sequence,
            "date": str(journeys.day(dataset, leg)),
            "from_place": leg.from_place,
            "to_place": leg.to_place,
            "mode": leg.mode.value,
            "certainty": leg.certainty.value,
            "people": _people(dataset, leg.leg_id),
        }
        for leg in rows
    ]
    return _collection(records, [LineString([(a.lon, a.lat), (b.lon, b.lat)]) for a, b in ends])


def of_rows(dataset: Dataset, subjects: Sequence[str], rows: Sequence[Mapping[str, object]], about: object) -> bytes:
    """Rows of a table as features, each with the shape of what it is about, or with none."""
    shapes = [shape(dataset, subject) for subject in [*subjects, *[""] * (len(rows) - len(subjects))]]
    features = [
        {"type": "Feature", "properties": row, "geometry": drawn} for row, drawn in zip(rows, shapes, strict=True)
    ]
    whole = {"type": "FeatureCollection", "about": about, "features": features}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def shape(dataset: Dataset, subject: str) -> dict[str, object] | None:
    """A leg as a line, an event as the lines of its journeys, a person as the place that sources name as the end."""
    if subject in dataset.legs:
        return {"type": "LineString", "coordinates": _line(dataset, dataset.legs[subject])}
    if legs_of := dataset.legs_of(subject):
        return {"type": "MultiLineString", "coordinates": [_line(dataset, leg) for leg in legs_of]}
    taken = people.entry(dataset, subject).taken_to if subject in dataset.people else None
    place = dataset.places.get(str(taken.value)) if taken else None
    return {"type": "Point", "coordinates": [place.lon, place.lat]} if place else None


def _line(dataset: Dataset, leg: Leg) -> list[list[float]]:
    ends = dataset.places[leg.from_place], dataset.places[leg.to_place]
    return [[place.lon, place.lat] for place in ends]


def _people(dataset: Dataset, leg_id: str) -> str:
    fact = journeys.people(dataset, dataset.legs[leg_id])
    return str(fact.value) if fact and isinstance(fact.value, Quantity) else ""


def _collection(records: Sequence[Mapping[str, object]], shapes: "Sequence[BaseGeometry]") -> bytes:
    import geopandas as gpd
    import pandas as pd

    frame = gpd.GeoDataFrame(pd.DataFrame(records), geometry=shapes, crs="EPSG:4326")
    return (str(frame.to_json(drop_id=True, ensure_ascii=False, indent=1)) + "\n").encode()
