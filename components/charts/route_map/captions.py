"""The finding of the route map, computed from the ledger."""

from collections.abc import Mapping, Sequence

from components.charts.route_map.marks import LegMark, RouteMarks, Stop
from components.html import values
from components.text import Text
from data import Fact, Quantity
from data.status import stands
from data.totals import RELEASES

Found = Mapping[str, Fact]


def finding(marks: RouteMarks, text: Text) -> str:
    """Where the freed went, as the counts that hold tell it; else what is known of the routes."""
    if marks.event is None:
        return _finding_of_all(marks, text)
    found = {f.prop.property: f for f in marks.counts if isinstance(f.value, Quantity) and stands(f)}
    if finding := _split(found, text) or _single(found, text):
        return finding
    if {leg.end.country for leg in marks.legs} - {"BY"}:
        ends = (with_article(stop, text) for stop in (marks.legs[0].start, marks.legs[-1].end))
        return _journey(marks.legs, text, *ends)
    return text.t("The known route stays in Belarus") if marks.legs else text.t("No route of this release is known")


def _journey(legs: Sequence[LegMark], text: Text, start: str, end: str) -> str:
    """The finding where nobody says how many went where: from where to where, or there and back."""
    if legs[0].start == legs[-1].end:
        return text.t("A journey from {place} to {other} and back", place=start, other=with_article(legs[0].end, text))
    return text.t("A journey from {start} to {end}", start=start, end=end)


def with_article(stop: Stop, text: Text) -> str:
    """The name of a place as it stands after a preposition; of prisons that nobody names, that of the country."""
    if stop.vague and stop.country == "BY":
        return text.t("Belarus")
    return text.t("the United States") if stop.place_id == "united-states" else stop.label


def _split(found: Found, text: Text) -> str:
    """The finding where the freed went two ways."""
    lithuania, ukraine = found.get("to_lithuania"), found.get("to_ukraine")
    stayed, refused = found.get("stayed_in_belarus"), found.get("refused_to_leave")
    if ukraine and lithuania:
        said = text.n(
            "{people} person was taken to Ukraine and {others} to Lithuania",
            "{people} people were taken to Ukraine and {others} to Lithuania",
            _count(ukraine),
            people=values.either(text, ukraine),
            others=values.either(text, lithuania),
        )
        return values.differ(text, said, ukraine, lithuania)
    if stayed and lithuania:
        said = text.n(
            "{people} person stayed in Belarus; {others} were taken to Lithuania",
            "{people} people stayed in Belarus; {others} were taken to Lithuania",
            _count(stayed),
            people=values.either(text, stayed),
            others=values.either(text, lithuania),
        )
        return values.differ(text, said, stayed, lithuania)
    if lithuania and refused:
        said = text.n(
            "{people} person was taken to Lithuania; {others} refused to leave Belarus",
            "{people} people were taken to Lithuania; {others} refused to leave Belarus",
            _count(lithuania),
            people=values.either(text, lithuania),
            others=values.either(text, refused),
        )
        return values.differ(text, said, lithuania, refused)
    return ""


def _single(found: Found, text: Text) -> str:
    """The finding where one way is known."""
    if fact := found.get("to_ukraine"):
        one, many = "{people} person was taken to Ukraine", "{people} people were taken to Ukraine"
    elif fact := found.get("to_lithuania"):
        one, many = "{people} person was taken to Lithuania", "{people} people were taken to Lithuania"
    elif fact := found.get("to_poland"):
        one, many = "{people} person reached Poland", "{people} people reached Poland"
    elif fact := found.get("stayed_in_belarus"):
        one, many = "{people} person stayed in Belarus", "{people} people stayed in Belarus"
    else:
        return ""
    return values.differ(text, text.n(one, many, _count(fact), people=values.either(text, fact)), fact)


def _count(fact: Fact) -> int:
    """The number by which the words agree: that of the last value."""
    return int(values.live(fact)[-1].number)


def _finding_of_all(marks: RouteMarks, text: Text) -> str:
    """In how many releases and exchanges each neighbour was a way out, of those of which a crossing is on record."""
    reached: dict[str, set[str]] = {}
    left: set[str] = set()
    for leg in marks.legs:
        reached.setdefault(leg.event_id, set()).update((leg.start.country, leg.end.country))
        if leg.event_kind in RELEASES and (leg.start.crossing or leg.end.crossing):
            left.add(leg.event_id)
    if not left:
        return text.t("No way out of Belarus is known")
    lithuania, ukraine = (text.number(sum(country in reached[event] for event in left)) for country in ("LT", "UA"))
    return text.n(
        "Of {count} release or exchange with a known way out, {lithuania} led to Lithuania and {ukraine} to Ukraine",
        "Of {count} releases and exchanges with a known way out, {lithuania} led to Lithuania and {ukraine} to Ukraine",
        len(left),
        lithuania=lithuania,
        ukraine=ukraine,
    )
