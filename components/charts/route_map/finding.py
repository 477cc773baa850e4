"""The finding of the route map, computed from the ledger."""

from collections.abc import Mapping

from components.charts.route_map.marks import RouteMarks
from components.text import Text
from data import Quantity
from data.status import stands

Found = Mapping[str, Quantity]


def finding(marks: RouteMarks, text: Text) -> str:
    """Where the freed went, as the counts that hold tell it; else what is known of the routes."""
    if marks.event is None:
        return _finding_of_all(marks, text)
    found = {f.prop.property: f.value for f in marks.counts if isinstance(f.value, Quantity) and stands(f)}
    if finding := _split(found, text) or _single(found, text):
        return finding
    if abroad := {leg.end.country for leg in marks.legs} - {"BY"}:
        return text.n(
            "The known route leads to one country", "The known route leads through {count} countries", len(abroad)
        )
    return text.t("The known route stays in Belarus") if marks.legs else text.t("No route of this release is known")


def _split(found: Found, text: Text) -> str:
    """The finding where the freed went two ways."""
    lithuania, ukraine = found.get("to_lithuania"), found.get("to_ukraine")
    stayed, refused = found.get("stayed_in_belarus"), found.get("refused_to_leave")
    if ukraine and lithuania:
        return text.n(
            "{people} person was taken to Ukraine and {others} to Lithuania",
            "{people} people were taken to Ukraine and {others} to Lithuania",
            int(ukraine.number),
            people=text.quantity(ukraine),
            others=text.quantity(lithuania),
        )
    if stayed and lithuania:
        return text.n(
            "{people} person stayed in Belarus; {others} were taken to Lithuania",
            "{people} people stayed in Belarus; {others} were taken to Lithuania",
            int(stayed.number),
            people=text.quantity(stayed),
            others=text.quantity(lithuania),
        )
    if lithuania and refused:
        return text.n(
            "{people} person was taken to Lithuania; {others} refused to leave Belarus",
            "{people} people were taken to Lithuania; {others} refused to leave Belarus",
            int(lithuania.number),
            people=text.quantity(lithuania),
            others=text.quantity(refused),
        )
    return ""


def _single(found: Found, text: Text) -> str:
    """The finding where one way is known."""
    if people := found.get("to_ukraine"):
        one, shown = int(people.number), text.quantity(people)
        return text.n(
            "{people} person was taken to Ukraine", "{people} people were taken to Ukraine", one, people=shown
        )
    if people := found.get("to_lithuania"):
        one, shown = int(people.number), text.quantity(people)
        return text.n(
            "{people} person was taken to Lithuania", "{people} people were taken to Lithuania", one, people=shown
        )
    if people := found.get("to_poland"):
        one, shown = int(people.number), text.quantity(people)
        return text.n("{people} person reached Poland", "{people} people reached Poland", one, people=shown)
    if people := found.get("stayed_in_belarus"):
        one, shown = int(people.number), text.quantity(people)
        return text.n("{people} person stayed in Belarus", "{people} people stayed in Belarus", one, people=shown)
    return ""


def _finding_of_all(marks: RouteMarks, text: Text) -> str:
    """On how many journeys each neighbour was a way out."""
    reached: dict[str, set[str]] = {}
    for leg in marks.legs:
        reached.setdefault(leg.event_id, set()).update((leg.start.country, leg.end.country))
    count = len(reached)
    lithuania = text.number(sum("LT" in found for found in reached.values()))
    ukraine = text.number(sum("UA" in found for found in reached.values()))
    return text.n(
        "Of {count} journey with a known route, Lithuania was a way out in {lithuania} and Ukraine in {ukraine}",
        "Of {count} journeys with a known route, Lithuania was a way out in {lithuania} and Ukraine in {ukraine}",
        count,
        lithuania=lithuania,
        ukraine=ukraine,
    )
