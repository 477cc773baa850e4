"""The words of the route map: its finding, what its lines mean, and the same in a table."""

from components.charts.contract import Caption
from components.charts.route_map.captions import finding, led_to_several
from components.charts.route_map.marks import LegMark, RouteMarks, Stop
from components.html import choices, labels, values
from components.html.tables import Line, Table
from components.text import Text
from data.model import Event
from data.vocabulary import EventKind, PlaceKind, Standing

TIGHT = 10
"""Letters of a line where there is little room."""


def caption(marks: RouteMarks, text: Text) -> Caption:
    """The finding, computed from the ledger; what the styles mean; and the picture in words."""
    title = finding(marks, text)
    if not marks.legs:
        return Caption(title, text.t("No journey is shown: none is described, or none has begun at this step."), title)
    days = sorted(leg.event_date for leg in marks.legs)
    if marks.event:
        period = _period(marks, text, marks.event)
    else:
        period = text.t("Journeys from {first} to {last}.", first=text.date(days[0]), last=text.date(days[-1]))
        period = f"{led_to_several(marks, text)} {period}".strip()
    return Caption(title, f"{period} {meaning(text)}", _alt(marks, text, title))


def _period(marks: RouteMarks, text: Text, event: Event) -> str:
    """The day of an event, the days of its journeys where they are others, and how far the map has been played."""
    days = sorted({event.date, *(leg.day for leg in marks.legs)})
    sentences = [_of(event, text)]
    if marks.step is not None:
        last, count = marks.legs[-1], len(marks.whole)
        sentences.append(
            text.t(
                "Shown up to step {step} of {count}, {date}: {journey}.",
                step=last.sequence,
                count=count,
                date=text.date(last.day),
                journey=sentence(last, text),
            )
        )
    elif len(days) > 1:
        sentences.append(text.t("Journeys from {first} to {last}.", first=text.date(days[0]), last=text.date(days[-1])))
    return " ".join(sentences)


def _of(event: Event, text: Text) -> str:
    """Whose journeys they are, and on which day: of a release, an exchange, or an event that freed nobody."""
    day = text.date(event.date)
    match event.kind:
        case EventKind.RELEASE | EventKind.PARDON:
            return text.t("Release of {date}.", date=day)
        case EventKind.SWAP:
            return text.t("Exchange of {date}.", date=day)
        case _:
            return text.t("Journey of {date}.", date=day)


def steps(marks: RouteMarks, text: Text) -> tuple[tuple[int, str], ...]:
    """The numbers on the map of one release, each with what it stands for."""
    return tuple((leg.sequence, dated(leg, text)) for leg in marks.legs) if marks.event else ()


def _alt(marks: RouteMarks, text: Text, title: str) -> str:
    return text.n(
        "Map of {region}. {finding}. {count} line; the table below tells it in words.",
        "Map of {region}. {finding}. {count} lines; the table below tells them in words.",
        len(marks.legs),
        region=text.t(marks.dataset.story.ground.region),
        finding=title,
    )


def meaning(text: Text) -> str:
    """What the lines of the map mean, and their width."""
    return text.t(
        "Lines join places that sources name; they are not the exact roads. "
        "Solid lines are documented, dashed ones reported, dotted ones schematic: drawn to connect what is known. "
        "The wider the line, the more people."
    )


def table(marks: RouteMarks, text: Text) -> Table:
    """Every leg in words, in the order of the journeys."""
    first = () if marks.event else (text.t("Release"),)
    columns = (
        *first,
        text.t("Step"),
        text.t("From"),
        text.t("To"),
        text.t("People"),
        text.t("Means"),
        text.t("Certainty"),
        text.t("Day"),
        text.t("Note"),
    )
    lines = tuple(_line(leg, text, with_release=marks.event is None) for leg in marks.legs)
    return Table(text.t("Journeys, part by part"), columns, lines, frozenset({len(first)}))


def _line(leg: LegMark, text: Text, *, with_release: bool) -> Line:
    cells = (
        text.number(leg.sequence),
        leg.start.name,
        leg.end.name,
        people(leg, text),
        choices.mode(text, leg.mode),
        labels.certainty(text, leg.certainty),
        text.date(leg.day),
        leg.note,
    )
    return Line((text.short_date(leg.event_date), *cells) if with_release else cells, leg.facts)


def people(leg: LegMark, text: Text) -> str:
    """How many people made a leg, with the standing of that figure."""
    if leg.count is None or leg.people is None:
        return text.t("number not known")
    number, standing = values.either(text, leg.people), labels.standing(text, leg.people.standing)
    return text.t("{people} ({standing})", people=number, standing=standing)


def dated(leg: LegMark, text: Text) -> str:
    """A leg in one phrase with its own day, which may be later than that of its release."""
    return text.t("{date}: {journey}", date=text.date(leg.day), journey=sentence(leg, text))


def sentence(leg: LegMark, text: Text) -> str:
    """A leg in one phrase: from where to where, how many, how well known."""
    certainty = labels.certainty(text, leg.certainty)
    start, end = leg.start.name, leg.end.name
    if leg.count is None:
        return text.t("{start} to {end}: number not known, {certainty}", start=start, end=end, certainty=certainty)
    count, people_count = (
        int(leg.count.number),
        values.either(text, leg.people) if leg.people else text.quantity(leg.count),
    )
    if leg.people and leg.people.standing is Standing.DISPUTED:
        return text.n(
            "{start} to {end}: {people} person (disputed), {certainty}",
            "{start} to {end}: {people} people (disputed), {certainty}",
            count,
            start=start,
            end=end,
            people=people_count,
            certainty=certainty,
        )
    return text.n(
        "{start} to {end}: {people} person, {certainty}",
        "{start} to {end}: {people} people, {certainty}",
        count,
        start=start,
        end=end,
        people=people_count,
        certainty=certainty,
    )


def stop_label(stop: Stop, text: Text) -> tuple[str, ...]:
    """What the map writes beside a place, in short lines; a crossing that no source names is not named."""
    if stop.vague and stop.crossing:
        return _wrapped(text.t("crossing not named"), TIGHT)
    if stop.kind is PlaceKind.COUNTRY:
        return (stop.name, text.t("(place not named)"))
    if stop.kind in (PlaceKind.REGION, PlaceKind.BORDER_CROSSING):
        return _wrapped(stop.label)
    return (stop.label,)


def tight(lines: tuple[str, ...]) -> tuple[str, ...]:
    """The same words in more and shorter lines, for where there is little room beside a place."""
    return tuple(narrow for line in lines for narrow in _wrapped(line, TIGHT))


def exit_label(leg: LegMark, text: Text, *, out: bool) -> str:
    """The name at the edge of the map, where a leg leaves it or comes in."""
    if out:
        return text.t("to {place}", place=text.t(leg.end.in_sentence))
    return text.t("from {place}", place=text.t(leg.start.in_sentence))


def _wrapped(name: str, width: int = 19) -> tuple[str, ...]:
    """A long name in lines of about so many letters."""
    lines = [""]
    for word in name.replace(" - ", "\N{NO-BREAK SPACE}- ").split(" "):
        if lines[-1] and len(lines[-1]) + len(word) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return tuple(lines)
